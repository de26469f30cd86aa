"""Garbled characters: put right where that is certain, else said; clean text is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.intake.decoding import decode

STORY = "The two ministers met in Varna on Monday and spoke of limits. "
REPAIRED = "Characters garbled by a wrong encoding were repaired."
LOOK = (
    "Some characters were garbled before this file was saved and could not all be repaired: look them over."
)


def garbled(text: str, encoding: str = "cp1252") -> str:
    """What comes of UTF-8 that was read in another encoding and saved again."""
    return text.encode("utf-8").decode(encoding)


@pytest.mark.parametrize(
    ("clean", "encoding"),
    [
        ("The minister’s “offer” – for now – stands. ", "latin-1"),
        ("The café’s naïve owner said “no”, twice. ", "latin-1"),
        ("Größe, Äußerung, Übung, Straße. ", "cp1252"),
        ("£5 million, then £6 million and §7. ", "cp1252"),
        ("Пётр сказал: люди хотят мира и дома. ", "latin-1"),
    ],
)
def test_what_was_garbled_as_a_whole_is_put_right(clean: str, encoding: str) -> None:
    text, notes = decode(garbled(clean + STORY, encoding).encode())
    assert text == clean + STORY and notes == (REPAIRED,)


def test_what_was_garbled_in_part_is_put_right_beside_what_is_sound() -> None:
    text, notes = decode(
        ("“Größe” — " + garbled("the minister’s café, the envoy’s naïve plan. ") + STORY).encode()
    )
    assert text == "“Größe” — the minister’s café, the envoy’s naïve plan. " + STORY and notes == (REPAIRED,)


def test_what_was_lost_is_said() -> None:
    text, notes = decode(("The ministerâ€™s plan, the cafÃ\ufffd, â€œfor nowâ€\ufffd. " + STORY).encode())
    assert text is not None and "minister’s plan" in text and notes == (LOOK,)


@pytest.mark.parametrize(
    "clean",
    [
        STORY,
        "“Größe” — naïve façade, £5, §7, € 3. " + STORY,
        "Пётр сказал. " + STORY,
        "Ã is a letter; so is Â. " + STORY,
        "Łódź, Şanlıurfa, Ærø, İzmir. " + STORY,
        "A word like Ã© in a text about encodings. " + STORY,
        "東京で会談。" + STORY,
    ],
)
def test_clean_text_is_left_alone(clean: str) -> None:
    assert decode(clean.encode()) == (clean, ())


@given(st.text(alphabet="aé’“”–ÃÂâ€™£ñß \n", max_size=60))
def test_any_text_comes_back_as_text(text: str) -> None:
    found, notes = decode(text.encode())
    assert found is not None and (found == text or notes)


def test_a_text_as_mails_carry_it_is_read() -> None:
    said = b"The envoys=E2=80=99 talks go =\non in Varna.=20\n\nIt was said=\n that it =3D would.=20"
    text, notes = decode(said)
    assert text is not None and text.split() == (
        "The envoys’ talks go on in Varna. It was said that it = would.".split()
    )
    assert any("mails" in note for note in notes)


@pytest.mark.parametrize("said", [b"a=b, c=DE, d==, e=\nf=1, g=2", b"=3D" + b"3D" * 9_000 + b" =41" * 4])
def test_signs_of_equality_are_undone_once_or_stay(said: bytes) -> None:
    text, _ = decode(said)
    assert text is not None and "=" in text


def test_tags_with_numbers_are_no_mail_that_is_carried() -> None:
    written = "\n".join(f"<F P={number}>Norland</F>" for number in (100, 101, 102, 103, 104, 105))
    assert decode(written.encode()) == (written, ())
