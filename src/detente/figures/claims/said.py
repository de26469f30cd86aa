"""What is said: of what a figure is, how exactly, whose, for which year, by whose count, and what makes it unsure.

Pure reading of the words around a figure; the official record comes in only afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import inf

from detente.figures.claims.topics import AFTER, NEAR, Topic, topic_of
from detente.figures.claims.words import ClaimWords, Hedge, claim_words
from detente.figures.quantities.owners import owners
from detente.figures.quantities.words import words as quantity_words
from detente.records import Quantity, Voice
from detente.text.normalise import fold
from detente.text.sentences import sentences
from detente.voices.names import named_in

EUROPE_AND_CANADA = "NATO_EUR_CAN"
ALLIANCE = "NATO_TOTAL"
EUROPE = "European allies"  # no series counts them without Canada

_NUMBER = re.compile(r"\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?")
_WIDEST = 0.1  # a bare figure is never meant more loosely than to a tenth of itself
_EUROPE_CANADA = re.compile(r"\beurope(?:an|ans)?\b.{0,40}\band canada\b|\bcanada and (?:the )?europe")
_EUROPE = re.compile(r"\beuropean (?:nato )?(?:allies|members|member states|states in nato)\b")
_ALLIES = r"(?:of\s+)?(?:the\s+|its\s+|\d+\s+)?(?:nato\s+|european\s+)?(?:allies|ally|members?|member states|countries)\b"
_FIRST_PERSON = re.compile(r"\b(?:we|our|us)\b")
_BESIDE = 22  # right beside it
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Said:
    """A figure as it is said.

    `low` and `high` bound what it can mean, in its own unit, infinite where open. `owner` is a code of the official
    tables (ISO3, NATO_TOTAL, NATO_EUR_CAN, WORLD) or None. `years` are those it can be for, the likeliest first, empty
    where nothing says so; `year_said` that the text gives it. `definition` is whose count the text names. `allies` is
    how many are said to reach it, -1 for all. `part` is of warheads. `whose_doubts` say why
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
    allies: int | None
    part: str | None
    real: bool
    negated: bool
    supposed: bool
    planned: bool
    added: bool
    span: bool
    whose_doubts: tuple[str, ...]
    doubts: tuple[str, ...]


