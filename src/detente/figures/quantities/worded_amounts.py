"""Amounts in words: "a quarter of one per cent", "twice as much", "threefold", "double-digit"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from detente.figures.figure_grammar import Pattern
from detente.figures.quantities.amount import Amount
from detente.figures.quantities.quantity_terms import CURRENCY_BEFORE, QuantityTerms
from detente.figures.quantities.written_amounts import CHANGED_BY, number_of
from detente.text.english import english

_WHOLE = re.compile(r"\s+of\s+(?:[\w'.-]+\s+){0,3}?$")  # "of the", before what a fraction is a part of
_COMPARED = Pattern(r"\s+ (?: {multiple_of} ) \b")  # "twice as much", "three times larger"
_OF_ONE = re.compile(r" of (?:a|one) ")  # "a quarter of one per cent"
_TIMES = re.compile(r"[ -](?:times|fold)\b")
_NEAR = 24  # characters before a number that say how it stands
_LARGEST_DOUBLE_DIGIT = 99


def worded_amounts(folded: str, start: int, end: int, terms: QuantityTerms) -> Iterator[Amount]:
    """Fractions, multiples and "double-digit", each only where the words around make it a figure."""
    yield from _fractions(folded, start, end, terms)
    for many in terms.multiple.finditer(folded, start, end):
        form, value = terms.multiples[many[1]]
        if form == "times" and not _COMPARED.regex.match(folded, many.end(), end):
            continue
        if form == "multiplied" and not _of_spending(folded, many.start(), many.end(), start, end, terms):
            continue
        yield Amount(many.start(), many.end(), value, None, "times", form=form)
    for number in terms.number.finditer(folded, start, end):
        times = _TIMES.match(folded, number.end(), end)
        times_value = number_of(number[0], terms) if times else None
        if times and times_value and _COMPARED.regex.match(folded, times.end(), end):
            yield Amount(number.start(), times.end(), times_value, None, "times", form="times")
    for digits in terms.digits.finditer(folded, start, end):
        yield Amount(digits.start(), digits.end(), 10, _LARGEST_DOUBLE_DIGIT, "%", form="digits")


def _fractions(folded: str, start: int, end: int, terms: QuantityTerms) -> Iterator[Amount]:
    """ "A quarter of one per cent", "a third of the defence budget", "by half"."""
    for part in terms.fraction.finditer(folded, start, end):
        value = terms.fractions["half"] if part["half"] else terms.fractions[part["part"]]
        count = english().numbers.get(part["count"] or "", 1)
        one = _OF_ONE.match(folded, part.end(), end)
        unit = terms.unit.match(folded, one.end(), end) if one else None
        code = terms.units[unit["unit"]].code if unit else ""
        before = folded[max(start, part.start() - _NEAR) : part.start()]
        if unit and code in ("%", "pp"):
            yield Amount(part.start(), unit.end(), round(value * count / 100, 4), None, code)
        elif CHANGED_BY.regex.search(before) or _of_a_whole(folded, part.end(), end, terms):
            yield Amount(part.start(), part.end(), round(value * count, 4), None, "%", form="fraction")


def _of_a_whole(folded: str, at: int, end: int, terms: QuantityTerms) -> bool:
    """Whether "of the defence budget" or "of the tanks" follows."""
    near = min(end, at + 60)
    for pattern in (terms.of, terms.unit):
        whole = pattern.search(folded, at, near)
        if (
            whole
            and not (pattern is terms.unit and terms.units[whole["unit"]].group in CURRENCY_BEFORE)
            and _WHOLE.match(folded[at : whole.start()] or " ")
        ):
            return True
    return False


def _of_spending(folded: str, begin: int, stop: int, start: int, end: int, terms: QuantityTerms) -> bool:
    """Whether what is multiplied is money or forces: a word for either stands close by."""
    window = (max(start, begin - 60), min(end, stop + 60))
    return any(
        pattern.search(folded, *window)
        for pattern in (terms.of, terms.meant_by["bought"][0], terms.meant_by["defending"][0])
    )
