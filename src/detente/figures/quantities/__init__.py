"""Quantities: shares, sums of money, counts of forces; whose, of what, for when, and how they are meant.

A small grammar of our own over the words in data/figures/quantity_terms.csv, a room for each question: `numbers`,
`subjects` (of what), `owners` (whose), `years`, `kinds`. A growth rate is not a share, a target is not an outturn;
where the text does not say, the field stays None.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from detente.attribution.gazetteer import Gazetteer
from detente.attribution.gazetteer import gazetteer as shipped_gazetteer
from detente.attribution.mentions import named_in
from detente.figures.quantities.amounts import Amount, amounts
from detente.figures.quantities.quantity_basis import bare_level, for_defence, of_what, spending_named
from detente.figures.quantities.quantity_kinds import growth, kind_of
from detente.figures.quantities.quantity_owners import Owner, about, first_person, owners, whose
from detente.figures.quantities.quantity_terms import QuantityTerms, quantity_terms
from detente.figures.quantities.quantity_years import says_another_year, year_of
from detente.records import Quantity, QuantityKind, Voice
from detente.text.normalise import fold
from detente.text.sentences import sentences

__all__ = ["quantities"]

_SHARES = ("%", "pp", "times")
_GOES_ON = 160  # characters in which a bare share still belongs to the share before it
_PURPOSE = 40  # characters in which "for core defence" says that a share is a part of the one before
_AFTER = re.compile(
    r",? (?:after|against|compared with|up from|down from|following) (?:about |some |only )?$"
)
_TERM = re.compile(r"\s?(?:\+|plus)\s?")  # between the two terms of "3.5 + 1.5"
_TO_ANOTHER = re.compile(
    r"(?: in (?:19|20)\d\d)? ?(?:to|-|–) ?(?:about |around |some |over |nearly |almost )?"
)


def quantities(
    text: str,
    section: str | None = None,
    voices: Sequence[Voice] = (),
    *,
    shares: bool = False,
    gazetteer: Gazetteer | None = None,
) -> tuple[Quantity, ...]:
    """The quantities of a paragraph in order of place.

    `section`: the heading above, which may name the alliance. `voices`: who speaks in it, so that "we spend" has an owner.
    `shares`: the paragraphs before speak of shares of GDP for defence, so that a bare level ("Poland leads with 4.48 %") is one.
    `gazetteer`: who is known; the one that ships, unless another is given.
    """
    table = quantity_terms()
    folded = fold(text)
    if not table.worth_reading.search(folded):
        return ()
    known = gazetteer or shipped_gazetteer()
    names = named_in(text, known)
    context = f"{section or ''}\n{text}"
    alliance = "NATO" in context or "alliance" in context.lower()
    found: list[Quantity] = []
    before: str | None = None
    for start, end in sentences(text):
        inside = [name for name in names if start <= name.start < end]
        candidates = owners(
            folded,
            start,
            end,
            inside,
            known,
            alliance=alliance,
            share=bool(table.share.search(folded, start, end)),
        )
        for amount in amounts(text, folded, start, end, table):
            read = _described(folded, amount, start, end, candidates, before, voices, table)
            read = _like_the_one_before(read, found[-1] if found else None, folded)
            if shares and read.of is None and read.whose and read.kind != "growth":
                of = "GDP" if bare_level(folded, amount, start, end, table) else None
                read = replace(read, of=of)
            if found and _TO_ANOTHER.fullmatch(folded, found[-1].end, read.start):
                found[-1] = _like_the_one_after(found[-1], read, folded)
            found.append(read)
            shares = shares or (found[-1].of == "GDP" and for_defence(text))
        before = about(candidates) or before
    return tuple(found)


def _described(
    folded: str, amount: Amount, start: int, end: int, candidates: Sequence[Owner], before: str | None,
    voices: Sequence[Voice], table: QuantityTerms,
) -> Quantity:  # fmt: skip
    changed = growth(folded, amount, start, end, table)
    of, of_end = of_what(folded, amount, start, end, table, growth=changed)
    span = (amount.start, max(amount.end, of_end))
    owner = whose(
        folded, span, start, end, candidates, before, share=amount.unit in _SHARES, counted=_counted(amount)
    )
    if owner is None:
        owner = first_person(folded, span, start, voices)
    if of is None and changed and owner == "NATO" and spending_named(folded, amount, start):
        of = "defence spending"  # what allies together raise
    kind: QuantityKind | None = "growth"
    if not changed:
        kind = kind_of(folded, span, amount, start, end, table, of=of, whose=owner)
    if amount.unit.isupper() and kind == "budget" and of == "defence spending":
        of = "defence budget"
    return Quantity(
        start=amount.start,
        end=amount.end,
        value=amount.value,
        high=amount.high,
        unit=_local(amount, owner),
        of=of,
        whose=owner,
        year=year_of(folded, span, start, end),
        kind=kind,
    )


def _counted(amount: Amount) -> bool:
    return amount.unit not in _SHARES and not amount.unit.isupper()


def _local(amount: Amount, owner: str | None) -> str:
    """A word for money that two states share means the money of whoever owns the figure."""
    if amount.local is None:
        return amount.unit
    return dict(pair.split("=") for pair in amount.local.split(";")).get(owner or "", amount.unit)


def _like_the_one_after(quantity: Quantity, after: Quantity, folded: str) -> Quantity:
    """ "In 2024 spending rose from 1.6 % to 2.1 % of GDP": both are shares of what the second one names, and the year is
    the second one's unless the first has its own behind it."""
    if quantity.unit != after.unit or quantity.kind == "growth" or after.kind == "growth":
        return quantity
    of = after.of if quantity.unit == "%" and after.of == "GDP" else quantity.of
    own = str(quantity.year) in folded[quantity.end : after.start]
    return replace(quantity, of=of, year=quantity.year if own else None)


def _like_the_one_before(quantity: Quantity, before: Quantity | None, folded: str) -> Quantity:
    """ "5 % of GDP: 3.5 % for core defence and 1.5 % …": a bare share goes on from the share named just before it."""
    if before is not None and _TERM.fullmatch(folded, before.end, quantity.start):
        return replace(quantity, kind=before.kind, whose=before.whose or quantity.whose)
    if before is not None and before.kind == "growth" and _AFTER.search(folded, before.end, quantity.start):
        return replace(quantity, kind="growth", of=before.of, whose=before.whose, year=before.year)
    if before is None or quantity.unit != "%" or before.unit != "%" or before.of != "GDP":
        return quantity
    purpose, _ = quantity_terms().meant_by["purpose"]
    if quantity.of and not purpose.search(folded, quantity.end, quantity.end + _PURPOSE):
        return quantity
    if quantity.start - before.end > _GOES_ON or quantity.kind == "growth":
        return quantity
    return replace(
        quantity,
        of=before.of,
        whose=quantity.whose or before.whose,
        year=quantity.year or (None if says_another_year(folded, quantity.end) else before.year),
        kind=quantity.kind or before.kind,
    )
