"""Method: the rules and the version."""

from __future__ import annotations

import re

import pytest

from detente.export.error_rates import last_report
from detente.scoring.codebook import rules
from detente.ui.components.contents import anchor
from detente.ui.components.narrow_list import MOST
from tests.pages.on_screen import html_of, text_of


def test_method_explains_rules_and_version(visit) -> None:
    page = visit("method")
    assert len([e for e in page.expander if e.label[:2].strip(". ").isdigit()]) == len(rules())


def test_codebook_and_dictionary_can_be_taken_away(visit) -> None:
    offered = {button.label for button in visit("method").get("download_button")}
    assert {"Codebook: steps", "Codebook: rules", "Data dictionary"} <= offered


def test_a_narrow_screen_lists_every_table_of_errors(visit) -> None:
    listed = html_of(visit("method"))
    assert "<b>Stated chance " in listed and "· stance as coded " in listed
    assert "quotations " in listed and "value and unit " in listed and "offered as sure " in listed
    assert " nan" not in listed
    assert re.search(r"κ of stance 0\.\d\d · 95\u00a0% of κ 0\.\d\d to 0\.\d\d · macro-F1", listed)
    report = last_report()
    assert report is not None and all(f", {peer}</b>" in listed for peer in report["peers"])


@pytest.mark.parametrize("name", ["method", "sources"])
def test_the_contents_of_a_long_page_lead_to_its_headings(visit, name: str) -> None:
    page = visit(name)
    (contents,) = [each.value for each in page.markdown if each.value.startswith("On this page:")]
    named = re.findall(r"\[([^\]]+)\]\(#([^)]+)\)", contents)
    below = [head.value for head in page.header]
    for each in page.markdown:
        below += re.findall(r"^## (.+)$", each.value, re.MULTILINE)
    assert sorted(words for words, _ in named) == sorted(below), "every section, once"
    assert all(link == anchor(words) for words, link in named)


def test_no_row_of_a_table_that_nothing_narrows_is_left_out_of_its_list(visit) -> None:
    page = visit("method")
    longest = max(page.dataframe, key=lambda table: len(table.value)).value
    lists = [str(each.proto.body).count("<li>") for each in page.get("html")]
    assert len(longest) > MOST and max(lists) == len(longest)
    assert "Filters and searches narrow them" not in text_of(page)
