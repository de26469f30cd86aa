"""What the card sends is done once, wherever the run that does it ends and however often it comes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import streamlit as st
from sqlalchemy import Engine, select
from streamlit.runtime.scriptrunner import RerunData, RerunException

from detente.coding.codes import Code, text_hash
from detente.coding.files.coded_rows import CodedRow
from detente.records import DetenteError
from detente.store import coding_exchange, coding_projects, coding_queue, schema
from detente.store.engine import open_store
from detente.store.transactions import BusyError
from detente.ui import identity
from detente.ui.coding import card_post
from tests.new_library import new_library


class Session(dict[str, Any]):
    """A session at whose n-th reading somebody asks for another run, as Streamlit ends one."""

    ends_at = 0
    readings = 0

    def _read(self) -> None:
        self.readings += 1
        if self.readings == self.ends_at:
            raise RerunException(RerunData())

    def __getitem__(self, name: str) -> Any:
        self._read()
        return super().__getitem__(name)

    def __setitem__(self, name: str, value: Any) -> None:
        self._read()
        super().__setitem__(name, value)

    def get(self, name: str, otherwise: Any = None) -> Any:
        self._read()
        return super().get(name, otherwise)

    def setdefault(self, name: str, value: Any = None) -> Any:
        self._read()
        return super().setdefault(name, value)


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> Session:
    state = Session()
    monkeypatch.setattr(st, "session_state", state)
    return state


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    opened = open_store(new_library(tmp_path / "corpus.db"))
    yield opened
    opened.dispose()


@pytest.fixture
def project(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> int:
    """Two paragraphs, on whose library the page works as it does in a run: it asks whose session this is."""
    rows = [CodedRow("a file", Code(0, 0), text_hash(text), text) for text in ("Some words.", "Others.")]
    monkeypatch.setattr(identity, "get_script_run_ctx", lambda **_: object())
    monkeypatch.setattr(card_post, "store", lambda: (identity.person(), engine)[1])
    return coding_exchange.project_from_codes(engine, "P", rows, None).project_id


def sends(
    session: Session, how: str, number: str, place: int = 0, coder: str = "Ana", **more: object
) -> None:
    token = card_post.token(1, place, coder)
    sent = {"id": number, "how": how, "token": token, "escalation": 2, "deescalation": 0} | more
    dict.__setitem__(session, card_post.CARD, SimpleNamespace(sent=sent))


def kept(engine: Engine) -> list[tuple[int, str, bool]]:
    own = schema.coding_code.c
    query = select(own.place, own.coder, own.withdrawn).where(own.coder != "a file").order_by(own.id)
    with engine.connect() as connection:
        rows = connection.execute(query).all()
    return [(row.place, row.coder, row.withdrawn) for row in rows]


def done(session: Session) -> list[str]:
    session.ends_at = 0
    return card_post.handled().done


@pytest.mark.parametrize("reading", range(1, 9))
def test_a_code_is_kept_once_wherever_a_run_ends(
    session: Session, engine: Engine, project: int, reading: int
) -> None:
    sends(session, "saved", "a", since=0)
    session.ends_at = reading
    for _ in range(3):  # as the card does until the number is among those done
        try:
            card_post.take(project, "Ana")
        except RerunException:
            known = dict.get(session, "coding_handled", card_post.Handled())
            assert len(kept(engine)) == len(known.done), (
                "what a run that ended has not done is not told as done"
            )
    assert kept(engine) == [(0, "Ana", False)] and done(session) == ["a"]


def test_an_undo_and_a_code_of_an_earlier_session_are_done_once(
    session: Session, engine: Engine, project: int
) -> None:
    coding_queue.save_code(engine, project, 1, "Ana", Code(1, 0))
    for how in ("saved", "undone"):
        latest = coding_queue.own_progress(engine, project, "Ana").latest
        for _ in range(2):
            sends(session, how, how, since=0, latest=latest)
            card_post.take(project, "Ana")
            session.clear()  # the server lost the session before the card heard of it
    assert kept(engine)[1:] == [(0, "Ana", False), (0, "Ana", True)]


def test_what_passes_is_sent_again_and_what_does_not_is_said(
    session: Session, engine: Engine, project: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(trouble: DetenteError) -> Callable[..., int]:
        def save(*_: object, **__: object) -> int:
            raise trouble

        return save

    save = coding_queue.save_code
    sends(session, "saved", "a", since=0)
    monkeypatch.setattr(coding_queue, "save_code", refuses(BusyError("Somebody else writes.")))
    card_post.take(project, "Ana")
    assert not done(session) and card_post.handled().said == "Somebody else writes."
    monkeypatch.setattr(coding_queue, "save_code", save)
    card_post.take(project, "Ana")
    assert done(session) == ["a"] and not card_post.handled().said and len(kept(engine)) == 1
    coding_projects.set_closed(engine, project, True)
    sends(session, "saved", "b", place=1, since=0)
    card_post.take(project, "Ana")
    assert done(session) == ["a", "b"] and "closed" in card_post.handled().said


def test_what_one_coder_sent_is_never_saved_as_anothers(
    session: Session, engine: Engine, project: int
) -> None:
    for token in (card_post.token(1, 3, "Ana"), card_post.token(2, 3, "Ben"), "1:x", "1", "", "1::"):
        sends(session, "saved", "a", token=token)
        card_post.take(project, "Ben")
        assert not done(session), "nor dropped: it waits until Ana is back"
    assert not kept(engine)


def test_what_is_put_off_comes_last(session: Session, project: int) -> None:
    for number, place in enumerate([0, 1, 0]):
        sends(session, "skipped", str(number), place=place)
        card_post.take(project, "Ana")
    assert card_post.handled().later[project] == [1, 0]


@pytest.mark.parametrize("odd", [None, "", [], {"id": 5}, {"id": "a", "token": 7}, {"id": "a", "how": "x"}])
def test_odd_messages_do_nothing(session: Session, engine: Engine, project: int, odd: Any) -> None:
    dict.__setitem__(session, card_post.CARD, SimpleNamespace(sent=odd))
    card_post.take(project, "Ana")
    assert not kept(engine)


@pytest.mark.parametrize("seconds", ["x", None, -1, 4_000, float("nan"), True])
def test_an_odd_time_is_none(session: Session, engine: Engine, project: int, seconds: object) -> None:
    sends(session, "saved", "a", since=0, seconds=seconds)
    card_post.take(project, "Ana")
    assert coding_queue.own_progress(engine, project, "Ana").seconds is None
    own = coding_queue.own_code(engine, project, 0, "Ana")
    assert own is not None and own.code == Code(2, 0, "", "none")
