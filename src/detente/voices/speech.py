"""The tables of speech: verbs that say who speaks, words for offices and institutions."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast, get_args

from detente.records import DetenteError
from detente.shipped import data_path, table

VerbKind = Literal["say", "perform", "weak", "act"]

_WORD = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class Role:
    """An office or institution: `types` are the gazetteer's role types that it may mean; `person` or not."""

    types: frozenset[str]
    person: bool


@dataclass(frozen=True, slots=True)
class Verb:
    """A speech verb at its place in a text: `words` as in the table ("said", "pointed out")."""

    start: int
    end: int
    words: str
    kind: VerbKind


@dataclass(frozen=True, slots=True)
class Speech:
    """`forms`: first word → the verbs that begin with it, the longest first; `roles` maps words to roles.

    `bases`: the forms that only "I", "we" or several can be the subject of ("warn", not "warns"). `nouns`: what may be
    somebody's and be followed by what was said ("claim").
    """

    forms: dict[str, tuple[tuple[str, VerbKind], ...]]
    roles: dict[str, Role]
    bases: frozenset[str]
    nouns: frozenset[str]

    def verbs_in(self, lowered: str) -> list[Verb]:
        """The speech verbs of a lower-cased text in order of place; none within a word with hyphens."""
        found: list[Verb] = []
        known = self.forms
        for word in _WORD.finditer(lowered):
            forms = known.get(word[0])
            if forms is None or word.start() < (found[-1].end if found else 0):
                continue
            start = word.start()
            if start and lowered[start - 1] in "-’'":
                continue
            for words, kind in forms:
                end = start + len(words)
                if lowered.startswith(words, start) and not lowered[end : end + 1].isalnum():
                    if lowered[end : end + 1] != "-":
                        found.append(Verb(start, end, words, kind))
                    break
        return found


@lru_cache(maxsize=1)
def speech() -> Speech:
    """The tables under data/actors. Raises DetenteError with the line where one is wrong."""
    kinds: dict[str, VerbKind] = {}
    bases: set[str] = set()
    for line, row in table(data_path("actors", "speech_verbs.csv"), ("verb", "forms", "kind", "reason")):
        if row["kind"] not in get_args(VerbKind):
            raise DetenteError(
                f"speech_verbs.csv, line {line}: kind is {row['kind']!r}; write say, perform, weak or act."
            )
        for form in row["forms"].split(";"):
            kinds.setdefault(form.strip(), cast(VerbKind, row["kind"]))
            if form.strip() == row["verb"]:
                bases.add(row["verb"])
    forms: dict[str, list[tuple[str, VerbKind]]] = defaultdict(list)
    for form in sorted(kinds, key=len, reverse=True):
        forms[form.split()[0]].append((form, kinds[form]))
    nouns = frozenset(
        row["noun"] for _, row in table(data_path("actors", "speech_nouns.csv"), ("noun", "reason"))
    )
    roles: dict[str, Role] = {}
    for _, row in table(data_path("actors", "roles.csv"), ("words", "kind", "reason")):
        role = Role(frozenset(filter(None, row["role_types"].split(";"))), row["kind"] == "person")
        for form in row["words"].split(";"):
            roles.setdefault(form.strip(), role)
            roles.setdefault(_plural(form.strip()), Role(frozenset(), role.person))
    return Speech({first: tuple(found) for first, found in forms.items()}, roles, frozenset(bases), nouns)


def _plural(word: str) -> str:
    if word.endswith("man"):
        return word[:-3] + "men"
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "ch", "sh")) else "s")
