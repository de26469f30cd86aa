"""Words that may stand between a side and who holds an office of it: "the Norlander | deputy minister"."""

from __future__ import annotations

from functools import cache

from detente.attribution.gazetteer.office_roles import role_words
from detente.attribution.syntax.word_classes import words


def is_of_an_office(word: str) -> bool:
    """Whether a word may stand between a side and who holds an office of it.

    Args:
        word: One word in any case.
    """
    return word.lower() in _office_words() or word.lower() in words("determiner of a side")


@cache
def _office_words() -> frozenset[str]:
    """Every word that stands in the name of an office."""
    return frozenset(part for office in role_words() for part in office.split())
