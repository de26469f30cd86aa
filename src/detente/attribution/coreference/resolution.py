"""Whom a phrase means at its place: a name, a surname, an office, an institution, a pronoun. The surest
reading first.
"""

from __future__ import annotations

import re

from detente.attribution.coreference.antecedents import pronoun_meant
from detente.attribution.coreference.bodies import institution_meant
from detente.attribution.coreference.cast import bare_name
from detente.attribution.coreference.memory import Memory, Speaker
from detente.attribution.coreference.office_resolution import office_meant
from detente.attribution.gazetteer.actors import Actor
from detente.attribution.gazetteer.roles import role_words
from detente.attribution.mentions.names import Named
from detente.attribution.mentions.office_mentions import side_giver
from detente.attribution.mentions.titles import NO_NAMES, TITLES
from detente.attribution.syntax.noun_phrases import Phrase
from detente.attribution.syntax.passage import Passage
from detente.attribution.syntax.word_classes import any_form, none_before, words
from detente.text.english import abbreviations, english
from detente.text.word_patterns import any_of

_GENERIC = re.compile(
    rf"^(?:{any_form('before people without a name')}\s+)*{any_form('people without a name')}\b", re.I
)
# "the report the council issued": not one body's name
_TWO_NOUNS = re.compile(rf"{none_before('before a second noun phrase')}(?<!,)\s(?:the|an?)\s")
_BESIDE = re.compile(
    r",\s+(?:(?:the|an?)\s+)?(?P<whose>[A-Z]\w+)(?:['’]s)?\s+(?P<office>[a-z]+(?:\s[a-z]+){0,3})"
)
_OFFICE_REACH = 100  # characters before a name that hold its office and whose that is
_ARTICLE = re.compile(r"\bthe\s+$", re.I)
_NO_BEGINNING = re.compile(r"(?:and|or|but|by|that|of)\s", re.I)
# The table holds ministers and heads of state: "Senator Berg" is somebody else, unless the article names
# him in full.
_HOUSE = words("office outside the table")
_SHORT_HOUSE = any_of(row.written for row in english().abbreviations if row.stands_for in _HOUSE)
_OF_A_HOUSE = re.compile(rf"\b(?:{any_of(_HOUSE)}|Senators|{_SHORT_HOUSE})\s+$")
_TITLE = any_of(word for word, kind in english().titles.items() if kind in ("rank", "office", "courtesy"))
_SHORT_TITLE = any_of(written.removesuffix(".") for written in abbreviations("title", "rank"))
_PERSONAL = re.compile(rf"\b(?:{_TITLE}|(?:{_SHORT_TITLE})\.?)\s+$")  # "General Washington"


def resolve(memory: Memory, passage: Passage, phrase: Phrase) -> Speaker | None:
    """Whom a phrase means; None where it names nobody who could speak."""
    text = passage.shown
    written = " ".join(text[phrase.start : phrase.end].split())
    if _NO_BEGINNING.match(written):
        return None
    if phrase.kind == "pronoun":
        return _pronoun(memory, passage, phrase, written)
    if phrase.kind == "name" and phrase.named is not None:
        return name(memory, passage, phrase.named, phrase.start, written)
    side = side_in(memory, passage, phrase.start, phrase.end)
    if _TWO_NOUNS.search(written):
        return Speaker(None, written, side, "no name given", False)
    if _GENERIC.match(written):
        return Speaker(None, written, side, "no name given", False)
    if phrase.kind == "office":
        return office_meant(memory, passage, phrase, written, side)
    return institution_meant(memory, passage, phrase, written, side)


def name(
    memory: Memory, passage: Passage, named: Named, start: int | None = None, written: str = ""
) -> Speaker | None:
    """Whom a name means. `start`: where the phrase begins that holds it; `written`: that phrase."""
    start = named.start if start is None else start
    written = written or named.name
    actor = named.actor
    if actor and named.kind == "person":
        another = None if named.full else _another_of_that_surname(memory, passage, named, actor, written)
        return another or _known_person(memory, passage, named, actor, written)
    if named.kind == "capital" and _PERSONAL.search(passage.shown, max(0, named.start - 16), named.start):
        return Speaker(named.name, written, None, "named here")
    if actor:
        basis = "seat of government named here" if named.kind == "capital" else "named here"
        return Speaker(actor.name, written, actor.side, basis, False)
    if named.kind == "adjective":
        return Speaker(
            named.name, written, memory.known.adjectives.get(named.name), "group named here", False
        )
    return _unknown(memory, passage, named, start, written)


def _known_person(memory: Memory, passage: Passage, named: Named, actor: Actor, written: str) -> Speaker:
    """A person of the gazetteer."""
    basis = "named here" if named.full else f"surname of {actor.name}"
    speaker = Speaker(actor.name, written, actor.side_on(memory.published), basis)
    memory.meet(speaker, actor)
    memory.described.add(actor.name, passage, named)
    return speaker


def _another_of_that_surname(
    memory: Memory, passage: Passage, named: Named, actor: Actor, written: str
) -> Speaker | None:
    """Who is meant by a surname instead of the person in the gazetteer; None where that person is."""
    if _titled(memory, passage, named, actor):
        return None
    short, unmet = passage.shown[named.start : named.end], actor.name not in memory.people
    other = memory.full_name(short)
    if other and other != actor.name and (unmet or memory.surnames.get(short) == other):
        return _by_surname(memory, short, other, written)
    of_a_house = _OF_A_HOUSE.search(passage.shown, max(0, named.start - 18), named.start)
    if unmet and (short in memory.known.risky or of_a_house):
        return Speaker(short, written, None, "named here")
    return None


