"""Sources: a publisher's file is recognised, shown as a difference, adopted or discarded, and taken back."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from detente.figures.importing.recognising import read_file
from detente.figures.revisions import difference
from detente.store import article_lists
from detente.store.adopted_editions import adopt, adoptions, record
from detente.store.selection import Selection
from tests.figures.importing import making
from tests.pages.on_screen import html_of, text_of


def upload(page: AppTest, data: bytes, name: str = "anything.xlsx") -> AppTest:
    page.file_uploader[0].upload(name, data, "application/octet-stream").run()
    assert not page.exception, [e.value for e in page.exception]
    return page


def press(page: AppTest, key: str) -> AppTest:
    page.button(key=key).click().run()
    assert not page.exception, [e.value for e in page.exception]
    return page


def test_the_editions_that_ship_are_listed_with_their_definitions(visit) -> None:
    page = visit("sources")
    table = next(frame.value for frame in page.dataframe if "Edition" in frame.value.columns)
    assert {"NATO, August 2025", "World Bank, February 2026"} <= set(table["Edition"])
    assert set(table["Here by"]) == {"shipped"} and "core defence" in text_of(page).lower()


def test_a_narrow_screen_lists_the_editions(visit) -> None:
    page = visit("sources")
    table = next(frame.value for frame in page.dataframe if "Edition" in frame.value.columns)
    assert all(f"<b>{name}</b>" in html_of(page) for name in table["Edition"])
    assert "published 28 August 2025" in html_of(page)


def test_a_file_is_shown_adopted_and_reverted(visit, engine: Engine) -> None:
    page = upload(visit("sources"), making.text(making.long()), "anything.csv")
    assert "Recognised as a table of NATO" in text_of(page).replace("\\", "")
    shown = next(frame.value for frame in page.dataframe if "Before" in frame.value.columns)
    assert set(shown["Change"]) == {"∆ revised"} and list(shown["After"]) == ["1.5", "2.5"]
    assert adoptions(engine) == (), "nothing is changed before it is adopted"
    page = press(page, "figures_adopt")
    kept = adoptions(engine)[0]
    assert kept.filename == "anything.csv" and "Adopted so far" in text_of(page)
    series = record(engine).series("POL", "share_gdp_pct", "2026-07")
    assert series is not None and series.at(2026).value == 2.5  # type: ignore[union-attr]
    page = press(page, f"figures_revert_{kept.id}")
    assert adoptions(engine)[0].reverted and "it is no longer read" in text_of(page)


def test_discarding_changes_nothing(visit, engine: Engine) -> None:
    page = press(upload(visit("sources"), making.text(making.long())), "figures_discard")
    assert adoptions(engine) == () and not page.success


def test_a_workbook_without_a_date_asks_for_its_month(visit, engine: Engine) -> None:
    page = upload(visit("sources"), making.xlsx(making.nato_2024()))
    assert "does not say when it was published" in text_of(page)
    page.text_input[0].set_value("2033-06").run()
    assert "Recognised as NATO" in text_of(page) and "stands beside" in text_of(page)
    press(page, "figures_adopt")
    assert adoptions(engine)[0].edition.id == "2033-06"


def test_a_table_without_a_title_asks_what_it_measures(visit) -> None:
    page = upload(visit("sources"), making.text(making.block()))
    page.selectbox[0].set_value("share_gdp_pct").run()
    assert "Recognised as one table of NATO" in text_of(page)


def test_a_damaged_file_is_refused_with_sheet_row_and_reason(visit, engine: Engine) -> None:
    sheets = making.nato_2024()
    sheets["TABLE3"][12][4] = "about two"
    page = upload(visit("sources"), making.xlsx(sheets))
    shown = page.error[0].value.replace("\\", "")
    assert "Sheet “TABLE3”, row 13" in shown and "about two" in shown and adoptions(engine) == ()


def test_pages_read_what_was_adopted(visit, engine: Engine) -> None:
    data = making.text(making.long())
    found = read_file(data)
    adopt(engine, found, difference(record(engine), found.edition, found.cells), data, "own.csv", None)
    page = visit("spending", opened=("by_ally_figures",), edition="NATO, July 2026")
    table = next(frame.value for frame in page.dataframe if "share_gdp" in frame.value.columns)
    shares = dict(zip(table["ally"], table["share_gdp"], strict=True))
    assert shares["Poland"] == 2.5 and shares["Sweden"] == 3.22
    assert "nobody" in text_of(page), "the source that the file names"


@pytest.mark.slow
def test_samples_can_be_removed_and_restored(visit, engine: Engine) -> None:
    page = visit("sources")
    page.button[0].click().run()
    assert not page.exception
    assert len(article_lists.articles(engine, Selection())) >= 40
    overview = visit()
    assert "sample" in text_of(overview) and overview.get("vega_lite_chart")
    page = visit("sources")
    page.button[0].click().run()
    assert len(article_lists.articles(engine, Selection())) == 0
