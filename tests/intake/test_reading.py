"""One file in, one reading out: a document, or a sentence that says what is wrong and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.intake.reading import read

SENTENCE = "The two ministers said that the talks on limits would go on in the spring. "


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "nothing to read"),
        (b" \n\t", "nothing to read"),
        (b"\x00\x00\x00", "nothing to read"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "is a PNG image"),
        (b"%PDF-1.7\n" + bytes(200), "is a PDF"),
        (b"PK\x03\x04" + bytes(200), "zip archive or an Office document"),
        (b"{\\rtf1 hello}", "is an RTF document"),
        (b"<!doctype html><html><body><p>Hello.</p></body></html>", "is a web page"),
        (
            b"From: a@example.org\nTo: b@example.org\nDate: now\nMIME-Version: 1.0\n\nHello there.",
            "is an e-mail",
        ),
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
    assert "No date found: please give one." in reading.notes


def test_a_date_in_another_form_is_quoted_back() -> None:
    reading = read(f"---\ndate: 25/06/25\n---\n\n{SENTENCE * 2}")
    assert any("25/06/25" in note for note in reading.notes)


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


@pytest.mark.shared
def test_awkward_files_are_read_or_refused_in_a_sentence(shared: Path) -> None:
    for file in sorted((shared / "articles" / "zoo").iterdir()):
        reading = read(file.read_bytes(), file.name)
        assert (reading.document is None) != (reading.problem is None), file.name
        if file.suffix in (".txt", ".md") and not file.name.startswith(("empty", "image")):
            assert reading.document is not None, (file.name, reading.problem)