def _titled(memory: Memory, passage: Passage, named: Named, actor: Actor) -> bool:
    """Whether the office before a surname is one that its holder in the table held that day: "President
    Berg".
    """
    lead = passage.shown[max(0, named.start - 24) : named.start].lower().split()
    for size in (3, 2, 1):
        role = role_words().get(" ".join(lead[-size:])) if len(lead) >= size else None
        if role and role.types:
            day = memory.published
            return any(
                office.role_type in role.types and (day is None or office.held_on(day))
                for office in actor.offices
            )
    return False


def _unknown(memory: Memory, passage: Passage, named: Named, start: int, written: str) -> Speaker | None:
    """Whom a name means that the gazetteer does not hold."""
    bare = bare_name(named, memory.known.given)
    parts = bare.split()
    if parts[0] in NO_NAMES or bare.isdigit():
        return None
    side = side_in(memory, passage, start, named.end)
    if _is_institution(named.name) and (bare != named.name or len(parts) > 1):
        return _staff(memory, passage, named, written, side)
    if len(parts) == 1:
        if full := memory.full_name(bare):
            return _by_surname(memory, bare, full, written)
        if bare.lower() in role_words():
            return Speaker(None, written, side, "no name given", False)
        return _unknown_person(memory, passage, named, bare, written, side)
    if _is_institution(parts[-1]):
        return Speaker(bare, written, side, "institution named here", False)
    article = _ARTICLE.search(passage.shown[max(0, named.start - 6) : named.start])
    if bare == named.name and article and start >= named.start - 4:
        # Nobody is called "the Ida Berg"; newspapers are.
        body = Speaker(bare, written, side, "institution named here", False)
        memory.bodies[bare] = body
        return body
    return _unknown_person(memory, passage, named, bare, written, side)


def _is_institution(name: str) -> bool:
    """Whether a word is one for an institution rather than for who holds an office."""
    role = role_words().get(name.lower())
    return role is not None and not role.person


def _unknown_person(
    memory: Memory, passage: Passage, named: Named, bare: str, written: str, side: str | None
) -> Speaker:
    """Somebody whom the gazetteer does not hold; remembered where more than a surname is told."""
    found_side = side or _side_before(memory, passage, named, bare) or _side_beside(memory, passage, named)
    speaker = Speaker(bare, written, found_side, "named here")
    if " " in bare or bare != named.name:
        if bare in memory.people and found_side is None:
            speaker = Speaker(bare, written, memory.people[bare].side, "named here")
        memory.meet(speaker)
        memory.described.add(bare, passage, named)
    return speaker


def _side_before(memory: Memory, passage: Passage, named: Named, bare: str) -> str | None:
    """The side of the office that leads up to a name: "US Treasury Secretary | Ida Berg"."""
    at = named.end - len(bare)
    giver = side_giver(passage.shown, at, passage.names_within(at - _OFFICE_REACH, at))
    if giver is None:
        return None
    return giver.actor.side if giver.actor else memory.known.adjectives.get(giver.name)


def _side_beside(memory: Memory, passage: Passage, named: Named) -> str | None:
    """The side of the office that is told behind a name: "Ida Berg, the Danish foreign minister,"."""
    told = _BESIDE.match(passage.shown, named.end)
    if told is None or not any(word in role_words() for word in told["office"].split()):
        return None
    whose = memory.known.exact.get(told["whose"])
    return memory.known.adjectives.get(told["whose"]) or (whose.side if whose else None)


def _staff(memory: Memory, passage: Passage, named: Named, written: str, side: str | None) -> Speaker:
    """ "Spain's General Staff": a body, and no Mr Staff."""
    owner = next((n for n in passage.names if named.start - 3 <= n.end < named.start), None)
    whose = memory.known.adjectives.get(owner.name) if owner else None
    if owner and owner.actor:
        whose = owner.actor.side_on(memory.published)
    if owner is None or whose is None:
        return Speaker(named.name, written, side, "institution named here", False)
    body = passage.shown[owner.start : named.end]
    return Speaker(body, written, whose, "institution named here", False)


def _by_surname(memory: Memory, surname: str, full: str, written: str) -> Speaker:
    met = memory.people.get(full)
    where = memory.where(full) if met else "named below"
    if met:
        memory.named_at[full] = memory.at
    return Speaker(full, written, met.side if met else None, f"surname of {full}, {where}")


def _pronoun(memory: Memory, passage: Passage, phrase: Phrase, written: str) -> Speaker:
    if written.lower() in ("they", "them", "it"):
        sure = pronoun_meant(memory, passage, phrase, written)
        return sure or Speaker(None, written, None, "pronoun without a sure antecedent", False)
    meant = memory.meant_by(written)
    if meant is None or meant.actor is None:
        return Speaker(None, written, None, "pronoun without a sure antecedent")
    return Speaker(
        meant.actor, written, meant.side, f"“{written}” ← {meant.actor}, {memory.where(meant.actor)}"
    )


def side_in(memory: Memory, passage: Passage, start: int, end: int) -> str | None:
    """The side that a phrase's own words give: "the French leader", "Ukraine's foreign ministry"."""
    for named in passage.names_within(start, end):
        if named.kind == "adjective":
            return memory.known.adjectives.get(named.name)
        if named.kind in ("state", "organisation", "capital") and named.actor:
            return named.actor.side
        if named.kind == "person" and named.actor and passage.shown.startswith(("'s", "’s"), named.end):
            return named.actor.side_on(memory.published)
    return "NATO" if "alliance" in passage.lowered[start:end] else None


def means_another(named: Named, speaker: Speaker) -> bool:
    """Whether a name is somebody else than a speaker."""
    words = TITLES.sub("", named.name + " ").split()
    return bool(words) and words[0] not in NO_NAMES and words[-1] not in (speaker.actor or "").split()
