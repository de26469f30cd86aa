"""Phrases that may name a speaker: who stands before a speech verb, or after it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from detente.voices.names import Named
from detente.voices.speech import speech
from detente.voices.titles import DAYS, MONTHS, NO_NAMES, TITLES

PhraseKind = Literal["name", "pronoun", "office", "institution"]

_ADVERBIAL = re.compile(
    r"(?:^|[\s,])(?:has|have|had|is|was|were|are|been|be|being|will|would|did|does|also|later|then|now|previously|earlier|again|once|"
    r"first|often|sometimes|always|further|meanwhile|however|still|even|never tired of|today|yesterday|himself|herself|themselves|itself|too|just|"
    r"quoted as|cited as|reported as|in turn|in a (?:\w+ )?(?:statement|speech|tweet|interview|post|letter)|in an interview|"
    rf"(?:last|this|earlier this|earlier on|late on|early on) (?:week|month|year|spring|summer|autumn|winter|fall|{DAYS})|"
    rf"(?:late |early )?on (?:{DAYS})(?:,? (?:{MONTHS}) \d{{1,2}})?|on (?:\d{{1,2}} )?(?:{MONTHS})(?: \d{{1,2}})?|in (?:{MONTHS})(?: \d{{4}})?|in \d{{4}}|"
    rf"(?:{DAYS})|[a-z]+ly|went on to|sought to|tried to|continued to)\s*$"
)
_OBJECT_PRONOUN = re.compile(r"(?:he|she|they|it|him|her|them)\b(?!\s+[a-z])", re.I)
_PRONOUN = re.compile(r"(?:^|[\s(\"“”,–—-])(he|she|they|it)(?:['’]s)?$", re.I)
_RELATIVE = re.compile(r",?\s+who(?:['’]s)?$")
_DETERMINED = re.compile(
    r"(?:^|[\s,;:(\"“”–—-])((?:(?:the|a|an|its|his|her|their|my|our|your|one|another|some|several|many|two|three|senior|unnamed|other|both)\s+)"
    r"(?:[\w.’'&-]+\s+){0,6}?[\w.’'&-]*)$",
    re.I,
)
# "The clip | says": something unknown that is said to speak; nobody is named, but the words are not the narrator's.
_THING = re.compile(
    r"(?:^|[.;:!?\"”]\s+|,\s+)((?:the|this|that|another|one)\s+(?:[a-z][\w-]+\s+){0,2}[a-z][\w-]+)$", re.I
)
_PREPOSITION = re.compile(
    r"\b(?:of|for|at|in|from|with|on|to|against|by|into|about|and)\s+(?:the\s+)?$", re.I
)
_TAIL = re.compile(
    r"(?P<head>[\w’'-]+)\s+(?:of|for|at|in|from|with|on|to|by)\s+(?:(?!and\b|or\b|but\b|that\b|has\b|had\b|was\b|is\b|[a-z]+ed\b)[\w.’'&-]+\s?){1,6}$"
)
_APPOSITION = re.compile(
    r"^\s*(?:the|a|an|who|which|whose|now|then|one|his|her|its|their|\d|speaking|in|on|at|during|after|asked|also|long|like|"
    r"director|head|chairman|president|leader|chief|executive|former|co-|vice|senior|professor|author|meanwhile|however|"
    r"for (?:his|her|its) part|[A-Z][\w]*['’]s |[A-Z][\w.]*\.?(?:-[A-Z])|[DR]-)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that name a speaker: `start` to `end` in the text; `named` is the name among them."""

    start: int
    end: int
    kind: PhraseKind
    named: Named | None = None


