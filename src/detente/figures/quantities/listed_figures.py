"""What a figure in a list takes from its sentence.

"Norland (3.8 %) and Sudria (2 %) met the goal of 2 % of GDP", "5 billion in 2022 and 6 billion a year later".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from detente.figures.figure_grammar import Pattern
from detente.figures.quantities.owner_candidates import is_state
from detente.figures.quantities.quantity_basis import for_defence
from detente.figures.quantities.sentence_figures import FigureSentence
from detente.records import Quantity, QuantityKind

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SPENDERS = Pattern(r"\b {spender} \b")
_DEFENCE = ("defence spending", "defence budget")
_PLANS = ("target", "pledge", "budget")
# Between two sums of one owner: "8 billion dollars on defence in 2022 | and nearly | 6 billion"
_SECOND = Pattern(r" [^.;:]{0,50}? (?: \s {joins_sums} | ,? \s {after_another} ) \s (?:{rounding}\s)? $")

_COMPARED = Pattern(r",? \s (?: {after_another} | {up_from} ) \s (?:{rounding}\s)? $")
_LAST = 3  # figures of the sentences before that may say of what the next ones are
_APART = 40  # characters in which a word says that a share is of something else
_HIGHEST_SHARE = 10.0  # % of GDP; no ally's share is higher
_OF_ITS_OWN = Pattern(r"\s {of_its_own} \s (?! (?:19|20)\d\d )")  # "16.7 billion euros | from the scheme"
_LED_TO = Pattern(r"(?: \s in \s real \s terms )? ,? \s to \s (?:{rounding}\s)?")  # "rose by 6 % | to"
_SAID_AGAIN = Pattern(
    r"""(?: \s of \s (?:{output_owner}\s)? {economy_noun} )? (?: \s on \s {defence_object} )? ,? \s? \(?
        (?: (?: or | {equal_to} | {same_again} ) \s )? (?:{rounding}\s)? (?:a\s \w+ \s (?:under|over)\s)?"""
)
_AGAIN = Pattern(
    r"""(?: \s of \s (?:{output_owner}\s)? {economy_noun} )? (?: \s on \s {defence_object} )? ,? \s \(?
        (?: or | {equal_to} ) \s (?:{rounding}\s)?"""
)


def like_their_list(read: Sequence[Quantity], sentence: FigureSentence) -> list[Quantity]:
    """The figures of a sentence, those in brackets as what its other figures and words are.

    Args:
        read: The figures of one sentence.
        sentence: The sentence.

    Returns:
        The same figures; a bracketed one that names nothing itself is of what its list is of.
    """
    bracketed = [quantity for quantity in read if _in_brackets(quantity, sentence)]
    if (spent := _spent(sentence)) and not bracketed:
        return [replace(q, of=spent) if q.unit.isupper() and q.of is None else q for q in read]
    if not bracketed:
        return list(read)
    of = _share_named(read, sentence), spent
    kind = _kind_of_list(read, bracketed)
    year = _only_year(sentence)
    return [_listed(each, of, kind, year) if each in bracketed else each for each in read]


def like_the_first_sum(quantity: Quantity, before: Quantity, sentence: FigureSentence) -> Quantity:
    """ "It spent 8 billion dollars on defence in 2022 and 6 billion a year later": both sums are for defence.

    Args:
        quantity: A sum that does not say of what or how it is meant.
        before: The figure before it in the same sentence.
        sentence: Their sentence.

    Returns:
        The sum, meant as the first one is where they are one owner's and only joined; "rose by 6 % to …" is
        what was spent.
    """
    if _same_thing(quantity, before, sentence):
        return replace(quantity, of="defence spending", kind=quantity.kind or before.kind)
    if before.kind == "growth" and quantity.kind is None and before.start >= sentence.start:
        led = _LED_TO.regex.fullmatch(sentence.folded, before.end, quantity.start)
        return replace(quantity, kind="outturn") if led else quantity
    alike = quantity.unit == before.unit and quantity.unit.isupper() and before.of in _DEFENCE
    if not alike or quantity.of not in (None, before.of) or quantity.whose != before.whose:
        return quantity
    if before.start < sentence.start or "growth" in (quantity.kind, before.kind):
        return quantity
    if not _SECOND.regex.fullmatch(sentence.folded, before.end, quantity.start):
        return quantity
    return replace(quantity, of=before.of, kind=quantity.kind or before.kind)


def of_what_the_others_are(
    read: Sequence[Quantity], earlier: Sequence[Quantity], sentence: FigureSentence
) -> list[Quantity]:
    """Figures that name nothing they are of, as the others of their sentence or the last ones before it.

    Args:
        read: The figures of one sentence.
        earlier: Those of the sentences before it.
        sentence: The sentence.

    Returns:
        The same figures; a share is of GDP where another one is, a sum for defence where another one is.
    """
    near = [*earlier[-_LAST:], *read]
    share = any(each.unit == "%" and each.of == "GDP" and each.kind != "growth" for each in near)
    spent = next((each.of for each in reversed(near) if each.unit.isupper() and each.of in _DEFENCE), None)
    grown = next((each.of for each in reversed(near) if each.kind == "growth" and each.of in _DEFENCE), None)
    read = [
        replace(each, of=grown)
        if grown and each.kind == "growth" and each.unit == "%" and each.of is None and each.whose
        else each
        for each in read
    ]
    if share:
        read = [replace(each, of="GDP") if _another_share(each, sentence) else each for each in read]
    return [
        replace(each, of="GDP" if each.unit == "%" else spent)
        if each.of is None and _names_nothing(each, sentence) and (share if each.unit == "%" else spent)
        else each
        for each in read
    ]


def _names_nothing(quantity: Quantity, sentence: FigureSentence) -> bool:
    """Whether a share or sum of somebody has no words for what it is of, and is no change."""
    low, high = max(sentence.start, quantity.start - _APART), min(sentence.end, quantity.end + _APART)
    apart, _ = sentence.terms.meant_by["apart"]
    if quantity.whose is None or quantity.kind == "growth" or apart.search(sentence.folded, low, high):
        return False
    level = quantity.unit == "%" and 0 < quantity.value <= _HIGHEST_SHARE
    own = _OF_ITS_OWN.regex.match(sentence.folded, quantity.end, sentence.end)
    return (level or quantity.unit.isupper()) and own is None


def _another_share(quantity: Quantity, sentence: FigureSentence) -> bool:
    """A level for defence that names no whole: "2 % of GDP by its count of defence spending, from 1.8 %"."""
    whole = _OF_ITS_OWN.regex.match(sentence.folded, quantity.end, sentence.end)
    level = quantity.of in _DEFENCE and quantity.unit == "%" and 0 < quantity.value <= _HIGHEST_SHARE
    return level and quantity.kind != "growth" and whole is None and quantity.end < sentence.end


def said_again(quantity: Quantity, before: Quantity, sentence: FigureSentence) -> Quantity:
    """ "5 billion euros, or 2 % of GDP": what says a figure again is of the same owner.

    Args:
        quantity: A figure.
        before: The one before it.
        sentence: The sentence of the first.

    Returns:
        The figure, with the owner of the one before it where it only says that again in another unit.
    """
    if before.start < sentence.start or before.unit == quantity.unit or before.whose is None:
        return quantity
    again = _SAID_AGAIN.regex.fullmatch(sentence.folded, before.end, quantity.start)
    return replace(quantity, whose=before.whose) if again and quantity.kind != "growth" else quantity


def compared_with_itself(quantity: Quantity, before: Quantity, sentence: FigureSentence) -> Quantity:
    """ "Norland is at 2 % this year, against 1.8 % in 2024": both are Norland's where nobody else is named.

    Args:
        quantity: A figure.
        before: The one before it.
        sentence: The sentence of the first.

    Returns:
        The figure, with the owner of the one before it that it is compared with.
    """
    if before.start < sentence.start or before.unit != quantity.unit or before.whose is None:
        return quantity
    if not _COMPARED.regex.search(sentence.folded, before.end, quantity.start):
        return quantity
    reach = min(sentence.end, quantity.end + _APART)
    named = any(before.end <= owner.start < reach and is_state(owner.side) for owner in sentence.candidates)
    return quantity if named else replace(quantity, whose=before.whose)


def _same_thing(quantity: Quantity, before: Quantity, sentence: FigureSentence) -> bool:
    """ "2 % of GDP, or 45 billion euros": a sum that says a share for defence again."""
    share = before.unit == "%" and before.of == "GDP" and before.kind != "growth"
    if not share or not quantity.unit.isupper() or quantity.of is not None or before.start < sentence.start:
        return False
    again = _AGAIN.regex.fullmatch(sentence.folded, before.end, quantity.start)
    return again is not None and for_defence(sentence.folded)


def _in_brackets(quantity: Quantity, sentence: FigureSentence) -> bool:
    """Whether a figure stands alone in brackets right behind its owner: "Norland (3.8 % of GDP)"."""
    folded = sentence.folded
    open_at = folded.rfind("(", sentence.start, quantity.start)
    if quantity.whose is None or open_at < 0 or folded.find(")", open_at, quantity.start) >= 0:
        return False
    owner = sentence.owners.last_before(open_at + 1)
    return owner is not None and owner.side == quantity.whose and not folded[owner.end : open_at].strip()


def _share_named(read: Sequence[Quantity], sentence: FigureSentence) -> str | None:
    """GDP, where another share of the sentence names it."""
    shares = [each for each in read if each.unit == "%" and each.kind != "growth"]
    return "GDP" if any(each.of == "GDP" for each in shares) and not sentence.of_something_else else None


def _spent(sentence: FigureSentence) -> str | None:
    """Defence spending, where "spenders" are listed in a paragraph on defence."""
    spenders = _SPENDERS.regex.search(sentence.folded, sentence.start, sentence.end)
    return "defence spending" if spenders and for_defence(sentence.folded) else None


def _kind_of_list(read: Sequence[Quantity], bracketed: Sequence[Quantity]) -> QuantityKind | None:
    """What a list without a verb of its own gives: a level, unless its sentence speaks of plans only."""
    kinds = {each.kind for each in bracketed} - {None}
    if len(kinds) == 1:
        return kinds.pop()
    others = {each.kind for each in read if each not in bracketed}
    return None if kinds or others & set(_PLANS) else "outturn"


def _only_year(sentence: FigureSentence) -> int | None:
    years = {int(year[0]) for year in _YEAR.finditer(sentence.folded, sentence.start, sentence.end)}
    return years.pop() if len(years) == 1 else None


def _listed(
    quantity: Quantity, of: tuple[str | None, str | None], kind: QuantityKind | None, year: int | None
) -> Quantity:
    share, sum_of = of
    meant = share if quantity.unit == "%" else sum_of if quantity.unit.isupper() else None
    return replace(
        quantity,
        of=quantity.of or meant,
        kind=quantity.kind or kind,
        year=quantity.year or year,
    )
