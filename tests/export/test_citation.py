"""Citations: what is not known is left out, TeX's signs are escaped, a sentence carries its caveat."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import bibtexparser
from hypothesis import example, given
from hypothesis import strategies as st
from sqlalchemy import Engine

from detente.export.citation import (
    cite_article,
    cite_chart,
    cite_selection,
    finding_with_source,
    sentence,
    tex,
)
from detente.export.provenance import Provenance
from detente.store import corpus_queries
from detente.store.selection import Selection


def test_an_article_is_cited_with_what_is_known() -> None:
    cited = cite_article("50% & rising", "The Gazette", date(2025, 6, 25), "https://example.org/a", 7)
    assert cited.plain == "The Gazette, “50% & rising”, 25 June 2025, https://example.org/a."
    assert r"title = {{50\% \& rising}}" in cited.bibtex and "date = {2025-06-25}" in cited.bibtex
    bare = cite_article(None, None, None, None, 7)
    assert "no date" in bare.plain and "url" not in bare.bibtex and "organization" not in bare.bibtex


@given(st.text(max_size=60), st.text(alphabet='{}\\,="@ x\n%#~', max_size=40))
@example("x}}, year={1}, evil={", "")
@example("\\}}, note = {", "@misc{x,")
def test_a_title_stays_within_its_field_whatever_it_holds(title: str, outlet: str) -> None:
    cited = cite_article(title, outlet, date(2025, 6, 25), "https://example.org/}a{", 7)
    read = bibtexparser.parse_string(cited.bibtex)
    assert not read.failed_blocks and len(read.entries) == 1 and read.entries[0].key == "article7"
    assert set(read.entries[0].fields_dict) <= {"title", "organization", "year", "date", "url"}
    assert read.entries[0].fields_dict["year"].value == "2025"
    depths = [
        cited.bibtex[:end].count("{") - cited.bibtex[:end].count("}") for end in range(len(cited.bibtex))
    ]
    assert min(depths) == 0 and cited.bibtex.count("{") == cited.bibtex.count("}")


def test_signs_of_tex_are_escaped() -> None:
    assert tex("{a}\\b\n50%") == r"\textbraceleft{}a\textbraceright{}\textbackslash{}b 50\%"


def test_selection_is_cited_with_snapshot_and_version(provenance: Provenance) -> None:
    cited = cite_selection(provenance)
    assert "snapshot 0123456789" in cited.plain and "@misc{detente-0123456789," in cited.bibtex


def test_a_chart_is_cited_with_its_finding_and_its_address(provenance: Provenance) -> None:
    shown = replace(provenance, address="https://example.org/spending?side=A B{}")
    cited = cite_chart(shown, "Spending rose.")
    assert cited.plain.startswith(f"Spending rose. {provenance.title}. ")
    assert cited.plain.endswith("https://example.org/spending?side=A B{}")
    assert "url = {https://example.org/spending?side=AB}" in cited.bibtex
    assert "url" not in cite_chart(provenance).bibtex


def test_sentence_counts_stances_and_says_how_often_it_errs(library: Engine, provenance: Provenance) -> None:
    counted = corpus_queries.counts(library, Selection())
    made = sentence(provenance, counted)
    assert f"Of {counted.paragraphs} paragraphs in 2 articles" in made
    assert "It measures what is said, not risk." in made and "coded independently" in made
    assert sum(number for _, number in counted.stances) == counted.paragraphs


def test_a_finding_to_send_names_its_source_its_day_and_its_address(provenance: Provenance) -> None:
    official = replace(provenance, address="https://example.org/spending")
    said = finding_with_source(official, "Poland spends most.")
    assert said.startswith("Poland spends most. Source: NATO, August 2025")
    assert said.endswith("https://example.org/spending") and "example.org" not in finding_with_source(
        official, with_address=False
    )
    ours = finding_with_source(replace(provenance, source=""))
    assert provenance.title in ours and f"{provenance.articles} article" in ours
