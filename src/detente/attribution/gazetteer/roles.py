"""The words for offices and institutions, and the gazetteer's role types that each may mean."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from detente.shipped import data_path, table


@dataclass(frozen=True, slots=True)
class Role:
    """An office or institution: `types` are the gazetteer's role types that it may mean; `person` or not."""

    types: frozenset[str]
    person: bool


@lru_cache(maxsize=1)
def role_words() -> dict[str, Role]:
    """Every word for an office or institution in data/actors/roles.csv, with its plural."""
    roles: dict[str, Role] = {}
    for _, row in table(data_path("actors", "roles.csv"), ("words", "kind", "reason")):
        role = Role(frozenset(filter(None, row["role_types"].split(";"))), row["kind"] == "person")
        for form in row["words"].split(";"):
            roles.setdefault(form.strip(), role)
            roles.setdefault(_plural(form.strip()), Role(frozenset(), role.person))
    return roles


def _plural(word: str) -> str:
    if word.endswith("man"):
        return word[:-3] + "men"
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "ch", "sh")) else "s")
