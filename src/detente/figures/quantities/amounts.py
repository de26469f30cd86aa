"""The amounts of a sentence: numbers with their units, in digits or in words, and those that share a unit."""

from __future__ import annotations

from collections.abc import Iterator

from detente.figures.figure_grammar import Pattern
from detente.figures.quantities.amount import Amount
from detente.figures.quantities.quantity_terms import QuantityTerms
from detente.figures.quantities.shared_units import BareNumber, shared_units
from detente.figures.quantities.worded_amounts import worded_amounts
from detente.figures.quantities.written_amounts import scaled, written_amounts

_LEAD = 40  # characters before a currency that say that sums are in it
# "measured in constant 2021 | dollars", "in billions of | euros"
_SAID_IN = Pattern(
    r"\b {year_in} \s (?:{constant_word}\s)? (?: (?:19|20)\d\d \s | [a-z]+illions \s of \s ) (?:us\s)? $"
)


def amounts(
    text: str,
    folded: str,
    start: int,
    end: int,
    terms: QuantityTerms,
    earlier: tuple[Amount, ...] = (),
) -> Iterator[Amount]:
    """The amounts of one sentence in order of place, none overlapping another.

    A number without a unit may share that of another figure of the sentence, or of one of the `earlier` ones.
    """
    at = start
    figures, bare = written_amounts(text, folded, start, end, terms)
    written = sorted(
        [*figures, *worded_amounts(folded, start, end, terms)],
        key=lambda amount: (amount.start, -amount.end),
    )
    for amount in _with_shared_units(written, bare, folded, start, end, terms, earlier):
        if amount.start >= at:
            yield amount
            at = amount.end


def _with_shared_units(
    written: list[Amount],
    bare: list[BareNumber],
    folded: str,
    start: int,
    end: int,
    terms: QuantityTerms,
    earlier: tuple[Amount, ...],
) -> list[Amount]:
    """The amounts of a sentence with the numbers that share the unit of one of them, or of one before it."""
    plain = [*earlier, *(amount for amount in written if amount.form is None)]
    if bare and not any(amount.unit.isupper() for amount in plain):
        plain += _named_currency(folded, start, end, terms)
    if not bare or not plain:
        return written
    found = list(written)
    for shared in shared_units(bare, [(each.start, each.end, each.unit) for each in plain], folded, end):
        number, like = shared.number, plain[shared.figure]
        scale = _scale_of(folded, like, terms) if shared.with_scale and number.scale == 1 else number.scale
        value = scaled(number.value, scale)
        found.append(Amount(number.start, number.end, value, None, like.unit, local=like.local))
    return sorted(found, key=lambda amount: (amount.start, -amount.end))


def _named_currency(folded: str, start: int, end: int, terms: QuantityTerms) -> Iterator[Amount]:
    """The money that a sentence says its sums are in: "in 2021 dollars", "in billions of euros"."""
    for found in terms.unit.finditer(folded, start, end):
        unit = terms.units[" ".join(found["unit"].split())]
        said = _SAID_IN.regex.search(folded[max(start, found.start() - _LEAD) : found.start()])
        if unit.code.isupper() and said:
            yield Amount(found.start(), found.end(), 0.0, None, unit.code)


def _scale_of(folded: str, amount: Amount, terms: QuantityTerms) -> float:
    """By what the number of an amount is multiplied: a billion in "5.0 billion dollars"."""
    found = terms.magnitude.search(folded, amount.start, amount.end)
    return terms.magnitudes[found[1]] if found else 1.0
