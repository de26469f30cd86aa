"""Who in a sentence may own its figures: states, alliances and bodies, and how each is named."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from detente.attribution.gazetteer import Gazetteer
from detente.attribution.mentions import Named
from detente.figures.figure_grammar import Pattern
from detente.figures.quantities.owner_names import people_of
from detente.figures.quantities.spans import Spans

_WINDOW = 24  # characters before a name that say how it stands
_MEETING_WINDOW = 40

# ", which borders Russia,", ", a member of the alliance,"
RELATIVE_CLAUSE = Pattern(r",\s (?: {relative_pronoun} | {apposition} ) \b [^,]* ,")
# "in The Hague" is where, not whose.
_PLACE = Pattern(r"\b {place_preposition} \s+ $")
# "the government in Warsaw" is whose, although it is named by a place.
_SEATED = Pattern(r"\b {seat} \s in \s+ $")
# Where something is, unless the sentence begins with it: "troops in Norland".
_WITHIN = Pattern(r"\w \W+ in \s (?:the\s)? $")
_SPENDING_IN = Pattern(
    r"""\b (?: {spending_noun} | {output_noun} ) (?: \s {spent_for} \s (?:the\s)? {defence_object} )?
        \s in \s (?:the\s)? $"""
)
# "Norland's fight", "Norland's neighbours": who suffers or borders, not who spends.
_SUFFERS = Pattern(
    r"""(?:'s?)? \s+ (?:[\w-]{1,24}\s+){0,2}? {suffered} \b (?! \s {war_money} )
      | 's? \s+ (?:[\w-]{1,24}\s+){0,2}? {bordering} \b"""
)
_MEETING = Pattern(r"\s+ {meeting} s? \b")  # "the Hague summit"
# "the goal of The Hague", "signed in Prague in 2010"
_MEETING_OF = Pattern(r"\b (?: {meeting_of} s? | {concluded} ) \s {meeting_preposition} \s (?:the\s)? $")
_GOAL = Pattern(r"\b {goal_noun} s? \b")
# "all its allies", "the alliance's members", "member states"
_ALLIANCE = Pattern(
    r"\b (?:(?:{ally_determiner}\s)* (?:allies|alliance (?:'s)? (?:\s {of_alliance})?) "
    r"| {alliance_member}) \b"
)
_ALLIES = Pattern(r"\b (?:\w{1,24}\s)? allies \b")
_EUROPE_AND_CANADA = Pattern(
    r"europe(?<!\weurope) (?:an)? (?:'s)? \s (?:nato\s)? (?:{european_ally}\s)? \s? and \s canada \b"
)
_UNNAMED = Pattern(r"europe(?<!\weurope) (?:ans?|'s)? \b")  # somebody, and no state or alliance of the tables
# A name after one of these is whom something is done to, not whose the figure is.
_OBJECT = Pattern(r"\b {done_to} \s+ (?:the\s+|its\s+)? $")
# "rejected a French offer", "refused the alliance's goal": whom an act is done to; forces and spending are
# whose they are.
_ACTED_ON = Pattern(
    r"\b (?! {states_that}) (?:\w{1,20}[^\We]ed|\w{3,20}ing|{acted_on}) \s+ "
    r"(?:{object_determiner}\s+)? $"
)
_HOLDING = Pattern(
    r"(?:'s?)? \s+ (?:[\w-]{1,24}\s+){0,2}? (?: {own_forces} | {spending_noun} | "
    r"{output_noun} | {arms_noun} ) \b"
)
# "called on Norland to spend": the one that is asked to do something does it.
_ASKED = Pattern(r"\b {asked} \s+ (?:the\s+|its\s+)? $")
# "as Norland fired three missiles": the one that has or uses something is no object.
_USES = Pattern(r"\s+ {used} \b")
_BORDERED = Pattern(r"\b {bordering} \s+ (?:of|with) \s+ (?:the\s+)? $")  # "a neighbour of | Norland"
_TO_DO = Pattern(r"\s+ to \s")
_FIGURE_FOR = Pattern(r"\b {figure_noun} \s+ for \s+ (?:the\s+)? $")  # "the figure for | Norland fell to 2 %"
_SPENDING_BY = Pattern(r"\b {spending_noun} \s+ by \s+ (?:the\s+)? $")  # "spending by | Norland"
# "The alliance gives | Polish defence expenditure as …": whose spending is told, not to whom it is given
_STATED = Pattern(r"\b {states_figure} \s+ (?:the\s+)? $")
_ITS_SPENDING = Pattern(r"(?:'s?)? \s+ (?:[\w-]{1,24}\s+){0,2}? {spending_noun} \b")
_COST_TO = Pattern(
    r"\b of \s {defence_object} \s {spent_for} \s+ (?:the\s+)? $"
)  # "the cost of defence to | Norland"
_SAYS = Pattern(r"(?:'s)? \s+ (?:[a-z-]{1,24}\s+){0,2}? {says} \b")
_AFTER_OF = Pattern(r"\b of \s* $")


