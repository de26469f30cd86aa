"""Words on both sides of an attribution, and sentences that go on with them."""

from __future__ import annotations

from itertools import product
from time import process_time

import pytest

from detente.attribution.speakers.not_speech_patterns import RECEIVED
from tests.attribution.speakers.heard_in import heard, speakers

TAGS = [
    "she said",
    "she argued",
    "Ida Berg insisted",
    "she told reporters",
    "Ida Berg wrote on Monday",
    "she explained in Halden on Friday",
    "the minister added",
    "she told lawmakers after the vote",
]
PARTED = [
    ("There was no way around the dam", ", ", "only through it"),
    ("Some towns were ready to pay", "; ", "Halden never would"),
    ("To sign a charter in a dry year was easy", "; ", "in a wet one it was a duty"),
    ("No sum had been agreed on", "; ", "but nothing should be ruled out"),
    ("The villages had waited long enough", ", ", "longer than any others"),
    ("The gates were not the trouble", "; ", "the trouble was the road behind them"),
]
THREATS = [
    "Whoever closed the gates would be punished, she threatened.",
    "The town would pay a price, Ida Berg threatened.",
    "Ida Berg threatened that the gates would be closed.",
    "Ida Berg threatened a boycott of the fair.",
    "Ida Berg spoke of a massive theft of water.",
    "Ida Berg saw no reason to open the gates.",
]
GOES_ON = [
    "Her country would answer.",
    "She would not close the gates first.",
    "Norway would answer in kind.",
    "They must be ready for it.",
    "Her engineers could be there within a day.",
    "Afterwards Norway would look at it again.",
    "In return, she would open the gates.",
    "Otherwise Norway would close the road.",  # this and the next were written before the rule ran on them
    "Until then her engineers would stay at home.",
    "If so, Norway must answer at once.",
]
NARRATED = [
    "She would later meet the mayor.",
    "She would not say when.",
    "The dam would be the largest in the valley.",
    "Sweden would answer in kind, polls show.",
    "The road was closed.",
    "Otherwise Sweden would close the road.",
    "Meanwhile Norway would be playing in the final.",
]
_FIRST = "Norway's minister Ida Berg spoke in Halden on Monday."


@pytest.mark.parametrize("tag", TAGS)
def test_both_parts_of_parted_words_are_the_speakers(tag: str) -> None:
    for head, mark, tail in PARTED:
        text = f"{head}, {tag}{mark}{tail}."
        voices = heard(_FIRST, text)[1]
        said = " ".join(text[v.start : v.end] for v in voices if v.actor == "Ida Berg")
        assert head in said and tail in said, (text, said)
        assert {v.actor for v in voices} == {"Ida Berg"}, text


@pytest.mark.parametrize("threat", THREATS)
def test_who_threatens_or_speaks_of_something_says_it(threat: str) -> None:
    assert speakers(_FIRST, threat)[-1:] == ["Ida Berg"]


@pytest.mark.parametrize("said", ["said that the dam held", "warned that the water was rising"])
def test_a_sentence_about_the_speakers_own_side_goes_on_with_would(said: str) -> None:
    for further, narrated in product(GOES_ON, NARRATED):
        text = f"Norway's prime minister, Ida Berg, {said}. {further} {narrated}"
        (voices,) = heard(text)
        covered = [text[v.start : v.end] for v in voices if v.actor == "Ida Berg"]
        assert any(further.rstrip(".") in words for words in covered), (text, covered)
        assert not any(narrated.rstrip(".") in words for words in covered), (text, covered)


def test_what_a_narrator_tells_behind_a_semicolon_is_not_said() -> None:
    text = "The gates would open, Ida Berg said; she then drove home."
    (voices,) = heard(text)
    assert [text[v.start : v.end] for v in voices] == ["The gates would open"]


def test_a_long_number_behind_a_welcome_is_read_once() -> None:
    begun = process_time()
    assert RECEIVED.match(f" {'1' * 27} x") is None
    assert RECEIVED.match(" 1,200 refugees") is not None
    assert process_time() - begun < 1.0  # seconds; in every possible grouping it takes a minute
