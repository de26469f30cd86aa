"""Publishers' names of states to codes, and their columns to our measures, from tables under data/figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from detente.data_tables import data_path, table
from detente.records import DetenteError


@dataclass(frozen=True, slots=True)
class StateCode:
    """A state or a group (NATO's totals, the world) by its code."""

    iso3: str
    group: bool


@dataclass(frozen=True, slots=True)
class PublisherColumn:
    """How a publisher names one of our measures.

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


@dataclass(frozen=True, slots=True)
class PublisherNames:
    """How publishers name states, measures and currencies.

    Attributes:
        states: Names in small letters to states and groups.
        codes: Codes to a name in common use, for files that give codes alone.
        columns: Publishers' columns for our measures.
        currencies: Words in small letters and a state's code, or "", to a code of ISO 4217.
    """

    states: Mapping[str, StateCode]
    codes: Mapping[str, str]
    columns: tuple[PublisherColumn, ...]
    currencies: Mapping[tuple[str, str], str]


@lru_cache(maxsize=1)
def shipped() -> PublisherNames:
    """The names that ship. Raises DetenteError with the line of a column whose factor is no number."""
    states = [row for _, row in _rows("state_names.csv", ("name", "iso3", "kind", "source"))]
    codes: dict[str, str] = {}
    for row in states:
        codes.setdefault(row["iso3"], row["name"])
    return PublisherNames(
        states={row["name"].casefold(): StateCode(row["iso3"], row["kind"] == "group") for row in states},
        codes=codes,
        columns=tuple(_columns()),
        currencies={
            (row["words"].casefold(), row["iso3"]): row["code"]
            for _, row in _rows("currencies.csv", ("words", "code", "source"))
        },
    )


def state(label: str) -> StateCode | None:
    """The state of a publisher's name; None where the label names none."""
    return shipped().states.get(plain_name(label).casefold())


def currency(words: str, iso3: str) -> str | None:
    """The code of a state's currency as NATO writes it ("New Lei"); None where it is not known."""
    known = shipped().currencies
    return known.get((words.casefold(), iso3)) or known.get((words.casefold(), ""))


def _rows(name: str, needed: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    return table(data_path("figures", name), needed)


def _columns() -> Iterator[PublisherColumn]:
    needed = ("publisher", "name", "words", "metric", "factor", "places", "definition", "source")
    for line, row in _rows("publisher_columns.csv", needed):
        try:
            factor, places = float(row["factor"]), int(row["places"])
        except ValueError:
            raise DetenteError(
                f"publisher_columns.csv, line {line}: factor and places must be numbers; correct the row."
            ) from None
        yield PublisherColumn(
            row["publisher"], row["name"], row["words"], row["metric"], factor, places, row["definition"],
            row["source"],
        )  # fmt: skip
