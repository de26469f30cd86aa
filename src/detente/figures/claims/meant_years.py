"""The years that a figure can be for: what its words say of it, weighed against the other times around it."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from detente.figures.claims.claim_paragraph import FigureWindow
from detente.figures.claims.claim_terms import shipped
from detente.figures.claims.claim_years import told_from_another, years_of
from detente.figures.claims.stated_basis import without_price_years
from detente.figures.claims.year_evidence import WEIGHTS, SentenceTimes, evidence_of_time
from detente.figures.evidence_weights import evidence_weights, weight_of
from detente.records import CorrectedQuantity

_BEFORE = 250  # characters before a sentence in which a year may go on
_LONG_AGO = 4  # years
_AHEAD = 0.25  # by which the heaviest has to lead, in units of the weights, to be sure
_FAR_AHEAD = 1.0  # the same where the grammar of figures reads no year
ANOTHER_SENTENCE = "the year was read from another sentence"
TWO_YEARS = "the sentence names another year that it could be of"


class MeantYears(NamedTuple):
    """Years, the likeliest first; whether the text says so; what makes that unsure, "" where nothing."""

    years: tuple[int, ...]
    said: bool
    doubt: str = ""


def meant_years(window: FigureWindow, published: date | None) -> MeantYears:
    """The years that a figure can be for.

    Args:
        window: The figure in its sentence.
        published: When it was said, as far as known.

    Returns:
        The year for which the most evidence speaks; where none is named or none has enough, the year of the
        article and the one before it, which nobody said.
    """
    quantity, terms = window.quantity, window.paragraph.terms
    before, after = without_price_years(window.before), without_price_years(window.after)
    years, said = years_of(quantity, before, after, published, terms)
    settled = isinstance(quantity, CorrectedQuantity) and "year" in quantity.settled
    if settled or quantity.kind == "growth" or told_from_another(before, after):
        return MeantYears(years, said)
    read = years[0] if said and years else None
    weighed = _weighed(window, read, published)
    weight, year, there = weighed[0]
    if year is None:
        return MeantYears((), False) if published is None else MeantYears(_around(published), False)
    lead = weight - weighed[1][0]
    near = read not in (None, year) or lead < (_AHEAD if year == read else _FAR_AHEAD)
    return MeantYears((year,), True, TWO_YEARS if near else "" if there else ANOTHER_SENTENCE)


def _around(published: date) -> tuple[int, int]:
    return published.year, published.year - 1


def _weighed(
    window: FigureWindow, read: int | None, published: date | None
) -> list[tuple[float, int | None, bool]]:
    """Each year with its weight and whether its sentence names it, the heaviest first; None for no year."""
    weights = evidence_weights(WEIGHTS)
    times = _times(without_price_years(window.words), published)
    low, high = window.quantity.start - window.start, window.quantity.end - window.start
    best: dict[int | None, float] = {None: weights["none"]}
    for time in times.around(low, high):
        weight = weight_of(evidence_of_time(times, low, high, time), weights)
        best[time.year] = max(weight, best.get(time.year, weight))
    named = set(best)
    said_before = window.paragraph.folded[max(0, window.start - _BEFORE) : window.start]
    earlier = [time for time in _times(said_before, published).named if time.goes_on]
    if earlier:
        kind = "sentence before, times named" if times.named else "sentence before"
        year = earlier[-1].year
        past = published is not None and published.year - year > _LONG_AGO
        weight = weights[kind] + (weights["long ago"] if past else 0.0)
        best[year] = max(weight, best.get(year, weight))
    if read is not None:
        best[read] = best.get(read, 0.0) + weights["rule"]
        named.add(read)
    return sorted(((best[year], year, year in named) for year in best), key=lambda each: -each[0])


@lru_cache(maxsize=64)
def _times(words: str, published: date | None) -> SentenceTimes:
    return SentenceTimes(words, published, shipped())
