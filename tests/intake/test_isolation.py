"""Files are read in processes of their own: within limits, one after the other, and not a moment longer than
anybody waits.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.intake import opening
from detente.intake.article_fields import Columns
from detente.intake.feeds import Feed
from detente.intake.isolation import messages, reader_processes
from detente.intake.limits import Limits
from detente.intake.opening import feed_of, open_file, open_rows, open_text, table_of
from detente.intake.web_address import taken_apart
from detente.records import DetenteError
from tests.intake.attacks import EVERY, PDFS, feed
from tests.intake.hostile import STORY, zipped

RING = PDFS["a ring for a size"]()  # never ends
GREEDY = PDFS["widths of many letters"]()  # takes what it can get
ROOT = Path(__file__).resolve().parents[2]
TIGHT = Limits(cpu_seconds=0.5, memory_bytes=250_000_000)


def text(words: str = "") -> bytes:
    """A text that says its language, so that no model of languages need be loaded for it."""
    return f"---\ntitle: Talks\nlanguage: en\n---\n\n{STORY} {words}".encode()


linux = pytest.mark.skipif(not Path("/proc").exists(), reason="processes are looked at in /proc")


@pytest.fixture(autouse=True)
def _no_reader_is_left_at_work() -> Iterator[None]:
    yield
    assert not reader_processes._at_work


def children(of: int | None = None) -> set[int]:
    """The reader processes that a process has started."""
    found = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, parent = stat.read_text().rsplit(")", 1)[1].split()[:2]
            command = (stat.parent / "cmdline").read_bytes()
        except OSError:
            continue
        if int(parent) == (of or os.getpid()) and state != "Z" and b"isolation.worker" in command:
            found.add(int(stat.parent.name))
    return found


def until(holds: Any, seconds: float = 20.0) -> bool:
    """Whether something comes to hold in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.05)
    return False


# One of each format; the others stand in the slow step, since each costs a process.
_LONG = "the same entry.zip"  # many thousand members, each refused
_FIRST = {name.rpartition(".")[2]: name for name in sorted(EVERY, reverse=True) if name != _LONG}


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=() if name in _FIRST.values() else pytest.mark.slow) for name in sorted(EVERY)],
)
def test_a_small_costly_file_ends_in_documents_or_a_sentence(name: str) -> None:
    pieces = list(open_file(EVERY[name](), name, Limits(cpu_seconds=0.3, memory_bytes=250_000_000)))
    assert pieces
    for piece in pieces:
        assert (piece.reading.document is None) != (piece.reading.problem is None)
        assert piece.reading.problem is None or piece.reading.problem.endswith(".")
    (good,) = open_file(text(), "talks.txt", TIGHT)
    assert good.reading.document is not None


def test_each_limit_says_what_it_was() -> None:
    (slow,) = open_file(RING, "ring.pdf", Limits(cpu_seconds=0.5))
    assert slow.reading.problem is not None and "more than 0.5 seconds of computing" in slow.reading.problem
    (late,) = open_file(RING, "ring.pdf", Limits(wall_seconds=1))
    assert late.reading.problem is not None and "within 1 second." in late.reading.problem
    (large,) = open_file(GREEDY, "greedy.pdf", Limits(memory_bytes=300_000_000))
    assert large.reading.problem is not None and "more than 300 MB of memory" in large.reading.problem


def test_a_file_of_an_archive_costs_none_of_the_others() -> None:
    held = {f"{number}.txt": text(f"Day {number}.") for number in range(6)}
    inner = zipped({"a.txt": text("Within."), "ring.pdf": RING, "b.txt": text("Behind.")})
    archive = zipped(
        dict(list(held.items())[:3]) | {"ring.pdf": RING, "in.zip": inner} | dict(list(held.items())[3:])
    )
    pieces = list(open_file(archive, "week.zip", TIGHT))
    assert [piece.name.removeprefix("week.zip/") for piece in pieces] == [
        "0.txt",
        "1.txt",
        "2.txt",
        "ring.pdf",
        "in.zip/a.txt",
        "in.zip/ring.pdf",
        "in.zip/b.txt",
        "3.txt",
        "4.txt",
        "5.txt",
    ]
    stopped = [piece.name for piece in pieces if piece.reading.problem]
    assert stopped == ["week.zip/ring.pdf", "week.zip/in.zip/ring.pdf"]
    raws = [piece.reading.raw for piece in pieces if piece.reading.document]
    assert raws[0] == held["0.txt"] and raws[-1] == held["5.txt"]


