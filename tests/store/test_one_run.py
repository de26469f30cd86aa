"""What is looked up once at a stretch, and how long that holds."""

from __future__ import annotations

from itertools import count

import pytest

from detente.store.one_run import once, one_run


def test_it_is_found_once_at_a_stretch_and_each_time_outside() -> None:
    numbers = count()
    assert once("number", lambda: next(numbers)) == 0
    assert once("number", lambda: next(numbers)) == 1
    with one_run():
        assert once("number", lambda: next(numbers)) == 2
        assert once("number", lambda: next(numbers)) == 2
        assert once("other", lambda: next(numbers)) == 3
    with one_run():
        assert once("number", lambda: next(numbers)) == 4


def test_a_stretch_that_breaks_off_has_ended() -> None:
    with pytest.raises(KeyError), one_run():
        assert once("place", lambda: "first") == "first"
        raise KeyError
    assert once("place", lambda: "second") == "second"


def test_nothing_found_is_remembered_too() -> None:
    numbers = count()

    def nothing() -> None:
        next(numbers)

    with one_run():
        once("nothing", nothing)
        once("nothing", nothing)
    assert next(numbers) == 1
