from __future__ import annotations

from datetime import date

from detente.intake.sample_digests import Sample
from detente.store.corpus_queries import counts
from detente.store.engine import open_store
from detente.store.sample_articles import load_samples, remove_samples, samples_state
from detente.store.selection import Selection

from .conftest import analysis_of, document_of

SAMPLES = [
    Sample(
        f"s{n}",
        document_of(f"Sample {n}", published=date(2024, 1, n), words=f" Number {n}."),
        "An event",
        ("A source",),
    )
    for n in (1, 2)
]


def test_samples_are_loaded_once_and_stay_removed(address: str) -> None:
    engine = open_store(address)
    assert samples_state(engine) == "absent"
    assert load_samples(engine, SAMPLES, analysis_of) == 2
    assert load_samples(engine, SAMPLES, analysis_of) == 0
    assert counts(engine, Selection(corpus="sample")).articles == 2
    assert remove_samples(engine) == 2
    engine.dispose()
    again = open_store(address)
    assert samples_state(again) == "removed" and counts(again, Selection()).articles == 0
    assert load_samples(again, SAMPLES, analysis_of) == 2
    assert samples_state(again) == "loaded"
