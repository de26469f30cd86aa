"""WCAG 2.2 AA and axe's best practice on every page, wide and light, narrow and dark.

What Streamlit owns is named here.
"""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import SETTLED, whole

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PAGES = [
    "",
    "?side=Russia&side=NATO&stance=escalatory",
    "articles",
    "article?id=3",
    "actors",
    "actors?actor=Sergey+Lavrov&speaks=Russia&of=NATO",
    "spending",
    "pledges",
    "revisions",
    "spending?view=over+the+years",
    "spending?view=path+to+2035",
    "spending?view=words+and+money",
    "claims",
    "treaties",
    "treaties?treaty=New+START",
    "upload",
    "try",
    "compare",
    "coding",
    "lexicon",
    "method",
    "sources",
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Every chart that stands on the page has its picture.
DRAWN = """() => {
  const charts = [...document.querySelectorAll('[data-testid=stVegaLiteChart]')];
  return charts.every(chart => chart.querySelector('svg'));
}"""
LOOKS = [("light", 1440), ("dark", 360)]

# Streamlit's own elements, which no page of ours can change: rule, part of the element's html, why.
OWNED = [
    (
        "presentation-role-conflict",
        'data-testid="stFileUploaderDropzone"',
        "the dropzone has a role and a label",
    ),
    (
        "scrollable-region-focusable",
        'data-testid="stSidebarContent"',
        "on a narrow screen, in the moment in which the sidebar closes",
    ),
]


def test_no_violation_of_ours_on_any_page(page, reading):
    found = []
    page.set_default_timeout(60_000)
    for scheme, width in LOOKS:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 900})
        for path in PAGES:
            page.goto(f"{reading}/{path}")
            page.wait_for_selector(SETTLED)
            whole(page)
            page.wait_for_function("() => document.querySelector('h1')")
            page.wait_for_function(DRAWN)  # charts draw after the script has run
            found += [f"{scheme} {width} /{path}: {line}" for line in _violations(page)]
    assert not found, "\n".join(found)


def _violations(page) -> list[str]:
    report = Axe().run(page, options={"runOnly": RULES, "resultTypes": ["violations"]}).response
    assert report["passes"], "axe looked at nothing"
    return [
        f"{violation['id']} ({violation['help']}) at {node['html'][:200]}"
        for violation in report["violations"]
        for node in violation["nodes"]
        if not any(violation["id"] == rule and part in node["html"] for rule, part, _ in OWNED)
    ]
