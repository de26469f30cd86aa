"""What is said: of what a figure is, how exactly, whose, for which year, by whose count, and what makes it unsure.

Pure reading of the words around a figure; the official record comes in only afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import inf

from detente.attribution.gazetteer import Gazetteer
from detente.attribution.gazetteer import gazetteer as shipped_gazetteer
from detente.figures.claims.claim_owner import ALLIANCE, EUROPE, allies_said, owner_of
from detente.figures.claims.claim_terms import ClaimTerms, Hedge, claim_terms
from detente.figures.claims.claim_topics import AFTER, NEAR, Topic, topic_of
from detente.figures.claims.claim_years import began, edition_named, other_time, years_of
from detente.figures.claims.rounding import bounds, hedge_of
from detente.records import Quantity, Voice
from detente.text.normalise import fold
from detente.text.sentences import sentences

OF_WHAT = "of what it is a share was read from another sentence"
OTHER_YEAR = "it may be of another year"
_GDP = re.compile(
    r"\bgdp\b|\bgross (?:domestic|national) (?:product|income)\b|\bnational (?:income|output)\b|\beconomic output\b"
)
_JUST_BEFORE = 160  # characters before a sentence
_BESIDE = 22  # characters right beside a figure
_LIMITED = 60  # characters before a count in which a word makes it a limit


@dataclass(frozen=True, slots=True)
class StatedFigure:
    """A figure as it is said.

    `low` and `high` bound what it can mean, in its own unit, infinite where open. `owner` is a code of the official
    tables (ISO3, NATO_TOTAL, NATO_EUR_CAN, WORLD) or None. `years` are those it can be for, the likeliest first, empty
    where nothing says so; `year_said` that the text gives it. `definition` is whose count the text names, `edition` which
    edition of it ("2025-08"). `allies` is
    how many are said to reach it, -1 for all. `part` is of warheads. `falls`: a change downwards, so that the bounds are
    below zero though the figure is said without a minus. `whose_doubts` say why
    the owner is unsure, `doubts` what else makes a link to the record so.
    """

    topic: Topic
    low: float
    high: float
    hedge: Hedge | None
    owner: str | None
    years: tuple[int, ...]
    year_said: bool
    definition: str | None
    edition: str | None
    allies: int | None
    part: str | None
    real: bool
    negated: bool
    falls: bool
    supposed: bool
    planned: bool
    to_be: bool
    limited: bool
    added: bool
    span: bool
    whose_doubts: tuple[str, ...]
    doubts: tuple[str, ...]


def read_stated_figure(
    quantity: Quantity,
    text: str,
    voices: Sequence[Voice],
    published: date | None,
    gazetteer: Gazetteer | None = None,
) -> StatedFigure:
    """Read the words around a figure. `voices`: of its paragraph; `published`: when it was said, as far as known."""
    table = claim_terms()
    start, end = next(
        (span for span in sentences(text) if span[0] <= quantity.start < span[1]), (0, len(text))
    )
    folded = fold(text)
    before, after = folded[start : quantity.start], folded[quantity.end : end]
    hedge = hedge_of(before, after, table)
    negated = bool(table.patterns["negated"].search(before[-NEAR:]))
    low, high = bounds(quantity, text, hedge)
    if negated and not (hedge and hedge.one_sided):
        low, high = -inf, quantity.value  # "does not spend 3 %" says less
    falls = quantity.kind == "growth" and quantity.value > 0 and _falls(before, after, table)
    if falls:
        low, high = -high, -low
    years, year_said = years_of(quantity, before, after, published, table)
    owner, whose_doubts = owner_of(
        quantity, folded, text, (start, end), table, gazetteer or shipped_gazetteer()
    )
    topic = topic_of(quantity, before, after, folded, table)
    spent_by_allies = owner == ALLIANCE and topic in ("share of GDP", "money")
    counted = allies_said(before, table) if owner in (ALLIANCE, EUROPE) and topic == "share of GDP" else None
    doubts = tuple(
        doubt
        for unsure, doubt in (
            (quantity.kind is None, "the text does not say whether it is spent or planned"),
            (negated, "it is said in the negative"),
            (topic == "share of GDP" and not _of_gdp(folded, start, end, table), OF_WHAT),
            (not year_said and other_time(before, after, published, table), OTHER_YEAR),
            (not year_said and began(before, after), OTHER_YEAR),
            (
                spent_by_allies
                and counted is None
                and not table.patterns["whole"].search(folded, start, end),
                "the text does not say whether all allies are meant",
            ),
        )
        if unsure
    )
    basis = table.says("basis", folded[start:end])
    return StatedFigure(
        topic=topic,
        low=low,
        high=high,
        hedge=hedge,
        owner=owner,
        years=years,
        year_said=year_said,
        definition=table.values["basis"][basis] if basis else None,
        allies=counted,
        part=quantity.of,
        real=bool(table.patterns["real"].search(folded, start, end)),
        negated=negated,
        falls=falls,
        edition=edition_named(folded[start:end], folded),
        supposed=bool(table.patterns["supposed"].search(before)),
        planned=bool(table.patterns["planned"].search(before[-NEAR:])),
        to_be=bool(table.to_be.search(before)),
        limited=bool(table.patterns["limit"].search(before[-_LIMITED:])),
        added=bool(
            table.patterns["added"].search(before[-_BESIDE:])
            or table.patterns["added"].search(after[:_BESIDE])
        ),
        span=bool(
            table.patterns["span"].search(before[-NEAR:]) or table.patterns["span"].search(after[:AFTER])
        ),
        whose_doubts=whose_doubts,
        doubts=doubts,
    )


def _falls(before: str, after: str, table: ClaimTerms) -> bool:
    """Whether a change is one downwards: a word behind the figure says so, else the nearer one before it."""
    for kind in ("fall", "rise"):
        if table.patterns[kind].match(after.lstrip()):
            return kind == "fall"
    fall, rise = (
        max((found.end() for found in table.patterns[kind].finditer(before[-NEAR:])), default=-1)
        for kind in ("fall", "rise")
    )
    return fall > rise


def _of_gdp(folded: str, start: int, end: int, table: ClaimTerms) -> bool:
    """Whether a sentence, or the end of the one before it, says that its shares are of GDP, or means it ("3.5 % for core defence")."""
    return bool(_GDP.search(folded, max(0, start - _JUST_BEFORE), end)) or bool(
        table.patterns["defence"].search(folded, start, end)
    )
