"""Publishers' names of states to codes, and their columns to our measures, from tables under data/figures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from detente.records import DetenteError
from detente.shipped import data_path, table


@dataclass(frozen=True, slots=True)
class StateCode:
    """A state or a group (NATO's totals, the world) by its code."""

    iso3: str
    group: bool


@dataclass(frozen=True, slots=True)
class PublisherColumn:
    """How a publisher tells one of our measures.

    Its `name` for it, `words` that stand beside, the factor to our unit, and
    the places that the result is rounded to.
    """

    publisher: str
    name: str
    words: str
    metric: str
    factor: float
    places: int
    definition: str
    source: str


def plain_name(label: str) -> str:
    """A state's name without note marks and spaces too many: "Czechia*" is "Czechia"."""
    return " ".join(re.sub(r"[*†‡§¶‖]+\s*$", "", label.strip()).split())


def state(label: str) -> StateCode | None:
    """The state of a publisher's name; None where the label names none."""
    return _states().get(plain_name(label).casefold())


@lru_cache(maxsize=1)
def codes() -> dict[str, str]:
    """Code to a name in common use, for files that give codes alone."""
    names: dict[str, str] = {}
    for _, row in table(data_path("figures", "state_names.csv"), ("name", "iso3", "kind", "source")):
        names.setdefault(row["iso3"], row["name"])
    return names


@lru_cache(maxsize=1)
def columns() -> tuple[PublisherColumn, ...]:
    """The columns of publishers that we know.

    Raises DetenteError with the line of one whose factor is no number.
    """
    file = data_path("figures", "publisher_columns.csv")
    found = []
    needed = ("publisher", "name", "words", "metric", "factor", "places", "definition", "source")
    for line, row in table(file, needed):
        try:
            factor, places = float(row["factor"]), int(row["places"])
        except ValueError:
            raise DetenteError(f"{file.name}, line {line}: factor and places must be numbers.") from None
        found.append(
            PublisherColumn(
                row["publisher"], row["name"], row["words"], row["metric"], factor, places, row["definition"],
                row["source"],
            )
        )  # fmt: skip
    return tuple(found)


@lru_cache(maxsize=1)
def _states() -> dict[str, StateCode]:
    file = data_path("figures", "state_names.csv")
    return {
        row["name"].casefold(): StateCode(row["iso3"], row["kind"] == "group")
        for _, row in table(file, ("name", "iso3", "kind", "source"))
    }


@lru_cache(maxsize=1)
def _currencies() -> dict[tuple[str, str], str]:
    file = data_path("figures", "currencies.csv")
    return {
        (row["words"].casefold(), row["iso3"]): row["code"]
        for _, row in table(file, ("words", "code", "source"))
    }


def currency(words: str, iso3: str) -> str | None:
    """The code of a state's currency as NATO writes it ("New Lei"); None where it is not known."""
    known = _currencies()
    return known.get((words.casefold(), iso3)) or known.get((words.casefold(), ""))
