"""Where the words of a speaker begin and end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.attribution.speakers.heard_in import heard, speakers, words


def test_words_without_the_attribution_belong_to_the_speaker() -> None:
    text = '"We will talk," Ida Berg said. "But we will not wait."'
    ((first, second),) = heard(text)
    assert text[first.start : first.end] == '"We will talk,"'
    assert text[second.start : second.end] == '"But we will not wait."'
    assert first.actor == second.actor == "Ida Berg" and first.kind == "direct"
    assert first.cue_start is not None and text[first.cue_start : first.cue_end] == "said"


def test_what_one_says_of_anothers_words_is_nested() -> None:
    (voices,) = heard("Sergey Lavrov said that Washington claims the treaty is dead.")
    assert [v.actor for v in voices] == ["Sergey Lavrov", "Washington"]
    assert voices[1].inside == 0


def test_two_who_speak_in_one_sentence_part_it() -> None:
    text = "Ida Berg said the army was ready, while Jan Holm warned of war."
    (voices,) = heard(text)
    assert [(v.actor, v.inside) for v in voices] == [("Ida Berg", None), ("Jan Holm", None)]
    assert voices[0].end < text.index("while") + 1


def test_an_unclosed_quotation_goes_on_in_the_next_paragraph() -> None:
    voices = heard("Ida Berg said: “We have waited long enough.", "“We will not wait for ever.”")
    assert voices[1][0].actor == "Ida Berg"


@given(st.lists(st.text(max_size=200), max_size=4))
def test_any_text_attributes_and_every_span_lies_inside(paragraphs: list[str]) -> None:
    for text, voices in zip(paragraphs, heard(*paragraphs), strict=True):
        for index, voice in enumerate(voices):
            assert 0 <= voice.start < voice.end <= len(text)
            assert voice.inside is None or (0 <= voice.inside < len(voices) and voice.inside != index)


@given(
    st.lists(
        st.sampled_from(
            [
                "“We talk,” ",
                "Berg said",
                " he said",
                ", said ",
                "Lavrov",
                ". ",
                "that NATO",
                '"',
                " warned ",
                " according to ",
                "who said",
                "—",
                ", ",
            ]
        ),
        max_size=14,
    )
)
def test_scraps_of_attribution_never_break_it(scraps: list[str]) -> None:
    text = "".join(scraps)
    for voice in heard(text)[0]:
        assert 0 <= voice.start < voice.end <= len(text)


def test_the_clause_before_as_she_said_is_what_was_said() -> None:
    text = "Broad walls are needed along the river, as Ida Berg proposed in Oslo in spring."
    ((voice,),) = heard(text)
    assert (voice.actor, text[voice.start : voice.end]) == (
        "Ida Berg",
        "Broad walls are needed along the river",
    )


def test_a_guest_does_not_take_the_speakers_own_words() -> None:
    text = "Bruno Keller says that the dams will stay — and we shall prove it."
    ((_, guest),) = heard(text, author="Ida Berg")
    assert text[guest.start : guest.end] == "that the dams will stay"


@pytest.mark.parametrize("link", [" and", ", and", " but"])
def test_a_guests_words_end_where_the_speaker_says_we(link: str) -> None:
    text = f"Norway believes in the promise of the river{link} we support all those who build."
    ((_, guest),) = heard(text, author="Ida Berg")
    assert text[guest.start : guest.end] == "in the promise of the river"
    text = "Norway says that they and we will build."
    ((_, guest),) = heard(text, author="Ida Berg")
    assert text[guest.start : guest.end] == "that they and we will build."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("One year after Ida Berg announced the first dam, Halden has three of them.", "the first dam"),
        ("When Ida Berg said that the dam would stay, Bruno Keller left.", "that the dam would stay"),
        (
            "Bruno Keller, who said that the dam would stay, has left.",
            "that the dam would stay",
        ),
        ("We thank Bruno Keller, who has promised to come, and all who came.", "promised to come"),
        (
            "The roads of Halden are a model, as is the great dam on the river, as Ida Berg said in spring.",
            "the great dam on the river",
        ),
        (
            "Keeping rivers safe: This past week, Ida Berg announced at the fair in Oslo that the dam would "
            "stay.",
            "that the dam would stay.",
        ),
        (
            "Based on such advice, Norway said that the dam would stay.",
            "that the dam would stay.",
        ),
        (
            "As a condition for the dam, Norway demanded of Sweden that the road be moved.",
            "demanded of Sweden that the road be moved.",
        ),
        ("Ida Berg wrote on Telegram that the dam would stay.", "that the dam would stay."),
        ("Ida Berg told reporters in Oslo that the dam would stay.", "that the dam would stay."),
        ("Ida Berg said in a letter: “The dam will stay where it is.”", "“The dam will stay where it is.”"),
        ("“The dam stays,” said Ida Berg, who leads the town.", "“The dam stays,”"),
        ("Ida Berg said repeatedly that the dam would stay.", "that the dam would stay."),
        ("As Ida Berg said at that time, the dam would stay.", "at that time, the dam would stay."),
        ("The dam would stay, Ida Berg said in a letter that was found in spring.", "The dam would stay"),
        ("Bruno Keller, whom Ida Berg accused of treason, has left.", "accused of treason"),
        (
            "Norway announced the creation of a River Fund; but what river could be calmer than this?",
            "the creation of a River Fund",
        ),
        ("Norway keeps saying it will build; its actions tell of something else.", "it will build"),
        (
            "Norway announced a new dam; a bridge over the river; and two roads.",
            "a new dam; a bridge over the river; and two roads.",
        ),
        (
            "Ida Berg said that the dam was safe; but that the bridge was not.",
            "that the dam was safe; but that the bridge was not.",
        ),
    ],
)
def test_words_end_where_the_narrator_goes_on(text: str, said: str) -> None:
    assert words(text) == [said]


def test_to_announce_it_officially_tells_of_no_words() -> None:
    assert speakers("Norway has announced it officially.") == []


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Norland will pull its guns back, Ida Bergholm told reporters.", "Norland will pull its guns back"),
        ("No troops will go, Ida Bergholm told the lower house of parliament.", "No troops will go"),
        (
            "The army would leave within days, Ida Bergholm told her Security Council on Monday.",
            "The army would leave within days",
        ),
        (
            "The roads are shut, Ida Bergholm told the Harbour Post in an e-mail, adding that nobody was "
            "hurt.",
            "The roads are shut",
        ),
        (
            "After the raid, Ida Bergholm told state television the army would answer.",
            "state television the army would answer.",
        ),
        (
            "The talks had failed, but Ida Bergholm told Hugh Westerby he was wrong.",
            "Hugh Westerby he was wrong.",
        ),
    ],
)
def test_what_stands_before_a_verb_of_telling_is_said_where_only_the_listener_follows(
    sentence: str, words: str
) -> None:
    voice = heard(sentence)[0][0]
    assert sentence[voice.start : voice.end] == words and voice.actor == "Ida Bergholm"


@pytest.mark.parametrize(
    "opens", ["whereby", "under which", "in which", "by which", "through which", "with which"]
)
@pytest.mark.parametrize(
    ("before", "said", "after"),
    [
        (
            "In defiance of the charter, {} Norway reaffirmed ",
            "its duty to keep the peace",
            ", Halden was shelled.",
        ),
        (
            "Contrary to the pact of 1997, {} Norway said ",
            "that it would respect the border",
            ", the port was shut.",
        ),
        # written before the rule ran on them
        (
            "Against the letter of the accord, {} the minister promised ",
            "to leave the dam alone",
            ", it was blown up.",
        ),
        ("The note, {} Sweden warned ", "that the talks would end", ", reached Halden on Monday."),
        ("After the statement, {} Ida Berg called the raid ", "a mistake", ", the talks went on."),
    ],
)
def test_words_of_a_relative_clause_end_with_it(opens: str, before: str, said: str, after: str) -> None:
    text = before.format(opens) + said + after
    ((voice,),) = heard(text)
    assert text[voice.start : voice.end].endswith(said)
