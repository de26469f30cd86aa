"""Uploads: written down before they are saved, gone on with, undone, and never half of an article."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select

from detente.records import DetenteError, Document
from detente.store import batch_history, batches
from detente.store.batches import Wanted
from detente.store.engine import open_store
from detente.store.schema import article, item
from detente.store.stored_article import original, read_article
from detente.store.writes import delete_article, edit, save
from tests.store.conftest import analysis_of, document_of


def documents(number: int) -> list[Document]:
    return [document_of(f"Number {place}", words=f" Number {place}.") for place in range(number)]


def wanted(number: int) -> Iterator[Wanted]:
    for place, document in enumerate(documents(number)):
        yield Wanted(f"{place}.txt", document, f"the bytes of {place}".encode())


def keep_some(engine: Engine, batch: int, number: int) -> None:
    for place, document in batches.waiting(engine, batch, limit=number):
        batches.keep(engine, batch, place, document, analysis_of(document))


def test_an_upload_keeps_what_it_was_given_and_says_who_and_what(engine: Engine) -> None:
    batch = batches.begin(engine, wanted(3), "three files", by="Ida Berg")
    keep_some(engine, batch, 3)
    batches.finish(engine, batch)
    [made] = batch_history.history(engine)
    assert (made.by, made.note, made.total, made.saved, made.waiting) == ("Ida Berg", "three files", 3, 3, 0)
    assert made.finished is not None and made.articles == 3
    for place, dealt in enumerate(batch_history.dealt_with(engine, batch)):
        assert dealt.state == "saved" and dealt.article_id
        stored = read_article(engine, dealt.article_id)
        assert stored and stored.document == documents(3)[place] and stored.filename == f"{place}.txt"
        assert original(engine, dealt.article_id) == f"the bytes of {place}".encode()
    with engine.connect() as connection:
        left = connection.execute(select(func.count(item.c.content), func.count(item.c.place))).one()
    assert tuple(left) == (0, 3), "what is saved is not kept twice"


def test_one_that_is_there_or_fails_is_said_and_costs_no_other(engine: Engine) -> None:
    first = documents(1)[0]
    there = save(engine, first, analysis_of(first)).article_id
    batch = batches.begin(engine, wanted(3), "three files")
    keep_some(engine, batch, 2)
    batches.fail(engine, batch, 2, "It is damaged.")
    known, saved, failed = batch_history.dealt_with(engine, batch)
    assert known.state == "known" and known.article_id == there
    assert saved.state == "saved" and (failed.state, failed.problem) == ("failed", "It is damaged.")
    assert batches.undo(engine, batch) == 1 and read_article(engine, there) is not None


def test_interrupted_it_says_where_and_goes_on(engine: Engine) -> None:
    batch = batches.begin(engine, wanted(5), "five files")
    keep_some(engine, batch, 2)
    stopped = batch_history.batch_of(engine, batch)
    assert stopped and (stopped.saved, stopped.total, stopped.next_name) == (2, 5, "2.txt")
    now = datetime.fromisoformat("2100-01-01")
    assert stopped.goes_on(stopped.touched) and not stopped.goes_on(now) and stopped.finished is None
    keep_some(engine, batch, 10)
    batches.finish(engine, batch)
    done = batch_history.batch_of(engine, batch)
    assert done and (done.saved, done.waiting, done.next_name) == (5, 0, None)
    assert done.finished and not done.goes_on(done.finished)


def test_what_waits_can_be_left(engine: Engine) -> None:
    batch = batches.begin(engine, wanted(5), "five files")
    keep_some(engine, batch, 2)
    assert batches.forget(engine, batch) == 3
    made = batch_history.batch_of(engine, batch)
    assert made and made.finished and made.waiting == 0 and made.articles == 2
    assert batches.waiting(engine, batch) == []


def test_undone_it_stays_in_the_history(engine: Engine) -> None:
    batch = batches.begin(engine, wanted(3), "three files")
    keep_some(engine, batch, 2)
    assert batches.undo(engine, batch, by="Ida Berg") == 2
    made = batch_history.batch_of(engine, batch)
    assert made and made.undone and made.undone_by == "Ida Berg" and made.articles == made.waiting == 0
    assert batches.keep(engine, batch, 2, documents(3)[2], analysis_of(documents(3)[2])) is None
    with pytest.raises(DetenteError, match="undone already"):
        batches.undo(engine, batch)


def test_nothing_is_saved_where_the_mark_in_the_list_cannot_be(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = batches.begin(engine, wanted(1), "one file")

    def broken(*_: object) -> None:
        raise RuntimeError("the machine stops here")

    monkeypatch.setattr(batches, "_dealt", broken)
    with pytest.raises(RuntimeError):
        keep_some(engine, batch, 1)
    with engine.connect() as connection:
        for table in ("article", "paragraph", "original", "words", "statement", "aggregate", "mark"):
            assert connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() == 0, table
    assert [place for place, _ in batches.waiting(engine, batch)] == [0]


def test_an_article_is_edited_in_one_transaction(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    document = document_of()
    number = save(engine, document, analysis_of(document)).article_id
    better = replace(document, title="A better title", outlet="The Gazette")
    edit(engine, number, better, analysis_of(better), reader="abcd1234")
    stored = read_article(engine, number)
    assert stored and stored.document == better
    with monkeypatch.context() as broken, pytest.raises(RuntimeError):
        broken.setattr("detente.store.writes.enter", _stop)
        edit(engine, number, document, analysis_of(document))
    stored = read_article(engine, number)
    assert stored and stored.document == better, "all of an edit or nothing"
    other = save(engine, document, analysis_of(document)).article_id
    with pytest.raises(DetenteError, match=f"Article {number} has the same words"):
        edit(engine, other, better, analysis_of(better))
    delete_article(engine, other)
    with pytest.raises(DetenteError, match="no longer there"):
        edit(engine, other, document, analysis_of(document))


def _stop(*_: object) -> None:
    raise RuntimeError("the machine stops here")


def test_two_who_upload_the_same_at_once_end_with_one_article(engine: Engine) -> None:
    ids = [batches.begin(engine, wanted(6), f"upload {number}") for number in range(2)]
    ready = threading.Barrier(2)

    def upload(batch: int) -> None:
        ready.wait()
        keep_some(engine, batch, 6)

    threads = [threading.Thread(target=upload, args=(batch,)) for batch in ids]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    with engine.connect() as connection:
        assert connection.execute(select(func.count()).select_from(article)).scalar() == 6
    found = [batch_history.batch_of(engine, batch) for batch in ids]
    assert all(one and one.waiting == 0 for one in found)
    assert sum(one.saved for one in found if one) == 6 == sum(one.known for one in found if one)


_UPLOAD = """
import sys
from detente.store.engine import open_store
from detente.store.writes import save
from tests.store.conftest import analysis_of, document_of
engine = open_store(sys.argv[1])
print("ready", flush=True)
sys.stdin.readline()
for number in range(5):
    document = document_of(f"Number {number}", words=f" Number {number}.")
    save(engine, document, analysis_of(document))
"""


def test_two_processes_that_save_the_same_at_once_end_with_one_article(address: str) -> None:
    engine = open_store(address)
    command = [sys.executable, "-c", _UPLOAD, address]
    root = Path(__file__).resolve().parents[2]
    both = [
        subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    for process in both:
        assert process.stdout and process.stdout.readline() == "ready\n"
    for process in both:
        process.communicate("go\n", timeout=60)
        assert process.returncode == 0
    with engine.connect() as connection:
        assert connection.execute(select(func.count()).select_from(article)).scalar() == 5
