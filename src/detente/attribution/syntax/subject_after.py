"""Who stands after a speech verb: "said the ministry", "said the envoy, Klara Stein"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from detente.attribution.gazetteer.office_roles import role_words
from detente.attribution.mentions.names import Named
from detente.attribution.mentions.no_people import is_outlet
from detente.attribution.syntax.noun_phrases import (
    Phrase,
    is_name,
    is_possessive,
    names_between,
    office,
    office_after,
)
from detente.attribution.syntax.word_classes import any_form, words
from detente.text.english import abbreviations
from detente.text.word_patterns import behind_any

_FAR = 8  # words between a verb and the name of its subject
_OFFICE_WITHIN = 7  # words behind a verb within which an office is its subject
_OBJECT_PRONOUN = re.compile(rf"{any_form('pronoun behind a verb')}\b(?!\s+[a-z])", re.I)
# "said | the ruling."
_THING_AFTER = re.compile(
    rf"""
    {any_form("determiner of a thing behind")}\s+
    (?:[a-z][\w’'-]+\s+){{0,3}}[a-z][\w’'-]+$
    """,
    re.X,
)
# A mark that ends what stands after a verb; a full stop that belongs to a name's title or initial is none.
_MARK = re.compile(
    rf"""
    [,;:!?()"“”–—]
    | \.(?=\s|$) (?<![A-Z]\.) (?!{behind_any(abbreviations("title", "rank", "suffix"))})
    """,
    re.X,
)
_VENUE = re.compile(rf"\s+{any_form('preposition of an occasion')}\s+an?\s")  # "said the envoy | in an email"
_BEFORE_A_NAME = words("before a name behind a verb")
_CLOSING = ("", ",", ".", ";", ":", "”", '"')


def after(text: str, names: Sequence[Named], at: int, high: int) -> Phrase | None:
    """The phrase that stands as subject after a verb ("said the ministry").

    Args:
        text: The paragraph, quotations blotted out.
        names: Its names, in order of place.
        at: Where the verb ends.
        high: Where the sentence ends.
    """
    start = at
    while start < high and text[start].isspace():
        start += 1
    pronoun = _OBJECT_PRONOUN.match(text, start, high)
    if pronoun:
        return Phrase(start, pronoun.end(), "pronoun")
    mark = _MARK.search(text, start, high)
    end = mark.start() if mark else high
    venue = _VENUE.search(text, start, end)
    end = venue.start() if venue else end
    held = _holds_office(text, start, end)
    found = _named(text, names, start, end, held)
    if found:
        return _holder_beside(text, names, found, high) if held else found
    if not held:
        return Phrase(start, end, "thing") if _THING_AFTER.match(text, start, end) else None
    ends = _office_end(text, start, end)
    return (
        _set_off_name(text, names, end, high)
        or _holder(text, names, start, ends, end)
        or office(text, start, ends, names)
    )


def _holds_office(text: str, start: int, end: int) -> bool:
    """Whether one of the first words is an office or institution."""
    lowered = text[start:end].lower().split(maxsplit=_OFFICE_WITHIN)[:_OFFICE_WITHIN]
    return any(word.strip("’',") in role_words() for word in lowered)


def _named(text: str, names: Sequence[Named], start: int, end: int, held: bool) -> Phrase | None:
    """The first name in the phrase that may be the subject; an office that ends in a capital with it."""
    for named in names_between(names, start, end):
        if named.end > end:
            return None
        if not is_name(named):
            continue
        lead = text[start : named.start].lower().split()
        plain = [word for word in lead if word not in _BEFORE_A_NAME]
        if len(lead) > _FAR or not words("no subject behind a verb").isdisjoint(plain):
            return None
        if _is_office(named):
            if _holder_follows(text, names, named):
                continue  # "Secretary General | Mark Rutte"
            return office(text, start, _office_end(text, start, end), names)
        phrase = Phrase(start, named.end, "name", named)
        if named.kind in ("person", "unknown"):
            return phrase
        if named.kind != "adjective" and not is_possessive(text, named):
            return None if plain or held else phrase
    return None


def _holder_beside(text: str, names: Sequence[Named], found: Phrase, high: int) -> Phrase:
    """ "said the mayor of Halden, | Omar Lind": who holds the office, not the place that it is of."""
    place = found.named is not None and text.endswith(" of ", 0, found.named.start)
    return (_set_off_name(text, names, found.end, high) if place else None) or found


def _is_office(named: Named) -> bool:
    """Whether a capitalised run that nobody knows ends in an office: "Secretary General"."""
    return (
        named.kind == "unknown"
        and named.name.split()[-1].lower() in role_words()
        and not is_outlet(named.name)
    )


def _holder_follows(text: str, names: Sequence[Named], named: Named) -> bool:
    """Whether a person stands right behind an office in capitals."""
    following = names_between(names, named.end, len(text), most=1)
    return (
        bool(following) and following[0].kind == "person" and not text[named.end : following[0].start].strip()
    )


def _holder(text: str, names: Sequence[Named], start: int, ends: int, end: int) -> Phrase | None:
    """ "NATO Secretary General | Mark Rutte": the name that follows its office at once."""
    for named in names_between(names, ends, end):
        if named.kind in ("person", "unknown") and named.end <= end:
            between = text[ends : named.start]
            words_between = between.split()
            if len(words_between) <= 1 and all(map(str.isalpha, words_between)):
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
    for named in names_between(names, end, high, most=1):
        closed = named.end <= high and text[named.end : named.end + 1] in _CLOSING
        at_once = not text[end + 1 : named.start].strip()
        if closed and at_once and named.kind in ("person", "unknown") and is_name(named):
            return Phrase(named.start, named.end, "name", named)
    return None
