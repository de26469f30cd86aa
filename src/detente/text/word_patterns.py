"""Regular expressions made from lists of words."""

from __future__ import annotations

import re
from collections.abc import Iterable


def any_of(words: Iterable[str]) -> str:
    """An alternation that matches any of some words as written, the longest first; nothing where there are
    none.

    Args:
        words: Words or phrases, not patterns: their marks mean themselves.

    Returns:
        A pattern without groups.
    """
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))) or "(?!)"


def behind_any(words: Iterable[str]) -> str:
    """An alternation of lookbehinds: true right behind any of some words, which begin at a word's edge.

    Args:
        words: Words or phrases, not patterns. Those of one length share a lookbehind, which has to be of
            fixed width.

    Returns:
        A pattern that matches nothing but a place.
    """
    by_length: dict[int, list[str]] = {}
    for word in words:
        by_length.setdefault(len(word), []).append(word)
    return "|".join(rf"(?<=\b(?:{any_of(alike)}))" for _, alike in sorted(by_length.items())) or "(?!)"
