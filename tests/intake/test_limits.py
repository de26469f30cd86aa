"""Limits are settings: the environment sets them, and a wrong one is said."""

from __future__ import annotations

import pytest

from detente.intake.limits import DEFAULT, in_force
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
