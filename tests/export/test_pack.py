"""The evidence pack: whole, self-contained, escaped."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from lxml import html
from sqlalchemy import Engine

from detente.analysis import analyse
from detente.export.gathering import pack
from detente.scoring.lexicon import shipped
from detente.store.selected_paragraphs import selected_paragraphs
from detente.store.selection import Selection
from detente.store.writes import save
from detente.text.blocks import outline


def made(library: Engine, **given: int) -> str:
    return pack(library, Selection(), shipped(), "0.1.0+test", date(2026, 11, 24), **given)  # type: ignore[arg-type]


def test_holds_every_paragraph_with_speaker_evidence_method_errors_and_sources(library: Engine) -> None:
    page = html.fromstring(made(library).encode())
    held = selected_paragraphs(library, Selection())
    assert len(page.xpath("//*[@id='paragraphs']//article")) == len(held) > 4
    words = page.text_content()
    for part in ("Ida Berg", "raise × spending", "Rule 7", "Error rates", "own coded paragraphs", "@misc{"):
        assert part in words, part
    assert len(page.xpath("//figure//*[name()='svg']")) == 2
    assert "The Gazette" in page.get_element_by_id("sources").text_content()


def test_fetches_nothing_and_runs_nothing(library: Engine) -> None:
    text = made(library)
    assert "default-src 'none'" in text
    page = html.fromstring(text.encode())
    assert not page.xpath("//script | //link | //iframe | //img | //object | //*[@onerror] | //*[@onload]")
    fetched = [
        value for _, name, value, _ in page.iterlinks() if name in ("src", "href") and value[:1] != "#"
    ]
    assert not fetched
    assert not re.search(r"@import|url\((?!#)", text)


def test_article_text_stays_text(library: Engine) -> None:
    assert "<script>" not in made(library)
    assert "alert(1)" in html.fromstring(made(library).encode()).text_content()


def test_says_so_where_it_holds_fewer_than_were_selected(library: Engine) -> None:
    text = made(library, most=2)
    page = html.fromstring(text.encode())
    assert len(page.xpath("//*[@id='paragraphs']//article")) == 2
    assert "The 2 with the strongest words are in this file" in " ".join(page.text_content().split())


def test_names_the_publication_that_stood_beside_a_figure_and_leads_to_it(library: Engine) -> None:
    text = (
        "NATO put Poland's defence spending at 4.48% of GDP in 2025, the government said. Poland plans to "
        "spend 4.8% of GDP on defence in 2026."
    )
    document = replace(outline(f"{text}\n\n{text}\n"), published=date(2025, 9, 2), outlet="The Gazette")
    save(library, document, analyse(document, with_tone=False), raw=b"y")
    page = html.fromstring(made(library).encode())
    sources = page.get_element_by_id("sources")
    words = " ".join(sources.text_content().split())
    assert "Publications behind the figures" in words
    assert "NATO, “Defence Expenditure of NATO Countries (2014-2025)”, August 2025" in words
    assert "“4.48%”: matches. Poland, 2025: 4.4805 % of real GDP" in words
    beside = sources.xpath(".//a[starts-with(@href, '#a')]")
    assert beside and all(page.get_element_by_id(link.get("href")[1:]) is not None for link in beside)
    assert "Recorded commitment POL-2026-48" in words
    assert "@" not in words.partition("Publications")[2]
