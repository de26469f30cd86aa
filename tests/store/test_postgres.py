"""A library in PostgreSQL as people meet it: commands, uploads, pages; writers at the same moment; what is
refused.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import streamlit as st
from sqlalchemy import Engine, make_url, select, text, update
from streamlit.testing.v1 import AppTest

from detente.access import deeds
from detente.cli import main
from detente.demo import corpus as synthetic
from detente.jobs import rescoring, saving
from detente.jobs.in_use import InUse
from detente.jobs.task import Task
from detente.records import DetenteError
from detente.store import batch_history, batches, stored_article
from detente.store.aggregate_cache import cached_aggregates
from detente.store.bulk import save_many
from detente.store.corpus_queries import corpus_version, counts
from detente.store.engine import open_store
from detente.store.row_copies import TableContent, contents
from detente.store.schema import article, paragraph, setting
from detente.store.search import search
from detente.store.selection import Selection
from detente.store.settings import bump
from detente.store.sole_worker import sole_worker
from detente.store.stale import analysed_otherwise
from detente.store.transactions import writing
from detente.store.writes import delete_article, save
from detente.text.blocks import outline
from tests.store.conftest import analysis_of, document_of

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.postgres


@pytest.fixture
def kind() -> str:
    return "postgres"


def table_contents(engine: Engine) -> list[TableContent]:
    with engine.connect() as connection:
        return contents(connection)


@pytest.fixture
def own(address: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The library that commands and pages open."""
    monkeypatch.setenv("DETENTE_DATABASE_URL", address)
    st.cache_data.clear()
    st.cache_resource.clear()
    yield address
    st.cache_resource.clear()
    st.cache_data.clear()


def test_commands_add_list_and_take_away(
    own: str, article: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "story.txt").write_text(article)
    assert main(["add", str(tmp_path / "story.txt"), "--date", "2025-06-25", "--outlet", "The Gazette"]) == 0
    assert main(["add", str(tmp_path / "story.txt"), "--outlet", "The Gazette"]) == 0
    engine = open_store(own)
    assert counts(engine, Selection()).articles == 1
    for what, name in (
        ("paragraphs", "a.csv"),
        ("statements", "a.json"),
        ("claims", "a.parquet"),
        ("pack", "a.html"),
    ):
        assert main(["export", what, "--output", str(tmp_path / name)]) == 0, capsys.readouterr().err
    assert "Norland" in (tmp_path / "a.csv").read_text()
    engine.dispose()


def test_a_copy_is_a_file_of_sqlite_and_comes_back_the_same(
    own: str, engine: Engine, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(3):
        document = document_of(f"Number {number}", words=f" Number {number}.")
        save(engine, document, analysis_of(document), raw=b"x" * 2_000)
    before = [one for one in table_contents(engine) if one.table != "log_entry"]  # the log goes on
    assert main(["backup", str(tmp_path / "copy.db")]) == 0
    beside = open_store(f"sqlite:///{tmp_path / 'copy.db'}")
    assert [one for one in table_contents(beside) if one.table != "log_entry"] == before and search(
        beside, "norland", Selection()
    ).number > 0
    beside.dispose()
    delete_article(engine, 1)
    save(engine, document_of(words=" Later."), analysis_of(document_of(words=" Later.")))
    seen = int(corpus_version(engine))
    assert main(["restore", str(tmp_path / "copy.db"), "--yes"]) == 0, capsys.readouterr().err
    assert [one for one in table_contents(engine) if one.table not in ("setting", "log_entry")] == [
        one for one in before if one.table != "setting"
    ]
    assert int(corpus_version(engine)) > seen, "who reads meanwhile sees that all is new"
    assert search(engine, "norland", Selection()).number > 0
    (kept,) = tmp_path.glob("copy.before-restore.*.db")
    assert str(kept) in capsys.readouterr().out
    assert not list(tmp_path.glob(".*")), "nothing half-written is left"


def test_an_upload_is_saved_in_the_background_and_undone(engine: Engine, article: str) -> None:
    stories = [article.replace("Monday", f"Monday, for the {number}th time,") for number in range(4, 8)]
    wanted = [
        batches.Wanted(f"{number}.txt", outline(story), story.encode())
        for number, story in enumerate(stories)
    ]
    batch = batches.begin(engine, wanted, "four", "Ida Berg")
    task = saving.start(engine, batch, InUse())
    assert task.wait(120) and not task.error
    done = batch_history.batch_of(engine, batch)
    assert done and done.finished and (done.saved, done.waiting, done.by) == (4, 0, "Ida Berg")
    assert batches.undo(engine, batch) == 4
    assert search(engine, "norland", Selection()).number == 0


@pytest.mark.slow
def test_every_page_opens(own: str, article: str) -> None:
    engine = open_store(own)
    document = replace(document_of(), outlet="The Gazette")
    number = save(engine, document, analysis_of(document), raw=b"the file").article_id
    engine.dispose()
    test = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    test.run()
    assert not test.exception, [each.value for each in test.exception]
    for_administrators = {"administration.py", "status.py"}  # in no menu where nobody signs in
    pages = [page for page in sorted((ROOT / "pages").glob("*.py")) if page.name not in for_administrators]
    assert len(pages) > 10
    for page in pages:
        test.query_params["id"] = str(number)
        test.switch_page(str(page.relative_to(ROOT))).run()
        assert not test.exception, (page.name, [each.value for each in test.exception])


def test_a_database_that_cannot_be_reached_is_said_in_a_sentence(own: str) -> None:
    gone = make_url(own).set(database="nowhere", password="secret")
    with pytest.raises(DetenteError, match=r"nowhere.* cannot be opened") as raised:
        open_store(gone.render_as_string(hide_password=False))
    assert "secret" not in str(raised.value)
    with pytest.raises(DetenteError, match="cannot be opened"):
        open_store("postgresql://me@localhost:1/detente")


def test_a_server_that_was_restarted_is_connected_to_again(engine: Engine, address: str) -> None:
    before = corpus_version(engine)
    other = open_store(address)
    with other.connect() as connection:
        connection.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )
    other.dispose()
    assert corpus_version(engine) == before


