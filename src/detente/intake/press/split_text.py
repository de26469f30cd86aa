"""What a text of many articles is taken apart into."""

from __future__ import annotations

from dataclasses import dataclass

from detente.text.boilerplate import Line

METADATA = "what an export says of an article"
COVER = "cover page of an export"
MARK = "mark between articles"


@dataclass(frozen=True, slots=True)
class SplitArticle:
    """One article of several, with what stood beside it; all as written, None where nothing did.

    Attributes:
        text: With blank lines between paragraphs.
        dropped: Lines of the whole that are in no part's title or text.
    """

    text: str
    title: str | None = None
    date: str | None = None
    outlet: str | None = None
    author: str | None = None
    language: str | None = None
    url: str | None = None
    dropped: tuple[Line, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Split:
    """The articles that a text holds. Every word of it is in a title, in a text, or in a dropped line.

    Attributes:
        parts: In their order.
        known_by: In words: "an export of Nexis Uni", "a line “Read on” that comes back".
        sure: Whether a person need not be asked first.
    """

    parts: tuple[SplitArticle, ...]
    known_by: str
    sure: bool
