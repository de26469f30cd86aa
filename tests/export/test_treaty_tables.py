"""Treaties as tables: every column explained, both sides in their lanes, editions of warheads kept apart."""

from __future__ import annotations

from detente.export.dictionary import meanings
from detente.export.treaty_tables import lanes_table, steps_table, warheads_table
from detente.figures.treaties import life_of, steps


def test_every_column_is_in_the_dictionary_and_every_step_has_its_source() -> None:
    whole = steps_table()
    assert len(whole) == len(steps()) and whole["source"].all() and meanings(whole.columns)
    assert meanings(warheads_table("New START", 2008).columns)


def test_a_joint_step_stands_in_both_lanes() -> None:
    lanes = lanes_table("New START")
    assert set(lanes[lanes["step"] == "expired"]["lane"]) == {"United States", "Russia (Soviet Union)"}
    assert len(lanes) == sum(len(step.actors) for step in life_of("New START"))


def test_warheads_of_two_editions_are_no_one_series() -> None:
    frame = warheads_table("New START", 2008)
    assert set(frame["country"]) == {"United States", "Russia"}
    assert frame[frame["series"]]["edition"].nunique() == 1
    assert frame[~frame["series"]]["year"].min() > frame[frame["series"]]["year"].max()
    assert warheads_table("Open Skies", 1990).empty
