"""What a search finds, counted by side, speaker, outlet, stance and year."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from sqlalchemy import Engine

from detente.store.search import search
from detente.store.search_facets import Facets, facets
from detente.store.selection import Selection


def test_facets_add_up_to_what_is_found(engine: Engine, fill: Callable[..., int]) -> None:
    fill("One", published=date(2024, 5, 6))
    fill("Two", published=date(2025, 6, 7), words=" Once more.")
    found = search(engine, "spend arms", Selection())
    of = facets(engine, "spend arms", Selection())
    assert found.number == 2
    assert dict(of.sides) == {"SUD": 2} and dict(of.speakers) == {"Ida Berg": 2}
    assert of.years == (("2025", 1), ("2024", 1)) and dict(of.stances) == {"escalatory": 2}
    assert dict(of.outlets) == {"The Herald": 2}
    assert dict(facets(engine, "talks", Selection()).stances) == {"de-escalatory": 2}


def test_facets_stay_within_the_selection(engine: Engine, fill: Callable[..., int]) -> None:
    fill("One", published=date(2024, 5, 6))
    fill("Two", published=date(2025, 6, 7), words=" Once more.")
    within = Selection(start=date(2025, 1, 1))
    assert facets(engine, "spend arms", within).years == (("2025", 1),)
    assert facets(engine, "spend arms", Selection(sides=("NOR",))) == Facets()
    assert facets(engine, "  ", Selection()) == facets(engine, "nowhere", Selection()) == Facets()
