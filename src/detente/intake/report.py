"""What was done with a file: what is kept, what was set aside or dropped, line by line, and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from detente.records import Document


@dataclass(frozen=True, slots=True)
class Line:
    """A line that does not count, whole, and the reason in words ("byline", "page number")."""

    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class Report:
    """`paragraphs` and `headings` kept, `words` in them; `aside`: shown with the article, never scored; `dropped`: not kept.

    `mended` counts what was put right by what it was ("lines joined", 12).
    """

    paragraphs: int = 0
    headings: int = 0
    words: int = 0
    aside: tuple[Line, ...] = ()
    dropped: tuple[Line, ...] = ()
    mended: tuple[tuple[str, int], ...] = ()

    def reasons(self) -> dict[str, int]:
        """How many lines were set aside or dropped, by reason, the most frequent first."""
        return dict(Counter(line.reason for line in (*self.aside, *self.dropped)).most_common())

    def sentence(self) -> str:
        """The report in one line: "12 paragraphs, 840 words kept; left out: 2 bylines, 1 page number"."""
        kept = f"{_count(self.paragraphs, 'paragraph')}, {_count(self.words, 'word')} kept"
        left = ", ".join(_count(number, reason) for reason, number in self.reasons().items())
        done = ", ".join(_count(number, what) for what, number in self.mended)
        return kept + (f"; left out: {left}" if left else "") + (f"; mended: {done}" if done else "")

    def as_dict(self) -> dict[str, Any]:
        """For `--json`: counts, reasons and lines."""
        return {
            "paragraphs": self.paragraphs,
            "headings": self.headings,
            "words": self.words,
            "reasons": self.reasons(),
            "aside": [[line.reason, line.text] for line in self.aside],
            "dropped": [[line.reason, line.text] for line in self.dropped],
            "mended": dict(self.mended),
        }


NOTHING = Report()


def report_on(
    document: Document, dropped: tuple[Line, ...] = (), mended: tuple[tuple[str, int], ...] = ()
) -> Report:
    """The report on a document as it was understood."""
    body = [block for block in document.blocks if block.kind == "body"]
    return Report(
        paragraphs=len(body),
        headings=sum(block.kind == "heading" for block in document.blocks),
        words=sum(len(block.text.split()) for block in body),
        aside=tuple(
            Line("caption or credit" if block.kind == "caption" else "link or byline", block.text)
            for block in document.blocks
            if block.kind in ("caption", "boilerplate")
        ),
        dropped=dropped,
        mended=mended,
    )


def _count(number: int, what: str) -> str:
    """`what` in the plural where there are several; "caption or credit" is made plural in its last word."""
    if number == 1:
        return f"1 {what}"
    return f"{number:,} {what}" + ("" if what.endswith("s") else "s")
