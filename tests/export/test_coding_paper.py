"""What a paper says of a coding project: every number that the page shows, and no coder's name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from detente.coding.agreement import GivenCode, agreement
from detente.coding.codes import Code
from detente.coding.corrected_index import Corrected
from detente.export.coding_paper import CorrectedRow, coding_paper
from detente.store.coding_projects import Project
from detente.store.coding_results import ProjectProgress

MADE = datetime(2026, 11, 29)
PROJECT = Project(1, "Pilot", "sample", "stratified", "outlet", 2, "1a2b3c4d", None, MADE, None, 150, 9_876)
CODES = [
    GivenCode(unit, f"d{unit}", coder, Code(min(5, unit % 6 + late * (unit % 7 == 0)), 0))
    for unit in range(50)
    for late, coder in enumerate(("Ana Berg", "Ben Dahl"))
]


def test_it_says_how_it_was_drawn_how_far_they_agree_and_what_is_corrected() -> None:
    far = ProjectProgress(150, 50, 50, 4, {"Ana Berg": 50, "Ben Dahl": 50}, {}, earlier=3)
    agreed = agreement(CODES, resamples=50)
    row = CorrectedRow(
        "The Herald | north", "balance, −1 to +1", Corrected(0.1, 0.05, 0.15, 0.2, 0, 0.2, 50, 900)
    )
    said = coding_paper(PROJECT, far, agreed, [row], "1+ab", date(2026, 11, 29), "m (instructions 1)")
    assert "150 paragraphs were drawn from 9,876" in said and "stratified by outlet" in said
    assert f"| α of escalation (ordinal) | {agreed.escalation.value:.3f} |" in said
    assert f"| κ of stance, the two coders | {agreed.pairs[0].stance.value:.3f} |" in said
    assert (
        "| The Herald \\| north | balance, −1 to +1 | 0.200 | 0.100 [0.050, 0.150] | [0.000, 0.200] |" in said
    )
    assert "beside the codes of m (instructions 1)" in said and "3 codes were given by an earlier" in said
    assert "codebook 1a2b3c4d" in said and "29 November 2026" in said
    assert "Ana" not in said and "coder 1 50, coder 2 50" in said


def test_little_is_said_of_what_was_not_drawn() -> None:
    plain = replace(PROJECT, kind="file", design="", grouped="")
    said = coding_paper(plain, ProjectProgress(2, 0, 0, 0, {}, {}), None, (), "1+ab", date(2026, 11, 29))
    assert (
        "not drawn at random" in said
        and "## Agreement" not in said
        and "corrected" not in said.split("##")[0]
    )
