"""Quotation marks of every kind, mixed, nested and unclosed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.attribution.syntax.quotations import masked, quotations


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('"We will talk," she said.', ['"We will talk,"']),
        ("“We will talk,” she said.", ["“We will talk,”"]),
        ('"We will talk,” she said.', ['"We will talk,”']),
        ("«We will talk», she said.", ["«We will talk»"]),
        ("„We will talk“, she said.", ["„We will talk“"]),
        ("‘We will talk,’ she said.", ["‘We will talk,’"]),
        ("'We will talk,' she said.", ["'We will talk,'"]),
        ("It isn't Norland's or the allies' affair.", []),
        ('He called it "a lie" and "a farce".', ['"a lie"', '"a farce"']),
        ("“We will talk", ["“We will talk"]),
        ("“He said ‘never again’ to us,” she said.", ["“He said ‘never again’ to us,”"]),
    ],
)
def test_finds(text: str, words: list[str]) -> None:
    assert [text[q.start : q.end] for q in quotations(text)] == words


def test_masking_keeps_length_marks_and_the_last_stop() -> None:
    text = 'He said: "We must talk." They left.'
    shown = masked(text, quotations(text))
    assert len(shown) == len(text) and "must" not in shown
    assert shown.endswith('." They left.')


@given(st.text(alphabet="ab \"“”'‘’«».,\n", max_size=60))
def test_any_marks_give_spans_in_order_and_a_mask_of_the_same_length(text: str) -> None:
    found = quotations(text)
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert [q.start for q in found] == sorted(q.start for q in found)
    assert len(masked(text, found)) == len(text)
