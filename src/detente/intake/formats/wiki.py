"""Exports of a wiki (MediaWiki's XML): each page is an article; its text without the wiki's own marks."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from detente.intake.dates import day_of
from detente.intake.formats.extract import Extract
from detente.intake.limits import Limits
from detente.records import DetenteError
from detente.text.boilerplate import Line

_ROOT = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?<mediawiki\b")
_MOST_NESTED = 12
_DATE = re.compile(r"\{\{\s*date\s*\|([^{}|]{4,40})", re.I)
_NO_PROSE = ("gallery", "math", "timeline")  # elements of MediaWiki
_DROPPED = (
    ("comment", re.compile(r"<!--.{0,20000}?-->", re.S)),
    ("note", re.compile(r"<ref\b[^<>]{0,300}(?:/>|>.{0,5000}?</ref>)", re.S | re.I)),
    ("table", re.compile(r"^\{\|.{0,100000}?^\|\}", re.S | re.M)),
    *(
        ("gallery", re.compile(rf"<{element}\b[^<>]{{0,300}}>.{{0,20000}}?</{element}>", re.S | re.I))
        for element in _NO_PROSE
    ),
)
_TEMPLATE = re.compile(r"\{\{[^{}]{0,5000}\}\}")
# A picture's caption may hold links of its own.
_ASIDE_LINK = re.compile(
    r"\[\[[^\[\]:|\s]{2,20}:[^\[\]]{0,1000}(?:\[\[[^\[\]]{0,300}\]\][^\[\]]{0,1000}){0,9}\]\]"
)
_LINK = re.compile(r"\[\[(?:[^\[\]|]{0,300}\|)?([^\[\]|]{1,1000})\]\]")
_OUTSIDE_LINK = re.compile(r"\[(?:https?:)?//\S{1,500}(?:\s([^\[\]]{1,500}))?\]")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,300}>")
_HEADING = re.compile(r"^(={1,6})\s*(.{1,200}?)\s*\1\s*$", re.M)
_MARK = re.compile(r"'{2,5}|^[*#:;]+\s*|__[A-Z]+__", re.M)


def is_wiki_export(data: bytes) -> bool:
    """Whether bytes are MediaWiki's XML."""
    return _ROOT.match(data[:1024]) is not None


def read_wiki(data: bytes, limits: Limits) -> Extract:
    """The pages that are articles, each as it is in its last version.

    Raises DetenteError where the file is damaged, or holds no page with text.
    """
    articles: list[Extract] = []
    for title, text in _pages(data):
        if ":" in title.split(" ")[0] or text.lstrip()[:9].casefold() == "#redirect":
            continue
        if len(articles) == limits.members:
            raise DetenteError(f"The export holds more than {limits.members:,} pages; split it.")
        articles.append(_article(title, text))
    if not articles:
        raise DetenteError("The wiki's export holds no page with text: export its articles.")
    return Extract("", articles=tuple(articles))


def _pages(data: bytes) -> Iterator[tuple[str, str]]:
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, iterparse

    title, text = "", ""
    try:
        for _, node in iterparse(io.BytesIO(data)):
            name = str(node.tag).rpartition("}")[2]
            if name == "title":
                title = node.text or ""
            elif name == "text":
                text = node.text or ""
            elif name == "page":
                if text.strip():
                    yield title, text
                title, text = "", ""
                node.clear()
    except (ParseError, DefusedXmlException) as wrong:
        raise DetenteError("The wiki's export is damaged; export it again.") from wrong


def _article(title: str, written: str) -> Extract:
    dropped: list[Line] = []
    stated = _DATE.search(written)

    def left_out(reason: str) -> Any:
        def note(found: re.Match[str]) -> str:
            dropped.append(Line(reason, " ".join(found[0].split())))
            return ""

        return note

    text = written
    for reason, pattern in _DROPPED:
        text = pattern.sub(left_out(reason), text)
    for _ in range(_MOST_NESTED):
        text, count = _TEMPLATE.subn(left_out("template"), text)
        if not count:
            break
    text = _ASIDE_LINK.sub(left_out("picture or category"), text)
    text = _OUTSIDE_LINK.sub(lambda found: found[1] or "", _LINK.sub(r"\1", text))
    text = _HEADING.sub(r"\n# \2\n", _TAG.sub(left_out("tag"), text))
    return Extract(
        _MARK.sub("", text).strip(),
        ("Read from a wiki's export.",),
        title=title,
        published=day_of(stated[1].strip()) if stated else None,
        dropped=tuple(dropped),
        parts_known=True,
    )
