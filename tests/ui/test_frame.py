"""The icon in the browser's tab is a file of our own that asks nobody for anything."""

from __future__ import annotations

import re
from pathlib import Path

from detente.ui import frame


def test_the_icon_ships_and_refers_to_nothing_else() -> None:
    drawn = frame.ICON.read_text(encoding="utf-8")
    assert drawn.startswith("<svg") and not re.search(r"href|url\(|<script|<image", drawn)
    assert "page_icon=ICON" in Path(frame.__file__).read_text(encoding="utf-8")
