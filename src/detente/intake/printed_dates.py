"""The date that an article prints of itself: "Published on 4 March 2026", or a dateline that names the
year.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from detente.intake.dates import day_of
from detente.intake.mail_line_words import words_of
from detente.text.blocks import Layout
from detente.text.word_patterns import any_of

_KINDS = ("date line", "dateline", "byline")
_SHORT, _FEW = 60, 2  # characters; words
_NUMBERS = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{4}")


def printed_date(layout: Layout) -> tuple[date | None, tuple[str, ...]]:
    """The one day that an article's own lines name, with a note that quotes the line; None where they name
    none, or two.

    A line counts where it stands above the first paragraph, or says that it is the date of publication. When
    something was updated is not when it was published.
    """
    reasons = {line.text: line.reason for line in layout.aside}
    found: dict[date, str] = {}
    said: dict[date, str] = {}
    unclear = ""
    above = True
    for block in layout.document.blocks:
        line = block.text
        above = above and (block.kind != "body" or _is_of_a_head(line))
        if reasons.get(line) not in _KINDS:
            continue
        first = _later().split(line)[0]  # "Published 4 March 2026 Updated 5 March 2026"
        says = _says_published().match(line) is not None
        if not (above or says):
            continue
        if day := day_of(_dated_part(first)):
            (said if says else found).setdefault(day, line)
        elif _NUMBERS.search(first):
            unclear = line
    candidates = said or found
    if len(candidates) == 1:
        ((day, line),) = candidates.items()
        return day, (f"The date is taken from the line “{line}”.",)
    if candidates:
        lines = " and ".join(f"“{line}”" for line in list(candidates.values())[:3])
        return None, (f"More than one date is printed, {lines}: give one.",)
    if unclear:
        return None, (f"The date “{unclear}” can be read in more than one way: give one.",)
    return None, ()


def _is_of_a_head(line: str) -> bool:
    """Whether a line is no sentence: a committee, a place, as they stand above a record's date."""
    return len(line.split()) <= _FEW or (len(line) <= _SHORT and not line.endswith((".", "!", "?", "”", ":")))


def _dated_part(line: str) -> str:
    """The line without the word that says what it is, so that a date in figures stands first."""
    return _says_published().sub("", line)


@cache
def _says_published() -> re.Pattern[str]:
    """At a line's beginning, that it is the date of publication: "Published on", "Date:"."""
    return re.compile(rf"^\W*(?:{any_of(words_of('says when it was published'))})\b(?: on| at)?\W*", re.I)


@cache
def _later() -> re.Pattern[str]:
    """That something was changed or looked at: "Last updated", "Retrieved"."""
    return re.compile(rf"\b(?:last )?(?:{any_of(words_of('says when it was changed or looked at'))})\b", re.I)
