"""Lines that say when and where: date lines, hours, and the dateline that stands before a report's first
sentence.
"""

from __future__ import annotations

import re

from detente.text.english import abbreviations, english
from detente.text.line_words import any_word
from detente.text.word_patterns import any_of

_MONTH = rf"(?:{any_of(map(str.title, english().month_numbers))})\.?"
_NUMBER = rf"\d{{1,2}}(?:{any_of(english().classes['ending of an ordinal'])})?"
_DAY = rf"(?:{_MONTH}\s+{_NUMBER}(?:,?\s+\d{{4}})?|{_NUMBER}(?:\s+of)?\s+{_MONTH}(?:,?\s+\d{{4}})?)"
_DAY_OF_YEAR = rf"(?:{_MONTH}\s+{_NUMBER},?\s+\d{{4}}|{_NUMBER}\s+{_MONTH},?\s+\d{{4}})"
_DAY_IN_FIGURES = r"(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4})"

_PLACE = r"[A-Z][A-Z'’.-]+(?:[ /][A-Z][A-Z'’.-]+){0,3}(?:,[ ][A-Z][\w. ]{1,20}?)?"
_PLACE_IN_SMALL = (
    r"[A-Z][\w'’.-]+(?:[ ][A-Z][\w'’.-]+){0,3}"  # only beside a whole date: a sentence begins so too
)
_AGENCY = r"\([A-Z][A-Za-z.]{1,12}(?:[ ][A-Z][a-z]+)?\)"
# "VARNA, March 4 (Agency) - The ministers met": what stands before the sentence.
DATELINE = re.compile(
    rf"""
    ^(?:
      {_PLACE} (?: ,?[ ]{_DAY} (?:,?[ ]{_AGENCY})? | ,?[ ]{_AGENCY} ) \s*[-–—:]+\s+ (?=["“A-Z])
    | {_PLACE} \s+[-–—]{{1,2}}\s+ (?=["“A-Z][a-z])
    | {_PLACE_IN_SMALL},[ ]{_DAY_OF_YEAR} (?:,?[ ]{_AGENCY})? \s*[-–—:]+\s+ (?=["“A-Z])
    | {_AGENCY} \s*[-–—]+\s+ (?=["“A-Z])
    )
    """,
    re.X,
)

_DAYS_OF_WEEK = {*english().weekdays, *(written.removesuffix(".") for written in abbreviations("weekday"))}
# "Volume 780: debated on Thursday 12 March 2026", "HC Deb 12 March 1998 vol 308 cc211-30"
_VOLUME = rf"(?: (?:{any_word('volume of a record')})\.? \s+ \d{{1,4}} [:,]? \s+ )"
_COLUMNS = (
    rf"(?: \s+ (?:{any_word('volume of a record')})\.?\s+\d{{1,4}} (?:\s+ cc?\s?[\d-]{{1,12}}[A-Z]{{0,3}})? )"
)
_DEBATES = rf"(?: (?:{any_word('report of debates')}) \s+ )"
# "Held in New York on Thursday, 12 March 1974, at 10.30 a.m."
_HELD = rf"(?: (?:{any_word('held where')}) \s+ [^\d.:]{{3,50}}? ,? \s+ on \s+ )"
# "12 Mar 1998 : Column 745": the head of a page, which says the day too
_COLUMN = rf"(?: (?:{any_word('column of a record')}) \s+ \d{{1,4}}[A-Z]{{0,3}} (?:-\d{{1,4}}[A-Z]{{0,3}})? )"
_SAYS_WHEN = rf"(?: (?:(?:first|last)\s+)? (?:{any_word('when it appeared')}) (?:\s+(?:on|at))? :? \s+ )"
_WEEKDAY = rf"(?:(?:{any_of(_DAYS_OF_WEEK)})\.?,?\s+)?"
_CLOCK = r"\d{1,2} (?: [:.]\d{2} | \s*[ap]\.?m\b )"  # "10.05", "10 a.m."
_HOUR = rf"(?: [,;|]? \s+ (?:[|–-]\s+)? (?:at\s+)? {_CLOCK} [^\n]{{0,20}}? )?"
_WHEN = rf"{_WEEKDAY} (?:{_DAY}|{_DAY_IN_FIGURES}) {_HOUR}"
# "Published Tuesday, March 3rd, 2026 | 10:30 AM Updated 4 March 2026": a line that says nothing else than
# when.
_DATED = re.compile(
    rf"""
    ^ (?: {_DEBATES} {_WHEN} {_COLUMNS}?
      | {_DAY} \s*:\s* {_COLUMN}
      | {_HELD} {_WHEN}
      | {_VOLUME}? {_SAYS_WHEN}? {_WHEN} (?: [\s,;|·–-]+ {_SAYS_WHEN} {_WHEN} )? \.?
      ) $
    """,
    re.I | re.X,
)
# "Published: 2026-07-14 | Northern Wire": when, and by whom.
_DATED_BY = re.compile(rf"^ {_SAYS_WHEN} {_WHEN} \s*[|·•]\s* [^|.!?]{{2,50}} $", re.I | re.X)
_LONGEST_DATED = 80  # characters
_COLUMN_ALONE = re.compile(rf"^ [\[(]? {_COLUMN} [\])]? $", re.I | re.X)

# When somebody began or ended to speak: "4:28 P.M. EDT", "END 14.30 CET".
_ZONE = any_of(english().zones)
_TIME = re.compile(
    rf"""
    ^ (?:(?:{any_word("ended")})\s+)? \d{{1,2}}[:.]\d{{2}} \s*
    (?: [ap]\.?\s?m\b\.? (?:\s+[A-Z]{{2,5}})? | {any_word("hour")} | {_ZONE} ) $
    """,
    re.I | re.X,
)


def is_time(line: str) -> bool:
    """Whether a line says only at what hour somebody spoke.

    Args:
        line: One line of a text.

    Returns:
        True for an hour alone.
    """
    return _TIME.match(line) is not None


def is_date_line(line: str) -> bool:
    """Whether a line says only when the article appeared or was changed.

    Args:
        line: One line of a text.

    Returns:
        True for such a line, brackets and separators around it apart.
    """
    return len(line) <= _LONGEST_DATED and _DATED.match(line.strip("() \t|·–-")) is not None


def is_column_line(line: str) -> bool:
    """Whether a line says only which column of a record begins here: "Column 672".

    Args:
        line: One line of a text.
    """
    return len(line) <= _LONGEST_DATED and _COLUMN_ALONE.match(line) is not None


def is_publication_line(line: str) -> bool:
    """Whether a line says when an article was published and by whom, and nothing else."""
    return len(line) <= _LONGEST_DATED and _DATED_BY.match(line) is not None
