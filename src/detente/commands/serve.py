"""`detente serve`: start the dashboard."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from detente.commands.files import Commands
from detente.records import DetenteError


def register(commands: Commands) -> None:
    """Enter the command in the parser."""
    serve = commands.add_parser("serve", help="start the dashboard")
    serve.add_argument("options", nargs=argparse.REMAINDER, help="passed on to streamlit run")
    serve.set_defaults(run=_serve)


def _serve(options: argparse.Namespace) -> int:
    import subprocess

    here = Path(__file__).resolve().parent
    for script in (here.parents[2] / "app.py", here.parent / "app" / "app.py"):
        if script.exists():
            command = [sys.executable, "-m", "streamlit", "run", str(script), *options.options]
            return subprocess.run(command, check=False, cwd=script.parent).returncode
    raise DetenteError("app.py is not there; install Détente again or run it from a checkout.")
