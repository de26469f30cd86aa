"""Word documents: headings, paragraphs and tables in order, by python-docx (MIT). Macros are never run."""

from __future__ import annotations

import io
from functools import cache

from detente.intake.archives import office_parts
from detente.intake.formats.extract import Extract
from detente.intake.limits import Limits
from detente.records import DetenteError

_OPEN_XML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_MAIN_PARTS = (
    "application/vnd.ms-word.document.macroEnabled.main+xml",  # docm
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",  # dotm
    f"{_OPEN_XML}.template.main+xml",  # dotx
)


def read_docx(data: bytes, limits: Limits) -> Extract:
    """The text of a Word document or template, with macros or without; table rows as lines of their own.

    Raises DetenteError where the archive is damaged, unpacks to more than `limits.unpacked_bytes`, or is no Word file.
    """
    from docx.opc.exceptions import PackageNotFoundError
    from docx.package import Package
    from docx.table import Table

    damaged = "The document is damaged, or is not a Word document; save it as docx or as text and try again."
    names = office_parts(data, limits)
    if "word/document.xml" not in names:
        raise DetenteError(
            "This is a zip archive and no Word document; unpack it and upload the files in it."
        )
    try:
        _know_all_main_parts()
        document = Package.open(io.BytesIO(data)).main_document_part.document
        parts = []
        for block in document.iter_inner_content():
            if isinstance(block, Table):
                parts += [" | ".join(cell.text.strip() for cell in row.cells) for row in block.rows]
            elif block.text.strip():
                style = (block.style.name or "") if block.style else ""
                heading = style.startswith(("Heading", "Title"))
                parts.append(("# " if heading else "") + " ".join(block.text.split()))
    except (PackageNotFoundError, KeyError, ValueError, AttributeError, SyntaxError) as trouble:
        raise DetenteError(damaged) from trouble
    if not parts:
        raise DetenteError("The document holds no text.")
    macros = ("Its macros were left alone.",) if any("vbaproject" in name.lower() for name in names) else ()
    return Extract("\n\n".join(parts), ("Read from a Word document.", *macros))


@cache
def _know_all_main_parts() -> None:
    """Tell python-docx, once, that these hold the same text in the same place as the only kind that it reads by itself."""
    from docx.opc.part import PartFactory
    from docx.parts.document import DocumentPart

    for kind in _MAIN_PARTS:
        PartFactory.part_type_for[kind] = DocumentPart
