"""A portion analysed, in whatever process: its articles read, analysed, derived, and given back as columns.

It writes nothing: a process that dies leaves nothing behind, and the same portion done twice gives the same.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from zlib import crc32

import pyarrow as pa

from detente.intake.file_reading import Piece
from detente.intake.limits import in_force
from detente.intake.opening import open_file
from detente.intake.tabular_articles import open_table
from detente.jobs.in_use import InUse
from detente.records import DetenteError, Document
from detente.scale_out.portions import Portion, RawPiece
from detente.store.arrow_tables import arrow_table
from detente.store.article_rows import ARTICLE_TABLES, Rows, rows_of_article

UNDATED = "undated"
# Beside a table's own columns while it is staged: the month it goes to, and which of several readings of one
# article a row is of.
MONTH, READING = "month", "reading_of_article"
_LONGEST_NAME = 260  # characters that are kept of a file's name, its last ones
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class AnalysedPortion:
    """What became of a portion.

    Attributes:
        name: The portion's.
        tables: Arrow's streams by name of the table, with `MONTH` and `READING` beside the table's columns.
        articles: How many were analysed.
        paragraphs: How many they have.
        problems: Name and sentence of each piece that gave no article.
    """

    name: str
    tables: dict[str, bytes]
    articles: int
    paragraphs: int
    problems: tuple[tuple[str, str], ...]


def analyse_portion(use: InUse, version: str, portion: Portion) -> AnalysedPortion:
    """Read and analyse the articles of a portion.

    Args:
        use: The lexicon and the gazetteer.
        version: Which every result must carry, as the asking process has it.
        portion: What is to be read.

    Returns:
        Rows of all tables. An article that cannot be read or analysed is a problem, and costs no other.

    Raises:
        DetenteError: This process has other code, other tables or other readers than the one that asks.
    """
    if use.version != version:
        raise DetenteError(
            f"A worker reads with version {use.version}, and {version} is asked for: install the same "
            "release of Détente, with the same extras and the same DETENTE_READERS, on all machines."
        )
    found: list[tuple[str, int, Rows]] = []
    problems: list[tuple[str, str]] = []
    for name, document in _documents(portion, problems):
        try:
            rows = rows_of_article(document, use.analyse(document), name[-_LONGEST_NAME:])
        except Exception as error:  # one article that cannot be analysed costs no other
            _LOG.exception("%s cannot be analysed", name)
            problems.append((name, f"It was read, but not analysed ({type(error).__name__})."))
            continue
        month = f"{document.published:%Y-%m}" if document.published else UNDATED
        found.append((month, _reading(rows), rows))
    return AnalysedPortion(
        portion.name,
        {table.name: _stream(table.name, found) for table in ARTICLE_TABLES} if found else {},
        len(found),
        sum(len(rows["paragraph"]) for _, _, rows in found),
        tuple(problems),
    )


def _documents(portion: Portion, problems: list[tuple[str, str]]) -> Iterator[tuple[str, Document]]:
    """The documents of a portion with their names; what gives none is noted."""
    yield from portion.documents
    for piece in _pieces(portion):
        if piece.reading.document is not None:
            yield piece.name, piece.reading.document
        else:
            problems.append((piece.name, piece.reading.problem or "It holds no article."))


def _pieces(portion: Portion) -> Iterator[Piece]:
    limits = in_force()
    for raw in portion.pieces:
        if raw.columns is None:
            yield from open_file(raw.data, raw.name, limits)
        else:
            yield from _of_lines(raw)


def _of_lines(raw: RawPiece) -> Iterator[Piece]:
    data = raw.data if raw.data.count(b"\n") > 1 else raw.data + b"{}\n"  # one line alone is no table
    return open_table(data, raw.columns, raw.name, in_force())


def _reading(rows: Rows) -> int:
    """A number for what was read of an article: the same words under another title are another reading."""
    article = {name: str(value) for name, value in rows["article"][0].items() if name != "filename"}
    texts = "".join(row["text"] for row in rows["paragraph"])
    return crc32(f"{sorted(article.items())}{texts}".encode("utf-8", "replace"))


def _stream(name: str, found: list[tuple[str, int, Rows]]) -> bytes:
    months, readings = list[str](), list[int]()
    for month, reading, rows in found:
        months += [month] * len(rows[name])
        readings += [reading] * len(rows[name])
    table = arrow_table(name, (row for _, _, rows in found for row in rows[name]))
    table = table.append_column(MONTH, pa.array(months, pa.string()))
    table = table.append_column(READING, pa.array(readings, pa.int64()))
    sink = pa.BufferOutputStream()
    options = pa.ipc.IpcWriteOptions(compression="zstd")
    with pa.ipc.new_stream(sink, table.schema, options=options) as writer:
        writer.write_table(table)
    stream: bytes = sink.getvalue().to_pybytes()
    return stream
