"""Where a text names somebody: known names by their longest form, and the capitalised runs that nobody knows."""

from __future__ import annotations

import re
from typing import NamedTuple

from detente.attribution.gazetteer.actors import Actor, Kind
from detente.attribution.gazetteer.known_names import Gazetteer
from detente.attribution.gazetteer.known_names import gazetteer as shipped_gazetteer
from detente.attribution.mentions.office_fields import field_length, field_start
from detente.attribution.mentions.speech_verbs import speech
from detente.attribution.mentions.titles import NO_NAMES, OPENERS, TITLES
from detente.text.english import abbreviations
from detente.text.word_patterns import any_of, behind_any


class Named(NamedTuple):
    """A name in a text. `actor` is None for a capitalised name that the gazetteer does not hold."""

    start: int
    end: int
    name: str
    kind: Kind
    actor: Actor | None
    full: bool = True


_PARTICLES = r"(?:de la|de|del|van der|van den|van|von der|von|der|den|bin|ibn|al|el|ter|du|da|di|dos|le)"
_SHORTENED = abbreviations("title", "rank", "suffix")
_CAPITALISED = (
    rf"(?:(?:[A-Z]\.){{1,4}}|(?:{any_of(_SHORTENED)})(?=\s)"
    r"|(?:al-|el-|d'|d’)?[A-ZÀ-ÖØ-ÞĀ-Ž][\w&]*(?:['’][A-ZÀ-ÖØ-Þ]\w+)?(?:-\w+)*)"
)
# A capitalised word said so that a search leaps from one capital to the next: its class of letters first.
_UPPER = "A-ZÀ-ÖØ-ÞĀ-Ž"
_WORD = (
    rf"[{_UPPER}](?<!\w.)[\w&]*(?:\.(?:(?<=\b[A-Z]\.)(?:[A-Z]\.){{0,3}}|(?:{behind_any(_SHORTENED)})(?=\s))|"
    r"(?:['’][A-ZÀ-ÖØ-Þ]\w+)?(?:-\w+)*)"
)
_FURTHER = rf"(?:[ \n](?:{_PARTICLES}[ \n])?{_CAPITALISED})*"
_RUN = re.compile(rf"{_WORD}(?:[ \n](?:{_PARTICLES}[ \n])?{_WORD})*")
# Names that begin with a small letter ("al-Assad", "d'Estaing") need the slower search.
_RUN_FROM_SMALL = re.compile(rf"(?<![\w]){_CAPITALISED}{_FURTHER}")
_PIECE = re.compile(rf"{_PARTICLES}(?=[ \n])|{_CAPITALISED}")

_VICE = "Vice President"
_INITIAL = re.compile(r"[A-Z]\.")

_Match = tuple[str, Kind, Actor | None, bool]


def named_in(text: str, gazetteer: Gazetteer | None = None) -> list[Named]:
    """Every name in a text in order of place: known ones by the longest form, the rest as unknown capitalised runs.

    `gazetteer`: the one that ships, unless another is given. A single unknown capitalised word at the start of a
    sentence is no name yet; whoever asks decides by its context.
    """
    known = gazetteer or shipped_gazetteer()
    found: list[Named] = []
    small = "al-" in text or "el-" in text or "d'" in text or "d’" in text
    for run in (_RUN_FROM_SMALL if small else _RUN).finditer(text):
        words, at = run[0], run.start()
        if " " not in words and "\n" not in words:
            match = _known(words, known) if words in known.longest or words.isupper() else None
            if match:
                found.append(Named(at, run.end(), *match))
            elif words not in NO_NAMES:
                found.append(Named(at, run.end(), words, "unknown", None))
            continue
        if "\n" not in words and _nobody_known(parts := words.split(" "), known):
            while len(parts) > 1 and parts[0] in OPENERS:
                at += len(parts.pop(0)) + 1
            found.append(Named(at, run.end(), " ".join(parts), "unknown", None))
            continue
        _read_run(text, [(m.start() + at, m.end() + at) for m in _PIECE.finditer(words)], known, found)
    return _without_fields(text, found)


def _without_fields(text: str, found: list[Named]) -> list[Named]:
    """The same without the fields of offices: nobody is called "Peacebuilding Affairs"."""
    kept: list[Named] = []
    for named in found:
        words = named.name.split() if named.kind == "unknown" else []
        size = field_length(words)
        start = field_start(text, named.start) if size else None
        if start is None:
            kept.append(named)
            continue
        while kept and kept[-1].start >= start and kept[-1].kind == "unknown":
            kept.pop()
        if size < len(words):  # "for Foreign Affairs | Ida Berg"
            rest = text.index(words[size], named.start + len(" ".join(words[:size])))
            kept.append(Named(rest, named.end, " ".join(words[size:]), "unknown", None))
    return kept


