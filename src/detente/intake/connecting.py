"""A connection to an address that was checked, cut when its time is up."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress

from detente.intake.networks import IpAddress

SILENCE = 10.0  # seconds without a connection, or without a byte
_TRIED = 3  # addresses of a host, one after the other


def connected(checked: Sequence[IpAddress], port: int, deadline: float) -> socket.socket:
    """A connection to one of the checked addresses, by number: no name is looked up again.

    `deadline` is on the clock of `time.monotonic`. Raises OSError where none of the first three answers.
    """
    trouble = OSError("no time was left")
    for address in checked[:_TRIED]:
        seconds = min(SILENCE, deadline - time.monotonic())
        if seconds <= 0:
            break
        try:
            return socket.create_connection((str(address), port), timeout=seconds)
        except OSError as wrong:
            trouble = wrong
    raise trouble


@contextmanager
def cut_at(deadline: float, line: socket.socket) -> Iterator[None]:
    """Shut the connection down when time is up, whatever it is waiting for: a certificate, a header, a byte.

    A socket's own time limit begins again with every byte, so that a server that drips would hold on for
    ever.
    """
    same = line.dup()  # an encrypted socket takes the first one over
    timer = threading.Timer(max(deadline - time.monotonic(), 0), _cut, (same,))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        same.close()


def _cut(line: socket.socket) -> None:
    with suppress(OSError):  # it is closed already, which is what is wanted
        line.shutdown(socket.SHUT_RDWR)
