"""Whom an office or an institution means where no name stands beside it: "the French leader", "the ministry"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from detente.attribution.coreference.antecedents import pair_meant
from detente.attribution.coreference.bodies import body_named_near, document_meant, owned_body_meant
from detente.attribution.coreference.memory import Memory, Speaker
from detente.attribution.coreference.spokespeople import several_meant, spokesperson
from detente.attribution.gazetteer.actors import Actor, Office
from detente.attribution.gazetteer.office_scope import names_one_post, post_meant
from detente.attribution.gazetteer.roles import role_words
from detente.attribution.mentions.earlier_times import earliest_day
from detente.attribution.mentions.office_reading import OfficeReading, read_office, told_as
from detente.attribution.mentions.titles import TITLES
from detente.attribution.syntax.noun_phrases import Phrase, office_words
from detente.attribution.syntax.passage import Passage

_DEFINITE = re.compile(r"(?:the|his|her|its|our)\b", re.I)
_INDEFINITE = re.compile(r"(?:a|an|one|another|some|several|two|senior|former)\b", re.I)
_OF_STATES = frozenset({"ministry", "government", "army", "parliament", "embassy"})
_PAPERS = frozenset({"paper", "newspaper", "magazine"})
_THE_PRESIDENT = re.compile(r"[Tt]he President")
_AND_OTHERS = re.compile(r"\band (?:his|her|their|its|other)\b", re.I)
_MINE = re.compile(r"^(?:My|Our|Your)\s+")  # "My predecessor" is nobody's name
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_AGED = re.compile(r"(?:the )?\d{2}-year-old$", re.I)


def office_meant(
    memory: Memory, passage: Passage, phrase: Phrase, written: str, side: str | None
) -> Speaker | None:
    """Whom an office means: whoever was named with it, else whoever the tables vouch for on the day; else nobody.

    Args:
        memory: What the article has told so far.
        passage: The paragraph that holds the phrase.
        phrase: The office.
        written: The words of the phrase.
        side: Whose office it is, as its own words tell.

    Returns:
        Who is meant, without an actor where that is unsure: then the office itself speaks, for its side. None where the
        phrase holds no office.
    """
    office = read_office(passage.shown, phrase.start, phrase.end, passage.names)
    if office is None:
        return None
    if "spokesperson" in office.role.types:
        return spokesperson(memory, passage, phrase, written, side)
    if _AND_OTHERS.search(written):
        return Speaker(None, written, side, "more than one person", False)
    if _several(office.title):
        return several_meant(memory, passage, phrase, written, side, office.title)
    if not _DEFINITE.match(written) and _INDEFINITE.match(written):
        return Speaker(None, written, side, "no name given")
    if side is None and _THE_PRESIDENT.fullmatch(written) and (own := _own_president(memory, passage)):
        return replace(own, as_written=written, basis=f"“{written}” ← {own.actor}, {own.basis}")
    candidates = _named_in_text(memory, office, written, side)
    if len(candidates) == 1:
        speaker = memory.people[candidates[0]]
        basis = f"“{written}” ← {speaker.actor}, {memory.where(candidates[0])}"
        return Speaker(speaker.actor, written, speaker.side, basis)
    if not candidates and office.plain and memory.published:
        holder = _recorded_holder(memory, passage, phrase, office)
        if holder is None:
            return Speaker(None, written, side, f"nobody is recorded in that office for {memory.published}")
        speaker = Speaker(holder.name, written, side, f"held that office on {memory.published}")
        memory.meet(speaker, holder)
        return speaker
    return Speaker(None, written, side, "an office that more than one person may hold")


def _named_in_text(memory: Memory, office: OfficeReading, written: str, side: str | None) -> list[str]:
    """The people named so far who may be meant by an office; one alone where the last speaker is among them."""
    whose = [
        w
        for w in re.findall(r"[A-Z][\w-]+", written[1:])
        if w.lower() not in role_words() and not TITLES.match(w + " ")
    ]
    held = [
        who
        for who, speaker in memory.people.items()
        if (side is None or speaker.side == side) and _holds(memory, who, office, side)
    ]
    told = [
        who
        for who in _described_as(memory, office)
        if (side is None or memory.people[who].side in (side, None))
        and (side is not None or all(w.lower() in memory.described.of(who) for w in whose))
    ]
    candidates = list(dict.fromkeys([*held, *told]))
    last = memory.last.actor if memory.last else None
    untold = last not in candidates and _office_untold(memory, last) and whose == [] and side is None
    if candidates and last and (untold or last in candidates):
        return [last]
    return candidates


def _described_as(memory: Memory, office: OfficeReading) -> list[str]:
    """The people named so far whose description tells an office, changed by the same words; else one like it."""
    loose = not office.role.types and not office.modifiers
    for titles in ([office.title], _alike(office)):
        found = [
            who
            for who in memory.people
            if told_as(memory.described.of(who), titles, office.modifiers, exactly=not loose)
        ]
        if found:
            return found
    return []


def _recorded_holder(memory: Memory, passage: Passage, phrase: Phrase, office: OfficeReading) -> Actor | None:
    """Who alone held a plain office at the time that its sentence tells of, as far as the tables vouch for it."""
    day, owner = memory.published, office.owner
    if day is None or owner is None:
        return None
    actor, side = owner.actor or memory.known.exact.get(owner.name), memory.known.adjectives.get(owner.name)
    if actor and owner.kind == "person":
        side = next((held.side for held in actor.offices if held.covers(day, day)), None)
    elif actor:
        side = actor.side
    of_body = owner.kind == "organisation" and actor is not None
    post = post_meant(office.title, actor.name if actor and of_body else side or "", not of_body, day)
    if post is None or side is None:
        return None
    holders = memory.known.office_holders([post], side, day, _earliest(passage, phrase, day))
    return holders[0] if len(holders) == 1 else None


def _earliest(passage: Passage, phrase: Phrase, day: date) -> date:
    """The earliest day that a phrase's sentence tells of, and its paragraph where that tells of years gone by."""
    start, end = next(
        (span for span in passage.sentences() if span[0] <= phrase.start < span[1]),
        (phrase.start, phrase.end),
    )
    years = [int(year[0]) for year in _YEAR.finditer(passage.shown)]
    gone = [date(year, 1, 1) for year in years if year < day.year - 1]
    return min([earliest_day(passage.shown[start:end], day), *gone])


