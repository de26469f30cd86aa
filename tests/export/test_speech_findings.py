"""The titles of charts of who speaks: what they say follows from the rows, and from nothing else."""

from __future__ import annotations

import pandas as pd
import pytest

from detente.export.speech_findings import (
    of_actor,
    of_course,
    of_dyads,
    of_outcomes,
    of_outlets,
    of_pairs,
    of_warheads,
)


def pairs(*rows: tuple[str, int, float]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["pair", "statements", "balance"])


def test_the_pair_heard_most_is_named() -> None:
    rows = [("Norland", "Sudland", 2, -0.4), ("Sudland", "Norland", 5, 0.204)]
    found = of_dyads(pd.DataFrame(rows, columns=["speaks", "of", "statements", "balance"]))
    assert found == "Heard most: Sudland on Norland, 5 statements, mean balance +0.20"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (pairs(("A on B", 2, 0.5), ("A on B", 2, 0.1), ("C on D", 4, -0.25)),
         "A on B leans furthest to escalation (+0.30, 4 statements), C on D to de-escalation (−0.25, 4 "
         "statements)"),
        (pairs(("A on B", 3, 0.5), ("C on D", 2, -1.0)),
         "A on B leans furthest to escalation (+0.50, 3 statements)"),
        (pairs(("C on D", 3, -0.5)), "C on D leans furthest to de-escalation (−0.50, 3 statements)"),
        (pairs(("A on B", 1, 1.0)), "No pair heard often leans either way"),
        (pairs(("A on B", 9, 0.2), ("C on D", 40, -0.01)),
         "A on B leans furthest to escalation (+0.20, 9 statements)"),
    ],
)  # fmt: skip
def test_pairs_lean_by_all_their_statements_and_few_do_not_count(rows: pd.DataFrame, said: str) -> None:
    assert of_pairs(rows) == said


def test_an_actor_is_heard_most_about_whom_is_named() -> None:
    series = pd.DataFrame(
        {
            "target": ["nobody named", "Norland", "Norland"],
            "statements": [9, 1, 2],
            "balance": [0.0, 0.6, 0.3],
        }
    )
    said = of_actor("Ida Berg", series, "nobody named")
    assert said == "Ida Berg: 12 statements with a cue, mean balance +0.10; most often about Norland (3)"
    assert "about" not in of_actor("Ida Berg", series.head(1), "nobody named")
    series["target"] = series["target"].replace("Norland", "United States")
    assert of_actor("Ida Berg", series, "nobody named").endswith("about the United States (3)")


def test_the_course_of_an_article_names_its_ends_or_says_that_nothing_counts() -> None:
    course = pd.DataFrame({"number": [1, 2], "escalation": [0.0, 3.1], "deescalation": [0.0, 0.0]})
    assert of_course(course) == "Paragraph 2 escalates most (3.1)"
    assert of_course(course.head(1)) == "No paragraph holds a word that counts"


def test_the_outlet_behind_most_is_named() -> None:
    mix = pd.DataFrame({"outlet": ["A", "B", "A"], "paragraphs": [1, 1, 2]})
    assert of_outlets(mix) == "A stands behind 75\u00a0% of 4 paragraphs"


def test_outcomes_and_warheads_are_counted_of_all() -> None:
    counted = pd.DataFrame({"outcome": ["matches", "matches", "differs"], "figures": [2, 1, 4]})
    assert of_outcomes(counted) == ("3 of 7 figures match the record and 4 differ; 0 have no official series")
    frame = pd.DataFrame(
        {"country": ["A", "A", "B"], "year": [2023, 2025, 2024], "warheads": [10, 1200, 30],
         "edition": ["old", "new", "old"]}
    )  # fmt: skip
    assert of_warheads(frame) == "A 1,200 warheads (2025), B 30 (2024)"
