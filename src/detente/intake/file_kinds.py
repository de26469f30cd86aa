"""What a file is, by its content and whatever its name says: data/intake/formats.csv, tried row by row."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from detente.data_tables import data_path, table
from detente.intake.feed_marks import is_feed
from detente.intake.formats.captions import begins_with_caption
from detente.intake.formats.epub import is_epub
from detente.intake.formats.json_rows import one_article
from detente.intake.formats.wiki import is_wiki_export
from detente.intake.formats.xml_article import is_xml_article
from detente.intake.mail_line_words import words_of
from detente.records import DetenteError

FEED = "a feed (RSS or Atom)"
_FORMATS = Path(__file__).parent / "formats"
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


@dataclass(frozen=True, slots=True)
class FileKind:
    """One row of data/intake/formats.csv.

    Attributes:
        kind: What people call such a file.
        reader: The module of `formats` whose function `read_<module>` reads it; "" where it is not read.
        first: The bytes that stand at `offset`; empty where only the sign tells.
        offset: Their place, from 0.
        sign: What else must hold of the bytes.
    """

    kind: str
    reader: str
    first: bytes
    offset: int
    sign: Callable[[bytes], bool]

    def fits(self, data: bytes) -> bool:
        """Whether the bytes are of this kind."""
        return data[self.offset : self.offset + len(self.first)] == self.first and self.sign(data)


def read_kinds(file: Path) -> tuple[FileKind, ...]:
    """The kinds of files in the order in which they are tried.

    Args:
        file: A table like data/intake/formats.csv.

    Raises:
        DetenteError: A row is wrong; the sentence names the line.
    """
    return tuple(_checked(file.name, line, row) for line, row in table(file, ("kind", "reason")))


def _checked(name: str, line: int, row: dict[str, str]) -> FileKind:
    where = f"{name}, line {line}"
    try:
        first, offset = bytes.fromhex(row["bytes"]), int(row["offset"] or 0)
    except ValueError:
        raise DetenteError(
            f"{where}: bytes are pairs of hex digits, and offset a number; write them so."
        ) from None
    if row["sign"] and row["sign"] not in _SIGNS:
        raise DetenteError(
            f"{where}: there is no sign {row['sign']!r}; leave it blank or write one of {', '.join(_SIGNS)}."
        )
    if not first and not row["sign"]:
        raise DetenteError(f"{where}: every file would be {row['kind']}; give its first bytes or a sign.")
    if row["reader"] and not (_FORMATS / f"{row['reader']}.py").exists():
        raise DetenteError(
            f"{where}: there is no module intake/formats/{row['reader']}.py; write one with a function "
            f"read_{row['reader']}, or leave the reader blank."
        )
    return FileKind(row["kind"], row["reader"], first, offset, _SIGNS.get(row["sign"], lambda _: True))


@cache
def file_kinds() -> tuple[FileKind, ...]:
    """The kinds that ship with the project. Raises DetenteError where a row is wrong."""
    return read_kinds(data_path("intake", "formats.csv"))


def _found(data: bytes) -> FileKind | None:
    return next((each for each in file_kinds() if each.fits(data)), None)


def kind_of(data: bytes) -> str | None:
    """What the bytes are, in words ("a PNG image"), or None where they may be text."""
    found = _found(data)
    return found.kind if found else None


def format_of(data: bytes) -> str | None:
    """The reader of a file, by its content; None for text and for what is not read.

    Args:
        data: The file, or its beginning.

    Returns:
        A name for `format_readers.reader_of`, like "pdf".
    """
    found = _found(data)
    return found.reader or None if found else None


# --- signs: what first bytes do not tell -----------------------------------------------------------


def _is_opendocument(data: bytes) -> bool:
    """Whether a zip says in its first member that it is an OpenDocument text."""
    return b"application/vnd.oasis.opendocument.text" in data[:120]


def _has_head_of_page(data: bytes) -> bool:
    """Whether a page's first element or its declaration stands where it should."""
    begin = prologue.end() if (prologue := _PROLOGUE.match(data)) else 0
    return data[begin:][:2048].lower().startswith(_HTML) or b"<!doctype html" in data[:begin].lower()


def _is_json_article(data: bytes) -> bool:
    """Whether the bytes are one object that holds an article."""
    begin = prologue.end() if (prologue := _PROLOGUE.match(data)) else 0
    if data[begin : begin + 1] != b"{" or _JSON_LINES.search(data):
        return False
    return bool(BEGINS_WITH_TEXT.match(data) or one_article(data))


def _has_tags_of_page(data: bytes) -> bool:
    return _is_page(data[:65_536])


def _is_page(data: bytes) -> bool:
    """Whether bytes without a page's head are one by their tags: six of them, a block's among them.

    Marks within lines alone, such as spans, are what converters leave in a text.
    """
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"---", b"# ", b"<DOC>")):
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


def _binary(data: bytes) -> bool:
    """Whether a two-byte signature is backed by what follows: text may begin with "BM" or "MZ"."""
    return control_share(data[:512]) > 0.05


def control_share(data: bytes) -> float:
    """Share of bytes, 0 to 1, that are control characters no text holds (tabs, line ends and form feeds are
    none of them).
    """
    return (len(data) - len(data.translate(None, _CONTROL))) / max(len(data), 1)


_SIGNS: dict[str, Callable[[bytes], bool]] = {
    "declares OpenDocument": _is_opendocument,
    "declares an e-book": is_epub,
    "first caption": begins_with_caption,
    "pages of a wiki": is_wiki_export,
    "binary": _binary,
    "article as XML": is_xml_article,
    "feed": is_feed,
    "head of a page": _has_head_of_page,
    "article as JSON": _is_json_article,
    "headers of a letter": _is_mail,
    "tags of a page": _has_tags_of_page,
}
