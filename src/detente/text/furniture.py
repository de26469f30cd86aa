"""Lines that are printed with an article and are no part of it: credits, bylines, links, notices, page numbers.

What the lines say is in data/text/furniture.csv; what they look like (a page number, an address) is here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from detente.records import BlockKind, DetenteError
from detente.shipped import data_path, table
from detente.text.english import english
from detente.text.word_patterns import any_of

TIME = "time"  # the reason of a line that says only at what hour somebody spoke
LONGEST = 400  # characters: a longer line is running text
_LONGEST_BEGUN = 200  # of a line that is known by how it begins, if it ends as a sentence does

_PAGE_NUMBER = re.compile(
    r"^(?:page|p\.|seite)?\s*[-–—|]?\s*\d{1,4}\s*[-–—|]?(?:\s*(?:of|/)\s*\d{1,4})?$", re.I
)
# What stands at the edges of a United Nations record's pages: "15-29431 27/51", "26/51 15-29431", "A/70/PV.16 29/09/2015".
_RECORD_PAGE = re.compile(
    r"^(?:\d\d-\d{5}(?: +\d{1,3}/\d{1,3})?|\d{1,3}/\d{1,3} +\d\d-\d{5}|[AES]/[\w./-]+ +\d{1,2}/\d{1,2}/\d{4}|\d{1,2}/\d{1,2}/\d{4} +[AES]/[\w./-]+)$"
)
# When somebody began or ended to speak: "4:28 P.M. EDT", "END 14.30 CET".
_TIME = re.compile(
    r"^(?:end\s+)?\d{1,2}[:.]\d{2}\s*(?:[ap]\.?\s?m\b\.?(?:\s+[A-Z]{2,5})?|hrs|(?:UTC|GMT|[CEW]E?S?T|EES?T|[CEMP][DS]T))$",
    re.I,
)
_ADDRESS = re.compile(r"^(?:https?://\S+|www\.\S+|\S+@\S+\.\w+)$", re.I)
_BYLINE = re.compile(
    r"^(?i:by|from|von|par)\s+[^\W\d_a-zß-ÿ][\w.'’-]+(?:\s+(?:[^\W\d_a-zß-ÿ][\w.'’-]+|and|de|van|von|al-|,|&))*(?:,? [A-Za-z ]+)?$"
)
_COOKIES = re.compile(
    r"\bcookies?\b.*\b(?:accept|consent|preferences|partners|privacy)\b|\b(?:accept|consent)\b.*\bcookies?\b",
    re.I,
)
_MONTH = rf"(?:{any_of(map(str.title, english().month_numbers))})\.?"
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
_DAY = rf"(?:{_MONTH}\s+{_NUMBER}(?:,?\s+\d{{4}})?|{_NUMBER}(?:\s+of)?\s+{_MONTH}(?:,?\s+\d{{4}})?)"
_DAY_OF_YEAR = rf"(?:{_MONTH}\s+{_NUMBER},?\s+\d{{4}}|{_NUMBER}\s+{_MONTH},?\s+\d{{4}})"
_DAY_IN_FIGURES = r"(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4})"
_PLACE = r"[A-Z][A-Z'’.-]+(?:[ /][A-Z][A-Z'’.-]+){0,3}(?:, [A-Z][\w. ]{1,20}?)?"
_AGENCY = r"\((?:[A-Z][A-Za-z.]{1,12}(?: [A-Z][a-z]+)?)\)"
_PLACE_IN_SMALL = (
    r"[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){0,3}"  # only beside a whole date: a sentence begins so too
)
# "VARNA, March 4 (Agency) - The ministers met": what stands before the sentence.
DATELINE = re.compile(
    rf"^{_PLACE}(?:,? {_DAY}(?:,? {_AGENCY})?|,? {_AGENCY})\s*[-–—:]+\s+(?=[\"“A-Z])"
    rf"|^{_PLACE}\s+[-–—]{{1,2}}\s+(?=[\"“A-Z][a-z])"
    rf"|^{_PLACE_IN_SMALL}, {_DAY_OF_YEAR}(?:,? {_AGENCY})?\s*[-–—:]+\s+(?=[\"“A-Z])"
    rf"|^{_AGENCY}\s*[-–—]+\s+(?=[\"“A-Z])"
)
_SAYS_WHEN = r"(?:(?:first |last )?(?:published|posted|issued|updated|modified|edited|date|dated|stand)(?: on| at)?:?\s+)"
_WEEKDAY = r"(?:(?:\w+day|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\.?,?\s+)?"
_HOUR = r"(?:[,;|]?\s+(?:[|–-]\s+)?(?:at\s+)?\d{1,2}[:.]\d{2}[^\n]{0,20}?)?"
_WHEN = rf"{_WEEKDAY}(?:{_DAY}|{_DAY_IN_FIGURES}){_HOUR}"
_DATED = re.compile(rf"^{_SAYS_WHEN}?{_WHEN}(?:[,;|·–-]?\s+{_SAYS_WHEN}{_WHEN})?\.?$", re.I)


@dataclass(frozen=True, slots=True)
class Line:
    """A line that does not count, whole, and the reason in words ("byline", "page number")."""

    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class Furniture:
    """What a line was taken for."""

    kind: BlockKind
    reason: str


def furniture(line: str) -> Furniture | None:
    """What a line is, if it is no part of the article; None for headings and running text."""
    if len(line) > LONGEST:
        return None
    bare = line.strip("*_ ")
    if _PAGE_NUMBER.match(bare):
        return Furniture("boilerplate", "page number")
    if _RECORD_PAGE.match(bare):
        return Furniture("boilerplate", "page header or footer")
    if _TIME.match(bare):
        return Furniture("boilerplate", TIME)
    if not any(character.isalnum() for character in bare):
        return Furniture("boilerplate", "end mark")  # rules and stars, with or without a backslash
    if _ADDRESS.match(bare):
        return Furniture("boilerplate", "web address")
    if found := _listed(bare.casefold().replace("’", "'")):
        return found
    if _COOKIES.search(bare):
        return Furniture("boilerplate", "cookie notice")
    if len(bare) <= 80 and _BYLINE.match(bare):
        return Furniture("boilerplate", "byline")
    if len(bare) <= 80 and _DATED.match(bare.strip("()")):
        return Furniture("boilerplate", "date line")
    return None


def _listed(line: str) -> Furniture | None:
    patterns, whole = _table()
    if found := whole.get(line.strip(" .:;,!-–—•|[]()")):
        return found
    for pattern, rows in patterns:
        if (hit := pattern.search(line)) and (len(line) <= _LONGEST_BEGUN or line[-1] not in ".!?"):
            return rows[hit[0]]
    return None


@cache
def _table() -> tuple[tuple[tuple[re.Pattern[str], dict[str, Furniture]], ...], dict[str, Furniture]]:
    """Patterns for how lines begin and what they hold, with what each found string means; and whole lines."""
    places: dict[str, dict[str, Furniture]] = {"begins": {}, "holds": {}, "is": {}}
    kinds: dict[str, BlockKind] = {"caption": "caption", "boilerplate": "boilerplate"}
    for number, row in table(
        data_path("text", "furniture.csv"), ("words", "place", "kind", "reason", "example")
    ):
        if row["place"] not in places or row["kind"] not in kinds:
            raise DetenteError(
                f"furniture.csv, line {number}: `place` is begins, holds or is, and `kind` is caption or boilerplate."
            )
        places[row["place"]][row["words"].casefold()] = Furniture(kinds[row["kind"]], row["reason"])
    begins = re.compile(r"^(?:" + _any_of(places["begins"]) + ")")
    holds = re.compile(_any_of(places["holds"]))
    return ((begins, places["begins"]), (holds, places["holds"])), places["is"]


def _any_of(words: dict[str, Furniture]) -> str:
    """The longest first; a word is not the beginning of a longer one."""
    return "|".join(
        (r"(?<![a-z0-9])" if word[0].isalnum() else "")
        + re.escape(word)
        + (r"(?![a-z])" if word[-1].isalpha() else "")
        for word in sorted(words, key=len, reverse=True)
    )
