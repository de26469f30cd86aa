"""Text as columns hold it, the same on every database."""

from __future__ import annotations

from sqlalchemy import Dialect, String, Text
from sqlalchemy.types import TypeDecorator

_REFUSED = "\x00"  # PostgreSQL takes no zero character, and much of SQLite reads no further than to one
_INSTEAD = "\ufffd"


class ShortText(TypeDecorator[str]):
    """A name or a code of at most so many characters: what is longer is cut, a
    zero character becomes U+FFFD.
    """

    impl = String
    cache_ok = True

    def __init__(self, length: int) -> None:
        super().__init__(length)
        self._length = length

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """The value as it is written, and as it is compared with what was written."""
        return None if value is None else value[: self._length].replace(_REFUSED, _INSTEAD)


class LongText(TypeDecorator[str]):
    """Text of any length; a zero character becomes U+FFFD, so that every place in the text stays true."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """The value as it is written, and as it is compared with what was written."""
        return None if value is None else value.replace(_REFUSED, _INSTEAD)
