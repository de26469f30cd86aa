"""Where the tables that ship with the project are found, beside the checkout or inside the package; their
rows, and a digest of them.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from detente.records import DetenteError

_HERE = Path(__file__).resolve().parent


def data_path(*parts: str) -> Path:
    """The path of a shipped table, e.g. `data_path("figures", "treaties.csv")`.

    Args:
        *parts: Folders and file name below data/.

    Returns:
        The path in the checkout, else in the installed package.

    Raises:
        FileNotFoundError: Neither holds it.
    """
    for root in (_HERE.parents[1] / "data", _HERE / "data"):
        candidate = root.joinpath(*parts)
        if candidate.exists():
            return candidate
    raise FileNotFoundError(
        f"{Path(*parts)} is not among the tables that ship with Détente; install it again."
    )


def digest(files: Iterable[Path]) -> str:
    """Eight hex digits over the names and contents of files, in their order: the version of what they hold.

    Args:
        files: Files in a fixed order; the digest depends on it.

    Returns:
        Eight hex digits of SHA-256.
    """
    found = hashlib.sha256()
    for file in files:
        found.update(file.name.encode())
        found.update(file.read_bytes())
    return found.hexdigest()[:8]


def table(file: Path, needed: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a table with their line numbers.

    Args:
        file: A csv file in UTF-8 with a header.
        needed: Columns that every row must fill.

    Yields:
        Line number, counted from 1 at the header, and the row by column.

    Raises:
        DetenteError: A column is missing, a needed cell is blank, or a row has more or fewer cells than the
            header; file and line are named.
    """
    with file.open(newline="", encoding="utf-8") as lines:
        reader = csv.DictReader(lines)
        absent = [column for column in needed if column not in (reader.fieldnames or ())]
        if absent:
            raise DetenteError(f"{file.name}, line 1: the column {absent[0]} is missing; add it.")
        for row in reader:
            if None in row or None in row.values():
                raise DetenteError(
                    f"{file.name}, line {reader.line_num}: the row does not have as many cells as the "
                    "header; correct it."
                )
            blank = [column for column in needed if not row[column].strip()]
            if blank:
                raise DetenteError(f"{file.name}, line {reader.line_num}: {blank[0]} is blank; fill it in.")
            yield reader.line_num, row
