"""Whom a phrase means at its place: a name, a surname, an office, an institution, a pronoun. The surest reading first."""

from __future__ import annotations

import re
from dataclasses import replace

from detente.voices.gazetteer import Actor
from detente.voices.memory import Memory, Speaker
from detente.voices.names import Named
from detente.voices.offices import Phrase, office_words
from detente.voices.passage import Passage
from detente.voices.speech import Role, speech
from detente.voices.titles import NO_NAMES, TITLES

_GENERIC = re.compile(
    r"^(?:the\s+|a\s+|senior\s+|top\s+|western\s+|some\s+|several\s+|many\s+)*"
    r"(?:critics|experts|analysts|officials|sources|observers|diplomats|opponents|supporters|people|others|some|many|reports)\b",
    re.I,
)
_DEFINITE = re.compile(r"(?:the|his|her|its|our)\b", re.I)
_INDEFINITE = re.compile(r"(?:a|an|one|another|some|several|two|senior|former)\b", re.I)
_PAPERS = frozenset({"paper", "newspaper", "magazine"})
_ARTICLE = re.compile(r"\bthe\s+$", re.I)
_NO_BEGINNING = re.compile(r"(?:and|or|but|by|that|of)\s", re.I)
_THE_PRESIDENT = re.compile(r"[Tt]he President")
_PERSONAL = re.compile(
    r"\b(?:General|President|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Colonel|Captain|Senator|Judge)\s+$"
)  # "General Washington"
_AGED = re.compile(r"(?:the )?\d{2}-year-old$", re.I)


def resolve(memory: Memory, passage: Passage, phrase: Phrase) -> Speaker | None:
    """Whom a phrase means; None where it names nobody who could speak."""
    text = passage.shown
    written = " ".join(text[phrase.start : phrase.end].split())
    if _NO_BEGINNING.match(written):
        return None
    if phrase.kind == "pronoun":
        return _pronoun(memory, written)
    if phrase.kind == "name" and phrase.named is not None:
        return name(memory, passage, phrase.named, phrase.start, written)
    side = side_in(memory, passage, phrase.start, phrase.end)
    if _GENERIC.match(written):
        return Speaker(None, written, side, "no name given", False)
    if phrase.kind == "office":
        return _office(memory, passage, phrase, written, side)
    return _institution(memory, passage, phrase, written, side)


def name(
    memory: Memory, passage: Passage, named: Named, start: int | None = None, written: str = ""
) -> Speaker | None:
    """Whom a name means. `start`: where the phrase begins that holds it; `written`: that phrase."""
    start = named.start if start is None else start
    written = written or named.name
    actor = named.actor
    if actor and named.kind == "person":
        short = passage.shown[named.start : named.end]
        if not named.full and not _titled(memory, passage, named, actor):
            other = memory.full_name(short)
            if other and other != actor.name and actor.name not in memory.people:
                return _by_surname(memory, short, other, written)
            if other and other != actor.name and memory.surnames.get(short) == other:
                return _by_surname(memory, short, other, written)
            if short in memory.known.risky and actor.name not in memory.people:
                return Speaker(short, written, None, "named here")
        speaker = Speaker(
            actor.name,
            written,
            actor.side_on(memory.published),
            "named here" if named.full else f"surname of {actor.name}",
        )
        memory.meet(speaker, actor)
        memory.describe(actor.name, passage, named)
        return speaker
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


def _titled(memory: Memory, passage: Passage, named: Named, actor: Actor) -> bool:
    """Whether the office before a surname is one that its holder in the table held that day: "President Berg"."""
    lead = passage.shown[max(0, named.start - 24) : named.start].lower().split()
    for size in (3, 2, 1):
        role = speech().roles.get(" ".join(lead[-size:])) if len(lead) >= size else None
        if role and role.types:
            day = memory.published
            return any(
                office.role_type in role.types and (day is None or office.held_on(day))
                for office in actor.offices
            )
    return False


def _unknown(memory: Memory, passage: Passage, named: Named, start: int, written: str) -> Speaker | None:
    bare = memory.bare_name(named)
    words = bare.split()
    if words[0] in NO_NAMES or bare.isdigit():
        return None
    side = side_in(memory, passage, start, named.end)
    if len(words) == 1:
        full = memory.full_name(words[0])
        if full:
            return _by_surname(memory, words[0], full, written)
        if words[0].lower() in speech().roles:
            return Speaker(None, written, side, "no name given", False)
    elif words[-1].lower() in speech().roles and not speech().roles[words[-1].lower()].person:
        return Speaker(bare, written, side, "institution named here", False)
    if (
        len(words) > 1
        and bare == named.name
        and _ARTICLE.search(passage.shown[max(0, named.start - 6) : named.start])
        and start >= named.start - 4
    ):
        # Nobody is called "the Ida Berg"; newspapers are.
        body = Speaker(bare, written, side, "institution named here", False)
        memory.bodies[bare] = body
        return body
    speaker = Speaker(bare, written, side, "named here")
    if len(words) > 1 or bare != named.name:
        if bare in memory.people and side is None:
            speaker = Speaker(bare, written, memory.people[bare].side, "named here")
        memory.meet(speaker)
        memory.describe(bare, passage, named)
    return speaker


def _by_surname(memory: Memory, surname: str, full: str, written: str) -> Speaker:
    met = memory.people.get(full)
    where = memory.where(full) if met else "named below"
    if met:
        memory.named_at[full] = memory.at
    return Speaker(full, written, met.side if met else None, f"surname of {full}, {where}")


