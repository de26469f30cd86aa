"""Quantities: shares, sums of money, counts of forces; whose, of what, for when, and how they are meant.

A small grammar of our own over the terms in data/figures/quantity_terms.csv and figure_grammar.csv, a
module for each question: `amounts`, `quantity_basis` (of what), `figure_owner` (whose), `quantity_years`,
`quantity_kinds`. A growth rate is not a share, a target is not an outturn; where the text does not say, the
field stays None.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from detente.attribution.gazetteer import Gazetteer
from detente.attribution.gazetteer import gazetteer as shipped_gazetteer
from detente.attribution.mentions import named_in
from detente.figures.figure_grammar import Pattern
from detente.figures.quantities.amount import Amount
from detente.figures.quantities.amounts import amounts
from detente.figures.quantities.figure_owner import lead_of_owner, owner_of_figure
from detente.figures.quantities.listed_figures import (
    compared_with_itself,
    like_the_first_sum,
    like_their_list,
    of_what_the_others_are,
    said_again,
)
from detente.figures.quantities.owner_candidates import about, named_owners
from detente.figures.quantities.quantity_basis import bare_level, basis_of, for_defence, spending_named
from detente.figures.quantities.quantity_kinds import growth, kind_of
from detente.figures.quantities.quantity_terms import QuantityTerms
from detente.figures.quantities.quantity_terms import shipped as shipped_terms
from detente.figures.quantities.quantity_years import says_another_year, year_of
from detente.figures.quantities.sentence_figures import Figure, FigureSentence
from detente.records import Quantity, QuantityKind, Voice
from detente.text.normalise import fold
from detente.text.sentences import sentences

__all__ = ["owner_leads", "quantities"]

_GOES_ON = 160  # characters in which a bare share still belongs to the share before it
_PURPOSE = 40  # characters in which "for core defence" says that a share is a part of the one before
_AFTER = Pattern(r",? \s (?: {after_another} | {began_at} ) \s (?:{rounding}\s)? $")
_TERM = re.compile(r"\s?(?:\+|plus)\s?")  # between the two terms of "3.5 + 1.5"
_FOR_DEFENCE = ("defence budget", "defence spending")
_AMOUNTS_TO = Pattern(r"\s* (?:that|this) \s {amounts_to} \b")
_CHANGES = Pattern(r"\b (?:from|since) \b | \b {year_before} \b | \b {previous} \s year \b")  # another time
# "WARSAW - ", "KYIV (Ukrinform) - ", "MOSCOW, April 28. /TASS/. ": where a report was written
_DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Z '/]{2,30})(?:, \w+\.? \d{1,2})?\.?\s?(?:\([^)]{2,20}\)|/[^/]{2,20}/)?"
    r"\s?(?:--?|[–—:.])\s"
)
_TO_ANOTHER = Pattern(r"(?:\s in \s (?:19|20)\d\d)? \s? (?:to|-|–) \s? (?:{rounding}\s)?")


def quantities(
    text: str,
    section: str | None = None,
    voices: Sequence[Voice] = (),
    *,
    shares: bool = False,
    gazetteer: Gazetteer | None = None,
    on: date | None = None,
) -> tuple[Quantity, ...]:
    """The quantities of a paragraph.

    Args:
        text: The paragraph.
        section: The heading above, which may name the alliance.
        voices: Who speaks in it, so that "we spend" has an owner.
        shares: Whether the paragraphs before speak of shares of GDP for defence, so that a bare level
        ("Poland leads with
            4.48 %") is one.
        gazetteer: Who is known; the one that ships, unless another is given.
        on: The day it was said, as far as known.

    Returns:
        What was read, in order of place. Shares are in %, differences in percentage points, money in whole
        units of a currency by its ISO 4217 code.
    """
    terms = shipped_terms()
    folded = fold(text)
    if not terms.worth_reading.search(folded):
        return ()
    defence: bool | None = None
    found: list[Quantity] = []
    known = gazetteer or shipped_gazetteer()
    for sentence in _sentences(text, folded, section, tuple(voices), terms, known, on):
        first = len(found)
        for amount in sentence.amounts:
            before = next((each for each in reversed(found) if each.unit != "times"), None)
            read = _coordinated(
                _like_the_one_before(_described(sentence, amount), before, folded), before, sentence
            )
            if before is not None:
                read = said_again(like_the_first_sum(read, before, sentence), before, sentence)
                read = compared_with_itself(read, before, sentence)
            if shares and read.of is None and read.whose and read.kind != "growth":
                read = replace(read, of="GDP" if bare_level(sentence, amount) else None)
            if found and _TO_ANOTHER.regex.fullmatch(folded, found[-1].end, read.start):
                found[-1] = _like_the_one_after(found[-1], read, folded)
            found.append(read)
            if not shares and found[-1].of == "GDP":
                defence = for_defence(text) if defence is None else defence
                shares = defence
        found[first:] = like_their_list(found[first:], sentence)
        found[first:] = of_what_the_others_are(found[first:], found[:first], sentence)
    return tuple(found)


def _sentences(
    text: str,
    folded: str,
    section: str | None,
    voices: tuple[Voice, ...],
    terms: QuantityTerms,
    known: Gazetteer,
    on: date | None,
) -> Iterator[FigureSentence]:
    """The sentences of a paragraph with who may own their figures, each knowing whom the one before was
    about.
    """
    names = named_in(text, known)
    places = [name.start for name in names]
    context = f"{section or ''}\n{text}"
    alliance = "NATO" in context or "alliance" in context.lower()
    opening = _DATELINE.match(text)
    dateline = opening.end() if opening else 0
    before = _side_of_place(opening["place"], known) if opening else None
    earlier: tuple[Amount, ...] = ()
    for start, end in sentences(text):
        inside = names[bisect_left(places, start) : bisect_left(places, end)]
        share = bool(terms.share.search(folded, start, end))
        everyone = named_owners(folded, start, end, inside, known, alliance=alliance, share=share, on=on)
        named = tuple(replace(each, dateline=True) if each.start < dateline else each for each in everyone)
        candidates = [owner for owner in named if owner.outright]
        inside_it = tuple(amounts(text, folded, start, end, terms, earlier))
        earlier = _units_to_share(inside_it)
        yield FigureSentence(folded, start, end, terms, tuple(candidates), before, voices, inside_it, named)
        before = about(candidates) or before


def _units_to_share(inside: Sequence[Amount]) -> tuple[Amount, ...]:
    """The last share and the last sum of a sentence, whose units the next one may leave out."""
    plain = [amount for amount in inside if amount.form is None]
    share = next((amount for amount in reversed(plain) if amount.unit == "%"), None)
    money = next((amount for amount in reversed(plain) if amount.unit.isupper()), None)
    return tuple(sorted(filter(None, (share, money)), key=lambda amount: amount.start))


def _side_of_place(place: str, known: Gazetteer) -> str | None:
    """The state of a capital in which a report was written."""
    names = named_in(place.strip().title(), known)
    return next((name.actor.side for name in names if name.kind == "capital" and name.actor), None)


def owner_leads(
    text: str, voices: Sequence[Voice] = (), gazetteer: Gazetteer | None = None
) -> dict[int, tuple[str | None, float]]:
    """For the beginning of each figure of a paragraph whose it is by the most evidence, and by how much.

    Args:
        text: The paragraph.
        voices: Who speaks in it.
        gazetteer: Who is known; the one that ships, unless another is given.

    Returns:
        Sides with their leads over the next one, in units of the weights of owner_evidence.csv.
    """
    known = gazetteer or shipped_gazetteer()
    found = _sentences(text, fold(text), None, tuple(voices), shipped_terms(), known, None)
    return {
        amount.start: lead_of_owner(_figure_of(sentence, amount)[0])
        for sentence in found
        for amount in sentence.amounts
    }


def _figure_of(sentence: FigureSentence, amount: Amount) -> tuple[Figure, str | None, bool]:
    """An amount as a figure, with of what it is and whether it is a change."""
    changed = growth(sentence, amount)
    of, of_end = basis_of(sentence, amount, growth=changed)
    return Figure(sentence, amount, amount.start, max(amount.end, of_end)), of, changed


def _described(sentence: FigureSentence, amount: Amount) -> Quantity:
    """An amount with of what it is, whose, for when, and how it is meant."""
    figure, of, changed = _figure_of(sentence, amount)
    ownership = owner_of_figure(figure)
    owner = ownership.side if ownership else None
    if of is None and changed and owner and spending_named(sentence, amount, owner):
        of = "defence spending"  # what allies together raise
    kind: QuantityKind | None = "growth" if changed else kind_of(figure, of=of, whose=owner)
    if figure.money and kind == "budget" and of == "defence spending":
        of = "defence budget"
    return Quantity(
        start=amount.start,
        end=amount.end,
        value=amount.value,
        high=amount.high,
        unit=_local(amount, owner),
        of=of,
        whose=owner,
        year=year_of(figure),
        kind=kind,
    )


def _local(amount: Amount, owner: str | None) -> str:
    """A word for money that two states share means the money of the one that owns the figure."""
    if amount.local is None:
        return amount.unit
    return dict(pair.split("=") for pair in amount.local.split(";")).get(owner or "", amount.unit)


def _like_the_one_after(quantity: Quantity, after: Quantity, folded: str) -> Quantity:
    """ "In 2024 spending rose from 1.6 % to 2.1 % of GDP": both are shares of what the second one names.

    The year is the second one's unless the first has its own behind it.
    """
    if quantity.unit != after.unit or quantity.kind == "growth" or after.kind == "growth":
        return quantity
    of = after.of if quantity.unit == "%" and after.of == "GDP" else quantity.of
    own = str(quantity.year) in folded[quantity.end : after.start]
    return replace(quantity, of=of, year=quantity.year if own else None)


def _like_the_one_before(quantity: Quantity, before: Quantity | None, folded: str) -> Quantity:
    """ "5 % of GDP: 3.5 % for core defence and 1.5 % …".

    A bare share goes on from the share named just before it.
    """
    if before is None:
        return quantity
    if _TERM.fullmatch(folded, before.end, quantity.start):
        return replace(quantity, kind=before.kind, whose=before.whose or quantity.whose)
    near = quantity.start - before.end <= _GOES_ON
    after = near and quantity.of != "GDP" and _AFTER.regex.search(folded, before.end, quantity.start)
    if before.kind == "growth" and after:
        own = quantity.year if quantity.year != before.year else None  # another year's, whichever it is
        return replace(quantity, kind="growth", of=before.of, whose=before.whose, year=own)
    if not near or not _continues(quantity, before, folded):
        return quantity
    return replace(
        quantity,
        of=before.of,
        whose=quantity.whose or before.whose,
        year=quantity.year or (before.year if _same_time(quantity, before, folded) else None),
        kind=quantity.kind or before.kind,
    )


def _same_time(quantity: Quantity, before: Quantity, folded: str) -> bool:
    """Whether a figure without a year can be of the year before it.

    Not where what was and what is to be meet.
    """
    if says_another_year(folded, quantity.end):
        return False
    kinds = {quantity.kind, before.kind} - {None}
    return len(kinds) < 2 or "outturn" not in kinds


def _coordinated(quantity: Quantity, before: Quantity | None, sentence: FigureSentence) -> Quantity:
    """ "Norland spent 1.3 % in 2024, while Sudria spent 4.1": year, basis and kind carry to another's figure.

    So they do where a sentence goes on with "that would be".
    """
    if before is None:
        return quantity
    if sentence.amounts[0].start == quantity.start and before.end <= sentence.start:
        if not _AMOUNTS_TO.regex.match(sentence.folded, sentence.start, sentence.end):
            return quantity
        return replace(quantity, whose=quantity.whose or before.whose, year=quantity.year or before.year)
    if before.start < sentence.start or not _alike(quantity, before):
        return quantity
    if _CHANGES.regex.search(sentence.folded, before.end, quantity.start):
        return quantity
    other = says_another_year(sentence.folded, quantity.end)
    vague = quantity.unit.isupper() and (
        quantity.of is None or (quantity.of == "budget" and before.of in _FOR_DEFENCE)
    )
    return replace(
        quantity,
        of=before.of if vague else quantity.of,
        year=quantity.year or (None if other else before.year),
        kind=quantity.kind or before.kind,
    )


def _alike(quantity: Quantity, before: Quantity) -> bool:
    """Whether two figures are of two owners, both shares, sums or counts, and meant alike."""
    if not quantity.whose or not before.whose or quantity.whose == before.whose:
        return False
    both = quantity.unit == before.unit or (quantity.unit.isupper() and before.unit.isupper())
    alike = quantity.kind == before.kind or quantity.kind is None
    return both and alike and "growth" not in (quantity.kind, before.kind)


def _continues(quantity: Quantity, before: Quantity, folded: str) -> bool:
    """Whether a share names nothing that it is of, or a purpose within the share before, and that is one of
    GDP.
    """
    if quantity.unit != "%" or before.unit != "%" or before.of != "GDP" or quantity.kind == "growth":
        return False
    purpose, _ = shipped_terms().meant_by["purpose"]
    return not quantity.of or bool(purpose.search(folded, quantity.end, quantity.end + _PURPOSE))
