"""Where a text uses a verb of speech: the table of verbs that say who speaks, found in one pass."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple, cast, get_args

from detente.data_tables import data_path, table
from detente.records import DetenteError

VerbKind = Literal["say", "perform", "weak", "act", "formula"]


_Branch = dict[str, "_Branch"]


class Verb(NamedTuple):
    """A speech verb at its place in a text: `words` as in the table ("said", "pointed out")."""

    start: int
    end: int
    words: str
    kind: VerbKind


@dataclass(frozen=True, slots=True)
class Speech:
    """The words of speech.

    Attributes:
        forms: The forms of verbs to their kinds.
        pattern: Finds them all in one pass.
        bases: The forms that only "I", "we" or several can be the subject of ("warn", not "warns").
        nouns: What may be somebody's and be followed by what was said ("claim").
    """

    forms: dict[str, VerbKind]
    pattern: re.Pattern[str]
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
    kinds, bases = read_verbs(data_path("actors", "speech_verbs.csv"))
    nouns = frozenset(
        row["noun"] for _, row in table(data_path("actors", "speech_nouns.csv"), ("noun", "reason"))
    )
    pattern = re.compile(rf"[^a-z]({one_pattern(kinds)})(?![^\W_]|-)")
    return Speech(kinds, pattern, bases, nouns)


def read_verbs(file: Path) -> tuple[dict[str, VerbKind], frozenset[str]]:
    """The forms of a table of verbs to their kinds, and those forms that are a verb's base.

    Args:
        file: A table like data/actors/speech_verbs.csv.

    Returns:
        Both, the forms in the order of the table.

    Raises:
        DetenteError: A row is wrong, or a form stands in two; the sentence names the lines.
    """
    kinds: dict[str, VerbKind] = {}
    lines: dict[str, int] = {}
    bases: set[str] = set()
    for line, row in table(file, ("verb", "forms", "kind", "reason")):
        where = f"{file.name}, line {line}"
        if row["kind"] not in get_args(VerbKind):
            raise DetenteError(f"{where}: kind is {row['kind']!r}; write {', '.join(get_args(VerbKind))}.")
        for form in (form.strip() for form in row["forms"].split(";")):
            if form in lines:
                raise DetenteError(
                    f"{where}: the form {form!r} stands in line {lines[form]} already; take one away."
                )
            lines[form], kinds[form] = line, cast(VerbKind, row["kind"])
            if form == row["verb"]:
                bases.add(form)
    return kinds, frozenset(bases)


def one_pattern(forms: Iterable[str]) -> str:
    """A regular expression for many words that branches letter by letter: a text is searched once for all.

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
