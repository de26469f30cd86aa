"""The labelled sets: what is read from where, and that the set kept apart stays apart."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from detente.evaluate import sets


def test_kept_apart_is_read_as_three_sets_that_say_so() -> None:
    found = {labelled.name: labelled.rows for labelled in sets.kept_apart()}
    sentences, paragraphs, controls = (rows for name, rows in found.items() if name.startswith("kept apart"))
    assert len(sentences) >= 150 and len(paragraphs) >= 20 and len(controls) >= 40
    assert all(row.sign == 0 for row in controls)
    assert {row.stance for row in paragraphs} == {"escalatory", "de-escalatory", "neutral", "mixed"}


def test_what_was_written_blind_is_read_as_sentences_and_controls() -> None:
    found = {labelled.name: labelled.rows for labelled in sets.kept_apart()}
    assert len(found["written blind: sentences"]) == 130
    assert {row.sign for row in found["written blind: sentences"]} == {1, -1}
    assert len(found["written blind: controls"]) == 50
    assert {row.sign for row in found["written blind: controls"]} == {0}


def test_no_sentence_kept_apart_is_in_the_sets_that_are_tuned_on_or_in_the_lexicon() -> None:
    apart = {row.text for labelled in sets.kept_apart() for row in labelled.rows}
    tuned = {
        row.text
        for labelled in (sets.golden_pairs(), sets.golden_paragraphs(), sets.golden_controls())
        for row in labelled.rows
    }
    examples = set()
    for table in (Path(sets.GOLDEN).parents[1] / "data" / "lexicon").glob("*.csv"):
        with table.open(newline="", encoding="utf-8") as lines:
            examples |= {row.get("example") or "" for row in csv.DictReader(lines)}
    assert apart and not apart & tuned and not apart & examples


@pytest.mark.parametrize("file", ["kept_apart.csv", "kept_apart_blind.csv"])
def test_signs_kept_apart_follow_the_codebook(file: str) -> None:
    pairs = defaultdict(list)
    with (sets.GOLDEN / file).open(newline="", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            up, down = int(row["escalation"]), int(row["deescalation"])
            sign = "+" if up - down >= 1 else "-" if down - up >= 1 else "m" if up else "0"
            assert row["sign"] == sign, row["id"]
            if row["pair"]:
                pairs[row["pair"]].append(row)
    assert all(len(rows) == 2 and len({row["phenomenon"] for row in rows}) == 1 for rows in pairs.values())


def test_without_the_file_there_is_no_set(tmp_path: Path) -> None:
    assert sets.kept_apart(tmp_path) == ()
