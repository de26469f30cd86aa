"""Nothing that is read in the golden and sample texts changes unseen, and the limits that shape readings are
watched.
"""

from __future__ import annotations

import importlib

import pytest

from tests.golden import snapshot

# A limit, and a value that it must not take without the snapshot noticing.
_LIMITS = [
    (("detente.scoring.shifters",), "_STEP", 1.6),
    (
        tuple(
            f"detente.scoring.{name}"
            for name in ("binding", "clause_reading", "verb_objects", "verb_subjects")
        ),
        "REACH",
        7,
    ),
    (("detente.scoring.axes",), "_OUTSIDE", 0.75),
    (("detente.attribution.coreference.pronouns",), "_FAR", 3),
]


def test_readings_are_the_approved_ones() -> None:
    changed = snapshot.difference(snapshot.approved(), snapshot.snapshot())
    assert not changed, (
        f"approve with `python -m tests.golden.snapshot --approve`, after reading:\n{changed[:6000]}"
    )


@pytest.mark.parametrize(("modules", "limit", "value"), _LIMITS)
def test_a_moved_limit_shows(
    modules: tuple[str, ...], limit: str, value: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = snapshot.probes()
    for module in modules:
        assert getattr(importlib.import_module(module), limit) != value
        monkeypatch.setattr(f"{module}.{limit}", value)
    assert snapshot.probes() != before


def test_another_threshold_for_copies_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    before = snapshot.copies()
    monkeypatch.setattr("detente.text.shingles.COPIED", 0.6)
    assert snapshot.copies() != before
