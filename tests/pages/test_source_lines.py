"""Every source line on every page that shows one names its publisher, and so does every column of sources."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import Engine

from detente.analysis import analyse
from detente.figures.publishers import unnamed
from detente.figures.treaties import steps
from detente.store.writes import save
from detente.text.blocks import outline
from tests.pages.on_screen import text_of

_LINE = re.compile(r"^.*?\bSources?(?: \([^)]*\))?:(?:\*\*)? (?P<line>.+?)\.?\s*$", re.M)
TEXT = """Allies met in The Hague.

NATO's members agreed in 2025 to spend 5 % of GDP on defence by 2035, the alliance said.

Poland spends 4.48 % of GDP on defence in 2025, the ministry said. Russia holds 1,550 deployed warheads.

Moscow suspended its part in New START in February 2023, the foreign ministry said.
"""
VIEWS = (
    ("overview", {"event": "14 June 2021: Brussels summit of NATO leaders"}),
    ("spending", {}),
    ("spending", {"view": "over the years"}),
    ("spending", {"view": "path to 2035"}),
    ("spending", {"view": "words and money"}),
    ("spending", {"edition": "NATO, July 2026"}),
    ("spending", {"edition": "World Bank, February 2026"}),
    ("pledges", {}),
    ("revisions", {"state": "POL"}),
    ("revisions", {"state": "DEU", "year": "2025"}),
    ("treaties", {"treaty": "New START"}),
    ("treaties", {"treaty": "CFE"}),
    ("claims", {}),
    ("sources", {}),
)


def source_lines(shown: str) -> list[str]:
    """The source lines of a page's text, without the marks of markdown."""
    plain = re.sub(r"[\\\u200b]", "", shown)
    return [found["line"].removesuffix(".") for found in _LINE.finditer(plain)]


@pytest.fixture
def figures(engine: Engine) -> int:
    """The id of an article with figures, a commitment and a treaty, saved."""
    document = outline(TEXT)
    return save(engine, document, analyse(document), raw=TEXT.encode()).article_id


@pytest.mark.parametrize(("name", "query"), VIEWS, ids=lambda each: each if isinstance(each, str) else "")
def test_every_source_line_of_a_page_names_a_publisher(visit, figures: int, name: str, query) -> None:
    page = visit(name, **query)
    lines = source_lines(text_of(page))
    columns = [
        str(line)
        for frame in page.dataframe
        for column in ("source", "Source")
        if column in frame.value
        for line in frame.value[column].dropna().unique()
        if line
    ]
    assert [line for line in (*lines, *columns) if not line.startswith("as above") and unnamed(line)] == []
    if name in ("pledges", "revisions", "treaties", "sources"):
        assert lines, "it shows source lines"


def test_the_figure_cards_of_an_article_name_their_publishers(visit, figures: int) -> None:
    lines = source_lines(text_of(visit("article", id=str(figures))))
    assert [line for line in lines if unnamed(line)] == []
    assert any("Hague Summit Declaration" in line for line in lines)


def test_every_step_of_a_treaty_names_one() -> None:
    assert [step.source for step in steps() if unnamed(step.source)] == []


def test_a_line_that_names_none_would_be_found() -> None:
    shown = "x\n**Source:** News reports of 2025\nSource (NATO): NATO, Table 1.\ny. Sources: Reuters; a blog."
    assert [bool(unnamed(line)) for line in source_lines(shown)] == [True, False, True]


def test_the_older_german_share_says_that_it_is_second_hand_and_by_whom(visit, figures: int) -> None:
    shown = text_of(visit("revisions", state="DEU", year="2025")).replace("\\", "").replace("\u00a0", " ")
    assert "second-hand" in shown and "as given by Politico, 26 March 2026" in shown
    assert "2.4 % in NATO, March 2026, 2.22 % in NATO, July 2026" in shown
    pledges = text_of(visit("pledges", who="DEU")).replace("\\", "").replace("\u00a0", " ")
    assert "2.4 % in 2025 (estimate; NATO, March 2026, second-hand through Politico, 26 March" in pledges
    assert "Known to one decimal only" in pledges
