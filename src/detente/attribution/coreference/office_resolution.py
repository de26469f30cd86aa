"""Whom an office means where no name stands beside it: "the French leader", "the foreign minister"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import MAXYEAR, date
from functools import cache, lru_cache

from detente.attribution.coreference.context import Context
from detente.attribution.coreference.people_named import PersonNamed
from detente.attribution.coreference.speaker import Speaker
from detente.attribution.coreference.spokespeople import several_meant, spokesperson
from detente.attribution.gazetteer.actors import Actor, Office
from detente.attribution.gazetteer.office_roles import role_words
from detente.attribution.gazetteer.office_scope import names_one_post, post_meant
from detente.attribution.mentions.earlier_times import earliest_day
from detente.attribution.mentions.names import Named
from detente.attribution.mentions.office_mentions import (
    OfficeMention,
    describes_office,
    holds_office,
    read_office,
)
from detente.attribution.mentions.titles import TITLES
from detente.attribution.syntax.noun_phrases import Phrase
from detente.attribution.syntax.passage import Passage
from detente.attribution.syntax.word_classes import any_form

_DEFINITE = re.compile(rf"{any_form('definite determiner')}\b", re.I)
_INDEFINITE = re.compile(rf"{any_form('indefinite opening')}\b", re.I)
_THE_PRESIDENT = re.compile(r"[Tt]he President")
_AND_OTHERS = re.compile(rf"\band {any_form('whose the others are')}\b", re.I)
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")


def office_meant(
    context: Context, passage: Passage, phrase: Phrase, written: str, side: str | None
) -> tuple[Speaker | None, Context]:
    """Whom an office means: who was named with it, else whom the tables vouch for on the day, else nobody.

    Args:
        context: What is known at the phrase.
        passage: The paragraph that holds the phrase.
        phrase: The office.
        written: The words of the phrase.
        side: Whose office it is, by its own words.

    Returns:
        Who is meant, without an actor where that is unsure: then the office itself speaks, for its side. None
        where the phrase holds no office. And what is known after it.
    """
    office = read_office(passage.shown, phrase.start, phrase.end, passage.names)
    if office is None:
        return None, context
    if "spokesperson" in office.role.types:
        return spokesperson(context, passage, phrase, written, side), context
    if _AND_OTHERS.search(written):
        return Speaker(None, written, side, "more than one person", False), context
    if _several(office.title):
        return several_meant(context, passage, phrase, written, side, office.title)
    if not _DEFINITE.match(written) and _INDEFINITE.match(written):
        return Speaker(None, written, side, "no name given"), context
    if side is None and _THE_PRESIDENT.fullmatch(written) and (own := _own_president(context, passage)):
        basis = f"“{written}” ← {own.actor}, {own.basis}"
        return replace(own, as_written=written, basis=basis), context
    return _holder_meant(context, passage, phrase, office, written, side)


def _holder_meant(
    context: Context, passage: Passage, phrase: Phrase, office: OfficeMention, written: str, side: str | None
) -> tuple[Speaker, Context]:
    """Who holds one office: the only one named so far who may, else whom the tables vouch for."""
    candidates = _named_in_text(context, office, written, side)
    if len(candidates) == 1:
        speaker = context.people.by_name[candidates[0]].speaker
        basis = f"“{written}” ← {speaker.actor}, {context.where(candidates[0])}"
        return Speaker(speaker.actor, written, speaker.side, basis), context
    day = context.facts.published
    if candidates or not office.plain or not day:
        return Speaker(None, written, side, "an office that more than one person may hold"), context
    holder = _recorded_holder(context, passage, phrase, office)
    if holder is None:
        return Speaker(None, written, side, f"nobody is recorded in that office for {day}"), context
    speaker = Speaker(holder.name, written, side, f"held that office on {day}")
    return speaker, context.with_person(speaker, holder)


def _named_in_text(context: Context, office: OfficeMention, written: str, side: str | None) -> list[str]:
    """The people named so far who may be meant by an office; the last speaker alone if he is one of them."""
    whose = _owners_in(written)
    people = list(context.people.newest())[::-1]
    held = [who for who, person in people if _holds_for(context, person, office, side)]
    described = [who for who, person in _described_as(people, office) if _may_be(person, side, whose)]
    candidates = list(dict.fromkeys([*held, *described]))
    last = context.attention.last.actor if context.attention.last else None
    unknown = last not in candidates and _without_office(context, last) and whose == [] and side is None
    if candidates and last and (unknown or last in candidates):
        return [last]
    return candidates


def _owners_in(written: str) -> list[str]:
    """The capitalised words of a phrase that are no office and no title: whose office it is."""
    capitals = re.findall(r"[A-Z][\w-]+", written[1:])
    return [w for w in capitals if w.lower() not in role_words() and not TITLES.match(w + " ")]


def _holds_for(context: Context, person: PersonNamed, office: OfficeMention, side: str | None) -> bool:
    """Whether somebody named so far holds an office of a side, by the tables."""
    if person.actor is None or (side is not None and person.speaker.side != side):
        return False
    return _holds(context, person.actor, office, side)


def _may_be(person: PersonNamed, side: str | None, whose: list[str]) -> bool:
    """Whether somebody is of a side or of none; without a side, whether he is described with its owner."""
    if side is not None:
        return person.speaker.side in (side, None)
    return all(person.described_by(owner.lower()) for owner in whose)


def _described_as(
    people: Sequence[tuple[str, PersonNamed]], office: OfficeMention
) -> list[tuple[str, PersonNamed]]:
    """The people named so far who were described by an office with the same changes; else by one like it."""
    loose = not office.role.types and not office.modifiers
    for titles in ((office.title,), _alike(office)):

        def holds(words: str, titles: tuple[str, ...] = titles) -> bool:
            return describes_office(words, titles, office.modifiers, exactly=not loose)

        question = (titles, office.modifiers, loose)
        if found := [(who, person) for who, person in people if person.described(question, holds)]:
            return found
    return []


def _recorded_holder(
    context: Context, passage: Passage, phrase: Phrase, office: OfficeMention
) -> Actor | None:
    """Who alone held a plain office at the time of its sentence, as far as the tables vouch for it."""
    day, owner = context.facts.published, office.owner
    if day is None or owner is None:
        return None
    actor = owner.actor or context.facts.known.exact.get(owner.name)
    side = _owners_side(context, owner, actor, day)
    of_body = owner.kind == "organisation" and actor is not None
    post = post_meant(office.title, actor.name if actor and of_body else side or "", not of_body, day)
    if post is None or side is None:
        return None
    holders = context.facts.known.office_holders([post], side, day, _earliest(passage, phrase, day))
    return holders[0] if len(holders) == 1 else None


def _owners_side(context: Context, owner: Named, actor: Actor | None, day: date) -> str | None:
    """The side that an office belongs to: that of a person by the office that he held on the day."""
    if actor is None:
        return context.facts.known.adjectives.get(owner.name)
    if owner.kind == "person":
        return next((held.side for held in actor.offices if held.covers(day, day)), None)
    return actor.side


def _earliest(passage: Passage, phrase: Phrase, day: date) -> date:
    """The earliest day that a phrase's sentence may be about, or its paragraph where it names past years."""
    start, end = passage.sentence_over(phrase.start) or (phrase.start, phrase.end)
    about = _earliest_within(passage.shown, start, end, day)
    return min(about, date(_first_year(passage.shown), 1, 1)) if _names_past(passage, day) else about


