"""On which basis a figure is said: purchasing power or market rates, at whose prices, a budget year, a head.

Where the words of two bases stand in one sentence, those nearer to the figure are its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.figures.claims.claim_paragraph import FigureWindow
from detente.figures.definitions import Rates
from detente.figures.figure_grammar import Pattern

_HEAD_NEAR = 60  # characters on either side of a sum in which "per head" is its own
_PPP = Pattern(r"\b {purchasing_power} \b")
_MARKET = Pattern(r"\b {market_rates} \b")
# "at 2015 prices", "in constant 2023 US dollars", "in prices of 2015"
_BASE_YEAR = Pattern(
    r"""\b (?:at|in) \s (?: (?:{constant_word}\s)? (?P<base>(?:19|20)\d\d) \s {price_noun}
        | (?:the\s)? (?:{constant_word}\s)? prices (?:\s and \s exchange \s rates)?
          \s (?:of|from) \s (?P<of>(?:19|20)\d\d) ) \b
        | \b {constant_word} \s \(? (?P<said>(?:19|20)\d\d) \)? \s {price_noun} \b"""
)
_CONSTANT = Pattern(r"\b {constant_word} \s (?:us\s)? {price_noun} \b")
_FISCAL = Pattern(
    r"""\b (?: {fiscal_year} | {fiscal_span} \s {month} | {fiscal_short} \s? '? (?:20)?\d\d ) \b
        | \b 20\d\d [-/–] \d\d \b (?!-)"""
)
_RATE = re.compile(r"\d\s?(?:%|per ?cent\b|pc\b)")
_HEAD = Pattern(r"\b {per_head} \b")


@dataclass(frozen=True, slots=True)
class StatedBasis:
    """What a text says of the basis of its figure; all empty where it says nothing.

    `constant`: at prices of one year, `base` which, where it is said. `fiscal`: of a budget year. `head`: a
    sum for each inhabitant.
    """

    rates: Rates | None = None
    constant: bool = False
    base: int | None = None
    fiscal: bool = False
    head: bool = False

    def in_words(self) -> str:
        """The basis as a sentence names it: "in purchasing power", "at the prices of 2015"."""
        said = [
            "in purchasing power" if self.rates == "ppp" else "",
            f"at the prices of {self.base}" if self.base else "at constant prices" if self.constant else "",
            "for a budget year" if self.fiscal else "",
            "a head" if self.head else "",
        ]
        return " and ".join(filter(None, said))


def stated_basis(window: FigureWindow) -> StatedBasis:
    """The basis that the words around a figure name.

    Args:
        window: The figure in its sentence.

    Returns:
        What they say; of shares and counts only whether they are of a budget year.
    """
    words, at = window.words, window.quantity.start - window.start
    fiscal = _nearest(_FISCAL, words, at) is not None
    if not window.quantity.unit.isupper():
        return StatedBasis(fiscal=fiscal)
    ppp, market = _nearest(_PPP, words, at), _nearest(_MARKET, words, at)
    rates: Rates | None = None
    if ppp or market:
        nearer = market is None or (ppp is not None and _far(ppp, at) <= _far(market, at))
        rates = "ppp" if nearer else "market"
    base = _nearest(_BASE_YEAR, words, at)
    year = next((int(found) for found in base.groups() if found), None) if base else None
    head = _HEAD.regex.search(window.after[:_HEAD_NEAR]) or _HEAD.regex.search(window.before[-_HEAD_NEAR:])
    real = _real(window)
    constant = bool(base or real or _nearest(_CONSTANT, words, at))
    return StatedBasis(rates, constant, year, fiscal, head is not None)


def _real(window: FigureWindow) -> bool:
    """Whether a sum is said in real terms; the words may be those of a rate of growth beside it."""
    at, end = window.quantity.start - window.start, window.quantity.end - window.start
    for found in window.paragraph.terms.patterns["real"].finditer(window.words):
        between = (
            window.words[end : found.start()] if found.start() >= end else window.words[found.end() : at]
        )
        if not _RATE.search(between):
            return True
    return False


def price_years(window: FigureWindow) -> frozenset[int]:
    """The years in a sentence that are only those of prices: 2015 of "at 2015 prices".

    Args:
        window: A figure in its sentence.

    Returns:
        The years; empty where none is named so.
    """
    found = _BASE_YEAR.regex.finditer(window.words)
    return frozenset(int(year) for match in found for year in match.groups() if year)


def without_price_years(words: str) -> str:
    """Words in which the years of prices are blanked out, so that none is taken for a figure's.

    Args:
        words: Folded words of a sentence.

    Returns:
        The words, as long as before.
    """
    return _BASE_YEAR.regex.sub(lambda found: re.sub(r"\d", " ", found[0]), words)


def _nearest(pattern: Pattern, words: str, at: int) -> re.Match[str] | None:
    return min(pattern.regex.finditer(words), key=lambda found: _far(found, at), default=None)


def _far(found: re.Match[str], at: int) -> int:
    """Characters between a match and the figure; what follows a figure counts as nearer."""
    return found.start() - at if found.start() >= at else at - found.end() + 20
