"""Exports of reference managers as rows: RIS by rispy (MIT), BibTeX by bibtexparser (MIT).

Which of their fields holds what is said by the one table of names (data/intake/columns.csv). Their text is
the abstract or the note: for the whole article export its file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from detente.intake.article_fields import chosen_fields
from detente.intake.decoding import decode
from detente.intake.formats.file_table import FileRow, FileTable

_RIS = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*(?:\d+\.\s*)?TY  - \w+")
_BIBTEX = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*(?:%[^\n]*\n\s*)*@[A-Za-z]{2,20}\s*\{")
_END = re.compile(r"^ER  ?-[^\n]*$", re.M)
_COLUMNS = ("title", "date", "outlet", "byline", "url", "language", "text")
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
        yield FileRow(f"reference {number}", _cells(found[0]))


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
        found["date"] = _plain(found.get("date", "")) or _day_of_parts(found)
        yield FileRow(f"reference {number}", tuple(_plain(cell) for cell in _cells(found)))


def _day_of_parts(found: dict[str, str]) -> str:
    """The date that stands in a reference as year, month and day; as much of it as is there."""
    parts = [_plain(found.pop(name, "")) for name in ("day", "month", "year")]
    return " ".join(filter(None, parts)) if not parts[1].isdigit() else "-".join(filter(None, parts[::-1]))


def _cells(found: dict[str, Any]) -> tuple[str, ...]:
    """A reference's fields as our columns. Who wrote an article does not speak in it."""
    filled = {name: _first(value) for name, value in found.items() if value}
    chosen = chosen_fields(filled)
    if "author" in chosen:
        chosen.setdefault("byline", chosen["author"])
    said = {field: found[chosen[field]] for field in _COLUMNS if field in chosen}
    return tuple(_text(said.get(field), field) for field in _COLUMNS)


def _first(value: object) -> str:
    return str(value[0] if isinstance(value, list) else value).strip()


def _text(value: object, field: str) -> str:
    """A value as text: the first of several addresses, names in a row, notes as paragraphs."""
    if not isinstance(value, list):
        return "" if value is None else str(value).strip()
    if field == "url":
        return _first(value)
    return ("\n\n" if field == "text" else "; ").join(str(one).strip() for one in value)


def _plain(written: str) -> str:
    """A field of BibTeX without the braces and backslashes that are TeX's."""
    return _BRACES.sub("", _ESCAPED.sub(r"\1", written)).strip()
