"""Where a text names somebody: known names by their longest form, and capitalised runs that nobody knows."""

from __future__ import annotations

import re
from typing import NamedTuple

from detente.attribution.gazetteer.actors import Actor, Kind
from detente.attribution.gazetteer.known_names import Gazetteer
from detente.attribution.gazetteer.office_roles import opening_words, role_words
from detente.attribution.mentions.office_fields import field_length, field_start
from detente.attribution.mentions.speech_verbs import speech
from detente.attribution.mentions.titles import NO_NAMES, OPENERS, is_title
from detente.data_tables import data_path, table
from detente.text.english import abbreviations
from detente.text.word_patterns import any_of, behind_any


class Named(NamedTuple):
    """A name in a text.

    Attributes:
        start: Where it begins.
        end: Where it ends.
        name: The gazetteer's name, or the words as they stand with single spaces.
        kind: What it is; "unknown" where the gazetteer does not hold it, "thing" where it is surely nobody.
        actor: Who is meant; None for a name that the gazetteer does not hold, and for an adjective.
        full: Whether it stands in full; a surname alone does not.
    """

    start: int
    end: int
    name: str
    kind: Kind
    actor: Actor | None
    full: bool = True


_PARTICLE_ROWS = tuple(
    row["particle"] for _, row in table(data_path("actors", "name_particles.csv"), ("particle", "example"))
)
_FIXED = any_of(each for each in _PARTICLE_ROWS if not each[-1].isalpha())  # "al-Asad", "d'Arc"
_PARTICLES = any_of(each for each in _PARTICLE_ROWS if each[-1].isalpha())  # "van der Berg"
_SHORTENED = abbreviations("title", "rank", "suffix")
_UPPER = "A-ZÀ-ÖØ-ÞĀ-Ž"
# "Erdoğan", "O'Neill", "Abdul-Rahman"
_REST = r"[\w&]*(?:['’][A-ZÀ-ÖØ-Þ]\w+)?(?:-\w+)*"
_CAPITALISED = rf"""
    (?: (?:[A-Z]\.){{1,4}}  # initials
      | (?:{any_of(_SHORTENED)})(?=\s)  # "Gen."
      | (?:{_FIXED})?[{_UPPER}]{_REST}
    )
"""
# The same for most texts, so that a search goes from capital to capital: its class of letters comes first.
_WORD = rf"""
    [{_UPPER}](?<!\w.)[\w&]*
    (?: \.(?: (?<=\b[A-Z]\.)(?:[A-Z]\.){{0,3}} | (?:{behind_any(_SHORTENED)})(?=\s) )
      | (?:['’][A-ZÀ-ÖØ-Þ]\w+)?(?:-\w+)*
    )
"""
_SPACE = r"[ \n]"
_RUN = re.compile(rf"{_WORD}(?:{_SPACE}(?:(?:{_PARTICLES}){_SPACE})?{_WORD})*", re.X)
# Names that begin with a small letter ("al-Assad", "d'Estaing") need the slower search.
_RUN_FROM_SMALL = re.compile(
    rf"(?<![\w]){_CAPITALISED}(?:{_SPACE}(?:(?:{_PARTICLES}){_SPACE})?{_CAPITALISED})*", re.X
)
_PIECE = re.compile(rf"(?:{_PARTICLES})(?={_SPACE})|{_CAPITALISED}", re.X)
_SMALL_BEGINNINGS = ("al-", "el-", "d'", "d’")

_VICE = "Vice President"
_INITIAL = re.compile(r"[A-Z]\.")

_Match = tuple[str, Kind, Actor | None, bool]


def named_in(text: str, gazetteer: Gazetteer) -> list[Named]:
    """Every name in a text: known ones by the longest form, the rest as unknown capitalised runs.

    A single unknown capitalised word at the start of a sentence is no name yet; its context decides.

    Args:
        text: Any text.
        gazetteer: Who is known.

    Returns:
        The names in order of place.
    """
    found: list[Named] = []
    small = any(map(text.__contains__, _SMALL_BEGINNINGS))
    for run in (_RUN_FROM_SMALL if small else _RUN).finditer(text):
        words, at = run[0], run.start()
        if " " not in words and "\n" not in words:
            match = _known(words, gazetteer) if words in gazetteer.longest or words.isupper() else None
            if match:
                found.append(Named(at, run.end(), *match))
            elif words not in NO_NAMES:
                found.append(Named(at, run.end(), words, "unknown", None))
            continue
        if "\n" not in words and _nobody_known(parts := words.split(" "), gazetteer):
            while len(parts) > 1 and parts[0] in OPENERS:
                at += len(parts.pop(0)) + 1
            found.append(Named(at, run.end(), " ".join(parts), "unknown", None))
            continue
        pieces = [(piece.start() + at, piece.end() + at) for piece in _PIECE.finditer(words)]
        _read_run(text, pieces, gazetteer, found)
    return _without_fields(text, found)


def _without_fields(text: str, found: list[Named]) -> list[Named]:
    """The same without the fields of offices: nobody is called "Peacebuilding Affairs"."""
    kept: list[Named] = []
    for named in found:
        if named.kind != "unknown":
            kept.append(named)
            continue
        words = named.name.split(" ")
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
    return not any(map(known.longest.__contains__, parts)) and not any(map(str.isupper, parts))


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
            or (loose and match[1] == "state" and _is_surname(text, loose[-1], pieces[at], known))
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
    """The longest known name that begins with a piece, and how many pieces it has; None where none does."""
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
    """A surname or a body's plain words after another name: "Ivanka Trump", "National Security Council"."""
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
    """ "Pavel" before "Drago" is not the Pavel of the table, and "Georgia" before "Berg" no state."""
    if (
        match[1] not in ("person", "state")
        or at + 1 >= len(pieces)
        or text[pieces[at][0] : pieces[at][1]] not in known.given
    ):
        return False
    word = text[pieces[at + 1][0] : pieces[at + 1][1]]
    if match[1] == "state" and (word.lower() in role_words() or word.lower() in opening_words()):
        return False
    return word not in NO_NAMES and word.lower() not in speech().forms


def _is_surname(text: str, before: tuple[int, int], piece: tuple[int, int], known: Gazetteer) -> bool:
    """ "Ida Jordan": a state that is a person's name too, behind a given name."""
    return text[slice(*piece)] in known.given and text[slice(*before)] in known.given


def _titles_only(text: str, loose: list[tuple[int, int]], kind: Kind) -> bool:
    """Whether nothing but titles stands before a known name: "As President | Biden"."""
    words = text[loose[0][0] : loose[-1][1]].split()
    while len(words) > 1 and words[0] in OPENERS:  # "As President Biden said"
        words.pop(0)
    if kind == "organisation":
        # A body has no titles: "National Security Council" is not the one of the United Nations.
        return words[-1] in NO_NAMES or words[-1] == "Former"
    return words[-1] in NO_NAMES or is_title(" ".join(words[-2:]))


def _known(words: str, known: Gazetteer) -> _Match | None:
    """What the gazetteer holds under some words, also where they are all in capitals."""
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
    """What nobody knows, as one name, without a word that only opens the sentence ("But Ida Berg")."""
    while len(loose) > 1 and text[loose[0][0] : loose[0][1]] in OPENERS:
        loose.pop(0)
    if loose:
        start, end = loose[0][0], loose[-1][1]
        found.append(Named(start, end, " ".join(text[start:end].split()), "unknown", None))
        loose.clear()
