"""The icon in the browser's tab is a file of our own that asks nobody for anything."""

from __future__ import annotations

import re
from pathlib import Path

from detente.ui.naming import ICON

APP = Path(__file__).resolve().parents[2] / "app.py"


def test_the_icon_ships_and_refers_to_nothing_else() -> None:
    drawn = ICON.read_text(encoding="utf-8")
    assert drawn.startswith("<svg") and not re.search(r"href|url\(|<script|<image", drawn)
    assert "page_icon=naming.ICON" in APP.read_text(encoding="utf-8")