_COUNTING = """
import sys
from detente.access import deeds
from detente.store.engine import open_store
from detente.store.transactions import writing
from detente.store.settings import bump
from detente.store.sole_worker import sole_worker
from detente.store.stale import analysed_otherwise
engine = open_store(sys.argv[1])
print("ready", flush=True)
sys.stdin.readline()
for _ in range(40):
    with writing(engine, deeds.DERIVE) as connection:
        bump(connection)
"""


def test_no_change_is_lost_where_two_processes_write_at_once(engine: Engine, address: str) -> None:
    before = int(corpus_version(engine))
    both = [
        subprocess.Popen(
            [sys.executable, "-c", _COUNTING, address],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    for process in both:
        assert process.stdout and process.stdout.readline() == "ready\n"
        assert process.stdin
        process.stdin.write("go\n")
        process.stdin.flush()
    for process in both:
        process.communicate(timeout=60)
        assert process.returncode == 0
    assert int(corpus_version(engine)) == before + 80


def test_a_long_wait_for_another_writer_is_reported(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    from detente.store import transactions

    monkeypatch.setattr(transactions, "WAIT", 100)
    with writing(engine, deeds.DERIVE) as first:
        bump(first)
        began = time.monotonic()
        with pytest.raises(DetenteError, match="writing"), writing(engine, deeds.DERIVE):
            raise AssertionError("two writers at once")
        assert time.monotonic() - began < 5
    with writing(engine, deeds.DERIVE) as after:
        bump(after)


def test_a_reader_sees_one_state_to_the_end(engine: Engine) -> None:
    number = save(engine, document_of(), analysis_of(document_of())).article_id
    with engine.connect() as reader:
        before = reader.execute(select(setting.c.value).where(setting.c.name == "revision")).scalar()
        with writing(engine, deeds.DERIVE) as connection:
            connection.execute(update(paragraph).where(paragraph.c.article_id == number).values(text="else"))
            bump(connection)
        texts = {row.text for row in stored_article.paragraphs_of(reader, number)}
        assert "else" not in texts
        assert reader.execute(select(setting.c.value).where(setting.c.name == "revision")).scalar() == before


def test_what_is_held_follows_article_by_article(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    from detente.store import aggregate_cache

    for number in range(3):
        document = document_of(words=f" Number {number}.")
        save(engine, document, analysis_of(document))
    assert cached_aggregates(engine, Selection(), copies=True).paragraphs.sum() == 6
    read: list[int] = []
    held = aggregate_cache._AGGREGATES
    plain = held._read

    def noted(*given: object) -> object:
        found = plain(*given)  # type: ignore[arg-type]
        read.append(len(found.at))
        return found

    monkeypatch.setattr(held, "_read", noted)
    other = open_store(engine.url.render_as_string(hide_password=False))
    document = document_of(words=" Number 4.")
    save(other, document, analysis_of(document))
    assert cached_aggregates(engine, Selection(), copies=True).paragraphs.sum() == 8
    assert len(read) == 1 and read[0] < 8
    other.dispose()


def test_numbers_go_on_after_many_articles_came_at_once(engine: Engine) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(synthetic, "DISTINCT", 40)
        save_many(engine, synthetic.articles(60), batches.begin(engine, (), "synthetic"))
    with engine.connect() as connection:
        last = max(connection.execute(select(article.c.id)).scalars())
    assert save(engine, document_of(), analysis_of(document_of())).article_id == last + 1
    assert search(engine, "norland", Selection()).number > 0


def test_one_of_two_servers_scores_again_and_the_other_takes_over(engine: Engine, address: str) -> None:
    other = open_store(address)
    asked: list[int] = []

    def wait() -> bool:
        asked.append(1)
        return len(asked) < 3

    with sole_worker(engine, lambda: False) as first, sole_worker(other, wait) as second:
        assert first and not second and len(asked) == 3
    with sole_worker(other, lambda: False) as second:
        assert second
    with sole_worker(engine, lambda: False) as first:
        assert first
        with other.connect() as connection:  # the first server is gone, whatever it was doing
            connection.execute(
                text(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )
            )
        with sole_worker(other, lambda: True) as second:
            assert second
    other.dispose()


def test_scoring_again_waits_for_the_server_that_does_it(engine: Engine, address: str) -> None:
    document = outline("A Title\n\nThe two armies agreed to a ceasefire on Monday, the mediators said.")
    save(engine, document, replace(InUse().analyse(document), version="of another lexicon"))
    with sole_worker(engine, lambda: False):
        task = rescoring.start(other := open_store(address))
        assert not task.wait(0.3) and task.progress.left == 1
        rescoring.rescore(other, InUse(), cancelled := Task("cancelled", Task.cancel))
        assert cancelled.cancelled and len(analysed_otherwise(engine, InUse().version)) == 1
    assert task.wait(60) and not task.error and analysed_otherwise(engine, InUse().version) == ()
    other.dispose()
