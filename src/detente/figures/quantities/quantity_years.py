"""The year a figure is for: the last of a span, the deadline, the year it was spent in.

Not when it was decided.
"""

from __future__ import annotations

import re

from detente.figures.figure_grammar import Pattern
from detente.figures.quantities.sentence_figures import Figure

_NEAR = 90  # characters in which a year is still the figure's
_FAR_BEFORE = 40  # a year behind the figure is nearer than one as far before it
_DEADLINE = 30  # characters by which "by 2035" is nearer than another year
_WIDTH = 60  # characters that a year with its words may take
_REACH = _NEAR + _DEADLINE + _WIDTH

_YEAR = Pattern(
    r"""\b (?P<how> {year_preposition} | since (?= \s (?:19|20)\d\d ,? \s when \b) ) \s+
        (?: {year_part} \s | mid- )* (?: (?P<month> {month} ) \s )?
        (?P<year> (?:19|20)\d\d ) (?: \s? {year_to} \s? (?P<last> (?:19|20)\d\d ) )? \b"""
)
_IN_BRACKETS = re.compile(r"\s?\((?P<year>(?:19|20)\d\d)e?\)")  # "2.12 % (2024)"
_AHEAD = Pattern(r"\s* (?:of \s (?:its\s)? gdp \s)? {span_preposition} \s the \s {year_ahead} \b")
# A verb between a figure and its year that says when something was decided or reviewed, not when it is spent.
_DECIDED = Pattern(r"\b {decided} \b")
_REVIEWS = re.compile(r"\breviews?\b[\w\s]*$")
_A_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CENTURY = re.compile(r"(?:19|20)\d\d")
_OPENS_A_SPAN = Pattern(r"{opens_a_span}")
_ONWARDS = re.compile(r"\son(?:wards?)?\b")  # "from 2026 on"
_TO_DO = re.compile(r"\s+to\s")
# "in the year to June 2024": a month that ends the year of a sum
_YEAR_TO = re.compile(r"\byear\s+$")
# "2 % of GDP this year and wants to hold it until 2030": its own time stands right behind a figure
_OWN_TIME = Pattern(r"\s* (?:of \s (?:its\s)? gdp \s)? (?:\w+ \s {defence_noun} \s)? {year_of_speaking} \b")
_SAID_BEFORE = 200  # characters before "in that year" that name the year
_THAT_YEAR = Pattern(r"\b {that_year_preposition} \s that \s year \b")
# "it spent 2 % of GDP on defence | that year"
_RIGHT_BEHIND = Pattern(r"\s* (?:of \s (?:its\s)? gdp \s)? (?:\w+ \s {defence_noun} \s)? that \s year \b")
_NO_EDITION = Pattern(r"(?: (?P<month> {month} ) \s )? \b (?P<year> (?:19|20)\d\d ) \b")
_AT_END = Pattern(r"\b (?P<end>from|to) \s (?:{rounding}\s)? $")
_ENDS = re.compile(r"\s*(?:[.;,]|$)")
_TO_COME = Pattern(r"\b {future_verb} \b")
_COMPARED = Pattern(r"\b {year_compared} \s+ $")
_ITS_YEAR = Pattern(
    r"(?: 's | s' | \b {owner_said_again} | \b {their_or_the} ) \s (?P<year> (?:19|20)\d\d ) \s"
    r" (?:{defence_object}\s)? (?: {figure_noun} | {spending_noun} ) \b"
)
_LEVEL_COMPARED = Pattern(r"\b {level_compared} \b")  # "$38 billion, double that of 2015"


def year_of(figure: Figure) -> int | None:
    """The year that a figure is for.

    Args:
        figure: A figure in its sentence.

    Returns:
        The year; None where the sentence does not say.
    """
    sentence, folded = figure.sentence, figure.sentence.folded
    if beside := _IN_BRACKETS.match(folded, figure.end, sentence.end):
        return int(beside["year"])
    if says_another_year(folded, figure.end) or _OWN_TIME.regex.match(folded, figure.amount.end):
        return None
    low, high = _clause(figure)
    if (between := _end_of_span(figure)) is not None:
        return between
    if (said := _that_year(folded, low, high)) is not None:
        return said
    if _RIGHT_BEHIND.regex.match(folded, figure.amount.end) and (said := _year_spoken_of(figure)) is not None:
        return said
    if not _CENTURY.search(folded, low, high):
        return _carried_over(figure)
    best: tuple[int, int] | None = None
    for found in _YEAR.regex.finditer(folded, low, high):
        hidden = sentence.relative_clauses.around(found.start())
        if (hidden and not hidden[0] <= figure.start < hidden[1]) or _not_its_own(folded, found, figure):
            continue
        after = found.start() >= figure.end
        distance = found.start() - figure.end if after else figure.start - found.end() + _FAR_BEFORE
        distance -= _DEADLINE if found["how"] in ("by", "until") else 0
        if best is None or distance < best[0]:
            best = (distance, int(found["last"] or found["year"]))
    if best and best[0] <= _NEAR:
        return best[1]
    return _of_its_noun(folded, low, high) or _carried_over(figure)


