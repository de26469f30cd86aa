"""How often the score errs, as it travels with what is taken away."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from detente.evaluate import coded_measures
from detente.export import error_rates
from detente.export.error_rates import caveat, of_scorers


def row(name: str, kappa: float, wrong: float, scorer: str = "Détente") -> dict[str, Any]:
    return {"set": name, "scorer": scorer, "n": 1200, "kappa": kappa, "wrong_sign": wrong}


def stored(monkeypatch: pytest.MonkeyPatch, *rows: dict[str, Any]) -> None:
    monkeypatch.setattr(error_rates, "last_report", lambda: {"coded": rows})


def test_the_caveat_states_the_half_that_is_only_counted_first(monkeypatch: pytest.MonkeyPatch) -> None:
    stored(
        monkeypatch,
        row(error_rates.COUNTED, 0.9, 0.9, scorer="VADER"),
        row(error_rates.SAMPLES, 0.8, 0.01),
        row(error_rates.COUNTED, 0.456, 0.159),
    )
    said = caveat()
    assert "1,200 paragraphs" in said and "κ\u00a00.46" in said and "16\u00a0%" in said


def test_texts_that_nobody_had_seen_lead(monkeypatch: pytest.MonkeyPatch) -> None:
    report = {
        "coded": [row("new texts", 0.6, 0.04), row(error_rates.COUNTED, 0.73, 0.03)],
        "unseen": {"set": "new texts", "coders": 0.88},
    }
    monkeypatch.setattr(error_rates, "last_report", lambda: report)
    said = caveat()
    assert "κ\u00a00.60" in said and "nobody had seen" in said and "coders reach .88" in said


def test_what_was_measured_on_unseen_texts_stands_first_and_takes_nothing_away() -> None:
    led = error_rates.led_by_unseen(
        {"coded": [row(error_rates.COUNTED, 0.73, 0.03)], "measured_on": "2026-11-30"}
    )
    assert led["measured_on"] == "2026-11-30" and led["coded"][-1]["set"] == error_rates.COUNTED
    assert {entry["set"] for entry in led["coded"][:-1]} == {led["unseen"]["set"]}


def test_without_that_half_it_states_our_samples(monkeypatch: pytest.MonkeyPatch) -> None:
    stored(monkeypatch, row(error_rates.SAMPLES, 0.41, 0.18))
    assert "κ\u00a00.41" in caveat()


def test_without_an_evaluation_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    stored(monkeypatch)
    assert caveat() == ""
    monkeypatch.setattr(error_rates, "last_report", lambda: None)
    assert caveat() == ""


def test_the_sets_bear_the_names_that_the_evaluation_gives_them() -> None:
    assert error_rates.COUNTED == coded_measures.COUNTED
    assert error_rates.SAMPLES == coded_measures.SAMPLES


def test_the_stored_evaluation_has_them() -> None:
    assert "coded independently" in caveat()


def test_the_title_of_the_scorers_counts_the_sets_on_which_ours_leads_all_peers() -> None:
    shares = {
        "a": {"ours": 0.9, "ours alone": 0.95, "one": 0.8, "two": 0.1},
        "b": {"ours": 0.7, "ours alone": 0.1, "one": 0.7, "two": 0.1},  # as often is not more often
        "c": {"ours": 0.5, "ours alone": 0.1, "one": 0.1, "two": 0.6},
    }
    rows = pd.DataFrame(
        [(name, scorer, right) for name, each in shares.items() for scorer, right in each.items()],
        columns=["set", "scorer", "right"],
    )
    said = of_scorers(rows, "ours", ["one", "two"])
    assert said == "ours is right in sign more often than one and two on 1 of 3 sets"
