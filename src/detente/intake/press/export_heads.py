"""Where title, outlet, date and author of an exported article stand, and where its text begins and ends."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from detente.intake.dates import day_of
from detente.intake.press.press_tables import (
    ANY,
    Product,
)
from detente.intake.press.written_languages import language_code
from detente.intake.press.written_lines import WrittenLine
from detente.text.english import english
from detente.text.word_patterns import any_of

_LONGEST_DATE = 9  # words
_LONGEST_SKIPPED = 200  # characters of a paragraph in a head that no table knows
_SKIPPED = 6  # such paragraphs in a row
_OF_A_HEAD = ("author", "length", "copyright", "edition", "drop")
_WRAPPED = (50, 110)  # characters of a line that may go on in the next one
_SHORTEST_OF_TITLE = 35  # characters of a line of a title that goes on in the next one
_CENTRED = 8  # spaces
_FEWEST_OF_DECK = 8  # words of a sentence between title and labels, which is the first of the text
_DEEPEST = 6  # lines above a notice of copyright among which title and outlet stand, where no date does
_SOURCE_CODE = re.compile(r"^[A-Z][A-Z0-9]{2,9}$")
_PAGES = any_of(
    {each.written for each in english().abbreviations if each.stands_for == "page"} | {"S."}
)  # German too
_PAGE = re.compile(
    rf"^(?:[A-Z]{{0,4}}[. ]?\d{{1,4}}(?:[-–,;]\s?[A-Z]?\d{{1,4}}){{0,6}}|(?:{_PAGES})\s?\S.{{0,20}})$"
)
# ", The Quay Observer on the Web" or " Thursday, CITY EDITION" behind the year of a date
_EDITION = re.compile(r"(?<=\d{4})(?P<weekday> [^\W\d_]+)?, [A-Z][^.!?]{2,60}$")
_HOUR = re.compile(r"^\d{1,2}[:.]\d{2}(?:\s?[AP]\.?M\.?)?(?:\s?[A-Z]{2,5})?$", re.I)


@dataclass(slots=True)
class Head:
    """What was found of one article: fields by name; `text` from line to line; `title_lines`; `deck`, the
    lines of a summary between title and labels.
    """

    said: dict[str, str] = field(default_factory=dict)
    title_lines: tuple[int, ...] = ()
    deck: tuple[int, ...] = ()
    begins: int = 0
    ends: int = 0
    evidence: int = 0
    cover: int = 0  # line before which all belongs to the cover of the export


def is_date(line: str) -> bool:
    """Whether a line says when, and hardly more: the day of the week, an hour, an edition."""
    line = _EDITION.sub("", line)
    words = len(line.split())
    return (
        (words >= 2 or not line.isascii())  # 2026年3月12日
        and words <= _LONGEST_DATE
        and any(map(str.isdigit, line))
        and day_of(line) is not None
    )


def positional(lines: list[WrittenLine], product: Product) -> Head | None:
    """The head of an article whose title, outlet and date are known by where they stand; None where no date
    stands where it should, and no title and outlet above a notice of copyright.
    """
    filled = [line for line in lines if line.words]
    date_at, outlet_at = _date_and_outlet(filled, product)
    if outlet_at is None:
        return None
    head = Head()
    if date_at is not None:
        head.said["date"] = filled[date_at].words
    head.said["outlet"] = filled[outlet_at].words
    title_at = _title_at(filled, product, outlet_at if date_at is None else date_at, outlet_at)
    head.title_lines = tuple(filled[at].at for at in title_at)
    head.said["title"] = " ".join(filled[at].words for at in title_at)
    known = [*title_at, outlet_at, *([] if date_at is None else [date_at])]
    head.cover = _cover(filled, min(known), product)
    _further(filled, max(known), product, head)
    if product.title == "above the length" and "author" not in head.said and date_at is not None:
        _author_above(filled, min(title_at, default=0) + len(title_at), date_at, product, head)
    return head


def _date_and_outlet(filled: list[WrittenLine], product: Product) -> tuple[int | None, int | None]:
    """Where date and outlet stand; an article may have lost its date, as corrected ones do."""
    date_at = _date_at(filled, product)
    if date_at is None:
        return None, _outlet_without_date(filled, product)
    step = -1 if product.outlet == "before the date" else 1
    outlet_at = date_at + step
    while 0 <= outlet_at < len(filled) and _HOUR.match(filled[outlet_at].words):
        outlet_at += step
    return date_at, outlet_at if 0 <= outlet_at < len(filled) else None


def _outlet_without_date(filled: list[WrittenLine], product: Product) -> int | None:
    """The line above the notice of copyright, where the text has a mark of its own further below."""
    if product.title != "above the outlet" or not any(line.is_mark(product.name, "body") for line in filled):
        return None
    notice = next((at for at, line in enumerate(filled) if line.is_mark(product.name, "copyright")), 0)
    if not 2 <= notice <= _DEEPEST:
        return None
    return next(
        (at for at in range(notice - 1, 0, -1) if not filled[at].is_mark(product.name, "edition")), None
    )


def _author_above(filled: list[WrittenLine], begins: int, ends: int, product: Product, head: Head) -> None:
    """The first line between title and date that is no count of words may say who wrote it."""
    between = [
        line
        for line in filled[begins:ends]
        if not line.is_mark(product.name, "length") and not line.labels and not _HOUR.match(line.words)
    ]
    if between and len(between[0].words.split()) <= 8:
        head.said["author"] = between[0].words


def _date_at(filled: list[WrittenLine], product: Product) -> int | None:
    """The line with the date: a head's lines stand around it."""
    for at, line in enumerate(filled):
        if not is_date(line.words) or line.labels:
            continue
        around = filled[max(at - 4, 0) : at + 8]
        if any(
            other.is_mark(product.name, "copyright", "body", "length") or other.label(product.name, "head")
            for other in around
        ):
            return at
    return None


