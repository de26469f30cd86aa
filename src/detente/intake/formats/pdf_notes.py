"""Marks of notes in a PDF: small figures set above the line, which are no part of the figure before them."""

from __future__ import annotations

from statistics import median
from typing import Any

_SMALLER = 0.9  # of the size of the line's other letters
_RAISED = 0.2  # of that size, above where the other letters stand
_MARKS = frozenset("0123456789*†‡§,")
_POWER = "10"  # "10⁵" is a number, "m²" a unit
_UNITS = frozenset({"m", "km", "cm"})


def line_without_marks(line: Any, taken: list[str]) -> str:
    """The text of a line without the marks of notes.

    Args:
        line: A line of pdfminer, whose letters know their size and place.
        taken: The marks that were taken out are added to it.
    """
    letters = [each for each in line if hasattr(each, "size")]
    if len(letters) < 2:
        return str(line.get_text())
    size, foot = median(each.size for each in letters), median(each.y0 for each in letters)
    kept, mark = "", ""
    for each in line:
        written = str(each.get_text())
        raised = hasattr(each, "size") and each.size < _SMALLER * size and each.y0 > foot + _RAISED * size
        if raised and written in _MARKS and (mark or not _is_power(kept)):
            mark += written
            continue
        if mark and written.strip():
            taken.append(mark)
            mark = ""
        kept += written
    if mark:
        taken.append(mark)
    return kept


def _is_power(before: str) -> bool:
    word = before.split(" ")[-1]
    return word == _POWER or word in _UNITS