def before(text: str, names: Sequence[Named], low: int, at: int, *, heading: bool = False) -> Phrase | None:
    """The phrase that stands as subject before a verb at `at`, not reaching before `low`; None where none does."""
    end = _back_over_adverbials(text, low, at)
    if end <= low:
        return None
    if text[end - 1] == ")" and (opened := text.rfind("(", low, end)) > low:
        end = len(text[:opened].rstrip())  # "Jason Chaffetz (R-Utah) said"
    relative = _RELATIVE.search(text[low:end])
    if relative:
        return _ending_at(text, names, low, low + relative.start(), heading)
    if text[end - 1] in ",–—":
        return _before_apposition(text, names, low, end)
    return _ending_at(text, names, low, end, heading)


def after(text: str, names: Sequence[Named], at: int, high: int) -> Phrase | None:
    """The phrase that stands as subject after a verb that ends at `at` ("said the ministry"), before `high`."""
    start = at
    while start < high and text[start].isspace():
        start += 1
    pronoun = _OBJECT_PRONOUN.match(text, start, high)
    if pronoun:
        return Phrase(start, pronoun.end(), "pronoun")
    end = _until_mark(text, start, high)
    words = text[start:end]
    here = [n for n in names if start <= n.start and n.end <= end and _is_name(n)]
    roles = speech().roles
    lowered = words.lower().split()
    role_at = next((i for i, word in enumerate(lowered[:7]) if word.strip("’',") in roles), None)
    for named in here:
        lead = text[start : named.start].lower().split()
        plain = [w for w in lead if w not in ("the", "a", "an", "former", "then")]
        if len(lead) > 8 or any(w in _BREAKS for w in plain):
            break
        if named.kind in ("person", "unknown"):
            return Phrase(start, named.end, "name", named)
        if named.kind == "adjective" or text[named.end : named.end + 2] in ("'s", "’s"):
            continue
        return (
            Phrase(start, named.end, "name", named)
            if not plain and role_at is None
            else _office(text, start, end, names)
        )
    if role_at is not None:
        office = _office_after().match(text, start, end)
        return _office(text, start, office.end() if office else end, names)
    return None


@lru_cache(maxsize=1)
def _office_after() -> re.Pattern[str]:
    """ "a spokesman for the ministry | on Monday", "the security service | 41 aircraft were hit"."""
    roles = "|".join(
        sorted((re.escape(word) for word in speech().roles if " " not in word), key=len, reverse=True)
    )
    lead = r"(?:(?!that\b|which\b|who\b|\d)[\w.’'&-]+\s+){0,6}?"
    tail = r"(?:\s+(?:of|for|in|at)\s+(?:the\s+|its\s+|his\s+)?(?!(?:last|this|next)\b)[\w.’'-]+(?:\s+[A-Z][\w.’'-]+)*)?"
    return re.compile(rf"{lead}(?:{roles})\b{tail}", re.I)


def opening(text: str, names: Sequence[Named], start: int, high: int) -> Phrase | None:
    """The subject that a sentence begins with: a pronoun, or a name with its titles before it."""
    introduced = _INTRODUCTION.match(text, start, high)
    start = introduced.end() if introduced else start
    pronoun = _OPENING_PRONOUN.match(text, start, high)
    if pronoun:
        return Phrase(pronoun.start(1), pronoun.end(1), "pronoun")
    if _DETERMINER.match(text, start, high) and (office := _office_after().match(text, start, high)):
        found = _office(text, start, office.end(), names)
        if found and found.kind == "office":
            return found
    for named in names:
        if named.start < start:
            continue
        if named.end > high:
            return None
        told = {n.start for n in names if n.kind == "adjective"}
        lead = [
            word.group().lower()
            for word in _WORD.finditer(text, start, named.start)
            if word.group().lower() not in _LEADS and word.start() not in told
        ]
        possessive = text[named.end : named.end + 2] in ("'s", "’s")
        word_only = (
            named.kind == "unknown" and len(named.name.split()) == 1 and not TITLES.match(named.name + " ")
        )
        if word_only and (named.name in NO_NAMES or named.start == start):
            continue
        if any(
            word not in speech().roles
            and word not in ("former", "then", "the", "state", "foreign", "defence", "defense")
            for word in lead
        ):
            return None
        if (
            named.kind in ("person", "unknown", "organisation", "state")
            and not possessive
            and _is_name(named)
        ):
            return Phrase(named.start, named.end, "name", named)
        if possessive:
            continue
    return None


