"""Any file opened: pieces for what holds several articles, a problem in the place of what cannot be read."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.intake.limits import Limits
from detente.intake.opening import open_file
from detente.intake.tabular_articles import Columns, guess, open_table, table_of

STORY = (
    "The two ministers met in Varna on Monday. They said that the talks on limits would go on in the spring."
)
OTHER = (
    "Norland moved two brigades to the border on Tuesday. Sudria called it a provocation and asked for talks."
)


def packed(files: dict[str, bytes]) -> bytes:
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stored.getvalue()


def letter(subject: str, text: str) -> bytes:
    return (
        f"From: a@example.org\nTo: b@example.org\nSubject: {subject}\nDate: Wed, 04 Mar 2026 10:00:00 +0100\n"
        f"MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n{text}\n"
    ).encode()


def test_a_document_is_one_piece() -> None:
    (piece,) = open_file(STORY.encode(), "talks.txt")
    assert piece.name == "talks.txt" and piece.reading.document is not None
    assert piece.reading.report.paragraphs == 1 and piece.reading.report.words == len(STORY.split())


def test_an_archive_gives_its_files_and_says_what_is_wrong_with_one() -> None:
    archive = packed(
        {"a.txt": STORY.encode(), "b.png": b"\x89PNG\r\n\x1a\n" + bytes(99), "__MACOSX/._a.txt": b"x"}
    )
    pieces = list(open_file(archive, "week.zip"))
    assert [piece.name for piece in pieces] == ["week.zip/a.txt", "week.zip/b.png"]
    assert pieces[0].reading.document is not None
    assert "PNG image" in (pieces[1].reading.problem or "")


def test_an_archive_in_an_archive_is_opened_as_deep_as_the_limit() -> None:
    data = packed({"story.txt": STORY.encode()})
    for depth in range(4):
        data = packed({f"{depth}.zip": data})
    (piece,) = open_file(data, "all.zip")
    assert "2 deep" in (piece.reading.problem or "")
    (piece,) = open_file(packed({"in.zip": packed({"story.txt": STORY.encode()})}), "all.zip")
    assert piece.reading.document is not None and piece.name == "all.zip/in.zip/story.txt"


@pytest.mark.parametrize(
    "name", ["../../up.txt", "/etc/up.txt", "a/../../up.txt", "..\\up.txt", "C:\\up.txt"]
)
def test_a_path_that_leads_out_is_refused(name: str) -> None:
    (piece,) = open_file(packed({name: STORY.encode()}), "z.zip")
    assert "leads out of the archive" in (piece.reading.problem or "")


def test_bombs_and_too_many_files_are_refused_in_a_sentence() -> None:
    (piece,) = open_file(packed({"zeros.txt": bytes(5_000_000)}), "z.zip")
    assert "grows more than 200 times" in (piece.reading.problem or "")
    many = packed({f"{number}.txt": STORY.encode() for number in range(5)})
    pieces = list(open_file(many, "z.zip", Limits(members=3)))
    assert len(pieces) == 4 and "more than 3 files" in (pieces[-1].reading.problem or "")
    pieces = list(open_file(many, "z.zip", Limits(unpacked_bytes=250)))
    assert "unpacks to more than" in (pieces[-1].reading.problem or "")


def test_a_mailbox_gives_its_messages() -> None:
    box = b"".join(
        b"From a@example.org Wed Mar  4 10:00:00 2026\n" + letter(f"Talks {number}", STORY) + b"\n"
        for number in (1, 2)
    )
    pieces = list(open_file(box, "press.mbox"))
    assert [piece.reading.document.title for piece in pieces if piece.reading.document] == [
        "Talks 1",
        "Talks 2",
    ]
    assert pieces[1].name == "press.mbox, message 2"


TABLE = (
    f"Headline;Published;Source;Full "
    f'text\nFirst;25.06.2025;Gazette;"{STORY}"\nSecond;26.06.2025;Gazette;"{OTHER}"\n'
)


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_a_separated_table_gives_a_piece_a_row(separator: str) -> None:
    pieces = list(open_file(TABLE.replace(";", separator).encode(), "export.csv"))
    assert [piece.name for piece in pieces] == ["export.csv, row 2", "export.csv, row 3"]
    document = pieces[1].reading.document
    assert document is not None and document.title == "Second" and document.outlet == "Gazette"
    assert document.published is not None and document.published.isoformat() == "2025-06-26"


def test_columns_can_be_chosen() -> None:
    data = TABLE.replace("Full text", "F7").encode()
    table = table_of(data)
    assert table is not None and table.count == 2 and table.columns[3] == "F7"
    pieces = list(open_table(data, Columns(text="F7", title="Source"), "t.csv"))
    assert [piece.reading.document.title for piece in pieces if piece.reading.document] == [
        "Gazette",
        "Gazette",
    ]
    (piece,) = open_table(data, Columns(text="none"), "t.csv")
    assert "no column “none”" in (piece.reading.problem or "")


def test_json_lines_and_nested_sources_are_tables() -> None:
    rows = [
        {"title": "A", "publishedAt": "2025-06-25T10:00:00Z", "source": {"name": "Gazette"}, "content": STORY}
    ]
    for data in (
        json.dumps({"status": "ok", "articles": rows}),
        json.dumps(rows),
        json.dumps(rows[0]) + "\n" * 2 + json.dumps(rows[0]),
    ):
        document = next(open_file(data.encode(), "t.json")).reading.document
        assert document is not None and document.outlet == "Gazette" and document.title == "A"
        assert document.published is not None and document.published.isoformat() == "2025-06-25"


def test_a_damaged_line_is_named_and_costs_no_other() -> None:
    lines = [json.dumps({"title": f"Day {number}", "text": f"{STORY} Day {number}."}) for number in range(5)]
    lines[1] = lines[1][:40]
    lines[3] = '["no object"]'
    pieces = list(open_file("\n\n".join(lines).encode(), "t.jsonl"))
    assert [piece.name for piece in pieces] == [f"t.jsonl, line {number}" for number in (1, 3, 5, 7, 9)]
    assert [piece.reading.problem is None for piece in pieces] == [True, False, True, False, True]
    assert "Here, at line 3, is no whole object" in (pieces[1].reading.problem or "")


def test_a_damaged_first_line_is_named_too() -> None:
    lines = ['{"title": "broken', *(json.dumps({"title": "Day", "text": STORY}) for _ in range(3))]
    pieces = list(open_file("\n".join(lines).encode(), "t.jsonl"))
    assert "at line 1" in (pieces[0].reading.problem or "") and len(pieces) == 4


@pytest.mark.parametrize("cut", [30, 150, 280])
def test_json_that_breaks_off_is_said_and_not_taken_for_prose(cut: int) -> None:
    whole = json.dumps([{"title": "Day", "text": STORY}, {"title": "Night", "text": OTHER}], indent=1)
    *sound, piece = open_file(whole[:cut].encode(), "t.json")
    assert re.search("The JSON is damaged at line|no whole object", piece.reading.problem or "")
    assert [one.reading.document.title for one in sound if one.reading.document] == ["Day"] * len(sound)


def test_an_article_of_a_list_that_is_none_is_named() -> None:
    items: list[object] = [{"title": f"Day {n}", "text": f"{STORY} Day {n}."} for n in range(6)]
    pieces = list(open_file(json.dumps([*items, None]).encode(), "t.json"))
    assert pieces[0].name == "t.json, article 1"
    assert "at article 7" in (pieces[-1].reading.problem or "")


def test_rows_are_counted_as_a_spreadsheet_counts_them() -> None:
    pieces = list(open_file(f'title,text\n\nA,"{STORY}"\n\n\nB,"{OTHER}"\n'.encode(), "t.csv"))
    assert [piece.name for piece in pieces] == ["t.csv, row 3", "t.csv, row 6"]
    book = openpyxl.Workbook()
    for row in (["title", "text"], [None, None], ["A", STORY]):
        book.active.append(row)  # type: ignore[union-attr]
    more = book.create_sheet("March")
    for row in (["title", "text"], ["B", OTHER]):
        more.append(row)
    stored = io.BytesIO()
    book.save(stored)
    assert [piece.name for piece in open_file(stored.getvalue(), "t.xlsx")] == [
        "t.xlsx, row 3",
        "t.xlsx, March, row 2",
    ]


def test_a_workbook_is_a_table() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["title", "date", "text"])
    sheet.append(["A", "2025-06-25", STORY])
    book.create_sheet("notes").append(["nothing", "here"])
    stored = io.BytesIO()
    book.save(stored)
    (piece,) = open_file(stored.getvalue(), "t.xlsx")
    assert piece.reading.document is not None and piece.reading.document.title == "A"
    table = table_of(stored.getvalue())
    assert table is not None and guess(table) == Columns(text="text", title="title", date="date")
    assert table.notes == ("Other sheets were not read: notes.",)


def test_prose_with_commas_is_no_table() -> None:
    text = f"Talks, limits, and brigades\n\n{STORY}, they said, and left.\n{OTHER}"
    (piece,) = open_file(text.encode(), "a.txt")
    assert piece.reading.document is not None and piece.name == "a.txt"


@given(st.binary(max_size=300))
def test_any_bytes_give_pieces(data: bytes) -> None:
    pieces = list(open_file(data, "any.bin"))
    assert pieces
    for piece in pieces:
        assert (piece.reading.document is None) != (piece.reading.problem is None)


@pytest.mark.parametrize("kind", ["json", "jsonl", "csv", "tsv"])
def test_pages_in_the_cells_of_a_table_do_not_make_the_table_a_page(kind: str) -> None:
    page = f'<div class="a"><p>{STORY}</p><p><em>They</em> <strong>left</strong>.</p><p>{OTHER}</p></div>'
    rows = [
        {"title": f"Day {n}", "date": "2026-03-04", "content": page.replace("Varna", f"Varna {n}")}
        for n in range(3)
    ]
    if kind == "json":
        data = json.dumps({"articles": rows})
    elif kind == "jsonl":
        data = "\n".join(map(json.dumps, rows))
    else:
        stored, mark = io.StringIO(), "," if kind == "csv" else "\t"
        writer = csv.DictWriter(stored, list(rows[0]), delimiter=mark)
        writer.writeheader()
        writer.writerows(rows)
        data = stored.getvalue()
    pieces = list(open_file(data.encode(), f"t.{kind}"))
    assert [piece.reading.document.title for piece in pieces if piece.reading.document] == [
        "Day 0",
        "Day 1",
        "Day 2",
    ]
    document = pieces[1].reading.document
    assert document is not None and str(document.published) == "2026-03-04" and "<p>" not in str(document)
    assert any("Varna 1" in block.text for block in document.blocks)


@pytest.mark.parametrize(
    "article",
    [
        {"title": "Talks", "date": "2026-03-04T10:00:00Z", "source": {"name": "The Gazette"}, "text": STORY},
        {
            "headline": "Talks",
            "publishedAt": "4 March 2026",
            "outlet": "The Gazette",
            "content": [STORY, OTHER],
        },
    ],
)
def test_a_json_object_that_is_one_article_is_read_under_the_usual_names(article: dict[str, object]) -> None:
    (piece,) = open_file(json.dumps(article).encode(), "talks.json")
    document = piece.reading.document
    assert document is not None and document.blocks[0].text == STORY
    assert (document.title, str(document.published), document.outlet) == (
        "Talks",
        "2026-03-04",
        "The Gazette",
    )


@pytest.mark.parametrize("value", [{"weather": "fine"}, [1, 2, 3], {}, {"text": ""}, {"articles": []}])
def test_json_without_an_article_is_no_text(value: object) -> None:
    (piece,) = open_file(json.dumps(value).encode(), "data.json")
    assert piece.reading.problem is not None and "text" in piece.reading.problem


def test_an_item_that_is_no_object_costs_no_other() -> None:
    pieces = list(
        open_file(json.dumps([{"title": "Talks", "text": STORY}, {"text": OTHER}, 3]).encode(), "list.json")
    )
    assert [piece.reading.problem is None for piece in pieces] == [True, True, False]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["text", "title", "date", "x"]), inner)
    ),
    max_leaves=8,
)


@given(json_values)
def test_any_json_gives_documents_or_problems(value: object) -> None:
    for piece in open_file(json.dumps(value).encode(), "any.json"):
        assert (piece.reading.document is None) == (piece.reading.problem is not None)
