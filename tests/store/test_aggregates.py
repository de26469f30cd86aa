"""Aggregates against a recount from the paragraphs, after any sequence of additions, deletions, readings and
corrections.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import Engine, select

from detente.store import batches, writes
from detente.store.aggregate_cache import cached_aggregates
from detente.store.aggregate_query import _of_paragraphs, aggregates_of
from detente.store.engine import open_store
from detente.store.schema import aggregate
from detente.store.selection import Selection
from detente.store.speaker_corrections import correct_speaker, undo_correction
from detente.store.stale import derive_some_again
from detente.store.tally import tally

from .conftest import analysis_of, document_of
from .databases import library

CHOSEN = (
    Selection(),
    Selection(treaties=("ABM", "INF")),
    Selection(readings=("differ",)),
    Selection(treaties=("ABM",), readings=("unsure",), stances=("mixed", "de-escalatory")),
)
KEY = "p.article_id, coalesce(p.side, ''), coalesce(p.speaker, ''), p.stance"


def recounted(engine: Engine) -> dict[tuple[Any, ...], tuple[Any, ...]]:
    """Counted in Python from the paragraphs, so that nothing is shared with what is tested."""
    found: dict[tuple[Any, ...], list[Any]] = {}
    with engine.connect() as connection:
        rows = connection.exec_driver_sql(
            f"SELECT {KEY}, a.published, coalesce(a.outlet, ''), a.sample IS NOT NULL, p.cues, "
            "p.escalation, p.deescalation, "
            "p.balance, p.rung FROM paragraph p JOIN article a ON a.id = p.article_id WHERE p.kind = 'body' "
            "AND a.scored"
        )
        for row in rows:
            found.setdefault(tuple(row[:7]), []).append(row[7:])
    return {
        key: (
            len(rows),
            sum(cues == 0 for cues, *_ in rows),
            round(sum(e for _, e, *_ in rows), 6),
            round(sum(d for _, _, d, *_ in rows), 6),
            round(sum(b for *_, b, _ in rows), 6),
            round(sum(b * b for *_, b, _ in rows), 6),
            max((b for _, e, _, b, _ in rows if e >= 1), default=None),
            min((b for _, _, d, b, _ in rows if d >= 1), default=None),
            max(rung for *_, rung in rows),
            min(rung for *_, rung in rows),
        )
        for key, rows in found.items()
    }


def kept(engine: Engine) -> dict[tuple[Any, ...], tuple[Any, ...]]:
    with engine.connect() as connection:
        rows = connection.exec_driver_sql(
            "SELECT article_id, side, speaker, stance, published, outlet, sample, paragraphs, silent, "
            "escalation, "
            "deescalation, balance, squares, up, down, highest, lowest FROM aggregate"
        ).all()
    return {
        tuple(row[:7]): tuple(
            round(v, 6) if isinstance(v, float) and n in range(2, 6) else v for n, v in enumerate(row[7:])
        )
        for row in rows
    }


class Library(RuleBasedStateMachine):
    """Everything that changes the library, in any order."""

    lent: Callable[[], AbstractContextManager[str]]  # the address of a new library

    @initialize()
    def opened(self) -> None:
        self.lending = self.lent()
        self.engine = open_store(self.lending.__enter__())
        self.made = 0
        self.batch = batches.begin(self.engine, (), "an upload")

    def teardown(self) -> None:
        if hasattr(self, "engine"):
            self.engine.dispose()
            self.lending.__exit__(None, None, None)

    def some(self, pick: int) -> int | None:
        with self.engine.connect() as connection:
            ids = connection.exec_driver_sql("SELECT id FROM article ORDER BY id").scalars().all()
        return ids[pick % len(ids)] if ids else None

    @rule(
        day=st.none() | st.dates(date(2020, 1, 1), date(2025, 1, 1)),
        batched=st.booleans(),
        scored=st.booleans(),
    )
    def added(self, day: date | None, batched: bool, scored: bool) -> None:
        self.made += 1
        document = document_of(f"Number {self.made}", published=day, words=f" Number {self.made}.")
        read = replace(analysis_of(document), scored=scored)
        writes.save(self.engine, document, read, batch_id=self.batch if batched else None)

    @rule(pick=st.integers(0, 20))
    def deleted(self, pick: int) -> None:
        number = self.some(pick)
        if number is not None:
            writes.delete_article(self.engine, number)

    @rule()
    def upload_undone(self) -> None:
        batches.undo(self.engine, self.batch)
        self.batch = batches.begin(self.engine, (), "another")

    @rule(pick=st.integers(0, 20), strength=st.floats(0, 5), scored=st.booleans())
    def read_again(self, pick: int, strength: float, scored: bool) -> None:
        number = self.some(pick)
        if number is None:
            return
        read = analysis_of(document_of())
        changed = replace(
            read.paragraphs[1], escalation=strength, balance=(strength - 3) / 5, stance="mixed", rung=2
        )
        writes.replace_analysis(
            self.engine,
            number,
            replace(read, paragraphs=(read.paragraphs[0], changed, *read.paragraphs[2:]), scored=scored),
        )

    @rule(pick=st.integers(0, 20), outlet=st.sampled_from([None, "The Gazette"]), day=st.none() | st.dates())
    def details_corrected(self, pick: int, outlet: str | None, day: date | None) -> None:
        number = self.some(pick)
        if number is not None:
            writes.update_details(self.engine, number, published=day, outlet=outlet, author=None, url=None)

    @rule(pick=st.integers(0, 20), actor=st.sampled_from([None, "Ida Berg", "Otto Lund"]), back=st.booleans())
    def speaker_corrected(self, pick: int, actor: str | None, back: bool) -> None:
        number = self.some(pick)
        if number is None:
            return
        words = "“We will spend 5 % of GDP on arms,”"
        correction = correct_speaker(self.engine, number, words, actor, "NOR" if actor else None, None)
        if back:
            undo_correction(self.engine, correction)

    @invariant()
    def sums_are_those_of_the_paragraphs(self) -> None:
        if hasattr(self, "engine"):
            assert kept(self.engine) == recounted(self.engine)

    @invariant()
    def the_cache_follows(self) -> None:
        """The cached aggregates, which follow each change, equal those of a process that reads the library
        for the first time.
        """
        if hasattr(self, "engine"):
            other = open_store(str(self.engine.url))
            for chosen in CHOSEN:
                for by in ("outlet", "side", "speaker"):
                    followed, read = (tally(engine, chosen, by, "month") for engine in (self.engine, other))
                    assert followed.equals(read)
            other.dispose()

    @invariant()
    def single_paragraphs_are_those_that_the_database_finds(self) -> None:
        if hasattr(self, "engine"):
            for chosen in CHOSEN[1:]:
                held = cached_aggregates(self.engine, chosen)
                with self.engine.connect() as connection:
                    asked = connection.execute(aggregates_of(chosen)).mappings().all()
                assert held.paragraphs.sum() == sum(row["paragraphs"] for row in asked)
                for name in ("escalation", "balance", "silent"):
                    assert getattr(held, name).sum() == pytest.approx(sum(row[name] for row in asked))


@pytest.mark.parametrize(
    ("kind", "examples"),
    [
        ("sqlite", 3),
        pytest.param("sqlite", 15, marks=pytest.mark.slow),
        pytest.param("postgres", 6, marks=[pytest.mark.postgres, pytest.mark.slow]),
    ],
)
def test_sums_and_the_cache_follow_every_change(
    kind: str, examples: int, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    numbers = count()

    class OfItsKind(Library):
        @staticmethod
        def lent() -> AbstractContextManager[str]:
            folder = tmp_path / str(next(numbers))
            folder.mkdir()
            return library(kind, request, folder)

    run_state_machine_as_test(
        OfItsKind,
        settings=settings(
            max_examples=examples,
            stateful_step_count=12,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_deriving_everything_again_changes_nothing(engine: Engine, fill: Callable[..., int]) -> None:
    ids = (fill("One"), fill("Two", words=" Again."))
    before = kept(engine)
    derive_some_again(engine, ids)
    assert kept(engine) == before and before


def test_the_database_adds_up_as_the_derivation_does(engine: Engine, fill: Callable[..., int]) -> None:
    fill("One")
    fill("Two", words=" Again.")
    order = ("article_id", "side", "speaker", "stance")
    with engine.connect() as connection:
        asked = [dict(row) for row in connection.execute(_of_paragraphs()).mappings()]
        stored = [dict(row) for row in connection.execute(select(aggregate)).mappings()]
    for rows in (asked, stored):
        rows.sort(key=lambda row: tuple(row[name] for name in order))
    assert len(asked) == len(stored) > 2
    for one, other in zip(asked, stored, strict=True):
        assert {
            name: pytest.approx(value) if isinstance(value, float) else value for name, value in one.items()
        } == other


@pytest.mark.parametrize("chosen", [Selection(treaties=("ABM",)), Selection(readings=("differ",))])
@pytest.mark.parametrize("by", ["outlet", "side", "speaker"])
def test_what_single_paragraphs_hold_narrows_sums(
    engine: Engine, fill: Callable[..., int], by: Any, chosen: Selection
) -> None:
    fill("One")
    fill("Two", words=" Again.")
    found = tally(engine, chosen, by)
    assert found["paragraphs"].tolist() == [2] and found["balance"].tolist() == pytest.approx([-1.2])
