"""Which reader reads which format."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import cast

from detente.intake.formats.extract import Extract
from detente.intake.limits import Limits
from detente.intake.signatures import Format

Read = Callable[[bytes, Limits], Extract]

# The module of `formats` and the function in it; a new format is a line here and one in signatures.py.
_READERS: dict[Format, tuple[str, str]] = {
    "html": ("html", "read_html"),
    "pdf": ("pdf", "read_pdf"),
    "docx": ("docx", "read_docx"),
    "odt": ("odt", "read_odt"),
    "rtf": ("rtf", "read_rtf"),
    "mail": ("mail", "read_mail"),
    "record": ("json_article", "read_json_article"),
}


@cache
def reader_of(name: Format) -> Read:
    """The reader of a format, imported when first needed: most uploads are plain text.

    Args:
        name: The format, as `signatures.format_of` names it.

    Returns:
        A function of the bytes and the limits. It raises DetenteError where there is no article in them.
    """
    module, function = _READERS[name]
    return cast("Read", getattr(import_module(f"detente.intake.formats.{module}"), function))
