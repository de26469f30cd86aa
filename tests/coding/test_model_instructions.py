"""What a model is told: the whole codebook, and the version by which its answers are known."""

from __future__ import annotations

import json
import re

import pytest

from detente.coding import model_instructions as told
from detente.coding.codes import acts
from detente.coding.files.any_file import read_codes
from detente.scoring.codebook import rules, steps


def test_the_instructions_hold_the_codebook_and_no_gap() -> None:
    text = told.model_instructions()
    assert all(step.text in text for step in steps())
    assert all(rule.text in text for rule in rules().values())
    assert all(kind.name in text for axis in acts() for kind in axis)
    assert "$" not in text


def test_the_line_that_they_show_is_one_that_can_be_read() -> None:
    (line,) = re.findall(r"\{.*\}", told.model_instructions())
    assert json.loads(line)["instructions"] == told.instructions_version()
    (row,) = read_codes("answers.jsonl", line.encode())
    assert row.kind == "model" and row.coder == f"... (instructions {told.instructions_version()})"


def test_another_codebook_has_another_version(monkeypatch: pytest.MonkeyPatch) -> None:
    before = told.instructions_version()
    told.instructions_version.cache_clear()
    monkeypatch.setattr(told, "rules", dict)
    assert told.instructions_version() != before
    told.instructions_version.cache_clear()
