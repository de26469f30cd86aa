"""Pages are drawn in turn, whole ones first, and a page that takes long keeps nobody."""

from __future__ import annotations

import time
from threading import Event, Thread

import pytest

from detente.ui.turns import Turns, turn

PATIENCE = 20.0  # seconds until something that must happen did not


def _come(turns: Turns, name: str, said: list[str], head_start: float = 0.0) -> Thread:
    """Somebody who takes a turn and says so; here once they wait or are through."""

    def draw() -> None:
        with turns.turn(head_start):
            said.append(name)

    waiting = len(turns._waiting)
    thread = Thread(target=draw)
    thread.start()
    until = time.monotonic() + PATIENCE
    while thread.is_alive() and len(turns._waiting) == waiting and time.monotonic() < until:
        time.sleep(0.001)
    return thread


def test_one_after_the_other_as_they_came_and_whole_pages_before_parts() -> None:
    turns, said = Turns(long=PATIENCE), list[str]()
    with turns.turn():
        came = [
            _come(turns, "a part", said, head_start=1.0),
            _come(turns, "a page", said),
            _come(turns, "another page", said),
        ]
        assert said == [], "nobody is drawn beside another"
    for each in came:
        each.join(PATIENCE)
    assert said == ["a page", "another page", "a part"]


def test_a_part_that_has_waited_for_its_time_goes_before_a_page() -> None:
    turns, said = Turns(long=PATIENCE), list[str]()
    with turns.turn():
        part = _come(turns, "a part", said, head_start=0.05)
        time.sleep(0.1)
        page = _come(turns, "a page", said)
    part.join(PATIENCE), page.join(PATIENCE)
    assert said == ["a part", "a page"]


def test_who_takes_long_keeps_nobody_and_ends_no_turn_but_its_own() -> None:
    turns, said = Turns(long=0.05), list[str]()
    inside, go = Event(), Event()

    def stay() -> None:
        with turns.turn():
            inside.set()
            go.wait(PATIENCE)

    long = Thread(target=stay)
    long.start()
    assert inside.wait(PATIENCE)
    _come(turns, "beside it", said).join(PATIENCE)
    assert said == ["beside it"] and long.is_alive()
    time.sleep(0.06)
    _come(turns, "at once", said).join(PATIENCE)
    go.set()
    long.join(PATIENCE)
    _come(turns, "in turn again", said).join(PATIENCE)
    assert said == ["beside it", "at once", "in turn again"]


def test_a_page_that_fails_gives_its_turn_back() -> None:
    turns, said = Turns(long=PATIENCE), list[str]()
    with pytest.raises(ValueError, match="broken"), turns.turn():
        raise ValueError("broken")
    _come(turns, "next", said).join(PATIENCE)
    assert said == ["next"]


def test_a_part_within_its_page_asks_for_no_second_turn() -> None:
    done = Event()

    def page() -> None:
        with turn(whole=True), turn(whole=False):
            done.set()

    drawn = Thread(target=page, daemon=True)
    drawn.start()
    assert done.wait(PATIENCE)


def test_who_rests_goes_on_at_once_when_somebody_waits() -> None:
    turns = Turns(long=PATIENCE)
    began = time.monotonic()
    turns.rest(0.05)
    assert time.monotonic() - began >= 0.05
    with turns.turn():
        waiting = _come(turns, "a page", [])
        began = time.monotonic()
        turns.rest(PATIENCE)
        assert time.monotonic() - began < PATIENCE / 2
    waiting.join(PATIENCE)
