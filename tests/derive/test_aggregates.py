"""Sums over the paragraphs of an article, against a count by hand and over any paragraphs."""

from __future__ import annotations

from collections import Counter
from math import isclose

from hypothesis import given
from hypothesis import strategies as st

from detente.derive.aggregates import Aggregate, Weight, aggregates, weight_of
from detente.derive.speakers import LeadingSpeaker
from detente.records import Paragraph

WEIGHTS = st.builds(
    Weight,
    speaker=st.builds(
        LeadingSpeaker, st.sampled_from([None, "Ida Berg", "Otto Lund"]), st.sampled_from([None, "NOR"])
    ),
    stance=st.sampled_from(["escalatory", "de-escalatory", "mixed", "neutral"]),
    silent=st.booleans(),
    escalation=st.floats(0, 5),
    deescalation=st.floats(0, 5),
    balance=st.floats(-1, 1),
    rung=st.integers(-4, 4),
)


def test_two_paragraphs_of_one_speaker_and_stance_are_added_up() -> None:
    berg = LeadingSpeaker("Ida Berg", "NOR")
    weights = [
        Weight(berg, "escalatory", False, 2.0, 0.5, 0.3, 2),
        Weight(berg, "escalatory", True, 0.5, 1.0, -0.1, -1),
        Weight(LeadingSpeaker(None, None), "neutral", True, 0.0, 0.0, 0.0, 0),
    ]
    nobody, summed = aggregates(weights)
    assert summed == Aggregate(
        "NOR", "Ida Berg", "escalatory", 2, 1, 2.5, 1.5, 0.3 - 0.1, 0.3 * 0.3 + 0.1 * 0.1, 0.3, -0.1, 2, -1
    )
    assert (nobody.side, nobody.speaker, nobody.paragraphs, nobody.up, nobody.down) == ("", "", 1, None, None)


@given(st.lists(WEIGHTS, max_size=20), st.randoms())
def test_every_paragraph_counts_once_whatever_the_order(weights: list[Weight], order: object) -> None:
    found = aggregates(weights)
    counted = Counter((w.speaker.side or "", w.speaker.name or "", w.stance) for w in weights)
    assert {(each.side, each.speaker, each.stance): each.paragraphs for each in found} == counted
    for name in ("escalation", "deescalation", "balance"):
        total = sum(getattr(each, name) for each in found)
        assert isclose(total, sum(getattr(w, name) for w in weights), abs_tol=1e-9)
    shuffled = list(weights)
    order.shuffle(shuffled)  # type: ignore[attr-defined]
    assert aggregates(shuffled) == found


def test_only_body_paragraphs_count() -> None:
    heading = Paragraph(0, "heading", None, "Title", 0, 0, 0, "neutral", 0)
    assert weight_of(heading, LeadingSpeaker(None, None)) is None
