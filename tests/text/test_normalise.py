"""Cleaning once, folding everywhere, every offset true."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from detente.text.normalise import clean, fold


def test_what_nobody_sees_is_dropped() -> None:
    assert clean("mis\u00adsile\u200bs\u00a0and\u2009tanks\r\nend\x07") == "missiles and tanks\nend"


def test_marks_fold_to_plain_ones_without_moving() -> None:
    text = "“Don’t” – «we»… A place-one that allows"
    folded = fold(text)
    assert len(folded) == len(text)
    assert folded == '"don\'t" – "we"… a place–one that allows'


def test_compounds_keep_their_hyphen() -> None:
    assert fold("Twenty-one long-range missiles") == "twenty-one long-range missiles"


@given(st.text())
def test_cleaning_twice_changes_nothing_and_folding_no_length(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert len(fold(cleaned)) == len(cleaned)
