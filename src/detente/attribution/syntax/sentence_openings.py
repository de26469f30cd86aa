"""The subject that a sentence begins with: whom a later "he" means, and who goes on speaking in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from detente.attribution.gazetteer.roles import role_words
from detente.attribution.mentions.names import Named
from detente.attribution.mentions.titles import NO_NAMES, TITLES
from detente.attribution.syntax.noun_phrases import Phrase, is_name, office, office_after

_DETERMINER = re.compile(r"(?:The|A|An|One|His|Her|Their|Its|Several|Many|Some|Two|Three|Four|Five)\s")
# "In a speech in Kyiv on Monday, | Berg said": what leads up to the subject.
_INTRODUCTION = re.compile(
    r"(?:[A-Z][\w’']+(?:\s[A-Z][\w’']+){0,2}:\s+)|(?:In|At|On|During|After|Before|Following|Since|With|By|For|Under|Over|Earlier|Later|Last|Speaking|Asked|Despite)\b[^,\"“”]{2,110},\s+"
)
_SET_OFF = re.compile(r",\s+(?:an?|the|who|whose|his|her|its)\s")  # "Dean, a doctor, …": it is a name
_WORD = re.compile(r"[\w’'.-]+")
_LEADS = frozenset(
    "but and however meanwhile yet still later then also even for while when as although though the".split()
)
_DESCRIBING = frozenset(
    "former then the state foreign defence defense presidential vice-presidential current late outgoing incoming democratic republican "
    "deputy top chief senior acting".split()
)
_PRONOUN = re.compile(
    r"(?:(?:But|And|However|Meanwhile|Yet|Later|Then|Still|Also)[,\s]+)?(he|she|they|it)\b", re.I
)


def opening(
    text: str, names: Sequence[Named], start: int, high: int, *, bodies: bool = False
) -> Phrase | None:
    """A pronoun, an office, or a name with its titles before it; None where the sentence begins with neither.

    `bodies`: "the ministry" counts too.
    """
    introduced = _INTRODUCTION.match(text, start, high)
    start = introduced.end() if introduced else start
    pronoun = _PRONOUN.match(text, start, high)
    if pronoun:
        return Phrase(pronoun.start(1), pronoun.end(1), "pronoun")
    if _DETERMINER.match(text, start, high) and (held := office_after().match(text, start, high)):
        found = office(text, start, held.end(), names)
        body = bodies and not any(n.kind == "organisation" and start <= n.start < held.end() for n in names)
        if found and (found.kind == "office" or (body and found.kind == "institution")):
            return found
    roles = role_words()
    told = {n.start for n in names if n.kind == "adjective"}
    for named in names:
        if named.start < start:
            continue
        if named.end > high or named.start > start + 120:
            return None
        word_only = named.kind == "unknown" and " " not in named.name and not TITLES.match(named.name + " ")
        if word_only and (
            named.name in NO_NAMES or (named.start == start and not _SET_OFF.match(text, named.end, high))
        ):
            continue  # one capitalised word at the very beginning may be any word
        if named.kind == "unknown" and TITLES.sub("", named.name + " X") == "X":
            told.update(range(named.start, named.end))
            continue  # "President | Berg": the office is told beside the name
        lead = (
            word[0].lower() for word in _WORD.finditer(text, start, named.start) if word.start() not in told
        )
        if any(word not in _LEADS and word not in roles and word not in _DESCRIBING for word in lead):
            return None
        if text[named.end : named.end + 2] in ("'s", "’s"):
            continue
        if named.kind in ("person", "unknown", "organisation", "state") and is_name(named):
            return Phrase(named.start, named.end, "name", named)
    return None
