"""A few of the kills that `python -m benchmarks.kills` makes at full size."""

from __future__ import annotations

from pathlib import Path

import pytest

from .killing import DEEDS, Deed, Trials

_QUICK = {"delete"}
_CASES = [
    pytest.param(deed, id=deed.name, marks=() if deed.name in _QUICK else pytest.mark.slow) for deed in DEEDS
]
# On PostgreSQL each kill looks through a whole library by the client: much time.
_KINDS = ["sqlite", pytest.param("postgres", marks=[pytest.mark.postgres, pytest.mark.slow])]


@pytest.mark.parametrize("kind", _KINDS)
@pytest.mark.parametrize("deed", _CASES)
def test_what_is_killed_leaves_the_library_before_or_the_one_after(
    kind: str, deed: Deed, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    server = None if kind == "sqlite" else request.getfixturevalue("postgres")
    tally = Trials(tmp_path, server).kill(deed, 2)
    assert not tally.wrong and tally.kills == 2
