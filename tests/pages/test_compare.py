"""Compare: two parts side by side, in the page, in the address and in what is taken away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from lxml import html
from sqlalchemy import Engine

from detente.analysis import analyse
from detente.export.comparison_pack import comparison_pack
from detente.export.part_comparison import ComparedPart, all_rows, compared, finding, headline
from detente.scoring.lexicon import shipped
from detente.store.selection import Selection
from detente.store.statement_lists import on_target
from detente.store.writes import save
from detente.text.blocks import outline
from tests.pages.on_screen import text_of

_MILD = "Poland said on day {} that it was ready to open talks with Russia and to withdraw its troops."
_HARD = "Poland said on day {} that it would strike Russia and would never negotiate."
_SECOND = Selection(start=date(2026, 4, 1), end=date(2026, 6, 30))
_FIRST = Selection(start=date(2026, 1, 1), end=date(2026, 3, 31))


@pytest.fixture
def two_quarters(engine: Engine) -> None:
    """Five mild articles in the first quarter of 2026, five hard ones in the second."""
    for month, words in ((2, _MILD), (5, _HARD)):
        for at in range(5):
            document = replace(
                outline(words.format(at)),
                published=date(2026, month, 3 + at),
                outlet="The Herald" if month == 2 else "The Post",
            )
            save(engine, document, analyse(document))


def test_the_last_two_quarters_are_compared_at_once(visit, two_quarters: None) -> None:
    shown = text_of(visit("compare"))
    assert "The second quarter of 2026: more escalatory than the first quarter of 2026" in shown.replace(
        "\\", ""
    )
    assert "5 articles" in shown and "Poland" in shown


def test_where_a_quarter_holds_too_little_the_page_opens_with_what_can_be_compared(
    visit, engine: Engine, two_quarters: None
) -> None:
    alone = replace(outline(_HARD.format(9)), published=date(2026, 8, 3))
    save(engine, alone, analyse(alone))
    for at in range(3):
        before = replace(outline(_MILD.format(at + 20)), published=date(2025, 5, 3 + at))
        save(engine, before, analyse(before))
    shown = text_of(visit("compare")).replace("\\", "")
    assert "2026: more escalatory than 2025" in shown or "Between 2025 and 2026 nothing differs" in shown


def test_outlets_are_compared_from_the_address_alone(visit, two_quarters: None) -> None:
    page = visit("compare", by="outlets", a_outlets="The Herald", b_outlets="The Post")
    assert page.multiselect(key="a_outlets").value == ["The Herald"]
    assert "The Post: more escalatory than The Herald" in text_of(page).replace("\\", "")
    rest = visit("compare", by="outlets", a_outlets="The Post")
    assert "All other outlets: more de" in text_of(rest).replace("\\", "")


def test_own_dates_stand_in_the_address(visit, two_quarters: None) -> None:
    page = visit(
        "compare", length="own dates", a_from="2026-02-01", a_to="2026-02-28", b_from="2026-05-01",
        b_to="2026-05-31",
    )  # fmt: skip
    assert "1 February 2026 to 28 February 2026" in text_of(page)
    assert "more escalatory" in text_of(page)


def test_what_is_not_chosen_or_not_there_is_said(visit, stored: int, two_quarters: None) -> None:
    assert any("Choose outlets" in info.value for info in visit("compare", by="outlets").info)
    assert any("Two uploads" in info.value for info in visit("compare", by="uploads").info)
    assert any("stories" in info.value for info in visit("compare", by="stories").info)


def test_a_comparison_is_taken_away(visit, two_quarters: None) -> None:
    page = visit("compare", opened=("take_comparison",))
    assert {"html", "csv", "parquet"} <= {button.label for button in page.get("download_button")}


def test_the_pack_says_the_finding_and_holds_both_parts(engine: Engine, two_quarters: None) -> None:
    first, second = ComparedPart("the first quarter", _FIRST), ComparedPart("the second quarter", _SECOND)

    def compare(dimension):
        return compared(engine, _FIRST, _SECOND, dimension)

    pack = comparison_pack(engine, first, second, compare, shipped(), "0+test", date(2026, 7, 1))
    assert headline(compare("whole"), first, second) in pack
    assert finding(compare("act"), "act") in pack
    assert "open talks" in pack and "never negotiate" in pack
    table = all_rows(compare)
    assert {"whole", "side", "act"} <= set(table["dimension"])
    assert table["difference"].abs().max() > 0


def test_the_pack_names_the_publications_behind_the_figures_of_both_parts(engine: Engine) -> None:
    parts = []
    for day, said in (
        (date(2026, 1, 20), "Poland spent 4.48 % of GDP on defence in 2025, NATO's figures say."),
        (date(2026, 5, 20), "Estonia spent 3.38 % of GDP on defence in 2025, NATO's figures say."),
    ):
        document = replace(
            outline(f"{said}\n\nRussia will strike back.\n"), published=day, outlet="The Gazette"
        )
        save(engine, document, analyse(document, with_tone=False), raw=said.encode())
        parts.append(ComparedPart(f"the month of {day:%B}", Selection(start=day, end=day)))

    def compare(dimension):
        return compared(engine, parts[0].selection, parts[1].selection, dimension)

    pack = comparison_pack(engine, *parts, compare, shipped(), "0+test", date(2026, 7, 1))
    sources = " ".join(html.fromstring(pack.encode()).get_element_by_id("sources").text_content().split())
    assert "NATO, “Defence Expenditure of NATO Countries (2014-2025)”, August 2025" in sources
    assert "“4.48 %”: matches. Poland, 2025" in sources and "“3.38 %”: matches. Estonia, 2025" in sources


def test_parts_that_are_alike_are_said_to_be_alike(engine: Engine, two_quarters: None) -> None:
    part = ComparedPart("the same", _FIRST)
    whole = compared(engine, _FIRST, _FIRST, "whole")
    assert "nothing differs" in headline(whole, part, part)
    assert "differs more than chance would make" in finding(compared(engine, _FIRST, _FIRST, "act"), "act")


def test_the_words_about_a_side_open_the_strongest_first(engine: Engine, two_quarters: None) -> None:
    on_russia = on_target(engine, Selection(), "RUS")
    assert len(on_russia) >= 5
    assert set(on_russia["target"]) == {"RUS"}
    assert list(on_russia["balance"].abs()) == sorted(on_russia["balance"].abs(), reverse=True)
