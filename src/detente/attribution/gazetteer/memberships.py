"""Which states belong to NATO and the EU, and when: data/actors/memberships.csv."""

from __future__ import annotations

from datetime import date
from functools import cache

from detente.data_tables import data_path, table
from detente.records import DetenteError

_Term = tuple[date, date]


def allied(one: str, other: str, day: date | None) -> bool:
    """Whether two sides belong to the same alliance or union.

    Args:
        one: An ISO3 code or organisation id.
        other: Another one.
        day: The day that is asked about; where it is unknown, any membership counts.

    Returns:
        True for two members of NATO or of the EU, a member and its body, and for NATO and the EU themselves.
    """
    if one in _memberships() and other in _memberships():
        return True
    return bool(bodies_of(one, day) & bodies_of(other, day))


def bodies_of(side: str, day: date | None) -> frozenset[str]:
    """The bodies that a side belongs to; a body belongs to itself.

    Args:
        side: An ISO3 code or organisation id.
        day: The day that is asked about; where it is unknown, any membership counts.

    Returns:
        Their ids, of NATO and the EU.
    """
    return frozenset(
        body
        for body, members in _memberships().items()
        if body == side or any(day is None or first <= day <= last for first, last in members.get(side, ()))
    )


def has_members(side: str | None) -> bool:
    """Whether states belong to a side: to NATO and the EU.

    Args:
        side: An ISO3 code or organisation id.

    Returns:
        False for all others.
    """
    return side in _memberships()


@cache
def _memberships() -> dict[str, dict[str, tuple[_Term, ...]]]:
    """The terms of the members, by body and state."""
    file = data_path("actors", "memberships.csv")
    found: dict[str, dict[str, tuple[_Term, ...]]] = {}
    for line, row in table(file, ("body", "iso3", "joined", "source")):
        try:
            term = (
                date.fromisoformat(row["joined"]),
                date.fromisoformat(row["left"]) if row["left"] else date.max,
            )
        except ValueError:
            raise DetenteError(f"{file.name}, line {line}: a date is not written as 2004-03-29.") from None
        members = found.setdefault(row["body"], {})
        members[row["iso3"]] = (*members.get(row["iso3"], ()), term)
    return found
