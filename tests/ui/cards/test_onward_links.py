"""From a figure's card to its owner's spending, its year in every edition, and what it promised."""

from __future__ import annotations

from datetime import date

import pytest

from detente.figures.claims import claim
from detente.figures.official_record import shipped
from detente.figures.paragraph import read_figures
from detente.ui import menu
from detente.ui.cards.onward_links import of_all, onward

SAID_ON = date(2025, 9, 2)


def led(text: str) -> dict[str, dict[str, str]]:
    """What each page is asked for, from the first figure of a text."""
    quantity = read_figures(text, SAID_ON).quantities[0]
    made = claim(quantity, text, (), SAID_ON)
    return {each.page: each.query for each in onward(made, shipped())}


def test_an_allys_share_leads_to_its_years_its_editions_and_its_pledges() -> None:
    assert led("Poland spends 4.48 % of GDP on defence in 2025, NATO's figures say.") == {
        menu.SPENDING: {"view": "over the years", "allies": "Poland"},
        menu.REVISIONS: {"state": "POL", "year": "2025", "what": "share of GDP"},
        menu.PLEDGES: {"who": "POL"},
    }


def test_a_sum_in_purchasing_power_leads_to_every_basis_of_its_year() -> None:
    text = "Russia spent $462 billion on its military in purchasing power in 2024, IISS says."
    assert led(text)[menu.REVISIONS] == {"state": "RUS", "year": "2024", "what": "sum"}


def test_the_alliances_level_leads_to_what_it_agreed_on() -> None:
    assert led("NATO's members agreed to spend 5 % of GDP on defence by 2035.") == {
        menu.PLEDGES: {"who": "NATO"}
    }


@pytest.mark.parametrize("text", ["The budget grew by 3 % of GDP.", "Norland spends 3 % of GDP on defence."])
def test_nobody_known_leads_nowhere(text: str) -> None:
    assert led(text) == {}


def test_a_link_calls_an_owner_as_a_sentence_does() -> None:
    text = "The United States spends 3.22 % of GDP on defence in 2025, NATO's figures say."
    made = claim(read_figures(text, SAID_ON).quantities[0], text, (), SAID_ON)
    assert "What the United States promised" in [each.label for each in onward(made, shipped())]


def test_several_figures_of_one_owner_lead_on_once() -> None:
    texts = (
        "Poland spends 4.48 % of GDP on defence in 2025, NATO's figures say.",
        "Poland promised to spend 5 % of GDP on defence in 2026.",
        "Russia has 1,718 deployed warheads.",
    )
    shown = [claim(read_figures(text, SAID_ON).quantities[0], text, (), SAID_ON) for text in texts]
    labels = [each.label for each in of_all(shown, shipped())]
    assert len(labels) == len(set(labels))
    assert labels[-2:] == ["Spending of every ally", "Treaties and warheads"]
    assert labels.count("What Poland promised") == 1
