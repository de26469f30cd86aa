"""What a reader of a format gives back, and which reader reads what."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from detente.intake.limits import Limits
from detente.text.boilerplate import Line

Format = Literal["html", "pdf", "docx", "odt", "rtf", "mail", "record"]


@dataclass(frozen=True, slots=True)
class Extract:
    """Text with blank lines between paragraphs and "# " before headings; what the file declares of itself.

    A title that is but a property of the file, often its template's, gives way to one that stands in the text.
    `dropped` are lines that the reader left out, `mended` counts what it put right, both for the report.
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
    mended: tuple[tuple[str, int], ...] = ()


@cache
def reader_of(name: Format) -> Callable[[bytes, Limits], Extract]:
    """The reader of a format, imported when first needed: most uploads are plain text. Each raises DetenteError."""
    match name:
        case "html":
            from detente.intake.formats.html import read_html

            return read_html
        case "pdf":
            from detente.intake.formats.pdf import read_pdf

            return read_pdf
        case "docx":
            from detente.intake.formats.docx import read_docx

            return read_docx
        case "odt":
            from detente.intake.formats.odt import read_odt

            return read_odt
        case "rtf":
            from detente.intake.formats.rtf import read_rtf

            return read_rtf
        case "mail":
            from detente.intake.formats.mail import read_mail

            return read_mail
        case "record":
            from detente.intake.formats.record import read_record

            return read_record
