"""The year a figure is for: the last of a span, the deadline, the year it was spent in; not when it was decided."""

from __future__ import annotations

import re

_YEAR = re.compile(
    r"\b(?P<how>by|in|until|till|for|to|during|from|between|of|through|since(?=\s(?:19|20)\d\d,?\swhen\b))\s+(?:the end of |the year |fiscal year |financial year |fiscal |financial |late |early |mid-)*"
    r"(?P<year>(?:19|20)\d\d)(?:\s?(?:to|and|-|–|until|till)\s?(?P<last>(?:19|20)\d\d))?\b"
)
_IN_BRACKETS = re.compile(r"\s?\((?P<year>(?:19|20)\d\d)e?\)")  # "2.12 % (2024)"
_AHEAD = re.compile(r"\s*(?:of (?:its )?gdp )?(?:in|during|over|by) the (?:next|following|coming)\b")
_RELATIVE = re.compile(r",\s(?:which|who|whose|where)\b[^,]*,")
# A verb between a figure and its year that says when something was decided or reviewed, not when it is spent.
_DECIDED = re.compile(
    r"\b(?:was set|was agreed|was adopted|set in|reviews?|reviewed|agreed in|adopted in|signed)\b"
)
_REVIEWS = re.compile(r"\breviews?\b[\w\s]*$")
_TO_DO = re.compile(r"\s+to\s")
_COMPARED = re.compile(r"\b(?:than|since|from|before|after)\s+$")
_NEAR = 90  # characters in which a year is still the figure's
_FAR_BEFORE = 40  # a year behind the figure is nearer than one as far before it


def year_of(folded: str, span: tuple[int, int], start: int, end: int) -> int | None:
    """The year, or None where the sentence does not say."""
    if beside := _IN_BRACKETS.match(folded, span[1], end):
        return int(beside["year"])
    if says_another_year(folded, span[1]):
        return None
    low = max([start, *(start + mark.end() for mark in re.finditer(r"; | while ", folded[start : span[0]]))])
    stop = folded.find(";", span[1], end)
    high = end if stop < 0 else stop
    hidden = [(m.start(), m.end()) for m in _RELATIVE.finditer(folded, start, end)]
    best: tuple[int, int] | None = None
    for found in _YEAR.finditer(folded, low, high):
        if any(a <= found.start() < b for a, b in hidden) or _not_its_own(folded, found, span):
            continue
        after = found.start() >= span[1]
        distance = found.start() - span[1] if after else span[0] - found.end() + _FAR_BEFORE
        distance -= 30 if found["how"] in ("by", "until") else 0
        if best is None or distance < best[0]:
            best = (distance, int(found["last"] or found["year"]))
    return best[1] if best and best[0] <= _NEAR else None


def says_another_year(folded: str, at: int) -> bool:
    """Whether a figure that ends at `at` is for a time of its own that is no year: "3 % in the next parliament"."""
    return _AHEAD.match(folded, at) is not None


def _not_its_own(folded: str, found: re.Match[str], span: tuple[int, int]) -> bool:
    if found["how"] in ("from", "between", "of") and not found["last"]:
        return found["how"] != "of"
    if _COMPARED.search(folded[max(0, found.start() - 8) : found.start()]):
        return True
    if found.start() >= span[1]:
        decided = _DECIDED.search(folded, span[1], found.end()) or _REVIEWS.search(
            folded[max(0, span[0] - _FAR_BEFORE) : span[0]]
        )
        return found["how"] not in ("by", "until") and bool(decided)
    return found["how"] == "in" and bool(
        _TO_DO.match(folded, found.end()) or _DECIDED.search(folded, found.start(), span[0])
    )
