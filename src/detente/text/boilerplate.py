"""Lines that are printed with an article and are no part of it: credits, bylines, links, notices, page
numbers.

What the lines say is in data/text/boilerplate.csv; what they look like (a page number, an address) is here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from detente.data_tables import data_path, table
from detente.records import BlockKind, DetenteError
from detente.text.dated_lines import is_column_line, is_date_line, is_publication_line, is_time
from detente.text.line_words import any_word

TIME = "time"  # the reason of a line that says only at what hour somebody spoke
LONGEST = 400  # characters: a longer line is running text
_LONGEST_BEGUN = 200  # of a line that is known by how it begins, if it ends as a sentence does
_LONGEST_BYLINE = 80

# "3", "Page 3 of 12", "- 3 -"
_PAGE_NUMBER = re.compile(
    rf"^ (?:{any_word('page')})? \s* [-–—|]? \s* \d{{1,4}} \s* [-–—|]? (?:\s*(?:of|/)\s*\d{{1,4}})? $",
    re.I | re.X,
)
# What stands at the edges of a United Nations record's pages.
_SHEET, _PAGE_OF, _SYMBOL, _DAY = (
    r"\d\d-\d{5}",
    r"\d{1,3}/\d{1,3}",
    r"[AES]/[\w./-]+",
    r"\d{1,2}/\d{1,2}/\d{4}",
)
_RECORD_PAGE = re.compile(
    rf"""
    ^(?:
      {_SHEET} (?:[ ]+{_PAGE_OF})?     # "15-29431 27/51"
    | {_PAGE_OF} [ ]+ {_SHEET}         # "26/51 15-29431"
    | {_SHEET} [ ] \([A-Z]\)           # "24-16840 (E)", and its bar code below
    | \d{{7}}
    | {_SYMBOL} (?:[ ]+ [^.!?]{{2,80}})? [ ]+ {_DAY}  # "A/70/PV.16 29/09/2015", with what it is about
    | {_DAY} (?:[ ]+ [^.!?]{{2,80}})? [ ]+ {_SYMBOL}
    )$
    """,
    re.X,
)
# "Members: China . . . . . . . Mr. Lin": who is there, or what stands on which page
_LEADERS = re.compile(r"(?:\.\ ?){6}|(?:…\ ?){2}")
_LONGEST_LEADERS = 160
_ADDRESS = re.compile(r"^(?: https?://\S+ | www\.\S+ | [^\s@]+@\S+\.\w+ )$", re.I | re.X)
_CAPITAL = r"[^\W\d_a-zß-ÿ]"
_BYLINE = re.compile(
    rf"""
    ^(?i:{any_word("byline")}) \s+ {_CAPITAL}[\w.'’-]+
    (?: \s+ (?: {_CAPITAL}[\w.'’-]+ | {any_word("in a byline")} ) )*
    (?: ,?[ ][A-Za-z ]+ )? $
    """,
    re.X,
)
_COOKIE = re.compile(r"\bcookies?\b", re.I)
_CONSENT = re.compile(rf"\b(?:{any_word('consent')})\b", re.I)


@dataclass(frozen=True, slots=True)
class Line:
    """A line that does not count, whole, and the reason in words ("byline", "page number")."""

    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """What a line was taken for: its block's kind ("boilerplate" or "caption"), and the reason in words."""

    kind: BlockKind
    reason: str


def boilerplate(line: str) -> Boilerplate | None:
    """What a line is, if it is no part of the article.

    Args:
        line: One line or paragraph, without white space around it.

    Returns:
        None for headings and running text.
    """
    if len(line) > LONGEST:
        return None
    bare = line.strip("*_ ")
    return next((found for rule in _RULES if (found := rule(bare))), None)


def _page_edge(line: str) -> Boilerplate | None:
    if _PAGE_NUMBER.match(line):
        return Boilerplate("boilerplate", "page number")
    if len(line) <= _LONGEST_LEADERS and _LEADERS.search(line.rstrip(". …")):
        return Boilerplate("boilerplate", "line with dots to its end")
    if is_column_line(line):
        return Boilerplate("boilerplate", "page header or footer")
    return Boilerplate("boilerplate", "page header or footer") if _RECORD_PAGE.match(line) else None


def _hour(line: str) -> Boilerplate | None:
    return Boilerplate("boilerplate", TIME) if is_time(line) else None


def _end_mark(line: str) -> Boilerplate | None:
    """Rules and stars, with or without a backslash."""
    return None if any(map(str.isalnum, line)) else Boilerplate("boilerplate", "end mark")


def _address(line: str) -> Boilerplate | None:
    return Boilerplate("boilerplate", "web address") if _ADDRESS.match(line) else None


def _listed(line: str) -> Boilerplate | None:
    """What the table knows: whole lines, how lines begin, what they hold."""
    folded = line.casefold().replace("’", "'")
    patterns, whole = _table()
    if found := whole.get(folded.strip(" .:;,!-–—•|[]()")):
        return found
    for pattern, rows in patterns:
        if (hit := pattern.search(folded)) and (len(folded) <= _LONGEST_BEGUN or folded[-1] not in ".!?"):
            return rows[hit[0]]
    return None


def _cookies(line: str) -> Boilerplate | None:
    noticed = _COOKIE.search(line) and _CONSENT.search(line)
    return Boilerplate("boilerplate", "cookie notice") if noticed else None


def _byline(line: str) -> Boilerplate | None:
    written = len(line) <= _LONGEST_BYLINE and _BYLINE.match(line)
    return Boilerplate("boilerplate", "byline") if written else None


def _date(line: str) -> Boilerplate | None:
    if is_publication_line(line):
        return Boilerplate("boilerplate", "line of publication")
    return Boilerplate("boilerplate", "date line") if is_date_line(line) else None


_RULES = (_page_edge, _hour, _end_mark, _address, _listed, _cookies, _byline, _date)


@cache
def _table() -> tuple[tuple[tuple[re.Pattern[str], dict[str, Boilerplate]], ...], dict[str, Boilerplate]]:
    """Patterns for how lines begin and what they hold, with what each found string means; and whole lines."""
    places: dict[str, dict[str, Boilerplate]] = {"begins": {}, "holds": {}, "is": {}}
    kinds: dict[str, BlockKind] = {"caption": "caption", "boilerplate": "boilerplate"}
    file = data_path("text", "boilerplate.csv")
    for number, row in table(file, ("words", "place", "kind", "reason", "example")):
        if row["place"] not in places or row["kind"] not in kinds:
            raise DetenteError(
                f"{file.name}, line {number}: `place` is begins, holds or is, "
                "and `kind` is caption or boilerplate."
            )
        places[row["place"]][row["words"].casefold()] = Boilerplate(kinds[row["kind"]], row["reason"])
    begins = re.compile(f"^(?:{_any_whole(places['begins'])})")
    holds = re.compile(_any_whole(places["holds"]))
    return ((begins, places["begins"]), (holds, places["holds"])), places["is"]


def _any_whole(words: Iterable[str]) -> str:
    """An alternation, the longest first; a word is not the beginning of a longer one."""
    return "|".join(
        (r"(?<![a-z0-9])" if word[0].isalnum() else "")
        + re.escape(word)
        + (r"(?![a-z])" if word[-1].isalpha() else "")
        for word in sorted(words, key=len, reverse=True)
    )
