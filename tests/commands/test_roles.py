"""`detente roles`: it names the library whose roles it changes, so that nobody changes another's unawares."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.cli import main
from detente.store.engine import VARIABLE
from tests.new_library import new_library


def test_it_says_in_which_library_somebody_has_a_role(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    address = new_library(tmp_path / "library.db")
    monkeypatch.setenv(VARIABLE, address)
    assert main(["roles", "list"]) == 0
    assert capsys.readouterr().out == f"Nobody has a role in {address}.\n"
    assert main(["roles", "give", "anna@example.org", "editor"]) == 0
    assert capsys.readouterr().out == f"anna@example.org is now editor in {address}.\n"
    assert main(["roles", "list"]) == 0 and "anna@example.org" in capsys.readouterr().out
