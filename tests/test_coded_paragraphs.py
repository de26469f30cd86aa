"""The coded paragraphs hold what their README says: codes in half steps, and words that stand in the text."""

from __future__ import annotations

import json
from typing import Any

from detente.data_tables import data_path

ACTS = {
    "E": (
        "blame warn arms aid_arms sanction refuse posture break threat force background other none"
    ).split(),
    "D": (
        "reassure appeal offer agree keep_limits ease humanitarian reduce truce peace deny other none"
    ).split(),
}


def rows() -> list[dict[str, Any]]:
    files = sorted(data_path("coded").glob("*.jsonl"))
    return [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]


def is_coded(row: dict[str, Any], axis: str) -> bool:
    """Whether an axis has a half step, a kind of act and words exactly where it is not 0."""
    value, act, words = row[axis], row[f"{axis}a"], row[f"{axis}w"]
    half_steps = 0 <= value <= 5 and value * 2 == int(value * 2)
    whole = (act == "none") == (value == 0) == (words == "")
    return half_steps and whole and act in ACTS[axis] and words in row["text"]


def test_each_paragraph_stands_once() -> None:
    found = rows()
    assert len(found) > 400
    assert len({row["id"] for row in found}) == len({row["text"] for row in found}) == len(found)


def test_codes_follow_the_codebook() -> None:
    assert not [row["id"] for row in rows() if not (is_coded(row, "E") and is_coded(row, "D"))]
