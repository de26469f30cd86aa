"""The strongest act of a paragraph: the one by whose speaker, doer and target the paragraph is known."""

from __future__ import annotations

from detente.records import Cue, Paragraph

_STEP = 0.5  # coders give half steps: acts that lie closer than that are as strong as each other


def strongest_act(paragraph: Paragraph) -> Cue | None:
    """The act that weighs most on either axis.

    Of acts that lie within half a step of it, which no coder tells apart, those that somebody voices come
    before what the narrator tells, and those that fall on somebody before those that fall on nobody; then
    the heavier, then the first.

    Args:
        paragraph: One of an analysis.

    Returns:
        None where the paragraph holds no act.
    """
    least = max(map(_weight, paragraph.cues), default=0.0) - _STEP
    near = (cue for cue in paragraph.cues if _weight(cue) >= least)
    return max(
        near,
        key=lambda cue: (cue.voice is not None, cue.target is not None, _weight(cue), -cue.start),
        default=None,
    )


def _weight(cue: Cue) -> float:
    return max(cue.escalation, cue.deescalation)
