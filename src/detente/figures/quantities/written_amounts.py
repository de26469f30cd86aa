"""Amounts in digits: shares, sums and counts with the unit before or behind them, ranges, "3.5 + 1.5"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import numeric

from detente.figures.figure_grammar import Pattern
from detente.figures.quantities.amount import Amount
from detente.figures.quantities.quantity_terms import CURRENCY_BEFORE, QuantityTerms, Unit
from detente.figures.quantities.shared_units import BareNumber

_TO = re.compile(r"\s?(?:-|–|to|or)\s?")  # between the ends of a range
_AND = re.compile(r"\s?and\s?")
_PLUS = re.compile(r"\s?(?:\+|plus)\s?")  # between the two terms of "3.5 + 1.5"
_FROM = Pattern(r"\b from \s+ (?:{rounding}\s)? $")
CHANGED_BY = Pattern(r"\b by \s+ (?:{rounding}\s)? $")
_BETWEEN = Pattern(r"\b between \s+ (?:{rounding}\s)? $")
_MINUS = re.compile(r"(?:(?<=[\s(])-|\bminus )$")
_RATIO = re.compile(r"\b(?:every|(?:one|\d{1,2}) in) $")  # "4 of every 100 euros" is no sum of money
_NOTE_MARK = re.compile(r"[⁰¹²³⁴-⁹]{1,3}")  # a raised figure is the mark of a note
_MONEY = ("currency", "currency before", "local", "local before")
_THOUSANDS = re.compile(r"\d{1,3}\.\d{3}")  # "10.000 soldiers": nobody counts thousandths of one
_WORD = re.compile(r"\s?(?:[\w'’-]|\.(?=\w)){1,40}")  # no longer, for a run of numbers and hyphens has no end
_NEAR = 24  # characters before a number that say how it stands
_FEW_DIGITS = 3  # a code of letters before fewer is as likely another word
_MOST_BETWEEN = 4  # words between a number and what it counts
_FEWEST_MEN = 1000  # from here on "men" are an army


@dataclass(frozen=True, slots=True)
class _Figure:
    """One end of what may be a range: a number, its scale, its unit where it has one of its own."""

    start: int
    end: int
    value: float
    scale: float
    unit: Unit | None
    signed: bool = False


def written_amounts(
    text: str, folded: str, start: int, end: int, terms: QuantityTerms
) -> tuple[list[Amount], list[BareNumber]]:
    """The amounts of a sentence that are written in digits, and its numbers that have no unit."""
    found: list[Amount] = []
    bare: list[BareNumber] = []
    at = start
    while number := terms.number.search(folded, at, end):
        at = number.end()
        first = _figure(text, folded, number, start, end, terms)
        if first is None:
            continue
        read = list(_one_or_two(text, folded, first, start, end, terms))
        if not read and first.unit is None and first.value >= 0:
            stop = _end_of_number(folded, number.end(), terms)
            bare.append(BareNumber(first.start, stop, first.value, first.scale, "." in number[0]))
        found += read
        at = max([at, *(amount.end for amount in read)])
    return found, bare


def _figure(
    text: str, folded: str, number: re.Match[str], start: int, end: int, terms: QuantityTerms
) -> _Figure | None:
    """A number with the sign before it, its magnitude and the unit behind it; None where it is no figure."""
    value = number_of(number[0], terms)
    before = folded[max(start, number.start() - 8) : number.start()]
    if value is None and terms.magnitude.match(folded, number.end(), end):
        value = float(number[0])  # "$1917 billion" is no year
    if value is None or _RATIO.search(before):
        return None
    mark = _NOTE_MARK.match(folded, number.end(), end)
    after = mark.end() if mark else number.end()
    magnitude = terms.magnitude.match(folded, after, end)
    scale, after = (terms.magnitudes[magnitude[1]], magnitude.end()) if magnitude else (1.0, after)
    unit, stop = _unit(text, folded, after, end, terms)
    if unit and unit.group == "money only" and magnitude is None:
        return None
    if unit and unit.group.endswith("count") and scale == 1 and _THOUSANDS.fullmatch(number[0]):
        scale = 1000.0
    if unit and not _well_written(text, number, unit, after, stop, scale):
        unit, stop = None, after
    if minus := _MINUS.search(before):
        if not (unit and unit.code in ("%", "pp") and scale == 1):
            return None
        return _Figure(number.start() - len(minus[0]), stop, -value, scale, unit)
    if unit and unit.code == "%" and scale != 1:
        unit, stop = None, after
    sign = _sign(text, number, before, terms)
    if sign.strip().isalpha() and not _large(number[0], scale):
        sign = ""
    if sign and not (unit and unit.group in _MONEY):
        unit, stop = terms.units[sign.strip()], after
    return _Figure(number.start() - len(sign), stop, value, scale, unit, bool(sign))


def _sign(text: str, number: re.Match[str], before: str, terms: QuantityTerms) -> str:
    """The sign or code of a currency right before a number, a code only in capitals.

    "" where none stands there.
    """
    sign = terms.sign_before.search(before)
    if sign is None:
        return ""
    begin, code = number.start() - len(sign[0]), sign[0].strip()
    written = text[begin : begin + len(code)]
    capitals = written.isupper() or (len(code.rstrip(".")) == 2 and written[:1].isupper())  # "Rs"
    return "" if code[0].isalpha() and not capitals else sign[0]


def _well_written(text: str, number: re.Match[str], unit: Unit, at: int, stop: int, scale: float) -> bool:
    """Whether a unit behind a number is written as it has to be.

    "pc" right behind digits, a code in capitals.
    """
    written = text[at:stop].strip(" -")
    if unit.group == "short percent":
        return number[0][-1].isdigit() and text[number.end() : stop].strip() == "pc"
    if unit.group in CURRENCY_BEFORE and written.isalpha():
        return written.isupper() and _large(number[0], scale)
    return True


def _large(written: str, scale: float) -> bool:
    """Whether a number is one of a sum: with a magnitude, or in thousands.

    "COP 24" and "ALL 50" are words before it.
    """
    return scale > 1 or len(re.sub(r"\D", "", written.partition(".")[0])) > _FEW_DIGITS


def _one_or_two(
    text: str, folded: str, first: _Figure, start: int, end: int, terms: QuantityTerms
) -> Iterator[Amount]:
    """A figure, the two ends of a range, two terms of a sum, or "from … to …", which are two figures."""
    before = folded[max(start, first.start - _NEAR) : first.start]
    joint = _joint(folded, first, before, end)
    second = _second(text, folded, joint, end, terms) if joint else None
    unit = first.unit or (second.unit if second else None)
    if joint and second and unit and not _raised(first, joint, before):
        pair = _pair(first, second, joint, unit, before)
        if pair is not None:
            yield from pair
            return
    if first.unit and not terms.others.match(folded, first.end, end):
        value = scaled(first.value, first.scale)
        if not (first.unit.group == "large count" and value < _FEWEST_MEN):
            yield _amount(first.start, first.end, value, None, first.unit)


def _joint(folded: str, first: _Figure, before: str, end: int) -> re.Match[str] | None:
    """What joins a figure to a second one: "plus", "to", a dash, "and" after "between"."""
    joint = _PLUS.match(folded, first.end, end) or _TO.match(folded, first.end, end)
    if not joint and _BETWEEN.regex.search(before):
        joint = _AND.match(folded, first.end, end)
    return joint


def _raised(first: _Figure, joint: re.Match[str], before: str) -> bool:
    """ "By 2 bn to 36 bn": a change and where it leads, no range."""
    return bool(first.unit and joint[0].strip() == "to" and CHANGED_BY.regex.search(before))


def _pair(
    first: _Figure, second: _Figure, joint: re.Match[str], unit: Unit, before: str
) -> list[Amount] | None:
    """The amounts of two joined figures.

    Empty for a score or a ratio ("3-1"), None where only the first is one.
    """
    high = scaled(second.value, second.scale)
    shared = first.scale == 1 and (first.signed or not first.unit)  # "$2-3 billion"
    value = scaled(first.value, second.scale if shared else first.scale)
    same = second.unit is None or second.unit == unit
    plus = _PLUS.fullmatch(joint[0]) is not None
    if plus or (_FROM.regex.search(before) and same):
        amounts = [_amount(first.start, max(first.start + 1, joint.start()), value, None, unit)]
        if second.unit or plus:
            amounts.append(_amount(second.start, second.end, high, None, second.unit or unit))
        return amounts
    if same and high > value and _plausible(joint[0], unit):
        return [_amount(first.start, second.end, value, high, unit)]
    return [] if same and second.unit and first.unit is None else None


def _second(text: str, folded: str, joint: re.Match[str], end: int, terms: QuantityTerms) -> _Figure | None:
    sign = terms.sign_before.match(folded, joint.end(), end)
    number = terms.number.match(folded, sign.end() if sign else joint.end(), end)
    return _figure(text, folded, number, joint.end(), end, terms) if number else None


def scaled(value: float, scale: float) -> float:
    """8.7 trillion as 8,700,000,000,000: floating point alone would leave it a fraction short."""
    return round(value * scale, 2) if scale != 1 else value


def _end_of_number(folded: str, at: int, terms: QuantityTerms) -> int:
    """Where a number ends with its magnitude."""
    magnitude = terms.magnitude.match(folded, at)
    return magnitude.end() if magnitude else at


def _plausible(joint: str, unit: Unit) -> bool:
    return joint.strip() != "or" or unit.code in ("%", "pp") or unit.group in _MONEY


def _amount(start: int, end: int, value: float, high: float | None, unit: Unit) -> Amount:
    if unit.group.startswith("local"):
        return Amount(start, end, value, high, unit.code.split(";")[0].split("=")[1], local=unit.code)
    return Amount(start, end, value, high, unit.code)


def number_of(written: str, terms: QuantityTerms) -> float | None:
    """ "4.48", "3,5", "1,200", "2½", "twenty-five", "two and a half", "two point five" as a number.

    None for a bare year.
    """
    if written[-1].isnumeric() and not written[-1].isdecimal():
        return int(written[:-1].strip() or 0) + numeric(written[-1])
    if written[0].isdigit():
        if re.fullmatch(r"\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?", written):
            return float(re.sub(r"[, ]", "", written))
        if re.fullmatch(r"(?:19|20)\d\d", written):
            return None
        return float(written.replace(",", "."))
    total = 0.0
    whole, _, decimals = written.partition(" point ")
    if decimals:
        digits = "".join(f"{terms.values[digit]:.0f}" for digit in decimals.split())
        return (number_of(whole, terms) or 0.0) + float(f"0.{digits}")
    for word in re.split(r"[\s-]+", re.sub(r"[- ]and[- ]a[- ]half|half an?", "", written)):
        if word == "hundred":
            total = max(total, 1) * 100
        elif word in terms.values:
            total += terms.values[word]
    return total + (0.5 if "half" in written else 0)


def _unit(text: str, folded: str, at: int, end: int, terms: QuantityTerms) -> tuple[Unit | None, int]:
    """The unit that follows, at most a few words on.

    Words of the table, names ("North Korean"), makes ("F-35").
    """
    before = ""
    for _ in range(_MOST_BETWEEN + 1):
        space = at + 1 if at < end and folded[at] in " -" else at
        unit = terms.unit.match(folded, space, end)
        if unit:
            found = terms.units[" ".join(unit["unit"].split())]
            follows = unit.end()
            return found, follows
        word = _WORD.match(text, at, end)
        if not word or not _may_stand_between(word[0].strip(), before, terms):
            return None, at
        at, before = word.end(), word[0].strip()
    return None, at


def _may_stand_between(word: str, before: str, terms: QuantityTerms) -> bool:
    if word.lower() in terms.between or (word.isdigit() and len(word) < 3 and before[:1].isupper()):
        return True  # "Leopard 2 tanks"
    named = word[0].isupper() and any(letter.islower() or letter.isdigit() for letter in word)
    return named and not word.isdigit()
