"""Figures beside the record: the golden claims, the words of rounding, and that no text breaks it."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.analysis import analyse
from detente.derive.claim_rows import claim_of
from detente.evaluate.claim_measures import judge, measure_claims
from detente.evaluate.sets import GOLDEN
from detente.figures.claims import OUTCOMES, Claim, claim
from detente.figures.claims.claim_terms import read_claim_terms
from detente.figures.claims.related_cells import around, plans_of
from detente.figures.paragraph import read_figures
from detente.intake.sample_digests import read_samples
from detente.records import Block, DetenteError, Document, Voice

AUTUMN = date(2025, 10, 2)


def read(text: str, published: date | None = AUTUMN, speaker: str = "") -> Claim:
    voices = (Voice(None, "", speaker, 0, len(text), "document"),) if speaker else ()
    return claim(read_figures(text, published, None, voices).quantities[0], text, voices, published)


def test_the_golden_claims_are_well_formed() -> None:
    for name, least in (("claims", 130), ("claims_later", 68), ("claims_kept", 46)):
        rows = [each.row for each in judge(GOLDEN / f"{name}.csv")]
        assert len(rows) >= least and len({row["id"] for row in rows}) == len(rows)
        assert {row["outcome"] for row in rows} == set(OUTCOMES)
        assert {row["sure"] for row in rows} == {"yes", "no"}


def test_golden_claims_and_those_kept_apart() -> None:
    tuned, later, kept = (
        measure_claims(GOLDEN / f"{name}.csv") for name in ("claims", "claims_later", "claims_kept")
    )
    assert tuned["right"] >= 0.97 and tuned["sureness"] >= 0.97
    assert later["right"] >= 0.95 and kept["right"] >= 0.95
    wrong = sum(each["sure_wrong"] * each["sure_n"] for each in (tuned, later, kept))
    assert wrong / sum(each["sure_n"] for each in (tuned, later, kept)) <= 0.02


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("2.4 %", 2.35, 2.45),
        ("2 %", 1.8, 2.2),
        ("5 %", 4.5, 5.5),
        ("almost 5 %", 4.5, 5.0),
        ("more than 4 %", 4.0, float("inf")),
        ("at least 2 %", 2.0, float("inf")),
        ("under 2 %", -float("inf"), 2.0),
        ("about 4 %", 3.6, 4.4),
        ("exactly 2 %", 1.98, 2.02),
        ("between 2 and 3 %", 1.8, 3.2),
        ("five per cent", 4.5, 5.5),
        ("2%-plus", 2.0, float("inf")),
        ("2%+", 2.0, float("inf")),
    ],
)
def test_how_exactly_a_figure_is_meant(words: str, low: float, high: float) -> None:
    text = f"Norway spent {words} of GDP on defence in 2024."
    found = claim(read_figures(text, AUTUMN).quantities[0], text, (), AUTUMN).said
    assert (found.low, found.high) == (pytest.approx(low), pytest.approx(high))


def test_money_is_meant_to_its_last_digit() -> None:
    text = "Germany spent $97.7 billion on defence in 2024, and Britain 80 billion dollars."
    first, second = (claim(q, text, (), AUTUMN).said for q in read_figures(text, AUTUMN).quantities)
    assert (first.low, first.high) == (pytest.approx(97.65e9), pytest.approx(97.75e9))
    assert (second.low, second.high) == (pytest.approx(75e9), pytest.approx(85e9))


@pytest.mark.parametrize(
    ("text", "outcome", "sure"),
    [
        ("Canada's defence spending fell by 7.2 % in real terms in 2018.", "matches", True),
        ("Canada cut its defence spending by about 7 % in real terms in 2018.", "matches", True),
        ("Canada's defence spending grew by 7.2 % in real terms in 2018.", "differs", True),
        ("Canada's defence spending saw real growth of -7.2 % in 2018.", "matches", True),
        ("Canada's defence spending fell by more than 5 % in real terms in 2018.", "matches", True),
        ("Italy cut its defence spending by 2.3 % in real terms in 2024.", "differs", True),
    ],
)
def test_a_fall_is_no_growth(text: str, outcome: str, sure: bool) -> None:
    found = read(text)
    assert (found.outcome, found.sure) == (outcome, sure), found.reason


def test_the_terms_of_a_sum_are_no_lower_bounds() -> None:
    text = "Norway plans 3.5 % plus 1.5 % of GDP, or 3.5 % + 1.5 % of GDP, for defence."
    assert all(claim(q, text, (), AUTUMN).said.hedge is None for q in read_figures(text, AUTUMN).quantities)


def test_where_a_change_began_is_never_surely_of_the_year_of_its_end() -> None:
    text = "In 2024 Poland's defence spending rose from 2.2 % to 3.8 % of GDP."
    began, ended = (claim(q, text, (), AUTUMN) for q in read_figures(text, AUTUMN).quantities)
    assert not began.sure and (ended.outcome, ended.sure) == ("matches", True)


def test_the_card_of_almost_five_per_cent() -> None:
    found = read("We spend almost 5 % of our GDP on defence.", speaker="POL")
    assert found.outcome == "target not outturn" and not found.sure
    assert found.record and found.record.cell.value == pytest.approx(4.4805)
    assert found.record.cell.flag == "estimate" and found.record.edition.name == "NATO, August 2025"
    assert found.commitment == "POL-2025-47" and "4.7 % of GDP" in found.reason
    assert any("we" in doubt for doubt in found.doubts)


def test_the_edition_in_force_decides_and_another_one_is_a_doubt() -> None:
    text = "Poland spent 4.1 % of GDP on defence in 2024."
    then, later = read(text, date(2024, 12, 1)), read(text, AUTUMN)
    assert (then.outcome, then.sure) == ("matches", True)
    assert then.record and then.record.edition.id == "2024-06"
    assert [each.edition.id for each in then.beside] == ["2025-08"]
    assert (later.outcome, later.sure) == ("differs", False)
    assert "0.31 points below" in later.reason and later.record and later.record.edition.id == "2025-08"


def test_the_basis_of_2026_is_another_basis() -> None:
    found = read("Poland spent 4.48 % of GDP on defence in 2025.", date(2026, 9, 1))
    assert found.outcome == "other basis" and "4.25 %" in found.reason and "August 2025" in found.reason


def test_no_series_for_aid_nor_for_what_is_related() -> None:
    assert read("Germany gave Ukraine 28 billion euros in military aid.").outcome == "no official series"
    assert read("Italy's debt stood at 135 % of GDP in 2024.").outcome == "no official series"


def test_what_is_supposed_is_not_compared() -> None:
    assert read("If Germany spent 5 % of GDP on defence, little would change.").outcome == "not comparable"


@given(
    st.text(max_size=200), st.sampled_from(["", "POL", "RUS", "NATO"]), st.none() | st.dates(date(1990, 1, 1))
)
def test_no_text_breaks_it(tail: str, speaker: str, published: date | None) -> None:
    text = f"Poland spends 4.5 % of GDP, $12 billion, 3 to 4 per cent and 200 warheads {tail}"
    voices = (Voice(None, "", speaker, 0, len(text), "document"),) if speaker else ()
    for quantity in read_figures(text, published, None, voices).quantities:
        found = claim(quantity, text, voices, published)
        assert found.outcome in OUTCOMES and found.reason
        assert found.sure == (not found.doubts)
        assert found.said.low <= found.said.high


def test_a_wrong_row_of_the_claim_terms_is_named(tmp_path: Path) -> None:
    head = "kind,form,value,low,high,example,reason\n"
    for rows, line, says in (
        ("sideways,about,,1,1,It is about 2 %.,why", 2, "sideways is none of"),
        ("before,about,,x,1,It is about 2 %.,why", 2, "numbers or blank"),
        ("before,about,,2,1,It is about 2 %.,why", 2, "low is above high"),
        ("before,about,,1,1,It is 2 %.,why", 2, "does not hold 'about'"),
        ("before,about,,1,1,It is about 2 %.,why\nbefore,About,,1,1,About 2 %.,why", 3, "already"),
    ):
        file = tmp_path / "claim_terms.csv"
        file.write_text(head + rows + "\n", encoding="utf-8")
        with pytest.raises(DetenteError, match=f"line {line}: .*{says}"):
            read_claim_terms(file)


def test_the_edition_that_the_text_names_decides() -> None:
    text = "Germany spent 1.43 % of GDP on defence in 2021, by NATO's tables of August 2025."
    found = read(text, date(2022, 2, 27))
    assert (found.outcome, found.sure) == ("matches", True)
    assert found.record and found.record.edition.id == "2025-08"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (
            "It was 3.79 % in 2024. Spain spent 2 % of GDP on defence in 2025, after 1.43 % "
            "of GDP the year before.",
            "share_gdp_pct/ESP/2024/2025-08",
        ),
        (
            "Spain spent 2 % of GDP on defence in 2025; ten years earlier it was 0.92 % of GDP.",
            "share_gdp_pct/ESP/2015/2025-08",
        ),
        (
            "Figures give 3.2 % of GDP for the United States in 2024 and 2 % of GDP for Germany, in defence.",
            "share_gdp_pct/DEU/2024/2025-08",
        ),
        (
            "The Federation of American Scientists counted about 4,310 warheads for Russia in 2020.",
            "stockpile/RUS/2020/fas-2023-10",
        ),
        ("Eighteen of the 32 allies stood at 2 % of GDP or more in 2024.", "meeting/2/2024/2025-08"),
    ],
)
def test_whose_and_when_beside_a_figure(text: str, key: str) -> None:
    figures = read_figures(text, AUTUMN).quantities
    found = claim(figures[-1], text, (), AUTUMN)
    assert found.key == key and found.outcome == "matches"


def test_what_stands_around_a_claim() -> None:
    found = read("Poland spent 4.48 % of GDP on defence in 2025.")
    beside = {(each.definition, round(each.cell.value, 2)) for each in around(found)}
    assert ("nato-core-2026", 4.25) in beside
    assert {"POL-2025-47", "POL-2026-48"} <= {plan.id for plan in plans_of(found)}


def test_no_digest_of_ours_surely_differs() -> None:
    """The digests take their figures from the tables, so a sure link that differs is a wrong one."""
    outcomes: Counter[tuple[str, bool]] = Counter()
    for sample in read_samples():
        read = analyse(sample.document, with_tone=False)
        for paragraph in read.paragraphs:
            for quantity in paragraph.quantities if paragraph.kind == "body" else ():
                found = claim_of(quantity, paragraph, read.published)
                outcomes[found.outcome, found.sure] += 1
                assert (found.outcome, found.sure) != ("differs", True), (paragraph.text, found.reason)
    assert outcomes["matches", True] >= 14


def test_a_share_whose_of_what_stands_in_another_paragraph_is_perhaps() -> None:
    blocks = (
        Block("body", "All allies will spend at least 2% of their GDP on defence in 2025, NATO said."),
        Block("body", "Poland leads the table of 2025 with 4.48%."),
    )
    read = analyse(
        Document("A table", None, blocks, published=date(2025, 8, 28), language="en"), with_tone=False
    )
    paragraph = read.paragraphs[-1]
    made = claim(paragraph.quantities[0], paragraph.text, paragraph.voices, read.published)
    assert (made.outcome, made.sure) == ("matches", False)
    assert made.key == "share_gdp_pct/POL/2025/2025-08"
    assert any("of what it is a share" in doubt for doubt in made.doubts)
