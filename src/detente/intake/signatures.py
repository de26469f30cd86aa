"""What a file is, by its first bytes, whatever its name says."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from detente.data_tables import data_path, table
from detente.intake.feed_marks import is_feed
from detente.intake.formats.json_rows import one_article
from detente.intake.mail_line_words import words_of

Format = Literal["html", "pdf", "docx", "odt", "rtf", "mail", "record"]

FEED = "a feed (RSS or Atom)"
_HTML = (b"<html", b"<head", b"<body")
# What may stand before a page's first element: comments, <?instructions>, declarations, Internet Explorer's
# conditions.
_PROLOGUE = re.compile(
    rb"""
    \A (?:\xef\xbb\xbf)?
    (?: \s+ | <!--.*?--> | <\?[^>]*> | <!doctype\b [^>\[]* (?:\[.*?\]\s*)? > | <!\[[^>]*\]> )*
    """,
    re.I | re.S | re.X,
)
_TAG = re.compile(
    rb"</?(?:p|div|span|br|li|ul|a|h[1-6]|article|section|table|td|strong|em)\b[^<>]{0,300}>", re.I
)
_BLOCK = re.compile(rb"</?(?:p|div|br|li|ul|h[1-6]|article|section|table|td)\b", re.I)
BEGINS_WITH_TEXT = re.compile(rb'\A[\xef\xbb\xbf\s]*\{\s*"text"\s*:\s*"')
# An object, and the next one without a comma: a table, an object a line.
_JSON_LINES = re.compile(rb"\}\s*\n\s*\{")
_HEADER = re.compile(rb"[!-9;-~]+:")
_CONTROL = bytes(byte for byte in range(32) if not 9 <= byte <= 13)
_MOST_HEADERS = 200  # lines


@cache
def _signatures() -> tuple[tuple[bytes, int, str], ...]:
    """First bytes, where they stand, and what people call it (data/intake/signatures.csv)."""
    return tuple(
        (bytes.fromhex(row["bytes"]), int(row["offset"]), row["kind"])
        for _, row in table(data_path("intake", "signatures.csv"), ("bytes", "offset", "kind"))
    )


def kind_of(data: bytes) -> str | None:
    """What the bytes are, in words ("a PNG image"), or None where they may be text."""
    if data.startswith(b"PK\x03\x04") and b"application/vnd.oasis.opendocument.text" in data[:120]:
        return "an OpenDocument text"
    for first, offset, name in _signatures():
        if data[offset : offset + len(first)] == first and (len(first) > 2 or _binary(data)):
            return name
    if is_feed(data):
        return FEED
    begin = prologue.end() if (prologue := _PROLOGUE.match(data)) else 0
    head = data[begin:][:2048].lower()
    if head.startswith(_HTML) or b"<!doctype html" in data[:begin].lower():
        return "a web page (HTML)"
    if (
        head.startswith(b"{")
        and not _JSON_LINES.search(data)
        and (BEGINS_WITH_TEXT.match(data) or one_article(data))
    ):
        return "an article as JSON"
    if _is_mail(data):
        return "an e-mail"
    return "a web page (HTML)" if _is_page(data[:65_536]) else None


def _is_page(data: bytes) -> bool:
    """Whether bytes without a page's head are one by their tags: six of them, a block's among them.

    Marks within lines alone, such as spans, are what converters leave in a text.
    """
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"---", b"# ")):
        return False
    tags = _TAG.findall(data)
    return len(tags) >= 6 and any(_BLOCK.match(tag) for tag in tags)


def _is_mail(data: bytes) -> bool:
    """Whether the bytes begin with a block of headers of which at least three are those of a letter, who or
    when among them.

    Asked before the tags of a page are counted: most letters bring a page with them.
    """
    names: set[bytes] = set()
    for line in data[:65_536].lstrip(b"\xef\xbb\xbf \t\r\n").split(b"\n", _MOST_HEADERS)[:_MOST_HEADERS]:
        if not line.strip():
            break
        if line[:1] not in (b" ", b"\t"):
            if not _HEADER.match(line):
                break
            names.add(line.partition(b":")[0].lower())
    known, telling = (words_of("letter header"), words_of("letter header that says who or when"))
    found = {name.decode("latin-1") for name in names}
    return len(found & (known | telling)) >= 3 and bool(found & telling)


def format_of(data: bytes) -> Format | None:
    """The format of a file that has a reader of its own, by its content; None for text and for what is not
    read.
    """
    kind = kind_of(data) or ""
    for words, name in _READERS:
        if kind.startswith(words):
            return name
    return None


_READERS: tuple[tuple[str, Format], ...] = (
    ("a web page", "html"),
    ("a PDF", "pdf"),
    ("a zip archive or an Office document", "docx"),
    ("an OpenDocument text", "odt"),
    ("an RTF document", "rtf"),
    ("an e-mail", "mail"),
    ("an article as JSON", "record"),
)


def _binary(data: bytes) -> bool:
    """Whether a two-byte signature is backed by what follows: text may begin with "BM" or "MZ"."""
    return control_share(data[:512]) > 0.05


def control_share(data: bytes) -> float:
    """Share of bytes, 0 to 1, that are control characters no text holds (tabs, line ends and form feeds are
    none of them).
    """
    return (len(data) - len(data.translate(None, _CONTROL))) / max(len(data), 1)
