"""The path to 2035, and the levels it starts from: sums, ends and jumps that can be checked by hand."""

from __future__ import annotations

from pathlib import Path as File

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.figures.commitments import commitments
from detente.figures.defence_expenditure import SHARE, accessions, of_metric, outturns
from detente.figures.levels import EUROPE_AND_CANADA, Level, jumps, latest, levels
from detente.figures.spending_path import Scenario, assumptions, path, read_assumptions
from detente.records import DetenteError

EDITION = "2025-08"
FLAT = Scenario("flat", "Flat", 0.0, "", "")


def level(share: float, spending: float = 100.0, year: int = 2025) -> Level:
    return Level(
        EDITION,
        "AAA",
        "A",
        year,
        share,
        spending,
        100 * spending / share,
        "constant 2021",
        "actual",
        False,
        (),
    )


def test_a_path_by_hand() -> None:
    found = path(level(2.5), FLAT)
    assert [step.year for step in found.steps] == list(range(2026, 2036))
    assert [round(step.share, 2) for step in found.steps[:2]] == [2.6, 2.7] and found.steps[-1].share == 3.5
    assert found.steps[-1].spending == pytest.approx(140) and found.steps[0].extra == pytest.approx(4)
    assert found.needed == pytest.approx(100 * (1.4**0.1 - 1))
    assert [step.year for step in found.steps if step.review] == [2029]


def test_who_is_there_already_needs_no_path() -> None:
    found = path(level(4.0), FLAT)
    assert found.reached and found.needed is None
    assert {step.share for step in found.steps} == {3.5} and not any(step.extra for step in found.steps)
    assert all(step.change is None for step in found.steps)


def test_a_base_after_the_target_is_refused() -> None:
    with pytest.raises(DetenteError, match="needs an earlier one"):
        path(level(2.0, year=2035), FLAT)


@given(
    share=st.floats(0.3, 3.49),
    growth=st.floats(-2, 5),
    spending=st.floats(1, 1e6),
    year=st.integers(2014, 2034),
)
def test_every_path_ends_at_the_target_and_its_changes_compound(
    share: float, growth: float, spending: float, year: int
) -> None:
    found = path(level(share, spending, year), Scenario("s", "S", growth, "", ""))
    last = found.steps[-1]
    assert last.year == 2035 and last.share == pytest.approx(3.5)
    assert last.spending == pytest.approx(last.gdp * 0.035)
    grown = spending
    for step in found.steps:
        assert step.change is not None
        grown *= 1 + step.change / 100
    assert grown == pytest.approx(last.spending)
    assert found.needed is not None
    assert spending * (1 + found.needed / 100) ** (2035 - year) == pytest.approx(last.spending)


def test_three_stated_scenarios_and_assumptions_on_record() -> None:
    stated = assumptions()
    assert [scenario.id for scenario in stated.scenarios] == ["slow", "middle", "high"]
    assert all(scenario.source for scenario in stated.scenarios)
    assert any("not counted as zero" in assumption.text for assumption in stated.others)
    assert commitments()["NATO-2025-CORE"].by == "2035"


def test_a_wrong_assumption_names_its_line(tmp_path: File) -> None:
    file = tmp_path / "path.csv"
    file.write_text("kind,id,name,growth,note,source\nscenario,x,X,fast,n,s\n", encoding="utf-8")
    with pytest.raises(DetenteError, match="line 2: growth must be a number"):
        read_assumptions(file)
    file.write_text("kind,id,name,growth,note,source\ncommitment,NATO-1900,X,,n,s\n", encoding="utf-8")
    with pytest.raises(DetenteError, match="line 2: a row is a scenario"):
        read_assumptions(file)


def test_every_ally_with_a_share_has_a_level_and_a_path() -> None:
    with_share = {cell.iso3 for cell in of_metric(EDITION, SHARE)}
    bases = {iso3: latest(EDITION, iso3) for iso3 in with_share}
    assert len(bases) == 33 and all(bases.values())
    above = {iso3 for iso3, base in bases.items() if base and path(base, FLAT).reached}
    assert above == {"POL", "LTU", "LVA"}
    germany = bases["DEU"]
    assert germany and germany.year == 2024, "NATO left Germany's 2025 blank"


def test_aggregates_are_the_sum_of_their_members() -> None:
    """Recomputed shares of Europe and Canada lie within 0.003 points of NATO's.

    Iceland's GDP is in NATO's alone.
    """
    known = levels(EDITION)
    for year in range(2014, 2025):
        members = [
            found
            for (iso3, when), found in known.items()
            if when == year
            and not iso3.startswith("NATO")
            and iso3 != "USA"
            and accessions().get(iso3, 0) <= year
        ]
        share = 100 * sum(m.spending for m in members) / sum(m.gdp for m in members)
        assert share == pytest.approx(known[EUROPE_AND_CANADA, year].share, abs=0.003)
    printed = {
        (cell.iso3, cell.year): cell.value
        for cell in outturns()
        if cell.edition == "2024-06" and cell.metric == "exp_usd_const2015_m"
    }
    summed = sum(
        value
        for (iso3, year), value in printed.items()
        if year == 2024 and not iso3.startswith("NATO") and iso3 != "USA"
    )
    assert summed == pytest.approx(printed[EUROPE_AND_CANADA, 2024], rel=1e-6)


def test_accessions_are_separated_from_growth() -> None:
    found = {jump.year: jump for jump in jumps(EDITION, EUROPE_AND_CANADA)}
    assert found[2023].joined == ("Finland",) and found[2024].joined == ("Sweden",)
    for jump in found.values():
        assert jump.published is not None
        assert jump.with_new == pytest.approx(jump.published, abs=0.06)
        assert jump.like_for_like < jump.with_new
