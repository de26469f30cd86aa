"""What a figure is of: definitions, measures and editions, as the tables under data/figures name them.

A definition says what a publisher counts as spending; a measure, what is counted of it, in which unit and at
which prices; an edition, when a publisher said so. Two figures stand in one line only where all of these
agree (`figures.series`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, TypeAlias, cast, get_args

from detente.data_tables import data_path, table
from detente.records import DetenteError

Prices: TypeAlias = Literal["current", "constant", "none"]
Coverage: TypeAlias = Literal["whole", "part"]
# How money of one currency was made to be of another: at market rates of exchange, in purchasing power,
# not at all.
Rates: TypeAlias = Literal["market", "ppp", "national", "none"]
YearKind: TypeAlias = Literal["calendar", "fiscal", "January"]
_BASE = "{base}"
_YEAR = re.compile(r"(const|usd)((?:19|20)\d\d)")


@dataclass(frozen=True, slots=True)
class Definition:
    """What a publisher counts: `meaning` in our words, `source` where the publisher says so.

    `year`: whether its years are those of the calendar or of budgets, or its counts are of a January;
    `own_file` names the file of the publisher's that a library can add, "" where there is none.
    """

    id: str
    name: str
    publisher: str
    year: YearKind
    own_file: str
    meaning: str
    source: str


@dataclass(frozen=True, slots=True)
class Measure:
    """What is measured of a state in a year.

    `metric` is its code in the tables, with "{base}" where the base year of constant prices stands in it;
    `definitions` those it exists under; `subject` what is counted ("defence", "GDP", "forces"), `per` of or
    for which whole ("GDP", "head", "whole" where it is all of it), `rates` how it came to its currency;
    `unit` ours, `written` the publishers' own words for it ("*" for a
    currency); `low` and `high` bound every value that can be right. A `derived` measure was computed by us,
    never published.
    """

    metric: str
    name: str
    definitions: tuple[str, ...]
    subject: str
    per: str
    rates: Rates
    prices: Prices
    unit: str
    written: tuple[str, ...]
    low: float
    high: float

    @property
    def derived(self) -> bool:
        """Whether we computed it."""
        return self.metric.endswith("_derived")

    def takes(self, unit: str, base: int | None) -> bool:
        """Whether a unit as a publisher writes it is this measure's, at the prices of the base year."""
        forms = [form.replace(_BASE, str(base)) for form in self.written]
        return any(
            re.fullmatch(f"[A-Z]{{3}}{re.escape(form[1:])}", unit) if form.startswith("*") else form == unit
            for form in forms
        )


@dataclass(frozen=True, slots=True)
class Edition:
    """One publication of a publisher: `published` as exactly as known (YYYY, YYYY-MM or a day).

    `base` the year of its constant prices, None where it has none; `coverage` "part" where not all of it
    could be read.
    """

    id: str
    publisher: str
    definition: str
    name: str
    title: str
    published: str
    base: int | None
    coverage: Coverage
    licence: str
    source: str


@lru_cache(maxsize=1)
def definitions() -> dict[str, Definition]:
    """All definitions by id.

    Returns:
        Each definition by its id.

    Raises:
        DetenteError: If a row's year is of no known kind; the sentence names the line.
    """
    file = data_path("figures", "definitions.csv")
    columns = ("definition", "name", "publisher", "year", "meaning", "source")
    found: dict[str, Definition] = {}
    for line, row in table(file, columns):
        if row["year"] not in get_args(YearKind):
            raise DetenteError(
                f"{file.name}, line {line}: year is {', '.join(get_args(YearKind))}; correct it."
            )
        found[row["definition"]] = Definition(
            row["definition"], row["name"], row["publisher"], cast(YearKind, row["year"]),
            row.get("own_file") or "", row["meaning"], row["source"],
        )  # fmt: skip
    return found


@lru_cache(maxsize=1)
def measures() -> dict[str, Measure]:
    """All measures by their code."""
    return read_measures(data_path("figures", "measures.csv"))


