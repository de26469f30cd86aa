"""A link opened on a server that has just started.

Streamlit looks into pages/*.py before app.py has told it the navigation, and answers a name that it does not find there
with a dialog. So each page of the navigation has a door of its own in pages/, which only runs app.py
(docs/decisions/0003-cold-links.md).
"""

from __future__ import annotations

import runpy
from pathlib import Path


def through_the_app(door: str) -> None:
    """Run app.py, which lies above the folder of `door` (a script's `__file__`)."""
    runpy.run_path(str(Path(door).resolve().parents[1] / "app.py"), run_name="__main__")
