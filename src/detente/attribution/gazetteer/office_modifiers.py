"""Words beside an office, and what they do to it: a former or deputy minister is not the minister."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast, get_args

from detente.records import DetenteError
from detente.shipped import data_path, table

Effect = Literal["another", "former", "coming", "acting", "unsure", "same"]
Place = Literal["before", "after", "either"]

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class OfficeModifier:
    """What words do to an office beside them.

    `effect`: it is another's, somebody's who held it before or will hold it, of whoever stands in; whose is unsure; or
    the holder's as before. `joins`: a hyphen may join it to the office ("vice-president"). `opens`: a phrase without an
    article may begin with it ("Former minister …").
    """

    effect: Effect
    place: Place
    joins: bool
    opens: bool


def plain_words(text: str) -> str:
    """A text's words in small letters, parted by single spaces, hyphens as spaces, without possessive endings."""
    return " ".join(_POSSESSIVE.sub("", word) for word in WORD.findall(text.lower()))


@lru_cache(maxsize=1)
def office_modifiers() -> dict[str, OfficeModifier]:
    """The rows of data/actors/office_modifiers.csv by their plain words. Raises DetenteError with the line."""
    found: dict[str, OfficeModifier] = {}
    file = data_path("actors", "office_modifiers.csv")
    for line, row in table(file, ("words", "effect", "place", "example")):
        for column, allowed in (("effect", get_args(Effect)), ("place", get_args(Place))):
            if row[column] not in allowed:
                raise DetenteError(
                    f"{file.name}, line {line}: {column} is {row[column]!r}; write {', '.join(allowed)}."
                )
        found[plain_words(row["words"])] = OfficeModifier(
            cast(Effect, row["effect"]),
            cast(Place, row["place"]),
            row["joins"] == "yes",
            row["opens"] == "yes",
        )
    return found


def effect_of(words: str, place: Place) -> Effect | None:
    """What plain words before or after an office do to it; None where the table does not hold them."""
    modifier = office_modifiers().get(words)
    return modifier.effect if modifier and modifier.place in (place, "either") else None


def joined_to(office: str) -> list[str]:
    """An office with each modifier that a hyphen joins to it: "vice-president", "president-elect"."""
    joining = {words: each for words, each in office_modifiers().items() if each.joins}
    return [
        f"{words}-{office}" if each.place == "before" else f"{office}-{words}"
        for words, each in joining.items()
    ]
