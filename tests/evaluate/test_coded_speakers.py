"""A coded name and the name that was read are compared without the possessive, on both sides."""

import pytest

from detente.evaluate.coded_speakers import judge_speaker, judge_target
from detente.records import Cue, Paragraph, Voice

_TEXT = "Halden's mission to the forum blamed the neighbours."
_ACT = Cue(29, 35, "blame", "blame", "asserted", 1.0, 0.0, voice=0)


def _judged(read: str, coded: str) -> str:
    voice = Voice(read, read, None, 0, len(_TEXT), "indirect")
    paragraph = Paragraph(
        0, "body", None, _TEXT, 1.0, 0.0, 0.2, "escalatory", 1, cues=(_ACT,), voices=(voice,)
    )
    return judge_speaker(paragraph, _ACT, coded)


@pytest.mark.parametrize("coded", ["Halden's mission", "Halden’s mission", "the mission of Halden"])
def test_the_possessive_makes_no_other_name(coded: str) -> None:
    assert _judged("Halden's mission", coded) == "right"


@pytest.mark.parametrize("coded", ["Halden's ministry", "Vane's mission", "narrator"])
def test_another_name_is_wrong(coded: str) -> None:
    assert _judged("Halden's mission", coded) == "wrong"


def _aimed(target: str | None, speaker: str, coded: str) -> str:
    act = Cue(0, 6, "spending", "spending", "asserted", 2.0, 0.0, voice=0, target=target)
    voice = Voice("NATO", "NATO", "NATO", 0, len(_TEXT), "indirect")
    paragraph = Paragraph(
        0, "body", None, _TEXT, 2.0, 0.0, 0.4, "escalatory", 1, cues=(act,), voices=(voice,)
    )
    return judge_target(paragraph, act, speaker, coded)


def test_an_act_towards_the_speakers_own_side_is_aimed_at_no_other() -> None:
    assert _aimed(None, "NATO", "NATO") == "right"
    assert _aimed("RUS", "NATO", "NATO") == "wrong"
    assert _aimed(None, "NATO", "RUS") == "nobody"
    assert _aimed(None, "narrator", "NATO") == "nobody"


def test_a_deed_in_words_may_be_the_narrators() -> None:
    text = "Halden has declared a moratorium of its own."
    voice = Voice("Halden", "Halden", None, 20, len(text), "indirect", cue_start=11, cue_end=19)
    for start, outcome in ((11, "right"), (22, "wrong")):  # its own verb, and what is said
        act = Cue(start, 32, "keep", "keep_limits", "asserted", 0.0, 3.0, voice=0)
        paragraph = Paragraph(
            0, "body", None, text, 0.0, 3.0, -0.6, "de-escalatory", -3, cues=(act,), voices=(voice,)
        )
        assert judge_speaker(paragraph, act, "narrator") == outcome
        assert judge_speaker(paragraph, act, "Halden") == "right"
