"""Names that no person bears: events, documents, places, ships ("Millennium Summit"), and bodies."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from functools import lru_cache

from detente.attribution.gazetteer.office_roles import role_words
from detente.data_tables import data_path, table
from detente.records import DetenteError

_BODY, _OUTLET = "body", "outlet"


@dataclass(frozen=True, slots=True)
class _Heads:
    """The words that make a name no person's.

    Attributes:
        last: Those at the end of what never speaks.
        first: Those at its beginning.
        surnames: Those at its end that are surnames too.
        bodies: Those at the end of the name of a body, which speaks.
        outlets: Those of them that end the name of a newspaper or agency.
    """

    last: frozenset[str]
    first: frozenset[str]
    surnames: frozenset[str]
    bodies: frozenset[str]
    outlets: frozenset[str]


@lru_cache(maxsize=1)
def _heads() -> _Heads:
    """The words of data/actors/no_people.csv. Raises DetenteError with the line."""
    file = data_path("actors", "no_people.csv")
    found: dict[str, set[str]] = {
        "last": set(),
        "first": set(),
        "surname": set(),
        _BODY: set(),
        _OUTLET: set(),
    }
    for line, row in table(file, ("word", "kind", "stands", "example")):
        if row["stands"] not in ("last", "first"):
            raise DetenteError(f"{file.name}, line {line}: stands is {row['stands']!r}; write last or first.")
        found[_BODY if row["kind"] in (_BODY, _OUTLET) else row["stands"]].add(row["word"])
        if row["kind"] == _OUTLET:
            found[_OUTLET].add(row["word"])
        if row["surname"] == "yes":
            found["surname"].add(row["word"])
    return _Heads(*map(frozenset, found.values()))


def may_be_nobody(name: str) -> bool:
    """Whether a name has to be looked at: by its last or first word, or a hyphen.

    Args:
        name: The words as they stand.
    """
    heads = _heads()
    last = name[name.rfind(" ") + 1 :]
    if last in heads.last or last in heads.bodies or "-" in last:
        return True
    return len(last) < len(name) and name[: name.find(" ")] in heads.first


def is_nobody(name: str, given: Container[str]) -> bool:
    """Whether a capitalised run that the gazetteer does not hold is surely no person and no body.

    Args:
        name: The words as they stand ("World Summit", "Kennedy Bridge", "Ida Park").
        given: Given names: a word that is a surname too is one behind them.
    """
    heads = _heads()
    before, _, last = name.rpartition(" ")
    if last in heads.last:
        return last not in heads.surnames or (bool(before) and before not in given)
    if last[-1:].isdigit() and "-" in last:
        return True  # "COVID-19"
    return bool(before) and name[: name.index(" ")] in heads.first


def is_head(word: str) -> bool:
    """Whether a word ends the name of a body or thing, and is no surname and no office of a state.

    Args:
        word: A capitalised word ("News" in "Fox News").
    """
    heads = _heads()
    return (word in heads.bodies or (word in heads.last and word not in heads.surnames)) and (
        word.lower() not in role_words()
    )


def is_outlet(name: str) -> bool:
    """Whether a name is a newspaper's or a news agency's by its last word.

    Args:
        name: The words as they stand ("Business Insider"; of "the Harbour | Mail" the last).
    """
    return name[name.rfind(" ") + 1 :] in _heads().outlets


def is_body(name: str) -> bool:
    """Whether a name of several words is a body's by its last one.

    Args:
        name: The words as they stand ("Harbour Advisory Group").
    """
    before, _, last = name.rpartition(" ")
    return bool(before) and last in _heads().bodies
