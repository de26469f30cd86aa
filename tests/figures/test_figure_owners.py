"""Whose figure, which year, which money: by kinds of construction, each over several states and numbers."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.figures.claims import claim
from detente.figures.quantities import quantities

_STATES = {
    "Norway": "NOR",
    "Poland": "POL",
    "Italy": "ITA",
    "the Czech Republic": "CZE",
    "South Korea": "KOR",
}
_PAIRS = list(permutations(_STATES, 2))
_pairs = st.sampled_from(_PAIRS)
_years = st.integers(2014, 2030)
_shares = st.integers(5, 60).map(lambda tenths: f"{tenths / 10:g}")


def _opening(name: str) -> str:
    """A name as a sentence begins with it."""
    return name[0].upper() + name[1:]


def _owners(text: str) -> list[str | None]:
    return [found.whose for found in quantities(text)]


@given(_pairs, _years, _shares, _shares, st.sampled_from([", while", ", whereas", " and", ", but", " while"]))
def test_year_and_owner_carry_through_a_coordination(
    pair: tuple[str, str], year: int, low: str, high: str, joint: str
) -> None:
    one, two = pair
    text = f"In {year} {one} spent {low} percent of GDP on defence{joint} {two} spent {high} percent."
    found = quantities(text)
    assert [(q.whose, q.year, q.of) for q in found] == [
        (_STATES[one], year, "GDP"),
        (_STATES[two], year, "GDP"),
    ]


@given(_pairs, _years, _shares, _shares, st.sampled_from(["compared with", "against", "more than"]))
def test_a_compared_share_has_its_own_owner(
    pair: tuple[str, str], year: int, low: str, high: str, versus: str
) -> None:
    one, two = pair
    text = f"{one} spent {low} percent of GDP on defence in {year}, {versus} {high} percent in {two}."
    assert _owners(text[0].upper() + text[1:]) == [_STATES[one], _STATES[two]]


@given(_pairs, st.integers(20, 900), st.sampled_from(["launched", "fired", "lost", "bought", "sent"]))
def test_what_is_counted_belongs_to_who_has_or_used_it(pair: tuple[str, str], many: int, verb: str) -> None:
    one, two = pair
    adjective = {"Norway": "Norwegian", "Poland": "Polish", "Italy": "Italian"}.get(two)
    if adjective:
        text = f"{one} rejected a {adjective} offer and {verb} {many} drones."
        assert _owners(text[0].upper() + text[1:]) == [_STATES[one]]
    text = f"{one} shot down the {many} drones that {two} had {verb}."
    assert _owners(text[0].upper() + text[1:]) == [_STATES[two]]


@pytest.mark.parametrize(("one", "two"), _PAIRS)
def test_asked_done_by_and_in_order(one: str, two: str) -> None:
    assert _owners(f"Officials of {one} urged {two} to spend 3 % of GDP on defence.") == [_STATES[two]]
    assert _owners(f"Some 90 tanks were delivered by {one} to {two}.") == [_STATES[one]]
    text = f"{one} and {two} spent 2 % and 3 % of GDP on defence, respectively."
    assert _owners(text[0].upper() + text[1:]) == [_STATES[one], _STATES[two]]


def test_what_is_shot_down_is_not_its_enemys() -> None:
    assert _owners("Some 300 drones were shot down by Poland.") == [None]


@given(_pairs, _shares)
def test_no_link_is_sure_where_two_states_compete(pair: tuple[str, str], share: str) -> None:
    one, two = pair
    text = f"{one}, like {two}, spent {share} percent of GDP on defence in 2024."
    text = text[0].upper() + text[1:]
    (figure,) = quantities(text)
    assert not claim(figure, text).sure or figure.whose is None


@pytest.mark.parametrize(
    ("money", "value", "unit"),
    [
        ("Rs 6.8 lakh crore", 6.8e12, "INR"),
        ("Rs. 5 crore", 5e7, "INR"),
        ("Rs6.8 lakh crore", 6.8e12, "INR"),
        ("NIS 31 billion", 31e9, "ILS"),
        ("NIS31bn", 31e9, "ILS"),
        ("31 billion shekels", 31e9, "ILS"),
        ("R$130 billion", 130e9, "BRL"),
        ("T$949.5 billion", 949.5e9, "TWD"),
        ("CZK 154 billion", 154e9, "CZK"),
        ("CHF5bn", 5e9, "CHF"),
        ("913 billion liras", 913e9, "TRY"),
        ("₺913 billion", 913e9, "TRY"),
        ("3 quadrillion rials", 3e15, "IRR"),
        ("57 billion rand", 57e9, "ZAR"),
        ("EUR 5,000", 5000, "EUR"),
    ],
)
def test_currencies(money: str, value: float, unit: str) -> None:
    (found,) = quantities(f"The army was given {money}.")
    assert (found.value, found.unit) == (pytest.approx(value), unit)


@pytest.mark.parametrize(
    ("state", "money", "unit"),
    [
        ("Pakistan", "Rs 2 trillion", "PKR"),
        ("India", "2 trillion rupees", "INR"),
        ("Saudi Arabia", "9 billion riyals", "SAR"),
        ("Iraq", "9 trillion dinars", "IQD"),
        ("Serbia", "9 billion dinars", "RSD"),
        ("North Korea", "9 billion won", "KPW"),
    ],
)
def test_money_of_one_name_is_its_owners(state: str, money: str, unit: str) -> None:
    assert [q.unit for q in quantities(f"{state} spent {money} on defence.")] == [unit]


@pytest.mark.parametrize(
    "text",
    ["The talks at COP 24 failed.", "He won in ALL 50 states.", "They try 5 times.", "He has 3 all told."],
)
def test_codes_that_are_words_are_no_money(text: str) -> None:
    assert not [q for q in quantities(text) if q.unit.isupper()]


@given(
    _shares, st.sampled_from(["%3", " %¹", "%²", " percent4", " per cent[5]", "% (6)", "¹ %", "³ percent"])
)
def test_the_mark_of_a_note_is_no_digit_of_a_figure(share: str, mark: str) -> None:
    (found,) = quantities(f"Norway spent {share}{mark} of GDP on defence in 2024.")
    assert (found.value, found.unit, found.of, found.year) == (float(share), "%", "GDP", 2024)


def test_a_month_dates_a_count_and_a_publication() -> None:
    assert [q.year for q in quantities("Poland lost 30 tanks in October 2024.")] == [2024]
    assert [q.year for q in quantities("Poland spent 2 % of GDP, by the tables printed in August 2025.")] == [
        None
    ]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Next year Denmark will spend 3 % of GDP on defence, up from 2 % in 2024.", None),
        ("Denmark spent 2 % of GDP on defence in 2024, and it wants to reach 3 %.", 2024),
        ("Denmark will spend 3 % of GDP on defence from 2026 on.", 2026),
    ],
)
def test_a_year_stays_in_its_clause(text: str, year: int | None) -> None:
    found = quantities(text)
    assert found[0].year == year
    assert len(found) == 1 or found[1].year == (2024 if year is None else None)


_given = st.sampled_from(["is to supply", "will give", "promises", "has handed", "sold", "would lend"])


@given(_pairs, _given, st.integers(3, 90), st.sampled_from(["tanks", "fighter jets", "armoured vehicles"]))
def test_what_is_given_to_somebody_is_the_givers(
    pair: tuple[str, str], given_by: str, number: int, what: str
) -> None:
    one, two = pair
    assert _owners(f"{_opening(one)} {given_by} {two} with {number} {what}.") == [_STATES[one]]


_TOLD = ("was reported for", "is estimated for", "was recorded for", "is expected for")


@given(_pairs, _shares, _years, st.sampled_from(_TOLD))
def test_a_share_that_is_reported_of_somebody(
    pair: tuple[str, str], share: str, year: int, told: str
) -> None:
    one, two = pair
    text = f"A share of {share} percent of GDP {told} {one} in {year}."
    assert _owners(text) == [_STATES[one]]
    text = f"The figure for {one} fell to {share} percent of GDP in {year}."
    assert _owners(text) == [_STATES[one]]
    near = two.removeprefix("the ")
    text = f"{_opening(one)} spent 4.9 percent of GDP, compared with {share} percent in nearby {near}."
    assert _owners(text) == [_STATES[one], _STATES[two]]


@given(st.sampled_from(sorted(_STATES)), _shares, st.sampled_from(["the country's", "its", "the state's"]))
def test_output_of_the_country_is_that_of_the_sentence_before(state: str, share: str, whose: str) -> None:
    text = f"{_opening(state)} brings back conscription. Defence takes {share} percent of {whose} GDP."
    assert _owners(text) == [_STATES[state]]
    text = f"{_opening(state)} ordered ships. Five years ago it spent {share} percent of GDP."
    assert _owners(text) == [_STATES[state]]


@given(st.sampled_from(sorted(_STATES)), _shares, st.integers(2026, 2035))
def test_a_time_right_behind_a_figure_is_its_own(state: str, share: str, until: int) -> None:
    text = f"{state} will spend {share} percent of GDP this year and wants to hold that level until {until}."
    assert [found.year for found in quantities(text)] == [None]
    text = f"{state} had spent less before {until}; in that year it reported {share} percent of GDP."
    assert [found.year for found in quantities(text)] == [until]


@given(st.sampled_from(sorted(_STATES)), st.integers(5, 90), _years)
def test_a_year_that_a_month_ends_and_a_fiscal_year(state: str, billions: int, year: int) -> None:
    text = f"{state}'s outlay on defence came to {billions} billion euros in the year to June {year}."
    assert [found.year for found in quantities(text)] == [year]
    text = f"{state} set aside {billions} billion euros for defence in the fiscal year {year}."
    assert [found.year for found in quantities(text)] == [year]
