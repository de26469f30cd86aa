"""What is taken in at most. Each limit is a setting with a sane default, and a clear sentence when it is hit."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """`file_bytes`: size of one file. `line_characters`: longest line of running text. `paragraphs`: most blocks.

    `pages`: of a PDF. `unpacked_bytes`: what an archive may unpack to.
    """

    file_bytes: int = 25_000_000
    line_characters: int = 200_000
    paragraphs: int = 5_000
    pages: int = 500
    unpacked_bytes: int = 200_000_000


DEFAULT = Limits()
