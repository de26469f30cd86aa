"""What may be the date and the outlet of an article that does not say: from the names of its file and
folders, and from lines that say when it was published or where it was filed.

They are suggested, and never taken without a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from detente.intake.dates import day_of
from detente.intake.mail_line_words import words_of
from detente.records import Document
from detente.text.dated_lines import DATELINE
from detente.text.word_patterns import any_of

_ISO_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d{2})[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)")
_WORD_IN_NAME = re.compile(r"[^\W\d_]{2,}(?:[ -][^\W\d_]{2,}){0,3}")
_ENDING = re.compile(r"(?:\.(?=\d*[A-Za-z])[A-Za-z0-9]{1,5}){1,2}$")  # with a letter: no day
_SAYS = re.compile(r"^\W*(?P<what>[^\W\d_][\w ]{1,24}?)(?: on)?\s*:\s*(?P<value>.{4,120})$")
_BETWEEN = re.compile(r"\s*[|·•]\s*|\s+[–—-]\s+")
_AGENCY = re.compile(r"\(([A-Z][A-Za-z. ]{1,30})\)\s*[-–—:]*\s*$")
_LOOKED_AT = 6  # blocks at the top of an article
_NO_OUTLET = 4  # words above which a part of a line is no outlet


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A date (ISO 8601) or an outlet, and in words where it was found."""

    field: Literal["date", "outlet"]
    value: str
    found_in: str

    @property
    def day(self) -> date | None:
        """The day, where it is a date."""
        return day_of(self.value) if self.field == "date" else None


def suggested(name: str, document: Document) -> tuple[Suggestion, ...]:
    """At most one suggestion for each of date and outlet, where the document does not say it.

    Args:
        name: By which way it came: "july/2026-07-14_reuters_01.txt".
        document: As it was read.

    Returns:
        Suggestions for what it does not say; none where it says both.
    """
    best: dict[str, Suggestion] = {}
    of_names = (one for one in _of_names(name) if not _is_the_title(one, document.title or ""))
    for one in (*_of_lines(document), *of_names):
        best.setdefault(one.field, one)
    if document.published is not None:
        best.pop("date", None)
    if document.outlet is not None:
        best.pop("outlet", None)
    return tuple(best.values())


def _is_the_title(one: Suggestion, title: str) -> bool:
    """Whether a file is called by its title, or by several words that begin it, and not by an outlet."""
    called, whole = ("".join(filter(str.isalpha, words)).casefold() for words in (one.value, title))
    several = len(one.value.split()) > 1 and whole.startswith(called)
    return one.field == "outlet" and (called == whole or several)


def _of_lines(document: Document) -> Iterator[Suggestion]:
    top = [document.deck or "", *(block.text for block in document.blocks[:_LOOKED_AT])]
    for line in filter(None, top):
        if found := _SAYS.match(line):
            yield from _said(found["what"].casefold(), found["value"], line)
        # A dateline is cut off the sentence that it stands before; its pattern looks for that sentence.
        if (found := DATELINE.match(f"{line} The")) and (agency := _AGENCY.search(found[0].rstrip(" -–—:"))):
            yield Suggestion("outlet", agency[1], f"the dateline “{found[0].strip()}”")


def _said(what: str, value: str, line: str) -> Iterator[Suggestion]:
    """What a line such as "Published: 2026-07-14 | Northern Wire" says."""
    where = f"the line “{line}”"
    if what in words_of("says where it was published"):
        yield Suggestion("outlet", value.strip(), where)
    if not re.fullmatch(rf"(?:{any_of(words_of('says when it was published'))})", what):
        return
    for part in _BETWEEN.split(value):
        if day := day_of(part):
            yield Suggestion("date", day.isoformat(), where)
        elif 0 < len(part.split()) <= _NO_OUTLET and part[:1].isupper() and not any(map(str.isdigit, part)):
            yield Suggestion("outlet", part.strip(), where)


def _of_names(name: str) -> Iterator[Suggestion]:
    """The file's own name, then the folders from the inside out."""
    for number, part in enumerate(reversed(re.split(r"[/\\]", name.split(", ")[0]))):
        where = "the name of the file" if number == 0 else f"the name of the folder “{part}”"
        bare = _ENDING.sub("", part) if number == 0 else part
        if found := _ISO_IN_NAME.search(bare):
            if day := day_of("-".join(found.groups())):
                yield Suggestion("date", day.isoformat(), where)
            rest = bare[: found.start()] + " " + bare[found.end() :]
            words = [word for word in _WORD_IN_NAME.findall(rest.replace("_", "  ")) if word.strip()]
            if len(words) == 1 and len(words[0].split("-")) <= 3:
                written = words[0].strip()
                if written.islower():  # "northern-wire", as names of files are written
                    written = written.replace("-", " ").title()
                yield Suggestion("outlet", written, where)
