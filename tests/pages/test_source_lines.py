"""Source lines and columns on pages name who publishes; where a copy stood is shown nowhere."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import Engine

from detente.analysis import analyse
from detente.figures.cited_sources import cited_sources
from detente.figures.publishers import unnamed
from detente.figures.treaties import steps
from detente.store.writes import save
from detente.text.blocks import outline
from tests.pages.on_screen import text_of

# Words that speak of a copy and never of a publication.
COPIES = re.compile(r"github|gitlab|unit tests?\b|fixture|repository|\.tsx?\b|\.py\b|@[0-9a-f]{7}", re.I)
# Whole names, so that no short one is found in another word.
PUBLISHERS = re.compile(
    "|".join(sorted({rf"\b{re.escape(each.publisher)}\b" for each in cited_sources().values()}))
)
OFFICIAL = ("spending", "revisions")  # pages whose every source is a publication on record
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


def assert_no_copy_is_named(shown: str) -> None:
    """A copy of a publication, a repository or a file of code, is no source."""
    assert not COPIES.search(shown), COPIES.search(shown)
    copies = {each.copy.split(":")[0].split("@")[0].split(",")[0] for each in cited_sources().values()} - {""}
    assert not [copy for copy in copies if copy in shown]


@pytest.fixture
def figures(engine: Engine) -> int:
    """The id of an article with figures, a commitment and a treaty, saved."""
    document = outline(TEXT)
    return save(engine, document, analyse(document), raw=TEXT.encode()).article_id


@pytest.mark.parametrize(("name", "query"), VIEWS, ids=lambda each: each if isinstance(each, str) else "")
def test_every_source_line_of_a_page_names_a_publisher(visit, figures: int, name: str, query) -> None:
    page = visit(name, **query)
    shown = text_of(page)
    lines = source_lines(shown)
    assert_no_copy_is_named(shown.replace("\\", "").replace("\u200b", ""))
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
    if query.get("view") == "path to 2035":  # whose sources stand in a box of their own
        assert PUBLISHERS.search(shown)
    elif name in OFFICIAL and query.get("view") != "words and money":
        assert lines and all(PUBLISHERS.search(line) or line.startswith("as above") for line in lines)


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
