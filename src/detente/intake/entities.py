"""Characters written as in HTML (`&quot;`, `&#8217;`) in texts that are no pages: scraping leaves them."""

from __future__ import annotations

import html
import re
from html.entities import html5

_TWICE = 2  # "&amp;quot;" was written so twice
_ENTITY = re.compile(r"&(?:\#\d{1,7}|\#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def unescaped(text: str) -> str:
    """The text with its entities as the characters that they stand for; names that stand for none stay.

    An entity without its semicolon stays too: "&copy=2" is part of an address.
    """
    for _ in range(_TWICE):
        if "&" not in text or ";" not in text:
            break
        text = _ENTITY.sub(_character, text)
    return text


def _character(found: re.Match[str]) -> str:
    written = found[0]
    return html.unescape(written) if written[1] == "#" or written[1:] in html5 else written
