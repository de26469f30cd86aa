"""Offices without a name: which office, whose, and the words that make it somebody else's.

"The former Russian deputy foreign minister" is the office of foreign minister, of Russia, changed by "former"
and "deputy": the foreign minister is not meant. Words that are in no table leave it open who is meant.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from operator import attrgetter
from typing import NamedTuple

from detente.attribution.gazetteer.office_modifiers import (
    WORD,
    Effect,
    Place,
    effect_of,
    office_grammar,
    office_modifiers,
    plain_words,
)
from detente.attribution.gazetteer.office_roles import OfficeRole, opening_words, role_words
from detente.attribution.mentions.names import Named
from detente.text.stretch import stretch

_LONGEST = 4  # words of an office or of a modifier
_GIVES_SIDE = ("adjective", "state", "capital", "organisation")
_COMMON_NOUNS = {"alliance": "NATO"}  # owners named by a common noun, as the gazetteer names them
_POSSESSIVE = re.compile(r"['’]s?$")
_LEAD = 80  # characters from the name of a state to the name of its officer
_TITLE_LEAD = re.compile(r"(?:['’]s)?\s(?P<office>[\w-]+(?:\s[\w-]+)*),?\s")  # "'s top commander "
_OWNS_NEXT = re.compile(r"['’]s?\s+\w")  # "the president's envoy"
_BEFORE = re.compile(r"([\w-]+?)[ -]$")


@dataclass(frozen=True, slots=True)
class OfficeMention:
    """An office as a text mentions it.

    Attributes:
        title: Its words in small letters, hyphens as spaces ("secretary general").
        role: What they mean.
        modifiers: The effects of the words that make it somebody else's ("former", "another"); empty where
            the holder is meant.
        owner: The name that says whose office it is.
        plain: Nothing else is said, so the table of people may name the holder.
    """

    title: str
    role: OfficeRole
    modifiers: frozenset[str]
    owner: Named | None
    plain: bool


class _Piece(NamedTuple):
    """A word in small letters, whether it owns what follows ("minister's"), the name it is part of."""

    word: str
    owns: bool
    name: Named | None


class _Title(NamedTuple):
    """An office among the pieces of a phrase: the places of its first word and behind its last."""

    start: int
    end: int
    words: str
    role: OfficeRole


@lru_cache(maxsize=1)
def _titles() -> dict[str, OfficeRole]:
    """The words for offices and bodies, hyphens as spaces, without those that hold a modifier."""
    plain = {plain_words(word): role for word, role in role_words().items()}
    return {words: role for words, role in plain.items() if not _is_modified(words.split())}


def _is_modified(words: Sequence[str]) -> bool:
    """Whether several words begin or end with a modifier: "deputy minister", "president elect"."""
    return len(words) > 1 and bool(effect_of(words[0], "before") or effect_of(words[-1], "after"))


def read_office(text: str, start: int, end: int, names: Sequence[Named]) -> OfficeMention | None:
    """The office that a phrase mentions.

    Args:
        text: The paragraph.
        start: Where the phrase begins in it.
        end: Where it ends.
        names: The names of the paragraph.

    Returns:
        None where the phrase holds no office.
    """
    pieces = _pieces(text, start, end, names)
    titles = _titles_in(pieces)
    head = _head(pieces, titles)
    if head is None:
        return None
    effects = [*_effects(pieces, 0, head.start, "before"), *_effects(pieces, head.end, len(pieces), "after")]
    effects += _beside(text, start, end)
    owners = list(dict.fromkeys(piece.name for piece in pieces if piece.name))
    changing = frozenset(effect for effect in effects if effect not in ("same", "unsure"))
    plain = (
        not changing
        and "unsure" not in effects
        and len(owners) == 1
        and not _OWNS_NEXT.match(text, end)
        and _says_no_more(pieces, head)
    )
    return OfficeMention(head.words, head.role, changing, owners[0] if owners else None, plain)


def describes_office(
    described: str, titles: tuple[str, ...], changed: frozenset[str], *, exactly: bool = True
) -> bool:
    """Whether the words beside a name give somebody an office.

    Args:
        described: Descriptions in small letters, with bars between them.
        titles: Offices, any of which is enough.
        changed: The effects of the modifiers that it must have ("former").
        exactly: False where the effects may differ, and where a longer office counts ("the minister" for a
            foreign minister).
    """
    wanted = _plain(titles)
    for part in described.split("|"):
        words = plain_words(part).split()
        for start, end in _offices_in(words):
            title = " ".join(words[start:end])
            if exactly and title in wanted and _effects_around(words, start, end) == changed:
                return True
            if not exactly and any(f" {each} " in f" {title} " for each in wanted):
                return True
    return False


@lru_cache(maxsize=256)  # many people are asked for the same office
def _plain(titles: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(plain_words, titles))


def side_giver(text: str, start: int, names: Sequence[Named]) -> Named | None:
    """The name of a state or body before an office that leads up to a person's name.

    Args:
        text: The paragraph.
        start: Where the person's name begins ("Ukraine's top commander | Ola Lind").
        names: The names of the paragraph.

    Returns:
        None where anything but an office stands between the two.
    """
    giver = next(
        (n for n in reversed(names) if n.end <= start and n.start > start - _LEAD and n.kind in _GIVES_SIDE),
        None,
    )
    lead = _TITLE_LEAD.fullmatch(text, giver.end, start) if giver else None
    if lead is None or not holds_office(lead["office"]):
        return None
    known = opening_words() | role_words().keys()
    small = (word for word in lead["office"].split() if not word[0].isupper())
    return giver if all(word in known for word in small) else None


def holds_office(described: str) -> bool:
    """Whether the words beside a name hold any office or body.

    Args:
        described: Descriptions in small letters.
    """
    return any(_offices_in(plain_words(described).split()))


def _offices_in(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The places of the offices among plain words, each as long as it can be."""
    known, at = _titles(), 0
    while at < len(words):
        size = next(
            (
                size
                for size in range(min(_LONGEST, len(words) - at), 0, -1)
                if " ".join(words[at : at + size]) in known
            ),
            0,
        )
        if size:
            yield at, at + size
        at += size or 1


