"""Where portions are analysed: in this process, in processes of this machine, on a Dask cluster.

All of them take a portion and give a future. What they raise when a process was killed or a connection cut is
named by `lost`: then the driver waits with `renew` and hands the portion out once more.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from typing import Any, Protocol

from detente.records import DetenteError
from detente.scale_out.portion_analysis import AnalysedPortion
from detente.scale_out.portions import Portion

Work = Callable[[Portion], AnalysedPortion]
_IDLE = 600  # seconds after which a process without work ends
_AHEAD = 2  # portions handed out for each process
_TRY = 10  # seconds that one try to reach a scheduler may take
_LOG = logging.getLogger(__name__)


class Engine(Protocol):
    """Something that analyses portions."""

    lost: tuple[type[BaseException], ...]

    @property
    def ahead(self) -> int:
        """How many portions may be handed out at a time."""

    def submit(self, work: Work, portion: Portion) -> Future[AnalysedPortion]:
        """Hand out a portion."""

    def renew(self) -> None:
        """Come back after something of `lost` was raised."""

    def close(self) -> None:
        """Let go of processes and connections."""


class Serial:
    """This process, one portion after the other."""

    lost: tuple[type[BaseException], ...] = ()
    ahead = 1

    def submit(self, work: Work, portion: Portion) -> Future[AnalysedPortion]:
        """Analyse a portion at once.

        Args:
            work: What is done with it.
            portion: The portion.

        Returns:
            A future that is done.
        """
        done: Future[AnalysedPortion] = Future()
        try:
            done.set_result(work(portion))
        except Exception as error:
            done.set_exception(error)
        return done

    def renew(self) -> None:
        """Nothing can be lost."""

    def close(self) -> None:
        """Nothing is held."""


class Processes:
    """Processes of this machine."""

    lost: tuple[type[BaseException], ...] = (BrokenProcessPool,)

    def __init__(self, workers: int) -> None:
        """Start them with the first portion.

        Args:
            workers: How many.

        Raises:
            DetenteError: There is none.
        """
        if workers < 1:
            raise DetenteError("Give --workers a number above 0.")
        self._workers = workers
        self.ahead = _AHEAD * workers

    def submit(self, work: Work, portion: Portion) -> Future[AnalysedPortion]:
        """Hand out a portion.

        Args:
            work: What is done with it.
            portion: The portion.

        Returns:
            Its future.
        """
        import loky

        pool = loky.get_reusable_executor(max_workers=self._workers, timeout=_IDLE)
        future: Future[AnalysedPortion] = pool.submit(work, portion)
        return future

    def renew(self) -> None:
        """The next portion starts new processes."""

    def close(self) -> None:
        """End the processes."""
        import loky

        loky.get_reusable_executor(max_workers=self._workers, timeout=_IDLE).shutdown(wait=True)


class Cluster:
    """A Dask cluster, which anybody has started; it runs tasks of killed workers on others by itself."""

    def __init__(self, address: str, patience: float = 600) -> None:
        """Connect.

        Args:
            address: Of the scheduler, such as tcp://10.0.0.1:8786.
            patience: Seconds to wait for a scheduler that is gone.

        Raises:
            DetenteError: The extra is not installed, or no scheduler answers.
        """
        try:
            import distributed
        except ImportError:
            raise DetenteError(
                'Dask is not installed: pip install "detente[scale]", here and on all workers.'
            ) from None
        self._dask: Any = distributed
        self._address, self._patience = address, patience
        self.lost: tuple[type[BaseException], ...] = (
            CancelledError,
            distributed.CancelledError,
            distributed.scheduler.KilledWorker,
            distributed.comm.core.CommClosedError,
            OSError,
        )
        self._client: Any = self._connected(_TRY)

    @property
    def ahead(self) -> int:
        """Two for each thread of the cluster, so that none waits for the driver."""
        try:
            info = self._client.scheduler_info(n_workers=-1)
            threads = sum(int(worker["nthreads"]) for worker in info["workers"].values())
        except Exception:  # the connection is away: the next result says so
            threads = 1
        return _AHEAD * max(1, threads)

    def submit(self, work: Work, portion: Portion) -> Future[AnalysedPortion]:
        """Hand out a portion.

        Args:
            work: What is done with it.
            portion: The portion.

        Returns:
            Its future, which is cancelled where the scheduler is lost.
        """
        try:
            future: Future[AnalysedPortion] = self._client.get_executor(pure=False).submit(work, portion)
        except Exception as error:
            future = Future()
            future.set_exception(CancelledError(f"the scheduler is gone ({error})"))
        return future

    def renew(self) -> None:
        """Wait until a scheduler answers at the address again.

        Raises:
            DetenteError: None does for as long as there is patience.
        """
        if self._client.status == "running":
            return
        _LOG.warning("the connection to %s is cut; trying again", self._address)
        with suppress(Exception):  # it has nobody to take leave of
            self._client.close(timeout=1)
        self._client = self._connected(self._patience)

    def close(self) -> None:
        """Disconnect; the cluster goes on."""
        self._client.close(timeout=5)

    def _connected(self, patience: float) -> Any:
        until = time.monotonic() + patience
        while True:
            try:
                return self._dask.Client(self._address, timeout=_TRY, set_as_default=False)
            except (OSError, ValueError) as trouble:
                if time.monotonic() > until:
                    raise DetenteError(
                        f"No Dask scheduler answers at {self._address} ({trouble}). What is analysed is "
                        "kept; the same command goes on from there."
                    ) from trouble
                time.sleep(1)
