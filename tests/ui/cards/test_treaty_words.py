"""Where a treaty stands, in a sentence: dates as exact as known, those who acted together named together,
nothing as markup.
"""

from __future__ import annotations

from datetime import date

import pytest

from detente.figures.treaties import life_of, steps
from detente.figures.treaty_status import standing
from detente.ui.cards.treaty_words import SIGNS, name_of, sentence, step_line
from detente.ui.wording import STANCE_SIGNS


@pytest.mark.parametrize(
    ("treaty", "on", "said"),
    [
        ("New START", "2026-02-05", "Ended (expired), 5 February 2026."),
        ("INF", "2020-01-01", "Ended (withdrawn, United States), 2 August 2019."),
        ("TPNW", "2026-01-01", "In force since 22 January 2021."),
        ("CTBT", "2026-01-01", "Signed 24 September 1996; no entry into force on record."),
        ("NPT", "1950-01-01", "Nothing is on record up to that day."),
    ],
)
def test_sentences(treaty: str, on: str, said: str) -> None:
    assert sentence(standing(treaty, date.fromisoformat(on))) == said


def test_those_who_left_on_one_day_are_named_together() -> None:
    said = sentence(standing("Ottawa (APMBC)", date(2026, 1, 1)))
    assert "left by Estonia, Latvia, Lithuania (27 December 2025)" in said and said.count("left by") == 1


def test_a_date_known_to_the_year_is_describes_office_a_year() -> None:
    assert sentence(standing("CFE", date(2000, 1, 1))) == "In force since 1992."


def test_a_doctrine_is_no_treaty_and_has_no_standing() -> None:
    said = sentence(standing("Russian nuclear doctrine", date(2026, 1, 1)))
    assert said == "The record gives no standing; latest: revised, 19 November 2024."


def test_every_step_has_its_sign_its_actors_by_name_and_no_live_markup() -> None:
    assert {step.does for step in steps()} <= SIGNS.keys()
    first = step_line(life_of("ABM")[0])
    assert first.startswith("■ **26 May 1972** · United States, Soviet Union: **signed**")
    assert name_of("RUS") == "Russia"
    for step in steps():
        assert step_line(step).replace("\\*", "").count("**") == 4, "bold for the date and the step alone"


def test_no_sign_of_a_step_is_the_sign_of_a_stance() -> None:
    assert not set(SIGNS.values()) & set(STANCE_SIGNS.values())
