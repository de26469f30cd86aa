"""Method: the rules and the version."""

from __future__ import annotations

from detente.scoring.codebook import rules


def test_method_explains_rules_and_version(visit) -> None:
    page = visit("method")
    assert len([e for e in page.expander if e.label[:2].strip(". ").isdigit()]) == len(rules())


def test_codebook_and_dictionary_can_be_taken_away(visit) -> None:
    offered = {button.label for button in visit("method").get("download_button")}
    assert {"Codebook: steps", "Codebook: rules", "Data dictionary"} <= offered
