"""What the two processes say to each other: pickled, and what comes back may hold nothing but records of
articles.
"""

from __future__ import annotations

import io
import pickle
from dataclasses import dataclass
from datetime import date
from typing import IO, Any

from detente.intake.article_fields import Columns
from detente.intake.feeds import Feed, Item
from detente.intake.file_reading import FileReading, Piece
from detente.intake.intake_report import IntakeReport
from detente.intake.limits import Limits
from detente.intake.tabular_articles import Table
from detente.intake.web_address import WebAddress
from detente.records import Block, Document
from detente.text.boilerplate import Line

_LENGTH = 8  # bytes that say how long a message is


@dataclass(frozen=True, slots=True)
class Request:
    """One file to read: `what` is to be done with it, as `worker.TASKS` names it.

    `apart` is that of `containers.open_file`; `done` and `stopped` are those of `parts.Parts`; `columns` are
    a table's, `address` is a feed's.
    """

    what: str
    data: bytes | str
    name: str
    limits: Limits
    columns: Columns | None = None
    address: WebAddress | None = None
    done: int = 0
    apart: bool | None = None
    stopped: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Ready:
    """The reader has started."""


@dataclass(frozen=True, slots=True)
class AtPart:
    """The reader is at this part; limits count from here."""

    number: int
    name: str


@dataclass(frozen=True, slots=True)
class OfTheFile:
    """A piece whose bytes are those of the file that was sent: they are not sent back."""

    piece: Piece


@dataclass(frozen=True, slots=True)
class WholeFileRefused:
    """The sentence for which the whole file is not read."""

    problem: str


@dataclass(frozen=True, slots=True)
class OutOfMemory:
    """The part in hand needs more memory than is allowed; the reader ends."""


@dataclass(frozen=True, slots=True)
class AllSaid:
    """All was said. `stays`: whether the reader takes another file, or ends because it has grown."""

    stays: bool


_RECORDS = {
    (known.__module__, known.__qualname__): known
    for known in (
        Block,
        Columns,
        Document,
        AllSaid,
        Feed,
        Item,
        Line,
        OfTheFile,
        OutOfMemory,
        Piece,
        FileReading,
        Ready,
        WholeFileRefused,
        IntakeReport,
        Table,
        AtPart,
        date,
    )
}


class _Records(pickle.Unpickler):
    """A hijacked reader can send anything; only records are made of it."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in _RECORDS:
            raise pickle.UnpicklingError(f"{module}.{name} is no record")
        return _RECORDS[module, name]


def packed(message: object) -> bytes:
    """A message with its length before it."""
    body = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    return len(body).to_bytes(_LENGTH, "big") + body


def received(stream: IO[bytes], most: int) -> bytes | None:
    """The next message as it came; None where the other process is gone, or says more than `most` bytes at
    once.
    """
    head = stream.read(_LENGTH)
    length = int.from_bytes(head, "big")
    if len(head) < _LENGTH or length > most:
        return None
    body = stream.read(length)
    return body if len(body) == length else None


def record_of(body: bytes) -> object:
    """What a reader said. Raises pickle.UnpicklingError where it is no record."""
    return _Records(io.BytesIO(body)).load()
