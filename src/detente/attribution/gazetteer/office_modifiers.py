"""Words beside an office, and what they do to it: a former or deputy minister is not the minister."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast, get_args

from detente.data_tables import data_path, table
from detente.records import DetenteError

Effect = Literal["another", "former", "coming", "acting", "unsure", "same"]
Place = Literal["before", "after", "either"]

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class OfficeModifier:
    """What words do to an office beside them.

    Attributes:
        effect: Who is meant then: "another" beside the holder, a "former" or a "coming" holder, an "acting"
            one; nobody knows ("unsure"); or the holder as before ("same").
        place: Before the office, after it, or either.
        joins: Whether a hyphen may join it to the office ("vice-president").
        opens: Whether a phrase without an article may begin with it ("Former minister …").
    """

    effect: Effect
    place: Place
    joins: bool
    opens: bool


def plain_words(text: str) -> str:
    """A text's words in small letters with single spaces between them.

    Args:
        text: Any text; hyphens count as spaces, and possessive endings are left off.
    """
    return " ".join(_POSSESSIVE.sub("", word) for word in WORD.findall(text.lower()))


@lru_cache(maxsize=1)
def office_grammar() -> dict[str, frozenset[str]]:
    """The small words around an office by their class, as data/actors/office_grammar.csv has them."""
    found: dict[str, frozenset[str]] = {}
    for _, row in table(data_path("actors", "office_grammar.csv"), ("class", "form", "example", "reason")):
        found[row["class"]] = found.get(row["class"], frozenset()) | {row["form"]}
    return found


@lru_cache(maxsize=1)
def office_modifiers() -> dict[str, OfficeModifier]:
    """The rows of data/actors/office_modifiers.csv by their plain words.

    Raises:
        DetenteError: A row is wrong; the sentence names the line.
    """
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
    """What words beside an office do to it.

    Args:
        words: Plain words ("first deputy").
        place: Where they stand: before the office, or after it.

    Returns:
        None where the table does not hold them.
    """
    modifier = office_modifiers().get(words)
    return modifier.effect if modifier and modifier.place in (place, "either") else None


def joined_to(office: str) -> list[str]:
    """An office with each modifier that a hyphen joins to it.

    Args:
        office: A word in small letters ("president").

    Returns:
        "vice-president", "president-elect", and so on.
    """
    joining = {words: each for words, each in office_modifiers().items() if each.joins}
    return [
        f"{words}-{office}" if each.place == "before" else f"{office}-{words}"
        for words, each in joining.items()
    ]