@dataclass(frozen=True, slots=True)
class Owner:
    """A name that may own a figure.

    `side` is whom it stands for, None for somebody unnamed ("Europe"). `subject`: it stands where an owner
    stands; `capital`: it is a capital; `spoken`: it says something ("Norland said"); `within`: it is where
    something is; `aside`: it is named in a relative clause between commas; `person`: it is somebody of it;
    `dateline`: it only says where a report was written; `asked`: it is asked to do something.
    """

    start: int
    end: int
    side: str | None
    subject: bool
    capital: bool = False
    spoken: bool = False
    within: bool = False
    aside: bool = False
    person: bool = False
    dateline: bool = False
    asked: bool = False

    @property
    def outright(self) -> bool:
        """Whether the side itself is named, and in no aside."""
        return not (self.aside or self.person or self.dateline)


def is_state(side: str | None) -> bool:
    """Whether a side is a state by its ISO 3166 code."""
    return side is not None and len(side) == 3 and side.isupper()


def named_owners(
    folded: str,
    start: int,
    end: int,
    names: Sequence[Named],
    gazetteer: Gazetteer,
    *,
    alliance: bool,
    share: bool,
    on: date | None = None,
) -> list[Owner]:
    """Who in a sentence may own its figures, in order of place.

    Args:
        folded: The folded paragraph.
        start: Where the sentence begins in it.
        end: Where it ends.
        names: The names in the sentence.
        gazetteer: Who is known.
        alliance: Whether the surroundings name an alliance, so that "members" are its members.
        share: Whether the sentence is about a share, so that "allies" alone are NATO's.
        on: The day it was said, by which a person speaks for a side.

    Returns:
        The candidates, none beginning within another; those in relative clauses and those who are only
        somebody of a side are marked so.
    """
    hidden = Spans.of(RELATIVE_CLAUSE.regex.finditer(folded, start, end))
    found: list[Owner] = []
    taken: list[tuple[int, int]] = []
    for low, high, side, capital in _named_sides(
        folded, start, end, names, gazetteer, alliance=alliance, share=share
    ):
        at = bisect_right(taken, (low, len(folded))) - 1
        if at >= 0 and low < taken[at][1]:
            continue
        insort(taken, (low, high))
        standing = _standing(folded, start, end, low, high, side, capital=capital)
        found.append(replace(standing, aside=low in hidden))
    for name in names:
        side = _somebody_of(name, on)
        if side and not folded.endswith("the ", 0, name.start):  # "the Hague pledge"
            standing = _standing(folded, start, end, name.start, name.end, side, capital=False)
            found.append(replace(standing, aside=name.start in hidden, person=True))
    return sorted(found, key=lambda owner: owner.start)


def about(found: Sequence[Owner]) -> str | None:
    """Whom a sentence is about.

    Its first subject that is a state, else its first subject, else a capital in it, else who says it.
    """
    subjects = [owner.side for owner in found if owner.subject and owner.side]
    states = [side for side in subjects if is_state(side)]
    places = [owner.side for owner in found if owner.capital and owner.side]
    speaking = [owner.side for owner in found if owner.spoken and owner.side]
    return next(iter([*states, *subjects, *places, *speaking]), None)


