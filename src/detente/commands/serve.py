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
_PLACES = (_PACKAGE.parents[1] / "server.py", _PACKAGE / "dashboard" / "server.py")


def register(commands: Commands) -> None:
    """Enter the command in the parser."""
    serve = commands.add_parser(
        "serve",
        help="start the dashboard",
        epilog="Further options go to `streamlit run`: --server.port 8502",
    )
    serve.add_argument(
        "--library",
        metavar="DIR",
        type=Path,
        help="show the partitions that detente batch wrote, to be read only",
    )
    serve.set_defaults(run=_serve, passed_on=())


def dashboard() -> Path:
    """The script that starts the dashboard: of the checkout, or of the installed package.

    Returns:
        The path of `server.py`; the folder around it holds `app.py`, `pages/` and `.streamlit/config.toml`.

    Raises:
        DetenteError: neither place holds it.
    """
    for script in _PLACES:
        if script.exists():
            return script
    raise DetenteError("server.py is not there; install Détente again or run it from a checkout.")


def _serve(options: argparse.Namespace) -> int:
    if options.library is not None:
        from detente.store.engine import VARIABLE

        os.environ[VARIABLE] = _opened(options.library)
    command = [sys.executable, "-m", "detente.ui.server_start", str(dashboard()), *options.passed_on]
    if os.name == "posix":  # the server takes this process's place: stopping the command stops the server
        os.execv(sys.executable, command)
    return subprocess.run(command, check=False).returncode


def _opened(folder: Path) -> str:
    """The address of a folder of partitions, opened once: what is wrong is said here, not on a page."""
    from detente.store.engine import open_store
    from detente.store.partitions import address_of_partitions

    address = address_of_partitions(folder)
    open_store(address).dispose()
    return address
