"""The lexicon: tables that a political scientist can read, checked on load, compiled for matching.

Predicate × object frames with polarity shifters. After the idea that polarity is composed and turned in
context (Polanyi & Zaenen 2006, Contextual Valence Shifters; Wilson, Wiebe & Hoffmann 2009, Recognizing
Contextual Polarity) and that events are who does what to whom (Schrodt 2012, CAMEO). The weights follow the
codebook on the Method page.
"""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from detente.data_tables import data_path
from detente.records import DetenteError
from detente.scoring.compiling import compiled
from detente.scoring.earlier_tables import converted
from detente.scoring.entries import Lexicon
from detente.scoring.lexicon_tables import COLUMNS, Tables, csv_text, rows_of
from detente.scoring.table_checks import check

__all__ = ["COLUMNS", "Lexicon", "as_csv", "load", "own", "shipped", "shipped_version", "todays"]


@lru_cache(maxsize=1)
def shipped() -> Lexicon:
    """The lexicon that ships with Détente."""
    return load(data_path("lexicon"))


@lru_cache(maxsize=1)
def shipped_version() -> str:
    """The version of the lexicon that ships, which says nothing of whether its tables are right.

    Returns:
        `shipped().version`, without reading a row: a tenth of what compiling takes.
    """
    return _version(_held(data_path("lexicon")))


def load(folder: Path) -> Lexicon:
    """Read and check the tables of a folder.

    Args:
        folder: Where they stand, one CSV file a table.

    Raises:
        DetenteError: With file and line, where something is wrong or missing.
    """
    with _uncollected():
        return _loaded(folder)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without looking for garbage: what is made here is kept, and looking takes a fifth of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _loaded(folder: Path) -> Lexicon:
    held = _held(folder)
    tables = {name: rows_of(text.decode().splitlines(keepends=True), name) for name, text in held.items()}
    return compiled(tables, _version(held))


def _held(folder: Path) -> dict[str, bytes]:
    """The files of a folder by name of the table, in the order of the tables."""
    held = {}
    for name in COLUMNS:
        file = folder / f"{name}.csv"
        if not file.exists():
            raise DetenteError(f"The lexicon has no {file.name}: a lexicon needs all its tables.")
        held[name] = file.read_bytes()
    return held


def _version(held: Mapping[str, bytes]) -> str:
    """Twelve hex digits over the tables and the words that frames step over."""
    digest = hashlib.sha256(data_path("lexicon", "function_words.csv").read_bytes())
    for text in held.values():
        digest.update(text)
    return digest.hexdigest()[:12]


def own(tables: Mapping[str, str]) -> Lexicon:
    """The shipped lexicon with some tables replaced by a user's own; the same tables give the same version.

    Args:
        tables: CSV text by table ("frames"), of today's shape or of an earlier one.

    Returns:
        A lexicon with a version of its own; the shipped one where no table is given.

    Raises:
        DetenteError: With table and line, where a row is wrong.
    """
    if not tables:
        return shipped()
    given = todays(tables)
    digest = hashlib.sha256(shipped().version.encode())
    for name in sorted(given):
        digest.update(name.encode() + given[name].encode())
    replaced = {name: rows_of(text.splitlines(keepends=True), name) for name, text in given.items()}
    check(replaced)
    return compiled({**_fitting(replaced), **replaced}, digest.hexdigest()[:12])


def todays(tables: Mapping[str, str]) -> dict[str, str]:
    """A user's tables in today's shape, those of an earlier one converted.

    Args:
        tables: CSV text by table ("objects").

    Returns:
        CSV text by table; an earlier table may become two of today's.

    Raises:
        DetenteError: Where there is no such table, or a row of an earlier shape is wrong.
    """
    made: dict[str, str] = {}
    for name, text in tables.items():
        if name not in COLUMNS:
            raise DetenteError(f"There is no table {name}; the lexicon has {', '.join(COLUMNS)}.")
        today = {row.get("class", ""): row for row in shipped().tables[name]}
        of_table = converted(name, text, today)
        made |= {each: of_table[each] for each in of_table if each == name or each not in tables}
    return made


def as_csv(lexicon: Lexicon, name: str) -> str:
    """One table as the CSV text that `own` takes back.

    Args:
        lexicon: The lexicon.
        name: Name of the table, "frames".

    Returns:
        Header and rows, in UTF-8 characters, lines ended by \\n.
    """
    return csv_text(name, lexicon.tables[name])


def _fitting(replaced: Tables) -> Tables:
    """The shipped tables without what speaks of classes that a user's own tables do not have."""
    tables = shipped().tables
    known = {
        name: {row["class"] for row in replaced.get(name, tables[name])} for name in ("predicates", "objects")
    }
    if not known.keys() & replaced.keys():
        return tables
    frames = [
        row
        | {
            column: "|".join(name for name in row[column].split("|") if name in known[column])
            for column in known
        }
        for row in tables["frames"]
    ]
    return {
        **tables,
        "frames": [row for row in frames if row["predicates"] and row["objects"]],
        "operators": [row for row in tables["operators"] if row["predicate"] in known["predicates"]],
        "arena": [
            row | {"object": ""} if row["object"] not in known["objects"] else row for row in tables["arena"]
        ],
    }
