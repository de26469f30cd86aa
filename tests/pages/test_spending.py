"""Spending: its four views and what each says of itself."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Engine

from detente.analysis import analyse
from detente.store.writes import save, update_details
from detente.text.blocks import outline
from tests.pages.on_screen import html_of, text_of


def test_spending_names_its_edition_and_counts(visit) -> None:
    page = visit("spending")
    shown = text_of(page).replace("\\", "")
    assert (
        "Each ally in 2025" in shown
        and "NATO, “Defence Expenditure of NATO Countries (2014-2025)”, August 2025" in shown
    )
    assert "Germany (NATO, August 2025, gives none for 2025; NATO, July 2026, has 2.22" in shown
    assert (
        "Not counted, for want of a figure: Germany" in shown
        and "30 of 30 figures of 2025 are estimates" in shown
    )
    assert [metric.value for metric in page.metric] == ["30 of 30", "3 of 30", "0 of 30"]
    assert "could be read" in text_of(visit("spending", edition="NATO, July 2026"))


def test_the_gap_is_given_in_points_and_in_money(visit) -> None:
    page = visit("spending", level="5 %")
    assert "no comparable official series" in text_of(page), "the gap to 5 % is an upper bound"
    page = visit("spending", edition="World Bank, February 2026")
    assert "SIPRI" in text_of(page) and "No gap in money" in text_of(page)


@pytest.mark.parametrize("edition", ["NATO, June 2024", "NATO, July 2026", "World Bank, February 2026"])
@pytest.mark.parametrize("view", ["each ally", "over the years", "path to 2035", "words and money"])
def test_every_view_opens_for_every_edition(visit, edition: str, view: str) -> None:
    assert visit("spending", edition=edition, view=view).title


def test_the_path_states_its_assumptions_its_review_and_what_is_not_known(visit) -> None:
    page = visit("spending", view="path to 2035")
    shown = text_of(page)
    assert (
        "Already at or above 3.5\u00a0%" in shown.replace("\\", "") and "Arithmetic, not a forecast" in shown
    )
    assert "no comparable official series" in shown and "Like for like" in shown
    assert any("slow growth" in str(frame.value).lower() for frame in page.dataframe)
    poland = visit("spending", view="path to 2035", ally="Poland")
    assert "none needed" in [metric.value for metric in poland.metric]


def test_a_narrow_screen_lists_what_the_tables_hold(visit) -> None:
    allies = html_of(visit("spending", edition="NATO, August 2025"))
    assert "<b>Poland: 54.4\u00a0%</b><div>2025, estimate" in allies
    path = html_of(visit("spending", view="path to 2035", edition="NATO, August 2025"))
    assert "<b>Slow growth</b>" in path and "Source: NATO, The Hague Summit Declaration" in path
    assert "2024: Sweden" in path and "like for like +15.5" in path and "None" not in path


def test_few_years_of_words_give_no_correlation(visit, engine: Engine) -> None:
    document = outline(
        "Berlin said it would rearm. " * 2
        + "\n\n"
        + "\n\n".join(
            f"Berlin warned that its army would deploy {number} brigades to the border."
            for number in ("two", "three", "four", "five", "six")
        )
    )
    article = save(engine, document, analyse(document)).article_id
    update_details(engine, article, published=date(2023, 5, 1), outlet=None, author=None, url=None)
    page = visit("spending", view="words and money", heard="Germany")
    assert any("1 year with both, and fewer than 8 say nothing" in info.value for info in page.info)
    assert len(page.get("vega_lite_chart")) == 2


def test_who_is_not_counted_is_named_under_each_chart(visit) -> None:
    shown = text_of(visit("spending")).replace("\\", "")
    assert "Without a figure: Denmark, Germany, Iceland." in shown, "equipment"
    years = text_of(visit("spending", view="over the years", allies="Germany")).replace("\\", "")
    assert "2025: Without a figure: Germany, Iceland." in years
