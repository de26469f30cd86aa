"""Front matter: what stands between two fences is read, valid or not, and the rest is the text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.text.front_matter import split_front_matter


@pytest.mark.parametrize(
    ("written", "title"),
    [("Peace: a "
      "plan", "Peace: a "
              "plan"), ("'It''s "
                        "on'", "It's "
                               "on"), ('"A \\u2019 '
                                       'mark"', "A ’ mark"), ('"unclosed \\x"', "unclosed \\x"), ("", None)],
)  # fmt: skip
def test_a_title_is_read_as_yaml_writes_it(written: str, title: str | None) -> None:
    matter, rest = split_front_matter(f"---\ntitle: {written}\ndate: 2026-03-04\n---\nThe text.")
    assert (matter.title, matter.published, rest) == (title, date(2026, 3, 4), "The text.")


@pytest.mark.parametrize(
    ("written", "title"),
    [
        (("Two capitals trade\n  warnings over the strait\n\tand its "
         "islands"), "Two capitals trade warnings over the strait and its islands"),
        ("'It''s\n  on'", "It's on"),
        ('"Ships in\\_the\\x20Strait"', "Ships in the Strait"),
        ('"One \\\\_ two"', "One \\_ two"),
        ('"caf\\xe9 \\Nà\\0"', "café  à"),
    ],
)  # fmt: skip
def test_a_title_may_go_on_and_be_escaped_as_in_yaml(written: str, title: str) -> None:
    matter, _ = split_front_matter(f"---\ntitle: {written}\ndate: 2026-03-04\n---\nThe text.")
    assert (matter.title, matter.published) == (title, date(2026, 3, 4))


@pytest.mark.parametrize("name", ["date", "published", "published_at", "pubDate", "Created_At"])
@pytest.mark.parametrize("written", ["2026-03-04", "2026-03-04 00:00", "2026-03-04T10:15:00Z"])
def test_fields_go_by_the_names_of_columns(name: str, written: str) -> None:
    matter, _ = split_front_matter(f"---\nheadline: Ships\n{name}: {written}\npublisher: The Gazette\n---\n")
    assert (matter.title, matter.published, matter.outlet) == ("Ships", date(2026, 3, 4), "The Gazette")
    assert matter.date_as_written == written and not matter.other


def test_the_plain_name_goes_before_its_others() -> None:
    matter, _ = split_front_matter("---\nsubject: ships\ntitle: The ships\n---\n")
    assert matter.title == "The ships" and matter.other == (("subject", "ships"),)


def test_lists_and_other_fields_are_kept() -> None:
    matter, _ = split_front_matter("---\nid: talks\nsources:\n  - one\n  - 'two'\n---\n")
    assert dict(matter.lists)["sources"] == ("one", "two") and dict(matter.other)["id"] == "talks"


@pytest.mark.parametrize("text", ["The text.", "---\nThe text.\n---\n", "---\ntitle: unclosed\n"])
def test_without_fields_between_two_fences_there_is_none(text: str) -> None:
    matter, rest = split_front_matter(text)
    assert matter.title is None and rest == text


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_keeps_what_stands_below(head: str, text: str) -> None:
    _, rest = split_front_matter(f"---\n{head}\n---\n{text}")
    assert rest.endswith(text)
