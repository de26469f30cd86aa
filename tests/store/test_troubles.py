"""No room, no permission, no connection: a sentence each, nothing half, and again where that helps."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from detente.cli import main
from detente.records import DetenteError
from detente.store import batch_history, batches, troubles
from detente.store.corpus_queries import counts
from detente.store.engine import open_store
from detente.store.selection import Selection
from detente.store.troubles import LostConnectionError, NoRoomError, ReadOnlyError, kind_of, repeated
from detente.store.writes import save
from tests.new_library import new_library

from .conftest import analysis_of, document_of


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Engine]:
    """A library on a disk that has room for one more large file, not for two."""
    opened = open_store(new_library(tmp_path / "store.db"))

    def limit(connection: sqlite3.Connection, _record: object) -> None:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count={pages + 60}")

    event.listen(opened, "connect", limit)
    opened.dispose()  # connections from now on
    yield opened
    opened.dispose()


def test_a_full_disk_is_a_sentence_and_what_was_saved_is_whole(small: Engine) -> None:
    for number in range(2):
        document = document_of(f"Number {number}", words=f" Number {number}.")
        if number == 0:
            save(small, document, analysis_of(document), raw=os.urandom(60_000))
            continue
        with pytest.raises(NoRoomError, match="no room left for the library") as raised:
            save(small, document, analysis_of(document), raw=os.urandom(400_000))
        assert "database or disk is full" in str(raised.value) and "report" not in str(raised.value)
    assert counts(small, Selection()).articles == 1


def test_adding_stops_at_a_full_disk_with_one_sentence(
    small: Engine,
    tmp_path: Path,
    article: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    from detente.store import engine as opening

    monkeypatch.setattr(opening, "open_store", lambda *_given, **_asked: small)
    for number in range(3):
        much = "".join(
            f"\n\nSudria sent its tanks to post {number}-{line}." for line in range(4_000 * number)
        )
        (tmp_path / f"{number}.txt").write_text(article + much)
    assert main(["add", *(str(tmp_path / f"{number}.txt") for number in range(3)), "--json"]) == 1
    said = capsys.readouterr()
    assert said.err.count("no room left for the library") == 1 and "continues from there" in said.err
    assert "report it" not in said.out + said.err
    assert counts(small, Selection()).articles == said.out.count('"new": true')


_AS_NOBODY = """
import os, sys
from detente.store.engine import open_store
open_store("sqlite://").dispose()  # imports all that is needed
if os.geteuid() == 0:  # root may write everywhere
    os.setgroups([]), os.setgid(65534), os.setuid(65534)
try:
    open_store(sys.argv[1])
except Exception as error:
    print(type(error).__name__, error)
"""


def test_a_folder_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    folder = Path(tempfile.mkdtemp(prefix="detente-read-"))
    try:
        new_library(tmp_path / "store.db")
        shutil.copy(tmp_path / "store.db", folder / "store.db")
        (folder / "store.db").chmod(0o444)
        folder.chmod(0o555)
        command = [sys.executable, "-c", _AS_NOBODY, f"sqlite:///{folder}/store.db"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)
    assert "can be read and not written" in done.stdout, done.stdout + done.stderr


CODES = (
    ("53100", NoRoomError),
    ("25006", ReadOnlyError),
    ("57P01", LostConnectionError),
    ("57P03", LostConnectionError),
    ("08006", LostConnectionError),
    ("23505", None),
    ("42P01", None),
)


@pytest.mark.parametrize(("code", "kind"), CODES)
def test_postgresqls_codes_are_known(code: str, kind: type | None) -> None:
    assert kind_of(Exception({"C": code, "M": "whatever it says in any language"})) is kind


def test_other_faults_stay_what_they_are() -> None:
    assert kind_of(ValueError("disk is full")) is None
    assert kind_of(ConnectionResetError(104, "reset")) is LostConnectionError


def test_what_was_lost_is_done_again_and_not_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(troubles.time, "sleep", lambda _seconds: None)
    calls: list[int] = []

    def work(failing: int) -> Callable[[], str]:
        def once() -> str:
            calls.append(1)
            if len(calls) <= failing:
                raise LostConnectionError("lost")
            return "done"

        return once

    assert repeated(work(2)) == "done" and len(calls) == 3
    calls.clear()
    with pytest.raises(LostConnectionError):
        repeated(work(99))
    assert len(calls) == 4


@pytest.mark.parametrize("ahead", [timedelta(hours=1), timedelta(days=400)])
def test_a_clock_set_back_hides_no_interrupted_upload(engine: Engine, ahead: timedelta) -> None:
    number = batches.begin(engine, [batches.Wanted("one.txt", document_of())], "one")
    begun = batch_history.batch_of(engine, number)
    assert begun is not None and begun.goes_on()
    assert not begun.goes_on(begun.started - ahead), "the clock was set back since"
    assert not begun.goes_on(begun.started + timedelta(minutes=1))


def test_a_folder_is_no_copy(engine: Engine, tmp_path: Path) -> None:
    from detente.store.backup import restore

    with pytest.raises(DetenteError, match="is a folder; name a file"):
        restore(engine, tmp_path)
