"""Source lines on pages name who publishes; where a copy stood is shown nowhere."""

from __future__ import annotations

import re

import pytest

from detente.figures.cited_sources import cited_sources
from tests.pages.on_screen import text_of

# Words that speak of a copy and never of a publication.
COPIES = re.compile(r"github|gitlab|unit tests?\b|fixture|repository|\.tsx?\b|\.py\b|@[0-9a-f]{7}", re.I)
VIEWS = (
    ("overview", {}),
    ("spending", {}),
    ("spending", {"view": "over the years"}),
    ("spending", {"view": "path to 2035"}),
    ("spending", {"edition": "NATO, July 2026"}),
    ("spending", {"edition": "World Bank, February 2026"}),
    ("pledges", {}),
    ("revisions", {"state": "POL"}),
    ("revisions", {"state": "DEU", "year": "2025"}),
    ("treaties", {"treaty": "New START"}),
    ("claims", {}),
    ("sources", {}),
)
# Whole names, so that no short one is found in another word.
PUBLISHERS = re.compile(
    "|".join(sorted({rf"\b{re.escape(each.publisher)}\b" for each in cited_sources().values()}))
)
OFFICIAL = ("spending", "revisions")  # pages whose every source is a publication on record


@pytest.mark.parametrize(("name", "query"), VIEWS, ids=[f"{n} {q.get('view', '')}" for n, q in VIEWS])
def test_no_page_names_a_repository_and_sources_name_a_publisher(visit, name: str, query) -> None:
    shown = text_of(visit(name, **query)).replace("\\", "").replace("\u200b", "")
    assert not COPIES.search(shown), COPIES.search(shown)
    copies = {each.copy.split(":")[0].split("@")[0].split(",")[0] for each in cited_sources().values()} - {""}
    assert not [copy for copy in copies if copy in shown]
    if query.get("view") == "path to 2035":  # whose sources stand in a box of their own
        assert PUBLISHERS.search(shown)
    elif name in OFFICIAL:
        lines = re.findall(r"Source: ([^\n]+)", shown)
        assert lines and all(PUBLISHERS.search(line) or line.startswith("as above") for line in lines)
