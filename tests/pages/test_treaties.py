"""Treaties: standing, both sides, and the paragraphs that name one."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Engine

from detente.analysis import analyse
from detente.store.writes import save, update_details
from detente.text.blocks import outline
from tests.pages.on_screen import text_of


def test_treaty_shows_its_standing_both_sides_and_the_paragraphs(visit, engine: Engine) -> None:
    document = outline(
        "New START still binds both capitals, the envoy said, and inspectors would come back in spring."
    )
    article = save(engine, document, analyse(document)).article_id
    update_details(engine, article, published=date(2022, 5, 1), outlet=None, author=None, url=None)
    page = visit("treaties", treaty="New START")
    shown = text_of(page)
    assert "Ended (expired), 5 February 2026" in shown, "today"
    assert "On record on 1 May 2022: In force since 5 February 2011." in shown, "beside the paragraph"
    assert "1 paragraph names it" in shown
    assert "21 February 2023** · Russia: **suspended" in shown and "United States, Russia: **expired" in shown
    assert len(page.get("vega_lite_chart")) == 2


def test_a_treaty_stands_on_any_day_of_the_address(visit) -> None:
    page = visit("treaties", treaty="New START", on="2023-03-01")
    assert "suspended by Russia (21 February 2023)" in text_of(page).replace("\\", "")


def test_a_treaty_that_is_not_nuclear_draws_no_warheads(visit) -> None:
    page = visit("treaties", treaty="Open Skies")
    assert "no warheads are drawn" in text_of(page) and len(page.get("vega_lite_chart")) == 1
