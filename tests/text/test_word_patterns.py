"""An alternation of words finds what the words would find one by one, the longest first."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from detente.text.word_patterns import any_of

WORDS = st.lists(st.text("abA ’.", min_size=1, max_size=5), min_size=1, max_size=24)
TEXTS = st.text("abA ’.", max_size=40)


@given(WORDS, TEXTS, st.sampled_from([re.NOFLAG, re.IGNORECASE]))
def test_many_words_are_found_as_each_of_them_would_be(
    words: list[str], text: str, flags: re.RegexFlag
) -> None:
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    one_by_one = re.compile("|".join(map(re.escape, longest_first)), flags)
    together = re.compile(any_of(words), flags)
    assert [found.span() for found in together.finditer(text)] == [
        found.span() for found in one_by_one.finditer(text)
    ]


@given(WORDS, TEXTS)
def test_a_pattern_goes_on_behind_the_longest_word_that_lets_it(words: list[str], text: str) -> None:
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    one_by_one = re.compile(rf"(?:{'|'.join(map(re.escape, longest_first))})b")
    assert bool(re.search(rf"(?:{any_of(words)})b", text)) == bool(one_by_one.search(text))


def test_no_words_match_nothing() -> None:
    assert re.search(any_of([]), "any text") is None
