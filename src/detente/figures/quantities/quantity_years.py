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
_COMPARED = Pattern(r"\b {year_compared} \s+ $")
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
    if (said := _that_year(folded, low, high)) is not None:
        return said
    if not _CENTURY.search(folded, low, high):
        return None
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
    return best[1] if best and best[0] <= _NEAR else None


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


def _clause(figure: Figure) -> tuple[int, int]:
    """The part of the sentence in which a year can be the figure's: its clause, as far as a year reaches."""
    sentence = figure.sentence
    low, high = max(sentence.start, figure.start - _REACH), min(sentence.end, figure.end + _REACH)
    begin = sentence.new_clauses.last_end_before(figure.start)
    stop = sentence.new_clauses.first_start_from(figure.end)
    return max(low, begin or low), min(high, high if stop is None else stop)


def _not_its_own(folded: str, found: re.Match[str], figure: Figure) -> bool:
    """Whether a year says when something began, was decided, or is only compared with."""
    ends_year = found["how"] == "to" and _YEAR_TO.search(folded, max(0, found.start() - 8), found.start())
    if found["month"] and not ends_year and not (figure.counted and found["how"] == "in"):
        return True  # shares and sums are of years: the month says when they were published or asked for
    behind = found.start() >= figure.end
    if behind and _LEVEL_COMPARED.regex.search(folded, figure.end, found.start() + len("of")):
        return True
    if found["how"] == "from" and _ONWARDS.match(folded, found.end()):
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
