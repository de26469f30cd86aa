"""Records as tools write them, beyond their plain form: without column names, one behind the other, in pages
of an interface, damaged in one place.
"""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.intake.containers import open_file
from detente.intake.dates import day_of
from detente.intake.file_reading import Piece
from detente.intake.formats.json_stream import objects_in

WORDS = (
    "The wardens of the two harbours agreed on Friday to share their charts again. Each side will send three "
    "pilots at once, and the first of them is to arrive before the ice does."
)
_PAGE = f"""<html lang="en"><head><meta charset="utf-8"><title>Charts are shared again</title>
<meta property="og:site_name" content="The Quay Observer"><meta name="author" content="Ida Berg">
<meta property="article:published_time" content="2026-03-12T08:00:00Z"></head><body><article>
<h1>Charts are shared again</h1><p>{WORDS}</p>
<p>The mayor said: "It took eleven meetings; and tea, much tea."</p>
</article></body></html>"""


def _read(data: str | bytes, name: str) -> list[Piece]:
    return list(open_file(data.encode() if isinstance(data, str) else data, name))


def _said(pieces: list[Piece]) -> list[tuple[str | None, str | None, str | None]]:
    """Title, day and outlet of each article; a problem as one of nothing."""
    documents = [one.reading.document for one in pieces]
    return [
        (one.title, str(one.published) if one.published else None, one.outlet) if one else (None, None, None)
        for one in documents
    ]


def _extracted(form: str) -> str:
    import trafilatura

    return str(
        trafilatura.extract(_PAGE, output_format=form, with_metadata=True, url="https://quay.example.org/1")
    )


@pytest.mark.parametrize("number", [1, 3])
def test_the_csv_of_trafilatura_has_no_column_names(number: int) -> None:
    found = _read("".join(_extracted("csv") for _ in range(number)), "out.csv")
    assert _said(found) == [("Charts are shared again", "2026-03-12", "example.org")] * number
    text = found[0].reading.document
    assert text is not None and "tea, much tea" in text.blocks[-1].text


_OLDER = [
    ["2e004fcf7ee5d42b", "q.example", "Charts", "null", "2026-03-12", WORDS, "null", "null", "null"],
    ["2e004fcf7ee5d42b", "q.example", "Charts", "null", "2026-03-12", WORDS, "null", "null"],
    ["5Kd1C2x7HsS3yaRMBZNQZ0cuJCE=", "q.example", "Charts", "2026-03-12", WORDS, "null"],
]


@pytest.mark.parametrize("cells", _OLDER)
def test_older_versions_of_it_had_fewer_columns(cells: list[str]) -> None:
    assert _said(_read("\t".join(["https://q.example/1", *cells]) + "\n", "out.csv")) == [
        ("Charts", "2026-03-12", "q.example")
    ]


def test_a_row_that_only_begins_with_an_address_is_prose() -> None:
    found = _read(f"https://q.example/1\tCharts\n\n{WORDS}\n", "a.txt")
    assert len(found) == 1 and found[0].reading.document is not None


def _record(number: int) -> dict[str, Any]:
    return {"title": f"Charts {number}", "date": f"2026-03-{12 + number}", "source": "Mail", "text": WORDS}


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("between", ["\n", "", ",\n", "\n\x1e"])
def test_objects_one_behind_the_other_are_read(indent: int | None, between: str) -> None:
    text = between.join(json.dumps(_record(number), indent=indent) for number in range(3))
    assert [title for title, _, _ in _said(_read(text, "a.json"))] == ["Charts 0", "Charts 1", "Charts 2"]


@pytest.mark.parametrize("damage", ['"Charts 1', '"Charts 1"x', "Charts 1", "", '{"Charts": 1]'])
@pytest.mark.parametrize("indent", [None, 1])
def test_a_damaged_object_of_a_list_costs_itself_only(damage: str, indent: int | None) -> None:
    text = json.dumps([_record(number) for number in range(3)], indent=indent)
    found = _read(text.replace('"Charts 1"', damage), "a.json")
    titles = [title for title, _, _ in _said(found)]
    assert titles[0] == "Charts 0" and titles[-1] == "Charts 2"
    assert any("no whole object" in (one.reading.problem or "") for one in found)


@settings(max_examples=60, deadline=None)
@given(cut=st.floats(0, 1), number=st.integers(1, 4))
def test_a_list_that_breaks_off_gives_what_was_whole(cut: float, number: int) -> None:
    whole = [_record(at) for at in range(number)]
    text = json.dumps(whole, indent=1)
    kept = text[: int(len(text) * cut)]
    sound = sum(json.dumps(one, indent=1).replace("\n", "\n ") in kept for one in whole)
    assert sum(isinstance(one, dict) for one in objects_in(kept)) == sound


def test_a_zero_byte_or_half_a_character_costs_nothing() -> None:
    text = (
        json.dumps([_record(0), _record(1)]).replace("Charts 0", "Ch\x00arts").replace("Charts 1", "\\ud83d")
    )
    titles = [title for title, _, _ in _said(_read(text, "a.json"))]
    assert titles == ["Charts", "\ufffd"]


