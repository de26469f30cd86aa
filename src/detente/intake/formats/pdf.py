"""PDF: text in reading order, columns one after the other, by pdfminer.six (MIT)."""

from __future__ import annotations

import io
import re
from collections import Counter

from detente.intake.formats.extract import Extract
from detente.intake.formats.pdf_columns import in_reading_order
from detente.intake.formats.pdf_page import Box, boxes_on
from detente.intake.formats.pdf_streams import check_streams
from detente.intake.formats.pdf_tables import is_row, with_tables
from detente.intake.limits import Limits
from detente.intake.press.exports import split_export
from detente.intake.press.several import extracts_of
from detente.records import DetenteError
from detente.text.boilerplate import Line

_PARTED = "\u00ad"  # a soft hyphen: where a word may be parted, and here was
_PAGE_NUMBER = re.compile(r"^(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?$", re.I)


def read_pdf(data: bytes, limits: Limits) -> Extract:
    """The text of a PDF.

    Raises DetenteError where it is damaged, locked, too long, or a scan without text.
    """
    check_streams(data, limits)
    pages, notes = _pages(data, limits)
    lines = "\n\n".join(box.text.strip() for page in pages for box in in_reading_order(page))
    if (found := split_export(lines)) is not None:
        return Extract("", articles=extracts_of(found, Extract("", (_read_from(pages),))))
    printed = [
        [joined for box in in_reading_order(with_tables(page)) if (joined := _joined(box.text))]
        for page in pages
    ]
    paragraphs, dropped = _without_running_lines(printed)
    if not paragraphs:
        raise DetenteError(
            "The PDF holds no text: it seems to be a scan. Recognise its text first, then try again."
        )
    text, repaired = _whole("\n\n".join(_flowing(paragraphs)))
    return Extract(
        text,
        (_read_from(pages),),
        dropped=(*dropped, *(Line("mark of a note", mark) for mark in notes)),
        repaired=(("words parted at a line's end", repaired),),
    )


def _read_from(pages: list[list[Box]]) -> str:
    return f"Read from a PDF of {len(pages)} page{'s' if len(pages) > 1 else ''}."


def _pages(data: bytes, limits: Limits) -> tuple[list[list[Box]], list[str]]:
    """What stands on each page; and the marks of notes that stood in it."""
    from pdfminer.high_level import extract_pages
    from pdfminer.layout import LAParams
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfminer.pdfexceptions import PDFException
    from pdfminer.psexceptions import PSException

    # pdfminer lets many kinds of error through where a file is damaged.
    damaged = (
        PDFException,
        PSException,
        ValueError,
        TypeError,
        KeyError,
        IndexError,
        RecursionError,
        OverflowError,
    )
    pages: list[list[Box]] = []
    notes: list[str] = []
    try:
        for page in extract_pages(
            io.BytesIO(data), laparams=LAParams(boxes_flow=None), maxpages=limits.pages + 1
        ):
            if len(pages) == limits.pages:
                raise DetenteError(
                    f"The PDF has more than {limits.pages} pages; split it, or paste the part that matters."
                )
            pages.append(boxes_on(page, notes))
    except PDFPasswordIncorrect:
        raise DetenteError("The PDF is locked with a password; save it without one and try again.") from None
    except damaged as trouble:
        raise DetenteError("The PDF is damaged and cannot be read; open it and save it again.") from trouble
    return pages, notes


def _without_running_lines(printed: list[list[str]]) -> tuple[list[str], list[Line]]:
    """The paragraphs without page numbers, and without what stands first or last on at least three pages and
    half of them.
    """
    edges = Counter(
        key
        for page in printed
        for key in {_but_numbers(line) for line in (*page[:2], *page[-2:]) if _may_run(line)}
    )
    often = {key for key, count in edges.items() if count >= max(3, len(printed) / 2)}
    kept, dropped = [], []
    for page in printed:
        for position, line in enumerate(page):
            at_edge = position < 2 or position >= len(page) - 2
            if _PAGE_NUMBER.match(line):
                dropped.append(Line("page number", line))
            elif at_edge and _may_run(line) and _but_numbers(line) in often:
                dropped.append(Line("running header or footer", line))
            else:
                kept.append(line)
    return kept, dropped


def _may_run(line: str) -> bool:
    """Whether a line can be a header or footer: short, and no sentence."""
    return len(line) < 120 and not line.endswith((".", "!", "?", "”"))


def _but_numbers(line: str) -> str:
    return re.sub(r"\d+", "0", line.casefold())


def _joined(text: str) -> str:
    """A box's lines as one paragraph; where a word was parted at a line's end, a soft hyphen."""
    text = re.sub(r"(?<=[a-z])[-\u2010\u00ad]\n(?=[a-z])", _PARTED, text.strip())
    text = re.sub(r"(?<=\w)-\n(?=[A-Z0-9])", "-", text)
    return " ".join(text.split())


def _flowing(paragraphs: list[str]) -> list[str]:
    """A paragraph, or a word, that a column or page broke off goes on with the next one."""
    kept = [paragraphs[0]]
    for paragraph in paragraphs[1:]:
        if is_row(paragraph) or is_row(kept[-1]):
            kept.append(paragraph)
        elif paragraph[0].islower() and re.search(r"[a-z][-\u2010\u00ad]$", kept[-1]):
            kept[-1] = kept[-1][:-1] + _PARTED + paragraph
        elif paragraph[0].islower() and not kept[-1].endswith((".", "!", "?", ":", "”", '"')):
            kept[-1] += " " + paragraph
        else:
            kept.append(paragraph)
    return kept


def _whole(text: str) -> tuple[str, int]:
    """The text with its parted words made whole, and how many there were.

    A word that the text writes with a hyphen elsewhere ("long-range") and never without one keeps it.
    """
    words = set(re.findall(r"[a-z]+(?:-[a-z]+)*", text.casefold()))

    def rejoined(found: re.Match[str]) -> str:
        parts = found[0].split(_PARTED)
        plain, hyphened = "".join(parts), "-".join(parts)
        known = hyphened.casefold() in words and plain.casefold() not in words
        return hyphened if known else plain

    return re.subn(rf"(?<![A-Za-z-])[A-Za-z-]+(?:{_PARTED}[a-z]+)+", rejoined, text)
