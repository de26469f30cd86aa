"""The gazetteer: people with their offices, states with their capitals, organisations, and where a text names them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Literal

from detente.records import DetenteError
from detente.shipped import data_path, table
from detente.voices.titles import NO_NAMES, TITLES

Kind = Literal["person", "state", "adjective", "capital", "organisation", "unknown"]
# What a plain word that is also a surname may be: "May" speaks only where Theresa May was named in full.
_RISKY = "common word"


@dataclass(frozen=True, slots=True)
class Office:
    """A post that somebody held: `side` is an ISO3 code or organisation id; open ends are None."""

    role: str
    role_type: str
    side: str
    since: date | None
    until: date | None

    def held_on(self, day: date) -> bool:
        """Whether the post was held on a day, as far as the record says; unknown ends count as open."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or something that can speak: a person, a state, an organisation."""

    name: str
    kind: Kind
    offices: tuple[Office, ...] = ()
    side: str | None = None

    def side_on(self, day: date | None) -> str | None:
        """Whom the actor speaks for on a day: the office then held, else the latest; None where unknown."""
        if not self.offices:
            return self.side
        if day:
            for office in self.offices:
                if office.since and office.held_on(day):
                    return office.side
        undated = [office for office in self.offices if not office.since]
        dated = [office for office in self.offices if office.since]
        if day and undated and not any(office.held_on(day) for office in dated):
            return undated[-1].side
        latest = max(dated, key=lambda office: office.since or date.min) if dated else undated[-1]
        if undated and not day and latest.until:
            return undated[-1].side
        return latest.side


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a text. `actor` is None for a capitalised name that the gazetteer does not hold."""

    start: int
    end: int
    name: str
    kind: Kind
    actor: Actor | None
    full: bool = True


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """`exact`: whole names to actors; `short`: surnames and aliases; `risky`: those that need the whole name before."""

    exact: dict[str, Actor]
    short: dict[str, Actor]
    risky: frozenset[str]
    adjectives: dict[str, str]
    capitals: dict[str, str]
    state_names: dict[str, str]
    people: tuple[Actor, ...]

    def office_holders(self, role_types: Iterable[str], side: str, day: date | None) -> tuple[Actor, ...]:
        """Who held one of the offices of a side on a day; nobody where the day is unknown."""
        if day is None:
            return ()
        wanted = frozenset(role_types)
        return tuple(
            person
            for person in self.people
            if any(
                office.side == side and office.role_type in wanted and office.since and office.held_on(day)
                for office in person.offices
            )
        )

    def name_of(self, side: str | None) -> str:
        """A side's name for a reader: "France" for FRA; the id itself for an organisation; "" for None."""
        return self.state_names.get(side or "", side or "")


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The tables under data/actors."""
    return read_gazetteer(data_path("actors"))


def read_gazetteer(folder: Path) -> Gazetteer:
    """Read people.csv, states.csv and organisations.csv. Raises DetenteError with the line where one is wrong."""
    exact: dict[str, Actor] = {}
    short: dict[str, Actor] = {}
    adjectives: dict[str, str] = {}
    capitals: dict[str, str] = {}
    state_names: dict[str, str] = {}
    for line, row in table(folder / "states.csv", ("iso3", "name", "adjectives")):
        if len(row["iso3"]) != 3:
            raise DetenteError(
                f"states.csv, line {line}: {row['iso3']!r} is no ISO 3166-1 code of three letters."
            )
        state = Actor(row["name"], "state", side=row["iso3"])
        state_names[row["iso3"]] = row["name"]
        for form in (row["name"], *_list(row["other_names"])):
            exact[form] = state
        for form in _list(row["adjectives"]):
            adjectives[form] = row["iso3"]
            adjectives.setdefault(form + "s", row["iso3"])
        for form in _list(row["capitals"]):
            capitals[form] = row["iso3"]
            exact.setdefault(form, Actor(form, "capital", side=row["iso3"]))
    for _, row in table(folder / "organisations.csv", ("name", "id", "names", "side")):
        organisation = Actor(row["name"], "organisation", side=row["side"])
        for form in (row["name"], *_list(row["names"])):
            exact[form] = organisation
    people, risky = _people(folder / "people.csv")
    by_alias: dict[str, set[str]] = defaultdict(set)
    named = {person.name: person for person, _ in people}
    for person, aliases in people:
        for alias in aliases:
            by_alias[alias].add(person.name)
    for alias, owners in by_alias.items():
        if len(owners) == 1 and alias not in exact:
            (short if " " not in alias else exact)[alias] = named[next(iter(owners))]
    exact |= named
    return Gazetteer(
        exact, short, risky, adjectives, capitals, state_names, tuple(person for person, _ in people)
    )


def _people(file: Path) -> tuple[list[tuple[Actor, list[str]]], frozenset[str]]:
    offices: dict[str, list[Office]] = defaultdict(list)
    aliases: dict[str, list[str]] = defaultdict(list)
    risky: set[str] = set()
    for line, row in table(file, ("name", "role", "role_type", "side", "source")):
        offices[row["name"]].append(
            Office(row["role"], row["role_type"], row["side"], _day(row["from"], line), _day(row["to"], line))
        )
        aliases[row["name"]] += [
            alias for alias in _list(row["aliases"]) if alias not in aliases[row["name"]]
        ]
        if _RISKY in row["alias_risk"]:
            risky.update(alias for alias in _list(row["aliases"]) if " " not in alias)
    return [(Actor(name, "person", tuple(held)), aliases[name]) for name, held in offices.items()], frozenset(
        risky
    )


def _list(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


def _day(written: str, line: int) -> date | None:
    if not written.strip():
        return None
    try:
        return date(*map(int, [*written.split("-"), "1", "1"][:3]))
    except ValueError:
        raise DetenteError(f"people.csv, line {line}: {written!r} is no date; write YYYY-MM-DD.") from None


# --- names in a text -------------------------------------------------------------------------------------------------

_PARTICLES = r"(?:de la|de|del|van der|van den|van|von der|von|der|den|bin|ibn|al|el|ter|du|da|di|dos|le)"
_CAPITALISED = r"(?:(?:[A-Z]\.){1,4}|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Prof|Rev|Hon|St|Jr|Sr)\.(?=\s)|(?:al-|el-|d'|d’)?[A-ZÀ-ÖØ-ÞĀ-Ž][\w&]*(?:['’][A-ZÀ-ÖØ-Þ]\w+)?(?:-\w+)*)"
_RUN = re.compile(rf"(?<![\w]){_CAPITALISED}(?:[ \n](?:{_PARTICLES}[ \n])?{_CAPITALISED})*")
_PIECE = re.compile(rf"{_PARTICLES}(?=[ \n])|{_CAPITALISED}")
_LONGEST = 7


def named_in(text: str) -> list[Named]:
    """Every name in a text in order of place: known ones by the longest form, the rest as unknown capitalised runs.

    A single unknown capitalised word at the start of a sentence is no name yet; whoever asks decides by its context.
    """
    known = gazetteer()
    found: list[Named] = []
    for run in _RUN.finditer(text):
        pieces = [(m.start() + run.start(), m.end() + run.start()) for m in _PIECE.finditer(run[0])]
        at = 0
        loose: list[tuple[int, int]] = []
        while at < len(pieces):
            size, match = _longest(text, pieces, at, known)
            # "Ivanka Trump" is not the Trump of the table: a surname after another name is somebody else's.
            if match is None or (
                loose and _is_part_of_a_name(text, pieces[at], match) and not _titles_only(text, loose)
            ):
                loose.append(pieces[at])
                at += 1
                continue
            _flush(loose, text, found)
            found.append(Named(pieces[at][0], pieces[at + size - 1][1], *match))
            at += size
        _flush(loose, text, found)
    return found


_Match = tuple[str, Kind, Actor | None, bool]


def _longest(
    text: str, pieces: list[tuple[int, int]], at: int, known: Gazetteer
) -> tuple[int, _Match | None]:
    for size in range(min(_LONGEST, len(pieces) - at), 0, -1):
        match = _known(text[pieces[at][0] : pieces[at + size - 1][1]], known)
        if match is not None:
            return size, match
    return 1, None


def _is_part_of_a_name(text: str, piece: tuple[int, int], match: _Match) -> bool:
    """A surname or an organisation's plain words after another name: "Ivanka Trump", "National Security Council"."""
    return not match[3] or (match[1] == "organisation" and not text[piece[0] : piece[1]].isupper())


def _titles_only(text: str, loose: list[tuple[int, int]]) -> bool:
    words = text[loose[0][0] : loose[-1][1]].split()
    return words[-1] in NO_NAMES or TITLES.sub("", " ".join(words[-2:]) + " X") == "X"


def _known(words: str, known: Gazetteer) -> _Match | None:
    form = " ".join(words.split())
    actor = known.exact.get(form) or known.exact.get(
        form.title() if form.isupper() and len(form) > 5 else form
    )
    if actor:
        return actor.name, actor.kind, actor, True
    if form in known.adjectives:
        return form, "adjective", None, True
    actor = known.short.get(form) or (known.short.get(form.title()) if form.isupper() else None)
    if actor:
        return actor.name, actor.kind, actor, False
    return None


def _flush(loose: list[tuple[int, int]], text: str, found: list[Named]) -> None:
    if loose:
        start, end = loose[0][0], loose[-1][1]
        found.append(Named(start, end, " ".join(text[start:end].split()), "unknown", None))
        loose.clear()