def said(quantity: Quantity, text: str, voices: Sequence[Voice], published: date | None) -> Said:
    """Read the words around a figure. `voices`: of its paragraph; `published`: when it was said, as far as known."""
    table = claim_words()
    start, end = next(
        (span for span in sentences(text) if span[0] <= quantity.start < span[1]), (0, len(text))
    )
    folded = fold(text)
    before, after = folded[start : quantity.start], folded[quantity.end : end]
    hedge = _hedge(before, after, table)
    negated = bool(table.patterns["negated"].search(before[-NEAR:]))
    low, high = _bounds(quantity, text, hedge)
    if negated and not (hedge and hedge.one_sided):
        low, high = -inf, quantity.value  # "does not spend 3 %" says less
    years, year_said = _years(quantity, before + " " + after, published, table)
    owner, whose_doubts = _owner(quantity, folded, text, (start, end), table)
    topic = topic_of(quantity, before, after, folded, table)
    spent_by_allies = owner == ALLIANCE and topic in ("share of GDP", "money")
    counted = _allies(before, table) if owner in (ALLIANCE, EUROPE) and topic == "share of GDP" else None
    doubts = tuple(
        doubt
        for unsure, doubt in (
            (quantity.kind is None, "the text does not say whether it is spent or planned"),
            (negated, "it is said in the negative"),
            (not year_said and _other_time(before, after, published, table), "it may be of another year"),
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
    return Said(
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
        supposed=bool(table.patterns["supposed"].search(before)),
        planned=bool(table.patterns["planned"].search(before[-NEAR:])),
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


def _hedge(before: str, after: str, table: ClaimWords) -> Hedge | None:
    behind = table.after.match(after)
    if behind:
        return table.hedges[behind[1]]
    found = table.before.search(before)
    return table.hedges[found[1]] if found else None


def _bounds(quantity: Quantity, text: str, hedge: Hedge | None) -> tuple[float, float]:
    """What a figure can mean: to half its last digit, never wider than a tenth, or as its word of rounding says."""
    value, top = quantity.value, quantity.value if quantity.high is None else quantity.high
    room = min(_half_a_digit(quantity, text), abs(value) * _WIDEST)
    if hedge is None:
        return value - room, top + room
    low = value * hedge.low if hedge.low > -inf else -inf
    high = top * hedge.high if hedge.high < inf else inf
    if not hedge.one_sided and hedge.low < 1 < hedge.high:  # "about"
        return min(low, value - room), max(high, top + room)
    if hedge.low == hedge.high == 1:  # "exactly": to the digit after those that are said
        return value - room / 10, top + room / 10
    return low, high


def _half_a_digit(quantity: Quantity, text: str) -> float:
    """Half a unit of the last digit that was said: 0.005 of "4.48 %", half a billion of "968 billion dollars"."""
    written = _NUMBER.search(text, quantity.start, quantity.end)
    if written is None:
        decimals = len(f"{quantity.value:g}".partition(".")[2])
        return 0.5 * 10**-decimals if quantity.unit == "%" else quantity.value * _WIDEST
    digits = written[0].replace(" ", "")
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", digits):
        digits = digits.replace(",", "")
    number = float(digits.replace(",", "."))
    whole, _, decimals_written = digits.replace(",", ".").partition(".")
    last = 10.0 ** -len(decimals_written)
    if not decimals_written and quantity.unit != "%":
        last = 10.0 ** (len(whole) - len(whole.rstrip("0")))
    scale = quantity.value / number if number else 1.0
    return 0.5 * last * max(scale, 1.0)


def _years(
    quantity: Quantity, sentence: str, published: date | None, table: ClaimWords
) -> tuple[tuple[int, ...], bool]:
    if quantity.year is not None:
        return (quantity.year,), True
    if published is None:
        return (), False
    relative = table.says("year", sentence)
    if relative:
        return (published.year + int(table.values["year"][relative]),), True
    return (published.year, published.year - 1), False


def _owner(
    quantity: Quantity, folded: str, text: str, sentence: tuple[int, int], table: ClaimWords
) -> tuple[str | None, tuple[str, ...]]:
    """Whose figure, in the codes of the official tables, and why that is unsure."""
    start, end = sentence
    words = folded[start:end]
    side = quantity.whose
    if side in (None, "NATO"):
        if _EUROPE_CANADA.search(words):
            return EUROPE_AND_CANADA, ()
        if _EUROPE.search(words):
            return EUROPE, ()
        if side is None and _quantified(words, table):
            return ALLIANCE, ()
        if side is None and quantity.unit == "warheads" and table.patterns["world"].search(words):
            return "WORLD", ()
    if side is None:
        return None, ()
    inside = [name for name in named_in(text) if start <= name.start < end]
    named = owners(folded, start, end, inside, alliance=True, share=True)
    subjects = {owner.side for owner in named if owner.subject and owner.side and owner.start < quantity.end}
    owner = ALLIANCE if side == "NATO" else side
    if not any(name.side == side for name in named):
        if _FIRST_PERSON.search(words):
            return owner, ("who “we” is was read from who speaks",)
        return owner, ("whose it is was read from another sentence",)
    if subjects - {side}:
        return owner, ("the sentence names others whose it could be",)
    return owner, ()


def _quantified(words: str, table: ClaimWords) -> bool:
    each = "|".join(table.values["all"])
    return bool(re.search(rf"\b(?:{each})\s+{_ALLIES}", words))


def _allies(before: str, table: ClaimWords) -> int | None:
    """How many allies are said to reach a level: -1 for all of them, None where it is no count."""
    if _quantified(before, table):
        return -1
    counted = re.search(rf"(?<![\w.,])(?P<many>\d{{1,2}}|[a-z]+(?:-[a-z]+)?)\s+{_ALLIES}", before)
    if not counted:
        return None
    if counted["many"].isdigit():
        return int(counted["many"])
    values = quantity_words().values
    parts = counted["many"].split("-")
    return int(sum(values[part] for part in parts)) if all(part in values for part in parts) else None


def _other_time(before: str, after: str, published: date | None, table: ClaimWords) -> bool:
    """Whether a sentence without a year for its figure names one, or speaks of the past."""
    years = {int(year[0]) for year in _YEAR.finditer(before + " " + after)}
    near = {published.year, published.year - 1} if published else set()
    return bool(years - near or table.patterns["past"].search(before))
