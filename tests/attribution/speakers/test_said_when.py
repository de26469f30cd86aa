"""When it was said: beside the verb, relative to the article, never from within the words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.attribution.speakers.attributing import attribute
from detente.attribution.speakers.said_when import dated
from detente.records import Block, Document, Voice

PUBLISHED = date(2025, 6, 25)  # a Wednesday


def said(text: str, published: date | None = PUBLISHED) -> tuple[date | None, str | None, str]:
    block = Block("body", text)
    (voices,) = attribute(Document(None, None, (block,), published=published), [block])
    assert voices, "nobody was heard"
    voice = dated(text, voices, published)[0]
    return voice.said_on, voice.said_precision, voice.said_words


@pytest.mark.parametrize(
    ("text", "day", "precision"),
    [
        ("Ida Berg said in 2019 that the treaty was dead.", date(2019, 1, 1), "year"),
        ("Ida Berg said on 3 March 2022 that talks were open.", date(2022, 3, 3), "day"),
        ("Ida Berg said on March 3, 2022 that talks were open.", date(2022, 3, 3), "day"),
        ("Ida Berg told reporters last Tuesday that talks were open.", date(2025, 6, 24), "day"),
        ("Ida Berg told reporters last Wednesday that talks were open.", date(2025, 6, 18), "day"),
        ("Ida Berg said on Wednesday that talks were open.", date(2025, 6, 25), "day"),
        ("“Talks are open,” Ida Berg said on Monday.", date(2025, 6, 23), "day"),
        ("In 2019, Ida Berg said that the treaty was dead.", date(2019, 1, 1), "year"),
        ("In May Ida Berg said that the treaty was dead.", date(2025, 5, 1), "month"),
        ("Ida Berg said in September that the treaty was dead.", date(2024, 9, 1), "month"),
        ("Ida Berg warned last year that the treaty was dead.", date(2024, 1, 1), "year"),
        ("Ida Berg has previously stated that the treaty was dead.", None, "before"),
        ("“Talks are open,” Ida Berg said in a speech on 3 March.", date(2025, 3, 3), "day"),
        ("Ida Berg said yesterday that talks were open.", date(2025, 6, 24), "day"),
    ],
)  # fmt: skip
def test_the_date_beside_the_verb(text: str, day: date | None, precision: str) -> None:
    found = said(text)
    assert found[:2] == (day, precision) and found[2] in text


@pytest.mark.parametrize(
    "text",
    [
        "Ida Berg said that the army had been cut in 2019.",
        "“We left the treaty in 2019,” Ida Berg said.",
        "The army was cut in 2019, Ida Berg said.",
        "Ida Berg said spending would reach 5 % in 2035.",
        "Ida Berg said in 2031 that the treaty was dead.",
    ],
)
def test_dates_within_the_words_and_in_the_future_are_not_the_statements(text: str) -> None:
    assert said(text) == (None, None, "")


def test_relative_days_need_the_articles_date() -> None:
    assert said("Ida Berg said on Monday that talks were open.", None) == (None, None, "")
    assert said("Ida Berg said in 2019 that talks were open.", None)[0] == date(2019, 1, 1)


@given(
    st.text(max_size=120),
    st.integers(0, 120),
    st.integers(0, 20),
    st.dates(date(1990, 1, 1), date(2030, 1, 1)),
)
def test_any_text_and_any_verb_are_read(text: str, at: int, size: int, published: date) -> None:
    start = min(at, len(text))
    voice = Voice(
        "Ida Berg", "Berg", None, 0, max(1, len(text)), "indirect", start, min(len(text), start + size)
    )
    (found,) = dated(text, [voice], published)
    assert found.said_on is None or found.said_on <= published