def _somebody_of(name: Named, on: date | None) -> str | None:
    """The side of a person, or the state of a people."""
    if name.kind == "person" and name.actor:
        return name.actor.side_on(on)
    return people_of(name.name)


def _standing(
    folded: str, start: int, end: int, low: int, high: int, side: str | None, *, capital: bool
) -> Owner:
    """How a name stands in its sentence."""
    before = folded[max(start, low - _WINDOW) : low]
    told = _SEATED.regex.search(before) or _FIGURE_FOR.regex.search(before)
    place = capital and _PLACE.regex.search(before) and not told
    spoken = bool(_SAYS.regex.match(folded, high, end))
    asked = _ASKED.regex.search(before) and _TO_DO.regex.match(folded, high, end)
    acted_on = not asked and _acted_on(folded, before, high, end)
    within = bool(_WITHIN.regex.search(before)) and not _SPENDING_IN.regex.search(
        folded[max(start, low - _MEETING_WINDOW) : low]
    )
    subject = not (place or acted_on or spoken)
    return Owner(low, high, side, subject, capital, spoken, within, asked=bool(asked))


def _acted_on(folded: str, before: str, high: int, end: int) -> bool:
    """Whether something is done to whom a name stands for, or to something of its that is no force and no
    spending.
    """
    if _USES.regex.match(folded, high, end) and before.rstrip().endswith(" as"):
        return False
    if _FIGURE_FOR.regex.search(before) or _SPENDING_BY.regex.search(before):
        return False
    if _STATED.regex.search(before) and _ITS_SPENDING.regex.match(folded, high, end):
        return False
    if _COST_TO.regex.search(before):
        return False
    if _BORDERED.regex.search(before):
        return True
    if _OBJECT.regex.search(before) or _SUFFERS.regex.match(folded, high, end):
        return True
    return bool(_ACTED_ON.regex.search(before)) and not _HOLDING.regex.match(folded, high, end)


def _named_sides(
    folded: str,
    start: int,
    end: int,
    names: Sequence[Named],
    gazetteer: Gazetteer,
    *,
    alliance: bool,
    share: bool,
) -> Iterator[tuple[int, int, str | None, bool]]:
    """Spans that name a side, with the side and whether by its capital; those that win first."""
    for m in _EUROPE_AND_CANADA.regex.finditer(folded, start, end):
        yield m.start(), m.end(), "NATO", False
    for name in names:
        side = gazetteer.adjectives.get(name.name) if name.kind == "adjective" else None
        if name.actor and name.kind != "person":
            side = side or name.actor.side
        money = folded[name.end : name.end + 1] in ("$", "£")  # "US$"
        meeting = name.kind == "capital" and _of_a_meeting(folded, start, name)
        if meeting and share and _GOAL.regex.search(folded, max(start, name.start - _WINDOW), name.start):
            yield name.start, name.end, "NATO", False  # its meetings set goals for shares
        elif side and not money and not meeting:
            yield name.start, name.end, side, name.kind == "capital"
    for m in _UNNAMED.regex.finditer(folded, start, end):
        yield m.start(), m.end(), None, False
    pattern = _ALLIANCE if alliance else _ALLIES if share else None
    if pattern is _ALLIES and folded.find("allies", start, end) < 0:
        return
    for m in pattern.regex.finditer(folded, start, end) if pattern else ():
        if not _AFTER_OF.regex.search(folded[max(start, m.start() - 3) : m.start()]):
            yield m.start(), m.end(), "NATO", False


def _of_a_meeting(folded: str, start: int, name: Named) -> bool:
    """Whether a capital stands for a meeting there: "the Hague summit", "signed in Prague"."""
    before = folded[max(start, name.start - _MEETING_WINDOW) : name.start]
    return bool(_MEETING.regex.match(folded, name.end) or _MEETING_OF.regex.search(before))
