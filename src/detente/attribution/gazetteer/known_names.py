"""The gazetteer: people with their offices, states with their capitals, organisations, and what users add."""

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
from detente.data_tables import data_path, table
from detente.records import DetenteError


@dataclass(frozen=True, slots=True)
class OwnActor:
    """What the users of a library add to the tables: an actor, or an office or aliases of a known one.

    Adding an office without an end vouches that it is still held.

    Attributes:
        name: As it is shown; a name that the gazetteer holds keeps its offices and gains these.
        aliases: Further ways to write it, surnames too.
        kind: A person or an organisation.
        side: An ISO3 code or organisation id.
        role: The office as it is shown ("Minister of Foreign Affairs").
        role_type: As in people.csv ("foreign minister").
        since: The first day in office.
        until: The last day in office.
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
    """Who is known, by every way to write it.

    Attributes:
        exact: Whole names to actors.
        short: Surnames and aliases of one word to people.
        risky: The short ones that are plain words too: they need the whole name before.
        adjectives: "French" to FRA, and "Poles" to POL.
        capitals: "Paris" to FRA.
        state_names: ISO3 codes to names.
        people: Everybody, in the order of people.csv.
        given: Given names to "m" or "f".
        longest: How many words the longest name has that begins with a word.
        by_post: People with their offices, by side and role type.
        folded: States and organisations by their names in small letters.
        version: A hash of all that it holds, 64 hex digits.
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
    folded: dict[str, Actor] = field(default_factory=dict)
    version: str = ""

    def longest_from(self, word: str) -> int:
        """How many words a name may have that begins with a word.

        Args:
            word: A word as it stands in a text, also all in capitals.

        Returns:
            0 where no known name begins with it.
        """
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
            Everybody whose term covers all of that time: two on the day on which one follows the other.
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

    def state_or_body(self, written: str) -> Actor | None:
        """A state or an organisation by one of its names, in whatever letters.

        Args:
            written: A name, with its article or without ("the Russian Federation", "NORWAY").

        Returns:
            None where the gazetteer holds no state or organisation of that name.
        """
        bare = " ".join(written.split())
        bare = bare[4:] if bare[:4].lower() == "the " else bare
        actor = self.exact.get(bare) or self.folded.get(bare.casefold().replace("’", "'"))
        return actor if actor and actor.kind in ("state", "organisation") else None

    def name_of(self, side: str | None) -> str:
        """A side's name for a reader.

        Args:
            side: An ISO3 code or organisation id.

        Returns:
            "France" for FRA; the id itself for an organisation; "" for None.
        """
        return self.state_names.get(side or "", side or "")


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
    return _indexed(
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


def with_own(known: Gazetteer, own: Iterable[OwnActor]) -> Gazetteer:
    """A gazetteer with further actors and aliases.

    Args:
        known: What there is.
        own: What is added, in this order; it wins over what there is.

    Returns:
        A new gazetteer; `known` is unchanged.

    Raises:
        DetenteError: One has no name.
    """
    for added in own:
        known = _with_one(known, added)
    return _indexed(known)


def _with_one(known: Gazetteer, added: OwnActor) -> Gazetteer:
    """A gazetteer with one more actor, not indexed yet."""
    name = " ".join(added.name.split())
    if not name:
        raise DetenteError("An actor of your own has no name; give it one.")
    exact, short, risky = dict(known.exact), dict(known.short), set(known.risky)
    there = exact.get(name) or short.get(name)
    actor = there or Actor(name, added.kind, side=added.side)
    office = _own_office(added)
    if office and actor.kind == "person":
        actor = replace(actor, offices=(*actor.offices, office))
    if there and actor is not there:
        exact = {form: actor if held == there else held for form, held in exact.items()}
        short = {form: actor if held == there else held for form, held in short.items()}
    for form in (name, *(" ".join(alias.split()) for alias in added.aliases)):
        if form and actor.kind == "person" and " " not in form:
            short[form] = actor
            risky.discard(form)
        elif form:
            exact[form] = actor
    people = {person.name: person for person in known.people}
    if actor.kind == "person":
        people[actor.name] = actor
    return replace(known, exact=exact, short=short, risky=frozenset(risky), people=tuple(people.values()))


def _own_office(added: OwnActor) -> Office | None:
    """The office that a user gave an actor; without an end, it is vouched for as still held."""
    if not added.side:
        return None
    confirmed = None if added.until else date.max
    return Office(added.role, added.role_type, added.side, added.since, added.until, confirmed)


def _indexed(known: Gazetteer) -> Gazetteer:
    """The same with what follows from its content: the longest names, who held which post, and the hash."""
    longest: dict[str, int] = {}
    for form in (*known.exact, *known.short, *known.adjectives):
        words = form.split()
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    by_post: dict[tuple[str, str], list[tuple[Actor, Office]]] = defaultdict(list)
    for person in known.people:
        for office in person.offices:
            by_post[office.side, office.role_type].append((person, office))
    held = (
        known.exact,
        known.short,
        sorted(known.risky),
        known.adjectives,
        known.capitals,
        known.state_names,
    )
    version = hashlib.sha256(repr((held, known.people)).encode()).hexdigest()
    folded = {
        form.casefold().replace("’", "'"): actor
        for form, actor in known.exact.items()
        if actor.kind in ("state", "organisation")
    }
    return replace(known, longest=longest, by_post=dict(by_post), folded=folded, version=version)