def _nobody_known(parts: list[str], known: Gazetteer) -> bool:
    """Whether no known name begins with one of the words: then the run is one name."""
    return known.longest.keys().isdisjoint(parts) and not any(map(str.isupper, parts))


def _read_run(text: str, pieces: list[tuple[int, int]], known: Gazetteer, found: list[Named]) -> None:
    """The names within one run of capitalised words."""
    loose: list[tuple[int, int]] = []
    at = 0
    while at < len(pieces):
        size, match = _longest(text, pieces, at, known)
        # "Ivanka Trump" is not the Trump of the table: a surname after another name is somebody else's.
        if (
            match is None
            or (loose and match[1] == "capital" and text[loose[-1][0] : loose[-1][1]] in known.given)
            or (
                loose
                and _is_part_of_a_name(text, pieces[at], match)
                and not _titles_only(text, loose, match[1])
            )
            or (loose and not match[3] and _is_another_officer(text[loose[0][0] : loose[-1][1]], match))
            or (size == 1 and _is_given_name(text, pieces, at, match, known))
        ):
            loose.append(pieces[at])
            at += 1
            continue
        _flush(loose, text, found)
        found.append(Named(pieces[at][0], pieces[at + size - 1][1], *match))
        at += size
    _flush(loose, text, found)


def _longest(
    text: str, pieces: list[tuple[int, int]], at: int, known: Gazetteer
) -> tuple[int, _Match | None]:
    first = text[pieces[at][0] : pieces[at][1]]
    most = known.longest_from(first)
    if most and at + 2 < len(pieces) and _INITIAL.fullmatch(text, *pieces[at + 1]):
        # "Donald J. Trump": the initial is no part of the name in the table.
        actor = known.exact.get(f"{first} {text[pieces[at + 2][0] : pieces[at + 2][1]]}")
        if actor and actor.kind == "person":
            return 3, (actor.name, actor.kind, actor, True)
    for size in range(min(most, len(pieces) - at), 0, -1):
        match = _known(text[pieces[at][0] : pieces[at + size - 1][1]], known)
        if match is not None:
            return size, match
    return 1, None


def _is_part_of_a_name(text: str, piece: tuple[int, int], match: _Match) -> bool:
    """A surname or an organisation's plain words after another name: "Ivanka Trump", "National Security Council"."""
    return not match[3] or (match[1] == "organisation" and not text[piece[0] : piece[1]].isupper())


def _is_another_officer(title: str, match: _Match) -> bool:
    """ "Vice President Harris" is not the prime minister of that surname."""
    actor = match[2]
    return (
        title.endswith(_VICE)
        and actor is not None
        and not any("vice" in office.role.lower() for office in actor.offices)
    )


def _is_given_name(
    text: str, pieces: list[tuple[int, int]], at: int, match: _Match, known: Gazetteer
) -> bool:
    """ "Pavel" before "Drago" is not the Pavel of the table."""
    if (
        match[1] != "person"
        or at + 1 >= len(pieces)
        or text[pieces[at][0] : pieces[at][1]] not in known.given
    ):
        return False
    word = text[pieces[at + 1][0] : pieces[at + 1][1]]
    return word not in NO_NAMES and word.lower() not in speech().forms


def _titles_only(text: str, loose: list[tuple[int, int]], kind: Kind) -> bool:
    words = text[loose[0][0] : loose[-1][1]].split()
    while len(words) > 1 and words[0] in OPENERS:  # "As President Biden said"
        words.pop(0)
    if (
        kind == "organisation"
    ):  # a body has no titles: "National Security Council" is not the one of the United Nations
        return words[-1] in NO_NAMES or words[-1] == "Former"
    return words[-1] in NO_NAMES or TITLES.sub("", " ".join(words[-2:]) + " X") == "X"


def _known(words: str, known: Gazetteer) -> _Match | None:
    form = " ".join(words.split()) if " " in words or "\n" in words else words
    shouted = form.isupper()
    actor = known.exact.get(form) or (known.exact.get(form.title()) if shouted and len(form) > 5 else None)
    if actor:
        return actor.name, actor.kind, actor, True
    if form in known.adjectives:
        return form, "adjective", None, True
    actor = known.short.get(form) or (known.short.get(form.title()) if shouted else None)
    if actor:
        return actor.name, actor.kind, actor, False
    return None


def _flush(loose: list[tuple[int, int]], text: str, found: list[Named]) -> None:
    """What nobody knows, as one name; the word that only opens the sentence left off ("But Ida Berg")."""
    while len(loose) > 1 and text[loose[0][0] : loose[0][1]] in OPENERS:
        loose.pop(0)
    if loose:
        start, end = loose[0][0], loose[-1][1]
        found.append(Named(start, end, " ".join(text[start:end].split()), "unknown", None))
        loose.clear()