def test_an_attachment_costs_none_of_the_others() -> None:
    from email.message import EmailMessage

    message = EmailMessage()
    message["From"], message["To"], message["Date"] = (
        "a@example.org",
        "b@example.org",
        "Wed, 04 Mar 2026 10:00:00 +0100",
    )
    message["Subject"] = "Papers"
    message.set_content(text().decode())
    message.add_attachment(RING, maintype="application", subtype="pdf", filename="ring.pdf")
    message.add_attachment(text("Attached."), maintype="text", subtype="plain", filename="talks.txt")
    pieces = list(open_file(message.as_bytes(), "a.eml", TIGHT))
    assert [(piece.name, piece.reading.document is not None) for piece in pieces] == [
        ("a.eml", True),
        ("a.eml/ring.pdf", False),
        ("a.eml/talks.txt", True),
    ]


def test_a_row_costs_none_of_the_others() -> None:
    slow = "<html><body>" + "<p><a href=x>Talks</a> went on.</p>" * 20_000
    rows = [{"text": f"{STORY} Day {number}.", "language": "en"} for number in range(4)]
    rows.insert(2, {"text": slow})
    data = "\n".join(map(json.dumps, rows)).encode()
    for pieces in (
        list(open_file(data, "t.jsonl", Limits(cpu_seconds=1))),
        list(open_rows(data, Columns("text"), "t.jsonl", Limits(cpu_seconds=1))),
    ):
        assert [piece.reading.document is not None for piece in pieces] == [True, True, False, True, True]
        assert "of computing" in (pieces[2].reading.problem or "") and pieces[2].name == "t.jsonl, line 3"


def test_an_archive_of_such_files_is_given_up() -> None:
    archive = zipped({f"{number}.pdf": RING + bytes([number]) for number in range(8)})
    pieces = list(open_file(archive, "rings.zip", Limits(cpu_seconds=0.3, stopped=3)))
    assert len(pieces) == 4 and all(piece.reading.document is None for piece in pieces)
    assert pieces[-1].reading.problem == (
        "Reading had to be stopped 3 times in this file; the rest was not read. Split it."
    )


def test_a_table_a_feed_and_a_text_have_the_same_limits() -> None:
    with pytest.raises(DetenteError, match="of computing"):
        table_of(EVERY["keys by the million.txt"](), TIGHT)
    tables = table_of(b"title,text\nTalks,They met.\nShips,They sailed.\n")
    assert tables is not None and tables.columns == ("title", "text") and table_of(STORY.encode()) is None
    here = taken_apart("https://gazette.test/rss")
    found = feed_of(b"<rss><channel><item><link>/1</link><title>Talks</title></item></channel></rss>", here)
    assert isinstance(found, Feed) and found.items[0].address == "https://gazette.test/1"
    with pytest.raises(DetenteError):
        feed_of(feed(), here, TIGHT)
    assert open_text("---\ntitle: Talks\n---\n\n" + STORY).document is not None
    assert "of computing" in (
        open_text("Mr. " * 40_000 + STORY, "a", Limits(cpu_seconds=0.2)).problem or "of computing"
    )


def test_readers_that_behave_are_used_again(monkeypatch: pytest.MonkeyPatch) -> None:
    reader_processes.end_all()
    started = []
    first = reader_processes.ReaderProcess.__init__
    monkeypatch.setattr(
        reader_processes.ReaderProcess, "__init__", lambda self: (started.append(self), first(self))[1]
    )
    for number in range(20):
        (piece,) = open_file(text(f"Day {number}."), "a.txt")
        assert piece.reading.document is not None
    assert len(started) == 1


def test_a_reader_that_ended_by_itself_is_replaced() -> None:
    list(open_file(STORY.encode(), "a.txt"))
    for reader in list(reader_processes._waiting):
        reader._process.kill()
    (piece,) = open_file(STORY.encode(), "a.txt")
    assert piece.reading.document is not None


