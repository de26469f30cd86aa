"""By what a feed (RSS, Atom) is known among files."""

from __future__ import annotations

import re

from detente.intake.decoding import decode

_ROOT = re.compile(rb"<(?:\w+:)?(rss|feed|RDF)\b[^>]*>")
_PROLOGUE = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>\s*)*", re.S
)
_ENCODING = re.compile(r"\A(<\?xml[^>]*?)\s+encoding=[\"'][^\"']*[\"']")


def is_feed(data: bytes) -> bool:
    """Whether the bytes are RSS or Atom, by their first element."""
    head = in_utf8(data[:8192])
    begin = _PROLOGUE.match(head)
    first = _ROOT.match(head, begin.end() if begin else 0)
    return first is not None and (first[1] != b"RDF" or b"purl.org/rss" in head)


def in_utf8(data: bytes) -> bytes:
    """The feed in UTF-8 where a byte order mark says UTF-16 or UTF-32, in which no sign is where it is looked
    for.
    """
    if not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        return data
    text = decode(data)[0] or ""
    return _ENCODING.sub(r"\1", text.lstrip("\ufeff"), count=1).encode("utf-8", "replace")
