"""Figures that a careless reading would set beside a record that is not theirs, and some that it would miss.

Made sentences, by kind, over real names and shipped figures. Half of the wordings (`UNSEEN`) were written
before the rules were tried on any, and never tuned on.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise, product

import pytest

from detente.figures.claims import Claim
from detente.figures.official_record import shipped
from tests.figures.test_claims_in_context import read

SAID_ON = date(2024, 9, 10)
NAMES = {
    "POL": ("Poland", "Polish"), "GRC": ("Greece", "Greek"), "NOR": ("Norway", "Norwegian"),
    "CAN": ("Canada", "Canadian"), "ROU": ("Romania", "Romanian"), "ESP": ("Spain", "Spanish"),
}  # fmt: skip
HALVES = pytest.mark.parametrize("half", ["SEEN", "UNSEEN"])


def cells(metric: str, year: int) -> dict[str, float]:
    """What NATO's edition of June 2024 has of the states in `NAMES`."""
    found = shipped().of("2024-06", metric)
    return {cell.iso3: cell.value for cell in found if cell.year == year and cell.iso3 in NAMES}


def billions(iso3: str, year: int) -> str:
    return f"{cells('exp_usd_current_m', year)[iso3] / 1000:.1f} billion dollars"


def names_cell(made: Claim, metric: str, iso3: str, year: int) -> bool:
    cell = made.record.cell if made.record else None
    return cell is not None and (cell.metric, cell.iso3, cell.year) == (metric, iso3, year)


TOGETHER = {
    "SEEN": (
        "{a} and {b} together spent {sum} on defence in 2024.",
        "In 2024 {a} and {b} spent {sum} on defence between them.",
        "{a} and its allies spent {sum} on defence in 2024.",
    ),
    "UNSEEN": (
        "Last year {a}, {b} and Hungary put {sum} into defence in total.",
        "{a} as well as {b} spent a combined {sum} on defence in 2023.",
        "The defence spending of {a} and {b} came to {sum} in 2024.",
        "{a} with its partners spent {sum} on defence in 2024.",
    ),
}
YEARS = {
    "SEEN": (
        "{a} spent {sum} on defence from 2022 to 2024.",
        "{a} spent {sum} on defence in 2023 and 2024, NATO figures show.",
        "In the two years to 2024 {a} spent {sum} on defence.",
    ),
    "UNSEEN": (
        "Between 2022 and 2024 {a} spent {sum} on defence.",
        "{a} spent {sum} on its armed forces over 2023 and 2024.",
        "{a}'s defence spending of 2022-2024 added up to {sum}.",
        "During the three years from 2022 {a} spent {sum} on defence.",
    ),
}


