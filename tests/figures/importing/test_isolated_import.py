"""A publisher's file is read in a process of its own, alike, and one that takes too long is ended."""

from __future__ import annotations

from dataclasses import replace

import pytest

from detente.figures.importing.import_result import ImportRefusedError
from detente.figures.importing.isolated_import import read_isolated
from detente.figures.importing.recognising import read_file
from detente.intake.limits import DEFAULT

from .test_eurostat import FILE


def test_it_is_read_alike() -> None:
    assert read_isolated(FILE.read_bytes()) == read_file(FILE.read_bytes())


def test_a_refusal_keeps_its_row_and_what_it_needs() -> None:
    with pytest.raises(ImportRefusedError) as here:
        read_file(b"country,2031,2032\nNorland,1,2\n")
    with pytest.raises(ImportRefusedError) as apart:
        read_isolated(b"country,2031,2032\nNorland,1,2\n")
    assert (apart.value.reason, apart.value.row, apart.value.needs) == (
        here.value.reason, here.value.row, here.value.needs,
    )  # fmt: skip


def test_one_that_takes_too_long_is_ended_and_said_so() -> None:
    with pytest.raises(ImportRefusedError, match="more time or memory"):
        read_isolated(FILE.read_bytes(), limits=replace(DEFAULT, cpu_seconds=0.01))
