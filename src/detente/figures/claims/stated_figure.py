"""What is said: of what a figure is, how exactly, whose, for which year, by whose count, and what makes it
unsure.

Pure reading of the words around a figure; the official record comes in only afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from math import inf
from typing import NamedTuple

from detente.figures.claims.called_spending import calls_it_spending
from detente.figures.claims.claim_owner import ALLIANCE, EUROPE, allies_said, is_shared, owner_of
from detente.figures.claims.claim_paragraph import FigureWindow
from detente.figures.claims.claim_terms import ClaimTerms, Hedge
from detente.figures.claims.claim_topics import AFTER, NEAR, Topic, is_agreed_level, is_second_sum, topic_of
from detente.figures.claims.claim_years import (
    YEARS_AWAY,
    began,
    change_over_years,
    edition_named,
    other_time,
    several_years,
)
from detente.figures.claims.meant_years import meant_years
from detente.figures.claims.rounding import bounds, hedge_of
from detente.figures.claims.stated_basis import (
    StatedBasis,
    price_years,
    stated_basis,
    without_price_years,
)
from detente.figures.figure_grammar import Pattern
from detente.figures.quantities.spans import Spans

OF_WHAT = "of what it is a share was read from another sentence"
SUM_OF_WHAT = "of what it is a sum was read from another sentence"
IN_OR_OUT = "the text counts something in or out"
OTHER_COUNT = "it is said by another count than those on record"
NOT_CALLED = "the sentence does not call it spending on defence"
OTHER_YEAR = "it may be of another year"
COUNTED_BEFORE = "by whose count it is was read from a sentence before"
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d%])")
_GDP = Pattern(r"\b {gdp_noun} \b")
_FIGURE = re.compile(r"\d[\d.,]*\s?(?:%|per ?cent\b|[mbt]n\b|[a-z]{1,2}illion\b)|\b\d+\.\d+\b")
# "8 billion euros | of the French defence budget"
_MORE_THAN = Pattern(r"\b {hedged_more} \b")  # "more than doubles to | 5 billion" adds nothing
_PORTION = Pattern(
    r"\s of \s (?:the|{possessor}) \s (?:[\w-]+\s){0,2}? {defence_object} \s {spending_noun} \b"
)
# "excluding pensions", "on defence and security": not what any series counts
_IN_OR_OUT = Pattern(
    r"""\b (?: {counted_in_or_out} | {defence_object} \s and \s (?:[a-z]+\s)? {wider_noun}
        | {wider_noun} \s (?:[a-z]+\s)? and \s {defence_object}
        | {adjusts} \s (?! {inflation_word} | {purchasing_power} ) ) \b"""
)
# "by its own count", "the ministry puts it at": another count than those on record
_OTHER_COUNT = Pattern(
    r"""\b (?: {possessor} | [\w-]+'s | {other_counter} ) \s (?:{other_counter}'s \s)?
        (?:{own_count}\s){1,2} {count_noun} \b
      | \b {other_counter} (?:'s)? \s (?: {count_noun} | {puts_at} ) \b"""
)
_OF_GDP = Pattern(r"\s of \s (?:{output_owner}\s)? {gdp_noun} \s")
_ADDS_BEFORE = re.compile(r"\b([a-z]+) $")
# "2 % is | what critics say Norland should have spent"
_SUPPOSED_BEHIND = Pattern(r"[^.;,]* \b {must_do} \s have \b")
_CLAUSES = re.compile(r"[;:]\s")
_SAID_BEFORE = 1000  # characters before a sentence in which a year may be named
_JUST_BEFORE = 160  # characters before a sentence
_BESIDE = 22  # characters right beside a figure
_LIMITED = 60  # characters before a count in which a word makes it a limit


