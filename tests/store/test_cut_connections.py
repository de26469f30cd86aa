"""Connections to PostgreSQL that are cut while an upload is saved: a few of the cuts that
`python -m benchmarks.kills` makes at full size.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from detente.records import DetenteError
from detente.store import troubles
from detente.store.engine import open_store

from .cut_uploads import cut_deletion, cut_upload
from .cutting import door

pytestmark = pytest.mark.postgres


@pytest.fixture
def kind() -> str:
    return "postgres"


@pytest.fixture
def short() -> Iterator[Path]:
    with TemporaryDirectory(prefix="dt-") as folder:
        yield Path(folder)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(troubles, "_PAUSES", (0.05, 0.1, 0.2))


@pytest.mark.parametrize("seed", range(3))
def test_a_cut_upload_is_saved_whole_and_once(address: str, short: Path, seed: int) -> None:
    cut_upload(address, short, random.Random(seed))


def test_an_upload_that_is_cut_at_its_first_question_is_saved(address: str, short: Path) -> None:
    class AtOnce(random.Random):
        def randrange(self, *_: int) -> int:  # type: ignore[override]
            return 400

    assert cut_upload(address, short, AtOnce()) == 1


@pytest.mark.parametrize("seed", range(3))
def test_a_deletion_that_is_cut_is_done_or_not(address: str, short: Path, seed: int) -> None:
    cut_deletion(address, short, random.Random(seed))


@pytest.mark.parametrize("passed", [0, 500, 3_000])
def test_a_start_that_is_cut_ends_with_a_sentence_and_succeeds_afterwards(
    address: str, short: Path, passed: int
) -> None:
    with door(address, short) as (through, opened):
        opened.cut_after(passed)
        with suppress(DetenteError):  # anything else would be a traceback
            open_store(through).dispose()
        assert opened.cuts, "the start was cut"
    open_store(address).dispose()
