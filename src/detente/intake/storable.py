"""Text that any database, file and screen takes: what a file declares of itself may hold anything."""

from __future__ import annotations

import re

# Control characters but tab and line end: PostgreSQL takes no zero byte, a terminal obeys the rest.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def whole(text: str) -> str:
    """The text with halves of surrogate pairs, which no encoding can write, as U+FFFD."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        # By way of UTF-16, two halves that belong together become the one character that they are.
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def storable(text: str) -> str:
    """The text `whole`, and without control characters other than line ends and tabs."""
    if text.isascii() and text.isprintable():
        return text
    return whole(_CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))


def on_one_line(text: str | None) -> str | None:
    """What is said of an article (its title, its outlet): storable, single spaces between words; None where
    nothing is left.
    """
    return (" ".join(storable(text).split()) or None) if text else None
