"""Every form that the lexicon's tables know, and what it may be: thing, predicate, phrase, shifter, place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from detente.scoring.entries import Entry, Meaning, ObjectClass, Predicate
from detente.scoring.inflection import noun_forms, spellings, verb_forms
from detente.scoring.lexicon_tables import Row, Tables, one_of
from detente.scoring.tokens import tokens_of

_PLAIN = re.compile(r"[a-z]+(?: [a-z]+)*")


class FormsOfWords:
    """Every form that the tables know, by its words, with the entry of what it may be."""

    def __init__(self, tables: Tables) -> None:
        self.entries: dict[tuple[str, ...], Entry] = {}
        self.irregular = {row["base"]: (row["past"], row["participle"]) for row in tables["irregular"]}
        self._pairs = [(row["british"], row["american"]) for row in tables["spellings"]]
        self._british = re.compile("|".join(re.escape(british) for british, _ in self._pairs) or r"(?!)")

    def enter(self, forms: Iterable[str], note: Callable[[Entry], object]) -> None:
        """Note something with these forms, in British and in American spelling."""
        for form in forms:
            spelled = spellings(form, self._pairs) if self._british.search(form) else (form,)
            for key in map(_words_of, spelled):
                if key:
                    note(self.entries.get(key) or self.entries.setdefault(key, Entry()))

    def nouns(self, row: Row) -> Iterable[str]:
        """A noun's forms."""
        return noun_forms(row["form"]) if _inflects(row) else (row["form"],)

    def verbs(self, row: Row) -> Iterable[str]:
        """A verb's forms."""
        return verb_forms(row["form"], self.irregular) if _inflects(row) else (row["form"],)


def _words_of(form: str) -> tuple[str, ...]:
    """A phrase's words, cut as a text is cut; plain words need no cutting."""
    if _PLAIN.fullmatch(form):
        return tuple(form.split())
    return tuple(tokens_of(form))


def _inflects(row: Row) -> bool:
    return one_of(row, "inflects", ("yes", "no")) == "yes"


def set_object(entry: Entry, thing: ObjectClass) -> None:
    """It is a thing; a form is one thing, that of the first row."""
    entry.object = entry.object or thing
    if thing.arena != "no" and entry.arena != "military":
        entry.arena = thing.arena


def set_guard(entry: Entry, guard: str) -> None:
    """It is a word of another walk of life."""
    entry.guard = guard


def set_boundary(entry: Entry) -> None:
    """It begins a clause of its own."""
    entry.boundary = True


def set_idiom(entry: Entry, idiom: Meaning, others: str) -> None:
    """It is a set phrase, which may count only beside others."""
    entry.idiom, entry.others = idiom, others


def set_arena(entry: Entry, arena: str, thing: ObjectClass | None) -> None:
    """It says that states or forces are in sight."""
    entry.arena = "military" if "military" in (arena, entry.arena) else "yes"
    if thing:
        set_object(entry, thing)


def add_shifter(entry: Entry, kind: str) -> None:
    """It is a shifter, of this kind among others."""
    entry.shifters |= {kind}


def add_predicate(entry: Entry, predicate: Predicate, verbal: bool) -> None:
    """It is a verb or a noun of this predicate, among others."""
    if predicate not in entry.predicates:
        entry.predicates = (*entry.predicates, predicate)
    entry.verbal |= verbal
    entry.nominal |= not verbal
