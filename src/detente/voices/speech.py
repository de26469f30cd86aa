"""The tables of speech: verbs that say who speaks, words for offices and institutions, compiled."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast, get_args

from detente.records import DetenteError
from detente.shipped import data_path, table

VerbKind = Literal["say", "perform", "weak", "act"]


@dataclass(frozen=True, slots=True)
class Role:
    """An office or institution: `types` are the gazetteer's role types that it may mean; `person` or not."""

    types: frozenset[str]
    person: bool


@dataclass(frozen=True, slots=True)
class Speech:
    """`verb` finds speech verbs in lower-cased text; `kinds` says of which kind; `roles` maps words to roles."""

    verb: re.Pattern[str]
    kinds: dict[str, VerbKind]
    roles: dict[str, Role]


@lru_cache(maxsize=1)
def speech() -> Speech:
    """The tables under data/actors. Raises DetenteError with the line where one is wrong."""
    kinds: dict[str, VerbKind] = {}
    for line, row in table(data_path("actors", "speech_verbs.csv"), ("verb", "forms", "kind", "reason")):
        if row["kind"] not in get_args(VerbKind):
            raise DetenteError(
                f"speech_verbs.csv, line {line}: kind is {row['kind']!r}; write say, perform, weak or act."
            )
        for form in row["forms"].split(";"):
            kinds.setdefault(form.strip(), cast(VerbKind, row["kind"]))
    roles: dict[str, Role] = {}
    for _, row in table(data_path("actors", "roles.csv"), ("words", "kind", "reason")):
        role = Role(frozenset(filter(None, row["role_types"].split(";"))), row["kind"] == "person")
        for form in row["words"].split(";"):
            roles.setdefault(form.strip(), role)
            roles.setdefault(_plural(form.strip()), Role(frozenset(), role.person))
    longest_first = sorted(kinds, key=len, reverse=True)
    return Speech(re.compile(r"\b(?:" + "|".join(longest_first) + r")\b(?!-)"), kinds, roles)


def _plural(word: str) -> str:
    if word.endswith("man"):
        return word[:-3] + "men"
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "ch", "sh")) else "s")
