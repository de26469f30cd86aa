"""The lexicon's tables as files: their columns, and reading them with the line of what is wrong."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from sys import intern

from detente.records import DetenteError

_WEIGHTS = ("escalation", "deescalation")
_EXAMPLE = ("example", "expect", "reason")

# Tables of classes hold weights, an example and a reason; tables of forms the words of each class, one a row.
COLUMNS: dict[str, tuple[str, ...]] = {
    "acts": ("act", "label", "axis", "level", "rule", "definition"),
    "objects": ("class", *_WEIGHTS, "denied_escalation", "denied_deescalation", "arena", "topic", *_EXAMPLE),
    "object_forms": ("class", "form", "inflects", "example"),
    "predicates": ("class", "act", "intransitive", *_WEIGHTS, *_EXAMPLE),
    "predicate_forms": ("class", "form", "pos", "inflects", "example"),
    "frames": ("predicates", "objects", "where", "act", *_WEIGHTS, "rule", *_EXAMPLE),
    "operators": ("predicate", "over", *_WEIGHTS, "status", *_EXAMPLE),
    "idioms": ("class", "act", *_WEIGHTS, "general", *_EXAMPLE),
    "idiom_forms": ("class", "form", "example"),
    "shifters": ("class", "kind", "reach", *_EXAMPLE),
    "shifter_forms": ("class", "form", "example"),
    "guards": ("class", "example", "reason"),
    "guard_forms": ("class", "form", "example"),
    "arena": ("class", "arena", "object", "reason"),
    "arena_forms": ("class", "form", "example"),
    "boundaries": ("form", "reason"),
    "irregular": ("base", "past", "participle"),
    "spellings": ("british", "american"),
}

# Where the words of a table's classes stand.
FORMS_OF = {
    "objects": "object_forms",
    "predicates": "predicate_forms",
    "idioms": "idiom_forms",
    "shifters": "shifter_forms",
    "guards": "guard_forms",
    "arena": "arena_forms",
}

Row = Mapping[str, str]
Tables = dict[str, list[dict[str, str]]]


def rows_of(lines: Iterable[str], name: str) -> list[dict[str, str]]:
    """The rows of a table, each with its place as `_where`.

    Args:
        lines: The lines of the CSV text.
        name: The table's name, a key of `COLUMNS`.

    Raises:
        DetenteError: With the line, where columns or cells are not as they must be.
    """
    columns = COLUMNS[name]
    reader = csv.reader(lines)
    if tuple(next(reader, ())) != columns:
        raise DetenteError(f"{name}.csv, line 1: the columns must be {', '.join(columns)}.")
    rows = []
    for cells in reader:
        if not cells:
            continue
        if len(cells) != len(columns):
            raise DetenteError(f"{name}.csv, line {reader.line_num}: this row has too few or too many cells.")
        row = dict(zip(columns, map(intern, cells), strict=True))  # most cells say what many others do
        row["_where"] = f"{name}.csv, line {reader.line_num}"
        rows.append(row)
    return rows


def csv_text(name: str, rows: Sequence[Row]) -> str:
    """A table as CSV text, without the places of its rows."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS[name], restval="", extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def number(row: Row, column: str, highest: float = 5, lowest: float = 0) -> float:
    """A cell as a number. Raises DetenteError where it is none, or lies outside its range."""
    try:
        value = float(row[column])
    except ValueError:
        raise DetenteError(f"{row['_where']}: {column} must be a number, not “{row[column]}”.") from None
    if not lowest <= value <= highest:
        raise DetenteError(f"{row['_where']}: {column} must lie between {lowest:g} and {highest:g}.")
    return value


def one_of(row: Row, column: str, allowed: tuple[str, ...]) -> str:
    """A cell that holds one of a few words. Raises DetenteError where it does not."""
    if row[column] not in allowed:
        raise DetenteError(
            f"{row['_where']}: {column} must be one of {', '.join(allowed)}, not “{row[column]}”."
        )
    return row[column]


def member(row: Row, column: str, known: Iterable[str]) -> str:
    """A cell that names something of another table. Raises DetenteError where that is not there."""
    if row[column] not in known:
        raise DetenteError(f"{row['_where']}: “{row[column]}” is not a known {column}.")
    return row[column]
