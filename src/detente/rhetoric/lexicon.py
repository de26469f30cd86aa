"""The lexicon: tables that a political scientist can read, checked on load, compiled for matching.

Predicate × object frames with polarity shifters. After the idea that polarity is composed and turned in context
(Polanyi & Zaenen 2006, Contextual Valence Shifters; Wilson, Wiebe & Hoffmann 2009, Recognizing Contextual Polarity)
and that events are who does what to whom (Schrodt 2012, CAMEO). The weights follow the codebook on the Method page.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from detente.records import DetenteError
from detente.rhetoric.inflection import noun_forms, spellings, verb_forms
from detente.rhetoric.tokens import MARKS, tokens_of
from detente.shipped import data_path

COLUMNS: dict[str, tuple[str, ...]] = {
    "acts": ("act", "label", "axis", "level", "rule", "definition"),
    "objects": ("id", "words", "escalation", "deescalation", "denied_escalation", "denied_deescalation", "arena",
                "example", "expect", "reason"),
    "predicates": ("id", "verbs", "nouns", "intransitive", "escalation", "deescalation", "example", "expect", "reason"),
    "frames": ("predicates", "objects", "act", "escalation", "deescalation", "rule", "example", "expect", "reason"),
    "operators": ("predicate", "over", "escalation", "deescalation", "status", "example", "expect", "reason"),
    "idioms": ("phrase", "act", "escalation", "deescalation", "general", "example", "expect", "reason"),
    "shifters": ("kind", "words", "reach", "example", "expect", "reason"),
    "guards": ("domain", "words", "example", "reason"),
    "arena": ("words", "object", "reason"),
    "boundaries": ("words", "reason"),
    "irregular": ("base", "past", "participle"),
    "spellings": ("british", "american"),
}  # fmt: skip


class Weights(NamedTuple):
    """Escalation and de-escalation, 0 to 5 each."""

    escalation: float
    deescalation: float


@dataclass(frozen=True, slots=True)
class ObjectClass:
    """What is acted upon. `bare`: its weight alone; `denied`: its weight when negated ("no truce")."""

    id: str
    bare: Weights
    denied: Weights
    arena: str


@dataclass(frozen=True, slots=True)
class Predicate:
    """What is done. `bare`: its weight where no object is found. `intransitive`: its subject may be its object."""

    id: str
    bare: Weights
    intransitive: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """A predicate class on an object class: the act and its weight. `row` names the table's line."""

    name: str
    act: str
    weights: Weights
    rule: int | None
    row: str


@dataclass(frozen=True, slots=True)
class Operator:
    """What a predicate does to an act that it governs.

    `escalation` and `deescalation` are the new weights; None keeps the act's own; a negative escalation is taken off.
    """

    predicate: str
    escalation: float | None
    deescalation: float | None
    status: str
    row: str


@dataclass(frozen=True, slots=True)
class Idiom:
    """A set phrase that is one cue. `general` ones count in full only among states and forces."""

    act: str
    weights: Weights
    general: bool
    row: str


@dataclass(slots=True)
class Entry:
    """All that one surface form may be. A form may be several things: "offer" is a predicate and an object."""

    predicates: list[Predicate] = field(default_factory=list)
    verbal: bool = False
    nominal: bool = False
    object: ObjectClass | None = None
    idiom: Idiom | None = None
    shifters: set[str] = field(default_factory=set)
    arena: str = ""
    guard: str = ""
    boundary: bool = False
    tells: bool = False  # whether it is more than a mark of place: something that can be part of an act


# A first word's own entry, and by second word the phrases that it opens, as (further words, entry), longest first.
Opening = tuple[Entry | None, dict[str, list[tuple[tuple[str, ...], Entry]]]]


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The compiled tables. `first`: what each word opens.

    `alone`: the words that matter by themselves and the marks; `pairs`: the first two words of all phrases.
    """

    version: str
    first: dict[str, Opening]
    alone: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    frames: dict[tuple[str, str], Frame]
    operators: dict[tuple[str, str], Operator]
    reach: dict[str, int]
    denials: frozenset[str]
    tables: dict[str, list[dict[str, str]]]

    def rows(self) -> Iterator[tuple[str, dict[str, str]]]:
        """Every row that bears an example, with its table's name."""
        for name, rows in self.tables.items():
            for row in rows:
                if row.get("example"):
                    yield name, row


@lru_cache(maxsize=1)
def shipped() -> Lexicon:
    """The lexicon that ships with Détente."""
    return load(data_path("lexicon"))


def load(folder: Path) -> Lexicon:
    """Read and check the tables of a folder. Raises DetenteError that names file, line and what is wrong."""
    tables = {name: _read(folder / f"{name}.csv", columns) for name, columns in COLUMNS.items()}
    digest = hashlib.sha256()
    for name in COLUMNS:
        digest.update((folder / f"{name}.csv").read_bytes())
    return _compile(tables, digest.hexdigest()[:12])


