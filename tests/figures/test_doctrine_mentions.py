"""Nuclear doctrines are linked by whose they are, and only where that is said and recorded."""

from __future__ import annotations

import pytest

from detente.figures.doctrine_mentions import doctrine_mentions
from detente.figures.paragraph import read_figures

RUSSIAN, FRENCH = "Russian nuclear doctrine", "French nuclear doctrine"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russia also amended its own nuclear doctrine in 2024.", [RUSSIAN]),
        ("Moscow's nuclear doctrine was loosened.", [RUSSIAN]),
        ("The new Russian nuclear doctrine lowers the bar.", [RUSSIAN]),
        ("The nuclear doctrine of France names no target.", [FRENCH]),
        ("Paris revised its nuclear doctrine; Moscow keeps to its nuclear doctrine.", [FRENCH, RUSSIAN]),
        ("President Emmanuel Macron spoke of his country's nuclear doctrine.", [FRENCH]),
        ("A nuclear doctrine is a text of many pages.", []),
        ("Britain changed its nuclear doctrine.", []),
        ("Russia and the nuclear doctrine that nobody has read", []),
    ],
)
def test_a_doctrine_is_linked_by_whose_it_is(text: str, expected: list[str]) -> None:
    found = doctrine_mentions(text)
    assert [mention.treaty for mention in found] == expected
    assert all("doctrine" in text[mention.start : mention.end] for mention in found)


def test_doctrines_stand_among_the_treaties_of_a_paragraph_in_order() -> None:
    read = read_figures("Russia left New START behind and amended its nuclear doctrine.")
    assert read.treaties == ("New START", RUSSIAN)
