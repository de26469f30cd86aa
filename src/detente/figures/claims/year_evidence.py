"""For which year a figure is: the time named around it for which the most evidence speaks.

Every year and every word for one ("this year", "two years ago") in the sentence, and the last year that the
sentences before name, is weighed by where it stands to the figure: which side, how far, what other figures
and times lie between, what small word leads it. Kinds of evidence with their weights are rows of
data/figures/year_evidence.csv.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import log2

from detente.figures.claims.claim_terms import ClaimTerms
from detente.figures.figure_grammar import Pattern
from detente.figures.quantities.quantity_terms import shipped as shipped_quantity_terms
from detente.figures.quantities.spans import Spans

WEIGHTS = "year_evidence.csv"
_REACH = 300  # characters around a figure in which a time may be its own
_MOST = 10  # times on each side that are weighed
_CLOSE = 5  # words between a figure and its year that leave them side by side
_SEVERAL = 2
_OWN_TIME = 40  # characters from where a figure begins to a time of its own
_DECADE = 10
_LEAD = 24  # characters before a year that hold the word that leads it

_WORD = re.compile(r"[\w'-]+")
# "2024", "2024-25", "2025/26"; no part of a larger number, and no count of anything
_YEAR = re.compile(
    r"(?:(?<![\w.,$€£-])|(?<=\bfy))(?P<year>(?:19|20)\d\d)(?:e\b|(?:[-/–]\d\d)?(?![\w%]|[.,]\d))"
    r"|\bfy ?'?(?P<short>\d\d)\b"
)
_CENTURY = 2000
# "the year before", "a year later", "that year": told from the time named before it
_FROM_ANOTHER = Pattern(
    r"""\b (?: (?:the|a) \s year \s (?: (?P<before>{year_before}) | (?P<later>{year_later}) )
          | the \s (?: (?P<previous>{previous}) | (?P<next>{following}) ) \s year
          | (?P<same>that \s year) ) \b"""
)
_FIGURE = Pattern(r"\d[\d.,]* \s? (?: % | {unit_of_a_figure} \b ) | \b \d+\.\d+ \b")
_CLAUSE_END = Pattern(r"[;:] | \s [-–—] \s | \b {opens_a_clause} \b | ,\s and \s")
_ASIDE = Pattern(r",\s {relative_pronoun} \b [^,;]* ,")
_COMPARES = Pattern(r"\b {compares_figures} \b")
_DECIDED = Pattern(r"\b {decided} \b")
_YEARS_AGO = Pattern(r"\b (?: (?:a|(?P<many>[a-z]+|\d{1,2})) \s years? | a \s (?P<decade>decade) ) \s ago \b")
_IN = Pattern(r"\b {year_in} \s (?:(?:{year_part}|mid-?)\s)* $")
_DEADLINE = Pattern(r"\b {year_deadline} \s (?:(?:{year_part}|mid-?)\s)* $")
_START = Pattern(r"\b {year_start} \s (?:(?:{year_part}|mid-?)\s)* $")
_MONTH = Pattern(r"\b {month} \s (?:\d\d?,?\s)? $")
_BRACKET = Pattern(r"\( \s? $")
_PUBLISHED, _FROM_OTHER = "a month before it", "told from another time"
_LEADS: Mapping[str, Pattern] = {
    "led by in": _IN,
    "led by a deadline": _DEADLINE,
    "led by a start": _START,
    _PUBLISHED: _MONTH,
    "in brackets": _BRACKET,
}


@dataclass(frozen=True, slots=True)
class NamedTime:
    """A time in a sentence: the year that it stands for, and how it is said."""

    start: int
    end: int
    year: int
    kinds: tuple[str, ...]

    @property
    def goes_on(self) -> bool:
        """Whether what follows may go on about it: not about when tables were published, nor about a time
        that is only compared with.
        """
        return _PUBLISHED not in self.kinds and _FROM_OTHER not in self.kinds


class SentenceTimes:
    """The times of a sentence in order, with the figures and clause ends between them."""

    def __init__(self, words: str, published: date | None, terms: ClaimTerms) -> None:
        self.words = words
        self._published, self._terms = published, terms

    @cached_property
    def named(self) -> tuple[NamedTime, ...]:
        """Years and words for them, in order."""
        found = sorted((*self._years(), *self._relative()), key=lambda time: time.start)
        return tuple(sorted((*found, *self._from_another(found)), key=lambda time: time.start))

    @cached_property
    def starts(self) -> list[int]:
        """Where they begin."""
        return [time.start for time in self.named]

    @cached_property
    def word_starts(self) -> list[int]:
        """Where the words of the sentence begin."""
        return [word.start() for word in _WORD.finditer(self.words)]

    @cached_property
    def figure_starts(self) -> list[int]:
        """Where its figures begin."""
        return [figure.start() for figure in _FIGURE.regex.finditer(self.words)]

    @cached_property
    def clause_ends(self) -> Spans:
        """Where clauses end."""
        return Spans.of(_CLAUSE_END.regex.finditer(self.words))

    @cached_property
    def asides(self) -> Spans:
        """Relative clauses between commas."""
        return Spans.of(_ASIDE.regex.finditer(self.words))

    @cached_property
    def comparisons(self) -> Spans:
        """Words that compare."""
        return Spans.of(_COMPARES.regex.finditer(self.words))

    @cached_property
    def decisions(self) -> Spans:
        """Words that say when something was decided."""
        return Spans.of(_DECIDED.regex.finditer(self.words))

    def follows_a_figure(self, at: int) -> bool:
        """Whether a figure stands close before a place, so that a time there is its own."""
        place = bisect_left(self.figure_starts, at) - 1
        return place >= 0 and at - self.figure_starts[place] < _OWN_TIME

    def around(self, low: int, high: int) -> tuple[NamedTime, ...]:
        """The times that may be those of a figure from `low` to `high`."""
        first, at = bisect_left(self.starts, low - _REACH), bisect_left(self.starts, low)
        last = bisect_left(self.starts, high + _REACH)
        return self.named[max(first, at - _MOST) : min(last, at + _MOST)]

    def _years(self) -> Iterator[NamedTime]:
        for found in _YEAR.finditer(self.words):
            lead = self.words[max(0, found.start() - _LEAD) : found.start()]
            kinds = tuple(kind for kind, pattern in _LEADS.items() if pattern.regex.search(lead))
            year = int(found["year"] or _CENTURY + int(found["short"]))
            yield NamedTime(found.start(), found.end(), year, kinds or ("led by nothing",))

    def _from_another(self, named: Sequence[NamedTime]) -> Iterator[NamedTime]:
        """Times told from the one named before them, else from the year of speaking."""
        named = [time for time in named if time.goes_on]
        ends = [time.end for time in named]
        for found in _FROM_ANOTHER.regex.finditer(self.words):
            at = bisect_right(ends, found.start())
            base = named[at - 1].year if at else self._published.year if self._published else None
            if base is not None and (at or not found["same"]):
                years = 0 if found["same"] else -1 if found["before"] or found["previous"] else 1
                yield NamedTime(found.start(), found.end(), base + years, (_FROM_OTHER,))

    def _relative(self) -> Iterator[NamedTime]:
        if self._published is None:
            return
        for found in self._terms.patterns["year"].finditer(self.words):
            years = int(self._terms.values["year"][found[0]])
            yield NamedTime(found.start(), found.end(), self._published.year + years, ("said by today",))
        for found in _YEARS_AGO.regex.finditer(self.words):
            many = _DECADE if found["decade"] else _number(found["many"])
            if many:
                yield NamedTime(found.start(), found.end(), self._published.year - many, ("said by today",))


def _number(written: str | None) -> int:
    if written is None:
        return 1
    return int(written) if written.isdigit() else int(shipped_quantity_terms().values.get(written, 0))


def evidence_of_time(times: SentenceTimes, low: int, high: int, time: NamedTime) -> dict[str, float]:
    """The evidence for a time as that of a figure.

    Args:
        times: The sentence.
        low: Where the figure begins.
        high: Where it ends.
        time: One of its times.

    Returns:
        Kinds of evidence (rows of year_evidence.csv), each with how often it counts.
    """
    if time.start < high and low < time.end:
        return {"within the figure": 1.0}
    before = time.end <= low
    begin, end = (time.end, low) if before else (high, time.start)
    words = bisect_left(times.word_starts, end) - bisect_left(times.word_starts, begin)
    figures = bisect_left(times.figure_starts, end) - bisect_left(times.figure_starts, begin)
    between = bisect_left(times.starts, end) - bisect_left(times.starts, begin)
    aside = times.asides.around(time.start)
    found = dict.fromkeys(time.kinds, 1.0) | {
        "before" if before else "behind": 1.0,
        "right behind": float(not before and words <= _CLOSE and not figures),
        "words between": log2(1 + words),
        "times between": float(min(_SEVERAL, between)),
        "clause ends between": float(times.clause_ends.begin_in(begin, end)),
        "comparison between": float(
            "led by a start" not in time.kinds and times.comparisons.begin_in(begin, end)
        ),
        "another figure's": float(bool(figures) and not before and _FROM_OTHER in time.kinds)
        or float(before and _FROM_OTHER in time.kinds and times.follows_a_figure(time.start)),
        "decided between": float(times.decisions.begin_in(begin, end)),
        "in an aside": float(aside is not None and not aside[0] <= low < aside[1]),
    }
    return {kind: many for kind, many in found.items() if many}
