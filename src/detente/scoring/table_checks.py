"""A user's tables of the lexicon looked at cell by cell, before anything is compiled from them.

Compiling itself refuses what it cannot understand: classes, acts and weights. Here stands what it would take
without a word, such as an empty phrase or a step that is no number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from detente.records import DetenteError
from detente.scoring.lexicon_tables import Row, Tables, number, one_of
from detente.scoring.tokens import tokens_of

_LONGEST_CELL: Final = 1_000  # characters
_LONGEST_FORM: Final = 20  # words of a phrase
_HIGHEST_STEP: Final = 5  # of the ladder of acts
_HEAVIEST: Final = 5  # weight of the codebook
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]")
_RULE: Final = re.compile(r"\d{1,3}")
_LETTER: Final = re.compile(r"[^\W_]")
_WORD: Final = re.compile(r"[^\W\d_]+")

_Check: TypeAlias = Callable[[Row, str], object]


def _filled(row: Row, column: str) -> None:
    if not row[column].strip():
        raise DetenteError(f"{row['_where']}: {column} is empty; fill it in, or take the row out.")


def _act(row: Row, column: str) -> None:
    """Predicates alone may leave their act to what they act on."""
    if not row["_where"].startswith("predicates"):
        _filled(row, column)


def _words(row: Row, column: str) -> None:
    _filled(row, column)
    count = len(tokens_of(row[column]))
    if not _LETTER.search(row[column]) or count > _LONGEST_FORM:
        raise DetenteError(
            f"{row['_where']}: “{row[column][:60]}” is no phrase of 1 to {_LONGEST_FORM} words; correct it."
        )


def _one_word(row: Row, column: str) -> None:
    if not _WORD.fullmatch(row[column]):
        raise DetenteError(f"{row['_where']}: {column} must be one word of letters, not “{row[column]}”.")


def _rule(row: Row, column: str) -> None:
    if row[column] and not _RULE.fullmatch(row[column]):
        raise DetenteError(f"{row['_where']}: rule must be a number of the codebook, not “{row[column]}”.")


def _step(row: Row, column: str) -> None:
    if not number(row, column, _HIGHEST_STEP, 1).is_integer():
        raise DetenteError(f"{row['_where']}: {column} must be a step of 1 to {_HIGHEST_STEP}.")


def _expectation(row: Row, column: str) -> None:
    one_of(row, column, ("+", "-", "0", ""))


def _side(row: Row, column: str) -> None:
    one_of(row, column, ("escalation", "de-escalation"))


def _weight(row: Row, column: str) -> None:
    """Operators alone may keep a weight as it is (=), or take from it."""
    of_operator = row["_where"].startswith("operators")
    if not (of_operator and row[column] == "="):
        number(row, column, _HEAVIEST, -_HEAVIEST if of_operator else 0)


def _status(row: Row, column: str) -> None:
    one_of(row, column, ("asserted", "demanded", "denied", "proposed", "refused", "reported"))


# What a cell must be, by its column, in whichever table it stands.
_COLUMNS: Final[Mapping[str, _Check]] = {
    "act": _act,
    "american": _one_word,
    "axis": _side,
    "deescalation": _weight,
    "denied_deescalation": _weight,
    "denied_escalation": _weight,
    "escalation": _weight,
    "base": _one_word,
    "british": _one_word,
    "class": _filled,
    "expect": _expectation,
    "form": _words,
    "label": _filled,
    "level": _step,
    "objects": _filled,
    "past": _one_word,
    "participle": _one_word,
    "predicates": _filled,
    "rule": _rule,
    "status": _status,
}
# By what a row of a table is known: no two may be alike.
_KEYS: Final[Mapping[str, str]] = {
    "acts": "act",
    "boundaries": "form",
    "irregular": "base",
    "spellings": "british",
}


def check(tables: Tables) -> None:
    """Look at every cell of some tables.

    Args:
        tables: Their rows by table, as `lexicon_tables.rows_of` reads them.

    Raises:
        DetenteError: With table, line and column, at the first cell that is wrong.
    """
    for name, rows in tables.items():
        if not rows:
            raise DetenteError(f"{name}.csv has no rows; a table needs one at least.")
        seen: set[str] = set()
        for row in rows:
            _check_row(row)
            key = row.get(_KEYS.get(name, ""), "")
            if key and key in seen:
                raise DetenteError(f"{row['_where']}: “{key}” stands twice; keep one row.")
            seen.add(key)


def _check_row(row: Row) -> None:
    for column, cell in row.items():
        if column == "_where":
            continue
        if _CONTROL.search(cell) or len(cell) > _LONGEST_CELL:
            raise DetenteError(
                f"{row['_where']}: {column} holds a line break or a sign that cannot be printed, or more "
                f"than {_LONGEST_CELL:,} characters; shorten it."
            )
        if column in _COLUMNS:
            _COLUMNS[column](row, column)
