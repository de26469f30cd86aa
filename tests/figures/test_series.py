"""Series: one basis a line, for every choice."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.figures.definitions import base_in, measure_of, shipped_editions
from detente.figures.official_record import shipped
from detente.figures.series import Basis, Cell, Point, Series, TwoBases, line, side_by_side
from detente.records import DetenteError

EDITIONS = dict(shipped_editions())


def cell(year: int = 2020, **other: object) -> Cell:
    base = Cell(
        "2025-08", "POL", "Poland", year, "share_gdp_pct", 2.0, "% of GDP", "actual", False, "", "nato2025-7"
    )
    return dataclasses.replace(base, **other)  # type: ignore[arg-type]


def test_a_line_knows_its_basis_and_its_points_have_none() -> None:
    made = line([cell(2021), cell(2020)], EDITIONS)
    assert [point.year for point in made.points] == [2020, 2021]
    assert made.basis == Basis(
        "share_gdp_pct", "nato", "2025-08", "constant 2021", "none", "calendar", "% of GDP", False
    )
    assert not {"edition", "definition"} & {field.name for field in dataclasses.fields(Point)}


@pytest.mark.parametrize(
    ("other", "named"),
    [
        ({"edition": "2024-06"}, "edition 2025-08 and 2024-06; prices constant 2021 and constant 2015"),
        ({"edition": "2026-07"}, "definition nato and nato-core-2026; edition 2025-08 and 2026-07"),
        ({"metric": "equipment_pct"}, "measure share_gdp_pct and equipment_pct"),
        ({"derived": True}, "derived False and True"),
        ({"iso3": "DEU", "ally": "Germany"}, "two states"),
    ],
)
def test_two_bases_in_one_line_are_an_error_that_names_them(other: dict[str, object], named: str) -> None:
    with pytest.raises(TwoBases, match=named):
        line([cell(2020), cell(2021, **other)], EDITIONS)


def test_two_currencies_do_not_stand_on_one_axis() -> None:
    rows = [
        cell(metric="exp_nac_m", unit="PLN million"),
        cell(iso3="SWE", metric="exp_nac_m", unit="SEK million"),
    ]
    with pytest.raises(TwoBases, match="unit PLN million and SEK million"):
        side_by_side([line([row], EDITIONS) for row in rows])


def test_editions_are_not_joined_but_years_of_one_are() -> None:
    early, late = line([cell(2020)], EDITIONS), line([cell(2021)], EDITIONS)
    assert [point.year for point in early.joined(late).points] == [2020, 2021]
    with pytest.raises(TwoBases):
        early.joined(line([cell(2021, edition="2024-06")], EDITIONS))


def test_a_year_stands_once() -> None:
    point = Point(2020, 1.0, "actual", "", "s")
    with pytest.raises(DetenteError, match="twice or out of order"):
        Series("POL", "Poland", line([cell()], EDITIONS).basis, (point, point))
    with pytest.raises(DetenteError, match="no figures"):
        line([], EDITIONS)


KEYS = sorted({(c.edition, c.metric) for c in shipped().cells})


@given(st.lists(st.sampled_from(KEYS), min_size=2, max_size=4))
def test_whatever_is_put_together_a_line_has_one_basis(keys: list[tuple[str, str]]) -> None:
    cells = [cell(2000 + n, edition=e, metric=m, unit="EUR million") for n, (e, m) in enumerate(keys)]
    if len(set(keys)) > 1:
        with pytest.raises(TwoBases):
            line(cells, EDITIONS)
    else:
        assert len(line(cells, EDITIONS).points) == len(keys)


def test_a_base_year_that_no_table_knows_needs_no_programmer() -> None:
    assert measure_of("exp_usd_const2030_m").metric == "exp_usd_const{base}_m"
    assert measure_of("exp_usd_const2030_m").takes("USD million, constant 2030", 2030)
    assert not measure_of("exp_usd_const2030_m").takes("USD million, constant 2021", 2030)
    assert base_in("gdp_per_capita_kusd2015") == 2015 and base_in("share_gdp_pct") is None
    with pytest.raises(DetenteError, match="no known measure"):
        measure_of("happiness")
