"""The tables of people under data/actors: who held which office, and how each may be written."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from pathlib import Path

from detente.attribution.gazetteer.actors import Actor, Office
from detente.data_tables import table
from detente.records import DetenteError

# What a plain word that is also a surname may be: "May" speaks only where Theresa May was named in full.
_RISKY = "common word"


def read_people(file: Path) -> tuple[list[tuple[Actor, list[str]]], frozenset[str]]:
    """Everybody in a table of people.

    Args:
        file: people.csv; a term's columns are said in data/SOURCES.md.

    Returns:
        Each person with the further ways to write the name, and the ways that are plain words too ("May").

    Raises:
        DetenteError: A date is wrong; the sentence names the line.
    """
    offices: dict[str, list[Office]] = defaultdict(list)
    aliases: dict[str, list[str]] = defaultdict(list)
    risky: set[str] = set()
    for line, row in table(file, ("name", "role", "role_type", "side", "source")):
        offices[row["name"]].append(
            Office(
                row["role"],
                row["role_type"],
                row["side"],
                _day(row["from"], line),
                _day(row["to"], line),
                _day(row.get("last_confirmed", ""), line),
                _day(row.get("first_confirmed", ""), line),
            )
        )
        aliases[row["name"]] += [
            alias for alias in parts(row["aliases"]) if alias not in aliases[row["name"]]
        ]
        if _RISKY in row["alias_risk"]:
            risky.update(alias for alias in parts(row["aliases"]) if " " not in alias)
    people = [(Actor(name, "person", tuple(held)), aliases[name]) for name, held in offices.items()]
    return people, frozenset(risky)


def add_spellings(file: Path, people: list[tuple[Actor, list[str]]]) -> None:
    """Add further ways to write people: other alphabets and languages.

    Args:
        file: spellings.csv.
        people: Everybody in people.csv with the ways to write the name; they are added to.

    Raises:
        DetenteError: Somebody is not in people.csv; the sentence names the line.
    """
    aliases = {person.name: held for person, held in people}
    for line, row in table(file, ("name", "forms")):
        if row["name"] not in aliases:
            raise DetenteError(
                f"spellings.csv, line {line}: {row['name']!r} is not in people.csv; add it there."
            )
        held = aliases[row["name"]]
        held += [form for form in parts(row["forms"]) if form not in held]


def parts(cell: str) -> list[str]:
    """The parts of a cell.

    Args:
        cell: Forms with semicolons between them.
    """
    return [part.strip() for part in cell.split(";") if part.strip()]


def _day(written: str, line: int) -> date | None:
    """A date as the table writes it, a month or year as its first day."""
    if not written.strip():
        return None
    try:
        return date(*map(int, [*written.split("-"), "1", "1"][:3]))
    except ValueError:
        raise DetenteError(f"people.csv, line {line}: {written!r} is no date; write YYYY-MM-DD.") from None
