"""Treaties: where a text names one, and what the record says became of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, get_args

from detente.data_tables import data_path, table
from detente.figures.events import Precision, day, precision
from detente.records import DetenteError, TreatyMention
from detente.text.normalise import fold

# What a step makes of a treaty's standing, "" nothing; and whether it builds the treaty up or undoes it,
# by any actor.
Effect = Literal["", "signed", "in force", "suspended", "left", "ended", "disputed"]
Does = Literal["builds", "undoes", "neither"]


@dataclass(frozen=True, slots=True)
class TreatyStep:
    """One dated step in a treaty's life: signed, in force, suspended, withdrawn … by whom, with its source.

    `check` says how far the sources agree.
    """

    treaty: str
    event: str
    actors: tuple[str, ...]
    date: date
    precision: Precision
    effect: Effect
    does: Does
    note: str
    source: str
    check: str


@dataclass(frozen=True, slots=True)
class Forms:
    """The ways a treaty is written: `exact` keeps its capitals (INF), `folded` does not.

    `full` is its whole name.
    """

    exact: re.Pattern[str]
    folded: re.Pattern[str]
    treaty_of: dict[str, str]
    full: dict[str, str]


@lru_cache(maxsize=1)
def steps() -> tuple[TreatyStep, ...]:
    """Every recorded step, in order of date."""
    return read_steps(data_path("figures", "treaties.csv"))


def read_steps(file: Path) -> tuple[TreatyStep, ...]:
    """Steps of a table, in order of date.

    Raises DetenteError with the line number where a row cannot be read.
    """
    found = [
        TreatyStep(
            treaty=row["treaty"],
            event=row["event"],
            actors=tuple(filter(None, row["actor"].split(";"))),
            date=day(row["date"], file, line),
            precision=precision(row["precision"], file, line),
            effect=_one_of(row["effect"], Effect, file, line),
            does=_one_of(row["does"], Does, file, line),
            note=row["note"],
            source=row["source"],
            check=row["check"],
        )
        for line, row in table(file, ("treaty", "event", "actor", "date", "precision", "does", "source"))
    ]
    return tuple(sorted(found, key=lambda step: step.date))


def _one_of(written: str, words: Any, file: Path, line: int) -> Any:
    if written not in get_args(words):
        raise DetenteError(f"{file.name}, line {line}: {written!r} is none of {', '.join(get_args(words))}.")
    return written


def life_of(treaty: str) -> tuple[TreatyStep, ...]:
    """A treaty's recorded steps in order of date; empty where the record has none.

    Args:
        treaty: Id of the treaty.

    Returns:
        Steps of data/figures/treaties.csv, each with its date, step and effect.
    """
    return tuple(step for step in steps() if step.treaty == treaty)


def known_treaties() -> tuple[str, ...]:
    """The treaties that texts can be read for, in alphabetical order."""
    return tuple(sorted(_forms().full))


def full_name(treaty: str) -> str:
    """The whole name of a treaty, or its id where the table gives none.

    Args:
        treaty: Id of the treaty, "New START".

    Returns:
        The name, "New Strategic Arms Reduction Treaty".
    """
    return _forms().full.get(treaty, treaty)


def mentions(text: str) -> tuple[TreatyMention, ...]:
    """Treaties named in a text, in order of place, none overlapping another; the longest form wins."""
    forms = _forms()
    folded = fold(text)
    found = [
        (m.start(), m.end(), forms.treaty_of[" ".join(m[0].split())])
        for m in (*forms.exact.finditer(text), *forms.folded.finditer(folded))
    ]
    kept: list[TreatyMention] = []
    for start, end, treaty in sorted(found, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1].end:
            kept.append(TreatyMention(start, end, treaty, text[start:end]))
    return tuple(kept)


@lru_cache(maxsize=1)
def _forms() -> Forms:
    return read_forms(data_path("figures", "treaty_names.csv"))


def read_forms(file: Path) -> Forms:
    """The table of treaty names, compiled. Raises DetenteError where one form names two treaties."""
    treaty_of: dict[str, str] = {}
    full: dict[str, str] = {}
    exact: list[str] = []
    folded: list[str] = []
    for line, row in table(file, ("treaty", "full_name", "source")):
        full[row["treaty"]] = row["full_name"]
        names = [fold(form.strip()) for form in row["names"].split(";") if form.strip()]
        abbreviations = [form.strip() for form in row["abbreviations"].split(";") if form.strip()]
        for form in (*abbreviations, *names):
            if treaty_of.setdefault(form, row["treaty"]) != row["treaty"]:
                raise DetenteError(
                    f"{file.name}, line {line}: {form!r} names {treaty_of[form]} already; take one away."
                )
        exact += abbreviations
        folded += names
    return Forms(_any_of(exact), _any_of(folded), treaty_of, full)


def _any_of(forms: list[str]) -> re.Pattern[str]:
    longest_first = sorted(forms, key=len, reverse=True)
    words = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in longest_first)
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w])")
