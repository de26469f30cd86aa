"""From the lexicon's tables to what matching looks up: every form of every phrase, with what it may be."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache, partial
from itertools import product

from detente.records import DetenteError
from detente.scoring.conditions import ANY_TEXT, CONDITIONS
from detente.scoring.entries import (
    CLOSINGS,
    PARTICLES,
    SHIFTER_KINDS,
    WITH_NOUN,
    Entry,
    Lexicon,
    Meaning,
    ObjectClass,
    Opening,
    Operator,
    Predicate,
    Weights,
)
from detente.scoring.lexicon_forms import (
    FormsOfWords,
    add_predicate,
    add_shifter,
    set_arena,
    set_boundary,
    set_guard,
    set_idiom,
    set_object,
)
from detente.scoring.lexicon_tables import FORMS_OF, Row, Tables, member, number, one_of
from detente.scoring.other_parties import PLACES_OF_OTHERS
from detente.scoring.tokens import CLAUSE_ENDS, MARKS, SENTENCE_ENDS

_NOTHING_LONGER: dict[str, Opening] = {}
# a predicate of this weight names an act of war or peace by itself ("rearm"): no further sign is needed
_OWN = 1.8
_FLIPPED = 0.8  # a bare word negated weighs this much on the other axis
_LONGEST_REACH = 80  # words
_DECLARES = "impose"  # the predicate of "declare", "proclaim", "announce"


def compiled(tables: Tables, version: str) -> Lexicon:
    """The lexicon of these tables.

    Args:
        tables: Their rows by table, as `lexicon_tables.rows_of` reads them.
        version: What the lexicon is called.

    Raises:
        DetenteError: With table and line, where a row is wrong.
    """
    acts = {row["act"] for row in tables["acts"]}
    words = FormsOfWords(tables)
    objects = _objects(tables, words)
    predicates = _predicates(tables, words, acts)
    _set_frames(tables["frames"], predicates, objects, acts)
    _set_operators(tables["operators"], predicates)
    _set_idioms(tables, words, acts)
    reach, denials = _set_shifters(tables, words)
    _set_places(tables, words, objects)
    _set_particles(words.entries)
    for entry in words.entries.values():
        entry.settle()
    return Lexicon(version, _by_first_word(words.entries), reach, denials, tables)


def _with_forms(tables: Tables, name: str) -> Iterator[tuple[dict[str, str], list[dict[str, str]]]]:
    """Each class of a table with the rows of its forms. A class or a form of a class stands once."""
    forms: dict[str, list[dict[str, str]]] = {}
    for row in tables[name]:
        if row["class"] in forms:
            raise DetenteError(f"{row['_where']}: the class “{row['class']}” stands twice; keep one row.")
        forms[row["class"]] = []
    seen: set[tuple[str, str, str]] = set()
    for row in tables[FORMS_OF[name]]:
        of_one = name in ("objects", "idioms")  # a word is one thing, and a set phrase means one act
        key = "" if of_one else row["class"], row["form"], row.get("pos", "")
        if row["class"] not in forms:
            raise DetenteError(f"{row['_where']}: {name} has no class “{row['class']}”.")
        if not row["form"].strip() or key in seen:
            wrong = f"“{row['form']}” stands twice" if row["form"].strip() else "the form is empty"
            raise DetenteError(f"{row['_where']}: {wrong}; take this row out.")
        seen.add(key)
        forms[row["class"]].append(row)
    for row in tables[name]:
        yield row, forms[row["class"]]


def _objects(tables: Tables, words: FormsOfWords) -> dict[str, ObjectClass]:
    objects: dict[str, ObjectClass] = {}
    for row, forms in _with_forms(tables, "objects"):
        arena = one_of(row, "arena", ("no", "yes", "military"))
        topic = one_of(row, "topic", ("security", "general", ""))
        objects[row["class"]] = thing = ObjectClass(row["class"], arena, topic, _object_alone(row, arena))
        for form in forms:
            words.enter(words.nouns(form), partial(set_object, thing=thing))
    return objects


def _predicates(tables: Tables, words: FormsOfWords, acts: set[str]) -> dict[str, Predicate]:
    predicates: dict[str, Predicate] = {}
    for row, forms in _with_forms(tables, "predicates"):
        intransitive = one_of(row, "intransitive", ("yes", "no")) == "yes"
        alone = _predicate_alone(row, acts)
        predicates[row["class"]] = predicate = Predicate(row["class"], alone, intransitive, {}, {}, {})
        for form in sorted(forms, key=lambda form: form["pos"] != "verb"):
            verbal = one_of(form, "pos", ("verb", "noun")) == "verb"
            words.enter(
                words.verbs(form) if verbal else words.nouns(form),
                partial(add_predicate, predicate=predicate, verbal=verbal),
            )
    return predicates


def _set_idioms(tables: Tables, words: FormsOfWords, acts: set[str]) -> None:
    """A cue names the phrase that stands in the text, and its row the class that gives it its weight."""
    for row, forms in _with_forms(tables, "idioms"):
        counts = one_of(row, "general", ("yes", "no", *PLACES_OF_OTHERS))
        general, others = counts == "yes", counts if counts in PLACES_OF_OTHERS else ""
        act, weights, behind = member(row, "act", acts), _weights(row), (f"idioms: {row['class']}",)
        for form in forms:
            name = f"idiom: {form['form']}"
            idiom = Meaning(name, act, weights, True, general, weights, behind)
            words.enter((form["form"],), partial(set_idiom, idiom=idiom, others=others))


def _set_shifters(tables: Tables, words: FormsOfWords) -> tuple[dict[str, int], frozenset[str]]:
    """How far each kind of shifter reaches, and the words that call a claim false."""
    reach: dict[str, int] = {}
    denials: set[str] = set()
    for row, forms in _with_forms(tables, "shifters"):
        kind = one_of(row, "kind", SHIFTER_KINDS)
        reach[kind] = max(reach.get(kind, 0), int(number(row, "reach", _LONGEST_REACH)))
        for form in forms:
            if kind == "denial" and " " not in form["form"]:
                denials.add(form["form"])
            words.enter((form["form"],), partial(add_shifter, kind=kind))
    return reach, frozenset(denials)


def _set_places(tables: Tables, words: FormsOfWords, objects: dict[str, ObjectClass]) -> None:
    """What says where we are: in another walk of life, among states and forces, at the end of a clause."""
    for row, forms in _with_forms(tables, "guards"):
        for form in forms:
            words.enter((form["form"],), partial(set_guard, guard=row["class"]))
    for row, forms in _with_forms(tables, "arena"):
        thing = objects[member(row, "object", objects)] if row["object"] else None
        arena = one_of(row, "arena", ("yes", "military"))
        for form in forms:
            words.enter((form["form"],), partial(set_arena, arena=arena, thing=thing))
    for row in tables["boundaries"]:
        words.enter((row["form"],), set_boundary)


def _object_alone(row: Row, arena: str) -> Meaning | None:
    """An object that nothing is said to happen to: its own small weight, if it has one."""
    weights = _weights(row)
    denied = _same_weights(number(row, "denied_escalation"), number(row, "denied_deescalation"))
    if not any(weights) and not any(denied):
        return None
    act = "tension" if weights.escalation else "cooperation"
    rows = (f"objects: {row['class']}",)
    return Meaning(row["class"], act, weights, False, arena == "no", denied, rows)


def _predicate_alone(row: Row, acts: set[str]) -> Meaning | None:
    """A predicate that found nothing to act on: its own weight, if it has one."""
    weights = _weights(row)
    if not any(weights):
        return None
    act = member(row, "act", acts) if row["act"] else "blame" if weights.escalation else "cooperation"
    denied = _same_weights(weights.deescalation * _FLIPPED, weights.escalation * _FLIPPED)
    rows = (f"predicates: {row['class']}",)
    return Meaning(row["class"], act, weights, False, max(weights) < _OWN, denied, rows)


def _set_frames(
    rows: list[dict[str, str]],
    predicates: dict[str, Predicate],
    objects: dict[str, ObjectClass],
    acts: set[str],
) -> None:
    seen: set[str] = set()
    order = ["", ANY_TEXT, *CONDITIONS]
    for row in sorted(rows, key=lambda row: order.index(one_of(row, "where", tuple(order)))):
        for predicate, thing in product(row["predicates"].split("|"), row["objects"].split("|")):
            if predicate not in predicates or thing not in objects:
                raise DetenteError(
                    f"{row['_where']}: there is no predicate {predicate} or no object {thing}."
                )
            meaning = _frame(row, predicate, objects[thing], acts)
            if meaning.frame in seen:
                raise DetenteError(
                    f"{row['_where']}: {meaning.frame} stands in the table twice; keep one row."
                )
            seen.add(meaning.frame)
            if row["where"] in CONDITIONS:
                rows_of_thing = predicates[predicate].special.setdefault(thing, [])
                rows_of_thing.append((CONDITIONS[row["where"]], meaning))
            else:
                predicates[predicate].frames[thing] = meaning


def _frame(row: Row, predicate: str, thing: ObjectClass, acts: set[str]) -> Meaning:
    act, weights = member(row, "act", acts), _weights(row)
    name = frame_name(predicate, thing.id, row["where"])
    friendly = weights.deescalation > weights.escalation or act == "refuse"
    return Meaning(
        name,
        act,
        weights,
        bound=True,
        general=False,
        denied=weights,
        rows=(f"frames: {name}",),
        rule=int(row["rule"]) if row["rule"] else None,
        limits=predicate == "cut" or act in ("reduce", "keep_limits"),
        topical=thing.topic == "general" and friendly and row["where"] != ANY_TEXT,
    )


def frame_name(predicate: str, thing: str, where: str) -> str:
    """What a frame is called: "end × talks", "raise × spending (subject)"."""
    return f"{predicate} × {thing} ({where})" if where in CONDITIONS else f"{predicate} × {thing}"


def _set_operators(rows: list[dict[str, str]], predicates: dict[str, Predicate]) -> None:
    for row in rows:
        predicate = member(row, "predicate", predicates)
        over = one_of(row, "over", ("hostile", "peaceable"))
        escalation, deescalation = (
            None if row[column] == "=" else number(row, column, 5, lowest=-5)
            for column in ("escalation", "deescalation")
        )
        predicates[predicate].operators[over] = Operator(
            predicate, escalation, deescalation, row["status"], f"operators: {predicate} {over}"
        )


def _set_particles(entries: dict[tuple[str, ...], Entry]) -> None:
    """Note with each verb the particles that make another verb of it.

    "pull" with "back", "pull" with "out of". What closes a thing that is declared stands behind it alone:
    "declared over 40 tonnes" is no end.
    """
    with_particle = [
        (words, entry)
        for words, entry in entries.items()
        if entry.predicates
        and (
            (2 <= len(words) <= 3 and words[1] in PARTICLES)
            or (len(words) == 3 and words[1] in WITH_NOUN)
            or _closes(words, entries)
        )
    ]
    for words, entry in sorted(with_particle, key=lambda item: -len(item[0])):
        if verb := entries.get(words[:1]):
            verb.particles = verb.particles or {}  # one of its own
            verb.particles.setdefault(words[1], []).append(("".join(words[2:]), entry.predicates))
            if _closes(words, entries):
                del entries[words]


def _closes(words: tuple[str, ...], entries: dict[tuple[str, ...], Entry]) -> bool:
    """Whether these are a verb that declares a thing and the word behind the thing that ends it."""
    verb = entries.get(words[:1]) if len(words) == 2 and words[1] in CLOSINGS else None
    return verb is not None and any(predicate.id == _DECLARES for predicate in verb.predicates)


def _by_first_word(entries: dict[tuple[str, ...], Entry]) -> dict[str, Opening]:
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


def _weights(row: Row) -> Weights:
    return _same_weights(number(row, "escalation"), number(row, "deescalation"))


@lru_cache(maxsize=1024)
def _same_weights(escalation: float, deescalation: float) -> Weights:
    """One object for equal weights, of which a lexicon has few.

    What is read all the time stays in the cache.
    """
    return Weights(escalation, deescalation)
