"""E-books, as news readers make them: each chapter that holds running text is an article."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from detente.intake.archives import office_parts, opened
from detente.intake.formats.extract import Extract
from detente.intake.formats.page_blocks import blocks_of, tree_of
from detente.intake.limits import Limits
from detente.records import DetenteError
from detente.text.boilerplate import Line

_FEWEST = 15  # words of a chapter that is an article; covers and lists of contents have fewer sentences
_DAMAGED = "The e-book is damaged; export it again, or copy its text and paste it here."
_CONTAINER = "META-INF/container.xml"


def read_epub(data: bytes, limits: Limits) -> Extract:
    """The chapters of an e-book in the order in which they are read.

    Raises DetenteError where it is damaged, locked, or holds no running text.
    """
    names = office_parts(data, limits)
    if "META-INF/encryption.xml" in names and "META-INF/rights.xml" in names:
        raise DetenteError(
            "The e-book is locked against copying; it cannot be read. Paste the part that you may use."
        )
    articles: list[Extract] = []
    left: list[Line] = []
    try:
        with opened(data) as book:
            package = _package(book)
            called = _called(package[1])
            for part in _spine(*package):
                if part not in names or book.getinfo(part).file_size > limits.part_bytes:
                    left.append(Line("chapter that is not there or too long", part))
                    continue
                chapter = _chapter(book.read(part), called)
                if isinstance(chapter, Extract):
                    articles.append(chapter)
                else:
                    left += chapter
    except (zipfile.BadZipFile, KeyError, ValueError, RuntimeError, OSError, EOFError) as wrong:
        raise DetenteError(_DAMAGED) from wrong
    if not articles:
        raise DetenteError("The e-book holds no running text: upload the chapters as documents.")
    first = articles[0]
    articles[0] = Extract(first.text, first.notes, first.title, dropped=tuple(left), parts_known=True)
    return Extract("", articles=tuple(articles))


def _parsed(data: bytes) -> Any:
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        return fromstring(data)
    except (DefusedXmlException, ParseError) as wrong:
        raise DetenteError(_DAMAGED) from wrong


def _package(book: zipfile.ZipFile) -> tuple[str, Any]:
    """The file that lists what the book holds: its path and its elements."""
    container = _parsed(book.read(_CONTAINER))
    path = next((node.get("full-path") for node in container.iter() if _name(node) == "rootfile"), None)
    if not path:
        raise DetenteError(_DAMAGED)
    return path, _parsed(book.read(path))


def _spine(path: str, package: Any) -> Iterator[str]:
    """The paths of the chapters as they are read; the list of contents is none."""
    items = {node.get("id"): node for node in package.iter() if _name(node) == "item"}
    for node in package.iter():
        item = items.get(node.get("idref")) if _name(node) == "itemref" else None
        if item is None or "nav" in (item.get("properties") or "").split():
            continue
        if "html" in (item.get("media-type") or ""):
            href = unquote((item.get("href") or "").split("#")[0])
            yield posixpath.normpath(posixpath.join(posixpath.dirname(path), href))


def _called(package: Any) -> str:
    """What the book says of itself, for a note: its title and its day."""
    said = [
        " ".join("".join(node.itertext()).split())
        for node in package.iter()
        if _name(node) in ("title", "date") and "".join(node.itertext()).strip()
    ]
    return ", ".join(said[:2])[:200]


def _chapter(page: bytes, called: str) -> Extract | list[Line]:
    """A chapter as an article; its lines where it holds no running text."""
    root = tree_of(page)
    blocks = blocks_of(root)
    prose = [block for block in blocks if not block.startswith("# ") and block.endswith((".", "!", "?", "”"))]
    if sum(len(block.split()) for block in prose) < _FEWEST:
        return [Line("page of a book without running text", block.removeprefix("# ")) for block in blocks]
    heads = root.xpath("//head/title//text()")
    title = " ".join(" ".join(heads).split()) or None
    if blocks and blocks[0].startswith("# "):
        title = None  # the heading that is printed goes before the name of a file
    note = f"Read from an e-book{f' ({called})' if called else ''}: its day is not taken for that of "
    return Extract("\n\n".join(blocks), (f"{note}the article.",), title=title, parts_known=True)


def _name(node: Any) -> str:
    return str(node.tag).rpartition("}")[2]


def is_epub(data: bytes) -> bool:
    """Whether a zip archive is an e-book: it says so in its first file, or lists its contents as one."""
    if b"mimetypeapplication/epub+zip" in data[:120]:
        return True
    if _CONTAINER.encode() not in data:
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            return _CONTAINER in book.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return False
