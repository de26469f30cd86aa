"""What `detente doctor` and the status page say: each thing that can be wrong is found by itself."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from detente.cli import main
from detente.jobs.health import HealthAnswer, findings, through_proxy
from detente.store import batches
from detente.store.engine import open_store
from tests.new_library import new_library
from tests.store.conftest import analysis_of, document_of


@pytest.fixture
def engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    address = new_library(tmp_path / "store.db")
    monkeypatch.setenv("DETENTE_DATABASE_URL", address)
    opened = open_store(address)
    yield opened
    opened.dispose()


def answers(engine: Engine) -> dict[str, HealthAnswer]:
    return {one.question: one for one in findings(engine)}


def test_a_sound_library_has_nothing_wrong(engine: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    assert [one for one in findings(engine) if one.state == "wrong"] == []
    assert main(["doctor"]) == 0
    said = capsys.readouterr().out
    assert "Détente" in said and "its file is sound" in said and "fingerprint" in said
    assert main(["doctor", "--json"]) == 0
    assert {one["question"] for one in json.loads(capsys.readouterr().out)} == set(answers(engine))


def test_an_interrupted_upload_and_a_clock_set_back_are_found(engine: Engine) -> None:
    number = batches.begin(engine, [batches.Wanted("one.txt", document_of())], "one")
    assert answers(engine)["uploads"].state == "ok"
    with closing(sqlite3.connect(str(engine.url.database))) as connection:
        ahead = datetime.now(UTC).replace(tzinfo=None) + timedelta(hours=5)
        connection.execute("UPDATE batch SET started = ?, touched = NULL", (ahead.isoformat(" "),))
        connection.commit()
    found = answers(engine)
    assert (
        found["uploads"].state == "look" and "1 interrupted with 1 articles waiting" in found["uploads"].said
    )
    assert found["clock"].state == "look" and "set back" in found["clock"].said
    assert batches.forget(engine, number) == 1 and answers(engine)["uploads"].state == "ok"


def test_articles_of_another_version_little_room_and_wrong_limits_are_found(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    from detente.store.writes import save

    save(engine, document_of(), analysis_of(document_of()))
    monkeypatch.setattr("detente.jobs.health._LITTLE_ROOM", 10**18)
    monkeypatch.setenv("DETENTE_LIMIT_PAGES", "many")
    monkeypatch.setenv("STREAMLIT_SERVER_ADDRESS", "0.0.0.0")
    found = answers(engine)
    assert found["scoring"].state == "look" and "1 articles" in found["scoring"].said
    assert found["room"].state == "look" and found["open to"].state == "look"
    assert found["limits"].state == "wrong" and "DETENTE_LIMIT_PAGES" in found["limits"].said
    assert found["database"].state == "ok"


def test_a_question_that_fails_costs_no_other(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("detente.jobs.health.analysed_otherwise", lambda *_: 1 / 0)
    found = answers(engine)
    assert found["scoring"].state == "wrong" and "ZeroDivisionError" in found["scoring"].said
    assert found["migrations"].state == "ok"


def test_a_library_that_cannot_be_opened_is_the_one_finding(
    engine: Engine, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "text.db").write_text("no database\n" * 200)
    monkeypatch.setenv("DETENTE_DATABASE_URL", f"sqlite:///{tmp_path / 'text.db'}")
    assert main(["doctor"]) == 1
    assert "WRONG  database:" in (said := capsys.readouterr().out) and "damaged" in said


@pytest.mark.parametrize(
    ("headers", "address", "state"),
    [
        ({}, None, "ok"),
        ({}, "10.0.0.7", "look"),
        ({"x-forwarded-proto": "http", "host": "a"}, None, "wrong"),
        ({"x-forwarded-proto": "https", "host": "a"}, None, "look"),
        ({"x-forwarded-proto": "https", "host": "a", "x-forwarded-for": "10.0.0.7"}, None, "ok"),
    ],
)
def test_a_visit_says_how_it_came(headers: dict[str, str], address: str | None, state: str) -> None:
    assert through_proxy(headers, address).state == state
