"""What was done with a file: what is kept, what was set aside or dropped, line by line, and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from detente.text.blocks import Layout
from detente.text.boilerplate import Line


@dataclass(frozen=True, slots=True)
class IntakeReport:
    """`paragraphs` and `headings` kept, `words` in them; `aside`: shown with the article, never scored;
    `dropped`: not kept.

    `repaired` counts what was put right by what it was ("lines joined", 12).
    """

    paragraphs: int = 0
    headings: int = 0
    words: int = 0
    aside: tuple[Line, ...] = ()
    dropped: tuple[Line, ...] = ()
    repaired: tuple[tuple[str, int], ...] = ()

    def reasons(self) -> dict[str, int]:
        """How many lines were set aside or dropped, by reason, the most frequent first."""
        return dict(Counter(line.reason for line in (*self.aside, *self.dropped)).most_common())

    def sentence(self) -> str:
        """The report in one line: "12 paragraphs, 840 words kept; left out: byline (2), page number (1)"."""
        kept = f"{_count(self.paragraphs, 'paragraph')}, {_count(self.words, 'word')} kept"
        left = ", ".join(f"{reason} ({number:,})" for reason, number in self.reasons().items())
        done = ", ".join(f"{what} ({number:,})" for what, number in self.repaired)
        return kept + (f"; left out: {left}" if left else "") + (f"; repaired: {done}" if done else "")

    def as_dict(self) -> dict[str, Any]:
        """For `--json`: counts, reasons and lines."""
        return {
            "paragraphs": self.paragraphs,
            "headings": self.headings,
            "words": self.words,
            "reasons": self.reasons(),
            "aside": [[line.reason, line.text] for line in self.aside],
            "dropped": [[line.reason, line.text] for line in self.dropped],
            "repaired": dict(self.repaired),
        }


NOTHING = IntakeReport()  # of what could not be read


def report_on(
    layout: Layout, dropped: tuple[Line, ...] = (), repaired: tuple[tuple[str, int], ...] = ()
) -> IntakeReport:
    """The report on a text as it was laid out; `dropped` and `repaired` are what its format's reader did
    before.
    """
    document = layout.document
    body = [block for block in document.blocks if block.kind == "body"]
    done = (*repaired, ("lines joined", layout.joined), ("paragraphs cut from long lines", layout.split))
    return IntakeReport(
        paragraphs=len(body),
        headings=sum(block.kind == "heading" for block in document.blocks),
        words=sum(len(block.text.split()) for block in body),
        aside=layout.aside,
        dropped=(*dropped, *layout.dropped),
        repaired=tuple((what, number) for what, number in done if number),
    )


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}" + ("" if number == 1 else "s")
