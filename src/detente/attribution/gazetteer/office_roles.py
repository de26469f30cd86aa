"""The words for offices and institutions, and the gazetteer's role types that each may mean."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from detente.attribution.gazetteer.office_modifiers import joined_to, office_modifiers
from detente.data_tables import data_path, table
from detente.records import DetenteError
from detente.text.english import english, plural


@dataclass(frozen=True, slots=True)
class OfficeRole:
    """What a word for an office or institution means.

    Attributes:
        types: The role types of people.csv that it may mean; empty where it only describes.
        person: Whether it is somebody rather than a body.
    """

    types: frozenset[str]
    person: bool


@lru_cache(maxsize=1)
def role_words() -> dict[str, OfficeRole]:
    """Every word for an office or institution in data/actors/roles.csv.

    Returns:
        The words in small letters, their plurals and the forms that a hyphen joins ("vice-president"); these
        two mean no post of the gazetteer.

    Raises:
        DetenteError: A row is wrong; the sentence names the line.
    """
    roles: dict[str, OfficeRole] = {}
    file = data_path("actors", "roles.csv")
    for line, row in table(file, ("word", "kind", "example")):
        word, kind = row["word"], row["kind"]
        if kind not in ("person", "institution"):
            raise DetenteError(f"{file.name}, line {line}: kind is {kind!r}; write person or institution.")
        roles.setdefault(
            word, OfficeRole(frozenset(filter(None, row["role_types"].split(";"))), kind == "person")
        )
        untyped = OfficeRole(frozenset(), kind == "person")
        for form in (plural(word), *(joined_to(word) if row["joins"] else ())):
            roles.setdefault(form, untyped)
    return roles


_SMALL_WORDS = frozenset(english().classes["small word of an office"])


@lru_cache(maxsize=1)
def opening_words() -> frozenset[str]:
    """Words that an office may begin with where it has no article: "deputy", "foreign", "prime"."""
    within = {part for word, role in role_words().items() if role.person for part in word.split()[:-1]}
    return (
        frozenset(within | {words for words, each in office_modifiers().items() if each.opens}) - _SMALL_WORDS
    )
