"""Regular expressions made from lists of words."""

from __future__ import annotations

import re
from collections.abc import Iterable

_Branch = dict[str, "_Branch"]
_FEW = 8  # words that are compared one by one as fast


def any_of(words: Iterable[str]) -> str:
    """An alternation that matches any of some words as written, the longest first; nothing where there are
    none.

    It branches letter by letter, so that a text is not compared with every word: a hundred words that ignore
    case cost ten times as much one by one.

    Args:
        words: Words or phrases, not patterns: their marks mean themselves.

    Returns:
        A pattern without groups that a match could name.
    """
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    root: _Branch = {}
    for word in longest_first:
        at = root
        for letter in word:
            at = at.setdefault(letter, {})
        at[""] = {}
    if len(longest_first) <= _FEW or _holds_both_cases(root):
        return "|".join(map(re.escape, longest_first)) or "(?!)"
    return _written(root)


def _holds_both_cases(branch: _Branch) -> bool:
    """Whether two words part at a letter in both cases: then the longest is found first only one by one."""
    letters = {letter.lower() for letter in branch}
    return len(letters) < len(branch) or any(map(_holds_both_cases, branch.values()))


def _written(branch: _Branch) -> str:
    """The ways on from one letter; a word that ends here is taken where no longer one is."""
    ways = [re.escape(letter) + _grouped(further) for letter, further in branch.items() if letter]
    return "|".join(ways)


def _grouped(branch: _Branch) -> str:
    ways = _written(branch)
    if not ways:
        return ""
    if "" in branch:
        return f"(?:{ways})?"
    return ways if len(branch) == 1 else f"(?:{ways})"


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
