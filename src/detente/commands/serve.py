"""`detente serve`: start the dashboard."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

from detente.commands.files import Commands
from detente.records import DetenteError

_PACKAGE = Path(__file__).resolve().parents[1]
# In a checkout the dashboard stands beside src/; the wheel carries it inside the package (see
# pyproject.toml).
_PLACES = (_PACKAGE.parents[1] / "app.py", _PACKAGE / "dashboard" / "app.py")


def register(commands: Commands) -> None:
    """Enter the command in the parser."""
    serve = commands.add_parser(
        "serve",
        help="start the dashboard",
        epilog="Further options go to `streamlit run`: --server.port 8502",
    )
    serve.set_defaults(run=_serve, passed_on=())


def dashboard() -> Path:
    """The script that starts the dashboard: of the checkout, or of the installed package.

    Returns:
        The path of `app.py`; the folder around it holds `pages/` and `.streamlit/config.toml`.

    Raises:
        DetenteError: neither place holds it.
    """
    for script in _PLACES:
        if script.exists():
            return script
    raise DetenteError("app.py is not there; install Détente again or run it from a checkout.")


def _serve(options: argparse.Namespace) -> int:
    command = [sys.executable, "-m", "streamlit", "run", str(dashboard()), *options.passed_on]
    if os.name == "posix":  # the server takes this process's place: stopping the command stops the server
        os.execv(sys.executable, command)
    return subprocess.run(command, check=False).returncode