def of_many(wordings: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for wording, (first, second) in product(wordings, pairwise(NAMES)):
        total = f"{(cells('exp_usd_current_m', 2024)[first] * 2.3) / 1000:.1f} billion dollars"
        text = wording.format(a=NAMES[first][0], b=NAMES[second][0], sum=total)
        yield text, total


@HALVES
@pytest.mark.parametrize("kind", [TOGETHER, YEARS], ids=["several states", "several years"])
def test_a_sum_of_several_is_set_beside_no_cell(kind: dict[str, tuple[str, ...]], half: str) -> None:
    wrong = [
        (text, made.outcome)
        for text, total in of_many(kind[half])
        if (made := read(text, total, SAID_ON)).outcome in ("matches", "differs", "other basis")
    ]
    assert not wrong


def test_where_a_change_leads_is_a_level_of_its_year() -> None:
    text = f"Poland's defence spending doubled to {billions('POL', 2024)} between 2022 and 2024, NATO says."
    made = read(text, billions("POL", 2024), SAID_ON)
    assert made.outcome == "matches" and names_cell(made, "exp_usd_current_m", "POL", 2024)


PLACED = {
    "SEEN": (
        "At {sum}, {adjective} defence spending in 2024 is a record, NATO figures show.",
        "NATO counts {sum} of {adjective} defence spending in 2024.",
    ),
    "UNSEEN": (
        "With {sum}, {name}'s military expenditure in 2024 has never been higher, by NATO's count.",
        "Some {sum} in {adjective} military spending is what NATO's tables have for 2024.",
    ),
}


@HALVES
def test_whose_a_sum_is_that_stands_before_its_owner(half: str) -> None:
    wrong = []
    for wording, (iso3, (name, adjective)) in product(PLACED[half], NAMES.items()):
        total = billions(iso3, 2024)
        made = read(wording.format(sum=total, name=name, adjective=adjective), total, SAID_ON)
        if made.outcome != "matches" or not names_cell(made, "exp_usd_current_m", iso3, 2024):
            wrong.append((made.outcome, made.reason))
    assert not wrong


LATER = {
    "SEEN": ("{name} spent {first} on defence in 2022 and {second} a year later, NATO says.",),
    "UNSEEN": (
        "{name} spent {first} on defence in 2022 but {second} one year later, NATO figures show.",
        "In 2022 {name} spent {first} on defence, up from 3 billion, and {second} in 2023, NATO says.",
    ),
}


@HALVES
def test_a_second_sum_is_for_defence_as_the_first(half: str) -> None:
    wrong = []
    for wording, (iso3, (name, _)) in product(LATER[half], NAMES.items()):
        first, second = billions(iso3, 2022), billions(iso3, 2023)
        made = read(wording.format(name=name, first=first, second=second), second, SAID_ON)
        if made.outcome != "matches" or not names_cell(made, "exp_usd_current_m", iso3, 2023):
            wrong.append((name, made.outcome, made.reason))
    assert not wrong


LISTED = {
    "SEEN": (
        "{a} ({x}%), {b} ({y}%) and Iceland: in 2024 not all reach the 2% of GDP that NATO asks for.",
        "The shares of GDP for defence in 2024, NATO says: {a} ({x}% of GDP), {b} ({y}%).",
    ),
    "UNSEEN": (
        "NATO's shares for defence in 2024 are {a} ({x} percent of GDP) and {b} ({y} percent).",
        "Defence took most in 2024, says NATO, in {a} ({x} per cent of GDP) and least in {b} ({y} per cent).",
    ),
}


@HALVES
def test_a_share_in_brackets_is_of_what_its_list_is_of(half: str) -> None:
    shares = cells("share_gdp_pct", 2024)
    wrong = []
    for wording, (first, second) in product(LISTED[half], pairwise(NAMES)):
        x, y = f"{shares[first]:.2f}", f"{shares[second]:.2f}"
        made = read(wording.format(a=NAMES[first][0], b=NAMES[second][0], x=x, y=y), y, SAID_ON)
        if made.outcome != "matches" or not names_cell(made, "share_gdp_pct", second, 2024):
            wrong.append((made.quantity.whose, second, made.outcome, made.reason))
    assert not wrong


COUNTED = {
    "SEEN": ("Today, {many} allies are investing 2 percent.", "{many} members met the 2 percent guideline."),
    "UNSEEN": (
        "{many} NATO members clear the 2 percent threshold.",
        "Some {many} allies spent at least 2 percent.",
    ),
}


@HALVES
def test_a_level_that_so_many_allies_reach_is_one_of_gdp(half: str) -> None:
    for wording, many in product(COUNTED[half], ("23", "nine", "18")):
        made = read(wording.format(many=many), "2 percent", SAID_ON)
        assert made.said.topic == "share of GDP", wording


PRICES = {
    "SEEN": "{name} spends {sum} dollars per inhabitant on defence this year in 2015 prices, NATO says.",
    "UNSEEN": "In constant 2015 dollars {name} now spends {sum} dollars a head on defence, by NATO's tables.",
}


@HALVES
def test_the_year_of_prices_is_never_the_year_of_the_sum(half: str) -> None:
    for iso3, value in cells("exp_per_capita_usd2015", 2024).items():
        made = read(PRICES[half].format(name=NAMES[iso3][0], sum=f"{value:,.0f}"), f"{value:,.0f}", SAID_ON)
        assert made.outcome == "matches" and names_cell(made, "exp_per_capita_usd2015", iso3, 2024)
        assert "a head" in made.reason and "warheads" not in made.reason


QUALIFIED = {
    "SEEN": ("{name}, excluding pensions, spent {share} percent of GDP on defence in 2024.",),
    "UNSEEN": (
        "Without counting the coast guard, {name} spent {share} percent of GDP on defence in 2024.",
        "{name} spent {share} percent of GDP on defence and security in 2024.",
    ),
}


@HALVES
def test_what_counts_something_in_or_out_is_never_sure(half: str) -> None:
    for wording, share in product(QUALIFIED[half], ("1.1", "2.2", "4.9")):
        for name, _ in NAMES.values():
            made = read(wording.format(name=name, share=share), f"{share} percent", SAID_ON)
            assert not (made.sure and made.outcome in ("matches", "differs")), made.reason


MUST = {
    "SEEN": ("The minister said 2 percent of GDP for defence has to be a minimum for all allies.",),
    "UNSEEN": (
        "For the alliance, 3 percent of GDP on defence should be the floor, he said.",
        "At least 2 percent of GDP must be what all allies spend on defence.",
    ),
}


@HALVES
def test_what_has_to_be_is_a_target(half: str) -> None:
    for text in MUST[half]:
        words = "3 percent" if "3 percent" in text else "2 percent"
        assert read(text, words, SAID_ON).outcome == "target not outturn", text


def test_a_limit_that_somebody_will_keep_is_a_plan() -> None:
    text = "Madrid insists it will spend no more than 2.1 percent of GDP on defence."
    assert read(text, "2.1 percent", date(2025, 9, 10)).outcome == "target not outturn"


def test_growth_on_last_year_is_of_this_year() -> None:
    text = "Polish defence spending is up 22.2 percent in real terms on last year, NATO estimates."
    made = read(text, "22.2 percent", date(2025, 9, 10))
    assert made.outcome == "matches" and names_cell(made, "real_change_pct", "POL", 2025)
