"""The list of articles and the search in their paragraphs."""

from __future__ import annotations

import re

from tests.pages.on_screen import html_of, text_of


def test_search_marks_its_hits(visit, stored: int) -> None:
    page = visit("explore/articles", q="tank brigades")
    assert "1 paragraph with these words" in text_of(page)
    assert re.search(r"<mark[^>]*>tank</mark>", html_of(page))
    assert "fits" in text_of(visit("explore/articles", q="zebra")) or "No paragraph holds" in text_of(
        visit("explore/articles", q="zebra")
    )
