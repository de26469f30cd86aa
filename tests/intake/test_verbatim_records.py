"""Records of meetings by layout: whose each paragraph is, which lines nobody says, what is the page's."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from detente.analysis import analyse
from detente.attribution.speakers.record_lines import is_of_the_record
from detente.intake.file_reading import read
from detente.records import Analysis, Document
from detente.text.blocks import lay_out
from tests.intake.verbatim_records import NOBODY, PARLIAMENT, UNITED_NATIONS, Record

_ALL = [pytest.param(made, id=made.name) for made in (make() for make in (*UNITED_NATIONS, *PARLIAMENT))]


@cache
def _document(text: str) -> Document:
    document = read(text).document
    assert document is not None
    return document


@cache
def _analysed(text: str) -> Analysis:
    return analyse(_document(text))


def test_there_are_three_and_more_of_each() -> None:
    assert len(UNITED_NATIONS) >= 3 and len(PARLIAMENT) >= 3


@pytest.mark.parametrize("made", _ALL)
def test_each_paragraph_is_whose_it_is(made: Record) -> None:
    found = {}
    for paragraph in _analysed(made.text).paragraphs:
        end = next((end for end in made.whose if paragraph.text.endswith(end)), None)
        if end is not None:
            voice = paragraph.voices[0] if paragraph.voices else None
            found[end] = (voice.actor or voice.as_written) if voice else NOBODY
    assert found.keys() == made.whose.keys(), "every paragraph is read, and none is broken"
    wrong = {end: who for end, who in found.items() if made.whose[end].lower() not in who.lower()}
    assert wrong == {}


@pytest.mark.parametrize("made", _ALL)
def test_what_belongs_to_the_page_is_set_aside_and_no_word_is_lost(made: Record) -> None:
    layout = lay_out(made.text)
    blocks = layout.document.blocks
    for words in made.of_the_page:
        there = [block.kind for block in blocks if words.strip("*") in block.text]
        assert there and set(there) == {"boilerplate"}, words
    kept = [layout.document.title or "", layout.document.deck or "", *(block.text for block in blocks)]
    kept += [line.text for line in layout.dropped]
    assert Counter(" ".join(kept).replace("*", "").split()) == Counter(made.text.replace("*", "").split())


@pytest.mark.parametrize("made", _ALL)
def test_the_day_is_the_one_that_is_printed(made: Record) -> None:
    assert str(_document(made.text).published) == made.day


@pytest.mark.parametrize(
    "said",
    [
        "Against all advice, I voted for it.",
        "The meeting rose to applaud us.",
        "Prices rose.",
        "We resolved that the ships would sail.",
    ],
)
def test_what_somebody_says_is_no_line_of_the_record(said: str) -> None:
    assert not is_of_the_record(said)


def test_states_below_a_vote_are_nobodys_words() -> None:
    states = (
        "Algeria, China, Ecuador, France, Gabon, Japan, Malta, Mozambique, the Republic of Korea and Brazil."
    )
    text = UNITED_NATIONS[0]().text.replace("Algeria, China, France", states)
    [found] = [each for each in _analysed(text).paragraphs if "Ecuador" in each.text]
    assert not found.voices
