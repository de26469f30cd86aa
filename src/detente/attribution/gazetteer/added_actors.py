"""People, states and organisations that users add to the gazetteer."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from detente.attribution.gazetteer.actors import Actor, Office
from detente.attribution.gazetteer.known_names import Gazetteer
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
    return indexed(known)


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


def indexed(known: Gazetteer) -> Gazetteer:
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
