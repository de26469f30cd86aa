"""Who stands after a speech verb: "said the ministry", "said the envoy, Klara Stein"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from detente.attribution.gazetteer.roles import role_words
from detente.attribution.mentions.names import Named
from detente.attribution.syntax.noun_phrases import Phrase, is_name, office, office_after
from detente.text.english import abbreviations
from detente.text.word_patterns import behind_any

_OBJECT_PRONOUN = re.compile(r"(?:he|she|they|it|him|her|them)\b(?!\s+[a-z])", re.I)
# "said | the ruling."
_THING_AFTER = re.compile(
    r"(?:the|this|that|another|one|an?|his|her|their|its|my|our)\s+(?:[a-z][\w’'-]+\s+){0,3}[a-z][\w’'-]+$"
)
# A mark that ends what stands after a verb; a full stop that belongs to a name's title or initial is none.
_MARK = re.compile(
    rf"""
    [,;:!?()"“”–—]
    | \.(?=\s|$) (?<![A-Z]\.) (?!{behind_any(abbreviations("title", "rank", "suffix"))})
    """,
    re.X,
)
_BREAKS = frozenset(
    "that to in on at by with as when if was is are were has had it which who whom because and but or not no more than".split()
)


def after(text: str, names: Sequence[Named], at: int, high: int) -> Phrase | None:
    """The phrase that stands as subject after a verb that ends at `at` ("said the ministry"), before `high`."""
    start = at
    while start < high and text[start].isspace():
        start += 1
    pronoun = _OBJECT_PRONOUN.match(text, start, high)
    if pronoun:
        return Phrase(start, pronoun.end(), "pronoun")
    mark = _MARK.search(text, start, high)
    end = mark.start() if mark else high
    roles = role_words()
    lowered = text[start:end].lower().split()
    role_at = next((i for i, word in enumerate(lowered[:7]) if word.strip("’',") in roles), None)
    for named in names:
        if named.start < start or named.end > end or not is_name(named):
            continue
        lead = text[start : named.start].lower().split()
        plain = [w for w in lead if w not in ("the", "a", "an", "former", "then")]
        if len(lead) > 8 or any(w in _BREAKS for w in plain):
            break
        if named.kind in ("person", "unknown"):
            if named.kind == "unknown" and named.name.split()[-1].lower() in roles:
                if any(
                    n.kind == "person" and n.start > named.start and not text[named.end : n.start].strip()
                    for n in names
                ):
                    continue  # "Secretary General | Mark Rutte"
                return office(text, start, _office_end(text, start, end), names)
            return Phrase(start, named.end, "name", named)
        if named.kind == "adjective" or text[named.end : named.end + 2] in ("'s", "’s"):
            continue
        if not plain and role_at is None:
            return Phrase(start, named.end, "name", named)
        break
    if role_at is None:
        thing = _THING_AFTER.match(text, start, end)
        return Phrase(start, end, "thing") if thing else None
    described = _set_off_name(text, names, end, high)
    ends = _office_end(text, start, end)
    return described or _holder(text, names, start, ends, end) or office(text, start, ends, names)


def _holder(text: str, names: Sequence[Named], start: int, ends: int, end: int) -> Phrase | None:
    """ "NATO Secretary General | Mark Rutte": the name that follows its office at once."""
    for named in names:
        if named.kind in ("person", "unknown") and ends <= named.start and named.end <= end:
            between = text[ends : named.start]
            if len(between.split()) <= 1 and between.replace(" ", "").isalpha() | (not between.strip()):
                return Phrase(start, named.end, "name", named)
            return None
    return None


def _office_end(text: str, start: int, end: int) -> int:
    found = office_after().match(text, start, end)
    return found.end() if found else end


def _set_off_name(text: str, names: Sequence[Named], end: int, high: int) -> Phrase | None:
    """ "said the envoy, | Klara Stein": the name that follows its description between commas."""
    if text[end : end + 1] != ",":
        return None
    for named in names:
        if named.start >= end and named.end <= high:
            closed = text[named.end : named.end + 1] in ("", ",", ".", ";", ":", "”", '"')
            fits = (
                named.kind in ("person", "unknown")
                and is_name(named)
                and not text[end + 1 : named.start].strip()
            )
            return Phrase(named.start, named.end, "name", named) if closed and fits else None
    return None