@dataclass(frozen=True, slots=True)
class StatedFigure:
    """A figure as it is said.

    `low` and `high` bound what it can mean, in its own unit, infinite where open. `owner` is a code of the
    official tables (ISO3, NATO_TOTAL, NATO_EUR_CAN, WORLD) or None. `years` are those it can be for, the
    likeliest first, empty where nothing says so; `year_said` that the text gives it. `definition` is whose
    count its sentence names, `definition_before` whose a sentence before it names, `edition` which edition
    of it ("2025-08"). `allies` is how many are said to reach it, -1 for all. `part` is of warheads;
    `agreed`, a level that was agreed on ("the 2 % pledge"); `portion`, a part of a budget; `shared`, one
    of several states together;
    `years_together`, a sum over several years that are named. `basis` is what the text says of prices, rates
    and kind of year. `falls`: a change downwards, so that the bounds are below zero
    though the figure is said without a minus; `way_said`: a word tells up from down. `whose_doubts` say why
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
    definition_before: str | None
    basis: StatedBasis
    edition: str | None
    allies: int | None
    part: str | None
    real: bool
    negated: bool
    falls: bool
    way_said: bool
    supposed: bool
    planned: bool
    to_be: bool
    agreed: bool
    limited: bool
    added: bool
    portion: bool
    span: bool
    shared: bool
    years_together: bool
    whose_doubts: tuple[str, ...]
    doubts: tuple[str, ...]


def read_stated_figure(window: FigureWindow, published: date | None) -> StatedFigure:
    """Read the words around a figure.

    Args:
        window: The figure in its sentence.
        published: When it was said, as far as known.

    Returns:
        What is said of it.
    """
    window = _without_price_years(window)
    quantity, terms = window.quantity, window.paragraph.terms
    before, after, says = window.before, window.after, terms.patterns
    hedge = hedge_of(before, after, terms)
    negated = bool(says["negated"].search(_CLAUSES.split(before[-NEAR:])[-1]))
    falls = quantity.kind == "growth" and quantity.value > 0 and _falls(before, after, terms)
    low, high = _bounds(window, hedge, negated=negated, falls=falls)
    years, year_said, year_doubt = meant_years(window, published)
    if not year_said:
        years = _named_before_first(years, window)
    owner = owner_of(window)
    topic = topic_of(window)
    counted = allies_said(before) if owner.code in (ALLIANCE, EUROPE) and topic == "share of GDP" else None
    basis = _by_whose_count(window)
    stated = StatedFigure(
        topic=topic,
        low=low,
        high=high,
        hedge=hedge,
        owner=owner.code,
        years=years,
        year_said=year_said,
        definition=terms.values["basis"][basis] if basis else None,
        definition_before=None if basis else window.paragraph.count_before(window.start),
        basis=stated_basis(window),
        allies=counted,
        part=quantity.of,
        real=bool(says["real"].search(window.words)),
        negated=negated,
        falls=falls,
        way_said=any(
            says[way].search(words) for way in ("fall", "rise") for words in (before[-NEAR:], after[:NEAR])
        ),
        edition=edition_named(window.words) or window.paragraph.edition,
        supposed=bool(says["supposed"].search(before) or _SUPPOSED_BEHIND.regex.search(after[:AFTER])),
        planned=bool(says["planned"].search(before[-NEAR:])),
        agreed=is_agreed_level(window),
        to_be=bool(terms.to_be.search(before)),
        limited=bool(says["limit"].search(before[-_LIMITED:])),
        added=_is_added(window),
        span=any(
            says["span"].search(YEARS_AWAY.regex.sub("", words)) for words in (before[-NEAR:], after[:AFTER])
        ),
        portion=quantity.unit.isupper() and _PORTION.regex.match(after) is not None,
        shared=is_shared(window),
        years_together=(
            change_over_years(window.words, published)
            if topic == "growth"
            else topic == "money" and several_years(before, after)
        ),
        whose_doubts=owner.doubts,
        doubts=(),
    )
    doubts = (rule.says for rule in DOUBTS if rule.applies(window, stated, published))
    return replace(stated, doubts=tuple(filter(None, (*doubts, year_doubt))))


def _by_whose_count(window: FigureWindow) -> str | None:
    """The words that name by whose count a figure is; of several those with the fewest figures between."""
    begin, stop = window.quantity.start - window.start, window.quantity.end - window.start
    figures = Spans.of(_FIGURE.finditer(window.words))

    def far(found: re.Match[str]) -> tuple[int, int]:
        low, high = (found.end(), begin) if found.start() < begin else (stop, found.start())
        return figures.many_in(low, high), high - low

    nearest = min(window.paragraph.terms.patterns["basis"].finditer(window.words), key=far, default=None)
    return nearest[0] if nearest else None


def _named_before_first(years: tuple[int, ...], window: FigureWindow) -> tuple[int, ...]:
    """The years that a figure can be for, the one that the sentences before it name last in front."""
    low = max(0, window.start - _SAID_BEFORE)
    named = [int(year[0]) for year in _YEAR.finditer(window.paragraph.folded, low, window.start)]
    meant = next((year for year in reversed(named) if year in years), None)
    return years if meant is None else (meant, *(year for year in years if year != meant))


def _without_price_years(window: FigureWindow) -> FigureWindow:
    """A figure whose year is only that of its prices ("at 2015 prices") has its sentence's other year."""
    years = price_years(window)
    if window.quantity.year not in years:
        return window
    others = {int(year[0]) for year in _YEAR.finditer(window.words)} - years
    year = others.pop() if len(others) == 1 else None
    return replace(window, quantity=replace(window.quantity, year=year))


