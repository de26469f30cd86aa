"""Exports of press databases as files: each article with its title, day and outlet, and no word lost."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from detente.intake.containers import open_file
from detente.intake.file_reading import articles_of
from detente.intake.formats.page_blocks import blocks_of, tree_of
from detente.records import Document
from tests.intake.press.export_variants import FORMS, Variant, variant

_NUMBERS = range(4)  # `python -m benchmarks.press_variants` looks at many more


def _documents(made: Variant) -> list[Document]:
    return [one.reading.document for one in open_file(made.data, made.name) if one.reading.document]


@pytest.mark.parametrize("number", _NUMBERS)
@pytest.mark.parametrize("form", FORMS)
def test_each_variant_gives_its_articles(form: str, number: int) -> None:
    made = variant(form, number)
    found = _documents(made)
    assert [one.title for one in found] == [story.title for story in made.some], made.choices
    assert [one.published for one in found] == [story.day for story in made.some], made.choices
    if not form.startswith("fbis"):  # whose source is an agency that its head does not name
        assert [one.outlet for one in found] == [story.outlet for story in made.some], made.choices
    for one, story in zip(found, made.some, strict=True):
        body = " ".join(block.text for block in one.blocks if block.kind == "body")
        assert body.split() == " ".join(story.body).split()


@pytest.mark.parametrize("number", _NUMBERS)
@pytest.mark.parametrize("form", [form for form in FORMS if not form.endswith(".pdf")])
def test_no_word_of_a_variant_is_lost(form: str, number: int) -> None:
    made = variant(form, number)
    out = []
    found = articles_of(made.data, made.name)
    if not isinstance(found, tuple):
        assert found.document is not None
        out = [found.document.title or "", found.document.deck or ""]
        out += [*(block.text for block in found.document.blocks)]
        out += [line.text for line in (*found.report.dropped, *found.report.aside)]
    else:
        for one in found:
            out += [one.given.title or "", one.given.text, *(line.text for line in one.given.dropped)]
    written = "\n".join(blocks_of(tree_of(made.text))) if form.endswith("html") else made.text
    assert not Counter(_words(written)) - Counter(_words("\n".join(out)))


def _words(text: str) -> list[str]:
    text = re.sub(r"</?[A-Z0-9]{1,8}(?:\sP=\d+)?>", " ", text)  # a tag is a word by itself
    return [word for word in (raw.strip("#*_|<>/") for raw in text.split()) if any(map(str.isalnum, word))]
