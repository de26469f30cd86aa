"""Quantities: value, unit, of what, whose, for when, and how they are meant."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.analysis import analyse
from detente.attribution.gazetteer import OwnActor, gazetteer, with_own
from detente.evaluate.quantity_measures import measure_quantities
from detente.evaluate.sets import GOLDEN
from detente.figures.claims import claim
from detente.figures.quantities import quantities
from detente.figures.quantities.quantity_terms import read_quantity_terms
from detente.records import Block, DetenteError, Document, Voice


@pytest.mark.parametrize(
    ("text", "value", "high", "unit"),
    [
        ("It costs €800bn.", 800e9, None, "EUR"),
        ("It costs EUR 800 billion.", 800e9, None, "EUR"),
        ("It costs $1.2 trillion.", 1.2e12, None, "USD"),
        ("It costs 13.5 trillion roubles.", 13.5e12, None, "RUB"),
        ("It costs £40m.", 40e6, None, "GBP"),
        ("The army asks for 2–3 % of GDP.", 2, 3, "%"),
        ("The army asks for between two and three per cent of GDP.", 2, 3, "%"),
        ("The army asks for 3,5 % of GDP.", 3.5, None, "%"),
        ("The army asks for 3.5\u00a0% of GDP.", 3.5, None, "%"),
        ("The army asks for two and a half percent of GDP.", 2.5, None, "%"),
        ("The army asks for 1,200 tanks.", 1200, None, "tanks"),
        ("The state keeps 3,700 nuclear warheads.", 3700, None, "warheads"),
        ("It rose by 0.5 percentage points.", 0.5, None, "pp"),
        ("The army asks for 2.5pc of GDP.", 2.5, None, "%"),
        ("The army asks for 10.000 soldiers.", 10_000, None, "troops"),
        ("The army asks for 2.1 p.c. of GDP.", 2.1, None, "%"),
        ("The army asks for 2½ per cent of GDP.", 2.5, None, "%"),
        ("The army asks for two-and-a-half per cent of GDP.", 2.5, None, "%"),
        ("The army asks for two point two five per cent of GDP.", 2.25, None, "%"),
        ("The army met the five-percent target.", 5, None, "%"),
        ("The army asks for a quarter of one per cent of GDP.", 0.25, None, "%"),
        ("The army asks for between 1.3 and\n2.0 percent of GDP.", 1.3, 2.0, "%"),
        ("The army spends zero percent of GDP.", 0, None, "%"),
        ("The army spent 8.7 trillion yen.", 8_700_000_000_000, None, "JPY"),
        ("Spending saw growth of -1.5% that year.", -1.5, None, "%"),
        ("Spending saw growth of minus two per cent that year.", -2, None, "%"),
    ],
)
def test_value_and_unit(text: str, value: float, high: float | None, unit: str) -> None:
    (found,) = quantities(text)
    assert (found.value, found.high, found.unit) == (value, high, unit)


@pytest.mark.parametrize(
    ("text", "of", "whose", "year", "kind"),
    [
        (
            "Poland, which borders Russia, spends 4.7 per cent of GDP on defence.",
            "GDP",
            "POL",
            None,
            "outturn",
        ),
        ("NATO set a goal of 5 % of GDP by 2035.", "GDP", "NATO", 2035, "target"),
        ("Sweden plans to reach 3.5% of GDP by 2030.", "GDP", "SWE", 2030, "pledge"),
        ("Germany's defence spending rose by 18 % in 2024.", "defence spending", "DEU", 2024, "growth"),
        ("France is below 2 % of gross domestic product.", "GDP", "FRA", None, "threshold"),
        ("It is projected to reach 4 % of GDP in 2026.", "GDP", None, 2026, "estimate"),
    ],
)
def test_of_what_whose_when_and_how(
    text: str, of: str, whose: str | None, year: int | None, kind: str
) -> None:
    (found,) = quantities(text)
    assert (found.of, found.whose, found.year, found.kind) == (of, whose, year, kind)


def test_from_one_share_to_another_is_two_figures() -> None:
    low, high = quantities("Spending would rise from 2 to 3.5 per cent of GDP.")
    assert (low.value, high.value) == (2, 3.5) and low.high is None


def test_where_a_change_began_is_a_share_of_the_same_and_of_another_year() -> None:
    text = "In 2024 Norland's defence spending rose from 1.6% to 2.1% of GDP."
    assert [(q.value, q.of, q.year) for q in quantities(text)] == [(1.6, "GDP", None), (2.1, "GDP", 2024)]
    text = "Defence spending rose from 1.6% in 2020 to 2.1% of GDP in 2024."
    assert [(q.of, q.year) for q in quantities(text)] == [("GDP", 2020), ("GDP", 2024)]


def test_a_year_in_brackets_is_the_figures_and_the_next_parliament_is_no_year() -> None:
    text = "Germany spent 2.12% (2024) and 1.61% (2023) of GDP on defence."
    assert [q.year for q in quantities(text)] == [2024, 2023]
    text = "Britain will spend 2.6% of GDP by 2027 and 3% in the next parliament."
    assert [q.year for q in quantities(text)] == [2027, None]


def test_a_place_is_not_an_owner() -> None:
    (found,) = quantities("The NATO allies agreed in The Hague to invest 5% of GDP a year by 2035.")
    assert found.whose == "NATO"


def test_parts_go_on_from_the_whole() -> None:
    text = (
        "The NATO allies will invest 5% of GDP by 2035. At least 3.5% is for core defence, up to "
        "1.5% for networks."
    )
    assert [(q.value, q.of, q.whose) for q in quantities(text)] == [
        (5, "GDP", "NATO"),
        (3.5, "GDP", "NATO"),
        (1.5, "GDP", "NATO"),
    ]


def test_bare_years_and_dates_are_no_quantities() -> None:
    assert not quantities("On 25 June 2025 they met for the third time since 2014.")


@given(st.text(max_size=300))
def test_any_text_reads_and_every_span_lies_inside(text: str) -> None:
    for found in quantities(text):
        assert 0 <= found.start < found.end <= len(text)
        assert found.high is None or found.high > found.value


@pytest.mark.parametrize(
    "text",
    [
        "The home side won 3-1 after extra time.",
        "He visited the front twice this spring, and a third country could host the talks.",
        "See https://example.org/a%2020in%202015 for more.",
        "Two Tu-160 flew over the Barents Sea; 5G masts stood on page 112.",
        "Some 1,200 men, women and children were killed.",
        "Of every 100 euros four go to the army, or one in five euros.",
        "The ministry bought two PC for the archive.",
        "It rose by 1/2 per cent, and 1 in 3 soldiers went home.",
    ],
)
def test_what_is_no_figure_is_not_read(text: str) -> None:
    assert not quantities(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The formula is 3.5 + 1.5 percent of GDP.", [(3.5, "%", "target"), (1.5, "%", "target")]),
        (
            "The budget rose by €2.5 billion to €36 billion.",
            [(2.5e9, "EUR", "growth"), (36e9, "EUR", "budget")],
        ),
        ("Norland doubled its defence spending.", [(2, "times", "growth")]),
        ("A third of the defence budget goes to the navy.", [(33.3333, "%", "outturn")]),
        ("The treaty allowed 1,550 deployed warheads.", [(1550, "warheads", "threshold")]),
        ("Sudria will send 18 Leopard 2 tanks.", [(18, "tanks", "pledge")]),
    ],
)
def test_sums_fractions_multiples_and_counts(text: str, expected: list[tuple[float, str, str]]) -> None:
    assert [(found.value, found.unit, found.kind) for found in quantities(text)] == expected


def test_we_are_the_speaker() -> None:
    text = "We spend 4.7 % of GDP on defence."
    said = Voice("a minister", "the minister", "POL", 0, len(text), "direct")
    assert quantities(text)[0].whose is None
    assert quantities(text, voices=(said,))[0].whose == "POL"


def test_its_means_the_state_of_the_sentence_before() -> None:
    found = quantities("Albania joined in 2009. Its defence spending was 1.7 % of GDP in 2023.")
    assert [(q.whose, q.year, q.kind) for q in found] == [("ALB", 2023, "outturn")]


@pytest.mark.parametrize(
    ("name", "described", "told_apart"), [("quantities", 0.95, 0.9), ("quantities_kept", 0.95, 0.9)]
)
def test_the_blind_sets_hold(name: str, described: float, told_apart: float) -> None:
    measured = measure_quantities(GOLDEN / f"{name}.jsonl")
    assert measured["described"] >= described and measured["told_apart"] >= told_apart
    assert measured["precision"] >= 0.95 and measured["silent"] >= 0.95


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("target,goal,sideways,The goal of 2 % stands.", "stands as one of noun, verb"),
        ("sideways,goal,,The goal of 2 % stands.", "sideways is none of"),
        ("target,goal,noun,The aim of 2 % stands.", "does not hold 'goal'"),
        ("target,goal,noun,", "example is blank"),
    ],
)
def test_a_wrong_row_of_the_quantity_terms_is_named(row: str, says: str, tmp_path: Path) -> None:
    file = tmp_path / "quantity_terms.csv"
    file.write_text(f"kind,form,value,example\n{row}\n", encoding="utf-8")
    with pytest.raises(DetenteError, match=f"line 2: .*{says}"):
        read_quantity_terms(file)


SHARES = "All allies will spend at least 2% of their GDP on defence in 2025, the alliance said."


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Poland leads with 4.48%, ahead of Latvia with 3.73%.", [("GDP", "POL"), ("GDP", "LVA")]),
        ("The United Kingdom stands at 2.40%.", [("GDP", "GBR")]),
        ("Canada missed the 2% mark.", [("GDP", "CAN")]),
        ("Norway announced tariffs of 5%.", [(None, "NOR")]),
        ("Inflation in Poland stood at 4%.", [(None, "POL")]),
        ("Support in Germany stood at 62%.", [(None, "DEU")]),
        ("Support was put at 4%.", [(None, None)]),
    ],
)
def test_a_bare_level_goes_on_from_shares_of_gdp(
    text: str, read: list[tuple[str | None, str | None]]
) -> None:
    assert [(q.of, q.whose) for q in quantities(text, shares=True)] == read
    assert all(q.of is None for q in quantities(text)), "without such shares before, nobody says of what"


def test_shares_go_on_in_the_next_paragraphs_of_an_article_and_no_further() -> None:
    far = "The ministers met for two hours and went home by train."
    bare = "Poland leads with 4.48%."
    for between, of in (([], "GDP"), ([far], "GDP"), ([far, far], None)):
        blocks = tuple(Block("body", text) for text in (SHARES, *between, bare))
        read = analyse(Document("A table", None, blocks, language="en"), with_tone=False)
        assert [q.of for q in read.paragraphs[-1].quantities] == [of]


def test_growth_the_year_before_is_growth_too() -> None:
    text = (
        "The European allies and Canada raised their spending by 15.9% in real terms, after "
        "18.6% the year before, and reach 2.27% of GDP."
    )
    assert [(q.kind, q.of) for q in quantities(text)][:2] == [("growth", "defence spending")] * 2
    assert quantities(text)[2].of == "GDP"


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("The treaty was signed in Prague in 2010. It limits each side to 1,550 deployed warheads.", None),
        ("The goal of The Hague comprises a further 1.5% for defence-related investment.", "NATO"),
        ("The cabinet in Prague plans to spend 3% of GDP on defence.", "CZE"),
    ],
)
def test_where_something_was_agreed_owns_no_figure(text: str, owner: str | None) -> None:
    assert quantities(text)[0].whose == owner


def test_a_year_that_something_was_so_is_the_figures() -> None:
    assert (
        quantities("It is progress since 2014, when three allies spent 2 % of GDP on defence.")[0].year
        == 2014
    )
    assert quantities("Since 2014 three allies have spent 2 % of GDP on defence.")[0].year is None


def test_an_own_side_owns_its_figures_wherever_they_are_read() -> None:
    known = with_own(gazetteer(), [OwnActor("Norland Union", kind="organisation", side="NORLAND")])
    text = "The Norland Union spent 3 % of GDP on defence in 2024."
    assert [q.whose for q in quantities(text)] == [None]
    assert [q.whose for q in quantities(text, gazetteer=known)] == ["NORLAND"]
    read = analyse(text, gazetteer=known)
    assert [q.whose for q in read.paragraphs[0].quantities] == ["NORLAND"]


def test_an_own_side_in_a_claim_is_no_owner_from_another_sentence() -> None:
    known = with_own(gazetteer(), [OwnActor("Norland Union", kind="organisation", side="NORLAND")])
    text = "The Norland Union spent 3 % of GDP on defence in 2024."
    (figure,) = quantities(text, gazetteer=known)
    assert claim(figure, text).said.whose_doubts
    made = claim(figure, text, gazetteer=known)
    assert made.said.owner == "NORLAND" and not made.said.whose_doubts
