"""The field of an office, which is nobody's name: "Secretary for Political and Peacebuilding Affairs"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, get_args

from detente.attribution.gazetteer.office_roles import role_words
from detente.data_tables import data_path, table
from detente.records import DetenteError
from detente.text.word_patterns import any_of

_Match = Literal["word", "ending", "lead"]
_REACH = 110  # characters from an office to the last part of its field
_LONGEST_WORD = 30  # letters
_LAST_WORD = re.compile(r"[\w-]+$")


@lru_cache(maxsize=1)
def _forms() -> dict[_Match, tuple[str, ...]]:
    """The words of data/actors/office_fields.csv, the endings, and what leads from an office to its field.

    Raises DetenteError with the line.
    """
    found: dict[_Match, tuple[str, ...]] = dict.fromkeys(get_args(_Match), ())
    file = data_path("actors", "office_fields.csv")
    for line, row in table(file, ("form", "match", "example")):
        for match in found:
            if row["match"] == match:
                found[match] = (*found[match], row["form"])
        if row["match"] not in found:
            raise DetenteError(
                f"{file.name}, line {line}: match is {row['match']!r}; write word, ending or lead."
            )
    return found


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    return frozenset(_forms()["word"])


@lru_cache(maxsize=1)
def _lead() -> re.Pattern[str]:
    """ "Minister| for Foreign Affairs and |": what leads from an office up to the last part of its field."""
    return re.compile(
        rf"""
        \s(?:{any_of(_forms()["lead"])})\s(?:the\s)?
        (?P<field>(?:[A-Z][\w-]+(?:,\s(?:and\s)?|\s(?:and|&)\s(?:the\s)?|\s))*)$
        """,
        re.X,
    )


@lru_cache(maxsize=8192)  # the same names stand in many paragraphs
def is_field(word: str) -> bool:
    """Whether a word may end the field of an office.

    Args:
        word: A capitalised word ("Affairs", "Disarmament"); a body ("Government") is none.
    """
    return word in _words() or (word.endswith(_forms()["ending"]) and word.lower() not in role_words())


def field_length(words: Sequence[str]) -> int:
    """How many of the words of a name may belong to a field.

    Args:
        words: A capitalised run ("Peacebuilding Affairs Ida Berg": two).
    """
    size = len(words)
    while size and not is_field(words[size - 1]):
        size -= 1
    return size


def field_start(text: str, start: int) -> int | None:
    """Where the field of an office begins.

    Args:
        text: The paragraph.
        start: Where the last part of the field begins in it.

    Returns:
        None where no office leads up to it.
    """
    found = _lead().search(text, max(0, start - _REACH), start)
    office = _LAST_WORD.search(text, max(0, found.start() - _LONGEST_WORD), found.start()) if found else None
    if found is None or office is None or office[0].lower() not in role_words():
        return None
    return found.start("field")
