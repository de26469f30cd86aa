"""What a visitor waits for a page while the same server reads two hundred hostile files for somebody else.

Run: python -m benchmarks.hostile_server [--alone 60] [--most 2] [--minutes 15]

A visitor opens a page in a new session each second, alone and then beside an uploader who drops the files of
`benchmarks/hostile_files.py`, ten at a time, on the page of uploads and waits until each drop was read. Ends
with 1 where a page failed, where the slowest twentieth of pages takes more than `--most` times as long as
alone, where a page takes more than ten seconds, or where a reader still computes ten seconds after the
uploader has gone.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).parent))  # as the other measurements are run: from their own folder
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import requests
from dashboard import served
from forty_users import User, p95
from streamlit.proto.BackMsg_pb2 import BackMsg
from tests.intake.hostile_kinds import many

from detente.cli import main as detente

_PAGES: Final = ("", "articles", "actors")
_DROP: Final = 10  # files at once
_LONGEST: Final = 10.0  # seconds that any page may take
_STILL: Final = 10.0  # seconds after which no reader may compute any more
_PER_SECOND: Final = os.sysconf("SC_CLK_TCK")


class Uploader(User):
    """A visitor who drops several files at once and saves nothing."""

    async def drop(self, files: list[tuple[str, bytes]]) -> float:
        """Drop files and wait until all were read; the seconds that it took."""
        await self.visit("upload")
        began = time.perf_counter()
        state = BackMsg()
        widget = state.rerun_script.widget_states.widgets.add()
        widget.id = self.widgets["Files"]
        for name, content in files:
            given = (await self._put(name, content)).rerun_script.widget_states.widgets[0]
            widget.file_uploader_state_value.uploaded_file_info.append(
                given.file_uploader_state_value.uploaded_file_info[0]
            )
        await self._rerun(state)
        while True:
            await asyncio.sleep(1)
            self.widgets.clear()
            await self._rerun(None)
            if "Stop" not in self.widgets:
                return time.perf_counter() - began


async def visits(port: int, number: int | None, busy: asyncio.Event | None) -> tuple[list[float], list[str]]:
    """Open a page each second, so many times, or as long as somebody is busy; the seconds of each, and what
    failed.
    """
    took: list[float] = []
    failed: list[str] = []
    for at, page in enumerate(itertools.cycle(_PAGES)):
        if (number is not None and at >= number) or (busy is not None and busy.is_set()):
            return took, failed
        begun = time.perf_counter()
        try:
            async with User(port) as visitor:
                await visitor.visit(page)
            took.append(time.perf_counter() - begun)
        except Exception as error:
            failed.append(f"{page or 'overview'}: {type(error).__name__}: {error}")
        await asyncio.sleep(max(0.0, 1 - (time.perf_counter() - begun)))
    raise AssertionError("pages never end")


async def beside(port: int, minutes: float) -> tuple[list[float], list[str], list[float], int]:
    """The visitor beside the uploader: seconds of pages, what failed, seconds of drops, files read."""
    done = asyncio.Event()
    drops: list[float] = []
    read = 0

    async def upload() -> None:
        nonlocal read
        end = time.monotonic() + 60 * minutes
        try:
            files = many()
            while some := list(itertools.islice(files, _DROP)):
                if time.monotonic() > end:
                    return
                async with Uploader(port) as uploader:
                    drops.append(await uploader.drop([(f"{name}.txt", data) for name, data in some]))
                read += len(some)
        finally:
            done.set()

    uploading = asyncio.create_task(upload())
    took, failed = await visits(port, None, done)
    try:
        await uploading
    except (RuntimeError, requests.RequestException, OSError) as error:
        failed.append(f"uploader: {type(error).__name__}: {error}")
    return took, failed, drops, read


def _computing(process: int) -> float:
    """Seconds that the processes below the server compute within two seconds."""
    before = _computed(process)
    time.sleep(2)
    after = _computed(process)
    return sum(after[one] - before.get(one, 0.0) for one in after)


def _computed(process: int) -> dict[int, float]:
    """Seconds of computing of each process below the server (Linux)."""
    found = {}
    for task in Path(f"/proc/{process}/task").glob("*"):
        for child in (task / "children").read_text().split():
            try:
                fields = Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            found[int(child)] = (int(fields[11]) + int(fields[12])) / _PER_SECOND
    return found


def main() -> int:
    """Measure and print; 1 where what was promised does not hold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--alone", type=int, default=60, help="pages of the visitor alone")
    parser.add_argument("--most", type=float, default=2.0, help="times as long as alone")
    parser.add_argument("--minutes", type=float, default=15, help="after which no more files are dropped")
    parser.add_argument("--paragraphs", type=int, default=5_000, help="of the library")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "library.db"
        detente(["demo", "--paragraphs", str(given.paragraphs), "--database", f"sqlite:///{library}"])
        with served(library) as (port, process):
            asyncio.run(visits(port, 6, None))  # what is held in memory is there, as on any morning
            alone, failed = asyncio.run(visits(port, given.alone, None))
            took, failing, drops, read = asyncio.run(beside(port, given.minutes))
            time.sleep(_STILL)
            left = _computing(process)
    for name, seconds in (("alone", alone), ("beside", took), ("drops", drops)):
        if seconds:
            print(
                f"{name}: {len(seconds)}, median {statistics.median(seconds):.2f} s, "
                f"p95 {p95(seconds):.2f} s, longest {max(seconds):.2f} s"
            )
    ratio = p95(took) / p95(alone)
    print(
        f"{read} files read; p95 is {ratio:.1f} times that of a visitor alone; {left:.1f} s computed behind"
    )
    print("\n".join([*failed, *failing][:20]) or "no page failed")
    return int(bool(failed or failing or ratio > given.most or max(took) > _LONGEST or left > 0.5))


if __name__ == "__main__":
    raise SystemExit(main())