def _pieces(text: str, start: int, end: int, names: Sequence[Named]) -> list[_Piece]:
    first = bisect_left(names, start, key=attrgetter("start"))
    while first and names[first - 1].end > start:
        first -= 1
    owners = [
        name
        for name in takewhile(lambda name: name.start < end, stretch(names, first, len(names)))
        if name.end > start
        and (name.kind in _GIVES_SIDE or (name.kind == "person" and text[name.end : name.end + 1] in "'’"))
    ]
    found: list[_Piece] = []
    for word in WORD.finditer(text, start, end):
        name = next((each for each in owners if each.start < word.end() and word.start() < each.end), None)
        normal = plain_words(word[0])
        if name is None and normal in _COMMON_NOUNS:
            name = Named(word.start(), word.end(), _COMMON_NOUNS[normal], "organisation", None)
        found.append(_Piece(normal, bool(_POSSESSIVE.search(word[0])), name))
    return found


def _titles_in(pieces: Sequence[_Piece]) -> list[_Title]:
    known = _titles()
    found: list[_Title] = []
    at = 0
    while at < len(pieces):
        for size in range(min(_LONGEST, len(pieces) - at), 0, -1):
            words = " ".join(piece.word for piece in pieces[at : at + size])
            if words in known and not any(piece.owns for piece in pieces[at : at + size - 1]):
                found.append(_Title(at, at + size, words, known[words]))
                at += size
                break
        else:
            at += 1
    return found


def _head(pieces: Sequence[_Piece], titles: Sequence[_Title]) -> _Title | None:
    """The office that the phrase is about: the last one before its first preposition that owns nothing."""
    free = [title for title in titles if not pieces[title.end - 1].owns]
    prepositions = office_grammar()["preposition"]
    inside = {place for title in titles for place in range(title.start, title.end)}
    stop = next(
        (at for at, piece in enumerate(pieces) if piece.word in prepositions and at not in inside),
        len(pieces),
    )
    ahead = [title for title in free if title.end <= stop]
    return ahead[-1] if ahead else free[0] if free else None


def _effects(pieces: Sequence[_Piece], start: int, end: int, place: Place) -> list[Effect]:
    words = [piece.word for piece in pieces[start:end]]
    return [
        effect
        for at in range(len(words))
        for size in range(1, _LONGEST + 1)
        if at + size <= len(words) and (effect := effect_of(" ".join(words[at : at + size]), place))
    ]


def _beside(text: str, start: int, end: int) -> list[Effect]:
    """The effects of the words that stand beside a phrase without belonging to it: "ex-|president|-elect"."""
    found: list[Effect | None] = []
    if lead := _BEFORE.search(text, max(0, start - 24), start):
        found.append(effect_of(plain_words(lead[1]), "before"))
    tail = WORD.findall(text[end : end + 32].split(".")[0].split(",")[0])[:_LONGEST]
    found += [effect_of(plain_words(" ".join(tail[:size])), "after") for size in range(1, len(tail) + 1)]
    return [effect for effect in found if effect]


def _says_no_more(pieces: Sequence[_Piece], head: _Title) -> bool:
    """Whether a phrase holds nothing but an office, whose it is, and words that leave it as it is."""
    before, after = pieces[: head.start], pieces[head.end :]
    determiners = office_grammar()["determiner"]
    if after and not (after[0].word == "of" and all(p.name or p.word in determiners for p in after[1:])):
        return False
    spare = [piece.word for piece in before if not piece.name and piece.word not in determiners]
    text = f" {' '.join(spare)} "
    for words, modifier in office_modifiers().items():
        if modifier.effect == "same":
            text = text.replace(f" {words} ", " ")
    return not text.strip()


def _effects_around(words: Sequence[str], start: int, end: int) -> frozenset[str]:
    """The effects of the words around an office in a description, back to where another description ends."""
    low, links = start, office_grammar()["links descriptions"]
    while low > 0 and start - low < _LONGEST and words[low - 1] not in links:
        low -= 1
    before = [_Piece(word, False, None) for word in words[low:start]]
    behind = [_Piece(word, False, None) for word in words[end : end + 2]]
    effects = [*_effects(before, 0, len(before), "before"), *_effects(behind, 0, len(behind), "after")]
    return frozenset(effect for effect in effects if effect not in ("same", "unsure"))