def _title_at(filled: list[WrittenLine], product: Product, date_at: int, outlet_at: int) -> list[int]:
    if product.title == "below the date":
        at = date_at + 1
        while at < len(filled) and (
            filled[at].raw[:_CENTRED].isspace() or filled[at].is_mark(product.name, "edition")
        ):
            at += 1  # the edition, in the middle of the line like the outlet
        if at >= len(filled) or filled[at].label(product.name, "head"):
            return []
        return _paragraph(filled, at, product)
    if product.title == "above the length":
        end = next((at for at in range(date_at) if filled[at].is_mark(product.name, "length")), date_at)
        headings = [at for at in range(end) if filled[at].is_heading]
        if headings:
            return headings[-1:]
        start = next((at for at in range(end) if not filled[at].is_mark(product.name, "drop")), 0)
        section, title = filled[start], filled[min(start + 1, len(filled) - 1)]
        if end >= start + 2 and len(section.words.split()) <= 3 < len(title.words.split()):
            start += 1  # the section stands above the title
        return _paragraph(filled, start, product)[: max(end - start, 1)] if end else []
    headings = [at for at in range(outlet_at) if filled[at].is_heading]
    if headings:
        return headings[-1:]
    if outlet_at == 0:
        return []
    begins = outlet_at - 1
    while (
        begins
        and filled[begins].at - filled[begins - 1].at == 1
        and outlet_at - begins < 3
        and not _is_listed(filled[begins - 1].words)
        and (filled[begins - 1].words.endswith(";") or len(filled[begins - 1].words) >= _SHORTEST_OF_TITLE)
        and len(filled[begins - 1].words) <= _WRAPPED[1]
    ):
        begins -= 1
    return list(range(begins, outlet_at))


def _is_listed(words: str) -> bool:
    return re.match(r"^\d{1,4}\.\s", words) is not None or words.endswith(":") or ": " in words[:30]


