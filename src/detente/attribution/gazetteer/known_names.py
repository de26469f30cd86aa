"""The gazetteer: people with their offices, states with their capitals, organisations; users may add to it."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Literal

from detente.attribution.gazetteer.actors import Actor, Office
from detente.attribution.gazetteer.people import add_spellings, parts, read_people
from detente.records import DetenteError
from detente.shipped import data_path, table


@dataclass(frozen=True, slots=True)
class OwnActor:
    """What the users of a library add to the shipped tables: an actor, or an office or aliases of one that is there.

    `name`: as it is shown; a name that the gazetteer holds keeps its offices and gains these. `aliases`: further ways
    to write it, surnames too. `side`: an ISO3 code or organisation id. `role_type`: as in people.csv. Whoever adds an
    office without an end vouches that it is still held.
    """

    name: str
    aliases: tuple[str, ...] = ()
    kind: Literal["person", "organisation"] = "person"
    side: str | None = None
    role: str = ""
    role_type: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """`exact`: whole names to actors; `short`: surnames and aliases; `risky`: those that need the whole name before.

    `given`: given names to "m" or "f". `by_post`: people with their offices by side and role type. `longest`: how many words the longest name has that begins with a word. `version`: a hash of all that it holds, 64
    hex digits.
    """

    exact: dict[str, Actor]
    short: dict[str, Actor]
    risky: frozenset[str]
    adjectives: dict[str, str]
    capitals: dict[str, str]
    state_names: dict[str, str]
    people: tuple[Actor, ...]
    given: dict[str, str]
    longest: dict[str, int] = field(default_factory=dict)
    by_post: dict[tuple[str, str], list[tuple[Actor, Office]]] = field(default_factory=dict)
    version: str = ""

    def longest_from(self, word: str) -> int:
        """How many words a name may have that begins with a word; 0 where none does. Shouted names count too."""
        most = self.longest.get(word.partition(" ")[0], 0)
        return max(most, self.longest.get(word.title(), 0)) if word.isupper() else most

    def office_holders(
        self, role_types: Iterable[str], side: str, day: date | None, earliest: date | None = None
    ) -> tuple[Actor, ...]:
        """Who held one of the offices of a side, as far as the tables vouch for it.

        Args:
            role_types: As in people.csv ("head of state").
            side: An ISO3 code or organisation id.
            day: The day that is asked about; nobody held it where the day is unknown.
            earliest: The first day of the time that is asked about, `day` unless another is given.

        Returns:
            Everybody whose term covers all of that time; nobody on the day on which one follows another is alone.
        """
        if day is None:
            return ()
        first = min(earliest or day, day)
        found = {
            person.name: person
            for role_type in role_types
            for person, office in self.by_post.get((side, role_type), ())
            if office.covers(first, day)
        }
        return tuple(found.values())

    def name_of(self, side: str | None) -> str:
        """A side's name for a reader: "France" for FRA; the id itself for an organisation; "" for None."""
        return self.state_names.get(side or "", side or "")


@lru_cache(maxsize=8)
def gazetteer(own: tuple[OwnActor, ...] = ()) -> Gazetteer:
    """The tables under data/actors, and the users' own actors over them. Raises DetenteError if one has no name."""
    return with_own(read_gazetteer(data_path("actors")), own)


def read_gazetteer(folder: Path) -> Gazetteer:
    """Read people.csv, spellings.csv, given_names.csv, states.csv and organisations.csv. Raises DetenteError with the line where one is wrong."""
    exact: dict[str, Actor] = {}
    short: dict[str, Actor] = {}
    adjectives: dict[str, str] = {}
    capitals: dict[str, str] = {}
    state_names: dict[str, str] = {}
    for line, row in table(folder / "states.csv", ("iso3", "name", "adjectives")):
        if len(row["iso3"]) != 3:
            raise DetenteError(
                f"states.csv, line {line}: {row['iso3']!r} is no ISO 3166-1 code of three letters."
            )
        state = Actor(row["name"], "state", side=row["iso3"])
        state_names[row["iso3"]] = row["name"]
        for form in (row["name"], *parts(row["other_names"])):
            exact[form] = state
        for form in parts(row["adjectives"]):
            adjectives[form] = row["iso3"]
            adjectives.setdefault(form + "s", row["iso3"])
        for form in parts(row["capitals"]):
            capitals[form] = row["iso3"]
            exact.setdefault(form, Actor(form, "capital", side=row["iso3"]))
    for _, row in table(folder / "organisations.csv", ("name", "id", "names", "side")):
        organisation = Actor(row["name"], "organisation", side=row["side"])
        for form in (row["name"], *parts(row["names"])):
            exact[form] = organisation
    people, risky = read_people(folder / "people.csv")
    add_spellings(folder / "spellings.csv", people)
    given = {row["name"]: row["gender"] for _, row in table(folder / "given_names.csv", ("name", "gender"))}
    by_alias: dict[str, set[str]] = defaultdict(set)
    named = {person.name: person for person, _ in people}
    for person, aliases in people:
        for alias in aliases:
            by_alias[alias].add(person.name)
    for alias, owners in by_alias.items():
        if len(owners) == 1 and alias not in exact:
            (short if " " not in alias else exact)[alias] = named[next(iter(owners))]
    exact |= named
    return _versioned(
        Gazetteer(exact, short, risky, adjectives, capitals, state_names, tuple(p for p, _ in people), given)
    )


def with_own(known: Gazetteer, own: Iterable[OwnActor]) -> Gazetteer:
    """A gazetteer with further actors and aliases; these win over what it holds. Raises DetenteError if one has no name."""
    exact, short = dict(known.exact), dict(known.short)
    people = {person.name: person for person in known.people}
    risky = set(known.risky)
    for added in own:
        name = " ".join(added.name.split())
        if not name:
            raise DetenteError("An actor of your own has no name; give it one.")
        office = (
            Office(
                added.role,
                added.role_type,
                added.side,
                added.since,
                added.until,
                None if added.until else date.max,
            )
            if added.side
            else None
        )
        there = exact.get(name) or short.get(name)
        actor = there or Actor(name, added.kind, side=added.side)
        if office and actor.kind == "person":
            actor = replace(actor, offices=(*actor.offices, office))
        if there and actor is not there:
            exact = {form: actor if held == there else held for form, held in exact.items()}
            short = {form: actor if held == there else held for form, held in short.items()}
        if actor.kind == "person":
            people[actor.name] = actor
        for form in (name, *(" ".join(alias.split()) for alias in added.aliases)):
            if form and actor.kind == "person" and " " not in form:
                short[form] = actor
                risky.discard(form)
            elif form:
                exact[form] = actor
    return _versioned(
        replace(known, exact=exact, short=short, risky=frozenset(risky), people=tuple(people.values()))
    )


def _versioned(known: Gazetteer) -> Gazetteer:
    """The same with what follows from its content: the longest names by their first word, and the hash."""
    longest: dict[str, int] = {}
    for form in (*known.exact, *known.short, *known.adjectives):
        words = form.split()
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    held = (
        known.exact,
        known.short,
        sorted(known.risky),
        known.adjectives,
        known.capitals,
        known.state_names,
    )
    version = hashlib.sha256(repr((held, known.people)).encode()).hexdigest()
    by_post: dict[tuple[str, str], list[tuple[Actor, Office]]] = defaultdict(list)
    for person in known.people:
        for office in person.offices:
            by_post[office.side, office.role_type].append((person, office))
    return replace(known, longest=longest, by_post=dict(by_post), version=version)
