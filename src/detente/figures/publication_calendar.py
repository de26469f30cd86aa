"""When a publisher brings out a year's figures: first as an estimate, later as an outturn."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from detente.data_tables import data_path, table
from detente.records import DetenteError


@dataclass(frozen=True, slots=True)
class PublicationHabit:
    """How a publisher has published so far: in which season, and after how many years a figure of a year is
    no longer marked as an estimate.
    """

    publisher: str
    season: str
    outturn_after: int
    source: str


@lru_cache(maxsize=1)
def publication_habits() -> dict[str, PublicationHabit]:
    """The habits on record, by publisher.

    Raises:
        DetenteError: A row cannot be read; the sentence names the line.
    """
    file = data_path("figures", "publication_calendar.csv")
    found = {}
    for line, row in table(file, ("publisher", "season", "outturn_after", "source")):
        if not row["outturn_after"].isdigit():
            raise DetenteError(f"{file.name}, line {line}: outturn_after must be a number of years.")
        found[row["publisher"]] = PublicationHabit(
            row["publisher"], row["season"], int(row["outturn_after"]), row["source"]
        )
    return found
