"""How often the score errs, as it travels with what is taken away."""

from __future__ import annotations

import pytest

from detente.export import error_rates
from detente.export.error_rates import ErrorRate, caveat


def rate(name: str, right: float, stance_f1: float | None = None) -> ErrorRate:
    return ErrorRate(name, 40, right, stance_f1, None, None, None, None)


def test_the_caveat_tells_what_was_measured_blind_before_what_was_tuned_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rates = (
        rate("own coded paragraphs", 0.93, 0.9),
        rate("own sentences, written blind", 0.75, 0.7),
        rate("own neutral sentences, written blind", 0.85),
    )
    monkeypatch.setattr(error_rates, "error_rates", lambda: rates)
    said = caveat()
    assert said.index("75\u00a0% of 40 sentences written blind") < said.index(
        "macro-F1 of 0.90 on 40 paragraphs"
    )
    assert "85\u00a0% of 40 neutral ones" in said


def test_without_a_blind_set_the_caveat_tells_the_coded_paragraphs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(error_rates, "error_rates", lambda: (rate("own coded paragraphs", 0.93, 0.9),))
    assert caveat() == "Against coding by hand its stance reached a macro-F1 of 0.90 on 40 paragraphs."


def test_without_an_evaluation_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(error_rates, "error_rates", lambda: ())
    assert caveat() == ""


def test_the_stored_evaluation_has_the_blind_sets() -> None:
    assert "sentences written blind" in caveat()