@lru_cache(maxsize=16)  # several offices stand in one sentence
def _earliest_within(shown: str, start: int, end: int, day: date) -> date:
    return earliest_day(shown[start:end], day)


@lru_cache(maxsize=16)  # … and in one paragraph
def _first_year(shown: str) -> int:
    """The earliest year that a paragraph names; that of the calendar's end where it names none."""
    return min((int(year[0]) for year in _YEAR.finditer(shown)), default=MAXYEAR)


def _names_past(passage: Passage, day: date) -> bool:
    """Whether a paragraph names a year in which another may have held an office: two years ago, or more."""
    return _first_year(passage.shown) < day.year - 1


def _own_president(context: Context, passage: Passage) -> Speaker | None:
    """Whom "the President" means in a document about one, or in one that his own house published."""
    host, house = context.facts.host, context.facts.house
    if host and host.actor and context.place.speaking != host.actor:
        return replace(host, basis="the president of the title")
    if house and context.place.speaking != house.actor and not _near_another_year(context, passage):
        return house
    return None


def _several(title: str) -> bool:
    """Whether an office stands in the plural: "leaders", "foreign ministers", "congressmen"."""
    roles = role_words()
    return title.endswith("men") or (title.endswith("s") and title[:-1] in roles)


def _of_another_year(context: Context, passage: Passage) -> bool:
    """The same of a document with a date."""
    day = context.facts.published
    return day is not None and _names_past(passage, day)


def _near_another_year(context: Context, passage: Passage) -> bool:
    """The same of a paragraph or the one above it."""
    above = context.place.before.passage if context.place.before else passage
    return _of_another_year(context, passage) or _of_another_year(context, above)


def _alike(office: OfficeMention) -> tuple[str, ...]:
    """The words for the same office, "premier" for "prime minister"; its own alone where it has no type."""
    return _words_for(office.role.types) if office.role.types else (office.title,)


@cache
def _words_for(types: frozenset[str]) -> tuple[str, ...]:
    """The words for an office by what it is."""
    return tuple(words for words, other in role_words().items() if other.types == types)


def _without_office(context: Context, who: str | None) -> bool:
    """Whether somebody spoke in this very paragraph whom the article has not given any office."""
    person = context.people.by_name.get(who or "")
    if person is None or context.named_at(who or "") != context.place.paragraph:
        return False
    return person.actor is None and not person.described("an office", holds_office)


def _holds(context: Context, actor: Actor, office: OfficeMention, side: str | None) -> bool:
    """Whether the tables know somebody in an office: on the article's day, or before it for a former one."""
    day = context.facts.published
    if office.modifiers - {"former"}:
        return False
    for held in actor.offices:
        if (side is not None and held.side != side) or not _is_post(context, office, held):
            continue
        if day is None:
            return not office.modifiers
        gone = held.until is not None and held.until < day
        if gone if office.modifiers else held.covers(day, day):
            return True
    return False


def _is_post(context: Context, office: OfficeMention, held: Office) -> bool:
    """Whether an office means a post that somebody held: a president is head of state, or of government."""
    if held.side in context.facts.known.state_names and names_one_post(office.title):
        day = context.facts.published or held.since or date.max
        return held.role_type == post_meant(office.title, held.side, True, day)
    return held.role_type in office.role.types
