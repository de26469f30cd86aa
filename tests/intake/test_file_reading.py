"""One file in, one reading out: a document, or a sentence that says what is wrong and what to do."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.intake.file_reading import read
from detente.intake.limits import Limits

SENTENCE = "The two ministers said that the talks on limits would go on in the spring. "


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "nothing to read"),
        (b" \n\t", "nothing to read"),
        (b"\x00\x00\x00", "nothing to read"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "is a PNG image"),
        (b"%PDF-1.7\n" + bytes(200), "PDF"),
        (b"PK\x03\x04" + bytes(200), "is damaged"),
        (b"{\\rtf1 }", "RTF file holds no text"),
        (b"<!doctype html><html><body></body></html>", "No article was found"),
        (b"GIF89a" + bytes(200), "is a GIF image, which is not read"),
        (b"word " * 60_000, "does not look like an article"),
        (b"# Only A Heading\n", "No running text was found"),
        (bytes(range(1, 32)) * 40, "binary"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(data: bytes, words: str) -> None:
    reading = read(data, "file.txt")
    assert reading.document is None
    assert reading.problem is not None and words in reading.problem and reading.problem.endswith(".")


def test_too_large_names_the_limit() -> None:
    reading = read(b"a line of text\n" * 2_000_000, "large.txt")
    assert reading.problem is not None and "at most 25 MB" in reading.problem and not reading.raw


def test_missing_date_is_asked_for_and_never_guessed() -> None:
    reading = read("A Title\n\n" + SENTENCE * 2)
    assert reading.document is not None and reading.document.published is None
    assert "No date found: give one." in reading.notes


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        ("Published on 4 March 2026", "2026-03-04"),
        ("Wednesday, March 4, 2026", "2026-03-04"),
        ("Posted: 4 March 2026, 10:30 GMT", "2026-03-04"),
        ("2026-03-04", "2026-03-04"),
        ("04.03.2026", "2026-03-04"),
        ("4 March 2026\n\nPublished 4 March 2026", "2026-03-04"),
        ("5 March 2026\n\nPublished on 4 March 2026", "2026-03-04"),
        ("Published on 4 March 2026\n\nUpdated 6 March 2026", "2026-03-04"),
        ("Tuesday, March 3rd, 2026 | 10:30 AM", "2026-03-03"),
        ("Wed 4 Mar 2026 10.30 CET\n\nLast modified on Thu 5 Mar 2026 12.30 CET", "2026-03-04"),
        ("Published 4 March 2026 Updated 5 March 2026", "2026-03-04"),
        ("Stand: 04.03.2026", "2026-03-04"),
        ("March 4", None),
        ("Updated 6 March 2026", None),
    ],
)
def test_the_date_that_an_article_prints_is_its_date_and_said(lines: str, day: str | None) -> None:
    reading = read(f"Envoys Meet in Varna\n\n{lines}\n\n{SENTENCE * 2}\n\n{SENTENCE * 2}")
    assert reading.document is not None
    assert str(reading.document.published) == str(day)
    if day:
        assert any(note.startswith("The date is taken from the line “") for note in reading.notes)
        assert "No date found: give one." not in reading.notes
    else:
        assert "No date found: give one." in reading.notes


def test_a_dateline_with_a_year_gives_the_date() -> None:
    reading = read(f"Envoys Meet in Varna\n\nVARNA, March 4, 2026 (Gazette) - {SENTENCE * 2}")
    assert reading.document is not None and str(reading.document.published) == "2026-03-04"


@pytest.mark.parametrize(
    ("lines", "note"),
    [
        (
            "4 March 2026\n\n5 March 2026",
            "More than one date is printed, “4 March 2026” and “5 March 2026”: give one.",
        ),
        ("03/04/2026", "The date “03/04/2026” can be read in more than one way: give one."),
    ],
)
def test_a_printed_date_that_is_not_one_is_asked(lines: str, note: str) -> None:
    reading = read(f"Envoys Meet in Varna\n\n{lines}\n\n{SENTENCE * 2}")
    assert reading.document is not None and reading.document.published is None and note in reading.notes


def test_a_date_in_the_middle_of_an_article_is_not_its_date() -> None:
    reading = read(
        f"Envoys Meet\n\n{SENTENCE * 2}\n\n4 March 2026\n\n{SENTENCE.replace('talks', 'words') * 2}"
    )
    assert reading.document is not None and reading.document.published is None


def test_what_a_file_declares_goes_before_what_it_prints() -> None:
    reading = read(f"---\ndate: 2026-03-05\n---\nEnvoys Meet\n\n4 March 2026\n\n{SENTENCE * 2}")
    assert reading.document is not None and str(reading.document.published) == "2026-03-05"
    assert not any("taken from the line" in note for note in reading.notes)


def test_a_date_in_another_form_is_quoted_back() -> None:
    for written, day in (
        ("25/06/25", None),
        ("in spring", None),
        ("24–25 June 2025", None),
        ("25 June 2025", "2025-06-25"),
    ):
        reading = read(f"---\ndate: {written}\n---\n\n{SENTENCE * 2}")
        assert reading.document is not None and str(reading.document.published) == str(day)
        assert any(written in note for note in reading.notes) == (day is None)


def test_western_bytes_are_read_and_said_so() -> None:
    reading = read("The minister’s “offer” stands – for now. ".encode("cp1252") + SENTENCE.encode() * 3)
    assert reading.document is not None
    assert "minister’s “offer”" in reading.document.blocks[0].text
    assert any("Windows-1252" in note for note in reading.notes)


def test_garbled_quotation_marks_are_repaired() -> None:
    garbled = "The ministerâ€™s offer stands, â€œfor nowâ€\u009d. " + SENTENCE * 2
    reading = read(garbled.encode("utf-8"))
    assert reading.document is not None and "minister’s offer" in reading.document.blocks[0].text


def test_a_character_cut_off_at_the_end_is_forgiven() -> None:
    reading = read((SENTENCE * 2 + "é").encode()[:-1])
    assert reading.document is not None and any("breaks off" in note for note in reading.notes)


def test_zero_bytes_are_dropped_and_said() -> None:
    reading = read((SENTENCE * 2).replace("talks", "ta\x00lks").encode())
    assert reading.document is not None and "talks on limits" in reading.document.blocks[0].text
    assert "Zero bytes in the text were dropped." in reading.notes


def test_another_language_is_named() -> None:
    reading = read(
        "Die beiden Minister sagten, dass die Gespräche über Grenzen im Frühjahr weitergehen sollen. " * 3
    )
    assert reading.document is not None and reading.document.language == "de"
    assert any("German" in note and "not scored" in note for note in reading.notes)


@given(st.binary(max_size=400))
def test_any_bytes_give_a_document_or_a_problem(data: bytes) -> None:
    reading = read(data, "any.bin")
    assert (reading.document is None) != (reading.problem is None)


STORY = (
    "<!doctype html><html><head><title>Norland Offers Talks</title><meta property='article:published_time' "
    "content='2026-03-04'></head><body><nav><a href='/'>Home</a><a "
    "href='/a'>World</a></nav><article><h1>Norland Offers "
    f"Talks</h1><p>{SENTENCE * 3}</p><p>{SENTENCE.replace('talks', 'exchanges') * 3}</p></article>"
    "<footer>We use cookies</footer></body></html>"
)


def test_a_web_page_gives_its_story_and_what_it_declares() -> None:
    reading = read(STORY.encode(), "page.html")
    assert reading.document is not None and reading.document.title == "Norland Offers Talks"
    assert reading.document.published is not None and reading.document.published.isoformat() == "2026-03-04"
    assert not any("cookies" in block.text or "Home" in block.text for block in reading.document.blocks)
    assert {"Home", "World", "We use cookies"} <= {line.text for line in reading.report.dropped}


def test_marks_within_lines_make_no_page_of_a_text() -> None:
    marked = "".join(
        f'<span style="text-decoration: underline">Section {n}</span>. {SENTENCE}\n\n' for n in range(1, 5)
    )
    reading = read(f"A Bill on Talks\n\n{marked}".encode(), "bill.txt")
    assert reading.document is not None
    assert [block.text for block in reading.document.blocks][-1] == f"Section 4. {SENTENCE.strip()}"
    assert (
        read(f"<p>A Bill on Talks</p>{marked.replace('span', 'p')}".encode(), "bill.txt").document is not None
    )


def test_an_email_gives_its_text_subject_and_day() -> None:
    mail = (
        "From: a@example.org\nTo: b@example.org\nSubject: Norland offers talks\nMIME-Version: 1.0\n"
        f"Date: Wed, 04 Mar 2026 10:00:00 +0100\nContent-Type: text/plain; charset=utf-8\n\n{SENTENCE * 2}\n"
    )
    reading = read(mail.encode(), "mail.eml")
    assert reading.document is not None and reading.document.title == "Norland offers talks"
    assert reading.document.published is not None and reading.document.published.isoformat() == "2026-03-04"


def test_a_word_document_gives_headings_paragraphs_and_rows() -> None:
    from docx import Document

    document = Document()
    document.add_heading("Norland Offers Talks", 0)
    document.add_paragraph(SENTENCE * 2)
    table = document.add_table(1, 2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Share of GDP", "2.1 per cent in 2025."
    stored = io.BytesIO()
    document.save(stored)
    reading = read(stored.getvalue(), "talks.docx")
    assert reading.document is not None and reading.document.title == "Norland Offers Talks"
    assert any("Share of GDP | 2.1 per cent" in block.text for block in reading.document.blocks)


def test_rich_text_gives_its_paragraphs() -> None:
    reading = read(
        (r"{\rtf1\ansi Norland Offers Talks\par\par " + SENTENCE * 2 + r"\par}").encode(), "talks.rtf"
    )
    assert reading.document is not None and SENTENCE.strip() in reading.document.blocks[-1].text


def test_an_archive_that_unpacks_to_too_much_is_refused() -> None:
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 2_000_000)
    reading = read(stored.getvalue(), "bomb.docx", Limits(unpacked_bytes=1_000_000))
    assert reading.problem is not None and "unpacks to 2 MB" in reading.problem


@pytest.mark.parametrize(
    "head", [b"%PDF-1.4\n", b"PK\x03\x04", b"{\\rtf1 ", b"<html><body>", b"From: a\nTo: b\nDate: c\n\n"]
)
@given(tail=st.binary(max_size=300))
def test_damaged_files_of_every_format_give_a_sentence(head: bytes, tail: bytes) -> None:
    reading = read(head + tail, "damaged")
    assert (reading.document is None) != (reading.problem is None)


@pytest.mark.shared
def test_awkward_files_are_read_or_refused_in_a_sentence(shared: Path) -> None:
    for file in sorted((shared / "articles" / "zoo").iterdir()):
        reading = read(file.read_bytes(), file.name)
        assert (reading.document is None) != (reading.problem is None), file.name
        if not file.name.startswith(("empty", "image")):
            assert reading.document is not None, (file.name, reading.problem)


def test_front_matter_counts_whatever_the_line_ends() -> None:
    reading = read(f"---\r\ntitle: 'It''s on'\r\ndate: 2026-03-04T10:00:00Z\r\n---\r\n\r\n{SENTENCE * 2}")
    assert reading.document is not None
    assert (reading.document.title, str(reading.document.published)) == ("It's on", "2026-03-04")