_DETERMINER = re.compile(r"(?:The|A|An|One|His|Her|Their|Its)\s", re.I)
# "In a speech in Kyiv on Monday, | Berg said": what leads up to the subject.
_INTRODUCTION = re.compile(
    r"(?:In|At|On|During|After|Before|Following|Since|With|By|For|Under|Over|Earlier|Later|Last|Speaking|Asked|Despite)\b[^,\"“”]{2,110},\s+"
)
_WORD = re.compile(r"[\w’'.-]+")
_LEADS = frozenset(
    "but and however meanwhile yet still later then also even for while when as although though the".split()
)
_OPENING_PRONOUN = re.compile(
    r"(?:(?:But|And|However|Meanwhile|Yet|Later|Then|Still|Also)[,\s]+)?(he|she)\b", re.I
)


def office_words(text: str, phrase: Phrase) -> str:
    """The words of a phrase without its determiner."""
    return re.sub(
        r"^(?:the|a|an|one|another|its|his|her|their)\s+", "", text[phrase.start : phrase.end], flags=re.I
    )


_BREAKS = frozenset(
    "that to in on at by with as when if was is are were has had it which who whom because and but or not no more than".split()
)


def _back_over_adverbials(text: str, low: int, at: int) -> int:
    end = at
    while True:
        while end > low and text[end - 1].isspace():
            end -= 1
        window = max(low, end - 48)
        found = _ADVERBIAL.search(text[window:end])
        if not found:
            return end
        # The comma before an adverbial stays: it may close an apposition.
        end = window + found.start() + (found[0][0] == ",")


def _before_apposition(text: str, names: Sequence[Named], low: int, end: int) -> Phrase | None:
    """ "Aaron Kall, the director of debate, said": the name before the commas that set the description off."""
    commas = [m.start() for m in re.compile(r"[,(–—]").finditer(text, max(low, end - 220), end - 1)]
    for comma in reversed(commas[-4:]):
        between = text[comma + 1 : end - 1]
        person = next(
            (
                n
                for n in names
                if n.end == end - 1
                and n.kind in ("person", "unknown")
                and not text[comma + 1 : n.start].strip()
            ),
            None,
        )
        if person and _is_name(person) and _ending_at(text, names, low, comma, False):
            return Phrase(person.start, person.end, "name", person)
        if not _APPOSITION.match(between):
            continue
        phrase = _ending_at(text, names, low, comma, False)
        if phrase and (phrase.kind == "name" or len(commas) == 1):
            return phrase
    if len(commas) == 0:
        bare = _ending_at(text, names, low, end - 1, False)
        return bare if bare and bare.kind == "name" else None
    return None


def _ending_at(text: str, names: Sequence[Named], low: int, end: int, heading: bool) -> Phrase | None:
    while end > low and text[end - 1].isspace():
        end -= 1
    window = max(low, end - 9)
    pronoun = _PRONOUN.search(text[window:end])
    if pronoun:
        return Phrase(window + pronoun.start(1), window + pronoun.end(1), "pronoun")
    stop = end - 2 if text[end - 2 : end] in ("'s", "’s") else end
    named = next((n for n in reversed(names) if n.end in (end, stop) and n.start >= low), None)
    roles = speech().roles
    if named and named.start >= low:
        word = (
            text[max(low, named.end - 30) : named.end].split()[-1].lower() if named.end > named.start else ""
        )
        if named.kind == "unknown" and word in roles and not heading:
            return _office(text, _noun_phrase_start(text, low, named.start), end, names)
        preposition = _PREPOSITION.search(text[max(low, named.start - 14) : named.start])
        if preposition:
            if preposition[0].startswith("and"):
                return Phrase(named.start, named.end, "name", named) if _is_name(named) else None
            return _with_tail(text, names, low, end)
        if not _is_name(named):
            return None
        return Phrase(_described_from(text, names, low, named.start), named.end, "name", named)
    word = (
        text[max(low, end - 40) : end].split()[-1].lower() if text[max(low, end - 40) : end].split() else ""
    )
    if word in roles:
        return _office(text, _noun_phrase_start(text, low, end), end, names)
    tailed = _with_tail(text, names, low, end)
    if tailed or heading:
        return tailed
    thing = _THING.search(text[max(low, end - 48) : end])
    return Phrase(max(low, end - 48) + thing.start(1), end, "institution") if thing else None


