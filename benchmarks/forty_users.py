"""Forty colleagues at work on one server, of whom ten upload: how much longer each waits than one alone, what
memory it takes, and that no article is lost.

python -m benchmarks.forty_users [--users 40] [--uploading 10] [--minutes 10] [--pause 8] [--servers 1]

A user is a session that speaks to the server over its WebSocket as a browser does, and draws nothing: opens
pages, some under filters, reads for a while (exponentially distributed, `--pause` seconds on average), and
comes back in a new session after a dozen pages. Those who upload drop a file of twelve synthetic paragraphs,
wait until it was read, save it, and go on. At the end every article that a page said was saved is looked for
in the library. Ends with 1 where a page failed, an article is lost, or the slowest twentieth of reruns takes
more than three times that of one user.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import os
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).parent))  # as the other measurements are run: from their own folder

import requests
from dashboard import served
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from visitor import Session

from detente.cli import main as detente
from detente.demo import synthetic_text
from detente.store.article_lists import articles
from detente.store.engine import open_store
from detente.store.selection import Selection
from detente.store.selection_address import address_of

PAGES: Final = ("", "articles", "actors", "claims", "article", "spending", "treaties", "compare")
FILTERS: Final = (
    Selection(),
    Selection(),
    Selection(stances=("escalatory",)),
    Selection(start=date(2018, 1, 1), end=date(2020, 12, 31)),
)
VISITS: Final = 12  # pages until a user comes back in a new session
ALONE: Final = 60  # reruns of one user alone
MOST: Final = 3.0  # times as long as alone


@dataclass
class Times:
    """What was measured: seconds of each rerun, of each upload until it was saved, and what failed."""

    reruns: list[float] = field(default_factory=list)
    by_page: dict[str, list[float]] = field(default_factory=dict)
    uploads: list[float] = field(default_factory=list)
    saved: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)


class User(Session):
    """A session that also uses what is on the page: it knows the widgets by their labels."""

    def __init__(self, port: int) -> None:
        super().__init__(port)
        self.port = port
        self.opened = ""  # the page that was read last
        self.widgets: dict[str, str] = {}
        self.session = ""

    async def read(self, pick: random.Random) -> float:
        """Open some page, perhaps under a filter; the seconds until it was through.

        What stands below the window is then asked for as a browser does, one section after the other.
        """
        self.opened = page = pick.choice(PAGES)
        asked = {"id": str(pick.randint(1, 200))} if page == "article" else address_of(pick.choice(FILTERS))
        taken = await self.visit(page, **asked)
        await self.scroll()
        return taken

    async def upload(self, title: str, content: str) -> float:
        """Drop a file on the page of uploads, save the article in it; the seconds until it was saved."""
        await self.visit("upload")
        began = time.perf_counter()
        state = await self._put(f"{title}.txt", content.encode())
        for _ in range(200):
            await self._rerun(state)
            if "Save 1 article" in self.widgets:
                break
            await asyncio.sleep(0.5)
        else:
            raise RuntimeError(f"{title} was not read within 100 s")
        self.said.clear()
        await self._rerun(state, click=self.widgets["Save 1 article"])
        for _ in range(200):
            if any("saved." in each.lower() or "1 of 1" in each for each in self.said):
                return time.perf_counter() - began
            await asyncio.sleep(0.5)
            await self._rerun(None)
        raise RuntimeError(f"{title} was not said to be saved within 100 s")

    async def _put(self, name: str, content: bytes) -> BackMsg:
        asked = BackMsg()
        asked.file_urls_request.request_id = name
        asked.file_urls_request.file_names.append(name)
        asked.file_urls_request.session_id = self.session
        await self.socket.send(asked.SerializeToString())
        while True:
            message = await self._next()
            if message.WhichOneof("type") == "file_urls_response":
                urls = message.file_urls_response.file_urls[0]
                break
        done = await asyncio.to_thread(
            requests.put, f"http://127.0.0.1:{self.port}{urls.upload_url}", files={name: (name, content)},
            timeout=60,
        )  # fmt: skip
        done.raise_for_status()
        state = BackMsg()
        widget = state.rerun_script.widget_states.widgets.add()
        widget.id = self.widgets["Files"]
        file = widget.file_uploader_state_value.uploaded_file_info.add()
        file.file_id, file.name, file.size = urls.file_id, name, len(content)
        file.file_urls.CopyFrom(urls)
        return state

    async def _rerun(self, state: BackMsg | None, click: str | None = None) -> None:
        asked = BackMsg()
        if state is not None:
            asked.CopyFrom(state)
        asked.rerun_script.page_script_hash = self.page
        asked.rerun_script.context_info.url = "http://127.0.0.1/"
        if click:
            button = asked.rerun_script.widget_states.widgets.add()
            button.id, button.trigger_value = click, True
        self.widgets.pop("Save 1 article", None)
        await self.socket.send(asked.SerializeToString())
        await self._until_through()

    async def visit(self, page: str, **query: str | list[str]) -> float:
        """Ask for a page, and know what is on it."""
        self.widgets.clear()
        return await super().visit(page, **query)

    async def _until_through(self) -> None:
        while True:
            message = await self._next()
            if message.WhichOneof("type") == "script_finished" and message.script_finished == 0:
                return

    async def _next(self) -> ForwardMsg:
        message = ForwardMsg()
        message.ParseFromString(await self.socket.recv())
        self._read(message)
        return message

    def _read(self, message: ForwardMsg) -> None:
        super()._read(message)
        match message.WhichOneof("type"):
            case "new_session":
                self.session = message.new_session.initialize.session_id or self.session
            case "delta":
                self._note(message)

    def _note(self, message: ForwardMsg) -> None:
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "exception":
            raise RuntimeError(element.exception.message)
        if kind in ("button", "file_uploader"):
            widget = getattr(element, kind)
            self.widgets[widget.label] = widget.id
        elif kind in ("alert", "toast"):
            self.said.append(getattr(element, kind).body)


async def work(
    port: int, number: int, times: Times, pause: float, end: float, texts: Iterator[str] | None
) -> None:
    """One user until the end of the time, who uploads where there are texts."""
    pick, made = random.Random(number), 0
    await asyncio.sleep(pick.uniform(0, min(pause, 10)))
    while time.monotonic() < end:
        try:
            async with User(port) as user:
                for visit in range(VISITS):
                    if time.monotonic() >= end:
                        return
                    if texts and visit % 4 == 2:
                        made += 1
                        title = f"Upload {made} of user {number}"
                        times.uploads.append(await user.upload(title, f"{title}\n\n{next(texts)}"))
                        times.saved.append(title)
                    else:
                        taken = await user.read(pick)
                        times.reruns.append(taken)
                        times.by_page.setdefault(user.opened or "overview", []).append(taken)
                    await asyncio.sleep(min(pick.expovariate(1 / pause), 6 * pause) if pause else 0)
        except Exception as error:
            times.failed.append(f"user {number}: {type(error).__name__}: {error}")


def texts_of(seed: int) -> Iterator[str]:
    """Articles of twelve synthetic paragraphs, no two the same; those are made now, which takes seconds."""
    pick = random.Random(seed)
    pool = [each.text for some in synthetic_text.paragraphs(120, pick).values() for each in some]
    return (
        "\n\n".join(f"{text} So said report {seed}-{number}." for text in pick.sample(pool, 12))
        for number in itertools.count(1)
    )


async def together(here: Sequence[tuple[int, int]], given: argparse.Namespace, times: Times) -> list[float]:
    """All users at once, each with a server of their own choice, as behind a proxy with a cookie; the memory
    of the servers, megabytes, each second.
    """
    texts = [texts_of(number) if number <= given.uploading else None for number in range(1, given.users + 1)]
    end, memory = time.monotonic() + 60 * given.minutes, []

    async def watch() -> None:
        while True:
            memory.append(sum(resident(process) for _, process in here))
            await asyncio.sleep(1)

    watching = asyncio.create_task(watch())
    users = (
        work(here[number % len(here)][0], number, times, given.pause, end, own)
        for number, own in enumerate(texts, 1)
    )
    await asyncio.gather(*users)
    watching.cancel()
    return memory


async def alone(port: int) -> list[float]:
    """One user, page after page."""
    pick, found = random.Random(0), []
    for _ in range(0, ALONE, VISITS):
        async with User(port) as user:
            for _ in range(VISITS):
                found.append(await user.read(pick))
    return found


def resident(process: int) -> float:
    """Megabytes that a process and those below it hold."""
    pages = sum(
        int(Path(f"/proc/{each}/statm").read_text().split()[1]) for each in [process, *_below(process)]
    )
    return pages * 4096 / 1e6


def worked_for(process: int) -> float:
    """Seconds of processor that a process has had, without those below it."""
    fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _below(process: int) -> list[int]:
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:
        return []
    return [int(child) for child in children if Path(f"/proc/{child}/statm").exists()]


def p95(seconds: list[float]) -> float:
    """The time that the slowest twentieth exceeds."""
    return statistics.quantiles(seconds, n=20)[-1] if len(seconds) > 1 else sum(seconds)


def main() -> int:
    """Measure and print; 1 where what was promised does not hold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--users", type=int, default=40)
    parser.add_argument("--uploading", type=int, default=10)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--pause", type=float, default=8, help="seconds between two clicks, on average")
    parser.add_argument("--paragraphs", type=int, default=20_000, help="of the library at the beginning")
    parser.add_argument("--servers", type=int, default=1, help="processes on one library, behind a proxy")
    parser.add_argument("--library", type=Path, help="a file that such a library was made in before")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "library.db"
        if given.library:
            shutil.copy(given.library, library)
        else:
            detente(["demo", "--paragraphs", str(given.paragraphs), "--database", f"sqlite:///{library}"])
        times = Times()
        with ExitStack() as servers:
            here = [servers.enter_context(served(library, ready=True)) for _ in range(given.servers)]
            for port, _ in here:
                asyncio.run(alone(port))  # what is held in memory is there, as on any morning
            one = asyncio.run(alone(here[0][0]))
            before = sum(resident(process) for _, process in here)
            worked = sum(worked_for(process) for _, process in here)
            memory = asyncio.run(together(here, given, times))
            worked = sum(worked_for(process) for _, process in here) - worked
            two = asyncio.run(alone(here[0][0]))
        lost = missing(library, times.saved)
    print(
        f"{worked:.0f} s of processor in {60 * given.minutes:.0f} s by the servers themselves, without what "
        f"reads and analyses files; load of the machine at the end {os.getloadavg()[0]:.1f}"
    )
    return report(given, times, one + two, [before, *memory], lost)


