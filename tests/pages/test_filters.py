"""The filters that pages share: they survive menu, links, Back and reload, and each can be taken away."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from detente.analysis import analyse
from detente.store.selection_address import address_of, selection_of
from detente.store.writes import save
from detente.text.blocks import outline
from tests.pages.conftest import APP

ROOT = Path(APP).parent
FILTERED = ("overview", "articles", "actors", "claims")  # pages that draw the bar
CHOICES: tuple[dict[str, list[str]], ...] = (
    {"side": ["Russia"], "from": ["2024-01-01"]},
    {"stance": ["escalatory", "mixed"]},
    {"about": ["New START"], "corpus": ["uploaded"]},
    {"to": ["2026-06-30"], "read": ["differ"]},
)


@pytest.fixture
def small(engine: Engine) -> Engine:
    """A library of one short text, so that pages are quick."""
    document = outline("Russia suspended New START on Tuesday.\n\nNobody said a word about the harvest.")
    save(engine, document, analyse(document))
    return engine


def opened(page: str, query: Mapping[str, list[str]], test: AppTest | None = None) -> AppTest:
    """A page at an address, in a session of its own or going on in one."""
    test = test or AppTest.from_file(str(APP), default_timeout=60)
    test.switch_page(f"pages/{page}.py")
    for name in list(test.query_params):
        del test.query_params[name]
    for name, values in query.items():
        test.query_params[name] = values
    test.run()
    assert not test.exception, [e.value for e in test.exception]
    return test


def links_of(page: AppTest) -> dict[str, dict[str, list[str]]]:
    """The menu of a page: the query of each link by the page that it leads to."""
    (menu,) = [shown.proto.body for shown in page.sidebar.get("html") if "<nav" in shown.proto.body]
    found = {}
    for address in re.findall(r'href="([^"]+)"', menu):
        path, _, query = unescape(address).partition("?")
        found["overview" if path == "./" else path] = parse_qs(query)
    return found


def on_screen(page: AppTest) -> dict[str, list[str]]:
    """What the bar of chips says is chosen, as an address has it."""
    query: dict[str, list[str]] = {}
    for button in page.button:
        if button.key and button.key.startswith("chip_"):
            name, value = button.key.removeprefix("chip_").split("_", 1)
            query.setdefault(name, []).append(value)
    return {name: sorted(values) for name, values in query.items()}


def as_chips(query: Mapping[str, list[str]]) -> dict[str, list[str]]:
    codes = {"Russia": "RUS"}
    return {name: sorted(codes.get(value, value) for value in values) for name, values in query.items()}


@pytest.mark.parametrize("seeds", [range(4), pytest.param(range(4, 20), marks=pytest.mark.slow)], ids=str)
def test_filters_survive_walks_by_menu_back_and_reload(small: Engine, seeds: range) -> None:
    for seed in seeds:
        _walk(random.Random(seed))


def _walk(walk: random.Random) -> None:
    """Three steps with one choice of filters, checked after each."""
    chosen = walk.choice(CHOICES)
    past = [("overview", chosen)]
    page = opened(*past[-1])
    assert on_screen(page) == as_chips(chosen)
    for _ in range(3):
        match walk.choice(("menu", "menu", "back", "reload")):
            case "menu":
                name, query = walk.choice(sorted(links_of(page).items()))
                past.append((name, query))
                page = opened(name, query, page)
            case "back" if len(past) > 1:
                past.pop()
                page = opened(*past[-1], page)
            case _:
                page = opened(*past[-1])
        assert all(query == chosen for query in links_of(page).values()), past
        left = {
            name: [values] if isinstance(values, str) else values
            for name, values in page.query_params.items()
            if name in chosen
        }
        assert left == chosen, "the page has taken a filter out of its own address"
        if past[-1][0] in FILTERED:
            assert on_screen(page) == as_chips(chosen), past


def test_a_chip_takes_its_own_filter_away_and_reset_all(small: Engine) -> None:
    page = opened("overview", {"side": ["RUS"], "stance": ["escalatory", "mixed"]})
    page.button(key="chip_stance_mixed").click().run()
    assert on_screen(page) == {"side": ["RUS"], "stance": ["escalatory"]}
    page.button(key="chip_side_RUS").click().run()
    assert on_screen(page) == {"stance": ["escalatory"]}
    page.button(key="reset").click().run()
    assert not on_screen(page) and not any(links_of(page).values())


def test_what_is_chosen_in_the_box_stands_in_the_address_and_in_every_link(small: Engine) -> None:
    page = opened("overview", {})
    page.session_state["filters"] = True
    page.run()
    page.multiselect(key="about").select("New START").run()
    page.segmented_control(key="corpus").set_value("uploaded").run()
    assert on_screen(page) == {"about": ["New START"], "corpus": ["uploaded"]}
    assert all(query == on_screen(page) for query in links_of(page).values())


def test_a_name_that_this_library_does_not_know_can_be_taken_away(small: Engine) -> None:
    page = opened("articles", {"actor": ["Nobody Here"], "from": ["not a day"], "stance": ["angry"]})
    assert on_screen(page) == {"actor": ["Nobody Here"]}
    page.button(key="chip_actor_Nobody Here").click().run()
    assert not on_screen(page)


def test_every_link_of_the_program_hands_the_filters_on() -> None:
    """Streamlit's own links open a page with an empty query; `components/links.py` alone may call them."""
    scripts = [*ROOT.glob("pages/*.py"), *(ROOT / "src/detente/ui").rglob("*.py")]
    calls = {
        script.name
        for script in scripts
        if "st.page_link(" in (code := script.read_text(encoding="utf-8")) or "st.switch_page(" in code
    }
    assert calls == {"links.py"}


@pytest.mark.parametrize("chosen", CHOICES)
def test_an_address_is_read_as_it_is_written(chosen: dict[str, list[str]]) -> None:
    written = address_of(selection_of(chosen))
    assert {name: [v] if isinstance(v, str) else v for name, v in written.items()} == chosen
