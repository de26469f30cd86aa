"""Acts within half a step are as strong as each other: who voices one, and who aims one, comes first."""

from __future__ import annotations

from detente.derive.strongest_act import strongest_act
from detente.records import Cue, Paragraph, Voice


def strongest(*cues: Cue) -> Cue | None:
    voices = (Voice("Ida Berg", "Berg", "NOR", 0, 60, "indirect"),)
    return strongest_act(Paragraph(1, "body", None, "x" * 60, 0, 0, 0, "neutral", 0, cues, voices))


def act(at: int, weight: float, *, voiced: bool = False, aimed: bool = False, kind: bool = False) -> Cue:
    up, down = (0.0, weight) if kind else (weight, 0.0)
    return Cue(
        at, at + 2, "", "", "asserted", up, down, voice=0 if voiced else None, target="SUD" if aimed else None
    )


def test_the_heavier_act_is_the_stronger_on_either_axis() -> None:
    heavy = act(9, 3.0, kind=True)
    assert strongest(act(1, 2.4, voiced=True, aimed=True), heavy) is heavy
    assert strongest() is None


def test_what_is_voiced_comes_before_what_is_told_as_strong() -> None:
    voiced = act(9, 2.0, voiced=True)
    assert strongest(act(1, 2.4, aimed=True), voiced) is voiced


def test_what_falls_on_somebody_comes_before_what_falls_on_nobody() -> None:
    aimed = act(9, 2.6, aimed=True, kind=True)
    assert strongest(act(1, 3.0), aimed) is aimed


def test_of_what_is_alike_the_heavier_then_the_first() -> None:
    heavier = act(9, 2.4, voiced=True)
    assert strongest(act(1, 2.2, voiced=True), heavier, act(20, 2.4, voiced=True)) is heavier
