"""Libraries that are not whole: half-made, damaged, another program's; each is said so, and left as it is."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url

from detente.records import DetenteError
from detente.store import condition
from detente.store.engine import open_store
from detente.store.postgres import with_driver
from detente.store.troubles import DamagedError
from detente.store.writes import save
from tests.new_library import new_library

from .conftest import analysis_of, document_of


@pytest.fixture
def own(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a library that is spoiled and given back to nobody."""
    if kind == "sqlite":
        return new_library(tmp_path / "store.db")
    return str(request.getfixturevalue("postgres").new())


LOST = (
    ("DROP TABLE claim", "column claim."),
    ("DROP INDEX ix_article_words", "index ix_article_words"),
    ("ALTER TABLE paragraph DROP COLUMN differs", "column paragraph.differs"),
)


@pytest.mark.parametrize(("statement", "lacks"), LOST)
def test_a_library_of_this_version_that_lacks_a_part_is_half_made(
    own: str, statement: str, lacks: str
) -> None:
    engine = create_engine(with_driver(make_url(own)))
    with engine.begin() as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()
    with pytest.raises(DetenteError, match="half-made") as raised:
        open_store(own)
    assert f"it lacks {lacks}" in str(raised.value) and "detente restore" in str(raised.value)


def test_both_databases_have_one_fingerprint(address: str, tmp_path: Path) -> None:
    other = open_store(new_library(tmp_path / "other.db"))
    with open_store(address).connect() as one, other.connect() as two:
        assert condition.missing(one) == ()
        assert condition.fingerprint(one) == condition.fingerprint(two)
    other.dispose()
    with closing(sqlite3.connect(tmp_path / "other.db")) as changed:
        changed.execute("DROP INDEX ix_article_words")
    with open_store(address).connect() as one, create_engine(other.url).connect() as two:
        assert condition.fingerprint(one) != condition.fingerprint(two)


def test_the_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "places.db"
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE bookmark (id INTEGER)")
    with pytest.raises(DetenteError, match=r"another program \(it holds “bookmark”\)"):
        open_store(f"sqlite:///{file}")
    with closing(sqlite3.connect(file)) as other:
        assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("bookmark",)]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A library of some hundred pages."""
    file = tmp_path_factory.mktemp("filled") / "store.db"
    engine = open_store(new_library(file))
    chance = random.Random(5)
    for number in range(12):
        document = document_of(f"Number {number}", words=f" Number {number}.")
        save(engine, document, analysis_of(document), raw=chance.randbytes(30_000))
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()
    return file.read_bytes()


@pytest.mark.parametrize("share", [0.0, 0.05, 0.3])
@pytest.mark.parametrize("seed", [1, 2])
def test_a_library_with_40_kb_overwritten_is_not_opened(
    filled: bytes, tmp_path: Path, share: float, seed: int
) -> None:
    start = int(len(filled) * share)
    spoiled = filled[:start] + random.Random(seed).randbytes(40_000) + filled[start + 40_000 :]
    file = tmp_path / "store.db"
    file.write_bytes(spoiled)
    with pytest.raises(DamagedError, match=r"is damaged .*detente restore"):
        open_store(f"sqlite:///{file}")
    assert file.read_bytes() == spoiled and [one.name for one in tmp_path.iterdir()] == ["store.db"]


def test_a_text_file_is_no_library(tmp_path: Path) -> None:
    file = tmp_path / "store.db"
    file.write_text("minutes of the meeting\n" * 500)
    with pytest.raises(DamagedError, match="file is not a database"):
        open_store(f"sqlite:///{file}")
    assert file.read_text().startswith("minutes")


def test_a_large_file_is_examined_where_it_is_asked_for(
    filled: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "store.db"
    monkeypatch.setattr(condition, "EXAMINED_ALWAYS", 1_000)
    for share in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8):  # a place that opening does not read
        start = int(len(filled) * share)
        file.write_bytes(filled[:start] + bytes(40_000) + filled[start + 40_000 :])
        try:
            open_store(f"sqlite:///{file}").dispose()
            break
        except DetenteError:
            continue
    else:
        pytest.fail("every place is read at opening")
    with pytest.raises(DamagedError):
        open_store(f"sqlite:///{file}", examined=True)