def read_measures(file: Path) -> dict[str, Measure]:
    """Measures of a table.

    Raises DetenteError with the line of one whose prices, definitions or bounds are wrong.
    """
    found: dict[str, Measure] = {}
    columns = (
        "metric", "name", "definitions", "subject", "per", "rates", "prices", "unit", "written", "low",
        "high",
    )  # fmt: skip
    for line, row in table(file, columns):
        where = f"{file.name}, line {line}"
        known = tuple(row["definitions"].split(";"))
        if row["prices"] not in get_args(Prices):
            raise DetenteError(f"{where}: prices are {', '.join(get_args(Prices))}, not “{row['prices']}”.")
        if row["rates"] not in get_args(Rates):
            raise DetenteError(f"{where}: rates are {', '.join(get_args(Rates))}, not “{row['rates']}”.")
        if unknown := [name for name in known if name not in definitions()]:
            raise DetenteError(
                f"{where}: the definition {unknown[0]} is not in definitions.csv; add it there."
            )
        try:
            low, high = float(row["low"]), float(row["high"])
        except ValueError:
            raise DetenteError(f"{where}: low and high must be numbers; correct the row.") from None
        if not low < high:
            raise DetenteError(f"{where}: low is not below high; correct the row.")
        if row["metric"] in found:
            raise DetenteError(f"{where}: {row['metric']} stands here twice; take one row out.")
        found[row["metric"]] = Measure(
            row["metric"], row["name"], known, row["subject"], row["per"], cast(Rates, row["rates"]),
            cast(Prices, row["prices"]), row["unit"],
            tuple(form.strip() for form in row["written"].split(";")), low, high,
        )  # fmt: skip
    return found


def measure_of(metric: str) -> Measure:
    """The measure of a code: "exp_usd_const2021_m" is `exp_usd_const{base}_m`.

    Args:
        metric: A code as cells have it.

    Returns:
        Its row of measures.csv.

    Raises:
        DetenteError: It is none.
    """
    known = measures()
    if metric in known:
        return known[metric]
    general = _YEAR.sub(lambda found: found[1] + _BASE, metric)
    if general in known:
        return known[general]
    raise DetenteError(f"“{metric}” is no known measure; data/figures/measures.csv names them.")


def base_in(metric: str) -> int | None:
    """The base year that a code names: 2021 of "exp_usd_const2021_m"."""
    found = _YEAR.search(metric)
    return int(found[2]) if found else None


@lru_cache(maxsize=1)
def shipped_editions() -> dict[str, Edition]:
    """The editions that ship, by id."""
    return read_editions(data_path("figures", "editions.csv"))


def read_editions(file: Path) -> dict[str, Edition]:
    """Editions of a table. Raises DetenteError with the line of one that cannot be read."""
    found: dict[str, Edition] = {}
    columns = (
        "edition", "publisher", "definition", "name", "title", "published", "coverage", "licence", "source",
    )  # fmt: skip
    for line, row in table(file, columns):
        where = f"{file.name}, line {line}"
        if row["definition"] not in definitions():
            raise DetenteError(f"{where}: {row['definition']} is not in definitions.csv; add it there.")
        if row["edition"] in found:
            raise DetenteError(f"{where}: the edition {row['edition']} stands here twice; take one row out.")
        if row["coverage"] not in get_args(Coverage):
            raise DetenteError(f"{where}: coverage is whole or part, not “{row['coverage']}”.")
        if not re.fullmatch(r"\d{4}(-\d\d){0,2}", row["published"]):
            raise DetenteError(f"{where}: published must be a year, a month or a day like 2025-08-28.")
        if row["base"] and not re.fullmatch(r"\d{4}", row["base"]):
            raise DetenteError(f"{where}: base must be a year or empty; correct the row.")
        found[row["edition"]] = Edition(
            row["edition"],
            row["publisher"],
            row["definition"],
            row["name"],
            row["title"],
            row["published"],
            int(row["base"]) if row["base"] else None,
            cast(Coverage, row["coverage"]),
            row["licence"],
            row["source"],
        )
    return found
