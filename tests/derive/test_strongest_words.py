"""The words that lead a text in one direction."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from detente.derive.strongest_words import strongest_words
from detente.records import Cue, Paragraph, Voice

_TEXT = "We will strike. We will talk. They may wait."
_SPOKEN = Voice("Ida Berg", "Berg", "NOR", 0, len(_TEXT), "direct")


def _cue(place: int, escalation: float, deescalation: float, voice: int | None) -> Cue:
    start = (0, 16, 30)[place]
    return Cue(start, start + 5, "", "", "asserted", escalation, deescalation, voice=voice)


def _paragraph(*cues: Cue, kind: str = "body") -> Paragraph:
    return Paragraph(1, kind, None, _TEXT, 1, 1, 0, "mixed", 1, cues=cues, voices=(_SPOKEN,))  # type: ignore[arg-type]


def test_words_that_somebody_voices_lead_before_the_narrators() -> None:
    found = strongest_words([_paragraph(_cue(0, 4, 0, None), _cue(2, 2, 0, 0))], "escalation")
    assert found is not None and found.voice == _SPOKEN
    assert found.sentence == "They may wait."


def test_the_narrators_words_lead_where_nobody_speaks() -> None:
    found = strongest_words([_paragraph(_cue(0, 4, 0, None))], "escalation")
    assert found is not None and found.voice is None and found.sentence == "We will strike."


def test_they_come_from_the_paragraph_whose_score_is_the_strongest_shown() -> None:
    weaker, stronger = _paragraph(_cue(0, 2, 0, 0)), _paragraph(_cue(2, 1.2, 0, 0), _cue(0, 2.6, 0, None))
    shown = [replace(weaker, escalation=2.0), replace(stronger, escalation=3.0)]
    found = strongest_words(shown, "escalation")
    assert found is not None and found.paragraph.escalation == 3.0
    assert found.voice == _SPOKEN and found.sentence == "They may wait."


def test_a_weak_word_in_a_voice_does_not_stand_for_what_the_narrator_tells() -> None:
    told = replace(_paragraph(_cue(0, 4, 0, None), _cue(2, 0.7, 0, 0)), escalation=4.0)
    said = replace(_paragraph(_cue(1, 2, 0, 0)), escalation=2.0)
    found = strongest_words([told, said], "escalation")
    assert found is not None and found.sentence == "We will talk."


def test_neither_weak_words_nor_headings_lead() -> None:
    assert strongest_words([_paragraph(_cue(0, 0.4, 0, 0))], "escalation") is None
    assert strongest_words([_paragraph(_cue(0, 4, 0, 0), kind="heading")], "escalation") is None
    assert strongest_words([_paragraph(_cue(0, 4, 0, 0))], "deescalation") is None


def test_words_of_a_paragraph_that_both_readers_leave_at_nothing_lead_nowhere() -> None:
    left_out, counted = (replace(_paragraph(_cue(0, 0, 3, 0)), deescalation=score) for score in (0.0, 0.5))
    assert strongest_words([left_out], "deescalation") is None
    found = strongest_words([left_out, counted], "deescalation")
    assert found is not None and found.paragraph is counted


_CUES = st.builds(_cue, st.integers(0, 2), st.floats(0, 5), st.floats(0, 5), st.one_of(st.none(), st.just(0)))


@given(st.lists(_CUES, max_size=6), st.sampled_from(["escalation", "deescalation"]))
def test_nothing_voiced_in_the_paragraph_is_stronger_than_what_leads(cues: list[Cue], axis: str) -> None:
    found = strongest_words([_paragraph(*cues)], axis)  # type: ignore[arg-type]
    leaning = [
        cue
        for cue in cues
        if getattr(cue, axis) == max(cue.escalation, cue.deescalation) and getattr(cue, axis) >= 0.5
    ]
    if found is None:
        assert not leaning
        return
    assert found.paragraph.text[found.cue.start] in found.sentence
    least = 0.4 * max(getattr(cue, axis) for cue in cues)
    rivals = [cue for cue in leaning if cue.voice is not None and getattr(cue, axis) >= least] or leaning
    assert found.cue in rivals
    assert getattr(found.cue, axis) == max(getattr(cue, axis) for cue in rivals)
