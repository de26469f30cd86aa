"""`detente serve` finds the dashboard in a checkout and in an installed package, and passes options on."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from detente.cli import main
from detente.commands import serve
from detente.records import DetenteError


def test_options_go_to_streamlit(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []

    def run(command: list[str], check: bool) -> subprocess.CompletedProcess[bytes]:
        started.append(command)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr("os.execv", lambda _, command: started.append(command))
    monkeypatch.setattr("subprocess.run", run)
    assert main(["serve", "--server.port", "8502"]) == 0
    script = str(Path(__file__).parents[2] / "server.py")
    assert started[0] == [sys.executable, "-m", "detente.ui.server_start", script, "--server.port", "8502"]


def test_other_commands_refuse_options_that_they_do_not_know(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["figures", "list", "--server.port", "8502"])
    assert "--server.port" in capsys.readouterr().err


def test_an_installed_package_carries_the_dashboard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    carried = tmp_path / "dashboard" / "server.py"
    carried.parent.mkdir()
    carried.touch()
    monkeypatch.setattr(serve, "_PLACES", (tmp_path / "server.py", carried))
    assert serve.dashboard() == carried
    carried.unlink()
    with pytest.raises(DetenteError, match="install Détente again"):
        serve.dashboard()