def _pronoun(memory: Memory, written: str) -> Speaker:
    if written.lower() in ("they", "them", "it"):
        return Speaker(None, written, None, "pronoun without a sure antecedent", False)
    meant = memory.meant_by(written)
    if meant is None or meant.actor is None:
        return Speaker(None, written, None, "pronoun without a sure antecedent")
    return Speaker(
        meant.actor, written, meant.side, f"“{written}” ← {meant.actor}, {memory.where(meant.actor)}"
    )


def _office(
    memory: Memory, passage: Passage, phrase: Phrase, written: str, side: str | None
) -> Speaker | None:
    words = office_words(passage.shown, phrase).lower()
    found = _roles(words)
    if not found:
        return None
    title, role = found[0]
    if _several(title):
        return Speaker(None, written, side, "more than one person", False)
    if "spokesperson" in role.types:
        return _spokesperson(passage, phrase, written, side)
    if not _DEFINITE.match(written) and _INDEFINITE.match(written):
        return Speaker(None, written, side, "no name given")
    whose = [
        w
        for w in re.findall(r"[A-Z][\w-]+", written[1:])
        if w.lower() not in speech().roles and not TITLES.match(w + " ")
    ]
    host = memory.host
    if (
        host
        and host.actor
        and side is None
        and _THE_PRESIDENT.fullmatch(written)
        and memory.speaking != host.actor
    ):
        return replace(
            host, as_written=written, basis=f"“{written}” ← {host.actor}, the president of the title"
        )
    held = [
        who
        for who, speaker in memory.people.items()
        if (side is None or speaker.side == side) and role.types and _holds(memory, who, role.types, side)
    ]
    told = [
        who
        for who in memory.described_as((title,)) or memory.described_as(_alike(title, role))
        if (side is None or memory.people[who].side in (side, None))
        and (side is not None or all(w.lower() in memory.description(who) for w in whose))
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
    if side and role.types and not candidates:
        holders = memory.known.office_holders(role.types, side, memory.published)
        if len(holders) == 1:
            speaker = Speaker(holders[0].name, written, side, f"held that office on {memory.published}")
            memory.meet(speaker, holders[0])
            return speaker
    return Speaker(None, written, side, "an office that more than one person may hold")


def _several(title: str) -> bool:
    """Whether an office stands in the plural: "leaders", "foreign ministers", "congressmen"."""
    roles = speech().roles
    return title.endswith("men") or (title.endswith("s") and title[:-1] in roles)


def _alike(title: str, role: Role) -> list[str]:
    """The words for the same office as a title: "commander" beside "general"; the title alone where it has no type."""
    if not role.types:
        return [title]
    return [words for words, other in speech().roles.items() if other.types == role.types]


def _office_untold(memory: Memory, who: str | None) -> bool:
    """Whether somebody spoke in this very paragraph whose office the article has not told."""
    if who is None or who not in memory.people or memory.named_at.get(who) != memory.at:
        return False
    told = memory.description(who)
    return who not in memory.actors and not any(
        re.search(rf"\b{re.escape(w)}\b", told) for w in speech().roles
    )


def _roles(words: str) -> list[tuple[str, Role]]:
    """The roles in a phrase, the longest first; "chief" before "of" what: ("foreign minister", Role)."""
    parts = words.replace("’s", "").replace("'s", "").replace(",", "").split()
    roles = speech().roles
    return [
        (title, roles[title])
        for size in (4, 3, 2, 1)
        for title in (" ".join(parts[i : i + size]) for i in range(len(parts) - size + 1))
        if title in roles
    ]


def _spokesperson(passage: Passage, phrase: Phrase, written: str, side: str | None) -> Speaker:
    """A spokesperson without a name speaks for the institution."""
    inside = passage.names_within(phrase.start, phrase.end)
    for named in inside:
        if named.kind == "organisation" and named.actor:
            return Speaker(
                named.actor.name, written, named.actor.side, f"speaks for {named.actor.name}", False
            )
    for named in inside:
        bare = named.name
        if (
            named.kind == "unknown"
            and " " in bare
            and bare.split()[0] not in NO_NAMES
            and not TITLES.match(bare + " ")
        ):
            return Speaker(bare, written, side, f"speaks for {bare}", False)
    return Speaker(None, written, side, "a spokesperson without a name", False)


def _institution(
    memory: Memory, passage: Passage, phrase: Phrase, written: str, side: str | None
) -> Speaker | None:
    words = " ".join(office_words(passage.shown, phrase).split())
    if not words:
        return None
    head = words.split()[-1].lower()
    if words.islower() and _DEFINITE.match(written) and " " not in words:
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
    if side is None:
        inner = next(
            (n for n in passage.names_within(phrase.start, phrase.end) if n.kind == "organisation"), None
        )
        side = inner.actor.side if inner and inner.actor else None
    if side is None and words.islower():
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


def side_in(memory: Memory, passage: Passage, start: int, end: int) -> str | None:
    """The side that a phrase's own words give: "the French leader", "Ukraine's foreign ministry"."""
    for named in passage.names_within(start, end):
        if named.kind == "adjective":
            return memory.known.adjectives.get(named.name)
        if named.kind in ("state", "organisation", "capital") and named.actor:
            return named.actor.side
    return "NATO" if "alliance" in passage.lowered[start:end] else None


def means_another(named: Named, speaker: Speaker) -> bool:
    """Whether a name is somebody else than a speaker."""
    words = TITLES.sub("", named.name + " ").split()
    return bool(words) and words[0] not in NO_NAMES and words[-1] not in (speaker.actor or "").split()
