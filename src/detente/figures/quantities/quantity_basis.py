"""Of what a figure is: of GDP, of a budget, money for arms, warheads deployed."""

from __future__ import annotations

import re

from detente.figures.quantities.amounts import Amount
from detente.figures.quantities.quantity_terms import QuantityTerms

_DIRECT = re.compile(r"\s*(?:of|in|for|on|into)\s+$")
_NEAR = 90  # characters in which a word still says of what a figure is
_HIGHEST = 10.0  # % of GDP; no ally's share is higher
_SPENDING = re.compile(r"\b(?:spending|expenditures?|outlays|budgets?)\b")
_LEVEL_BEFORE = re.compile(
    r"\b(?:at|with|to|than|reach|reache[sd]|spen[dt]|spends|spending|stood|stands|puts?|only|over|above|below|under|least|just)\s+"
    r"(?:about |around |just |only |over |some |almost |nearly |more than |less than )?$"
)
_LEVEL_AFTER = re.compile(
    r"\s(?:guideline|benchmark|mark|line|level|threshold|goal|target|or more|or above)\b"
)
_DEFENCE = re.compile(r"\b(?:defen[cs]e|military|armed forces|army|NATO|[Aa]llies|[Aa]lliance)\b", re.I)
_FEW = 4  # words between "of" and of what


def of_what(
    folded: str, amount: Amount, start: int, end: int, words: QuantityTerms, *, growth: bool
) -> tuple[str | None, int]:
    """Of what, as the table names it, and where the words end that say so (the amount's end where nothing follows)."""
    if amount.unit in ("warheads", "launchers", "missiles"):
        return _part(folded, amount, start, end, words), amount.end
    if amount.unit not in ("%", "pp", "times") and not amount.unit.isupper():
        return None, amount.end
    if amount.unit == "%" and amount.form == "fraction" and not growth:
        counted = words.unit.search(folded, amount.end, min(end, amount.end + 48))
        what = words.of.search(folded, amount.end, min(end, amount.end + 48))
        if counted and not what:
            return words.units[counted["unit"]].code, counted.end()
    if not growth:
        direct = _direct(folded, amount, end, words)
        if direct:
            return direct
    near = _nearest(folded, amount, start, end, words, growth=growth)
    if near and not (near == "budget" and amount.unit.isupper()):
        return near, amount.end
    meant = _meant(folded, amount, start, end, words, growth=growth)
    if near:
        return "defence budget" if meant == "defence spending" else near, amount.end
    return meant, amount.end


def for_defence(text: str) -> bool:
    """Whether a paragraph speaks of defence, so that a share of GDP in it is one for defence."""
    return bool(_DEFENCE.search(text))


def spending_named(folded: str, amount: Amount, start: int) -> bool:
    """Whether spending is what grew: "raise their spending by 15.9 %"."""
    return amount.unit == "%" and bool(_SPENDING.search(folded, start, amount.start))


def bare_level(folded: str, amount: Amount, start: int, end: int, words: QuantityTerms) -> bool:
    """Whether a percentage that says not of what stands as a level does: "with 4.48 %", "stood at 1.99 %", "the 2 % mark"."""
    if amount.unit != "%" or amount.form or not 0 < amount.value <= _HIGHEST:
        return False
    if words.meant_by["apart"][0].search(folded, start, end):
        return False
    return bool(
        _LEVEL_BEFORE.search(folded[max(start, amount.start - 24) : amount.start])
        or _LEVEL_AFTER.match(folded, amount.end, end)
    )


def _direct(folded: str, amount: Amount, end: int, words: QuantityTerms) -> tuple[str, int] | None:
    """ "of its gross domestic product", "in military aid": right after the amount, with few words between."""
    what = words.of.search(folded, amount.end, min(end, amount.end + 48))
    if not what:
        return None
    between = folded[amount.end : what.start()]
    if (
        len(between.split()) <= _FEW
        and "," not in between
        and re.match(r"\s*(?:of|in|for|on|into)\s", between)
    ):
        if amount.unit.isupper() and words.ofs[what[0]] == "GDP":
            return None
        return words.ofs[what[0]], what.end()
    return None


def _nearest(
    folded: str, amount: Amount, start: int, end: int, words: QuantityTerms, *, growth: bool
) -> str | None:
    found: list[tuple[int, str]] = []
    apart, _ = words.meant_by["apart"]
    for what in words.of.finditer(folded, max(start, amount.start - _NEAR), min(end, amount.end + _NEAR)):
        name = words.ofs[what[0]]
        if folded.endswith("food ", 0, what.start()):
            continue  # "food security assistance"
        if amount.start < what.end() and what.start() < amount.end:
            continue
        if name == "GDP" and (amount.unit.isupper() or (growth and amount.unit != "pp")):
            continue
        before = what.end() <= amount.start
        distance = amount.start - what.end() if before else what.start() - amount.end
        between = folded[min(what.end(), amount.end) : max(what.start(), amount.start)]
        if re.search(r"[;:]", between):
            continue
        # What grew is the subject, named before; of a bare share the nearest word decides.
        found.append((distance - (30 if before and growth else 0), name))
    if not found:
        return None
    distance, name = min(found)
    # A share of something else stands nearer: "inflation is rising to over 20 percent".
    other = apart.search(folded, max(start, amount.start - distance), min(end, amount.end + distance))
    return None if other and amount.unit == "%" and not growth else name


def _meant(
    folded: str, amount: Amount, start: int, end: int, words: QuantityTerms, *, growth: bool
) -> str | None:
    """What is not named but meant: a share for core defence is one of GDP; money for launchers is for equipment."""

    def says(group: str, low: int, high: int) -> str | None:
        pattern, names = words.meant_by[group]
        match = pattern.search(folded, max(start, low), min(end, high))
        return names[match[0]] if match else None

    if growth:
        return says("economy", amount.start - _NEAR, amount.end + 30) if amount.unit == "%" else None
    if amount.unit == "%":
        return says("purpose", amount.end, amount.end + 40)
    if amount.unit.isupper():
        bought = words.meant_by["bought"][0].search(folded, amount.end, min(end, amount.end + 60))
        if bought and re.match(r"[\s\w-]*\b(?:on|for|into)\s", folded[amount.end : bought.start()]):
            return words.meant_by["bought"][1][bought[0]]
        return says("defending", amount.end, amount.end + 40)
    return None


def _part(folded: str, amount: Amount, start: int, end: int, words: QuantityTerms) -> str | None:
    """Deployed, in the stockpile, retired: said within the amount, or close by."""
    inside = words.part.search(folded, amount.start, amount.end)
    after = words.part.search(folded, amount.end, min(end, amount.end + 40))
    before = words.part.search(folded, max(start, amount.start - 40), amount.start)
    match = inside or after or before
    return words.parts[match[0]] if match else None
