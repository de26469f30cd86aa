"""Whose a figure is: the state or alliance that its sentence is about, or the one before; nobody where that is unsure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from detente.attribution.gazetteer import Gazetteer
from detente.attribution.mentions import Named
from detente.records import Voice

_RELATIVE = re.compile(r",\s(?:which|who|whose|where)\b[^,]*,")
_PLACE = re.compile(r"\b(?:in|at|to|from|near|for)\s+$")  # "in The Hague" is where, not whose
_WITHIN = re.compile(r"\w\W+in (?:the )?$")  # where something is, unless the sentence begins with it
_SPENDING_IN = re.compile(r"\b(?:spending|expenditures?|outlays|budgets?|production|exports) in (?:the )?$")
_SUFFERS = re.compile(
    r"(?:'s?)?\s+(?:[\w-]+\s+){0,2}?(?:needs|fight|struggle|war|attacks?|invasion|aggression)\b"
    r"|'s?\s+(?:[\w-]+\s+){0,2}?(?:neighbou?rs|borders?)\b"
)
_SEATED = re.compile(r"\b(?:cabinet|government|parliament|ministry|leaders|officials|coalition) in\s+$")
_EVENT = re.compile(
    r"\s+(?:summit|commitment|goal|target|declaration|communiqu[eé]|pledge|decision|agreement|meeting|formula|package)s?\b"
)
_EVENT_OF = re.compile(  # "the goal of The Hague", "signed in Prague in 2010"
    r"\b(?:goals?|targets?|pledges?|commitments?|declarations?|decisions?|formula|summit|meeting|treaty|agreement|communiqu[eé]|conference"
    r"|signed|sealed|concluded|adopted|agreed|met|negotiated) (?:of|in|at|from) (?:the )?$"
)
_GOAL = re.compile(r"\b(?:goals?|targets?|pledges?|commitments?|formula|guidelines?)\b")
_ALLIANCE = re.compile(
    r"\b(?:(?:all |the |its |other )*(?:allies|alliance(?:'s)?(?: members?| states| countries| nations)?)|member (?:states|countries|nations)|members)\b"
)
_ALLIES = re.compile(r"\b(?:(?:all|only|other|many|most|few|some|\w+) )?allies\b")
_EUROPE_AND_CANADA = re.compile(r"\beurope(?:an)?(?:'s)? (?:nato )?(?:allies|members|states)? ?and canada\b")
_UNNAMED = re.compile(r"\beurope(?:ans?|'s)?\b")  # somebody, and no state or alliance of the tables
# A name after one of these words is whom something is done to, not whose the figure is.
_OBJECT = re.compile(
    r"\b(?:to|towards?|for|against|from|near|with|than|as|borders|border|invaded|attacked|arms|helps?|supports?|gave|gives|promised|sends?|sent|offers?|provid(?:e|es|ed|ing)|makes?|helps?|helped|lets?|by|on)\s+(?:the\s+|its\s+)?$"
)
_SAYS = re.compile(
    r"(?:'s)?\s+(?:[a-z-]+\s+){0,2}?(?:said|says|expects|estimates|figures|data|shows?|believes|saying|reported|reports|warns|warned|according)\b"
)
_FACES = re.compile(r"\s*(?:(?:for|by|from|with|among|across|in)\b|of\b)\s*(?:[\w'-]+\s+){0,3}$")
_FORCES = re.compile(r"[\s\w-]*\b(?:in|of|for|by) (?:the )?$")
_AFTER_NEAR = 60  # characters after a figure in which a name still says whose it is
_GOES_ON = re.compile(
    r"\s*(?:it|its|they|their|the (?:country|government|ministry|state|share|budget|figure)|spending)\b(?! is (?:estimated|expected|high|clear|possible|impossible|necessary|time))"
)
_FIRST_PERSON = re.compile(r"\b(?:we|our|us)\b")


@dataclass(frozen=True, slots=True)
class Owner:
    """A name that may own a figure: where it stands, whom it stands for (None for somebody unnamed), how it stands."""

    start: int
    end: int
    side: str | None
    subject: bool
    capital: bool = False
    spoken: bool = False
    within: bool = False


def owners(
    folded: str,
    start: int,
    end: int,
    names: Sequence[Named],
    gazetteer: Gazetteer,
    *,
    alliance: bool,
    share: bool,
) -> list[Owner]:
    """Who in a sentence may own its figures, in order of place.

    `alliance`: the surroundings name an alliance, so that "members" are its members. `share`: the sentence is about a
    share, and "allies" alone are NATO's.
    """
    hidden = [(m.start(), m.end()) for m in _RELATIVE.finditer(folded, start, end)]
    found: list[Owner] = []

    def add(low: int, high: int, side: str | None, *, capital: bool = False) -> None:
        if any(a <= low < b for a, b in hidden) or any(o.start <= low < o.end for o in found):
            return
        before = folded[max(start, low - 24) : low]
        place = capital and _PLACE.search(before) and not _SEATED.search(before)
        spoken = _SAYS.match(folded, high, end)
        subject = (
            not place and not _OBJECT.search(before) and not spoken and not _SUFFERS.match(folded, high, end)
        )
        within = bool(_WITHIN.search(before)) and not _SPENDING_IN.search(before)
        found.append(Owner(low, high, side, bool(subject), capital, bool(spoken), within))

    for m in _EUROPE_AND_CANADA.finditer(folded, start, end):
        add(m.start(), m.end(), "NATO")
    for name in names:
        side = gazetteer.adjectives.get(name.name) if name.kind == "adjective" else None
        if name.actor and name.kind != "person":
            side = side or name.actor.side
        money = folded[name.end : name.end + 1] in ("$", "£")  # "US$"
        event = name.kind == "capital" and (
            _EVENT.match(folded, name.end)
            or _EVENT_OF.search(folded[max(start, name.start - 40) : name.start])
        )
        if event and share and _GOAL.search(folded[max(start, name.start - 24) : name.start]):
            add(name.start, name.end, "NATO")  # its meetings set goals for shares
        elif side and not money and not event:
            add(name.start, name.end, side, capital=name.kind == "capital")
    for m in _UNNAMED.finditer(folded, start, end):
        add(m.start(), m.end(), None)
    pattern = _ALLIANCE if alliance else _ALLIES if share else None
    for m in pattern.finditer(folded, start, end) if pattern else ():
        if not re.match(r"of\b", folded[max(start, m.start() - 3) : m.start()].strip()):
            add(m.start(), m.end(), "NATO")
    return sorted(found, key=lambda owner: owner.start)


def whose(
    folded: str,
    span: tuple[int, int],
    start: int,
    end: int,
    found: Sequence[Owner],
    before: str | None,
    *,
    share: bool,
    counted: bool,
) -> str | None:
    """The owner of the figure at `span`: named in it, right behind it, before it in its sentence, or in the sentence before.

    `before`: whom the sentence before was about. `share`: a percentage; where forces are or money goes is
    not whose. `counted`: forces, whose adjective decides ("100,000 American troops").
    """
    if not share:
        found = [owner for owner in found if not owner.within or span[0] <= owner.start < span[1]]
    inside = [o for o in found if span[0] <= o.start < span[1] and not o.capital and (share or counted)]
    subject_before = any(owner.subject for owner in found if owner.end <= span[0])
    if inside and (counted or not subject_before):
        return inside[-1].side
    after = [owner for owner in found if span[1] <= owner.start <= span[1] + _AFTER_NEAR]
    for owner in after:
        between = folded[span[1] : owner.start]
        if not owner.capital and (_FACES.match(between) and _faces(folded, owner, between)):
            return owner.side
    clause = max(folded.rfind(mark, start, span[0]) for mark in (";", ":"))
    earlier = [owner for owner in found if owner.end <= span[0]]
    near = [owner for owner in earlier if owner.start > clause] or earlier
    subjects = [owner for owner in near if owner.subject]
    if subjects:
        return subjects[-1].side
    if _GOES_ON.match(folded, start, end) and before:
        return before
    spoken = [owner for owner in near if owner.spoken and _is_state(owner.side)]
    if not near and _FIRST_PERSON.search(folded, start, span[0]):
        spoken = [owner for owner in found if owner.spoken and _is_state(owner.side)]
    if spoken:
        return spoken[-1].side
    named = [owner for owner in after if owner.subject]
    if share and named and not near:
        return named[0].side
    return None


def _faces(folded: str, owner: Owner, between: str) -> bool:
    """ "5 % for alliance members", "serve in the Russian forces", but not "USD 61 billion for Ukraine"."""
    if not _is_state(owner.side):
        return True
    forces = re.match(
        r"(?:'s)?\s+(?:forces|army|military|navy|armed forces|defence|defense|government|gdp|economy)\b",
        folded[owner.end :],
    )
    return bool(forces) or not re.search(r"\b(?:for|from|with|by|in)\b", between)


def _is_state(side: str | None) -> bool:
    return side is not None and len(side) == 3 and side.isupper()


def about(found: Sequence[Owner]) -> str | None:
    """Whom a sentence is about: its first subject that is a state, else its first subject, else a capital it is set in."""
    subjects = [owner.side for owner in found if owner.subject and owner.side]
    states = [side for side in subjects if _is_state(side)]
    places = [owner.side for owner in found if owner.capital and owner.side]
    return next(iter([*states, *subjects, *places]), None)


def first_person(folded: str, span: tuple[int, int], start: int, voices: Sequence[Voice]) -> str | None:
    """The side of whoever says "we spend": the innermost voice around a figure that "we" or "our" stands before."""
    if not _FIRST_PERSON.search(folded, start, span[0]):
        return None
    holding = [voice for voice in voices if voice.start <= span[0] < voice.end and voice.side]
    return min(holding, key=lambda voice: voice.end - voice.start).side if holding else None
