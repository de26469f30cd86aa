"""Which body is meant: "its foreign ministry", "the ministry", "the statement said"."""

from __future__ import annotations

import re
from dataclasses import replace

from detente.attribution.coreference.antecedents import meant, pair_meant, subjects
from detente.attribution.coreference.memory import Memory, Speaker
from detente.attribution.syntax.noun_phrases import Phrase, office_words
from detente.attribution.syntax.passage import Passage

_DEFINITE = re.compile(r"(?:the|his|her|its|our)\b", re.I)
_OF_STATES = frozenset({"ministry", "government", "army", "parliament", "embassy"})
_PAPERS = frozenset({"paper", "newspaper", "magazine"})
_MINE = re.compile(r"^(?:My|Our|Your)\s+")  # "My predecessor" is nobody's name
_AGED = re.compile(r"(?:the )?\d{2}-year-old$", re.I)
_NEAR = 3  # paragraphs within which "the statement" is the one that somebody spoke in
_ISSUED = re.compile(
    r"\b(?:in|issued|released|published)\s+an?\s+(?:[\w-]+\s+){0,2}?(?P<what>statement|communiqué|communique|declaration|letter|post|message)\b",
    re.I,
)
_THE_DOCUMENT = re.compile(
    r"(?:the|this|its|their)\s+(?:joint\s+|written\s+)?(?P<what>statement|communiqué|communique|declaration|letter|post|message)",
    re.I,
)


def remember_issued(memory: Memory, passage: Passage, start: int, end: int, who: tuple[Speaker, ...]) -> None:
    """Remember who speaks "in a statement", so that "the statement" is theirs."""
    found = _ISSUED.search(passage.shown, start, end) if who and all(each.actor for each in who) else None
    if found:
        memory.issued[found["what"].lower()] = (memory.at, who)


def document_meant(memory: Memory, written: str) -> Speaker | None:
    """Whose "the statement" is: who spoke in one not long before."""
    asked = _THE_DOCUMENT.fullmatch(written)
    at, who = memory.issued.get(asked["what"].lower(), (0, ())) if asked else (0, ())
    if not who or memory.at - at >= _NEAR:
        return None
    return meant(who, written, ", who spoke in it")


def owned_body_meant(memory: Memory, passage: Passage, phrase: Phrase, written: str) -> Speaker | None:
    """ "Its foreign ministry": that of the state which is the subject of this sentence, or the one before."""
    if not written.startswith(("its ", "Its ")) or memory.before is None:
        return None
    here = [n for n in passage.names_within(memory.sentence, phrase.start) if n.kind != "adjective"]
    if here:
        sides = {n.actor.side for n in here if n.actor and n.kind in ("state", "capital")}
        side = sides.pop() if len(sides) == len(here) == 1 else None
    else:
        who = memory.before.who or subjects(memory, memory.before)
        known = memory.known.exact.get(who[0].actor or "") if len(who) == 1 else None
        side = known.side if known and known.kind in ("state", "capital") else None
    whose = next((word for word, of in memory.known.adjectives.items() if of == side), None) if side else None
    if whose is None:
        return None
    name = f"{whose} {written[4:]}"
    return Speaker(name, written, side, f"“{written}” ← {memory.known.name_of(side)}, named before", False)


def body_named_near(memory: Memory, passage: Passage, phrase: Phrase, head: str) -> Speaker | None:
    """ "The ministry": the last one told by its state in this paragraph or the one above."""
    told = re.compile(
        rf"\b(?:[Tt]he\s+)?(?P<body>(?P<whose>[A-Z]\w+)(?:['’]s)?\s+(?:[\w-]+\s+)?{head})\b", re.I
    )
    above = memory.before.passage if memory.before else None
    for text, stop in ((passage.shown, phrase.start), (above.shown if above else "", None)):
        for found in reversed(list(told.finditer(text[:stop]))):
            whose = memory.known.exact.get(found["whose"])
            side = memory.known.adjectives.get(found["whose"]) or (whose.side if whose else None)
            if side:
                body = found["body"]
                return Speaker(body, body, side, f"“the {head}” ← {body}, named before", False)
    return None


def institution_meant(
    memory: Memory, passage: Passage, phrase: Phrase, written: str, side: str | None
) -> Speaker | None:
    """The body that a phrase means: the one that spoke last if it says no more, else itself by its own words.

    Args:
        memory: What the article has said so far.
        passage: The paragraph that holds the phrase.
        phrase: The body.
        written: The words of the phrase.
        side: Whose body it is, by its own words.

    Returns:
        None where the phrase holds no words; without an actor where it is not said whose body it is.
    """
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