def own(tables: Mapping[str, str]) -> Lexicon:
    """The shipped lexicon with some tables replaced by a user's own, given as CSV text by name ("frames").

    The same tables give the same version. Raises DetenteError with table and line where a row is wrong.
    """
    if not tables:
        return shipped()
    replaced = {}
    digest = hashlib.sha256(shipped().version.encode())
    for name in sorted(tables):
        if name not in COLUMNS:
            raise DetenteError(f"There is no table {name}; the lexicon has {', '.join(COLUMNS)}.")
        replaced[name] = _rows(tables[name].splitlines(keepends=True), f"{name}.csv", COLUMNS[name])
        digest.update(name.encode() + tables[name].encode())
    return _compile({**shipped().tables, **replaced}, digest.hexdigest()[:12])


def as_csv(lexicon: Lexicon, name: str) -> str:
    """One table as the CSV text that `own` takes back."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS[name], extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(lexicon.tables[name])
    return text.getvalue()


def _read(file: Path, columns: tuple[str, ...]) -> list[dict[str, str]]:
    if not file.exists():
        raise DetenteError(f"The lexicon has no {file.name}: a lexicon needs all its tables.")
    with file.open(newline="", encoding="utf-8") as lines:
        return _rows(lines, file.name, columns)


def _rows(lines: Iterable[str], name: str, columns: tuple[str, ...]) -> list[dict[str, str]]:
    reader = csv.DictReader(lines)
    if tuple(reader.fieldnames or ()) != columns:
        raise DetenteError(f"{name}, line 1: the columns must be {', '.join(columns)}.")
    rows = []
    for row in reader:
        if None in row or None in row.values():
            raise DetenteError(f"{name}, line {reader.line_num}: this row has too few or too many cells.")
        rows.append({**row, "_where": f"{name}, line {reader.line_num}"})
    return rows


def _compile(tables: dict[str, list[dict[str, str]]], version: str) -> Lexicon:
    acts = {row["act"] for row in tables["acts"]}
    pairs = [(row["british"], row["american"]) for row in tables["spellings"]]
    irregular = {row["base"]: (row["past"], row["participle"]) for row in tables["irregular"]}
    entries: dict[tuple[str, ...], Entry] = {}

    def enter(forms: set[str], note: Callable[[Entry], object]) -> None:
        for form in {spelled for given in forms for spelled in spellings(given, pairs)}:
            key = tuple(tokens_of(form))
            if key:
                note(entries.setdefault(key, Entry()))

    def phrases(row: dict[str, str], column: str) -> list[str]:
        return [phrase.strip() for phrase in row[column].split("|") if phrase.strip()]

    objects: dict[str, ObjectClass] = {}
    for row in tables["objects"]:
        objects[row["id"]] = thing = ObjectClass(
            row["id"],
            _weights(row),
            Weights(_number(row, "denied_escalation"), _number(row, "denied_deescalation")),
            _one_of(row, "arena", ("no", "yes", "military")),
        )
        for phrase in phrases(row, "words"):
            forms = {phrase[1:]} if phrase.startswith("=") else noun_forms(phrase)
            enter(forms, lambda entry, thing=thing: _set_object(entry, thing))  # type: ignore[misc]

    predicates: dict[str, Predicate] = {}
    for row in tables["predicates"]:
        predicate = Predicate(row["id"], _weights(row), _one_of(row, "intransitive", ("yes", "no")) == "yes")
        predicates[row["id"]] = predicate
        for column, verbal in (("verbs", True), ("nouns", False)):
            for phrase in phrases(row, column):
                exact = phrase.startswith("=")
                forms = (
                    {phrase[1:]} if exact else verb_forms(phrase, irregular) if verbal else noun_forms(phrase)
                )
                enter(forms, lambda entry, p=predicate, v=verbal: _add_predicate(entry, p, v))  # type: ignore[misc]

    for row in tables["idioms"]:
        general = _one_of(row, "general", ("yes", "no")) == "yes"
        idiom = Idiom(
            _member(row, "act", acts), _weights(row), general, f"idioms: {phrases(row, 'phrase')[0]}"
        )
        enter(set(phrases(row, "phrase")), lambda entry, idiom=idiom: setattr(entry, "idiom", idiom))  # type: ignore[misc]

    reach: dict[str, int] = {}
    denials: set[str] = set()
    for row in tables["shifters"]:
        reach[row["kind"]] = max(reach.get(row["kind"], 0), int(_number(row, "reach", 80)))
        if row["kind"] == "denial":
            denials.update(word for word in phrases(row, "words") if " " not in word)
        enter(set(phrases(row, "words")), lambda entry, kind=row["kind"]: entry.shifters.add(kind))  # type: ignore[misc]
    for row in tables["guards"]:
        enter(set(phrases(row, "words")), lambda entry, d=row["domain"]: setattr(entry, "guard", d))  # type: ignore[misc]
    for row in tables["arena"]:
        enter(set(phrases(row, "words")), lambda entry: setattr(entry, "arena", entry.arena or "yes"))
        if row["object"]:
            thing = objects[_member(row, "object", set(objects))]
            enter(set(phrases(row, "words")), lambda entry, thing=thing: _set_object(entry, thing))  # type: ignore[misc]
    for row in tables["boundaries"]:
        enter(set(phrases(row, "words")), lambda entry: setattr(entry, "boundary", True))

    for entry in entries.values():
        entry.tells = bool(entry.predicates or entry.object or entry.idiom or entry.shifters)
    first = _by_first_word(entries)
    return Lexicon(
        version,
        first,
        frozenset(word for word, (entry, _) in first.items() if entry) | MARKS,
        frozenset((word, second) for word, (_, phrases) in first.items() for second in phrases),
        _frames(tables["frames"], predicates, objects, acts),
        _operators(tables["operators"], predicates),
        reach,
        frozenset(denials),
        tables,
    )


def _frames(
    rows: list[dict[str, str]],
    predicates: dict[str, Predicate],
    objects: dict[str, ObjectClass],
    acts: set[str],
) -> dict[tuple[str, str], Frame]:
    frames: dict[tuple[str, str], Frame] = {}
    for row in rows:
        act, rule = _member(row, "act", acts), int(row["rule"]) if row["rule"] else None
        for predicate in row["predicates"].split("|"):
            for thing in row["objects"].split("|"):
                if predicate not in predicates or thing not in objects:
                    raise DetenteError(
                        f"{row['_where']}: there is no predicate {predicate} or no object {thing}."
                    )
                name = f"{predicate} × {thing}"
                if (predicate, thing) in frames:
                    raise DetenteError(f"{row['_where']}: {name} stands in the table twice; keep one row.")
                frames[predicate, thing] = Frame(name, act, _weights(row), rule, f"frames: {name}")
    return frames


def _operators(
    rows: list[dict[str, str]], predicates: dict[str, Predicate]
) -> dict[tuple[str, str], Operator]:
    operators: dict[tuple[str, str], Operator] = {}
    for row in rows:
        predicate, over = (
            _member(row, "predicate", set(predicates)),
            _one_of(row, "over", ("hostile", "peaceable")),
        )

        def weight(column: str, row: dict[str, str] = row) -> float | None:
            return None if row[column] == "=" else _number(row, column, 5, lowest=-5)

        operators[predicate, over] = Operator(
            predicate,
            weight("escalation"),
            weight("deescalation"),
            row["status"],
            f"operators: {predicate} {over}",
        )
    return operators


def _by_first_word(entries: dict[tuple[str, ...], Entry]) -> dict[str, Opening]:
    singles: dict[str, Entry] = {}
    phrases: dict[str, dict[str, list[tuple[tuple[str, ...], Entry]]]] = {}
    for words, entry in entries.items():
        if len(words) == 1:
            singles[words[0]] = entry
        else:
            phrases.setdefault(words[0], {}).setdefault(words[1], []).append((words[2:], entry))
    for openings in phrases.values():
        for longer in openings.values():
            longer.sort(key=lambda pair: -len(pair[0]))
    return {word: (singles.get(word), phrases.get(word, {})) for word in singles.keys() | phrases.keys()}


def _set_object(entry: Entry, thing: ObjectClass) -> None:
    entry.object = entry.object or thing
    if thing.arena != "no" and entry.arena != "military":
        entry.arena = thing.arena


def _add_predicate(entry: Entry, predicate: Predicate, verbal: bool) -> None:
    if predicate not in entry.predicates:
        entry.predicates.append(predicate)
    entry.verbal |= verbal
    entry.nominal |= not verbal


def _weights(row: dict[str, str]) -> Weights:
    return Weights(_number(row, "escalation"), _number(row, "deescalation"))


def _number(row: dict[str, str], column: str, highest: float = 5, lowest: float = 0) -> float:
    try:
        value = float(row[column])
    except ValueError:
        raise DetenteError(f"{row['_where']}: {column} must be a number, not “{row[column]}”.") from None
    if not lowest <= value <= highest:
        raise DetenteError(f"{row['_where']}: {column} must lie between {lowest:g} and {highest:g}.")
    return value


def _one_of(row: dict[str, str], column: str, allowed: tuple[str, ...]) -> str:
    if row[column] not in allowed:
        raise DetenteError(
            f"{row['_where']}: {column} must be one of {', '.join(allowed)}, not “{row[column]}”."
        )
    return row[column]


def _member(row: dict[str, str], column: str, known: set[str]) -> str:
    if row[column] not in known:
        raise DetenteError(f"{row['_where']}: “{row[column]}” is not a known {column}.")
    return row[column]
