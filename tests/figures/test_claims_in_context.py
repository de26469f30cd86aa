"""What a figure takes from the sentences around it: whose count, which year, which of two years is its own.

Made paragraphs, by kind. Half of the wordings (`UNSEEN`) were written before the rules were tried on any, and
never tuned on.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import product

import pytest

from detente.figures.claims import Claim, claim
from detente.figures.official_record import shipped
from detente.figures.paragraph import read_figures

SAID_ON = date(2025, 5, 5)
SHARES = {  # per cent of GDP in 2024 by the World Bank, to one decimal
    cell.iso3: f"{cell.value:.1f}"
    for cell in shipped().of("wb-2026-02-24", "milex_share_gdp_pct")
    if cell.year == 2024 and cell.iso3 in ("UKR", "ISR", "SAU", "GRC", "IND", "KOR", "POL", "MAR")
}
NAMES = {
    "UKR": "Ukraine", "ISR": "Israel", "SAU": "Saudi Arabia", "GRC": "Greece", "IND": "India",
    "KOR": "South Korea", "POL": "Poland", "MAR": "Morocco",
}  # fmt: skip
COUNTED = {
    "SEEN": (
        "SIPRI published its yearly summary of military spending in 2024 on Monday.",
        "The Stockholm International Peace Research Institute has counted what armies cost in 2024.",
        "Arms budgets grew everywhere in 2024, SIPRI says in its new report.",
    ),
    "UNSEEN": (
        "A report by SIPRI on the year 2024 came out this week.",
        "In 2024 the world armed itself as never before, researchers of SIPRI found.",
        "Its database, the Stockholm International Peace Research Institute said, now reaches to 2024.",
    ),
}
SAYING = {
    "SEEN": (
        "{name} spent {share} percent of its GDP on the military.",
        "{name}'s military spending came to {share} % of GDP.",
    ),
    "UNSEEN": (
        "Military spending in {name} stood at {share} per cent of gross domestic product.",
        "{name} put {share}% of its GDP into defence.",
    ),
}
COMPARED = {
    "SEEN": ("double that of 2015", "twice the level of 2014", "half that of 2016"),
    "UNSEEN": ("three times the amount of 2014", "well above the figure of 2015", "triple that of 2016"),
}
AGREED = {
    "SEEN": ("the two percent defence spending pledge", "the 2 % spending target"),
    "UNSEEN": ("the 3.5 percent defense goal", "the two per cent defence investment pledge"),
}


def read(text: str, words: str, said_on: date = SAID_ON) -> Claim:
    """The claim of the figure that stands in some words of a text."""
    at = text.index(words)
    found = read_figures(text, said_on).quantities
    quantity = next(each for each in found if each.start < at + len(words) and at < each.end)
    return claim(quantity, text, (), said_on)


def counted_before(half: str) -> Iterator[tuple[str, str, str]]:
    for first, second, (iso3, share) in product(COUNTED[half], SAYING[half], SHARES.items()):
        yield iso3, f"{first} {second.format(name=NAMES[iso3], share=share)}", share


@pytest.mark.parametrize("half", ["SEEN", "UNSEEN"])
def test_whose_count_a_sentence_before_names_holds_on(half: str) -> None:
    wrong = []
    for iso3, text, words in counted_before(half):
        made = read(text, words)
        cell = made.record.cell if made.record else None
        right = cell and (cell.metric, cell.iso3, cell.year) == ("milex_share_gdp_pct", iso3, 2024)
        if made.outcome != "matches" or not right or made.sure:
            wrong.append((text, made.outcome, made.key, made.sure))
    assert not wrong, (len(wrong), wrong[:3])


def test_a_count_before_never_makes_another_publishers_figure_differ() -> None:
    text = "SIPRI published its summary for 2024. NATO's members spent $1,506 billion on defence together."
    made = read(text, "$1,506 billion")
    assert made.outcome == "other basis" and "SIPRI" in made.reason and "Sources" in made.reason


def test_natos_count_before_holds_for_its_members_alone() -> None:
    said = "NATO's figures for 2024 came out. Russia spent 7.1 percent of its GDP on the military in 2024."
    assert read(said, "7.1 percent").outcome == "other basis"


@pytest.mark.parametrize("half", ["SEEN", "UNSEEN"])
def test_a_year_that_is_only_compared_with_is_not_the_figures(half: str) -> None:
    for compared in COMPARED[half]:
        made = read(f"In 2024 Poland spent $34.97 billion on defence, {compared}.", "$34.97 billion")
        assert (made.outcome, made.said.years) == ("matches", (2024,)), compared


@pytest.mark.parametrize("half", ["SEEN", "UNSEEN"])
def test_a_level_that_is_agreed_on_is_one_of_gdp(half: str) -> None:
    for level in AGREED[half]:
        made = read(f"A record number of allies meets {level}, the alliance said.", level[4:6])
        assert made.said.topic == "share of GDP" and made.outcome == "target not outturn", level


def test_the_current_year_is_said() -> None:
    made = read("Poland spends 4.48 % of GDP on defence in the current year.", "4.48 %", date(2025, 9, 1))
    assert made.said.years == (2025,) and made.said.year_said and made.outcome == "matches"


def test_a_sum_in_purchasing_power_is_set_beside_the_one_who_counts_so() -> None:
    text = "Russia spent $462 billion on its military in purchasing power in 2024."
    made = read(text, "$462 billion", date(2025, 2, 20))
    assert (made.outcome, made.sure, made.record and made.record.definition) == ("matches", False, "iiss")
    other = read(text.replace("462", "520"), "$520 billion", date(2025, 2, 20))
    assert other.outcome == "other basis" and "Factors of purchasing power differ" in other.reason
    named = read(f"IISS says: {text}".replace("462", "520"), "$520 billion", date(2025, 2, 20))
    assert named.outcome == "differs", "the same publisher, on the same basis"


def test_a_sum_at_market_rates_never_meets_one_in_purchasing_power() -> None:
    made = read("Russia spent $462 billion on its military in 2024, IISS says.", "$462 billion")
    assert made.outcome in ("other basis", "differs") and made.record is not None
    assert made.outcome == "other basis" or made.record.cell.metric == "iiss_usd_m"


def test_whom_the_edition_of_then_leaves_out_does_not_differ_from_a_later_one() -> None:
    made = read("Germany spends 2 % of its GDP on defence in 2025.", "2 %", date(2025, 9, 1))
    assert made.outcome == "not comparable"
    assert "NATO, August 2025, the edition in force when it was said, has no figure" in made.reason


def test_the_second_sum_of_a_comparison_is_of_the_same_and_on_its_own_basis() -> None:
    text = "Russia spends $462bn on defence in purchasing power, more than Europe's $457bn."
    made = read(text, "$457bn", date(2025, 2, 20))
    assert made.outcome == "other basis" and made.record and made.record.cell.iso3 == "Europe"
    assert "the record is at market rates" in made.reason and "457" in made.reason
    goods = read("Poland sold goods for $38 billion, more than Spain's $20 billion.", "$20 billion")
    assert goods.outcome == "no official series"


def test_a_plan_for_the_year_under_way_stands_beside_its_estimate() -> None:
    made = read("Berlin will spend 2.69 percent of GDP on defence this year.", "2.69", date(2026, 9, 10))
    assert made.outcome == "target not outturn" and made.record is not None
    assert (made.record.cell.value, made.record.cell.year) == (2.69, 2026)
    ahead = read("Berlin will spend 3.5 percent of GDP on defence by 2029.", "3.5", date(2026, 9, 10))
    assert ahead.outcome == "target not outturn" and ahead.record is None


def test_a_budget_stands_beside_the_budget_on_record_with_its_publisher() -> None:
    said = "Poland's defence budget of 200bn zloty for 2026 is a record."
    made = read(said, "200bn", date(2026, 2, 10))
    assert made.outcome == "target not outturn" and "It agrees with national defence, law" in made.reason
    assert "Ministry of Finance of Poland" in made.reason
    other = read(said.replace("200bn", "150bn"), "150bn", date(2026, 2, 10))
    assert other.outcome == "target not outturn" and "On record is national defence, law" in other.reason


@pytest.mark.parametrize("compared", ["against", "compared with", "up from", "after"])
def test_what_a_figure_is_compared_with_is_of_the_same_owner_after_another_sentence(compared: str) -> None:
    text = (
        "Spain spent 1.43 percent of GDP on defence in 2024. Denmark is at 3.22 percent of GDP this year, by "
        f"NATO's estimate of defence spending, {compared} 2.27 percent in 2024."
    )
    made = read(text, "2.27", date(2025, 11, 12))
    assert made.outcome == "matches" and made.record is not None and made.record.cell.iso3 == "DNK"