def _of_its_noun(folded: str, low: int, high: int) -> int | None:
    """ "Norland's 2025 figure": the one year that stands before a noun for spending or a figure."""
    years = {int(found["year"]) for found in _ITS_YEAR.regex.finditer(folded, low, high)}
    return years.pop() if len(years) == 1 else None


def _end_of_span(figure: Figure) -> int | None:
    """ "Between 2015 and 2024 it rose from 1 % to 2 %": each figure is for one end of the span."""
    sentence = figure.sentence
    span = sentence.between_years
    end = _AT_END.regex.search(sentence.before_place(figure.start, _FAR_BEFORE)) if span else None
    return int(span["first" if end["end"] == "from" else "last"]) if span and end else None


def _carried_over(figure: Figure) -> int | None:
    """The year of the budget or accounts that the sentence before is about: "… for 2026. It sets aside"."""
    sentence = figure.sentence
    return sentence.planned_for if sentence.goes_on or not sentence.candidates else None


def says_another_year(folded: str, at: int) -> bool:
    """Whether a figure that ends at `at` is for a time of its own that is no year.

    "3 % in the next parliament".
    """
    return _AHEAD.regex.match(folded, at) is not None


def _that_year(folded: str, low: int, high: int) -> int | None:
    """The year named last before "in that year"."""
    found = _THAT_YEAR.regex.search(folded, low, high)
    years = _A_YEAR.findall(folded, max(0, found.start() - _SAID_BEFORE), found.start()) if found else ()
    return int(years[-1]) if years else None


def _year_spoken_of(figure: Figure) -> int | None:
    """The year named last before a figure, no month of it: tables are published in months."""
    before = figure.sentence.folded[max(0, figure.start - _SAID_BEFORE) : figure.start]
    years = [int(found["year"]) for found in _NO_EDITION.regex.finditer(before) if not found["month"]]
    return years[-1] if years else None


def _clause(figure: Figure) -> tuple[int, int]:
    """The part of the sentence in which a year can be the figure's: its clause, as far as a year reaches."""
    sentence = figure.sentence
    low, high = max(sentence.start, figure.start - _REACH), min(sentence.end, figure.end + _REACH)
    begin = sentence.new_clauses.last_end_before(figure.start)
    stop = sentence.new_clauses.first_start_from(figure.end)
    return max(low, begin or low), min(high, high if stop is None else stop)


def _from_then_on(folded: str, found: re.Match[str], figure: Figure) -> bool:
    """ "obliged to spend 3 % | from 2024." """
    ahead = figure.end <= found.start() and _ENDS.match(folded, found.end())
    return bool(ahead and _TO_COME.regex.search(figure.sentence.before_place(figure.start, _FAR_BEFORE)))


def _not_its_own(folded: str, found: re.Match[str], figure: Figure) -> bool:
    """Whether a year says when something began, was decided, or is only compared with."""
    ends_year = found["how"] == "to" and _YEAR_TO.search(folded, max(0, found.start() - 8), found.start())
    if found["month"] and not ends_year and not (figure.counted and found["how"] == "in"):
        return True  # shares and sums are of years: the month says when they were published or asked for
    behind = found.start() >= figure.end
    if behind and _LEVEL_COMPARED.regex.search(folded, figure.end, found.start() + len("of")):
        return True
    if found["how"] == "from" and (
        _ONWARDS.match(folded, found.end()) or _from_then_on(folded, found, figure)
    ):
        return False
    if _OPENS_A_SPAN.regex.fullmatch(found["how"]) and not found["last"]:
        return found["how"] != "of"
    if _COMPARED.regex.search(folded[max(0, found.start() - 8) : found.start()]):
        return True
    if behind:
        decided = _DECIDED.regex.search(folded, figure.end, found.end()) or _REVIEWS.search(
            folded[max(0, figure.start - _FAR_BEFORE) : figure.start]
        )
        return found["how"] not in ("by", "until") and bool(decided)
    return found["how"] == "in" and bool(
        _TO_DO.match(folded, found.end()) or _DECIDED.regex.search(folded, found.start(), figure.start)
    )
