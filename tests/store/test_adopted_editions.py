"""Adopted editions: read on top of those that ship, kept with their file, reverted."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from detente.figures.importing.recognising import read_file
from detente.figures.official_record import shipped
from detente.figures.revisions import difference
from detente.records import DetenteError
from detente.store.adopted_editions import adopt, adoptions, original, record, revert
from detente.store.corpus_queries import corpus_version
from detente.store.engine import open_store
from tests.figures.importing import making

PART = making.text(making.long())
WHOLE = making.xlsx(making.nato_2026())


def bring(engine: Engine, data: bytes, edition: str | None = None) -> int:
    found = read_file(data, edition=edition)
    change = difference(record(engine), found.edition, found.cells)
    return adopt(engine, found, change, data, "test data.csv", "Ida Berg")


def share(engine: Engine, iso3: str, year: int, edition: str) -> float | None:
    series = record(engine).series(iso3, "share_gdp_pct", edition)
    point = series.at(year) if series else None
    return point.value if point else None


def test_without_adoptions_the_record_is_what_ships(engine: Engine) -> None:
    assert record(engine) is shipped() and adoptions(engine) == ()


def test_a_part_is_read_on_top_and_taken_back(engine: Engine) -> None:
    before, corpus = share(engine, "POL", 2026, "2026-07"), corpus_version(engine)
    number = bring(engine, PART)
    assert share(engine, "POL", 2026, "2026-07") == 2.5 and before == 4.68
    assert share(engine, "SWE", 2026, "2026-07") == 3.22, "what the part does not name stays"
    kept = adoptions(engine)[0]
    assert (kept.id, kept.by, kept.filename, kept.revised, kept.withdrawn) == (
        number,
        "Ida Berg",
        "test data.csv",
        2,
        0,
    )
    assert original(engine, number) == PART and original(engine, 99) is None
    assert corpus_version(engine) != corpus
    revert(engine, number, "Ida Berg")
    assert share(engine, "POL", 2026, "2026-07") == before
    history = adoptions(engine)[0]
    assert history.reverted is not None and history.reverted_by == "Ida Berg"


def test_a_whole_new_edition_stands_beside_the_old_ones(engine: Engine) -> None:
    bring(engine, WHOLE, "2033-06")
    held = record(engine)
    assert held.editions["2033-06"].definition == "nato-core-2026" and held.editions["2033-06"].base == 2031
    assert share(engine, "NOR", 2031, "2033-06") == 2.21
    assert len(held.cells) == len(shipped().cells) + len(read_file(WHOLE, edition="2033-06").cells)
    assert [e.id for e in held.under("nato-core-2026", "share_gdp_pct")] == ["2026-07", "2033-06"]


def test_the_same_file_is_not_adopted_twice_unless_it_was_reverted(engine: Engine) -> None:
    number = bring(engine, WHOLE, "2033-06")
    with pytest.raises(DetenteError, match="nothing to adopt"):
        bring(engine, WHOLE, "2033-06")
    found = read_file(WHOLE, edition="2033-06")
    with pytest.raises(DetenteError, match=f"as number {number}"):
        adopt(engine, found, difference(shipped(), found.edition, found.cells), WHOLE, "again.xlsx", None)
    revert(engine, number, None)
    with pytest.raises(DetenteError, match="No adopted edition in use"):
        revert(engine, number, None)
    assert bring(engine, WHOLE, "2033-06") == number + 1


def test_later_adoptions_stand_on_earlier_ones(engine: Engine) -> None:
    first = bring(engine, PART)
    rows = making.long()
    rows[2][4] = "3.5"
    second = bring(engine, making.text(rows))
    assert share(engine, "POL", 2026, "2026-07") == 3.5
    revert(engine, second, None)
    assert share(engine, "POL", 2026, "2026-07") == 2.5
    revert(engine, first, None)
    assert share(engine, "POL", 2026, "2026-07") == 4.68


def test_the_record_is_one_object_until_something_is_adopted_by_whomever(engine: Engine) -> None:
    bring(engine, PART)
    held = record(engine)
    assert record(engine) is held
    with engine.connect() as connection:
        assert record(connection) is held, "within a transaction too"
    elsewhere = open_store(str(engine.url))
    revert(elsewhere, 1, None)
    assert record(engine) is not held and len(record(engine).cells) == len(shipped().cells)
    elsewhere.dispose()
