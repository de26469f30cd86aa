"""Notices that a site shows in place of an article (data/intake/no_articles.csv): consent, walls, errors."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from detente.data_tables import data_path, table

_LONGEST = 220  # words; a longer text that speaks of cookies is about them, unless it speaks to its reader
_LONGEST_TO_READER = 2_000
_HITS_TO_READER, _SHARE_TO_READER = 6, 0.5  # sentences of a long notice; so many speak to a reader
_SHARE = 0.4  # of the words stand in sentences such as notices have
# A page of buttons, requests and short sentences, some of notices: so many words stand in these.
_SHARE_OF_ASKING, _HITS_IN_ASKING = 0.8, 2
_SHORTEST_WITH_ONE = 30  # words above which one such sentence is not enough
_LONGEST_BUTTON = 8  # words; a longer sentence of a notice speaks to its reader
_LONGEST_UNADDRESSED = 4  # words; so does a longer one that ends in a full stop
# A page of words that sites use, none of which tells by itself: so many of its sentences hold one, so many
# are different ones, and so few of its words stand in sentences that tell something to nobody in particular.
_SHARE_OF_SITE, _WORDS_OF_SITE, _SHARE_OF_STORY = 0.4, 3, 0.2
_LONGEST_MEAN = 12  # words a sentence of such a page; speeches have more
_SPEAKS_TO, _ALONE = "whom it speaks to", "alone"
_SENTENCE = re.compile(r"([^.!?\n]+)([.!?\n]*)")


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence or line: its length in words, whether it speaks to its reader, what it holds of notices."""

    length: int
    speaks: bool
    button: bool
    kinds: frozenset[str]
    words: frozenset[tuple[str, str]]

    @property
    def long(self) -> bool:
        return self.length > _LONGEST_BUTTON


def notice(text: str) -> str | None:
    """What a site shows in place of an article, in words ("a page to log in"); None where it is none.

    Args:
        text: With its title, if it has one.
    """
    length = len(text.split())
    if length > _LONGEST_TO_READER:
        return None
    found = [_read(*each) for each in _SENTENCE.findall(text.casefold().replace("’", "'")) if each[0].strip()]
    if _of_phrases(found, length):
        return _most_often(kind for one in found for kind in one.kinds)
    if length <= _LONGEST and _of_site_words(found, length):
        return _most_often(kind for one in found for kind, _ in one.words)
    return None


def _read(sentence: str, end: str) -> _Sentence:
    length = len(sentence.split())
    button = length <= (_LONGEST_UNADDRESSED if end.startswith(".") else _LONGEST_BUTTON)
    speaks = _phrases()[_SPEAKS_TO].search(sentence) is not None
    tells = button or speaks
    kinds = frozenset(
        kind for kind, some in _phrases().items() if kind != _SPEAKS_TO and some.search(sentence)
    )
    words = frozenset((kind, word) for kind, some in _site_words().items() for word in some.findall(sentence))
    return _Sentence(length, speaks, button, kinds if tells else frozenset(), words)


def _of_phrases(found: Sequence[_Sentence], length: int) -> bool:
    """Whether a text is made of phrases of which each tells by itself."""
    hits = sum(bool(one.kinds) for one in found)
    covered = sum(one.length for one in found if one.kinds)
    asking = sum(one.length for one in found if one.speaks or not one.long)
    of_notices = covered >= _SHARE * length and (hits > 1 or length <= _SHORTEST_WITH_ONE)
    if not of_notices and (asking < _SHARE_OF_ASKING * length or hits < _HITS_IN_ASKING):
        return False
    to_reader = sum(one.speaks and one.long for one in found)
    lengthy = sum(one.long for one in found)
    return length <= _LONGEST or (hits >= _HITS_TO_READER and to_reader >= _SHARE_TO_READER * lengthy)


def _of_site_words(found: Sequence[_Sentence], length: int) -> bool:
    """Whether a text is made of short lines and requests full of words that sites use, and tells no story."""
    with_words = sum(bool(one.words or one.kinds) for one in found)
    different = len({word for one in found for _, word in one.words})
    story = sum(one.length for one in found if one.long and not one.speaks and not one.words)
    return (
        with_words >= _SHARE_OF_SITE * len(found)
        and different >= _WORDS_OF_SITE
        and length <= _LONGEST_MEAN * len(found)
        and story <= _SHARE_OF_STORY * length
    )


def _most_often(kinds: Iterable[str]) -> str | None:
    found = Counter(kinds).most_common(1)
    return found[0][0] if found else None


@cache
def _phrases() -> dict[str, re.Pattern[str]]:
    """The phrases of each kind that tell by themselves, as one pattern of whole words."""
    return _patterns(alone=True)


@cache
def _site_words() -> dict[str, re.Pattern[str]]:
    """The words of each kind that tell beside others only."""
    return _patterns(alone=False)


def _patterns(alone: bool) -> dict[str, re.Pattern[str]]:
    said: dict[str, list[str]] = {}
    for _, row in table(data_path("intake", "no_articles.csv"), ("kind", "words", "example")):
        if (row["tells"] in ("", _ALONE)) == alone:
            said.setdefault(row["kind"], []).append(re.escape(row["words"].casefold()))
    return {kind: re.compile(rf"(?<!\w)(?:{'|'.join(some)})(?!\w)") for kind, some in said.items()}
