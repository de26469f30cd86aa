"""Tables and columns of PDFs: each row a line, each column after the other, no word lost."""

from __future__ import annotations

import io
import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from detente.intake.file_reading import FileReading, read
from tests.intake.printed_pages import drawn

_NUMBERS = range(12)


def _all_of(reading: FileReading) -> list[str]:
    """Every line that was read or is said to be left out, in order where it was read."""
    assert reading.document is not None, reading.problem
    kept = [reading.document.title or "", reading.document.deck or ""]
    kept += [block.text for block in reading.document.blocks]
    return [*kept, *(line.text for line in reading.report.dropped)]


@pytest.mark.parametrize("number", _NUMBERS)
def test_a_page_is_read_in_its_order(number: int) -> None:
    page = drawn(number)
    found = " ".join(" ".join(_all_of(read(page.data, "page.pdf"))).split())
    places = [found.find(part) for part in page.read]
    assert -1 not in places, (page.choices, page.read[places.index(-1)])
    assert places == sorted(places), page.choices


@pytest.mark.parametrize("number", _NUMBERS)
def test_no_word_of_a_page_is_lost(number: int) -> None:
    page = drawn(number)
    out = Counter(" ".join(_all_of(read(page.data, "page.pdf"))).split())
    assert not Counter(f"{page.title} {' '.join(page.read)}".split()) - out


@pytest.mark.parametrize("number", _NUMBERS)
def test_a_row_of_a_table_is_no_part_of_a_paragraph(number: int) -> None:
    page = drawn(number)
    lines = _all_of(read(page.data, "page.pdf"))
    for row in (part for part in page.read if " | " in part):
        assert row in lines, page.choices


_WORDS = st.text(alphabet="abcdeABC0123456789.,% ", min_size=1, max_size=30).filter(
    lambda words: words.strip()
)


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.tuples(st.integers(20, 500), st.integers(30, 780), _WORDS), min_size=1, max_size=40),
)
def test_wherever_words_stand_none_is_lost(placed: list[tuple[int, int, str]]) -> None:
    stored = io.BytesIO()
    canvas = Canvas(stored, pagesize=(600, 840))
    for x, y, words in placed:
        canvas.drawString(x, y, words)
    canvas.drawString(20, 15, "Zzz yyy xxx said so on www.")
    canvas.save()
    reading = read(stored.getvalue(), "page.pdf")
    if reading.document is None:
        return
    given_letters = Counter("".join(words for _, _, words in placed if not words.isspace()))
    out = Counter("".join(_all_of(reading)))
    lost = Counter({sign: number for sign, number in (given_letters - out).items() if sign.isalnum()})
    assert not lost, re.sub(r"\s+", " ", str(_all_of(reading)))
