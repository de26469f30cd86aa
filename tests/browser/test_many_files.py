"""An export, plain texts and a poisoned table dropped together: three clicks, and all is saved."""

from __future__ import annotations

import io
import json
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import at_rest
from tests.browser.test_story import go
from tests.intake.press import made_exports as made

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_a_hundred_articles_thirty_texts_and_a_poisoned_table(page: Page, serving, tmp_path: Path) -> None:
    dropped = tmp_path / "dropped"
    dropped.mkdir()
    some = made.stories(133, paragraphs=4)
    (dropped / "export.docx").write_bytes(_as_word(made.nexis_uni(some[:100], cover=20)))
    for at, story in enumerate(some[100:130]):
        said = f"Published: {story.day} | Northern Wire\n\n" if at % 2 else ""
        text = f"{story.title}\n\n{said}" + "\n\n".join(story.body)
        (dropped / f"{story.day}_northern-wire_{at:02}.txt").write_text(text, encoding="utf-8")
    rows = [{"title": one.title, "date": str(one.day), "text": "\n\n".join(one.body)} for one in some[130:]]
    rows.insert(1, {"title": "\udc00\x00", "outlet": "\udc00", "text": ""})
    (dropped / "poisoned.json").write_text(json.dumps(rows), encoding="utf-8")
    with serving() as address:
        go(page, f"{address}/upload")
        page.locator("input[type=file]").set_input_files([str(one) for one in sorted(dropped.iterdir())])
        expect(
            page.get_by_role("heading", name="What was understood: 133 articles of 134 texts")
        ).to_be_visible(timeout=120_000)
        at_rest(page)
        page.get_by_role("button", name="Use for all rows without a date").click()
        at_rest(page)
        page.get_by_role("button", name="Use for all rows without an outlet").click()
        at_rest(page)
        page.get_by_role("button", name="Save 133 articles").click()
        expect(page.get_by_text("133 of 133 saved", exact=False)).to_be_visible(timeout=300_000)


def _as_word(text: str) -> bytes:
    document = docx.Document()
    for block in text.split("\n\n"):
        if block.startswith("# "):
            document.add_heading(block[2:], 1)
        else:
            document.add_paragraph(block)
    stored = io.BytesIO()
    document.save(stored)
    return stored.getvalue()
