"""Deeds killed at moments spread over all the time that they take, and uploads whose connection is cut: what
is left is the library before or the one after, and nothing was told saved that is not there.

python -m benchmarks.kills [--kills 100] [--cuts 50] [--on sqlite|postgres] [--only move]

PostgreSQL is started for this alone where Debian's package is installed. Ends with 1 where anything was lost
or half.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from tests.store.cut_uploads import cut_deletion, cut_upload
from tests.store.databases import server
from tests.store.killing import DEEDS, Tally, Trials


@contextmanager
def _trials(kind: str, folder: Path) -> Iterator[Trials]:
    if kind == "sqlite":
        yield Trials(folder)
        return
    with server() as running:
        yield Trials(folder, running)


def main() -> int:
    """Run the trials and print a table; 1 where any failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--kills", type=int, default=100, help="on each database, over all deeds")
    parser.add_argument("--cuts", type=int, default=50, help="of connections to PostgreSQL")
    parser.add_argument("--only", choices=[deed.name for deed in DEEDS])
    parser.add_argument("--on", choices=("sqlite", "postgres"))
    given = parser.parse_args()
    deeds = [deed for deed in DEEDS if given.only in (None, deed.name)]
    each = -(-given.kills // len(deeds))
    wrong: list[str] = []
    print(f"{'database':<10}{'deed':<10}{'kills':>7}{'before':>8}{'after':>7}{'told':>6}{'wrong':>7}{'s':>7}")
    databases = [given.on] if given.on else ["sqlite", "postgres"]
    for kind in databases if each else ():  # making what is killed takes minutes
        with tempfile.TemporaryDirectory() as folder, _trials(kind, Path(folder)) as trials:
            for deed in deeds:
                began = time.monotonic()
                tally = trials.kill(deed, each)
                _print(kind, tally, time.monotonic() - began)
                wrong += [f"{kind} {tally.deed}: {said}" for said in tally.wrong]
    if given.cuts and given.on != "sqlite":
        wrong += _cut(given.cuts)
    print("\n".join(wrong) or "Nothing lost, nothing half, nothing told done that was not.")
    return 1 if wrong else 0


def _cut(times: int) -> list[str]:
    """Cut connections so many times: two uploads, then a deletion with a saving."""
    cuts, trials, wrong = 0, 0, []
    with server() as running, tempfile.TemporaryDirectory(prefix="dt-") as folder:
        while cuts < times and trials < 3 * times:
            trials += 1
            work, random = (cut_deletion, cut_upload)[trials % 3 > 0], Random(trials)
            try:
                with running.lent() as address:
                    cuts += work(address, Path(folder), random)
            except Exception as error:
                wrong.append(f"cut {trials}, {work.__name__}: {type(error).__name__}: {error}")
    print(f"{cuts} connections cut in {trials} uploads and deletions, {len(wrong)} of them wrong", flush=True)
    return wrong


def _print(kind: str, tally: Tally, seconds: float) -> None:
    numbers = (tally.kills, tally.before, tally.after, tally.told, len(tally.wrong), round(seconds))
    print(f"{kind:<10}{tally.deed:<10}" + "".join(
        f"{number:>{width}}" for number, width in zip(numbers, (7, 8, 7, 6, 7, 7), strict=True)
    ), flush=True)  # fmt: skip


if __name__ == "__main__":
    raise SystemExit(main())
