"""The classes of words that the rules of attribution ask for, read from data/attribution and checked.

    words("deciding office")              frozenset({"leaders", "heads of state", …})
    any_form("listener", "weekday")         "(?:journalists|reporters|…)": a piece of a pattern, the
    longest form first

Each table holds one form a row with its class, an example and a reason; a class stands in one table.
Weekdays and months are classes too, and come from the one list of English.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path

from detente.data_tables import data_path, table
from detente.records import DetenteError
from detente.text.english import english
from detente.text.word_patterns import any_of, behind_any

_FORM = re.compile(r"[\w’'%.&-]+(?: [\w’'%.&-]+)*")


@cache
def words(name: str) -> frozenset[str]:
    """The forms of a class as they stand in its table.

    Args:
        name: A class of data/attribution, e.g. "listener".

    Raises:
        DetenteError: There is no such class, or a row is wrong; the sentence names the table and the line.
    """
    return frozenset(_forms(name))


def any_form(*names: str) -> str:
    """A piece of a pattern that matches any form of some classes, the longest first.

    Args:
        names: Classes of data/attribution.

    Returns:
        A group without a name; spaces are escaped, so that it may stand in a verbose pattern.

    Raises:
        DetenteError: As `words`.
    """
    return f"(?:{any_of({form for name in names for form in _forms(name)})})"


def none_before(*names: str) -> str:
    """A piece of a pattern that holds where no form of some classes ends.

    Args:
        names: Classes of data/attribution.

    Raises:
        DetenteError: As `words`.
    """
    return f"(?!{behind_any({form for name in names for form in _forms(name)})})"


def read_classes(folder: Path) -> dict[str, tuple[str, ...]]:
    """The classes of all tables of a folder.

    Args:
        folder: Holds csv files with the columns class, form, example and reason.

    Raises:
        DetenteError: A row is wrong; the sentence names the table and the line.
    """
    found: dict[str, dict[str, None]] = {}
    home: dict[str, str] = {}
    for file in sorted(folder.glob("*.csv")):
        for line, name, form in _rows(file):
            if home.setdefault(name, file.name) != file.name:
                raise _wrong(file, line, f"the class {name!r} stands in {home[name]}; move the row there")
            forms = found.setdefault(name, {})
            if form in forms:
                raise _wrong(file, line, f"{form!r} is in the class {name!r} already; take one away")
            forms[form] = None
    return {name: tuple(forms) for name, forms in found.items()}


def _rows(file: Path) -> Iterator[tuple[int, str, str]]:
    for line, row in table(file, ("class", "form", "example", "reason")):
        if not _FORM.fullmatch(row["form"]):
            raise _wrong(file, line, f"{row['form']!r} is not words with single spaces between; write it so")
        if row["form"].lower() not in row["example"].lower():
            raise _wrong(file, line, f"the example does not hold {row['form']!r}; write one that does")
        yield line, row["class"], row["form"]


@lru_cache(maxsize=1)
def _shipped() -> Mapping[str, tuple[str, ...]]:
    calendar = {"weekday": english().weekdays, "month": english().months}
    return read_classes(data_path("attribution")) | calendar


def _forms(name: str) -> tuple[str, ...]:
    try:
        return _shipped()[name]
    except KeyError:
        raise DetenteError(f"data/attribution has no class {name!r}; add its rows there.") from None


def _wrong(file: Path, line: int, what: str) -> DetenteError:
    return DetenteError(f"{file.name}, line {line}: {what}.")
