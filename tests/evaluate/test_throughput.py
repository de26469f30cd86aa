"""The race: every scorer on every set, ratios of the same rounds."""

from __future__ import annotations

import pytest

from detente.evaluate.peers import Scorer
from detente.evaluate.sets import speed_texts
from detente.evaluate.throughput import race

TEXTS = ["They agreed to a ceasefire.", "The bus leaves every hour."]


def test_a_slower_peer_is_called_slower() -> None:
    def slow(text: str) -> float:
        return float(sum(len(text) for _ in range(20_000)))

    peer = Scorer("Slow", "1", slow, lambda text: "neutral")
    rows = race([peer], {"two": TEXTS, "one": TEXTS[:1]}, rounds=3)
    assert [(row.texts, row.scorer, row.n) for row in rows] == [
        (name, scorer, n)
        for name, n in (("two", 2), ("one", 1))
        for scorer in ("Détente", "Détente, evidence read", "Slow")
    ]
    for row in rows:
        assert row.texts_per_second > 0 and row.rounds == 3
    assert rows[0].ours == 1 and rows[1].ours_with_evidence == 1
    assert rows[2].ours > 1 and rows[2].ours_with_evidence > 1


def test_no_rounds_are_refused() -> None:
    with pytest.raises(ValueError, match="at least one round"):
        race([], {"two": TEXTS}, rounds=0)


def test_golden_texts_and_samples_are_raced_over_wherever_the_checkout_lies() -> None:
    texts = speed_texts()
    assert len(texts["golden texts"]) > 700
    assert texts["sample articles, paragraphs"]
