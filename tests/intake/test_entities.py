"""Characters written as HTML entities in texts, tables and letters are the characters that they stand for."""

from __future__ import annotations

import csv
import html
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.intake.containers import open_file
from detente.intake.entities import unescaped
from tests.intake.hostile import letter

SAID = (
    "“We shall sail on,” the pilot’s mate said – twice – at the café. <Nobody> asked her & nobody answered."
)
LEFT = "The harbour board of the island meets again on Thursday to look at the charts of both sides."


def named(text: str) -> str:
    """By names, as most tools do."""
    names = {"“": "&ldquo;", "”": "&rdquo;", "’": "&rsquo;", "–": "&ndash;", "é": "&eacute;"}
    return "".join(names.get(sign, sign) for sign in html.escape(text))


def _plain(sign: str) -> bool:
    return (sign.isascii() and sign.isalnum()) or sign in " .,"


def numbered(text: str) -> str:
    """By numbers."""
    return "".join(sign if _plain(sign) else f"&#{ord(sign)};" for sign in text)


def hexadecimal(text: str) -> str:
    """By numbers to the base of sixteen."""
    return "".join(sign if _plain(sign) else f"&#x{ord(sign):x};" for sign in text)


def table(title: str, text: str) -> bytes:
    stored = io.StringIO()
    csv.writer(stored).writerows([["title", "date", "text"], [title, "2026-03-04", text]])
    return stored.getvalue().encode()


WAYS = [named, numbered, hexadecimal, lambda text: html.escape(named(text))]


@pytest.mark.parametrize("written", WAYS)
def test_entities_are_characters_in_every_file(written: object) -> None:
    assert callable(written)
    title, text = written("The pilot’s “charts”"), f"{written(SAID)}\n\n{LEFT}"
    files = {
        "t.csv": table(title, text),
        "t.json": json.dumps({"title": title, "text": text}).encode(),
        "t.md": f"---\ntitle: {title}\n---\n\n{text}".encode(),
        "t.txt": f"{title}\n\n{text}".encode(),
    }
    for name, data in files.items():
        (piece,) = open_file(data, name)
        document = piece.reading.document
        assert document is not None and document.title == "The pilot’s “charts”", name
        assert [block.text for block in document.blocks if block.kind == "body"] == [SAID, LEFT], name
        assert any("HTML entities" in note for note in piece.reading.notes)
    (piece,) = open_file(letter(text), "a.eml")
    assert piece.reading.document is not None and piece.reading.document.blocks[0].text == SAID


@pytest.mark.parametrize(
    "text", ["AT&T; and R&D; met.", "/charts?a=1&copy=2", "Fish & chips; peas", "&#; &#x; &; &nobody;"]
)
def test_what_is_no_entity_stays(text: str) -> None:
    assert unescaped(text) == text


# Numbers below 160 and beyond the planes stand for other signs, or for none, in HTML.
_SIGNS = st.characters(min_codepoint=160, exclude_categories=("Cs", "Cn", "Co"))


@given(st.text(alphabet=st.one_of(_SIGNS, st.sampled_from("abc <>\"'#;:")), max_size=80))
def test_any_text_comes_back(text: str) -> None:
    assert unescaped(text) == text
    for written in (html.escape, named, numbered, hexadecimal):
        assert unescaped(written(text)) == text
