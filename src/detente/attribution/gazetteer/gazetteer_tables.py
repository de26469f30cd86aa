"""The gazetteer as its tables have it, with what users add."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from detente.attribution.gazetteer.actors import Actor
from detente.attribution.gazetteer.added_actors import OwnActor, indexed, with_own
from detente.attribution.gazetteer.known_names import Gazetteer
from detente.attribution.gazetteer.people import add_spellings, parts, read_people
from detente.data_tables import data_path, table
from detente.records import DetenteError


@lru_cache(maxsize=8)
def gazetteer(own: tuple[OwnActor, ...] = ()) -> Gazetteer:
    """The tables under data/actors, with the users' own actors added.

    Args:
        own: What the users of a library added, in that order; it wins over the tables.

    Returns:
        The names, sides and offices that texts are searched for.

    Raises:
        DetenteError: A row of a table is wrong, or an own actor has no name.
    """
    return with_own(read_gazetteer(data_path("actors")), own)


def read_gazetteer(folder: Path) -> Gazetteer:
    """The tables of a folder as a gazetteer.

    Args:
        folder: Holds people.csv, spellings.csv, given_names.csv, states.csv and organisations.csv.

    Raises:
        DetenteError: A row is wrong; the sentence names the table and the line.
    """
    known = _organisations(folder / "organisations.csv", _states(folder / "states.csv"))
    people, risky = read_people(folder / "people.csv")
    add_spellings(folder / "spellings.csv", people)
    given = {row["name"]: row["gender"] for _, row in table(folder / "given_names.csv", ("name", "gender"))}
    exact, short = dict(known.exact), dict(known.short)
    named = {person.name: person for person, _ in people}
    owners: dict[str, set[str]] = defaultdict(set)
    for person, aliases in people:
        for alias in (*aliases, *_with_given_name(person.name, aliases)):
            owners[alias].add(person.name)
    for alias, names in owners.items():
        if len(names) == 1 and alias not in exact:
            (short if " " not in alias else exact)[alias] = named[next(iter(names))]
    return indexed(
        replace(
            known,
            exact=exact | named,
            short=short,
            risky=risky,
            people=tuple(person for person, _ in people),
            given=given,
        )
    )


def _with_given_name(name: str, aliases: Iterable[str]) -> list[str]:
    """The first name before each other way to write the surname: "Abbas Araqchi" of Abbas Araghchi."""
    first = name.split()[0]
    return [f"{first} {alias}" for alias in aliases if " " not in alias and alias not in name.split()]


def _states(file: Path) -> Gazetteer:
    """The states with their names, adjectives and capitals."""
    exact: dict[str, Actor] = {}
    adjectives: dict[str, str] = {}
    capitals: dict[str, str] = {}
    names: dict[str, str] = {}
    for line, row in table(file, ("iso3", "name")):
        code = row["iso3"]
        if len(code) != 3:
            raise DetenteError(f"{file.name}, line {line}: {code!r} is no ISO 3166-1 code of three letters.")
        names[code] = row["name"]
        exact |= dict.fromkeys(
            (row["name"], *parts(row["other_names"])), Actor(row["name"], "state", side=code)
        )
        for form in parts(row["adjectives"]):
            adjectives[form] = code
            adjectives.setdefault(form + "s", code)
        for form in parts(row["capitals"]):
            capitals[form] = code
            exact.setdefault(form, Actor(form, "capital", side=code))
    return Gazetteer(exact, {}, frozenset(), adjectives, capitals, names, (), {})


def _organisations(file: Path, known: Gazetteer) -> Gazetteer:
    """A gazetteer with the organisations of a table."""
    exact = dict(known.exact)
    for _, row in table(file, ("name", "id", "names", "side")):
        actor = Actor(row["name"], "organisation", side=row["side"])
        exact |= dict.fromkeys((row["name"], *parts(row["names"])), actor)
    return replace(known, exact=exact)
