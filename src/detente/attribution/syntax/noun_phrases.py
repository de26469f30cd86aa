"""Phrases without a name: "the French leader", "a spokesman for the ministry", "the ministry in its
capital".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import Literal

from detente.attribution.gazetteer.office_roles import opening_words, role_words
from detente.attribution.mentions.names import Named
from detente.attribution.mentions.titles import NO_NAMES, without_titles
from detente.attribution.syntax.word_classes import any_form
from detente.text.stretch import stretch

PhraseKind = Literal["name", "pronoun", "office", "institution", "thing"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that name a speaker: `start` to `end` in the text; `named` is the name among them."""

    start: int
    end: int
    kind: PhraseKind
    named: Named | None = None


_start_of = attrgetter("start")


def names_between(
    names: Sequence[Named], start: int, end: int, *, most: int | None = None
) -> Sequence[Named]:
    """The names that begin in a span.

    Args:
        names: In order of place.
        start: Where the span begins.
        end: Where it ends.
        most: At most so many of them, the first; None for all.
    """
    low = bisect_left(names, start, key=_start_of)
    if most is not None:
        return [named for named in names[low : low + most] if named.start < end]
    return stretch(names, low, bisect_left(names, end, lo=low, key=_start_of))


def is_possessive(text: str, named: Named) -> bool:
    """Whether a name owns what follows it: "Norway's"."""
    return text.startswith(("'s", "’s"), named.end)


_REACH = 90  # characters that a phrase without a name may take
_DETERMINED = re.compile(
    rf"""
    (?:^|[\s,;:("“”–—-])
    (?P<phrase>
        {any_form("determiner of a noun phrase")}\s+
        (?:(?!{any_form("subordinator")}\b|-)[\w.’'&-]+\s+){{0,6}}?
        [\w.’'&-]*
    )$
    """,
    re.I | re.X,
)
_DETERMINER = re.compile(rf"^{any_form('determiner to leave out')}\s+", re.I)
_PREPOSITION = re.compile(rf"(?<=[\w’'-])\s+{any_form('preposition within a phrase')}\s+")
# "Later in the day | the ministry said", "At the same time | the leaders stated": when it was said
_WHEN = re.compile(rf"\b{any_form('preposition of a time')}\s+$", re.I)
_HOUR = re.compile(
    rf"""
    {any_form("determiner of an hour")}\s+(?:[a-z]+\s+)?{any_form("time or occasion")}\s+
    (?={any_form("determiner behind an hour")}\s|(?-i:[A-Z]))
    """,
    re.I | re.X,
)
_HEAD = re.compile(r"[\w’'-]+$")
_TAIL = re.compile(
    rf"""
    (?:(?:the\s)?[A-Z][\w-]+(?:\s|,\s(?:and\s)?|\sand\s)){{0,5}}      # "Economy, Trade and Industry"
    (?:(?!(?:{any_form("no word of a long name")}|[a-z]+ed)\b)[\w.’'&-]+(?:\s|$)){{1,6}}$
    """,
    re.X,
)
_OWNED = re.compile(r"[A-Z][\w-]*['’]s\s+([a-z]+(?:\s[a-z]+)?)$")
_TOKEN = re.compile(r"[\w.’'&-]+")


def office(text: str, start: int, end: int, names: Sequence[Named]) -> Phrase | None:
    """A span as an office or an institution; a name where it holds a person's; None where it holds no
    role.
    """
    roles = role_words()
    words = (raw.strip("’',.") for raw in text[start:end].lower().split())
    found = [roles[word] for word in words if word in roles]
    if not found:
        return None
    for named in names_between(names, start + 1, end):
        owns = is_possessive(text, named) and named.end + 2 < end
        if named.kind == "person" and not owns:
            return Phrase(start, named.end, "name", named)
    owned = _OWNED.search(text, start, end)  # "President Berg's | office"
    if owned and not any(roles[word].person for word in owned[1].lower().split() if word in roles):
        return Phrase(start, end, "institution")
    return Phrase(start, end, "office" if any(role.person for role in found) else "institution")


def noun_phrase_start(text: str, low: int, end: int) -> int:
    """Where the noun phrase begins that ends at `end`: at its determiner, else at its capitals and roles."""
    window = max(low, end - _REACH)
    determined = _DETERMINED.search(text[window:end])
    if determined:
        start = window + determined.start("phrase")
        hour = _HOUR.match(text, start, end) if _WHEN.search(text, max(low, start - 8), start) else None
        return hour.end() if hour else start
    start = end
    roles = role_words()
    for match in reversed(list(_TOKEN.finditer(text, max(low, end - 60), end))):
        word = match[0]
        if text[match.end() : start].strip() or not (
            word[0].isupper() or word.lower() in roles or word.lower().replace("-", " ") in opening_words()
        ):
            break
        start = match.start()
    return start


def with_tail(text: str, names: Sequence[Named], low: int, end: int) -> Phrase | None:
    """ "the spokesman for the ministry", "the ministry in its capital": the office before the preposition."""
    window = max(low, end - _REACH)
    for preposition in _PREPOSITION.finditer(text, window, end):
        head = _HEAD.search(text[window : preposition.start()])
        if not head or not _TAIL.match(text[preposition.end() : end]):
            continue
        head_end = preposition.start()
        if head[0].lower() in role_words():
            return office(text, noun_phrase_start(text, low, head_end), end, names)
        named = next((n for n in names if n.end == head_end and n.start >= low and is_name(n)), None)
        if named is None and "," in text[head_end:end]:
            continue  # "At a meeting in Halden, the minister | of Norland"
        return (
            Phrase(named.start, named.end, "name", named)
            if named and (named.kind == "person" or (named.kind == "unknown" and " " in named.name))
            else None
        )
    return None


@lru_cache(maxsize=1)
def office_after() -> re.Pattern[str]:
    """ "a spokesman for the ministry | on Monday", "the security service | 41 aircraft were hit"."""
    roles = "|".join(sorted(map(re.escape, role_words()), key=len, reverse=True))
    return re.compile(
        rf"""
        (?:(?!{any_form("relative pronoun")}\b|\d)[\w.’'&-]+\s+){{0,6}}?  # whose it is, and what it is like
        (?:{roles})\b
        (?:\s(?:{roles})\b)*  # "the deputy | foreign minister"
        (?:['’]s\s(?:[\w-]+\s){{0,2}}?(?:{roles})\b)?  # "the president's | envoy"
        (?:
            \s+{any_form("leads to an office's field")}\s+
            (?:{any_form("determiner of an office's field")}\s+)?
            (?!{any_form("no field but a time")}\b)[\w.’'-]+(?:\s+[A-Z][\w.’'-]+)*
        )?
        """,
        re.I | re.X,
    )


def office_words(text: str, phrase: Phrase) -> str:
    """The words of a phrase without its determiner."""
    return _DETERMINER.sub("", text[phrase.start : phrase.end])


def is_name(named: Named) -> bool:
    """Whether a capitalised run may be somebody's name rather than a word that opens a sentence."""
    if named.kind == "adjective":
        return named.name.endswith("s")
    if named.kind != "unknown":
        return named.kind != "thing"
    words = without_titles(named.name).split()
    return (
        bool(words)
        and words[0] not in NO_NAMES
        and words[0] not in ("Jr.", "Sr.")
        and not words[-1].isdigit()
        and len(words) <= 6
    )
