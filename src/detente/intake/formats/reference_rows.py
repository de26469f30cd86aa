"""Exports of reference managers as rows: RIS by rispy (MIT), BibTeX by bibtexparser (MIT).

Their text is the abstract or the note: for the whole article export its file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from detente.intake.decoding import decode
from detente.intake.formats.file_table import FileRow, FileTable

_RIS = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*(?:\d+\.\s*)?TY  - \w+")
_BIBTEX = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*(?:%[^\n]*\n\s*)*@[A-Za-z]{2,20}\s*\{")
_END = re.compile(r"^ER  ?-[^\n]*$", re.M)
_COLUMNS = ("title", "date", "outlet", "byline", "url", "language", "text")
# Our columns, and the fields of RIS and BibTeX that hold them, the best first.
_RIS_FIELDS = {
    "title": ("title", "primary_title", "short_title"),
    "date": ("date", "publication_year", "year"),
    "outlet": ("secondary_title", "journal_name", "alternate_title1", "alternate_title2", "alternate_title3",
               "publisher", "name_of_database"),
    "byline": ("authors", "first_authors"),
    "url": ("urls", "url"),
    "language": ("language",),
    "text": ("notes_abstract", "abstract", "research_notes", "notes"),
}  # fmt: skip
_BIBTEX_FIELDS = {
    "title": ("title",),
    "date": ("date", "year"),
    "outlet": ("journal", "journaltitle", "booktitle", "newspaper", "publisher", "howpublished"),
    "byline": ("author",),
    "url": ("url",),
    "language": ("langid", "language"),
    "text": ("fulltext", "abstract", "annote", "note"),
}
_BRACES = re.compile(r"[{}]")
_ESCAPED = re.compile(r"\\([&%$#_{}])")
_NOTE = "Read from a reference manager's export: what stands as an article's text is its abstract or note."


def reference_rows(data: bytes) -> FileTable | None:
    """The references as rows; None where the bytes are neither RIS nor BibTeX."""
    if _RIS.match(data[:4096]):
        rows = _ris
    elif _BIBTEX.match(data[:4096]):
        rows = _bibtex
    else:
        return None
    text, notes = decode(data)
    return FileTable(_COLUMNS, rows((text or "").lstrip("\ufeff")), (*notes, _NOTE))


def _ris(text: str) -> Iterator[FileRow]:
    """A row a reference; one that is damaged costs itself only."""
    import rispy

    for number, written in enumerate(_END.split(text), 1):
        if not written.strip():
            continue
        try:
            found = rispy.loads(f"{written.strip()}\nER  - \n")
        except Exception:  # what the library lets through of a damaged reference
            found = []
        if len(found) != 1:
            yield FileRow(f"reference {number}", problem="This reference is damaged; export it again.")
            continue
        yield FileRow(f"reference {number}", _cells(found[0], _RIS_FIELDS))


def _bibtex(text: str) -> Iterator[FileRow]:
    from bibtexparser.entrypoint import parse_string

    library = parse_string(text)
    entries = {id(entry) for entry in library.entries}
    blocks = [block for block in library.blocks if id(block) in entries or block in library.failed_blocks]
    for number, block in enumerate(blocks, 1):
        if id(block) not in entries:
            yield FileRow(f"reference {number}", problem="This reference is damaged; export it again.")
            continue
        fields: Any = block
        found = {name.casefold(): str(field.value) for name, field in fields.fields_dict.items()}
        yield FileRow(f"reference {number}", tuple(_plain(cell) for cell in _cells(found, _BIBTEX_FIELDS)))


def _cells(found: dict[str, Any], fields: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(
        next((_text(found[name]) for name in fields[column] if found.get(name)), "") for column in _COLUMNS
    )


def _text(value: object) -> str:
    if isinstance(value, list):
        first = [str(one) for one in value]
        return first[0] if first and first[0].startswith("http") else "; ".join(first)
    return str(value).strip()


def _plain(written: str) -> str:
    """A field of BibTeX without the braces and backslashes that are TeX's."""
    return _BRACES.sub("", _ESCAPED.sub(r"\1", written)).strip()
