"""Whether somebody reads pages: for some seconds after each that is asked for."""

from __future__ import annotations

import time

import pytest

from detente.jobs import reading_pace


def test_a_page_counts_for_some_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1_000.0
    monkeypatch.setattr(reading_pace, "_asked", [])
    monkeypatch.setattr(time, "monotonic", lambda: now)
    assert not reading_pace.read_now(), "nobody has come yet"
    reading_pace.asked()
    now += 4
    assert reading_pace.read_now()
    reading_pace.asked()
    now += 4
    assert reading_pace.read_now(), "the last one counts"
    now += 2
    assert not reading_pace.read_now()
