"""The margin of a paragraph: bars within their rail, names escaped."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from detente.records import Cue, Paragraph, Voice
from detente.ui.cards.margin import beside


def _paragraph(escalation: float, deescalation: float, speaker: str = "Ida Berg") -> Paragraph:
    cue = Cue(0, 2, "", "", "asserted", escalation, deescalation, voice=0, target="RUS")
    voice = Voice(speaker, speaker, None, 0, 10, "direct")
    balance = (escalation - deescalation) / 5
    return Paragraph(
        3, "body", None, "We will go.", escalation, deescalation, balance, "mixed", 1, cues=(cue,),
        voices=(voice,), narrated=False,
    )  # fmt: skip


@given(st.floats(0, 5), st.floats(0, 5))
def test_bars_stay_within_their_rail(escalation: float, deescalation: float) -> None:
    widths = re.findall(r"width: (-?\d+)%", beside(_paragraph(escalation, deescalation), 1, None))
    assert len(widths) == 2 and all(0 <= int(width) <= 100 for width in widths)
    assert int(widths[0]) == round(20 * escalation)


def test_a_speaker_alone_is_not_named_beside_of_whom_the_speaker_speaks() -> None:
    shown = _paragraph(3, 0)
    alone = replace(shown.cues[0], target=None)
    margin = beside(replace(shown, cues=(alone, *shown.cues)), 1, None)
    assert "Ida Berg → Russia</div>" in margin and "Ida Berg</div>" not in margin
    assert "Ida Berg</div>" in beside(replace(shown, cues=(alone,)), 1, None)


def test_names_are_text_and_never_markup() -> None:
    shown = beside(_paragraph(3, 0, "<b>Berg</b>"), 1, None)
    assert "<b>" not in shown and "&lt;b&gt;Berg&lt;/b&gt; → Russia" in shown
