"""The tables of speech: verbs that say who speaks, words for offices and institutions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple, cast, get_args

from detente.records import DetenteError
from detente.shipped import data_path, table

VerbKind = Literal["say", "perform", "weak", "act", "formula"]


_Branch = dict[str, "_Branch"]


@dataclass(frozen=True, slots=True)
class Role:
    """An office or institution: `types` are the gazetteer's role types that it may mean; `person` or not."""

    types: frozenset[str]
    person: bool


class Verb(NamedTuple):
    """A speech verb at its place in a text: `words` as in the table ("said", "pointed out")."""

    start: int
    end: int
    words: str
    kind: VerbKind


@dataclass(frozen=True, slots=True)
class Speech:
    """`forms` maps the forms of verbs to their kinds; `pattern` finds them all in one pass; `roles` maps words to roles.

    `bases`: the forms that only "I", "we" or several can be the subject of ("warn", not "warns"). `nouns`: what may be
    somebody's and be followed by what was said ("claim").
    """

    forms: dict[str, VerbKind]
    pattern: re.Pattern[str]
    roles: dict[str, Role]
    bases: frozenset[str]
    nouns: frozenset[str]

    def verbs_in(self, lowered: str) -> list[Verb]:
        """The speech verbs of a lower-cased text in order of place; none within a word with hyphens.

        Formulas ("according to") are found in the same search and come as verbs of their own kind.
        """
        found: list[Verb] = []
        for hit in self.pattern.finditer(" " + lowered):
            if hit[0][0] not in "-’'":
                words = hit[1]
                found.append(Verb(hit.start(), hit.end() - 1, words, self.forms[words]))
        return found


@lru_cache(maxsize=1)
def speech() -> Speech:
    """The tables under data/actors. Raises DetenteError with the line where one is wrong."""
    kinds: dict[str, VerbKind] = {}
    bases: set[str] = set()
    for line, row in table(data_path("actors", "speech_verbs.csv"), ("verb", "forms", "kind", "reason")):
        if row["kind"] not in get_args(VerbKind):
            raise DetenteError(
                f"speech_verbs.csv, line {line}: kind is {row['kind']!r}; write say, perform, weak, act or formula."
            )
        for form in row["forms"].split(";"):
            kinds.setdefault(form.strip(), cast(VerbKind, row["kind"]))
            if form.strip() == row["verb"]:
                bases.add(row["verb"])
    nouns = frozenset(
        row["noun"] for _, row in table(data_path("actors", "speech_nouns.csv"), ("noun", "reason"))
    )
    roles: dict[str, Role] = {}
    for _, row in table(data_path("actors", "roles.csv"), ("words", "kind", "reason")):
        role = Role(frozenset(filter(None, row["role_types"].split(";"))), row["kind"] == "person")
        for form in row["words"].split(";"):
            roles.setdefault(form.strip(), role)
            roles.setdefault(_plural(form.strip()), Role(frozenset(), role.person))
    pattern = re.compile(rf"[^a-z]({one_pattern(kinds)})(?![^\W_]|-)")
    return Speech(kinds, pattern, roles, frozenset(bases), nouns)


def one_pattern(forms: Iterable[str]) -> str:
    """A regular expression for many words that branches letter by letter, so that a text is searched once for all.

    The longest form wins where one begins with another.
    """
    root: _Branch = {}
    for form in forms:
        at = root
        for letter in form:
            at = at.setdefault(letter, {})
        at[""] = {}
    return _written(root)


def _written(branch: _Branch) -> str:
    ways = [re.escape(letter) + _written(further) for letter, further in sorted(branch.items()) if letter]
    if not ways:
        return ""
    if "" in branch:
        return f"(?:{'|'.join(ways)})?"
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"


def _plural(word: str) -> str:
    if word.endswith("man"):
        return word[:-3] + "men"
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "ch", "sh")) else "s")
