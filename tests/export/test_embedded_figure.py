"""A chart for somebody else's page: nothing is loaded or run, the source is named, words stay words."""

from __future__ import annotations

import base64
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

from hypothesis import example, given
from hypothesis import strategies as st

from detente.export.embedded_figure import as_figure
from detente.export.provenance import Provenance

SVG = b"<svg xmlns='http://www.w3.org/2000/svg'/>"


class Tags(HTMLParser):
    """The tags of a piece of HTML with their attributes, and its words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data


@given(st.text(max_size=60), st.text(max_size=40))
@example("<script>alert(1)</script>", '"><img src=x onerror=y>')
def test_a_finding_is_words_whatever_it_holds(finding: str, source: str) -> None:
    read = Tags(as_figure(SVG, _made(source), finding).decode())
    assert [tag for tag, _ in read.found] == ["figure", "img", "figcaption", "a"]
    picture = read.found[1][1]
    assert base64.b64decode((picture["src"] or "").removeprefix("data:image/svg+xml;base64,")) == SVG
    assert read.found[3][1]["href"] == "https://example.org/?side=Russia&from=2023-01-01"


def test_the_caption_names_the_source_and_the_day(provenance: Provenance) -> None:
    words = Tags(as_figure(SVG, provenance, "More is escalatory than not.").decode()).words
    assert "More is escalatory than not. Source: NATO, August 2025" in words
    assert "Détente" in words and ".." not in words


def test_an_address_that_is_none_is_not_linked(provenance: Provenance) -> None:
    unsafe = replace(provenance, address="javascript:alert(1)")
    assert b"href" not in as_figure(SVG, unsafe) and b"href" not in as_figure(
        SVG, replace(unsafe, address="")
    )


def _made(source: str) -> Provenance:
    address = "https://example.org/?side=Russia&from=2023-01-01"
    return Provenance("Balance", "all articles", 3, 9, "1.0", "0123456789", date(2026, 1, 1), source, address)