def _with_tail(text: str, names: Sequence[Named], low: int, end: int) -> Phrase | None:
    """ "the spokesman for the ministry", "the ministry in its capital": the office before the preposition."""
    window = max(low, end - 90)
    tail = _TAIL.search(text[window:end])
    if not tail:
        return None
    head_end = window + tail.end("head")
    if tail["head"].lower() not in speech().roles:
        named = next((n for n in names if n.end == head_end and n.start >= low and _is_name(n)), None)
        return (
            Phrase(named.start, named.end, "name", named)
            if named and named.kind in ("person", "unknown")
            else None
        )
    return _office(text, _noun_phrase_start(text, low, head_end), end, names)


def _noun_phrase_start(text: str, low: int, end: int) -> int:
    window = max(low, end - 90)
    determined = _DETERMINED.search(text[window:end])
    if determined:
        return window + determined.start(1)
    start = end
    for match in reversed(list(re.compile(r"[\w.’'&-]+").finditer(text, max(low, end - 60), end))):
        word = match[0]
        if text[match.end() : start].strip() or not (
            word[0].isupper()
            or word.lower() in speech().roles
            or word
            in (
                "top",
                "senior",
                "former",
                "state",
                "local",
                "military",
                "defence",
                "defense",
                "foreign",
                "western",
            )
        ):
            break
        start = match.start()
    return start


def _office(text: str, start: int, end: int, names: Sequence[Named]) -> Phrase | None:
    words = text[start:end].lower().split()
    roles = speech().roles
    persons = [roles[w.strip("’',.")] for w in words if w.strip("’',.") in roles]
    if not persons or start >= end:
        return None
    for named in names:
        if start < named.start < end and named.kind == "person":
            return Phrase(start, named.end, "name", named)
    return Phrase(start, end, "office" if any(role.person for role in persons) else "institution")


def _described_from(text: str, names: Sequence[Named], low: int, start: int) -> int:
    """Where the description that leads up to a name begins: "French President |Emmanuel Macron"."""
    for named in reversed(names):
        if (
            named.end <= start
            and not text[named.end : start].strip()
            and named.start >= low
            and named.kind in ("adjective", "unknown")
        ):
            if named.kind == "unknown" and named.name.split()[0] in NO_NAMES:
                return start
            start = named.start
    return start


def _is_name(named: Named) -> bool:
    if named.kind == "adjective":
        return named.name.endswith("s")
    if named.kind != "unknown":
        return True
    words = TITLES.sub("", named.name + " ").split()
    return bool(words) and words[0] not in NO_NAMES and not words[-1].isdigit() and len(words) <= 6


def _until_mark(text: str, start: int, high: int) -> int:
    found = re.compile(
        r"[,;:!?()\"“”–—]|\.(?=\s|$)(?<![A-Z]\.)(?<!Mr\.)(?<!Ms\.)(?<!Dr\.)(?<!Mrs\.)(?<!Gen\.)(?<!Sen\.)(?<!Rep\.)(?<!Gov\.)(?<!Col\.)(?<!Del\.)(?<!Lt\.)(?<!St\.)(?<!Jr\.)(?<!Prof\.)(?<!Adm\.)"
    ).search(text, start, high)
    return found.start() if found else high
