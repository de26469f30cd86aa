"""Where the text of an exported article ends, and what the export says of it below begins."""

from __future__ import annotations

import re

from detente.intake.press.press_tables import Product
from detente.intake.press.written_lines import WrittenLine

_MOST_BEHIND = 120  # words of no known kind behind a mark behind which no text follows
_FEWEST_LABELS, _MOST_BEHIND_LABELS = 3, 40  # labels in a row behind a text; words behind the last of them

# "SECTEUR-ACTIVITE: WATER SUPPLY (85%); …": terms of an index, each with how sure the database is of it
_TERMS = re.compile(r"^[^\W\d_][^:.!?\n]{2,30}:\s.*\(\d{2,3}\s?%\)")


def end_of_text(lines: list[WrittenLine], begins: int, product: Product, outlet: str | None) -> int:
    """The place among `lines` behind which nothing of the text follows.

    Args:
        lines: Those of one article.
        begins: Number of the line with which the text begins.
        product: Of the export.
        outlet: Some exports print it again below the text.
    """
    for at, line in enumerate(lines):
        if line.at >= begins and line.is_mark(product.name, "behind"):
            rest = [other for other in lines[at + 1 :] if not other.labels and not other.marks]
            if sum(len(other.words.split()) for other in rest) <= _MOST_BEHIND:
                return at
    end = _end_of_labels(lines, begins, product)
    while end > 0 and lines[end - 1].at >= begins and _is_of_the_tail(lines[end - 1], product, outlet):
        end -= 1
    while end > 0 and lines[end - 1].at >= begins:
        stop = end
        while end > 0 and not lines[end - 1].words and lines[end - 1].at >= begins:
            end -= 1
        start = end
        while start > 0 and lines[start - 1].words and lines[start - 1].at >= begins:
            start -= 1
        if _TERMS.match(" ".join(line.words for line in lines[start:end])):
            end = start
            continue
        first = next((at for at in range(start, end) if _is_of_the_tail(lines[at], product, outlet)), None)
        if start == end or first is None:
            return stop
        if first > start:
            return first if lines[first].label(product.name, "tail", "any") else stop
        end = first
    return end


def _end_of_labels(lines: list[WrittenLine], begins: int, product: Product) -> int:
    """The place behind the last of an article's labels, where hardly anything stands behind it."""
    labelled = [
        at for at, line in enumerate(lines) if line.at >= begins and line.label(product.name, "tail", "any")
    ]
    if len(labelled) < _FEWEST_LABELS:
        return len(lines)
    rest = lines[labelled[-1] + 1 :]
    if sum(len(line.words.split()) for line in rest if not line.marks) > _MOST_BEHIND_LABELS:
        return len(lines)
    return labelled[-1] + 1


def _is_of_the_tail(line: WrittenLine, product: Product, outlet: str | None) -> bool:
    return (
        line.label(product.name, "tail", "any") is not None
        or line.is_mark(product.name, "copyright", "drop", "ends", "begins", "end matter")
        or not any(map(str.isalnum, line.words))
        or (outlet is not None and line.words == outlet)
    )
