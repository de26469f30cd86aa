"""Limits are settings: the environment sets them, and a wrong one is said."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from detente.intake.limits import DEFAULT, Limits, in_force
from detente.records import DetenteError


def test_the_environment_sets_limits() -> None:
    limits = in_force({"DETENTE_LIMIT_FILE_MB": "1.5", "DETENTE_LIMIT_PAGES": "20", "HOME": "/"})
    assert (limits.file_bytes, limits.pages, limits.rows) == (1_500_000, 20, DEFAULT.rows)


@pytest.mark.parametrize(
    ("name", "value"),
    [("DETENTE_LIMIT_PAGES", "many"), ("DETENTE_LIMIT_FILE_MB", "0"), ("DETENTE_LIMIT_FILES", "1")],
)
def test_a_wrong_limit_is_named(name: str, value: str) -> None:
    with pytest.raises(DetenteError, match=name):
        in_force({name: value})


ROOT = Path(__file__).resolve().parents[2]


def test_the_page_on_limits_lists_each_with_its_default() -> None:
    page = (ROOT / "docs" / "limits.md").read_text(encoding="utf-8")
    listed = {
        name: float(value)
        for name, value in re.findall(r"^\| `(DETENTE_LIMIT_\w+)` \| ([\d.]+) \|", page, re.M)
    }
    assert len(listed) == len(fields(Limits))
    for name, value in listed.items():
        assert in_force({name: str(value)}) == DEFAULT, f"{name} has another default"
    every = in_force({name: str(value * 2) for name, value in listed.items()})
    assert all(getattr(every, field.name) == getattr(DEFAULT, field.name) * 2 for field in fields(Limits))


def test_the_browser_lets_through_what_is_opened() -> None:
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert config["server"]["maxUploadSize"] * 1e6 >= DEFAULT.archive_bytes


@pytest.mark.parametrize("size", [0, 676, 100_000, 2_000_000, 90_000_000])
def test_a_small_file_may_take_less_and_none_more_than_was_set(size: int) -> None:
    given = DEFAULT.for_size(size)
    assert 0 < given.cpu_seconds <= DEFAULT.cpu_seconds and given.wall_seconds <= DEFAULT.wall_seconds
    assert given.cpu_seconds <= given.wall_seconds
    assert given.wall_seconds < 19 or size > 100_000
    assert Limits(cpu_seconds=0.5).for_size(size).wall_seconds == given.wall_seconds
    assert Limits(cpu_seconds=0.5, wall_seconds=1).for_size(size) == Limits(cpu_seconds=0.5, wall_seconds=1)