def _own_president(memory: Memory, passage: Passage) -> Speaker | None:
    """Whom "the President" means in a document about one, or in one of his own house that does not tell of years gone by."""
    host, house = memory.host, memory.house
    if host and host.actor and memory.speaking != host.actor:
        return replace(host, basis="the president of the title")
    if house and memory.speaking != house.actor and not _near_another_year(memory, passage):
        return house
    return None


def _several(title: str) -> bool:
    """Whether an office stands in the plural: "leaders", "foreign ministers", "congressmen"."""
    roles = role_words()
    return title.endswith("men") or (title.endswith("s") and title[:-1] in roles)


def _of_another_year(memory: Memory, passage: Passage) -> bool:
    """Whether a paragraph tells of a year in which somebody else may have held an office: two years ago, or more."""
    day = memory.published
    return day is not None and any(int(year[0]) < day.year - 1 for year in _YEAR.finditer(passage.shown))


def _near_another_year(memory: Memory, passage: Passage) -> bool:
    """The same of a paragraph or the one above it."""
    above = memory.before.passage if memory.before else passage
    return _of_another_year(memory, passage) or _of_another_year(memory, above)


def _alike(office: OfficeReading) -> list[str]:
    """The words for the same office as one: "commander" beside "general"; its own alone where it has no type."""
    if not office.role.types:
        return [office.title]
    return [words for words, other in role_words().items() if other.types == office.role.types]


def _office_untold(memory: Memory, who: str | None) -> bool:
    """Whether somebody spoke in this very paragraph whose office the article has not told."""
    if who is None or who not in memory.people or memory.named_at.get(who) != memory.at:
        return False
    told = memory.described.of(who)
    return who not in memory.actors and not any(re.search(rf"\b{re.escape(w)}\b", told) for w in role_words())


def institution_meant(
    memory: Memory, passage: Passage, phrase: Phrase, written: str, side: str | None
) -> Speaker | None:
    """The body that a phrase means: the one that spoke last where it says no more, else itself by its own words."""
    words = " ".join(office_words(passage.shown, phrase).split())
    if not words:
        return None
    head = words.split()[-1].lower()
    if meant := document_meant(memory, written) or owned_body_meant(memory, passage, phrase, written):
        return meant
    if words.islower() and _DEFINITE.match(written) and " " not in words:
        near = body_named_near(memory, passage, phrase, head) if head in _OF_STATES else None
        if near:
            return replace(near, as_written=written)
        again = _same_body(memory, head)
        if again:
            return Speaker(
                again.actor, written, again.side, f"“{written}” ← {again.actor}, which spoke last", False
            )
    if _AGED.match(written) and memory.focus and memory.focus.actor:
        return Speaker(
            memory.focus.actor,
            written,
            memory.focus.side,
            f"“{written}” ← {memory.focus.actor}, spoken of just before",
        )
    if pair := pair_meant(memory, written):
        return pair
    if side is None:
        inner = next(
            (n for n in passage.names_within(phrase.start, phrase.end) if n.kind == "organisation"), None
        )
        side = inner.actor.side if inner and inner.actor else None
    if _MINE.match(written) or (side is None and words.islower()):
        return Speaker(None, written, None, "an institution, not said whose", False)
    return Speaker(words, written, side, "institution named here", False)


def _same_body(memory: Memory, head: str) -> Speaker | None:
    """The institution that spoke last and is of that kind: "the ministry", "the paper"."""
    for body in reversed(memory.bodies.values()):
        if body.actor and (body.actor.lower().endswith(head) or (head == "alliance" and body.side == "NATO")):
            return body
    if head == "alliance":
        return Speaker("NATO", "NATO", "NATO", "named here", False)
    if head in _PAPERS and memory.last and not memory.last.person and memory.last.side is None:
        return memory.last
    return None


def _holds(memory: Memory, who: str, office: OfficeReading, side: str | None) -> bool:
    """Whether the tables know somebody in an office: on the article's day, or before it where it is a former one."""
    actor, day = memory.actors.get(who), memory.published
    if actor is None or office.modifiers - {"former"}:
        return False
    for held in actor.offices:
        if (side is not None and held.side != side) or not _is_post(memory, office, held):
            continue
        if day is None:
            return not office.modifiers
        gone = held.until is not None and held.until < day
        if gone if office.modifiers else held.covers(day, day):
            return True
    return False


def _is_post(memory: Memory, office: OfficeReading, held: Office) -> bool:
    """Whether the words of an office mean a post that somebody held: a president may be head of state or government."""
    if held.side in memory.known.state_names and names_one_post(office.title):
        day = memory.published or held.since or date.max
        return held.role_type == post_meant(office.title, held.side, True, day)
    return held.role_type in office.role.types
