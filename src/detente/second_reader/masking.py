"""Names are masked before the second reader sees a text, so that it cannot weigh who speaks or of whom.

Every name that the gazetteer knows is replaced by one word for its kind (data/second_reader/masks.csv): the
same words said by or of another side are then the same text. A name that the gazetteer does not know is
masked too where the encoder has no word for it: it would read a string of syllables, other ones a name. The
points of the compass are one (compass.csv): a side in the south is read as one in the north.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from unicodedata import combining, normalize

from detente.attribution.gazetteer import Gazetteer
from detente.attribution.mentions import TITLES, Named, named_in
from detente.second_reader.mask_tables import (
    ambiguous,
    before_a_place,
    compass,
    masks,
    plain_parts,
    plain_words,
    point,
    state_noun,
    vocabulary,
)

MASK_TABLES = ("masks.csv", "masked_names.csv", "compass.csv", "plain_parts.csv", "state_nouns.csv")
_ARTICLE = "the "
_SHORT_WORD = 8  # characters before a name in which the word before it stands, if it is short
_NAME_AFTER = re.compile(r"[ -][A-Z]")
_NAME_BEFORE = re.compile(r"[A-Z]\w+[ -]$")
_PARTS = re.compile(r"[^\W\d_]+")  # a name's words, hyphens and apostrophes left out


@dataclass(frozen=True, slots=True)
class Masked:
    """A text with its names masked, and the way back to the text as it stands.

    Attributes:
        text: What the second reader sees.
        starts: Where each piece begins in `text`, in order.
        origins: For each piece, its start and end in the text as it stands.
        copied: For each piece, whether it stands there unchanged (a mask does not).
    """

    text: str
    starts: tuple[int, ...]
    origins: tuple[tuple[int, int], ...]
    copied: tuple[bool, ...]

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """The span of the text as it stands that a span of the masked text comes from.

        Args:
            start: Offset into `text`.
            end: Offset into `text`, exclusive, after `start`.

        Returns:
            Start and end in the text as it stands; a mask counts as the whole name behind it.
        """
        first, last = bisect_right(self.starts, start) - 1, bisect_right(self.starts, end - 1) - 1
        low, high = self.origins[first][0], self.origins[last][1]
        if self.copied[first]:
            low += start - self.starts[first]
        if self.copied[last]:
            high = self.origins[last][0] + end - self.starts[last]
        return low, high

    def masked(self, start: int, end: int) -> tuple[int, int]:
        """The span of the masked text that `origin` leads back from.

        Args:
            start: Offset into the text as it stands.
            end: Offset, exclusive, after `start`.

        Returns:
            Start and end in `text`; a part of a masked name counts as the whole mask.
        """
        first = next(at for at, origin in enumerate(self.origins) if start < origin[1])
        last = next(at for at, origin in enumerate(self.origins) if end <= origin[1])
        ends = [*self.starts[1:], len(self.text)]
        low = self.starts[first] + (start - self.origins[first][0] if self.copied[first] else 0)
        high = self.starts[last] + end - self.origins[last][0] if self.copied[last] else ends[last]
        return low, high


def mask(text: str, gazetteer: Gazetteer) -> Masked:
    """A text without the names that the gazetteer knows.

    Args:
        text: A paragraph.
        gazetteer: Who is known.

    Returns:
        The masked text with the way back. An article before a masked name goes with the name.
    """
    out: list[str] = []
    starts: list[int] = []
    origins: list[tuple[int, int]] = []
    copied: list[bool] = []
    at = length = 0

    def put(piece: str, start: int, end: int, *, as_it_stands: bool) -> None:
        nonlocal length
        if piece:
            out.append(piece)
            starts.append(length)
            origins.append((start, end))
            copied.append(as_it_stands)
            length += len(piece)

    for start, end, word in sorted(chain(_names(text, gazetteer), _points(text))):
        if start < at:
            continue
        if word.startswith(_ARTICLE) and text[max(at, start - len(_ARTICLE)) : start].lower() == _ARTICLE:
            start -= len(_ARTICLE)
        put(text[at:start], at, start, as_it_stands=True)
        put(word, start, end, as_it_stands=False)
        at = end
    put(text[at:], at, len(text), as_it_stands=True)
    return Masked("".join(out), tuple(starts), tuple(origins), tuple(copied))


def _names(text: str, gazetteer: Gazetteer) -> Iterator[tuple[int, int, str]]:
    """Where the names stand that are masked, and by which word."""
    words = masks()
    for named in named_in(text, gazetteer):
        start, end = named.start, named.end
        word = words.get(named.kind) or _of_unknown(named.name, gazetteer)
        if named.kind == "unknown":
            start += _length_of_titles(named.name)
            lone = named if word else _without_what_follows(named)
            end = lone.end
            word = word or _of_unknown(lone.name, gazetteer)
            if word is None and _unfamiliar(text, lone):
                word = words["unfamiliar"]
                whole = state_noun().search(text, 0, start)
                start = whole.start() if whole else start
        if word is not None and not _plain_word(text, named, gazetteer):
            yield start, end, word


def _without_what_follows(named: Named) -> Named:
    """A name without a weapon or the words of a title behind it: "Kaldovian RS-26", "Brussels Ends It"."""
    first, _, rest = named.name.partition(" ")
    if rest and (first in ambiguous() or any(map(str.isdigit, rest))) and not any(map(str.isdigit, first)):
        return named._replace(end=named.start + len(first), name=first)
    return named


def _points(text: str) -> Iterator[tuple[int, int, str]]:
    """Where the points of the compass stand that are another word to the second reader."""
    words = compass()
    for found in point().finditer(text):
        word = words.get(found[0].lower())
        if word is not None and word != found[0] and not _in_a_name(text, found.start(), found.end()):
            yield found.start(), found.end(), word


def _in_a_name(text: str, start: int, end: int) -> bool:
    """Whether a word with a capital stands beside another one: "Middle East", "West Bank"."""
    return text[start].isupper() and bool(_NAME_AFTER.match(text, end) or _NAME_BEFORE.search(text[:start]))


def _without_titles(name: str) -> str:
    return name[_length_of_titles(name) :]


def _length_of_titles(name: str) -> int:
    """How many characters of a name that the gazetteer does not hold are titles: "President " of
    "President Ida Berg".
    """
    titles = TITLES.match(name)
    return titles.end() if titles and titles.end() < len(name) else 0


def _of_unknown(name: str, gazetteer: Gazetteer) -> str | None:
    """The word for a name that the gazetteer does not hold as it stands: one with a known surname, a pair of
    adjectives, or a name that stands for several bodies.
    """
    words = masks()
    if kind := ambiguous().get(name):
        return words[kind]
    known = gazetteer.short.get(name.rsplit(" ", 1)[-1])
    if known is not None and known.kind == "person":
        return words["person"]
    parts = name.split("-")
    if len(parts) > 1 and all(part in gazetteer.adjectives for part in parts):
        return "-".join([words["adjective"]] * len(parts))
    return None


def _plain_word(text: str, named: Named, gazetteer: Gazetteer) -> bool:
    """Whether a surname that is a plain word or a place too ("May", "Kaunas") stands for that."""
    written = text[named.start : named.end]
    if named.full or written not in gazetteer.risky or named.name in text:
        return False
    before = text[max(0, named.start - _SHORT_WORD) : named.start].lower().split()
    return written.lower() in plain_words() or bool(before_a_place().intersection(before[-1:]))


def _unfamiliar(text: str, named: Named) -> bool:
    """Whether a name that nobody knows is one to the encoder too.

    A single word that begins a sentence may be any word: it counts where it stands as a name elsewhere in the
    text, owns something ("Kaldovia's"), or is made like no plain word. A part with figures is a weapon or an
    exercise, and stays.
    """
    parts = _PARTS.findall(_without_titles(named.name))
    if not any(_key(part) not in vocabulary() for part in parts) or any(map(str.isdigit, named.name)):
        return False
    if not all(part[0].isupper() for part in parts):
        return False
    if len(parts) > 1 or not _begins_sentence(text, named.start):
        return True
    word = re.escape(parts[0])
    elsewhere = re.search(rf"[a-z,;] {word}\b", text) or re.match(r"['’]s\b", text[named.end :])
    return bool(elsewhere) or not _made_like_a_plain_word(_key(parts[0]))


def _made_like_a_plain_word(word: str) -> bool:
    """Whether a word that the encoder does not know is made as plain words are ("Redeployment")."""
    known = vocabulary()
    return any(
        (kind == "ending" and word.endswith(part))
        or (kind == "ending of a known word" and word.endswith(part) and word.removesuffix(part) in known)
        or (kind == "start of a known word" and word.startswith(part) and word.removeprefix(part) in known)
        for part, kind in plain_parts()
    )


def _begins_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \n\t\"'“”‘’«»(–—-")
    return not before or before[-1] in ".!?:"


def _key(word: str) -> str:
    """A word as the encoder looks it up: in small letters, without accents and marks."""
    return "".join(sign for sign in normalize("NFD", word.lower()) if not combining(sign))
