"""The floors of attribution: our own passages, and the direct quotations coded by others."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from detente.evaluate.attribution_measures import (
    construction,
    measure_golden,
    measure_quotes,
    measure_reference,
)
from detente.evaluate.evaluation_report import GOLDEN


def test_own_passages_hold_the_floor() -> None:
    found = measure_golden(GOLDEN / "attribution")
    everything = found["all"]
    assert everything["n"] >= 250
    assert everything["right"] >= 0.95 and everything["wrong"] <= 0.02, everything
    assert len(found) > 30, "every construction is counted on its own"


# All quotations, once more with codes set right, and by how the speaker is called: no constructions.
_WHOLE = ("all", "all, codes set right", "named", "pronoun")


@pytest.mark.shared
def test_direct_quotations_of_others_hold_the_floor(shared: Path) -> None:
    found = measure_quotes(shared / "eval" / "quotes_dev.jsonl")
    everything = found["all"]
    assert everything["n"] > 600
    assert everything["right"] >= 0.85 and everything["wrong"] <= 0.05, everything
    parts = {name: row["n"] for name, row in found.items() if name not in _WHOLE}
    assert sum(parts.values()) == everything["n"] and len(parts) == 5


@pytest.mark.shared
def test_the_reference_article_has_every_speaker_right(shared: Path) -> None:
    found = measure_reference(shared / "articles" / "seed.txt", shared / "eval" / "gold_dev.jsonl")
    assert found["all"]["n"] == 13 and found["all"]["right"] == 1.0, found


@pytest.mark.parametrize(
    ("cue", "quoted", "speaker", "expected"),
    [
        ("said", [[0, 20]], [[26, 34]], "speaker after the words"),
        ("said", [[15, 40]], [[0, 8]], "speaker before the words"),
        ("said", [[0, 10], [25, 40]], [[16, 24]], "split around the speaker"),
        ("According to", [[0, 10]], [[25, 30]], "according to"),
        ("―", [[0, 10]], [[12, 20]], "a dash or a colon"),
    ],
)
def test_construction(cue: str, quoted: list[list[int]], speaker: list[list[int]], expected: str) -> None:
    assert construction({"cue": cue, "quote_spans": quoted, "speaker_spans": speaker}) == expected


def test_another_speaker_is_wrong_and_a_missing_one_is_nobody(tmp_path: Path) -> None:
    article, coded = tmp_path / "article.txt", tmp_path / "coded.jsonl"
    article.write_text(
        "Ida Berg said that the dams would stay.\n\nRain fell on the town and on the river all day.\n"
    )
    rows = [["Ida Berg"], ["Klara Stein"]]
    for speakers, share in ((rows[0], "right"), (rows[1], "wrong")):
        coded.write_text(json.dumps({"article": "seed", "paragraph": 0, "speakers": speakers}) + "\n")
        assert measure_reference(article, coded)["all"][share] == 1.0
    coded.write_text(json.dumps({"article": "seed", "paragraph": 1, "speakers": rows[0]}) + "\n")
    assert measure_reference(article, coded)["all"]["nobody"] == 1.0
