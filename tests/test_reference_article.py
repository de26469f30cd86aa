"""The main job on the reference article, by the codebook's own table.

Its text lies beside the checkout, never in it.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from detente.analysis import analyse
from detente.figures.claims import claim
from detente.figures.paragraph import read_figures
from detente.readers import SETTING
from detente.records import Analysis
from detente.second_reader.encoder import missing

pytestmark = pytest.mark.shared

# Body paragraphs in order: lowest and highest escalation, lowest and highest de-escalation, speakers.
BY_HAND = [
    (0, 0, 2, 3, ["Emmanuel Macron"]),
    (0, 0, 2, 3, ["Emmanuel Macron"]),
    (2, 2, 2, 2, ["Emmanuel Macron"]),
    (0, 0, 3, 4, ["Emmanuel Macron"]),
    (0, 1, 3, 3, ["Emmanuel Macron"]),
    (2, 2, 0, 1, ["Vladimir Putin", "Kremlin"]),
    (2, 2, 0, 0, ["Sergey Lavrov"]),
    (3, 4, 0, 0, ["Kremlin"]),
    (1, 1, 2, 2, ["Sergey Lavrov"]),
]


@pytest.fixture
def reading(shared: Path) -> Analysis:
    return analyse((shared / "articles" / "seed.txt").read_text(encoding="utf-8"))


def test_what_was_understood(reading: Analysis) -> None:
    kinds = [p.kind for p in reading.paragraphs]
    assert kinds.count("heading") == 4 and kinds.count("body") == 9 and kinds.count("caption") == 1
    assert reading.title and reading.deck
    assert reading.language == "en"
    assert reading.published is None and reading.outlet is None, "nothing is made up"


def test_every_body_paragraph_within_one_step_of_the_coder(reading: Analysis) -> None:
    body = [p for p in reading.paragraphs if p.kind == "body"]
    off = [
        f"{p.position}: E {p.escalation} D {p.deescalation}, by hand E {e_low}–{e_high} D {d_low}–{d_high}"
        for p, (e_low, e_high, d_low, d_high, _) in zip(body, BY_HAND, strict=True)
        if not (e_low - 1 <= p.escalation <= e_high + 1 and d_low - 1 <= p.deescalation <= d_high + 1)
    ]
    assert not off


def test_both_readers_are_within_one_step_or_say_that_they_differ(
    shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if missing():
        pytest.skip("the second reader is not installed")
    monkeypatch.setenv(SETTING, "both")
    text = (shared / "articles" / "seed.txt").read_text(encoding="utf-8")
    body = [p for p in analyse(text).paragraphs if p.kind == "body"]
    off = [
        p
        for p, (e_low, e_high, d_low, d_high, _) in zip(body, BY_HAND, strict=True)
        if not (e_low - 1 <= p.escalation <= e_high + 1 and d_low - 1 <= p.deescalation <= d_high + 1)
    ]
    assert len(off) <= 1 and all(p.differs for p in off)
    # Nobody takes one side's words for the other's: no paragraph stands the wrong way round.
    for p, (e_low, _, d_low, _, _) in zip(body, BY_HAND, strict=True):
        assert (p.escalation - p.deescalation) * (e_low - d_low) >= 0


def test_stance_of_the_paragraphs_that_have_only_one(reading: Analysis) -> None:
    body = [p for p in reading.paragraphs if p.kind == "body"]
    stances = [p.stance for p in body]
    assert stances[0] == stances[1] == stances[3] == stances[4] == "de-escalatory"
    assert stances[2] == "mixed"
    assert stances[5] == stances[6] == stances[7] == "escalatory"


def test_all_speakers_right(reading: Analysis) -> None:
    body = [p for p in reading.paragraphs if p.kind == "body"]
    assert [list(dict.fromkeys(v.actor for v in p.voices)) for p in body] == [names for *_, names in BY_HAND]
    assert body[7].narrated, "the narrator reports the doctrine before the Kremlin explains it"


def test_credit_is_not_scored_and_has_no_voice(reading: Analysis) -> None:
    (caption,) = [p for p in reading.paragraphs if p.kind == "caption"]
    assert not caption.cues and not caption.voices and caption.escalation == caption.deescalation == 0


def test_figures_and_treaties_are_linked(reading: Analysis) -> None:
    body = [p for p in reading.paragraphs if p.kind == "body"]
    assert "NATO-2025-TOTAL" in body[5].commitments
    (quantity,) = body[5].quantities
    assert (quantity.value, quantity.unit, quantity.of, quantity.whose) == (5, "%", "GDP", "NATO")
    assert body[6].treaties == ("ABM", "INF", "New START", "CTBT")


def test_the_share_of_gdp_is_a_target_beside_its_commitment(reading: Analysis) -> None:
    figures = [(p, q) for p in reading.paragraphs for q in p.quantities]
    assert len(figures) == 1
    paragraph, quantity = figures[0]
    found = claim(quantity, paragraph.text, paragraph.voices, reading.published)
    assert (quantity.value, quantity.unit, quantity.of, quantity.whose) == (5, "%", "GDP", "NATO")
    assert (found.outcome, found.sure, found.commitment) == ("target not outturn", True, "NATO-2025-TOTAL")


def test_figures_and_treaties_of_the_coded_paragraphs(shared: Path) -> None:
    lines = (shared / "eval" / "gold_dev.jsonl").read_text(encoding="utf-8").splitlines()
    coded = [json.loads(line) for line in lines]
    assert sum(len(row["quantities"]) for row in coded) >= 2
    for row in coded:
        read = read_figures(row["text"])
        assert [q.value for q in read.quantities] == [q["value"] for q in row["quantities"]]
        for quantity in read.quantities:
            found = claim(quantity, row["text"])
            assert found.outcome == ("target not outturn" if quantity.kind == "target" else "not comparable")
