"""Reads that sessions share: made once, waited for by those who ask meanwhile, of one library alone."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pandas as pd
import pytest

from detente.ui import shared_reads
from detente.ui.shared_reads import shared


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The address of the library that is open, which tests may exchange."""
    there = ["sqlite:///one.db"]
    monkeypatch.setattr(shared_reads, "address", lambda: there[0])
    return there


def test_a_read_is_made_once_for_the_same_arguments_and_library(library: list[str]) -> None:
    made: list[tuple[int, str]] = []

    @shared(4)
    def read(number: int, version: str) -> int:
        made.append((number, version))
        return number

    assert [read(1, "a"), read(1, "a"), read(2, "a"), read(1, version="b")] == [1, 1, 2, 1]
    assert made == [(1, "a"), (2, "a"), (1, "b")]
    library[0] = "sqlite:///another.db"
    read(1, "a")
    assert made[3:] == [(1, "a")]


def test_only_the_last_results_are_kept(library: list[str]) -> None:
    made: list[int] = []

    @shared(2)
    def read(number: int) -> int:
        made.append(number)
        return number

    for number in (1, 2, 1, 3, 1, 2):
        read(number)
    assert made == [1, 2, 3, 2]  # 2 had to go for 3, as 1 was asked for since


def test_a_frame_that_is_changed_is_nobody_elses(library: list[str]) -> None:
    @shared(2)
    def read() -> pd.DataFrame:
        return pd.DataFrame({"side": ["USA", "RUS"]})

    mine = read()
    mine.loc[0, "side"] = "FRA"
    mine["more"] = 1
    assert read().to_dict("list") == {"side": ["USA", "RUS"]}


def test_who_asks_meanwhile_waits_for_the_read_that_goes_on(library: list[str]) -> None:
    made: list[int] = []
    begun, go_on = Event(), Event()

    @shared(2)
    def read() -> int:
        made.append(1)
        begun.set()
        assert go_on.wait(10)
        return 7

    with ThreadPoolExecutor(2) as threads:
        first = threads.submit(read)
        assert begun.wait(10)
        second = threads.submit(read)
        go_on.set()
        assert (first.result(10), second.result(10)) == (7, 7)
    assert made == [1]


def test_an_error_is_not_kept(library: list[str]) -> None:
    answers: Iterator[ValueError | int] = iter([ValueError("no"), 7])

    @shared(2)
    def read() -> int:
        answer = next(answers)
        if isinstance(answer, ValueError):
            raise answer
        return answer

    with pytest.raises(ValueError, match="no"):
        read()
    assert read() == 7
