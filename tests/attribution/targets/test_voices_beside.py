"""The voices of a paragraph by place are those that a look at each would give."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from detente.attribution.targets.voices_beside import VoicesBeside
from detente.records import Voice


def _voice(number: int, start: int, length: int, verb: int | None) -> Voice:
    return Voice(f"Speaker {number}", "", None, start, start + length, "indirect", verb, verb)


_PLACES = st.tuples(st.integers(0, 30), st.integers(1, 9), st.none() | st.integers(0, 40))


@given(st.lists(_PLACES, max_size=12), st.integers(0, 40), st.integers(0, 20))
def test_by_place_as_one_by_one(places: list[tuple[int, int, int | None]], place: int, reach: int) -> None:
    voices = [_voice(number, *each) for number, each in enumerate(places)]
    by_place = VoicesBeside(voices)
    ended = [voice for voice in voices if voice.end <= place]
    assert by_place.ended_before(place) == max(ended, key=lambda voice: voice.end, default=None)
    near = [v for v in voices if v.cue_start is not None and place <= v.cue_start < place + reach]
    assert by_place.with_verbs(place, place + reach) == near
