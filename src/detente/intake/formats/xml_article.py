"""Articles as XML: the output of trafilatura and of other tools that write its form, TEI's, or Factiva's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from detente.intake.dates import day_of
from detente.intake.formats.extract import Extract
from detente.intake.limits import Limits
from detente.intake.press.split_text import METADATA
from detente.records import DetenteError
from detente.text.boilerplate import Line

_BEGINS = re.compile(
    rb"""
    \A (?:\xef\xbb\xbf)? \s* (?:<\?xml[^>]*\?>\s*)? (?:<!--.*?-->\s*)*
    (?: <doc\s[^>]*> \s* <main\b | <(?:corpus|docs|documents)> \s* <doc\s | <TEI\b | <teiCorpus\b
        | <PPSResponse\b )
    """,
    re.S | re.X,
)
_DECLARED = re.compile(rb"<\?xml[^>]*\?>|\A\xef\xbb\xbf")
_OF_FACTIVA = "article"
_ARTICLES = frozenset({"doc", "TEI", _OF_FACTIVA})
_TEXTS = (("main",), ("body",), ("leadParagraph", "tailParagraphs"))  # elements that hold a text together
_HEADINGS = frozenset({"head", "h1", "h2", "h3"})
_BLOCKS = frozenset({"p", "item", "quote", "row", "ab", "code", "l", "lg", "paragraph"}) | _HEADINGS
_READ = frozenset({"headline", "byline", "sourceName", "publicationDate", *_TEXTS[-1]})  # of Factiva's
# Where each form says what: a path below the article, and the attribute or "" for its words.
_SAID = {
    "title": ((".", "title"), (".//fileDesc/titleStmt/title", ""), (".//head/title", ""),
              ("headline", "")),
    "date": ((".", "date"), (".//biblFull/publicationStmt/date", ""), (".//publicationStmt/date", ""),
             ("publicationDate/dateTime", ""), ("publicationDate/date", "")),
    "outlet": ((".", "sitename"), (".//biblFull/publicationStmt/publisher", ""), (".//publisher", ""),
               (".", "hostname"), ("sourceName", "")),
    "url": ((".", "url"), (".", "source"), (".//publicationStmt//ptr", "target")),
    "author": ((".", "author"), (".//titleStmt/author", ""), ("byline", "")),
    "language": ((".", "language"), (".//langUsage/language", "ident"),
                 ("baseLanguage", "")),
}  # fmt: skip


def is_xml_article(data: bytes) -> bool:
    """Whether bytes begin as such an article does."""
    return _BEGINS.match(data[:4096]) is not None


def read_xml_article(data: bytes, limits: Limits) -> Extract:
    """The article of the file, or the articles. Raises DetenteError where it is damaged or holds no text."""
    from detente.intake.press.several import with_byline

    found = []
    for one in _articles(data):
        said = {field: _said(one, places) for field, places in _SAID.items()}
        text, dropped = "\n\n".join(_paragraphs(one)), (*_comments(one), *_metadata(one))
        if not text:
            continue
        text, unwritten = with_byline(text, said["author"].replace(";", ","))
        found.append(
            Extract(
                text=text,
                notes=("Read from an article as XML.",),
                title=said["title"] or None,
                published=day_of(said["date"]),
                outlet=said["outlet"] or None,
                url=said["url"] if said["url"].startswith(("http://", "https://")) else None,
                language=said["language"][:2].lower() or None,
                dropped=(*dropped, *unwritten),
                parts_known=True,
            )
        )
    if not found:
        raise DetenteError(
            "This XML holds no text: it was made from a page on which no article was found. Paste its text."
        )
    return found[0] if len(found) == 1 else Extract("", articles=tuple(found))


def _articles(data: bytes) -> list[Any]:
    """The elements that are articles. Raises DetenteError where the XML is damaged."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    if len(re.findall(rb"<(?:doc|TEI)\b[^>]*>", data)) > 1 and b"<!DOCTYPE" not in data:
        data = b"<corpus>" + _DECLARED.sub(b"", data) + b"</corpus>"  # one behind the other in one file
    try:
        root = fromstring(data)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as wrong:
        raise DetenteError("The XML is damaged: export it again, or paste its text.") from wrong
    for node in root.iter():
        node.tag = str(node.tag).rpartition("}")[2]  # without the name of its vocabulary
    return [node for node in root.iter() if node.tag in _ARTICLES]


def _said(one: Any, places: tuple[tuple[str, str], ...]) -> str:
    for path, attribute in places:
        for node in one.findall(path):
            written = node.get(attribute) if attribute else "".join(node.itertext())
            if tidy := " ".join((written or "").split()):
                return tidy
    return ""


def _paragraphs(one: Any) -> Iterator[str]:
    """The blocks of the text, in order; words that stand in no block are one by themselves."""
    holders = ([node for node in one.iter() if node.tag in names] for names in _TEXTS)
    stack = next((found[::-1] for found in holders if found), [])
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            if tidy := " ".join(node.split()):
                yield tidy
        elif node.tag in _BLOCKS and not any(
            inner.tag in _BLOCKS for inner in node.iter() if inner is not node
        ):
            yield from _block(node)
        elif node.get("type") != "comments":
            inside = [node.text or "", *(part for inner in node for part in (inner, inner.tail or ""))]
            stack.extend(reversed(inside))


def _block(node: Any) -> Iterator[str]:
    parts = [" ".join("".join(cell.itertext()).split()) for cell in node] if node.tag == "row" else []
    words = " | ".join(filter(None, parts)) or " ".join("".join(node.itertext()).split())
    if words:
        is_heading = node.tag in _HEADINGS or node.get("type") == "header"
        yield f"# {words}" if is_heading else f"- {words}" if node.tag == "item" else words


def _comments(one: Any) -> Iterator[Line]:
    for node in one.iter():
        said = (
            " ".join("".join(node.itertext()).split()) if "comments" in (node.tag, node.get("type")) else ""
        )
        if said:
            yield Line("comment of a reader", said)


def _metadata(one: Any) -> Iterator[Line]:
    """What Factiva says of an article beside title, byline, source, date and text: regions, notes."""
    for node in one if one.tag == _OF_FACTIVA else ():
        said = " ".join(" ".join(node.itertext()).split())
        if said and node.tag not in _READ:
            yield Line(METADATA, said)