def _bounds(window: FigureWindow, hedge: Hedge | None, *, negated: bool, falls: bool) -> tuple[float, float]:
    """What a figure can mean, in its own unit; a change downwards lies below zero."""
    quantity = window.quantity
    low, high = bounds(quantity, window.paragraph.text, hedge)
    if negated and not (hedge and hedge.one_sided):
        low, high = -inf, quantity.value  # "does not spend 3 %" says less
    return (-high, -low) if falls else (low, high)


class DoubtRule(NamedTuple):
    """A reason why a link to the record is unsure, and when it holds."""

    says: str
    applies: Callable[[FigureWindow, StatedFigure, date | None], bool]


def _of_another_year(window: FigureWindow, stated: StatedFigure, published: date | None) -> bool:
    before, after = without_price_years(window.before), without_price_years(window.after)
    return not stated.year_said and (
        other_time(before, after, published, window.paragraph.terms) or began(before, after)
    )


def _of_some_allies(window: FigureWindow, stated: StatedFigure, published: date | None) -> bool:
    spent = stated.owner == ALLIANCE and stated.topic in ("share of GDP", "money") and stated.allies is None
    return spent and not window.paragraph.terms.patterns["whole"].search(window.words)


def _counted_before(stated: StatedFigure) -> bool:
    """Whether a count that is not NATO's, by which allies are meant anyway, stands in another sentence."""
    return stated.definition_before is not None and not stated.definition_before.startswith("nato")


DOUBTS = (
    DoubtRule(
        "the text does not say whether it is spent or planned",
        lambda window, stated, published: window.quantity.kind is None,
    ),
    DoubtRule("it is said in the negative", lambda window, stated, published: stated.negated),
    DoubtRule(
        OF_WHAT,
        lambda window, stated, published: (
            stated.topic == "share of GDP"
            and not (_of_gdp(window) and (stated.agreed or _names_defence(window)))
        ),
    ),
    DoubtRule(
        SUM_OF_WHAT,
        lambda window, stated, published: (
            stated.topic in ("money", "per head") and not _names_defence(window)
        ),
    ),
    DoubtRule(
        NOT_CALLED,
        lambda window, stated, published: (
            stated.topic in ("share of GDP", "money", "per head")
            and not stated.agreed
            and stated.allies is None
            and _names_defence(window)
            and not calls_it_spending(window)
        ),
    ),
    DoubtRule(
        IN_OR_OUT,
        lambda window, stated, published: _IN_OR_OUT.regex.search(window.words) is not None,
    ),
    DoubtRule(
        OTHER_COUNT,
        lambda window, stated, published: (
            stated.definition is None and _OTHER_COUNT.regex.search(window.words) is not None
        ),
    ),
    DoubtRule(COUNTED_BEFORE, lambda window, stated, published: _counted_before(stated)),
    DoubtRule(OTHER_YEAR, _of_another_year),
    DoubtRule("the text does not say whether all allies are meant", _of_some_allies),
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


def _names_defence(window: FigureWindow) -> bool:
    """Whether a sentence names defence."""
    return window.paragraph.terms.patterns["defence"].search(window.words) is not None


def _way_said(before: str, after: str, table: ClaimTerms) -> bool:
    """Whether a word around a change says if it is up or down."""
    near = before[-NEAR:] + " " + after[:NEAR]
    return any(table.patterns[way].search(near) for way in ("fall", "rise"))


def _is_added(window: FigureWindow) -> bool:
    """Whether a figure only comes on top: "another 2 billion", "1 % of GDP more"."""
    says = window.paragraph.terms.patterns["added"]
    if window.quantity.unit == "%":
        word, whole = _ADDS_BEFORE.search(window.before), _OF_GDP.regex.match(window.after)
        more = says.match(window.after, whole.end() if whole else 1)
        return bool((word and says.fullmatch(word[1])) or (more and not window.after.startswith(",")))
    if is_second_sum(window):
        return False
    before = _MORE_THAN.regex.sub("", window.before[-_BESIDE:])
    return bool(says.search(before) or says.search(window.after[:_BESIDE]))


def _of_gdp(window: FigureWindow) -> bool:
    """Whether a sentence, or the end of the one before, says that its shares are of GDP ("3.5 % for core
    defence").
    """
    folded = window.paragraph.folded
    return bool(_GDP.regex.search(folded, max(0, window.start - _JUST_BEFORE), window.end)) or bool(
        window.paragraph.terms.patterns["defence"].search(window.words)
    )
