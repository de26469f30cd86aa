"""The synthetic corpus: as large as asked for, the same for the same seed, marked, and stored as any article
is.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pytest
from sqlalchemy import Engine

from detente.attribution.gazetteer import gazetteer
from detente.cli import main
from detente.demo import corpus, synthetic_text
from detente.records import DetenteError
from detente.store import batches, corpus_queries, schema, writes
from detente.store.bulk import Bulk, save_many
from detente.store.engine import open_store
from detente.store.search import search
from detente.store.selection import Selection
from detente.store.stale import bring_claims_up_to_date
from detente.store.stored_article import read_article

TABLES = ("paragraph", "cue", "voice", "statement", "quantity", "mention", "link", "aggregate")


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few distinct paragraphs: the tests need no more."""
    monkeypatch.setattr(corpus, "DISTINCT", 120)


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return open_store(f"sqlite:///{tmp_path / 'trial.db'}")


def content(engine: Engine) -> dict[str, list[tuple[object, ...]]]:
    with engine.connect() as connection:
        return {
            name: sorted(map(tuple, connection.execute(schema.metadata.tables[name].select())), key=repr)
            for name in TABLES
        }


def test_the_same_seed_makes_the_same_and_another_makes_another() -> None:
    def texts(seed: int) -> list[str]:
        return [text for article in corpus.articles(90, seed) for _, text in article.body]

    assert texts(1) == texts(1) and len(texts(1)) == 90
    assert not set(texts(1)) & set(texts(2))


def test_everything_is_marked_as_synthetic() -> None:
    for article in corpus.articles(60):
        assert "(synthetic)" in (article.document.outlet or "")
        assert (article.document.title or "").startswith("Synthetic: ")
        assert "nobody said any of it" in article.sources[0]


def test_nobody_in_it_is_known_to_the_gazetteer() -> None:
    known = gazetteer()
    assert not [s.name for s in synthetic_text.speakers() if s.name in known.exact or s.name in known.short]


def test_it_is_stored_as_the_same_paragraphs_would_be_one_by_one(engine: Engine, tmp_path: Path) -> None:
    made: list[Bulk] = list(islice(corpus.articles(200), 6))
    save_many(engine, made, batches.begin(engine, (), "synthetic"))
    again = open_store(f"sqlite:///{tmp_path / 'again.db'}")
    for number, article in enumerate(made, 1):
        stored = read_article(engine, number)
        assert stored is not None
        writes.save(again, article.document, stored.analysis)
    assert content(again) == content(engine)
    assert all(rows for name, rows in content(engine).items() if name != "link")
    assert search(engine, "reported", Selection()).number == sum(len(a.body) for a in made)


def test_twice_the_same_is_refused_in_a_sentence(engine: Engine) -> None:
    batch = batches.begin(engine, (), "synthetic")
    save_many(engine, corpus.articles(30), batch)
    with pytest.raises(DetenteError, match="already"):
        save_many(engine, corpus.articles(30), batch)


def test_the_command_fills_a_library_and_leaves_that_of_others_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["demo", "--paragraphs", "40", "--database", f"sqlite:///{tmp_path / 'trial.db'}"]
    assert main(command) == 0
    filled = open_store(command[-1])
    assert corpus_queries.counts(filled, Selection()).paragraphs == 40
    assert not bring_claims_up_to_date(filled), "its figures stand beside the record already"
    assert main([*command, "--seed", "2"]) == 1
    assert "--yes" in capsys.readouterr().err
    assert main([*command, "--seed", "2", "--yes"]) == 0
    assert corpus_queries.counts(open_store(command[-1]), Selection()).paragraphs == 80


@pytest.mark.parametrize(
    ("file", "row", "said"),
    [("actors.csv", "Norland,planet,Norland", "planet"), ("sentences.csv", "sideways,It rains.", "sideways")],
)
def test_a_wrong_row_is_named_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str, row: str, said: str
) -> None:
    from random import Random

    shipped: Callable[..., Path] = synthetic_text.data_path
    wrong = tmp_path / file
    wrong.write_text(shipped("demo", file).read_text(encoding="utf-8").splitlines()[0] + f"\n{row}\n")
    monkeypatch.setattr(
        synthetic_text, "data_path", lambda *parts: wrong if parts[-1] == file else shipped(*parts)
    )
    synthetic_text.speakers.cache_clear()
    with pytest.raises(DetenteError, match=f"line 2: '{said}'"):
        synthetic_text.speakers() if file == "actors.csv" else synthetic_text.paragraphs(10, Random(1))
    synthetic_text.speakers.cache_clear()
