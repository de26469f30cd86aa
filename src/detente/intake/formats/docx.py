"""Word documents (ECMA-376): every paragraph that a reader of the document sees, in order. Macros are never
run.

Also what stands in content controls, text boxes and accepted changes, where libraries that know the usual
paragraphs only pass it over; what was deleted in tracked changes is not part of the text.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from itertools import islice
from typing import Any

from detente.intake.archives import office_parts
from detente.intake.formats.extract import Extract
from detente.intake.limits import Limits
from detente.records import DetenteError
from detente.text.boilerplate import Line

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# The same names, where a document keeps to ISO 29500.
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
# What programs show that know no text boxes.
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NOT_TEXT = frozenset(
    {"del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "trPr", "tcPr", "instrText", "delText"}
)
_SIGNS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_HEADINGS = ("heading", "title")  # what styles are called, in whatever language the program speaks
_SURELY = (
    4  # paragraphs for each one that is read, from which there are surely too many: some lines are set aside
)
_DAMAGED = "The document is damaged, or is not a Word document; save it as docx or as text and try again."


def read_docx(data: bytes, limits: Limits) -> Extract:
    """The text of a Word document or template, with macros or without; table rows as lines of their own.

    Raises DetenteError where the archive is damaged, unpacks to more than `limits.unpacked_bytes`, or is no
    Word file.
    """
    names = office_parts(data, limits)
    if "word/document.xml" not in names:
        raise DetenteError(
            "This is a zip archive and no Word document; unpack it and upload the files in it."
        )
    body, styles = _parts(data, names)
    headings = _heading_styles(styles)
    most = _SURELY * limits.paragraphs
    parts = list(islice(_blocks(body, headings), most + 1))
    if not parts:
        raise DetenteError("The document holds no text. If it shows pictures of a text, paste the words.")
    if len(parts) > most:
        raise DetenteError(
            f"More than {most:,} paragraphs were found; at most {limits.paragraphs:,} are read. "
            f"Split the file."
        )
    macros = ("Its macros were left alone.",) if any("vbaproject" in name.lower() for name in names) else ()
    notes = tuple(Line("footnote", words) for words in _footnotes(data, names))
    return Extract("\n\n".join(parts), ("Read from a Word document.", *macros), dropped=notes)


def _parts(data: bytes, names: frozenset[str]) -> tuple[Any, Any]:
    """The text and the styles, which may be absent. Raises DetenteError where they are damaged."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            body = fromstring(archive.read("word/document.xml"))
            styles = fromstring(archive.read("word/styles.xml")) if "word/styles.xml" in names else None
    except DefusedXmlException:
        raise DetenteError(
            "The document declares XML entities, as no word processor does; it was not read. Paste its text."
        ) from None
    except (
        ParseError,
        zipfile.BadZipFile,
        zlib.error,
        RuntimeError,
        NotImplementedError,
        EOFError,
        ValueError,
    ) as trouble:
        raise DetenteError(_DAMAGED) from trouble
    return body, styles


def _footnotes(data: bytes, names: frozenset[str]) -> Iterator[str]:
    """The words of footnotes and endnotes, which are no part of the running text.

    Raises DetenteError where they are damaged.
    """
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    for part, kind in (("word/footnotes.xml", "footnote"), ("word/endnotes.xml", "endnote")):
        if part not in names:
            continue
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                root = fromstring(archive.read(part))
        except (ParseError, DefusedXmlException, zipfile.BadZipFile, zlib.error, ValueError) as trouble:
            raise DetenteError(_DAMAGED) from trouble
        for note in root:
            if _name(note) == kind and (words := " ".join(_words(note).split())):
                yield words


def _name(node: Any) -> str:
    """The name of a node of Word's own vocabulary, without it; of any other, the whole."""
    tag = str(node.tag)
    for vocabulary in (_WORD, _STRICT):
        if tag.startswith(vocabulary):
            return tag[len(vocabulary) :]
    return tag


def _value(node: Any, name: str = "val") -> str:
    """An attribute of Word's own vocabulary; "" where a node has none."""
    return str(node.get(_WORD + name) or node.get(_STRICT + name) or "")


def _heading_styles(styles: Any) -> frozenset[str]:
    """The ids of the styles that are headings.

    A style stands for its name, which is English in every edition of Word.
    """
    found = {"Title"}
    for style in () if styles is None else styles:
        called = next((_value(node) for node in style if _name(node) == "name"), "")
        if called.casefold().startswith(_HEADINGS):
            found.add(_value(style, "styleId"))
    return frozenset(found)


def _blocks(body: Any, headings: frozenset[str]) -> Iterator[str]:
    """Paragraphs and rows in the document's order, without recursion: nesting may be as deep as a file
    likes.
    """
    stack = [body]
    while stack:
        node = stack.pop()
        name = _name(node)
        if name in _NOT_TEXT or node.tag == _FALLBACK:
            continue
        if name == "p":
            yield from _paragraph(node, headings)
            stack.extend(reversed(_boxes(node)))
        elif name == "tr":
            if row := " | ".join(cell for part in _cells(node) if (cell := " ".join(_words(part).split()))):
                yield row
        else:
            stack.extend(reversed(node))


def _paragraph(node: Any, headings: frozenset[str]) -> Iterator[str]:
    lines = [" ".join(line.split()) for line in _words(node).split("\n")]
    if _style(node) in headings:
        lines = [" ".join(lines)]
    if text := _broken(lines):
        yield f"# {text}" if _style(node) in headings else text


def _broken(lines: list[str]) -> str:
    """The lines of one paragraph: wrapped by hand where most go on in the middle of a sentence, else
    paragraphs.

    Pages pasted into Word have all their paragraphs in one.
    """
    written = [line for line in lines if line]
    wrapped = sum(line[0].islower() for line in written[1:]) * 2 > len(written) - 1
    return "\n".join(lines).strip("\n") if wrapped else "\n\n".join(written)


def _style(paragraph: Any) -> str:
    for part in paragraph:
        if _name(part) == "pPr":
            return next((_value(mark) for mark in part if _name(mark) == "pStyle"), "")
    return ""


def _words(node: Any) -> str:
    """What is written within a node, but not in text boxes; paragraphs within it end in a line end."""
    found: list[str] = []
    stack = [node]
    while stack:
        part = stack.pop()
        name = _name(part)
        if name in _NOT_TEXT or name == "txbxContent" or part.tag == _FALLBACK:
            continue
        if name == "t":
            found.append(part.text or "")
        elif name in _SIGNS:
            found.append(_SIGNS[name])
        else:
            if name == "p" and found:
                found.append("\n")
            stack.extend(reversed(part))
    return "".join(found)


def _found(node: Any, wanted: str) -> list[Any]:
    """The outermost nodes of one name below a node, in order."""
    found: list[Any] = []
    stack = list(reversed(node))
    while stack:
        part = stack.pop()
        if _name(part) == wanted:
            found.append(part)
        elif _name(part) not in _NOT_TEXT and part.tag != _FALLBACK:
            stack.extend(reversed(part))
    return found


def _boxes(paragraph: Any) -> list[Any]:
    return _found(paragraph, "txbxContent")


def _cells(row: Any) -> list[Any]:
    """The cells of a row, each once, over however many columns it says that it reaches."""
    return _found(row, "tc")
