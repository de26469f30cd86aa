"""From the lexicon's tables to what matching looks up: every form of every phrase, with what it may be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from detente.records import DetenteError
from detente.scoring.entries import (
    PARTICLES,
    Entry,
    Lexicon,
    Meaning,
    ObjectClass,
    Opening,
    Operator,
    Predicate,
    Weights,
)
from detente.scoring.inflection import noun_forms, spellings, verb_forms
from detente.scoring.tokens import CLAUSE_ENDS, MARKS, SENTENCE_ENDS, tokens_of

Row = Mapping[str, str]
Entries = dict[tuple[str, ...], Entry]

_NOTHING_LONGER: dict[str, Opening] = {}
_OWN = 1.8  # a predicate of this weight names an act of war or peace by itself ("rearm"): no further sign is needed
_FLIPPED = 0.8  # a bare word negated weighs this much on the other axis

_ACT_OF = {
    "threaten": "threat", "warn": "warning", "strike": "force", "seize": "force", "kill": "force", "fight": "force",
    "retaliate": "threat", "rearm": "arms", "mobilise": "mobilise", "disarm": "peace", "deescalate": "restraint",
    "expel": "cut_channels", "refuse": "refuse", "breach": "breach", "offer": "talks", "accept": "talks",
    "free": "exchange", "liberate": "exchange", "blacklist": "sanctions", "praise": "praise", "detain": "grievance", "abduct": "force", "protest": "grievance",
}  # fmt: skip


def compiled(tables: dict[str, list[dict[str, str]]], version: str) -> Lexicon:
    """The lexicon of these tables. Raises DetenteError with table and line where a row is wrong."""
    acts = {row["act"] for row in tables["acts"]}
    pairs = [(row["british"], row["american"]) for row in tables["spellings"]]
    irregular = {row["base"]: (row["past"], row["participle"]) for row in tables["irregular"]}
    entries: Entries = {}

    def enter(forms: set[str], note: Callable[[Entry], object]) -> None:
        for form in {spelled for given in forms for spelled in spellings(given, pairs)}:
            key = tuple(tokens_of(form))
            if key:
                note(entries.setdefault(key, Entry()))

    objects: dict[str, ObjectClass] = {}
    for row in tables["objects"]:
        arena = _one_of(row, "arena", ("no", "yes", "military"))
        objects[row["id"]] = thing = ObjectClass(row["id"], arena, _object_alone(row, arena))
        for phrase in _phrases(row, "words"):
            forms = {phrase[1:]} if phrase.startswith("=") else noun_forms(phrase)
            enter(forms, lambda entry, thing=thing: _set_object(entry, thing))  # type: ignore[misc]

    predicates: dict[str, Predicate] = {}
    for row in tables["predicates"]:
        intransitive = _one_of(row, "intransitive", ("yes", "no")) == "yes"
        predicates[row["id"]] = predicate = Predicate(row["id"], _predicate_alone(row), intransitive, {}, {})
        for column, verbal in (("verbs", True), ("nouns", False)):
            for phrase in _phrases(row, column):
                exact = phrase.startswith("=")
                forms = (
                    {phrase[1:]} if exact else verb_forms(phrase, irregular) if verbal else noun_forms(phrase)
                )
                enter(forms, lambda entry, p=predicate, v=verbal: _add_predicate(entry, p, v))  # type: ignore[misc]
    _set_frames(tables["frames"], predicates, objects, acts)
    _set_operators(tables["operators"], predicates)

    for row in tables["idioms"]:
        general = _one_of(row, "general", ("yes", "no")) == "yes"
        act, weights, name = _member(row, "act", acts), _weights(row), _phrases(row, "phrase")[0]
        idiom = Meaning(f"idiom: {name}", act, weights, True, general, weights, (f"idioms: {name}",))
        enter(set(_phrases(row, "phrase")), lambda entry, idiom=idiom: setattr(entry, "idiom", idiom))  # type: ignore[misc]

    reach: dict[str, int] = {}
    denials: set[str] = set()
    for row in tables["shifters"]:
        reach[row["kind"]] = max(reach.get(row["kind"], 0), int(_number(row, "reach", 80)))
        if row["kind"] == "denial":
            denials.update(word for word in _phrases(row, "words") if " " not in word)
        enter(set(_phrases(row, "words")), lambda entry, kind=row["kind"]: entry.shifters.add(kind))  # type: ignore[misc]
    for row in tables["guards"]:
        enter(set(_phrases(row, "words")), lambda entry, d=row["domain"]: setattr(entry, "guard", d))  # type: ignore[misc]
    for row in tables["arena"]:
        enter(set(_phrases(row, "words")), lambda entry: setattr(entry, "arena", entry.arena or "yes"))
        if row["object"]:
            thing = objects[_member(row, "object", set(objects))]
            enter(set(_phrases(row, "words")), lambda entry, thing=thing: _set_object(entry, thing))  # type: ignore[misc]
    for row in tables["boundaries"]:
        enter(set(_phrases(row, "words")), lambda entry: setattr(entry, "boundary", True))

    _set_particles(entries)
    for entry in entries.values():
        entry.settle()
    first = _by_first_word(entries)
    return Lexicon(
        version,
        first,
        reach,
        frozenset(denials),
        tables,
    )


def _object_alone(row: Row, arena: str) -> Meaning | None:
    """An object that nothing is said to happen to: its own small weight, if it has one."""
    weights = _weights(row)
    denied = _same_weights(_number(row, "denied_escalation"), _number(row, "denied_deescalation"))
    if not any(weights) and not any(denied):
        return None
    act = "tension" if weights.escalation else "cooperation"
    return Meaning(row["id"], act, weights, False, arena == "no", denied, (f"objects: {row['id']}",))


def _predicate_alone(row: Row) -> Meaning | None:
    """A predicate that found nothing to act on: its own weight, if it has one."""
    weights = _weights(row)
    if not any(weights):
        return None
    act = _ACT_OF.get(row["id"], "blame" if weights.escalation else "cooperation")
    denied = _same_weights(weights.deescalation * _FLIPPED, weights.escalation * _FLIPPED)
    return Meaning(row["id"], act, weights, False, max(weights) < _OWN, denied, (f"predicates: {row['id']}",))


def _set_frames(
    rows: list[dict[str, str]],
    predicates: dict[str, Predicate],
    objects: dict[str, ObjectClass],
    acts: set[str],
) -> None:
    for row in rows:
        act, rule = _member(row, "act", acts), int(row["rule"]) if row["rule"] else None
        for predicate in row["predicates"].split("|"):
            for thing in row["objects"].split("|"):
                if predicate not in predicates or thing not in objects:
                    raise DetenteError(
                        f"{row['_where']}: there is no predicate {predicate} or no object {thing}."
                    )
                name = f"{predicate} × {thing}"
                frames = predicates[predicate].frames
                if thing in frames:
                    raise DetenteError(f"{row['_where']}: {name} stands in the table twice; keep one row.")
                weights = _weights(row)
                limits = predicate == "cut" or act in ("reduce", "keep_limits")
                frames[thing] = Meaning(
                    name, act, weights, True, False, weights, (f"frames: {name}",), rule, limits
                )


def _set_operators(rows: list[dict[str, str]], predicates: dict[str, Predicate]) -> None:
    for row in rows:
        predicate = _member(row, "predicate", set(predicates))
        over = _one_of(row, "over", ("hostile", "peaceable"))
        escalation, deescalation = (
            None if row[column] == "=" else _number(row, column, 5, lowest=-5)
            for column in ("escalation", "deescalation")
        )
        predicates[predicate].operators[over] = Operator(
            predicate, escalation, deescalation, row["status"], f"operators: {predicate} {over}"
        )


def _set_particles(entries: Entries) -> None:
    """Note with each verb the particles that make another verb of it: "pull" with "back", "pull" with "out of"."""
    for words, entry in sorted(entries.items(), key=lambda item: -len(item[0])):
        verb = entries.get(words[:1])
        if verb and 2 <= len(words) <= 3 and words[1] in PARTICLES and entry.predicates:
            verb.particles.setdefault(words[1], []).append(("".join(words[2:]), entry.predicates))


def _by_first_word(entries: Entries) -> dict[str, Opening]:
    first: dict[str, Opening] = {}
    for words, entry in entries.items():
        level = first
        for word in words[:-1]:
            level = level.setdefault(word, (None, {}))[1]
        longer = level[words[-1]][1] if words[-1] in level else {}
        level[words[-1]] = (entry, longer)
    ends = {**dict.fromkeys(CLAUSE_ENDS, "clause"), **dict.fromkeys(SENTENCE_ENDS, "sentence")}
    return _closed(first) | {mark: (Entry(ends=ends[mark]), _NOTHING_LONGER) for mark in MARKS}


def _closed(level: dict[str, Opening]) -> dict[str, Opening]:
    """The same openings, those that nothing follows with one empty dictionary for all."""
    return {
        word: (entry, _closed(longer) if longer else _NOTHING_LONGER)
        for word, (entry, longer) in level.items()
    }


def _set_object(entry: Entry, thing: ObjectClass) -> None:
    entry.object = entry.object or thing
    if thing.arena != "no" and entry.arena != "military":
        entry.arena = thing.arena


def _add_predicate(entry: Entry, predicate: Predicate, verbal: bool) -> None:
    if predicate not in entry.predicates:
        entry.predicates.append(predicate)
    entry.verbal |= verbal
    entry.nominal |= not verbal


def _phrases(row: Row, column: str) -> list[str]:
    return [phrase.strip() for phrase in row[column].split("|") if phrase.strip()]


def _weights(row: Row) -> Weights:
    return _same_weights(_number(row, "escalation"), _number(row, "deescalation"))


@lru_cache(maxsize=1024)
def _same_weights(escalation: float, deescalation: float) -> Weights:
    """One object for equal weights, of which a lexicon has few: what is read all the time stays in the cache."""
    return Weights(escalation, deescalation)


def _number(row: Row, column: str, highest: float = 5, lowest: float = 0) -> float:
    try:
        value = float(row[column])
    except ValueError:
        raise DetenteError(f"{row['_where']}: {column} must be a number, not “{row[column]}”.") from None
    if not lowest <= value <= highest:
        raise DetenteError(f"{row['_where']}: {column} must lie between {lowest:g} and {highest:g}.")
    return value


def _one_of(row: Row, column: str, allowed: tuple[str, ...]) -> str:
    if row[column] not in allowed:
        raise DetenteError(
            f"{row['_where']}: {column} must be one of {', '.join(allowed)}, not “{row[column]}”."
        )
    return row[column]


def _member(row: Row, column: str, known: set[str]) -> str:
    if row[column] not in known:
        raise DetenteError(f"{row['_where']}: “{row[column]}” is not a known {column}.")
    return row[column]