def _post(number: int) -> dict[str, Any]:
    return {"id": str(number), "text": WORDS, "created_at": "2026-03-12T08:00:00.000Z", "author_id": "7",
            "edit_history_tweet_ids": ["1"]}  # fmt: skip


def test_pages_of_an_interface_one_a_line_are_posts() -> None:
    page = {
        "data": [_post(1), _post(2)],
        "includes": {"users": [{"id": "7", "username": "quay"}]},
        "meta": {},
    }
    found = _read("\n".join(json.dumps(page) for _ in range(2)), "posts.jsonl")
    assert _said(found) == [(None, "2026-03-12", "@quay")] * 4


@pytest.mark.parametrize(
    "post",
    [
        {"created_at": "Thu Mar 12 08:00:00 +0000 2026", "id_str": "1", "text": WORDS,
         "user": {"screen_name": "quay", "created_at": "Thu Jan 01 00:00:00 +0000 2009"}},
        {"created_at": "Thu Mar 12 08:00:00 +0000 2026", "id_str": "1", "text": "The wardens of …",
         "user": {"screen_name": "quay"}, "extended_tweet": {"full_text": WORDS}},
        {"noteTweet": {"createdAt": "2026-03-12T08:00:00.000Z", "updatedAt": "2026-06-12T08:00:00.000Z",
                       "core": {"text": WORDS, "urls": []}}},
        {"_type": "snscrape.modules.twitter.Tweet", "date": "2026-03-12T08:00:00+00:00", "rawContent": WORDS,
         "user": {"username": "@quay", "created": "2009-01-01T00:00:00+00:00"}},
    ],
)  # fmt: skip
def test_posts_in_the_forms_of_their_tools(post: dict[str, Any]) -> None:
    found = _read(json.dumps([post, post]), "posts.json")
    outlet = None if "noteTweet" in post else "@quay"
    assert _said(found) == [(None, "2026-03-12", outlet)] * 2
    assert all(one.reading.document and one.reading.document.blocks[0].text == WORDS for one in found)


def test_chats_that_an_account_left_are_read_too() -> None:
    def chat(name: str) -> dict[str, Any]:
        message = {
            "type": "message",
            "date": "2026-03-12T08:00:00",
            "edited": "2026-06-01T08:00:00",
            "text": WORDS,
        }
        return {"name": name, "type": "public_channel", "messages": [{**message, "from": None}]}

    whole = {"chats": {"list": [chat("Quay News")]}, "left_chats": {"list": [chat("Valley News")]}}
    found = _said(_read(json.dumps(whole), "result.json"))
    assert found == [(None, "2026-03-12", "Quay News"), (None, "2026-03-12", "Valley News")]


@pytest.mark.parametrize(
    "day",
    ["year = 2026, month = mar, day = 12", "year={2026}, month={March}, day={12}", "date={2026-03-12}",
     "month = 3, day = {12}, year = {2026}"],
)  # fmt: skip
def test_the_day_of_a_reference_may_stand_in_parts(day: str) -> None:
    text = f"@article{{a, title={{Charts}}, journal={{Valley Mail}}, {day}, abstract={{{WORDS}}}}}"
    assert _said(_read(text, "a.bib")) == [("Charts", "2026-03-12", "Valley Mail")]


@pytest.mark.parametrize("written", ["2026 Mar 12", "2026, March 12", "2026年3月12日", "2026 年 3 月 12 日"])
def test_a_day_with_its_year_first(written: str) -> None:
    assert str(day_of(written)) == "2026-03-12"


def test_the_note_stands_for_an_abstract_that_is_empty() -> None:
    made = io.StringIO()
    rows = csv.writer(made)
    rows.writerow(["Key", "Item Type", "Title", "Publication Title", "Abstract Note", "Date", "Notes"])
    rows.writerow(["A", "newspaperArticle", "Charts", "Mail", WORDS, "2026-03-12", "Mine"])
    rows.writerow(["B", "newspaperArticle", "Piers", "Mail", "", "2026-03-13", f"<p>{WORDS}</p><p>Mine.</p>"])
    found = _read(made.getvalue(), "zotero.csv")
    assert _said(found) == [("Charts", "2026-03-12", "Mail"), ("Piers", "2026-03-13", "Mail")]


@pytest.mark.parametrize("written", ["['Ida Berg', 'Jon Marsh']", '["Ida Berg", "Jon Marsh"]'])
def test_names_as_a_program_writes_a_list_are_a_byline(written: str) -> None:
    made = io.StringIO()
    rows = csv.writer(made)
    rows.writerow(["url", "title", "authors", "publish_date", "text"])
    rows.writerow(["https://q.example/1", "Charts", written, "2026-03-12", WORDS])
    (one,) = _read(made.getvalue(), "a.csv")
    assert [line.text for line in one.reading.report.aside] == ["By Ida Berg, Jon Marsh"]
