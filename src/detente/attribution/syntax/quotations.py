"""Quotations: where words stand between quotation marks of any kind, mixed and unclosed ones too."""

from __future__ import annotations

import re
from dataclasses import dataclass

_OPENS = "“„«‟"
_CLOSES = "”»"
_DOUBLE = re.compile(r"[\"“”„«»‟＂]|''|``")
_MARKS = ('"', "“", "”", "„", "‘", "'", "«", "»", "‟", "＂", "``")
# A single mark opens after white space or a bracket and closes before white space or a mark, never inside a word.
_SINGLE = re.compile(r"(?<![\w’'])[‘'](?=\w)(?P<words>[^‘\"“”\n]{3,600}?)(?<=[\w.,!?…])[’'](?!\w)")
_LONGEST_TITLE = 60  # characters
_LONGEST_REPORT = 200
_ENTITLED = re.compile(r"\b(?:en)?titled,? $")
_NICKNAME = re.compile(r"[A-Z]\w+$")
_BEFORE_NICKNAME = re.compile(r"[A-Z][\w.]+ $")
_SURNAME = re.compile(r" [A-Z]\w+")
_TITLE = re.compile(
    r"[A-Z0-9][\w’'&.-]*(?: (?:(?:of|the|and|to|in|for|a|with|on|at)|[A-Z0-9][\w’'&.-]*)){1,6},?$"
)
_BEFORE_TITLE = re.compile(
    r"(?:\b(?:on|of|show|programme|program|film|series|book|song|episode|broadcast|titled|entitled|novel|essay|host)|[’']s) $",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between marks: `start` and `end` take the marks in. `closed` is False where the paragraph ends first."""

    start: int
    end: int
    closed: bool

    def words(self, text: str) -> int:
        """How many words it holds."""
        return len(text[self.start : self.end].split())


def quotations(text: str) -> tuple[Quotation, ...]:
    """The quotations of a paragraph in order of place; what is quoted within them is left to them."""
    if not any(map(text.__contains__, _MARKS)):
        return ()
    found: list[Quotation] = []
    opened: int | None = None
    within = 0  # quotations opened inside the open one
    marks = list(_DOUBLE.finditer(text))
    for place, mark in enumerate(marks):
        at, sign = mark.start(), mark[0]
        if opened is None:
            if sign in _CLOSES and not _starts_words(text, mark.end()):
                continue
            if sign not in _OPENS and _ends_words(text, at) and not _starts_words(text, mark.end()):
                continue  # an inch mark, or the end of a quotation whose beginning is not here
            opened = at
        elif within and sign in _CLOSES:
            within -= 1
        elif sign == "“" and [each[0] for each in marks[place + 1 : place + 3]] == ["”", "”"]:
            within += 1  # “what he calls “hell” is …”: the next mark closes this one only
        elif sign in _OPENS:
            if _ends_words(text, at) or not _starts_words(text, mark.end()):
                found.append(Quotation(opened, mark.end(), True))
                opened = None
        elif sign in _CLOSES or not (_follows_space(text, at) and _starts_words(text, mark.end())):
            found.append(Quotation(opened, mark.end(), True))
            opened = None
        else:  # opened again without having been closed: a new paragraph of the same quotation, or a lost mark
            found.append(Quotation(opened, at, False))
            opened = at
    if opened is not None and len(text) - opened > 1:
        found.append(Quotation(opened, len(text), False))
    for single in _SINGLE.finditer(text):
        inside = any(
            q.start <= single.start() < q.end or single.start() < q.start < single.end() for q in found
        )
        if not inside and single["words"].count(" "):
            found.append(Quotation(single.start(), single.end(), True))
    kept = [quotation for quotation in found if not _names_something(text, quotation)]
    return tuple(sorted(kept, key=lambda quotation: quotation.start))


def masked(text: str, found: tuple[Quotation, ...]) -> str:
    """The text with what is quoted blotted out, letter for letter, so that a quoted verb speaks for nobody.

    The marks stay, and so does the stop or comma before the closing one: it ends the sentence or does not.
    """
    parts: list[str] = []
    at = 0
    for quotation in found:
        inner_end = quotation.end - 1 if quotation.closed else quotation.end
        while inner_end > quotation.start + 1 and text[inner_end - 1] in ".,!?… ":
            inner_end -= 1
        parts += [text[at : quotation.start + 1], "x" * (inner_end - quotation.start - 1)]
        at = max(inner_end, quotation.start + 1)
    parts.append(text[at:])
    return "".join(parts)


def _names_something(text: str, quotation: Quotation) -> bool:
    """A nickname within a name (Marcia "Cia" Price) or the title of a programme or book (on "Face the Nation")."""
    lead = text[max(0, quotation.start - 24) : quotation.start]
    if quotation.closed and _ENTITLED.search(lead) and quotation.end - quotation.start < _LONGEST_REPORT:
        return True
    if not quotation.closed or quotation.end - quotation.start > _LONGEST_TITLE:
        return False
    inner = text[quotation.start + 1 : quotation.end - 1]
    if _NICKNAME.match(inner) and _BEFORE_NICKNAME.search(lead) and _SURNAME.match(text, quotation.end):
        return True
    return bool(_TITLE.match(inner) and _BEFORE_TITLE.search(lead))


def _starts_words(text: str, at: int) -> bool:
    return at < len(text) and not text[at].isspace() and text[at] not in ".,;:!?)"


def _ends_words(text: str, at: int) -> bool:
    return at > 0 and not text[at - 1].isspace() and text[at - 1] not in "(["


def _follows_space(text: str, at: int) -> bool:
    return at == 0 or text[at - 1].isspace() or text[at - 1] in "([—–-"
