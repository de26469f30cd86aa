"""Quotations: where words stand between quotation marks of any kind, mixed and unclosed ones too."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from operator import attrgetter

from detente.attribution.syntax.word_classes import any_form

_OPENS = "“„«‟"
_CLOSES = "”»"
_DOUBLE = re.compile(r"[\"“”„«»‟＂]|''|``")
_MARKS = ('"', "“", "”", "„", "‘", "'", "«", "»", "‟", "＂", "``")
# A single mark opens after white space or a bracket and closes before white space or a mark, never inside
# a word.
_SINGLE = re.compile(r"(?<![\w’'])[‘'](?=\w)(?P<words>[^‘\"“”\n]{3,600}?)(?<=[\w.,!?…])[’'](?!\w)")
_LABELLED = re.compile(r"\"[A-Z][A-Z’'-]{2,24}:\s")  # "BERG: …": a turn that is quoted whole
_LONGEST_TITLE = 60  # characters
_LONGEST_REPORT = 200
_ENTITLED = re.compile(r"\b(?:en)?titled,? $")
_NICKNAME = re.compile(r"[A-Z]\w+$")
_BEFORE_NICKNAME = re.compile(r"[A-Z][\w.]+ $")
_SURNAME = re.compile(r" [A-Z]\w+")
_TITLE = re.compile(
    rf"[A-Z0-9][\w’'&.-]*(?: (?:{any_form('small word of a title')}|[A-Z0-9][\w’'&.-]*)){{1,6}},?$"
)
_BEFORE_TITLE = re.compile(rf"(?:\b{any_form('before a title')}|[’']s) $", re.I)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between marks: `start` and `end` take the marks in. `closed` is False where the paragraph ends
    first.
    """

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
    found = _between_double_marks(text)
    found += _between_single_marks(text, found)
    kept = [quotation for quotation in found if not _names_something(text, quotation)]
    return tuple(sorted(kept, key=lambda quotation: quotation.start))


@dataclass(frozen=True, slots=True)
class _Mark:
    """A double mark in a text, and the signs of the two marks behind it."""

    text: str
    start: int
    end: int
    sign: str
    following: tuple[str, ...]

    @property
    def starts_words(self) -> bool:
        """Whether words begin right behind it."""
        return self.end < len(self.text) and not (
            self.text[self.end].isspace() or self.text[self.end] in ".,;:!?)"
        )

    @property
    def ends_words(self) -> bool:
        """Whether words end right before it."""
        return self.start > 0 and not (
            self.text[self.start - 1].isspace() or self.text[self.start - 1] in "(["
        )

    @property
    def follows_space(self) -> bool:
        """Whether it stands where words may begin: behind a space, a bracket, a dash."""
        return self.start == 0 or self.text[self.start - 1].isspace() or self.text[self.start - 1] in "([—–-"

    @property
    def opens(self) -> bool:
        """Whether it opens a quotation where none is open; an inch mark does not."""
        if self.starts_words:
            return True
        return self.sign not in _CLOSES and (self.sign in _OPENS or not self.ends_words)

    @property
    def opens_within(self) -> bool:
        """Whether it opens a quotation within one: “what he calls “hell” is …”: the next mark closes this
        one only.
        """
        return self.sign == "“" and self.following == ("”", "”")

    @property
    def is_a_kind_of_its_own(self) -> bool:
        """Whether it opens curly marks that close again: a turn within straight ones may hold such."""
        return self.sign == "“" and self.follows_space and self.following[:1] == ("”",)

    @property
    def only_closes(self) -> bool:
        """Whether it can close a quotation and open none."""
        return self.ends_words and not self.starts_words

    @property
    def closes(self) -> bool:
        """Whether it closes the open quotation, opening or closing mark alike."""
        if self.sign in _OPENS:
            return self.ends_words or not self.starts_words
        return self.sign in _CLOSES or not (self.follows_space and self.starts_words)


def _marks(text: str) -> list[_Mark]:
    hits = list(_DOUBLE.finditer(text))
    return [
        _Mark(text, hit.start(), hit.end(), hit[0], tuple(each[0] for each in hits[at + 1 : at + 3]))
        for at, hit in enumerate(hits)
    ]


def _opens_within(marks: list[_Mark], text: str, opened: int) -> bool:
    """Whether the first of some marks opens a quotation within the one that is open since `opened`."""
    mark = marks[0]
    of_its_own = mark.is_a_kind_of_its_own and _LABELLED.match(text, opened) is not None
    return mark.opens_within or of_its_own or _holds_another(marks)


def _holds_another(marks: list[_Mark]) -> bool:
    """ "what he calls "hell" is …", with straight marks: two close behind the one that opens again."""
    if len(marks) < 3 or any(mark.sign != '"' for mark in marks):
        return False
    first, *closing = marks
    return first.follows_space and first.starts_words and all(mark.only_closes for mark in closing)


def _between_double_marks(text: str) -> list[Quotation]:
    found: list[Quotation] = []
    opened: int | None = None
    within = 0  # quotations opened inside the open one
    marks = _marks(text)
    last_straight = max((mark.start for mark in marks if mark.sign == '"'), default=-1)
    for at, mark in enumerate(marks):
        if opened is None:
            opened = mark.start if mark.opens else None
        elif within and (mark.sign in _CLOSES or mark.only_closes):
            within -= 1
        elif _opens_within(marks[at : at + 3], text, opened):
            within += 1
        elif mark.is_a_kind_of_its_own and opened == last_straight:
            opened = mark.start  # a straight mark that nothing closes, before curly ones
        elif mark.closes:
            found.append(Quotation(opened, mark.end, True))
            opened = None
        elif mark.sign not in _OPENS:
            # opened again without having been closed: a new paragraph of the same quotation, or a lost mark
            found.append(Quotation(opened, mark.start, False))
            opened = mark.start
    if opened is not None and len(text) - opened > 1:
        found.append(Quotation(opened, len(text), False))
    return found


def _between_single_marks(text: str, double: list[Quotation]) -> list[Quotation]:
    """Quotations between single marks that hold several words and stand in no other."""
    found = []
    for single in _SINGLE.finditer(text):
        place = bisect_right(double, single.start(), key=attrgetter("start"))
        inside = place > 0 and single.start() < double[place - 1].end
        around = place < len(double) and double[place].start < single.end()
        if not inside and not around and single["words"].count(" "):
            found.append(Quotation(single.start(), single.end(), True))
    return found


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
    """A nickname within a name (Marcia "Cia" Price) or the title of a programme or book (on "Face the
    Nation").
    """
    lead = text[max(0, quotation.start - 24) : quotation.start]
    if quotation.closed and _ENTITLED.search(lead) and quotation.end - quotation.start < _LONGEST_REPORT:
        return True
    if not quotation.closed or quotation.end - quotation.start > _LONGEST_TITLE:
        return False
    inner = text[quotation.start + 1 : quotation.end - 1]
    if _NICKNAME.match(inner) and _BEFORE_NICKNAME.search(lead) and _SURNAME.match(text, quotation.end):
        return True
    return bool(_TITLE.match(inner) and _BEFORE_TITLE.search(lead))
