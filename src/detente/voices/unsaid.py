"""Speech verbs that tell of no words: a condition, a call by telephone, a passive, a noun that looks like a verb."""

from __future__ import annotations

import re

from detente.voices.memory import Memory
from detente.voices.offices import Phrase
from detente.voices.passage import Passage
from detente.voices.speech import Verb, speech

_IF = re.compile(r"\b(?:if|unless|whether)\s+(?:the\s+)?$", re.I)
_BY_TELEPHONE = re.compile(
    r"call(?:s|ed)?\s+(?:me|him|her|us|them|you|(?:[A-Z][\w.]+\s+){0,2}[A-Z]\w+\b(?!\.\s\w))\s*(?:[,.]|(?:in|on|at|to|today|yesterday|this|last|earlier|"
    r"from|after|before|back|again|and|up|late|early)\b)"
)
_ASKS_WHETHER = frozenset(
    f"{verb}{article}" for verb in ("was", "were", "is", "are") for article in ("", " the")
)
_ASKS_SOMEBODY = re.compile(r"\s+(?:me|you|him|her|it|us|them)\s*[,.;—–]")
_ITSELF = re.compile(r"\s+(?:him|her|it|them)sel(?:f|ves)\b")
_CALLS_UP = re.compile(r"call\w*\s+(?:up|back|in|home|together)\b")
_BY = re.compile(r"\s+by\b(?!\s+[a-z]+ing\b)")
_WHAT = re.compile(r"\bwhat(?:ever)?\s+$", re.I)
_TOLD_WHAT = re.compile(r"\s+(?:is|was|are|were|has|had|will|would|can|could|may|might|must|should)\b")
_AUXILIARY = re.compile(r"\b(?:will|would|did|does|do|can|could|may|might|must|should|shall|to|and)\b")
_THE = re.compile(r"\bthe\s+$", re.I)
_ARTICLE = re.compile(r"\ban?\s+$", re.I)


def quotes(passage: Passage, start: int, end: int) -> bool:
    """Whether a quotation begins in a span."""
    return any(start <= q.start < end for q in passage.quoted)


def not_said(passage: Passage, memory: Memory, start: int, end: int, phrase: Phrase, verb: Verb) -> bool:
    """ "If Berg says so", "Berg called me on Monday", "History shows": a condition, a telephone, a thing."""
    shown = passage.shown
    if _IF.search(shown[max(start, phrase.start - 12) : phrase.start]):
        return True
    if verb.words.startswith("call") and _BY_TELEPHONE.match(shown, verb.start, end):
        return True
    if verb.words.startswith("ask") and _ASKS_SOMEBODY.match(shown, verb.end, end):
        return True  # "Berg asked him, and he ran"
    if (
        "been " in verb.words
        and phrase.kind == "pronoun"
        and shown[phrase.start : phrase.end].lower() == "it"
    ):
        return True  # "it has been clear that …"
    if verb.words.startswith("assert") and _ITSELF.match(shown, verb.end, end):
        return True  # "Great powers assert themselves"
    if verb.words == "thanks" and "," in shown[phrase.end : verb.start]:
        return True  # "Ida, thanks for this"
    if verb.words.endswith("ed") and shown[start : phrase.start].strip().lower() in _ASKS_WHETHER:
        return True  # "Were the Halden men declared outlaws?"
    if verb.words.startswith("call") and _CALLS_UP.match(shown, verb.start, end):
        return True  # reservists are called up, not called something
    if (
        verb.words.endswith("ed")
        and verb.kind in ("act", "perform", "say")
        and _BY.match(shown, verb.end, end)
    ):
        return True  # "Berg, praised by Holm, …"
    if (
        verb.kind in ("say", "weak")
        and _WHAT.search(shown[max(start, phrase.start - 10) : phrase.start])
        and not _TOLD_WHAT.match(shown, verb.end, end)
        and not quotes(passage, verb.end, end)
    ):
        return True  # "I agree with what Berg said this morning": what it was is not told
    named = phrase.named
    opens = named is not None and named.kind == "unknown" and " " not in named.name and named.start == start
    weakly = verb.kind != "say" and not quotes(passage, start, end) and shown[verb.end : verb.end + 1] != ":"
    return bool(opens and named and weakly and not memory.full_name(named.name))


def is_a_noun(passage: Passage, memory: Memory, start: int, phrase: Phrase, verb: Verb) -> bool:
    """ "Berg's claim", "a Berg tweet", and the bare form after one person: "the Berg warning", "Berg promise"."""
    shown = passage.shown
    between = shown[phrase.end : verb.start]
    if phrase.kind == "name" and phrase.named and not verb.words.endswith("ing"):
        bare = verb.words in speech().bases or verb.words.endswith("s")
        single = phrase.named.kind == "unknown" and " " not in phrase.named.name
        if bare and single and _THE.search(shown, start, phrase.named.start):
            return True  # "the Baltic states"
        if (
            verb.words == "states"
            and phrase.named.kind == "unknown"
            and not memory.full_name(phrase.named.name)
        ):
            return True  # "three Baltic states: …", "why should Northern states …"
        if bare and (between.startswith(("'s ", "’s ")) or _ARTICLE.search(shown, start, phrase.start)):
            return True
    if verb.words not in speech().bases or _AUXILIARY.search(between):
        return False
    if shown[: phrase.start].endswith("and "):
        return False
    one = phrase.kind == "pronoun" and shown[phrase.start : phrase.end].lower() in ("he", "she", "it")
    person = phrase.named is not None and (
        phrase.named.kind == "person"
        or (phrase.named.kind == "unknown" and not phrase.named.name.endswith("s"))
    )
    return one or person
