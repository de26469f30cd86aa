"""How an article writes a capitalised word elsewhere: with a small letter, or for several.

A few words are looked for in the text; of many, the text is taken apart once, so that an article of a
thousand names is not read a thousand times.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from detente.attribution.syntax.passage import Passage
from detente.attribution.syntax.word_classes import any_form
from detente.text.read_once import read_once

_FEW = 12  # words that are looked for one by one as fast
_SHORTEST_PLURAL = 5  # letters
_LONGEST = 60  # characters of a word and the marks in it
_VERB = any_form("verb of several")
_POINTS_OUT = rf"\b(?:{any_form('points out a few of several')}|\d+)\s+"
_SEVERAL = rf"\b{{0}}\s+{_VERB}\b|{_POINTS_OUT}(?:[a-z]+\s+)?{{0}}\b"
_BEFORE_VERB = re.compile(rf"(?<!\S)(\S++)(?=\s+{_VERB}\b)")
_POINTED_OUT = re.compile(rf"{_POINTS_OUT}(?=(\S{{1,{_LONGEST}}}+)(?:\s+(\S{{1,{_LONGEST}}}+))?)")
_SMALL = re.compile(r"[a-z]+")
_BEGINNING = re.compile(r"\b(?=\w)")
_ENDING = re.compile(r"(?<=\w)\b")


class CommonWords:
    """The words of an article beside its names."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        """Take the article.

        Args:
            passages: Its headings and paragraphs.
        """
        self._passages = passages
        self._asked = 0

    def has_small(self, word: str) -> bool:
        """Whether the article also writes a capitalised word with a small letter, as it does "states".

        Args:
            word: The word.
        """
        small = word.lower()
        if self._few():
            return any(f" {small}" in passage.shown for passage in self._passages)
        at = bisect_left(self._behind_spaces, small)
        return at < len(self._behind_spaces) and self._behind_spaces[at].startswith(small)

    def is_plural(self, word: str) -> bool:
        """Whether the article uses a capitalised word for several: "Wardens are", "all Wardens".

        Args:
            word: The word.
        """
        if not word.endswith("s") or len(word) < _SHORTEST_PLURAL:
            return False
        if not self._few():
            return word in self._plurals
        several = re.compile(_SEVERAL.format(re.escape(word)))
        return any(word in passage.shown and several.search(passage.shown) for passage in self._passages)

    def _few(self) -> bool:
        self._asked += 1
        return self._asked <= _FEW

    @read_once
    def _behind_spaces(self) -> list[str]:
        """What stands behind a space, up to the next, in order of letters."""
        return sorted({piece for passage in self._passages for piece in passage.shown.split(" ")[1:]})

    @read_once
    def _plurals(self) -> frozenset[str]:
        return frozenset(word for passage in self._passages for word in _used_for_several(passage.shown))


def _used_for_several(shown: str) -> Iterator[str]:
    """The words, and the ends and beginnings of words with marks in them, that a text uses for several."""
    for found in _BEFORE_VERB.finditer(shown):
        word = found[1][-_LONGEST:]
        yield from (word[begins.start() :] for begins in _BEGINNING.finditer(word))
    for found in _POINTED_OUT.finditer(shown):
        second = found[2] if found[2] and _SMALL.fullmatch(found[1]) else ""
        for word in filter(None, (found[1], second)):
            yield from (word[: ends.end()] for ends in _ENDING.finditer(word))
