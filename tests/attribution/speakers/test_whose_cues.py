"""A cue is the innermost voice's that holds it, and of the one by whose verb it begins."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from detente.attribution.speakers import heard_from
from detente.records import Cue, Voice
from detente.scoring.axes import score

CUE = score("Norland attacked the port.").cues[0]


def cue(start: int, length: int = 3) -> Cue:
    return replace(CUE, start=start, end=start + length)


def voice(
    start: int, end: int, verb: int | None = None, who: str = "Berg", inside: int | None = None
) -> Voice:
    return Voice(who, who, None, start, end, "indirect", verb, verb and verb + 4, inside=inside)


SPANS = st.tuples(st.integers(0, 40), st.integers(1, 30)).map(lambda each: (each[0], sum(each)))


@given(st.lists(SPANS, min_size=1, max_size=6), st.lists(st.integers(0, 60), max_size=6))
def test_the_shortest_voice_that_holds_a_cue_says_it_the_later_of_equals(
    spans: list[tuple[int, int]], places: list[int]
) -> None:
    voices, cues = [voice(*span) for span in spans], [cue(place) for place in places]
    for place, found in zip(places, heard_from(cues, voices), strict=True):
        holding = [(end - start, -at) for at, (start, end) in enumerate(spans) if start <= place < end]
        assert found.voice == (-min(holding)[1] if holding else None)


def test_an_act_that_begins_with_a_verb_is_of_who_speaks_by_it() -> None:
    voices = [voice(20, 40, verb=10), voice(70, 90, verb=60)]
    assert [each.voice for each in heard_from([cue(60), cue(10), cue(50)], voices)] == [1, 0, None]


def test_an_act_may_begin_with_who_speaks_and_go_on_into_the_words() -> None:
    spoken = [voice(20, 40, verb=14, who="communiqué")]
    assert heard_from([cue(3, length=18)], spoken)[0].voice == 0
    assert heard_from([cue(3, length=12)], spoken)[0].voice is None  # it ends before the words
    assert heard_from([cue(2, length=19)], spoken)[0].voice is None  # more than the name stands before


def test_of_two_who_speak_by_one_verb_an_act_is_of_neither_and_of_nobody_who_is_quoted() -> None:
    together = [voice(20, 40, verb=10), voice(20, 40, verb=10, who="Holm")]
    assert heard_from([cue(10)], together)[0].voice is None
    assert heard_from([cue(10)], [voice(20, 40, verb=10, inside=0)])[0].voice is None


def test_without_voices_the_narrator_tells_it() -> None:
    assert heard_from([cue(3)], [])[0].voice is None
