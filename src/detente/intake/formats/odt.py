"""OpenDocument texts (LibreOffice): headings, paragraphs and table rows in order, by defusedxml.

Macros are never run.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date
from typing import Any

from detente.intake.archives import office_parts
from detente.intake.dates import day_of
from detente.intake.formats.extract import Extract
from detente.intake.limits import Limits
from detente.records import DetenteError

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DUBLIN = "{http://purl.org/dc/elements/1.1/}"
_NOT_TEXT = (_TEXT + "note", _TEXT + "tracked-changes", _TEXT + "sequence-decls", _TEXT + "table-of-content")


def read_odt(data: bytes, limits: Limits) -> Extract:
    """The text of an OpenDocument file.

    Raises DetenteError where it is damaged, locked, too large or empty.
    """
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    names = office_parts(data, limits)
    damaged = "The document is damaged; open it and save it again, or paste its text."
    if "content.xml" not in names:
        raise DetenteError(damaged)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            content = fromstring(archive.read("content.xml"))
            meta = fromstring(archive.read("meta.xml")) if "meta.xml" in names else None
    except DefusedXmlException:
        raise DetenteError(
            "The document declares XML entities, as no word processor does; it was not read. Paste its text."
        ) from None
    except ParseError as trouble:
        raise DetenteError(
            "The document is damaged or locked with a password; save it again without one."
        ) from trouble
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError) as trouble:
        raise DetenteError(damaged) from trouble
    parts = list(_parts(content))
    if not parts:
        raise DetenteError("The document holds no text. If it shows pictures of a text, paste the words.")
    title, published = _declared(meta)
    return Extract(
        "\n\n".join(parts),
        ("Read from an OpenDocument text.",),
        title=title,
        title_is_a_property=True,
        published=published,
    )


def _parts(content: Any) -> Iterator[str]:
    """Paragraphs in document order, without recursion: nesting may be as deep as a file likes."""
    stack = [content]
    while stack:
        node = stack.pop()
        if node.tag in _NOT_TEXT:
            continue
        if node.tag in (_TEXT + "p", _TEXT + "h"):
            words = " ".join("".join(_words(node)).split())
            if words:
                yield ("# " if node.tag == _TEXT + "h" else "") + words
        elif node.tag == _TABLE + "table-row":
            cells = [" ".join("".join(_words(cell)).split()) for cell in node.iter(_TABLE + "table-cell")]
            if any(cells):
                yield " | ".join(cells)
        else:
            stack.extend(reversed(node))


def _words(node: Any) -> Iterator[str]:
    for part in node.iter():
        if part.tag in (_TEXT + "s", _TEXT + "tab", _TEXT + "line-break", _TEXT + "p"):
            yield " "
        yield part.text or ""
        if part is not node:
            yield part.tail or ""


def _declared(meta: Any) -> tuple[str | None, date | None]:
    """Title and date of the file's own description, where it has one."""
    if meta is None:
        return None, None
    title = " ".join((meta.findtext(f".//{_DUBLIN}title") or "").split())
    return title or None, day_of(meta.findtext(f".//{_DUBLIN}date"))