def _paragraph(filled: list[WrittenLine], at: int, product: Product) -> list[int]:
    """A line, and those right below it that go on with it."""
    found = [at]
    while (
        at + 1 < len(filled)
        and filled[at + 1].at - filled[at].at == 1
        and len(found) < 4
        and not filled[at + 1].is_mark(product.name, "author", "length", "copyright", "body")
        and not filled[at + 1].labels
        and not is_date(filled[at + 1].words)
        and (filled[at + 1].words[0].islower() or len(filled[at].words) > 45 or filled[at].words[-1] == ";")
    ):
        at += 1
        found.append(at)
    return found


def _cover(filled: list[WrittenLine], first: int, product: Product) -> int:
    """The line of the whole before which nothing belongs to the article.

    A section that stands right above a title is part of its head.
    """
    return filled[first].at if first < len(filled) else 0


def _further(filled: list[WrittenLine], last: int, product: Product, head: Head) -> None:
    """Read on below title, outlet and date, as far as lines say something of the article."""
    name = product.name
    body = next((line.at for line in filled[last + 1 :] if line.is_mark(name, "body")), None)
    head.begins = filled[last].at + 1
    for line in filled[: last + 1]:
        _take(line, product, head)
    skipped, at = 0, last + 1
    passed: list[WrittenLine] = []
    while at < len(filled) and skipped < _SKIPPED:
        line = filled[at]
        if line.at == body:
            break
        if line.label(name, "tail") and not line.label(name, "head"):
            return  # the text, however short, stood above
        block = _block(filled, at)
        if _take(line, product, head):
            at += _continued(line, block, product)
            head.begins = filled[at - 1].at + 1
            head.deck += tuple(other.at for other in passed if _is_sentence(other.words))
            skipped, passed = 0, []
            if product.outlet == "after the date" and line.is_mark(name, "copyright"):
                return
        elif body is None and _is_long(block) and not _labelled(filled, at + len(block), product):
            return
        else:
            at += 1
            skipped += 1
            passed.append(line)
    if body is not None:
        head.begins = body + 1
        head.evidence += 1


def _is_long(block: list[WrittenLine]) -> bool:
    return sum(len(line.words) for line in block) > _LONGEST_SKIPPED


def _is_sentence(words: str) -> bool:
    return words.endswith((".", "!", "?", "”", '"')) and len(words.split()) >= _FEWEST_OF_DECK


def _labelled(filled: list[WrittenLine], at: int, product: Product) -> bool:
    """Whether a label of the head follows: what stands above it is a summary, and not yet the text."""
    return at < len(filled) and filled[at].label(product.name, "head") is not None


def _block(filled: list[WrittenLine], at: int) -> list[WrittenLine]:
    """A line and those below it that no blank line parts from it."""
    end = at + 1
    while end < len(filled) and filled[end].at == filled[end - 1].at + 1:
        end += 1
    return filled[at:end]


def _continued(line: WrittenLine, block: list[WrittenLine], product: Product) -> int:
    """How many lines of a block are one label with its value, or one notice of copyright."""
    if not (line.label(product.name, "head") or line.is_mark(product.name, "copyright")):
        return 1
    for at, other in enumerate(block[1:], 1):
        before, least, most = block[at - 1].raw.strip(), *_WRAPPED
        wrapped = least <= len(before) <= most >= len(other.raw.strip()) and not before.endswith(".")
        if not wrapped or other.labels or other.is_mark(product.name, "body", "length", "ends"):
            return at
    return len(block)


def _take(line: WrittenLine, product: Product, head: Head) -> bool:
    """Whether a line says something of an article; then it is noted down."""
    if found := line.label(product.name, "head"):
        label, value = found
        if label.field != "furniture" and value:
            head.said.setdefault(label.field, value)
        head.evidence += 1
        return True
    for mark in line.marks:
        if mark.product in (product.name, ANY) and mark.place in _OF_A_HEAD:
            if mark.place == "author" and (line.is_heading or len(line.words.split()) > 8):
                continue
            for name, value in mark.said:
                head.said.setdefault(name, value)
            head.evidence += mark.place in ("length", "copyright")
            return True
    if code := language_code(line.words):
        head.said.setdefault("language", code)
        head.evidence += 1
        return True
    return any(form.match(line.words) for form in (_SOURCE_CODE, _PAGE, _HOUR))
