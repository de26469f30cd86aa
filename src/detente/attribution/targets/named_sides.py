"""The sides that a paragraph names: states, bodies, people with a side; no month and no name of a thing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from detente.attribution.gazetteer.known_names import Gazetteer
from detente.attribution.mentions.names import Named, named_in
from detente.attribution.syntax.word_classes import any_form
from detente.attribution.targets.office_words import is_of_an_office
from detente.attribution.targets.utterances import Mention
from detente.text.english import english

# "the Minsk agreements", "a Security Council resolution": a place or body in the name of a thing says
# nothing of it.
_NAMES_A_THING = re.compile(
    rf"""
    \s+(?:(?:[A-Z]\w+|{any_form("subject of an agreement")})\s+){{0,3}}
    (?:{any_form("thing named after a side")}|(?i:{any_form("agreement named after a side")}))\b
    """,
    re.X,
)
# "the Charter of the United Nations", "Member States of NATO"
_THING_OF = re.compile(rf"\b{any_form('thing of a side')}\s+of\s+(?:the\s+)?$")
_TITLES = 4  # words of titles before a person
_LONGEST = 24  # characters that one of them may take
_THING = 28  # characters before a name that hold the thing that is its
_HYPHENATED = re.compile(r"[ -]Americans?\b")  # "the Polish American community": neither side
_NUMBER_BESIDE = re.compile(r"\d ?[A-Z]|[a-z] ?\d")  # "25 May"


def sides_named(
    text: str, names: Sequence[Named] | None, known: Gazetteer, published: date | None
) -> list[Mention]:
    """The names in a paragraph that mean a side, in order of place.

    Args:
        text: The paragraph.
        names: Its names; None where they are to be looked for.
        known: Who is known.
        published: When the article came out, which says whose side somebody is on.
    """
    found = []
    for named in named_in(text, known) if names is None else names:
        side = _side(named, known, published)
        if (
            side
            and not (named.kind == "person" and not named.full and _in_a_date(text, named))
            and not (named.kind == "adjective" and _HYPHENATED.match(text, named.end))
            and not _NAMES_A_THING.match(text, named.end)
            and not _of_a_thing(text, named.start)
        ):
            actor = named.actor.name if named.actor and named.kind in ("person", "organisation") else None
            begins = _with_titles(text, named.start) if named.kind == "person" else named.start
            found.append(Mention(named.start, named.end, side, named.kind, begins, actor))
    return found


def _with_titles(text: str, at: int) -> int:
    """Where a person's name begins with the titles before it: "talks with | Foreign Minister Berg"."""
    for _ in range(_TITLES):
        lead = text[max(0, at - _LONGEST) : at]
        word = lead[lead.rfind(" ", 0, -1) + 1 : -1]
        if not (lead.endswith(" ") and word[:1].isupper() and is_of_an_office(word)):
            break
        at -= len(word) + 1
    return at


def _of_a_thing(text: str, at: int) -> bool:
    low = max(0, at - _THING)
    return text.find("of", low, at) >= 0 and _THING_OF.search(text, low, at) is not None


def _side(named: Named, known: Gazetteer, published: date | None) -> str | None:
    if named.kind == "adjective":
        return known.adjectives.get(named.name)
    return named.actor.side_on(published) if named.actor else None


def _in_a_date(text: str, named: Named) -> bool:
    """Whether a month stands there rather than a surname: "25 May"."""
    month = text[named.start : named.end].lower() in english().month_numbers
    return month and bool(_NUMBER_BESIDE.search(text[max(0, named.start - 3) : named.end + 3]))
