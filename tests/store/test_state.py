"""A library's state is asked for once at a stretch, and never one from before a write of one's own."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine, event

from detente.access import deeds
from detente.store.corpus_queries import corpus_version
from detente.store.engine import open_store
from detente.store.holding import by_itself
from detente.store.one_run import one_run
from detente.store.settings import bump
from detente.store.transactions import writing
from tests.new_library import new_library


def _change(library: Engine) -> None:
    with writing(by_itself(library), deeds.MEASURE) as connection:
        bump(connection)


def _questions(library: Engine) -> list[str]:
    asked: list[str] = []
    event.listen(library, "before_cursor_execute", lambda *given: asked.append(given[2]))
    return asked


def test_it_is_asked_for_once_at_a_stretch(tmp_path: Path) -> None:
    library = open_store(new_library(tmp_path / "library.db"))
    asked = _questions(library)
    with one_run():
        first = corpus_version(library)
        number = len(asked)
        assert number and corpus_version(library) == first and len(asked) == number
    assert corpus_version(library) == first and len(asked) > number


def test_what_was_written_meanwhile_by_this_process_is_seen_at_once(tmp_path: Path) -> None:
    library = open_store(new_library(tmp_path / "library.db"))
    with one_run():
        before = int(corpus_version(library))
        _change(library)
        assert int(corpus_version(library)) == before + 1
        _change(library)
        assert int(corpus_version(library)) == before + 2


def test_what_another_process_writes_is_seen_by_the_next_stretch(tmp_path: Path) -> None:
    address = new_library(tmp_path / "library.db")
    library, other = open_store(address), open_store(address)
    with one_run():
        before = int(corpus_version(library))
        _change(other)
        assert int(corpus_version(library)) == before
    with one_run():
        assert int(corpus_version(library)) == before + 1


def test_a_refused_or_broken_write_is_asked_after_too(tmp_path: Path) -> None:
    library = open_store(new_library(tmp_path / "library.db"))
    with one_run():
        before = corpus_version(library)
        asked = _questions(library)
        try:
            with writing(by_itself(library), deeds.MEASURE) as connection:
                bump(connection)
                raise KeyError
        except KeyError:
            pass
        asked.clear()
        assert corpus_version(library) == before and asked
