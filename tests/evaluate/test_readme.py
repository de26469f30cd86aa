"""The README's figures are those of the stored report, and the command that measures writes both."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from detente.data_tables import data_path
from detente.evaluate.readme import BEGIN, END, block, rewrite
from detente.export.error_rates import led_by_unseen
from detente.records import DetenteError

ROOT = Path(__file__).resolve().parents[2]


def stored() -> dict:
    return led_by_unseen(json.loads(data_path("evaluation", "report.json").read_text(encoding="utf-8")))


def test_the_readme_shows_the_stored_report() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = text.split(BEGIN)[1].split(END)[0].strip()
    assert shown == block(stored())


def test_rewriting_touches_only_what_stands_between_the_marks(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text(f"Before.\n{BEGIN}\nlast week \\1\n{END}\nAfter.\n", encoding="utf-8")
    rewrite(readme, stored())
    text = readme.read_text(encoding="utf-8")
    assert (
        text.startswith(f"Before.\n{BEGIN}\nLast run, ")
        and text.endswith(f"{END}\nAfter.\n")
        and "last week" not in text
    )
    (readme).write_text("No marks.", encoding="utf-8")
    with pytest.raises(DetenteError, match="no place"):
        rewrite(readme, stored())
