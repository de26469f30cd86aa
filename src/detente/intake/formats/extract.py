"""What a reader of a format gives back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from detente.text.boilerplate import Line


@dataclass(frozen=True, slots=True)
class Extract:
    """Text with blank lines between paragraphs and "# " before headings; what the file declares of itself.

    A title that is but a property of the file, often its template's, gives way to one that stands in the
    text. `dropped` are lines that the reader left out, `repaired` counts what it put right, both for the
    report. `articles`: where the file holds several, each of them; then the rest is not looked at.
    `parts_known`: the reader knows what is an article, so that the text is not looked at for several.
    """

    text: str
    notes: tuple[str, ...] = ()
    title: str | None = None
    title_is_a_property: bool = False
    published: date | None = None
    outlet: str | None = None
    url: str | None = None
    author: str | None = None
    language: str | None = None
    dropped: tuple[Line, ...] = ()
    repaired: tuple[tuple[str, int], ...] = ()
    articles: tuple[Extract, ...] = ()
    parts_known: bool = False
