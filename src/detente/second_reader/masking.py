"""Names are masked before the second reader sees a text, so that it cannot weigh who speaks or of whom.

Every name that the gazetteer knows is replaced by one word for its kind (data/second_reader/masks.csv): the
same words said by or of another side are then the same text. A name that the gazetteer does not know is
masked too where the encoder has no word for it: it would read a string of syllables, other ones a name.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import combining, normalize

from detente.attribution.gazetteer import Gazetteer
from detente.attribution.mentions import TITLES, Named, named_in
from detente.data_tables import data_path, table

_ARTICLE = "the "
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
    words = _masks()
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

    for named in named_in(text, gazetteer):
        word = words.get(named.kind) or _of_unknown(named.name, gazetteer)
        if word is None and named.kind == "unknown" and _unfamiliar(text, named):
            word = words["unfamiliar"]
        if word is None or named.start < at or _plain_word(text, named, gazetteer):
            continue
        start = named.start + (_length_of_titles(named.name) if named.kind == "unknown" else 0)
        if word.startswith(_ARTICLE) and text[max(at, start - len(_ARTICLE)) : start].lower() == _ARTICLE:
            start -= len(_ARTICLE)
        put(text[at:start], at, start, as_it_stands=True)
        put(word, start, named.end, as_it_stands=False)
        at = named.end
    put(text[at:], at, len(text), as_it_stands=True)
    return Masked("".join(out), tuple(starts), tuple(origins), tuple(copied))


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
    words = _masks()
    if kind := _ambiguous().get(name):
        return words[kind]
    known = gazetteer.short.get(name.rsplit(" ", 1)[-1])
    if known is not None and known.kind == "person":
        return words["person"]
    parts = name.split("-")
    if len(parts) > 1 and all(part in gazetteer.adjectives for part in parts):
        return "-".join([words["adjective"]] * len(parts))
    return None


def _plain_word(text: str, named: Named, gazetteer: Gazetteer) -> bool:
    """Whether a surname that is a plain word too ("May") stands without the person's whole name."""
    written = text[named.start : named.end]
    return not named.full and written in gazetteer.risky and named.name not in text


def _unfamiliar(text: str, named: Named) -> bool:
    """Whether a name that nobody knows is one to the encoder too.

    A single word that begins a sentence may be any word: it counts where it stands as a name elsewhere in the
    text, or owns something ("Kaldovia's"). A part with figures is a weapon or an exercise, and stays.
    """
    parts = _PARTS.findall(_without_titles(named.name))
    if not any(_key(part) not in _vocabulary() for part in parts) or any(map(str.isdigit, named.name)):
        return False
    if not all(part[0].isupper() for part in parts):
        return False
    if len(parts) > 1 or not _begins_sentence(text, named.start):
        return True
    word = re.escape(parts[0])
    return bool(re.search(rf"[a-z,;] {word}\b", text) or re.match(r"['’]s\b", text[named.end :]))


def _begins_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \n\t\"'“”‘’«»(–—-")
    return not before or before[-1] in ".!?:"


def _key(word: str) -> str:
    """A word as the encoder looks it up: in small letters, without accents and marks."""
    return "".join(sign for sign in normalize("NFD", word.lower()) if not combining(sign))


@lru_cache(maxsize=1)
def _vocabulary() -> frozenset[str]:
    """The words that the encoder knows as a whole."""
    whole = json.loads(data_path("second_reader", "tokenizer.json").read_text(encoding="utf-8"))
    return frozenset(whole["model"]["vocab"])


@lru_cache(maxsize=1)
def _ambiguous() -> dict[str, str]:
    """Names that stand for several bodies, and the kind that they are masked as."""
    columns = ("name", "kind", "example", "note")
    return {
        row["name"]: row["kind"] for _, row in table(data_path("second_reader", "masked_names.csv"), columns)
    }


@lru_cache(maxsize=1)
def _masks() -> dict[str, str]:
    """The word for each kind of name."""
    columns = ("kind", "mask", "example", "note")
    return {row["kind"]: row["mask"] for _, row in table(data_path("second_reader", "masks.csv"), columns)}
