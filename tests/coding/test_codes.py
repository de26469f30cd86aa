"""Codes are checked by the codebook before they are kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.coding.codes import Code, checked, code_of, text_hash
from detente.records import DetenteError

TEXT = "Norland offered talks, and Sudria\n massed its armour on the border."


def test_a_code_that_follows_the_codebook_is_kept() -> None:
    kept = checked(Code(3, 2.5, "posture", "offer", "massed its armour", "offered  talks", why=" 17 "), TEXT)
    assert kept.deescalating_words == "offered talks" and kept.why == "17"
    assert kept.stance == "mixed" and kept.balance == pytest.approx(0.1)


def test_an_axis_at_nought_has_no_act() -> None:
    assert checked(Code(0, 2), TEXT).escalating == "none"
    assert checked(Code(0, 2), TEXT).deescalating == ""


@pytest.mark.parametrize(
    ("code", "says"),
    [
        (Code(5.5, 0), "half steps"),
        (Code(-1, 0), "half steps"),
        (Code(0, 1.25), "half steps"),
        (Code(float("nan"), 0), "half steps"),
        (Code(3, 0, "offer"), "no kind of act"),
        (Code(3, 0, "none"), "none exactly at 0"),
        (Code(0, 2, "blame"), "none exactly at 0"),
        (Code(3, 0, escalating_words="was never written"), "does not stand"),
    ],
)
def test_what_breaks_the_codebook_is_refused_with_a_sentence(code: Code, says: str) -> None:
    with pytest.raises(DetenteError, match=says):
        checked(code, TEXT)


def test_a_row_without_an_axis_is_refused() -> None:
    with pytest.raises(DetenteError, match="number"):
        code_of({"escalation": "2"})
    assert code_of({"escalation": "2", "deescalation": 0, "why": None}) == Code(2, 0)


@given(st.text(max_size=60))
def test_a_paragraph_is_found_again_however_it_is_laid_out(text: str) -> None:
    assert text_hash(text) == text_hash(f"\n {text.replace(' ', '  ')} ")
