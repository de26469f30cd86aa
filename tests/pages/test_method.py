"""Method: the rules and the version."""

from __future__ import annotations


def test_method_explains_rules_and_version(visit) -> None:
    page = visit("about/method")
    assert len([e for e in page.expander if e.label[:2].strip(". ").isdigit()]) == 15
