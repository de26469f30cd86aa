"""Where a treaty stands on a day: the expiry of New START, both sides' exits, and what is not on record."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.figures.treaties import life_of, read_steps, steps
from detente.figures.treaty_status import kinds, lane_of, read_kinds, standing
from detente.records import DetenteError

TREATIES = sorted({step.treaty for step in steps()})


@pytest.mark.parametrize(
    ("treaty", "on", "state"),
    [
        ("New START", "2011-02-04", "signed"),
        ("New START", "2011-02-05", "in force"),
        ("New START", "2026-02-04", "in force"),
        ("New START", "2026-02-05", "ended"),
        ("ABM", "2001-12-31", "in force"),
        ("ABM", "2002-06-13", "ended"),
        ("INF", "2019-08-01", "in force"),
        ("INF", "2019-08-02", "ended"),
        ("CTBT", "2026-06-01", "signed"),
        ("TPNW", "2021-01-22", "in force"),
        ("NPT", "1960-01-01", "unrecorded"),
        ("JCPOA", "2025-10-01", "disputed"),
    ],
)
def test_states(treaty: str, on: str, state: str) -> None:
    assert standing(treaty, date.fromisoformat(on)).state == state


def test_both_sides_are_named() -> None:
    inf = standing("INF", date(2019, 3, 1))
    assert [actor for actor, _ in inf.suspended] == ["USA", "RUS"]
    skies = standing("Open Skies", date(2022, 1, 1))
    assert [actor for actor, _ in skies.left] == ["USA", "RUS"] and skies.state == "in force"
    cfe = standing("CFE", date(2024, 3, 1))
    assert [actor for actor, _ in cfe.left] == ["RUS"], "who left is not suspended as well"
    assert [actor for actor, _ in cfe.suspended] == ["USA", "CAN"]


@given(st.sampled_from(TREATIES), st.dates(date(1950, 1, 1), date(2030, 1, 1)), st.integers(0, 4000))
def test_the_status_on_a_day_uses_no_later_step(treaty: str, on: date, later: int) -> None:
    found = standing(treaty, on)
    taken = [step for _, step in (*found.suspended, *found.left)] + [s for s in (found.by, found.last) if s]
    assert all(step.date <= on for step in taken)
    assert not {actor for actor, _ in found.suspended} & {actor for actor, _ in found.left}


def test_every_treaty_with_steps_has_its_kind_and_every_kind_its_steps() -> None:
    assert kinds().keys() == set(TREATIES)


def test_the_soviet_union_stands_in_russias_lane_under_its_own_name() -> None:
    assert lane_of("SUN").id == lane_of("RUS").id
    assert lane_of("SUN").called == "Soviet Union"
    assert lane_of("POL").name == "Poland"


def test_steps_of_two_sides_weigh_alike() -> None:
    """The same step does the same to a treaty, by any actor."""
    for event in ("suspended", "withdrawn", "withdrawal announced", "expired", "in force"):
        assert len({step.does for step in steps() if step.event == event}) == 1, event
    assert life_of("ABM")[-1].effect == life_of("START II")[-1].effect == "ended"


def test_a_wrong_row_names_its_line(tmp_path: Path) -> None:
    file = tmp_path / "treaties.csv"
    head = "treaty,event,actor,date,precision,effect,does,note,source,cross_source,check\n"
    file.write_text(head + "X,signed,USA,2020-01-01,day,exploded,builds,,s,,\n", encoding="utf-8")
    with pytest.raises(DetenteError, match="line 2: 'exploded' is none of"):
        read_steps(file)
    kind = tmp_path / "kinds.csv"
    kind.write_text("treaty,about,warheads_of,reason\nX,conventional,USA,\n", encoding="utf-8")
    with pytest.raises(DetenteError, match="line 2: about is"):
        read_kinds(kind)
