"""Dated events: what happened when, as the tables under data/figures record it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Literal, cast, get_args

from detente.data_tables import data_path, table
from detente.records import DetenteError

Precision = Literal["day", "month", "year"]


@dataclass(frozen=True, slots=True)
class Event:
    """A dated event. `precision` says how much of `date` the sources agree on.

    `actors` are ISO3 codes or ids.
    """

    date: date
    precision: Precision
    title: str
    kind: str
    actors: tuple[str, ...]
    source: str


@lru_cache(maxsize=1)
def events() -> tuple[Event, ...]:
    """The shipped events in order of date."""
    return read_events(data_path("figures", "events.csv"))


def read_events(file: Path) -> tuple[Event, ...]:
    """Events of a table. Raises DetenteError with the line number where a row cannot be read."""
    found = [
        Event(
            date=day(row["date"], file, line),
            precision=precision(row["precision"], file, line),
            title=row["title"],
            kind=row["kind"],
            actors=tuple(filter(None, row["actors"].split(";"))),
            source=row["source"],
        )
        for line, row in table(file, ("date", "precision", "title", "kind", "source"))
    ]
    return tuple(sorted(found, key=lambda event: event.date))


def day(written: str, file: Path, line: int) -> date:
    """ "2025-06-25", "2025-06" or "2025" as a date, the first of what is not said. Raises DetenteError."""
    parts = [*written.split("-"), "1", "1"][:3]
    try:
        return date(*map(int, parts))
    except (ValueError, TypeError):
        raise DetenteError(f"{file.name}, line {line}: {written!r} is no date; write YYYY-MM-DD.") from None


def precision(written: str, file: Path, line: int) -> Precision:
    """How exact a date is. Raises DetenteError for a word that is none of day, month, year."""
    if written not in get_args(Precision):
        raise DetenteError(f"{file.name}, line {line}: precision is {written!r}; write day, month or year.")
    return cast(Precision, written)
