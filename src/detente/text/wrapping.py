"""Lines to paragraphs: hard-wrapped lines joined, lines that are paragraphs of their own left apart."""

from __future__ import annotations

import re
from itertools import pairwise

from detente.text.boilerplate import boilerplate
from detente.text.dated_lines import is_date_line
from detente.text.line_shapes import CLOSED, NOTES
from detente.text.line_words import line_words

_BLANK = re.compile(r"\n\s*\n+")
_OWN = re.compile(r"^(?:#{1,6}\s|(?:[-*•–·]|\d{1,2}[.)])\s+|[A-Z][A-Z.'’\- ]{1,40}:|Q\b)")
_HEADING = re.compile(r"^#{1,6}\s")
_STOPS = re.compile(rf"[.!?…:;,] {CLOSED} {NOTES} $", re.X)
_ENDS_A_SENTENCE = re.compile(rf"[.!?…] {CLOSED} {NOTES} $", re.X)
WIDEST = 100  # characters: a longer line was not wrapped by hand or by a mail program
_NARROWEST = 36
# A line is full if the next line's first word would have gone beyond this share of the width. A line that
# ends a sentence must be fuller where no blank lines part paragraphs.
_FULL, _FULL_AT_A_STOP = 0.78, 0.94
_MOSTLY = 0.6
_PAGE_NUMBER = re.compile(r"^\d{1,4}$")


def paragraphs(text: str) -> tuple[list[str], int]:
    """The text cut at blank lines, or at line ends where it has none; and how many lines were joined to the
    one before.

    A joined line stays in its paragraph behind a line end, so that markup that runs over it can be seen. In a
    text wrapped by hand a paragraph that a page broke off goes on behind the blank line and the page's
    number.

    Args:
        text: With its line ends.

    Returns:
        The paragraphs in their order, and the number of lines that were joined.
    """
    parts = [
        [line.strip() for line in part.split("\n") if line.strip()] for part in _BLANK.split(text.strip("\n"))
    ]
    width = _width(parts)
    needed = _FULL if len(parts) > 2 else _FULL_AT_A_STOP
    found: list[list[str]] = []  # lines, joined at the end: a paragraph may have a hundred thousand
    joined = 0
    for lines in parts:
        for position, line in enumerate(lines):
            if (
                position
                and _goes_on(lines[position - 1], line, width, needed)
                and not (
                    len(found) == 1 and is_date_line(line)  # the day below a title, however long that is
                )
            ):
                found[-1].append(line)
                joined += 1
            elif width and not position and (broken := _broken_off(found, line)) is not None:
                found[broken].append(line)
                found.append(found.pop(broken))  # behind the page's number, so that what follows joins it
                joined += 1
            else:
                found.append([line])
    return ["\n".join(lines) for lines in found], joined


def _goes_on(before: str, line: str, width: int, needed_at_a_stop: float) -> bool:
    if _OWN.match(line) or _HEADING.match(before):
        return False
    if "](" in line and before.rfind("[") > before.rfind("]"):
        return True  # a link whose words run over the line's end
    if line[0].islower() and not _STOPS.search(before):
        return True
    if before.rsplit(" ", 1)[-1] in line_words("breaks off") and len(before) > _NARROWEST:
        return boilerplate(line) is None  # "on behalf of the | Council", whatever the width
    full = _reach(before, line) > width * (needed_at_a_stop if _ENDS_A_SENTENCE.search(before) else _FULL)
    return bool(width) and full and (len(before) <= width + 1 or " " not in before)


def _broken_off(found: list[list[str]], line: str) -> int | None:
    """Which of the last two paragraphs breaks off in a sentence that the line goes on with, if one does."""
    at = len(found) - 1
    if at > 0 and len(found[at]) == 1 and _PAGE_NUMBER.match(found[at][0]):
        at -= 1
    if at < 0 or not line[0].islower():
        return None
    last = found[at][-1]
    return at if not _STOPS.search(last) and last[-1].isalnum() and len(last) > _NARROWEST else None


def _width(parts: list[list[str]]) -> int:
    """The column at which lines were wrapped; 0 where they were not."""
    # Short lines below each other, as at the head of a record, say nothing of the width.
    wrapped = [lines for lines in parts if any(len(line) >= _NARROWEST for line in lines)]
    pairs = [pair for lines in wrapped for pair in pairwise(lines) if not _OWN.match(pair[1])]
    lengths = [len(before) for before, _ in pairs if " " in before and len(before) <= WIDEST]
    width = max(lengths, default=0)
    if width < _NARROWEST or len(lengths) < len(pairs) * _MOSTLY:
        return 0
    if sum(_ENDS_A_SENTENCE.search(before) is not None for before, _ in pairs) > len(pairs) * _MOSTLY:
        return 0  # paragraphs of a line each, one like the other in length
    full = sum(_reach(before, line) > width * _FULL for before, line in pairs)
    return width if full >= len(pairs) * _MOSTLY else 0


def _reach(before: str, line: str) -> int:
    return len(before) + 1 + len(line.split(" ", 1)[0])
