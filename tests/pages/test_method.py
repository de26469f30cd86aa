"""Method: the rules and the version."""

from __future__ import annotations

import re

import pytest

from detente.scoring.codebook import rules
from detente.ui.components.contents import anchor


def test_method_explains_rules_and_version(visit) -> None:
    page = visit("method")
    assert len([e for e in page.expander if e.label[:2].strip(". ").isdigit()]) == len(rules())


def test_codebook_and_dictionary_can_be_taken_away(visit) -> None:
    offered = {button.label for button in visit("method").get("download_button")}
    assert {"Codebook: steps", "Codebook: rules", "Data dictionary"} <= offered


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
