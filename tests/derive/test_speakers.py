"""By whom a paragraph is counted."""

from __future__ import annotations

from detente.derive.speakers import LONGEST_NAME, NOBODY, leading_speaker
from detente.records import Cue, Paragraph, Voice


def paragraph(*cues: Cue, voices: tuple[Voice, ...]) -> Paragraph:
    return Paragraph(1, "body", None, "x" * 60, 0, 0, 0, "neutral", 0, cues, voices)


BERG = Voice("Ida Berg", "Berg", "NOR", 0, 20, "indirect")
LUND = Voice("Otto Lund", "Lund", "SUD", 21, 40, "indirect")


def test_the_strongest_cue_decides_and_may_be_the_narrators() -> None:
    weak, strong = (
        Cue(1, 3, "", "", "asserted", 1, 0, voice=0),
        Cue(22, 24, "", "", "asserted", 0, 3, voice=1),
    )
    assert leading_speaker(paragraph(weak, strong, voices=(BERG, LUND))) == ("Otto Lund", "SUD")
    narrated = Cue(50, 54, "", "", "asserted", 4, 0)
    assert leading_speaker(paragraph(weak, strong, narrated, voices=(BERG, LUND))) == NOBODY


def test_without_cues_the_first_is_named_and_without_voices_nobody() -> None:
    assert leading_speaker(paragraph(voices=(BERG, LUND))) == ("Ida Berg", "NOR")
    assert leading_speaker(paragraph(voices=())) == NOBODY


def test_names_that_are_stored_alike_are_the_same() -> None:
    long = Voice("x" * (LONGEST_NAME + 1), "x", "a\x00b", 0, 20, "indirect")
    assert leading_speaker(paragraph(voices=(long,))) == ("x" * LONGEST_NAME, "a\ufffdb")