def missing(library: Path, titles: list[str]) -> list[str]:
    """Titles that were said to be saved and are not in the library, or are there twice."""
    engine = open_store(f"sqlite:///{library}")
    there = list(articles(engine, Selection(), limit=1_000_000).title)
    engine.dispose()
    return [title for title in titles if there.count(title) != 1]


def report(
    given: argparse.Namespace, times: Times, one: list[float], memory: list[float], lost: list[str]
) -> int:
    """Print what was found; 1 where it is not as promised."""
    ratio = p95(times.reruns) / p95(one)
    for name, seconds in (
        ("one user alone", one),
        (f"{given.users} users", times.reruns),
        ("uploads", times.uploads),
    ):
        if seconds:
            print(
                f"{name}: {len(seconds)}, median {statistics.median(seconds):.2f} s, p95 {p95(seconds):.2f} s"
            )
    pages = (f"{page} {p95(seconds):.2f}" for page, seconds in sorted(times.by_page.items()))
    print(f"p95 by page: {', '.join(pages)}")
    print(f"p95 of {given.users} users is {ratio:.1f} times that of one")
    third = len(memory) // 3
    print(
        f"memory: {memory[0]:,.0f} MB before, {max(memory[:third] or memory):,.0f} MB at most in the first "
        f"third, {max(memory[-third:] or memory):,.0f} MB in the last"
    )
    print(f"{len(times.saved)} articles said to be saved, {len(lost)} of them not in the library once")
    print("\n".join(times.failed[:20]) or "no page failed")
    return 1 if times.failed or lost or ratio > MOST else 0


if __name__ == "__main__":
    raise SystemExit(main())
