"""Whom an office or an institution means where no name stands beside it: "the French leader", "the ministry"."""

from __future__ import annotations

import re
from dataclasses import replace

from detente.attribution.coreference.antecedents import pair_meant
from detente.attribution.coreference.bodies import body_named_near, document_meant, owned_body_meant
from detente.attribution.coreference.memory import Memory, Speaker
from detente.attribution.coreference.spokespeople import several_meant, spokesperson
from detente.attribution.gazetteer.roles import Role, role_words
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
    """Whom an office means: whoever was named with it, else whoever alone held it on the day; nobody where that is unsure."""
    words = office_words(passage.shown, phrase).lower()
    found = _roles(words)
    if not found:
        return None
    title, role = found[0]
    if any("spokesperson" in each.types for _, each in found):
        return spokesperson(memory, passage, phrase, written, side)
    if _AND_OTHERS.search(written):
        return Speaker(None, written, side, "more than one person", False)
    if _several(title):
        return several_meant(memory, passage, phrase, written, side, title)
    if not _DEFINITE.match(written) and _INDEFINITE.match(written):
        return Speaker(None, written, side, "no name given")
    whose = [
        w
        for w in re.findall(r"[A-Z][\w-]+", written[1:])
        if w.lower() not in role_words() and not TITLES.match(w + " ")
    ]
    if side is None and _THE_PRESIDENT.fullmatch(written) and (own := _own_president(memory, passage)):
        return replace(own, as_written=written, basis=f"“{written}” ← {own.actor}, {own.basis}")
    held = [
        who
        for who, speaker in memory.people.items()
        if (side is None or speaker.side == side) and role.types and _holds(memory, who, role.types, side)
    ]
    told = [
        who
        for who in memory.described_as((title,)) or memory.described_as(_alike(title, role))
        if (side is None or memory.people[who].side in (side, None))
        and (side is not None or all(w.lower() in memory.described.of(who) for w in whose))
    ]
    candidates = list(dict.fromkeys([*held, *told]))
    last = memory.last.actor if memory.last else None
    if (
        candidates
        and last not in candidates
        and _office_untold(memory, last)
        and whose == []
        and side is None
    ):
        candidates = [str(last)]
    if len(candidates) > 1 and last in candidates:
        candidates = [str(last)]
    if len(candidates) == 1:
        speaker = memory.people[candidates[0]]
        return Speaker(
            speaker.actor,
            written,
            speaker.side,
            f"“{written}” ← {speaker.actor}, {memory.where(candidates[0])}",
        )
    if side and role.types and not candidates and not _of_another_year(memory, passage):
        holders = memory.known.office_holders(role.types, side, memory.published)
        if len(holders) == 1:
            speaker = Speaker(holders[0].name, written, side, f"held that office on {memory.published}")
            memory.meet(speaker, holders[0])
            return speaker
    return Speaker(None, written, side, "an office that more than one person may hold")


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


def _alike(title: str, role: Role) -> list[str]:
    """The words for the same office as a title: "commander" beside "general"; the title alone where it has no type."""
    if not role.types:
        return [title]
    return [words for words, other in role_words().items() if other.types == role.types]


def _office_untold(memory: Memory, who: str | None) -> bool:
    """Whether somebody spoke in this very paragraph whose office the article has not told."""
    if who is None or who not in memory.people or memory.named_at.get(who) != memory.at:
        return False
    told = memory.described.of(who)
    return who not in memory.actors and not any(re.search(rf"\b{re.escape(w)}\b", told) for w in role_words())


def _roles(words: str) -> list[tuple[str, Role]]:
    """The roles in a phrase, the longest first; "chief" before "of" what: ("foreign minister", Role)."""
    parts = words.replace("’s", "").replace("'s", "").replace(",", "").split()
    roles = role_words()
    return [
        (title, roles[title])
        for size in (4, 3, 2, 1)
        for title in (" ".join(parts[i : i + size]) for i in range(len(parts) - size + 1))
        if title in roles
    ]


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


def _holds(memory: Memory, who: str, types: frozenset[str], side: str | None) -> bool:
    actor = memory.actors.get(who)
    if actor is None:
        return False
    day = memory.published
    return any(
        (day is None or office.held_on(day))
        for office in actor.offices
        if office.role_type in types and (side is None or office.side == side)
    )
