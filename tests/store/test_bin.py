"""Deleted articles lie in the bin for 30 days and come back whole."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import Engine, select, update

from detente.access import deeds
from detente.records import DetenteError
from detente.store import batch_history, batches, schema
from detente.store.bin import KEPT, empty_bin, in_bin
from detente.store.speaker_corrections import correct_speaker
from detente.store.stored_article import original, read_article
from detente.store.taking_back import take_back
from detente.store.transactions import writing
from detente.store.writes import delete_article, save

from .conftest import analysis_of, document_of


def test_a_deleted_article_comes_back_as_it_was(engine: Engine, fill: Callable[..., int]) -> None:
    number = fill(words=" \N{DOVE OF PEACE}")
    correct_speaker(engine, number, "“We will spend 5 % of GDP on arms,”", "Ola Testrup", "NOR", "Ida")
    before = read_article(engine, number)
    assert before is not None and delete_article(engine, number) and read_article(engine, number) is None
    (kept,) = in_bin(engine)
    assert kept.title == before.analysis.title
    back = take_back(engine, kept.id, analysis_of)
    after = read_article(engine, back)
    assert after is not None and after.document == before.document and after.filename == before.filename
    assert after.corrected_analysis == before.corrected_analysis
    assert original(engine, back) == b"the file" and in_bin(engine) == ()
    with pytest.raises(DetenteError, match="no longer in the bin"):
        take_back(engine, kept.id, analysis_of)


def test_an_undone_upload_comes_back_and_can_be_undone_again(engine: Engine) -> None:
    batch = batches.begin(engine, (), "an upload")
    for title in ("One", "Two"):
        document = document_of(title, words=f" {title}.")
        save(engine, document, analysis_of(document), batch_id=batch)
    assert batches.undo(engine, batch) == 2
    for kept in in_bin(engine):
        take_back(engine, kept.id, analysis_of)
    found = batch_history.batch_of(engine, batch)
    assert found is not None and found.undone is None and found.articles == 2
    assert batches.undo(engine, batch) == 2


def test_an_article_that_is_there_again_is_not_doubled(engine: Engine, fill: Callable[..., int]) -> None:
    delete_article(engine, fill())
    again = fill()
    (kept,) = in_bin(engine)
    assert take_back(engine, kept.id, analysis_of) == again and in_bin(engine) == ()


def test_what_lies_there_for_30_days_goes(engine: Engine, fill: Callable[..., int]) -> None:
    delete_article(engine, fill())
    with writing(engine, deeds.DERIVE) as connection:
        when = schema.binned.c.deleted
        for row in connection.execute(select(schema.binned.c.id, when)).all():
            old = row.deleted - KEPT - timedelta(seconds=1)
            connection.execute(update(schema.binned).where(schema.binned.c.id == row.id).values(deleted=old))
    assert in_bin(engine) == ()
    delete_article(engine, fill("Another", words=" Another."))
    assert len(in_bin(engine)) == 1 == empty_bin(engine)
