"""The classes of words that the rules of attribution ask for, read from data/attribution and checked.

    words("all who decide for a body")      frozenset({"leaders", "heads of state", …})
    any_form("listener", "weekday")         "(?:journalists|reporters|…)": a piece of a pattern, the
    longest form first

Each table holds one form a row with its class, an example and a reason; a class stands in one table.
Weekdays, months, pronouns, determiners and forms of "be" are classes too, and come from data/english, where
other packages find them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from detente.data_tables import data_path
from detente.records import DetenteError
from detente.text.english import english, read_classes
from detente.text.word_patterns import any_of, behind_any


@cache
def words(name: str) -> frozenset[str]:
    """The forms of a class as they stand in its table.

    Args:
        name: A class of data/attribution, e.g. "listener".

    Returns:
        The forms, in small letters where their table has them so.

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


@lru_cache(maxsize=1)
def _shipped() -> Mapping[str, tuple[str, ...]]:
    tables = (*sorted(data_path("attribution").glob("*.csv")), data_path("english", "word_classes.csv"))
    return read_classes(*tables) | {"weekday": english().weekdays, "month": english().months}


def _forms(name: str) -> tuple[str, ...]:
    try:
        return _shipped()[name]
    except KeyError:
        raise DetenteError(f"data/attribution has no class {name!r}; add its rows there.") from None
