"""Publications of the record as BibTeX, RIS and CSL-JSON."""

from __future__ import annotations

import json

import pytest

from detente.export.record_citation import FORMATS, as_references, bibtex, csl, ris
from detente.figures.cited_sources import CitedSource, cited_sources, quoted, quoted_in


@pytest.mark.parametrize("source", cited_sources().values(), ids=lambda each: each.id)
def test_each_names_publisher_title_date_and_address(source: CitedSource) -> None:
    made = bibtex(source)
    assert made.startswith(f"@misc{{{source.id},") and made.count("{") == made.count("}")
    assert f"{{{source.publisher}}}" in made and f"url = {{{source.address}}}" in made
    lines = ris(source).splitlines()
    assert lines[0] == "TY  - DATA" and lines[-1] == "ER  - " and f"AU  - {source.publisher}" in lines
    (item,) = csl([source])
    assert item["issued"]["date-parts"][0][0] == int(source.date[:4]) and item["URL"] == source.address
    for text in (made, ris(source), json.dumps(item)):
        assert not source.copy or source.copy not in text


def test_a_doi_is_there_where_one_is_known() -> None:
    eurostat = cited_sources()["eurostat-1"]
    assert "doi = {10.2908/GOV_EV}" in bibtex(eurostat) and "DO  - 10.2908/GOV_EV" in ris(eurostat)
    assert csl([eurostat])[0]["DOI"] == "10.2908/GOV_EV"


@pytest.mark.parametrize("form", FORMATS)
def test_one_file_holds_every_publication(form: str) -> None:
    made = as_references(cited_sources().values(), form)
    assert all(source.id in made for source in cited_sources().values())
    assert form != "json" or len(json.loads(made)) == len(cited_sources())


def test_a_source_line_leads_to_what_it_quotes() -> None:
    for source in cited_sources().values():
        (found,) = quoted_in(quoted([source.id]))
        assert (found.publisher, found.title, found.edition) == (
            source.publisher,
            source.title,
            source.edition,
        )
    assert quoted_in("our own reading") == ()