@linux
def test_nobody_is_left_when_the_one_who_asked_stops_in_the_middle() -> None:
    reader_processes.end_all()
    archive = zipped({"a.txt": STORY.encode(), "ring.pdf": RING})
    pieces = open_file(archive, "week.zip")
    assert next(pieces).reading.document is not None
    assert len(children()) == 1
    pieces.close()
    assert until(lambda: not children())


@linux
def test_nobody_is_left_when_the_one_who_asked_has_gone() -> None:
    reader_processes.end_all()
    gone = threading.Event()
    pieces: list[Any] = []
    thread = threading.Thread(target=lambda: pieces.extend(open_file(RING, "ring.pdf", gone=gone.is_set)))
    thread.start()
    assert until(lambda: len(children()) == 1)
    gone.set()
    assert until(lambda: not children(), 5)
    thread.join(5)
    assert pieces == []


@linux
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_no_process_is_left_when_the_parent_is_killed(how: int) -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); from tests.intake.attacks import PDFS, TEXTS\n"
        "import signal, threading; from detente.intake.opening import open_file\n"
        # what a shell starts in the background ignores SIGINT, and so do its children
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "for data in (PDFS['a ring for a size'](), PDFS['letters all over the page']()):\n"
        "    threading.Thread(target=lambda data=data: list(open_file(data, 'a.pdf')), daemon=True).start()\n"
        "threading.Event().wait()"
    )
    parent = subprocess.Popen([sys.executable, "-c", code, str(ROOT)], stderr=subprocess.DEVNULL)
    try:
        assert until(lambda: len(children(parent.pid)) == 2, 60)
        left = children(parent.pid)
        time.sleep(0.5)  # well within the file
    finally:
        parent.send_signal(how)
        parent.wait(20)
    assert until(
        lambda: (
            not any(
                Path(f"/proc/{one}/cmdline").exists() and Path(f"/proc/{one}/cmdline").read_bytes()
                for one in left
            )
        ),
        5,
    )


def test_where_no_process_can_be_started_each_file_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    reader_processes.end_all()
    monkeypatch.setattr(reader_processes.sys, "executable", "/nowhere/python")
    (piece,) = open_file(STORY.encode(), "a.txt")
    assert "No process can be started" in (piece.reading.problem or "")


def test_a_reader_that_was_taken_over_can_say_nothing_but_records() -> None:
    import pickle

    class Command:
        def __reduce__(self) -> Any:
            return (os.system, ("true",))

    with pytest.raises(pickle.UnpicklingError, match="is no record"):
        messages.record_of(pickle.dumps(Command()))
    assert messages.record_of(messages.packed(messages.AtPart(1, "a"))[8:]) == messages.AtPart(1, "a")


ODD = st.text(alphabet="ab \x00\x07\n\ud800\udc00\udfff\u2028é", max_size=12)


@settings(max_examples=60, deadline=None)
@given(outlet=ODD, author=ODD, title=ODD, date=ODD, key=ODD, name=ODD, twice=st.booleans())
def test_halves_of_characters_cost_nobody_anything(
    outlet: str, author: str, title: str, date: str, key: str, name: str, twice: bool
) -> None:
    article = {
        "text": STORY,
        "outlet": outlet,
        "author": author,
        "title": title,
        "date": date,
        f"x{key}": key,
    }
    rows = [article, {"text": f"{STORY} Behind it."}] if twice else [article]
    data = "\n".join(map(json.dumps, rows)).encode()
    pieces = list(open_file(data, f"{name}.json"))
    assert len(pieces) == len(rows)
    for piece in pieces:
        assert piece.reading.document is not None
        document = piece.reading.document
        said = (
            piece.name,
            document.title,
            document.outlet,
            document.author,
            *piece.reading.notes,
            str(document),
        )
        for words in said:
            assert str(words).encode("utf-8")
        assert not any(
            "\x00" in (words or "") for words in (document.title, document.outlet, document.author)
        )
    try:
        table = opening.table_of(data)
    except DetenteError:
        table = None
    assert table is None or str(table).encode("utf-8")


def test_a_title_of_halves_in_front_matter_is_whole() -> None:
    (piece,) = open_file(b'---\ntitle: "Talks \\ud800 and \\ud83d\\ude00"\n---\n\n' + STORY.encode(), "a.md")
    assert (
        piece.reading.document is not None and piece.reading.document.title == "Talks \ufffd and \U0001f600"
    )
