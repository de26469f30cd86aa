"""The subject that a sentence begins with: whom a later "he" means, and who goes on speaking in it."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from detente.attribution.gazetteer.office_roles import role_words
from detente.attribution.mentions.names import Named
from detente.attribution.mentions.titles import NO_NAMES, TITLES, is_title
from detente.attribution.syntax.noun_phrases import (
    Phrase,
    is_name,
    is_possessive,
    names_between,
    office,
    office_after,
)
from detente.attribution.syntax.word_classes import any_form, words

_FAR = 120  # characters from a sentence's beginning within which its subject begins
_DETERMINER = re.compile(rf"{any_form('determiner that opens a sentence')}\s", re.I)
# "In a speech in Kyiv on Monday, | Berg said": what leads up to the subject.
_INTRODUCTION = re.compile(
    rf"""
      [A-Z][\w’']+(?:\s[A-Z][\w’']+){{0,2}}:\s+
    | {any_form("opens an introduction")}\b[^,"“”]{{2,110}},\s+
  | On\s+(?:{any_form("weekday")}|{any_form("month")}\s+\d{{1,2}}|\d{{1,2}}\s+{any_form("month")}),?\s+
  | In\s+(?:{any_form("month")}|\d{{4}}),?\s+
    """,
    re.X,
)
# "Dean, a doctor, …": it is a name
_SET_OFF = re.compile(rf",\s+{any_form('sets off a description')}\s")
_BESIDE = re.compile(r",\s+(?:the\s+(?:[A-Z]\w+\s)?)?")
_SHORT_FORM = re.compile(r"\s\([A-Z][\w-]*\)")  # "the Harbour Rescue Group | (HRG)"
_WORD = re.compile(r"[\w’'.-]+")
_PRONOUN = re.compile(
    rf"(?:{any_form('adverb that opens a sentence')}[,\s]+)?(?P<who>{any_form('subject pronoun')})\b", re.I
)
_SUBJECTS = ("person", "unknown", "organisation", "state")


def opening(
    text: str, names: Sequence[Named], start: int, high: int, *, bodies: bool = False,
    surnames: Container[str] = frozenset(),
) -> Phrase | None:  # fmt: skip
    """The subject that a sentence begins with.

    Args:
        text: The paragraph, quotations blotted out.
        names: Its names, in order of place.
        start: Where the sentence begins.
        high: Where to stop.
        bodies: Whether "the ministry" counts too.
        surnames: Those of people who are named in full elsewhere: such a word alone is a name.

    Returns:
        A pronoun, an office, or a name with its titles before it; None where the sentence begins with
        neither.
    """
    introduced = _INTRODUCTION.match(text, start, high)
    start = introduced.end() if introduced else start
    pronoun = _PRONOUN.match(text, start, high)
    if pronoun:
        return Phrase(pronoun.start("who"), pronoun.end("who"), "pronoun")
    near = names_between(names, start, min(high, start + _FAR + 1))
    found = _office(text, near, start, high, bodies)
    return _holder(text, near, found) or found or _name(text, near, start, high, surnames)


def _holder(text: str, near: Sequence[Named], held: Phrase | None) -> Phrase | None:
    """ "The mayor, | Ida Berg, chaired it": who holds the office that a sentence begins with."""
    if held is None:
        return None
    for named in near:
        if named.kind in ("person", "unknown") and _BESIDE.fullmatch(text, held.end, named.start):
            alone = named.kind == "unknown" and " " not in named.name
            short = _SHORT_FORM.match(text, named.end)
            behind = short.end() if short else named.end
            beside = text.startswith(",", behind) and is_name(named) and not alone
            return Phrase(named.start, named.end, "name", named) if beside else None
    return None


def _office(text: str, near: Sequence[Named], start: int, high: int, bodies: bool) -> Phrase | None:
    """ "The mayor", "The ministry" """
    held = office_after().match(text, start, high) if _DETERMINER.match(text, start, high) else None
    found = office(text, start, held.end(), near) if held else None
    if held is None or found is None or found.kind == "office":
        return found
    named = any(n.kind == "organisation" and n.start < held.end() for n in near)
    return found if bodies and not named and found.kind == "institution" else None


def _name(text: str, near: Sequence[Named], start: int, high: int, surnames: Container[str]) -> Phrase | None:
    """The first name that may be a subject, if nothing but titles and offices leads up to it."""
    within = {n.start for n in near if n.kind == "adjective"}
    for named in near:
        if named.end > high:
            return None
        if named.name not in surnames and _may_be_any_word(text, named, start, high):
            continue
        if named.kind == "unknown" and is_title(named.name):
            within.update(range(named.start, named.end))
            continue  # "President | Berg": the office stands beside the name
        if _owns_the_office(text, near, named):
            within.add(named.start)
            continue
        lead = (w[0].lower() for w in _WORD.finditer(text, start, named.start) if w.start() not in within)
        if not all(map(_leads_to_name, lead)):
            return None
        if not is_possessive(text, named) and named.kind in _SUBJECTS and is_name(named):
            return Phrase(named.start, named.end, "name", named)
    return None


def _owns_the_office(text: str, near: Sequence[Named], named: Named) -> bool:
    """ "NATO | Secretary General Ida Berg", "Norland's | foreign minister, Ida Berg,": whose office it is."""
    if named.kind not in ("organisation", "state"):
        return False
    who = next((n for n in near if n.start > named.end and _names_somebody(n)), None)
    gap = text[named.end : who.start].removeprefix("'s").removeprefix("’s") if who else ""
    lead = [word[0].lower() for word in _WORD.finditer(gap)]
    return bool(lead) and gap[:1] == " " and all(map(_leads_to_name, lead))


def _names_somebody(named: Named) -> bool:
    """Whether a name is more than a title or an office: "Secretary General" is not."""
    if named.kind != "unknown":
        return named.kind == "person"
    return not is_title(named.name) and named.name.split()[-1].lower() not in role_words()


def _may_be_any_word(text: str, named: Named, start: int, high: int) -> bool:
    """Whether one capitalised word may be any word, as at the very beginning of a sentence."""
    if named.kind != "unknown" or " " in named.name or TITLES.match(named.name + " "):
        return False
    return named.name in NO_NAMES or (named.start == start and not _SET_OFF.match(text, named.end, high))


def _leads_to_name(word: str) -> bool:
    """Whether a word may stand before the name that is a sentence's subject."""
    return (
        word in words("conjunction before a subject")
        or word in role_words()
        or word in words("describes an office-holder")
    )
