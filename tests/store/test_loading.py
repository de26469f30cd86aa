"""Articles loaded as whole tables are stored as if each had been saved."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from sqlalchemy import Engine, select

from detente.records import Analysis, Document
from detente.store import batches, schema
from detente.store.arrow_tables import arrow_table
from detente.store.article_rows import ARTICLE_TABLES, rows_of_article
from detente.store.corpus_queries import corpus_version, counts
from detente.store.engine import open_store
from detente.store.loading import load_tables
from detente.store.search import search
from detente.store.selection import Selection
from detente.store.stored_article import read_article
from detente.store.writes import save
from tests.new_library import new_library

from .conftest import analysis_of, document_of

OWN = {"article": {"id", "batch_id", "added", "revision"}}  # what each library says for itself


def given() -> list[tuple[Document, Analysis]]:
    documents = [
        document_of("One", words=" A quoted “word”, a comma, a\nline."),
        document_of("", published=None, words=" Zero \x00 here."),
        document_of("Two", published=date(2024, 2, 29), words=""),
    ]
    read = [(document, analysis_of(document)) for document in documents]
    return [*read, (replace(documents[2], outlet="Other"), replace(read[2][1], outlet="Other", scored=False))]


def tables(articles: list[tuple[Document, Analysis]]) -> dict[str, pa.Table]:
    rows = [rows_of_article(document, read, "a.txt") for document, read in articles]
    return {
        table.name: arrow_table(table.name, (row for each in rows for row in each[table.name]))
        for table in ARTICLE_TABLES
    }


@pytest.fixture
def saved(tmp_path: Path) -> Iterator[Engine]:
    opened = open_store(new_library(tmp_path / "saved.db"))
    for document, read in given():
        save(opened, document, read, filename="a.txt")
    yield opened
    opened.dispose()


def contents(engine: Engine) -> dict[str, list[dict[str, Any]]]:
    """All rows, each beside its article's identity instead of its number."""
    found = {}
    with engine.connect() as connection:
        names = {row.id: row.sha256 for row in connection.execute(select(schema.article))}
        for table in ARTICLE_TABLES:
            rows = [dict(row) for row in connection.execute(select(table)).mappings()]
            for row in rows:
                row["article_id"] = names[row.get("article_id", row.get("id"))]
            rows = [
                {name: value for name, value in row.items() if name not in OWN.get(table.name, ())}
                for row in rows
            ]
            found[table.name] = sorted(rows, key=lambda row: str(sorted(row.items(), key=str)))
    return found


def test_what_is_loaded_is_what_would_be_saved(engine: Engine, saved: Engine) -> None:
    batch = batches.begin(engine, (), "a load")
    loaded, rows = load_tables(engine, tables(given()), batch)
    assert loaded == 4
    ours, theirs = contents(engine), contents(saved)
    assert rows == sum(map(len, ours.values())) > 40
    for name in theirs:
        # Copies are looked for where articles are saved one by one.
        for row in (*ours[name], *theirs[name]):
            row.pop("story", None), row.pop("copied", None)
        assert ours[name] == theirs[name], name


def test_known_articles_stay_and_caches_follow(engine: Engine, fill: Callable[..., int]) -> None:
    fill("Before", words=" Before.")
    assert counts(engine, Selection()).articles == 1
    before = corpus_version(engine)
    batch = batches.begin(engine, (), "a load")
    assert load_tables(engine, tables(given()[:2]), batch)[0] == 2
    assert counts(engine, Selection()).articles == 3
    assert load_tables(engine, tables(given()[:3]), batch)[0] == 1
    assert counts(engine, Selection()).articles == 4
    assert int(corpus_version(engine)) > int(before)
    assert load_tables(engine, tables(given()[:3]), batch) == (0, 0)


def test_loaded_words_are_found_and_numbering_goes_on(engine: Engine, fill: Callable[..., int]) -> None:
    load_tables(engine, tables(given()[:1]), batches.begin(engine, (), "a load"))
    assert search(engine, "comma", Selection()).number >= 1
    number = fill("After", words=" After.")
    stored = read_article(engine, number)
    assert number == 2 and stored is not None
    first = read_article(engine, 1)
    assert first is not None and first.analysis.paragraphs == given()[0][1].paragraphs
