"""What is looked up in a passage is what a search of its text would find."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from detente.attribution.gazetteer.gazetteer_tables import gazetteer
from detente.attribution.syntax.passage import loose_passage

_WORDS = st.lists(
    st.sampled_from(["the", "The", "ministry", "Polish", "Kyiv", "foreign", "said"]), max_size=14
)
_BODY = re.compile(r"\b(?:the\s+)?\w+\s+(?:\w+\s+)?ministry\b", re.I)


@settings(max_examples=80, deadline=None)
@given(_WORDS, st.integers(0, 80))
def test_matches_before_a_place_are_those_of_the_text_cut_there(words: list[str], place: int) -> None:
    text = " ".join(words) + "."
    cut = min(place, len(text))
    while cut and text[cut - 1] != " ":
        cut -= 1
    found = [match.span() for match in loose_passage(text, gazetteer()).matches_before(_BODY, cut)]
    assert found == [match.span() for match in reversed(list(_BODY.finditer(text[:cut])))]


def test_sentences_and_names_by_place() -> None:
    passage = loose_passage("Ida Berg left. The Polish envoy stayed in Kyiv. It rained.", gazetteer())
    spans = passage.sentences()
    assert [passage.sentence_over(start) for start, _ in spans] == spans
    assert passage.sentence_over(spans[0][1]) is None and passage.sentence_begun(20) == spans[1][0]
    nouns = [name for name in passage.names if name.kind != "adjective"]
    assert len(nouns) < len(passage.names) and passage.nouns_within(0, len(passage.text)) == nouns
    assert passage.words_end(15) == 14
