"""The one door for files: each is read by a process of its own, within limits, and what is wrong with it is a
sentence.

If a file brings down its reader, the files and the rows beside it are read: `isolation` has the processes,
`containers`, `tables` and `reading` do what they do in them.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import replace
from typing import TypeVar

from detente.intake.article_fields import Columns
from detente.intake.feeds import Feed
from detente.intake.file_reading import FileReading, Piece
from detente.intake.isolation.messages import (
    AllSaid,
    AtPart,
    OfTheFile,
    OutOfMemory,
    Request,
    WholeFileRefused,
)
from detente.intake.isolation.reader_processes import Ended, ReaderProcess, borrowed, given_back
from detente.intake.limits import DEFAULT, Limits
from detente.intake.tabular_articles import Table
from detente.intake.web_address import WebAddress
from detente.records import DetenteError

__all__ = ["FileReading", "Piece", "feed_of", "open_file", "open_rows", "open_text", "table_of"]
_T = TypeVar("_T")


def _somebody_waits() -> bool:
    return False


def open_file(
    data: bytes,
    name: str = "",
    limits: Limits = DEFAULT,
    gone: Callable[[], bool] = _somebody_waits,
    apart: bool | None = None,
) -> Iterator[Piece]:
    """A Piece for each article in a file, lazily: one for a document; many for a zip, a mailbox, a table, an
    e-mail with attachments.

    A piece is named by its way in: "week.zip/mail.eml/speech.pdf", "export.csv, row 3". What a container
    cannot give is a Piece with a problem, in its place. Never raises, writes nothing, and takes no more than
    `limits` allow (`detente.intake.limits.in_force()` for what this installation sets).

    Args:
        data: The bytes of the file; what they are decides, not the name.
        name: What the file is called.
        limits: What is read at most, and what reading one article, row or member may take.
        gone: Asked a few times a second, by another thread: whether nobody waits any more. Then reading ends
        at once.
        apart: Whether a text that may be several articles is; None where nobody has said so: then its
            reading says how many it may hold.

    Yields:
        The articles in their order, each as a document or as a sentence that says what to do.
    """
    return _pieces(Request("file", data, name, limits, apart=apart), gone)


def open_rows(
    data: bytes,
    columns: Columns | None = None,
    name: str = "",
    limits: Limits = DEFAULT,
    gone: Callable[[], bool] = _somebody_waits,
) -> Iterator[Piece]:
    """A Piece a row of a table, by the chosen columns or by guessed ones; otherwise as `open_file`.

    Args:
        data: The bytes of a table: csv, tsv, xlsx, json or jsonl.
        columns: Which column holds what; guessed if None.
        name: What the file is called.
        limits: What is read at most, and what reading one row may take.
        gone: Asked a few times a second, by another thread: whether nobody waits any more.

    Yields:
        The rows in their order, each as a document or as a sentence that says what to do.
    """
    return _pieces(Request("rows", data, name, limits, columns=columns), gone)


def open_text(
    data: bytes | str,
    name: str = "",
    limits: Limits = DEFAULT,
    gone: Callable[[], bool] = _somebody_waits,
) -> FileReading:
    """The one article that a file is, or a pasted text; never more than one, and never raises.

    Args:
        data: The bytes of a document, or pasted text.
        name: What the file is called.
        limits: What is read at most, and what reading may take.
        gone: Asked a few times a second, by another thread: whether nobody waits any more.

    Returns:
        The document, or a sentence in `problem`.
    """
    for piece in _pieces(Request("article", data, name, limits), gone):
        return piece.reading
    return FileReading(None, "Reading it was stopped.", (), b"")


def table_of(data: bytes, limits: Limits = DEFAULT) -> Table | None:
    """The table that a file holds, by its content; None where it is none.

    Args:
        data: The bytes of a file.
        limits: What is read at most, and what reading may take.

    Returns:
        Its column names, number of rows and first rows.

    Raises:
        DetenteError: Where it is damaged, or cannot be read within the limits.
    """
    return _only(Request("table", data, "", limits), Table)


def feed_of(data: bytes, address: WebAddress, limits: Limits = DEFAULT) -> Feed:
    """What a feed that was found at `address` lists.

    Raises:
        DetenteError: Where it is too large, lists no article, or cannot be read within the limits.
    """
    feed = _only(Request("feed", data, "", limits, address=address), Feed)
    assert feed is not None
    return feed


def _only(request: Request, kind: type[_T]) -> _T | None:
    """The one answer to a request. Raises DetenteError."""
    found: _T | None = None
    request = _within_its_size(request)
    for answer in _answers(request, _somebody_waits):
        if isinstance(answer, kind):
            found = answer
        elif isinstance(answer, str):
            raise DetenteError(_sentence(answer, request.limits))
        elif isinstance(answer, WholeFileRefused):
            raise DetenteError(answer.problem)
    return found


def _pieces(request: Request, gone: Callable[[], bool]) -> Iterator[Piece]:
    """The pieces of a file.

    Where its reader had to be ended at one of its parts, another goes on behind that.
    """
    request = _within_its_size(request)
    for _ in range(request.limits.stopped):
        at: AtPart | None = None
        ended = None
        with closing(_answers(request, gone)) as answers:
            for answer in answers:
                if isinstance(answer, AtPart):
                    at = answer
                elif isinstance(answer, Piece):
                    yield answer
                elif isinstance(answer, OfTheFile) and isinstance(request.data, bytes):
                    reading = replace(answer.piece.reading, raw=request.data)
                    yield replace(answer.piece, reading=reading)
                elif isinstance(answer, WholeFileRefused):
                    yield _unread(request.name, answer.problem)
                elif isinstance(answer, str):
                    ended = answer
        if ended is None or ended == "gone":
            return
        yield _unread(at.name if at else request.name, _sentence(ended, request.limits))
        if at is None:  # it did not come to any part: it would not the next time
            return
        request = replace(request, done=at.number, stopped=request.stopped | {at.number})
    yield _unread(
        request.name,
        f"Reading had to be stopped {request.limits.stopped} times in this file; the rest was not "
        f"read. Split it.",
    )


def _within_its_size(request: Request) -> Request:
    return replace(request, limits=request.limits.for_size(len(request.data)))


def _answers(request: Request, gone: Callable[[], bool]) -> Generator[object | Ended]:
    """What a reader says of a file, to the end; or the reason for which it had to be ended, as the last of
    it.
    """
    try:
        reader, first = _asked(request, gone)
    except DetenteError as trouble:
        yield WholeFileRefused(str(trouble))
        return
    behaved = False
    try:
        answer = first
        while True:
            if isinstance(answer, AllSaid):
                behaved = answer.stays
                return
            if isinstance(answer, OutOfMemory):
                answer = "memory"
            yield answer
            if isinstance(answer, str):
                return
            answer = reader.answer(request.limits.wall_seconds, gone)
    finally:  # also where the caller stops before the last piece
        if behaved:
            given_back(reader)
        else:
            reader.end()


def _asked(request: Request, gone: Callable[[], bool]) -> tuple[ReaderProcess, object | Ended]:
    """A reader that has the file, and what it says first. Raises DetenteError where there is none."""
    while True:
        reader = borrowed()
        waited = reader.waited
        answer = reader.answer(request.limits.wall_seconds, gone) if reader.ask(request) else "failed"
        if not waited or answer not in ("memory", "failed"):
            return reader, answer
        reader.end()  # it may have ended while it waited, before it had the file


def _unread(name: str, sentence: str) -> Piece:
    return Piece(name, FileReading(None, sentence, (), b""))


def _sentence(why: str, limits: Limits) -> str:
    """Why it was not read, and what to do."""
    do = "Copy the text that matters and paste it here."
    match why:
        case "cpu":
            return (
                f"To read it takes more than {_seconds(limits.cpu_seconds)} of computing, as no "
                f"article does. {do}"
            )
        case "wall":
            return f"It could not be read within {_seconds(limits.wall_seconds)}. Try again later. {do}"
        case "memory":
            return (
                f"To read it takes more than {limits.memory_bytes / 1e6:,g} MB of memory, as no "
                f"article does. {do}"
            )
        case _:
            return f"It made the program that reads it fail: it is damaged, or not what it seems to be. {do}"


def _seconds(number: float) -> str:
    return f"{number:.2g} second" + ("" if number == 1 else "s")
