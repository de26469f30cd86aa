"""What a batch is given, in portions: a hundred articles or a few files, as bytes, that a process reads and
analyses in one go.

Files of any size are read a portion at a time. A portion is known by its content: the same bytes are the same
portion in every run.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, replace
from pathlib import Path
from typing import Any

from detente.intake.article_fields import Columns
from detente.intake.formats.json_rows import as_text
from detente.intake.tabular_articles import guess, table_of
from detente.records import DetenteError, Document

ROWS = 100  # articles of a portion
_BYTES = 8_000_000  # of a portion, from which it is closed with fewer
_LINES = (".jsonl", ".ndjson")
_PARQUET = (".parquet", ".pq")


@dataclass(frozen=True, slots=True)
class RawPiece:
    """Bytes that hold articles.

    Attributes:
        name: Where they stand, for messages and for the article's file name.
        data: A file, or lines of JSON with an article each.
        columns: Which field of the lines holds what; None for a file of any other kind.
    """

    name: str
    data: bytes
    columns: Columns | None = None


@dataclass(frozen=True, slots=True)
class Portion:
    """What one process works off in one go: pieces to be read, or documents that were read before, each with
    its name.
    """

    pieces: tuple[RawPiece, ...] = ()
    documents: tuple[tuple[str, Document], ...] = ()

    @property
    def name(self) -> str:
        """Thirty-two hex digits over what it holds."""
        found = hashlib.sha256()
        for piece in self.pieces:
            columns = astuple(piece.columns) if piece.columns else ()
            found.update(f"{piece.name}\n{columns}\n{len(piece.data)}\n".encode("utf-8", "replace"))
            found.update(piece.data)
        for document in self.documents:
            found.update(f"{document}\n".encode("utf-8", "replace"))
        return found.hexdigest()[:32]

    def halves(self) -> tuple[Portion, ...]:
        """The portion as two, or as it is where it is one file or one line.

        Returns:
            One or two portions with the same articles.
        """
        if (number := len(self.pieces) + len(self.documents)) > 1:
            middle = number // 2
            return (
                Portion(self.pieces[:middle], self.documents[:middle]),
                Portion(self.pieces[middle:], self.documents[middle:]),
            )
        if self.documents:
            return (self,)
        piece = self.pieces[0]
        lines = piece.data.splitlines(keepends=True)
        if piece.columns is None or len(lines) < 2:
            return (self,)
        middle = len(lines) // 2
        parts = (b"".join(lines[:middle]), b"".join(lines[middle:]))
        return tuple(Portion((replace(piece, data=part),)) for part in parts)


def portions(given: Sequence[str], rows: int = ROWS) -> Iterator[Portion]:
    """What was given, in portions, lazily.

    Args:
        given: Files and folders. Lines of JSON (.jsonl, .ndjson) and Parquet are read a portion at a time;
            everything else is what `detente add` reads, a whole file in one piece.
        rows: Articles of a portion.

    Yields:
        Portions in the order given, folders in order of their names.

    Raises:
        DetenteError: Something is not there, or no column of a table looks like the text of an article.
    """
    if rows < 1:
        raise DetenteError("A portion has at least one article; give --portion a number above 0.")
    waiting: list[RawPiece] = []
    for path in _files(given):
        ending = path.suffix.casefold()
        if ending in (*_LINES, *_PARQUET):
            read = _lines_of(path) if ending in _LINES else _parquet_lines(path)
            yield from _of_lines(path, read, rows)
            continue
        waiting.append(RawPiece(str(path), path.read_bytes()))
        if len(waiting) >= rows or sum(len(piece.data) for piece in waiting) >= _BYTES:
            yield Portion(tuple(waiting))
            waiting = []
    if waiting:
        yield Portion(tuple(waiting))


def _files(given: Iterable[str]) -> Iterator[Path]:
    for name in given:
        path = Path(name)
        if not path.exists():
            raise DetenteError(f"{name} is not there: check the path.")
        if path.is_dir():
            for folder, inner, files in os.walk(path):
                inner[:] = sorted(one for one in inner if not one.startswith("."))
                yield from (Path(folder) / one for one in sorted(files) if not one.startswith("."))
        else:
            yield path


def _of_lines(path: Path, lines: Iterator[bytes], rows: int) -> Iterator[Portion]:
    """Lines of JSON as portions; which column holds what is read from the first of them."""
    columns: Columns | None = None
    first, held, size = 1, list[bytes](), 0
    for number, line in enumerate(lines, start=1):
        held.append(line if line.endswith(b"\n") else line + b"\n")
        size += len(line)
        if len(held) >= rows or size >= _BYTES:
            columns = columns or _columns(path, b"".join(held))
            yield Portion((RawPiece(f"{path}, from line {first}", b"".join(held), columns),))
            first, held, size = number + 1, [], 0
    if held:
        columns = columns or _columns(path, b"".join(held))
        yield Portion((RawPiece(f"{path}, from line {first}", b"".join(held), columns),))


def _columns(path: Path, head: bytes) -> Columns:
    # A single line would be taken for one article instead of a table.
    table = table_of(head if head.count(b"\n") > 1 else head * 2)
    columns = guess(table) if table else None
    if columns is None:
        raise DetenteError(
            f"{path}: no column looks like the text of an article; name the one that holds it “text”."
        )
    return columns


def _lines_of(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        yield from (line for line in file if line.strip())


def _parquet_lines(path: Path) -> Iterator[bytes]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=ROWS):
                yield from map(_as_line, batch.to_pylist())
    except (pa.ArrowException, OSError) as trouble:
        raise DetenteError(f"{path}: the Parquet file is damaged; write it again and try again.") from trouble


def _as_line(row: dict[str, Any]) -> bytes:
    record = {str(name): as_text(value) for name, value in row.items()}
    return json.dumps(record, ensure_ascii=False).encode("utf-8", "replace") + b"\n"
