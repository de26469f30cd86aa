"""Claims: figures of the texts beside the record."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from detente.analysis import analyse
from detente.store.writes import save
from detente.text.blocks import outline
from tests.pages.on_screen import text_of


def test_figures_in_texts_are_set_beside_the_record(visit, stored: int) -> None:
    page = visit("claims")
    table = next(frame.value for frame in page.dataframe if "said" in frame.value)
    assert list(table["said"]) == ["5\u00a0% of GDP"] and list(table["outcome"]) == ["target, not outturn"]
    assert list(table["on_record"]) == ["plan: 5 % of GDP"]
    assert "1 figure" in text_of(page)


def test_claims_are_filtered_by_the_address(visit, stored: int) -> None:
    assert "another" in text_of(visit("claims", outcome="matches"))
    for outcome, owner in (("target not outturn", "NATO_TOTAL"), ("target, not outturn", "NATO")):
        page = visit("claims", outcome=outcome, topic="share of GDP", owner=owner)
        assert "1 figure" in text_of(page)
        assert page.multiselect(key="owner").value == ["NATO_TOTAL"]
        pills = next(group for group in page.get("button_group") if group.proto.label == "Outcome")
        assert pills.value == ["target not outturn"], "as exports write it, and as the page does"


def test_claims_that_no_filter_leaves_can_be_brought_back(visit, engine: Engine) -> None:
    document = outline("Russia holds 1,550 deployed warheads.\n\nPoland spends 4.48 % of GDP on defence.")
    save(engine, document, analyse(document))
    page = visit("claims", owner="RUS", topic="share of GDP")
    assert page.info[0].value.startswith("No figure in 2 paragraphs fits these filters. Widen")
    page.button(key="reset_empty").click().run()
    assert not page.info and not page.multiselect(key="owner").value and "2 figures" in text_of(page)


def test_a_long_list_is_shown_in_parts_that_the_address_names(
    visit, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("detente.ui.components.list_parts.MOST", 2)
    document = outline(
        "Russia holds 1,550 deployed warheads.\n\nPoland spends 4.48 % of GDP on defence.\n\n"
        "Norway spends 3.2 % of GDP on defence."
    )
    save(engine, document, analyse(document))
    page = visit("claims")
    assert page.number_input(key="page").label == "Page of 2, 2 figures each" and "3 figures" in text_of(page)
    assert said(page) == ["1,550 deployed warheads", "4.48 % of GDP"]
    page = page.number_input(key="page").set_value(2).run()
    assert said(page) == ["3.2 % of GDP"]
    page = page.multiselect(key="owner").set_value(["RUS"]).run()
    assert said(page) == ["1,550 deployed warheads"], "the part that was shown is no more"


def said(page) -> list[str]:
    """The figures that the list shows."""
    table = next(frame.value for frame in page.dataframe if "said" in frame.value)
    return [each.replace("\u00a0", " ") for each in table["said"]]
