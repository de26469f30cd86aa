from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import Engine, func, select

from detente.records import DetenteError
from detente.store import schema, writes
from detente.store.article_lists import articles
from detente.store.corpus_queries import corpus_version
from detente.store.engine import open_store
from detente.store.selection import Selection
from detente.store.stored_article import original, read_article
from detente.store.writes import (
    delete_article,
    replace_analysis,
    save,
    update_details,
)

from .conftest import analysis_of, document_of


def rows(engine: Engine) -> dict[str, int]:
    with engine.connect() as connection:
        return {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in schema.metadata.sorted_tables
            if table.name not in ("setting", "batch", "log_entry", "binned")
        }


def test_what_is_saved_comes_back_whole(engine: Engine) -> None:
    document = document_of()
    analysis = analysis_of(document)
    saved = save(engine, document, analysis, raw=b"\x00the file", filename="a.txt")
    stored = read_article(engine, saved.article_id)
    assert saved.new and stored is not None
    assert stored.analysis == analysis
    assert stored.document == document
    assert stored.filename == "a.txt" and not stored.sample
    assert original(engine, saved.article_id) == b"\x00the file"


def test_everything_is_still_there_after_opening_again(address: str) -> None:
    first = open_store(address)
    saved = save(first, document_of(), analysis_of(document_of()))
    first.dispose()
    assert read_article(open_store(address), saved.article_id) is not None


def test_the_same_words_are_the_same_article(engine: Engine) -> None:
    first = save(engine, document_of(), analysis_of(document_of()))
    retitled = document_of("Another title")
    again = save(engine, retitled, analysis_of(retitled))
    assert again.article_id == first.article_id and not again.new
    assert rows(engine)["article"] == 1


def test_two_people_saving_the_same_text_at_once_end_with_one_article(engine: Engine) -> None:
    document = document_of()
    with ThreadPoolExecutor(6) as pool:
        saved = list(pool.map(lambda _: save(engine, document, analysis_of(document)), range(12)))
    assert len({each.article_id for each in saved}) == 1
    assert sum(each.new for each in saved) == 1


def test_a_save_that_fails_half_way_leaves_nothing(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("the power went out")

    monkeypatch.setattr(writes, "index_article", broken)
    with pytest.raises(RuntimeError):
        save(engine, document_of(), analysis_of(document_of()), raw=b"x")
    assert set(rows(engine).values()) == {0}


def test_deleting_takes_everything_along(engine: Engine, fill: Callable[..., int]) -> None:
    assert delete_article(engine, fill())
    assert set(rows(engine).values()) == {0}
    assert not delete_article(engine, 1)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM words").scalar() == 0


def test_a_new_analysis_takes_the_old_ones_place(engine: Engine, fill: Callable[..., int]) -> None:
    from dataclasses import replace

    article_id = fill()
    stored = read_article(engine, article_id)
    assert stored
    newer = replace(stored.analysis, version="1+test", paragraphs=stored.analysis.paragraphs[:2])
    replace_analysis(engine, article_id, newer)
    again = read_article(engine, article_id)
    assert again and again.analysis == newer


def test_details_can_be_corrected(engine: Engine, fill: Callable[..., int]) -> None:
    article_id = fill(published=None)
    before = corpus_version(engine)
    update_details(
        engine, article_id, published=date(2025, 7, 1), outlet="The Gazette", author=None, url=None
    )
    stored = read_article(engine, article_id)
    assert (
        stored and stored.analysis.published == date(2025, 7, 1) and stored.analysis.outlet == "The Gazette"
    )
    assert corpus_version(engine) != before
    with pytest.raises(DetenteError, match="no longer there"):
        update_details(engine, 999, published=None, outlet=None, author=None, url=None)


def test_a_zero_character_and_a_name_that_is_too_long_do_no_harm(engine: Engine) -> None:
    """PostgreSQL refuses both; what was cut or replaced is found by what was given."""
    given = replace(document_of("Zero\x00title", words=" A zero \x00 here."), outlet="The \x00 Herald " * 30)
    saved = save(engine, given, analysis_of(given), filename="a\x00.txt")
    stored = read_article(engine, saved.article_id)
    assert stored is not None and stored.analysis.title == "Zero\ufffdtitle"
    assert stored.analysis.paragraphs[1].text == given.blocks[0].text.replace("\x00", "\ufffd")
    assert stored.analysis.outlet == given.outlet[:200].replace("\x00", "\ufffd")  # type: ignore[index]
    assert list(articles(engine, Selection(outlets=(given.outlet or "",)))["id"]) == [saved.article_id]
    assert articles(engine, Selection(outlets=("\x00",), sides=("\x00",), actors=("\x00",))).empty
    assert not save(engine, given, analysis_of(given)).new
