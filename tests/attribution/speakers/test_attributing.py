"""Who says it: each construction, the way it was found, and nobody rather than a guess."""

from __future__ import annotations

from datetime import date

import pytest

from detente.attribution.speakers.attributing import attribute
from detente.records import Block, Document
from tests.attribution.speakers.heard_in import heard, speakers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We will talk," Foreign Minister Sergey Lavrov said.', ["Sergey Lavrov"]),
        ('"We will talk," said Polish Defence Minister Jan Kowal.', ["Jan Kowal"]),
        (
            "Emmanuel Macron, the French president, said on Monday that Europe must rearm.",
            ["Emmanuel Macron"],
        ),
        ("According to NATO Secretary General Mark Rutte, spending will rise.", ["Mark Rutte"]),
        ("Spending will rise, according to Mark Rutte.", ["Mark Rutte"]),
        ("The Kremlin said it would answer.", ["Kremlin"]),
        ("Washington warned that it would respond.", ["Washington"]),
        ("They met in Washington.", []),
        ("Talks were held in Moscow on Monday.", []),
        ("Ida Berg denied planning an attack.", ["Ida Berg"]),
        ("Officials said that the convoy had left.", [None]),
        ("A Kremlin spokesman said the offer stood.", ["Kremlin"]),
        ("He said nothing new.", [None]),
        ("He did not say why.", []),
        ("The army moved two brigades to the border.", []),
        ('Vladimir Putin has called the claim an "incredible lie".', ["Vladimir Putin"]),
        ("Ida Berg met reporters, saying that the door was open.", ["Ida Berg"]),
        ("Calling the raid a mistake, Ida Berg left for Oslo.", ["Ida Berg"]),
        ("After saying that the door was “wide open,” Ida Berg left.", ["Ida Berg"]),
        ("The film shows footage of Ida Berg saying that the door was open.", ["Ida Berg"]),
        ("Ida Berg took to Telegram on Monday to accuse the council of delay.", ["Ida Berg"]),
        ("They looked into Ida Berg’s claim that two dams had been raised.", ["Ida Berg"]),
        ("Russia, Lavrov said on Monday, would answer.", ["Sergey Lavrov", "Sergey Lavrov"]),
        ("“The lists were exchanged at noon, said Bruno Keller, the mediator.", ["Bruno Keller"]),
        ("“He lives in what he calls “peace” with his neighbours,” Ida Berg said.", ["Ida Berg"]),
        ("On “Morning in Halden,” Ida Berg said the dams would stay.", ["Ida Berg"]),
        ("“No dam shall rise,” said the ruling.", [None]),
        ("The United\xa0States said that the dams would stay.", ["United States"]),
        ("As President Biden said, the dams would stay.", ["Joe Biden"]),
        ("But Prime Minister Keir Starmer said that the dams would stay.", ["Keir Starmer"]),
        ("Nobody liked what Ida Berg said yesterday.", []),
        ("What Ida Berg said was that the dams would stay.", ["Ida Berg"]),
        ("Little is left of what Ida Berg claimed they wanted.", []),
        ("The treaty that Ida Berg concluded with her neighbours held.", []),
        ("The opening in July testified to the unity of Halden.", []),
        ("Norway is calling up more reservists.", []),
        ("In answer to the drought, Ida Berg has proposed to build two dams.", ["Ida Berg"]),
        ("Ida Berg, praised by the council, went home.", []),
        ("Ida Berg was then asked if the dams would stay.", []),
        ("Were the Haldeners declared outlaws that day?", []),
        ("Having said that, the dams will stay.", []),
        ("Few of the Alpine states like the dams.", []),
        ("Rain fell on three Adriatic states: Italy, Croatia and Albania.", []),
        ("Ida, thanks for the coffee.", []),
        ("Both leaders said that the dams would stay.", [None]),
        ("Ida Berg outlined how the dams would stay: “They are made of good stone.”", ["Ida Berg"]),
        ("Fact Sheet: Dams in Halden", []),
        ("Ida Berg wrote a long and hopeful novel.", []),
        ("Ida Berg wrote that the dams would stay.", ["Ida Berg"]),
        ("Ida Berg asked him, and he ran.", []),
        ("Ida Berg has been very clear that the dams will stay.", ["Ida Berg"]),
        ("It has been clear that the dams will stay.", []),
        ("Ida Berg said at a dinner in Halden:", []),
        ("One of Putin’s advisers said that the dams would stay.", [None]),
        ("General Washington said that the bridge was too narrow.", ["Washington"]),
        ("George Washington said that the roads were bad.", ["George Washington"]),
        ("The mayor, as many know, assured Ida Berg that the dams would stay.", [None]),
        ("Early that day, as many know, assured Ida Berg that the dams would stay.", []),
        ("They sent the boats that Ida Berg is asking for.", []),
        ("Some great Haldeners assert themselves against the law.", []),
        ("Vice President Harris announced that the dams would stay.", ["Harris"]),
        ("Ida Berg left Halden, with some loudly declaring the dams lost.", []),
        ("The paper issued by heads of state and government says that the dams will stay.", [None]),
        (
            "Ida Berg spoke of a report entitled “Of rivers, dams and the long and weary work of many "
            "hands.”",
            [],
        ),
        ("Yesterday Halden Council Director Klara Stein said that the dams would stay.", ["Klara Stein"]),
        ("Every town in Norway and Central Asia feels that rain is near.", []),
        ("Only 40 percent of voters said the dams were safe.", [None]),
        ("A report released last year found that the dams were safe.", [None]),
        ("Everybody knew of the Ida Berg promise before the vote.", []),
        ("Ida Berg's promise of a vote was kept.", []),
        ("In spring the first River Fund pledging conference will be held in Halden.", []),
        ("The film shows Ida Berg promising the dams would stay.", ["Ida Berg"]),
        ("Norway has welcomed almost two million Haldeners fleeing the flood.", []),
        ("Norway welcomed forty families from the valley.", []),
        ("Norway welcomed Prime Minister Mark Rutte to the dam.", []),
        ("Norway welcomed Mark Rutte's offer of new pumps.", ["Norway"]),
        ("Norway welcomed the decision to build a dam.", ["Norway"]),
        ("Norway will follow through on the pledges Ida Berg announced at the fair.", []),
        ("Norway will keep to the offer that Ida Berg announced in Halden last year.", []),
        ("Reporters heard that Ida Berg said on Monday the dams would stay.", [None, "Ida Berg"]),
        ("The town is safe, as Ida Berg announced today, that no water can reach it.", []),
        ("The king of Norway and his advisers agreed that the dams would stay.", [None]),
        (
            "Is there anything in what Ida Berg said so far — she would not shout, “We build it” — that "
            "holds?",
            [],
        ),
        ("Yesterday the council underlined Haldeners’ continued support for the River Fund.", [None]),
        ("Ida Berg calls with Bruno Keller were short.", []),
        ("Norway asked for pumps, especially large ones, Sweden agreed to look for them.", ["Norway"]),
        ("However, after eight years, Ida Berg decided to build.", []),
        ("As Ida Berg said at the opening of the dam,", []),
        ("The ministers built the dam that Norway welcomed in May.", []),
        ("The question Ida Berg asked was never answered.", []),
        ("The Rivers Council, called on by Norway to act, met in May.", []),
        ("The report the council issued in May warned that the dams would fall.", [None]),
        ("The head of the council warned that the dams would fall.", [None]),
        ("Ida Berg has said that very clearly and gone home.", []),
        ("Ida Berg said that many times.", []),
        ("Ida Berg said that many towns were flooded.", ["Ida Berg"]),
        ("You will see how Ida Berg thinks about the dams.", []),
        ("And I told you how the — the Halden council thinks about the dams.", []),
        ("None of it came by chance: it is because of — Ida Berg has declared it.", ["Ida Berg"]),
        ("Senator Macron said that the dams would stay.", ["Macron"]),
        ("Emmanuel Macron came. Senator Macron said that the dams would stay.", ["Emmanuel Macron"]),
        ("The agreement Ida Berg announced in Oslo will take effect in May.", []),
        ("The engineer Ida Berg said in Oslo that the dams would stay.", ["Ida Berg"]),
        ("Norway knows of Ida Berg's proposed dam and bridge.", []),
        ("Ida Berg's repeated warning that the dams would fall was heard.", ["Ida Berg"]),
        ("Ida Berg's council has called on Halden to build.", ["Ida Berg's council"]),
        ("I have told Ida Berg, and Bruno Keller has said that the dams will stay.", ["Bruno Keller"]),
        ("Ida Berg called the chancellor on Monday to discuss the dam.", []),
        ("Ida Berg called the chancellor a friend of dams.", ["Ida Berg"]),
        ("My predecessor, the engineer, said that the dams would stay.", [None]),
        ("Following Ida Berg's announcement that the dams would stay, Norway sent a note.", ["Ida Berg"]),
    ],
)
def test_one_sentence(text: str, expected: list[str | None]) -> None:
    assert speakers(text) == expected


def test_pronoun_and_surname_go_back_to_the_person_named() -> None:
    paragraphs = (
        "Defence Minister Ida Berg said the army was ready.",
        "She added that talks were open.",
        "“We wait,” Berg said.",
    )
    assert speakers(*paragraphs) == ["Ida Berg"] * 3
    assert "Ida Berg" in heard(*paragraphs)[1][0].basis


def test_the_french_leader_is_who_was_named_or_held_the_office_then() -> None:
    named = heard("Emmanuel Macron arrived.", "The French leader said talks were open.")
    assert named[1][0].actor == "Emmanuel Macron"
    dated = heard("The French president said talks were open.", published=date(2015, 1, 10))
    assert dated[0][0].actor == "François Hollande"
    undated = heard("The French president said talks were open.")
    assert undated[0][0].actor is None and undated[0][0].side == "FRA"


def test_one_person_stands_for_the_side_of_the_office_held_that_day() -> None:
    def side(day: date) -> str | None:
        return heard("Mark Rutte said spending must rise.", published=day)[0][0].side

    assert side(date(2018, 7, 11)) == "NLD" and side(date(2025, 6, 25)) == "NATO"


def test_a_surname_after_another_first_name_is_somebody_else() -> None:
    assert speakers("Ivanka Trump said she would come.") == ["Ivanka Trump"]


def test_a_name_before_the_comma_of_an_adverbial_does_not_speak() -> None:
    assert speakers("At a breakfast with Mark Rutte, Donald Trump criticised the pipeline.") == [
        "Donald Trump"
    ]
    assert speakers("Mark Rutte and Donald Trump said the talks went well.") == ["Donald Trump", "Mark Rutte"]


def test_a_second_verb_has_the_same_subject() -> None:
    assert speakers("Emmanuel Macron expressed regret and called for talks.") == ["Emmanuel Macron"]


def test_a_quotation_that_nobody_claims_has_no_speaker() -> None:
    ((voice,),) = heard("The banner in the square read for weeks. “No more war in this town.”")
    assert voice.actor is None


def test_transcript_turns_hold_until_the_next_label() -> None:
    voices = heard(
        "THE PRESIDENT: Good morning. We will raise spending.",
        "And we will talk.",
        "Q Will you meet him?",
        "THE PRESIDENT: I will.",
        author="Joe Biden",
    )
    assert [v[0].actor for v in voices] == ["Joe Biden", "Joe Biden", None, "Joe Biden"]
    assert voices[0][0].kind == "turn"


def test_one_label_is_a_heading_and_no_turn() -> None:
    assert speakers("FACT SHEET: Revitalizing the alliance", "The allies met in the capital.") == []


def test_the_states_of_the_united_states_say_nothing() -> None:
    assert speakers("Number two, the United States and its allies stand ready to defend every inch.") == []


def test_a_statement_belongs_to_its_author_throughout() -> None:
    voices = heard("We suspend our part in the treaty.", "I said so last week.", author="Jake Sullivan")
    assert [[v.actor for v in each] for each in voices] == [["Jake Sullivan"]] * 2
    assert voices[0][0].kind == "document"


def test_headings_with_a_colon_name_their_speaker() -> None:
    blocks = [Block("heading", "Lavrov: treaty is dead"), Block("body", "According to him, it was killed.")]
    voices = attribute(Document(None, None, tuple(blocks)), blocks)
    assert [v[0].actor for v in voices] == ["Sergey Lavrov", "Sergey Lavrov"]


def test_captions_have_no_voices() -> None:
    blocks = [Block("caption", "Photo: Emmanuel Macron said cheese")]
    assert attribute(Document(None, None, tuple(blocks)), blocks) == [()]


def test_several_leaders_are_no_single_one() -> None:
    assert speakers("Ida Berg, the leader of Halden, said no.", "Leaders announced a new dam.") == [
        "Ida Berg",
        None,
    ]


def test_an_office_in_a_year_gone_by_is_not_the_one_of_today() -> None:
    text = "In his speech, the French president called for talks. {}"
    now = heard(text.format("It was held last week."), published=date(2015, 1, 10))
    assert now[0][0].actor == "François Hollande"
    then = heard(text.format("It was held in 1963."), published=date(2015, 1, 10))
    assert (then[0][0].actor, then[0][0].side) == (None, "FRA")


def test_estimates_are_theirs_who_published_them() -> None:
    text = "Spending rises to 2% of GDP, according to estimates that the Polish ministry had released in May."
    ((voice,),) = heard(text)
    assert (voice.as_written, voice.side) == ("the Polish ministry", "POL")
    assert text[voice.start : voice.end] == "Spending rises to 2% of GDP"


def test_the_office_behind_a_name_tells_its_side() -> None:
    ((voice,),) = heard("Ida Berg, the Danish foreign minister, said that the dam would stay.")
    assert (voice.actor, voice.side) == ("Ida Berg", "DNK")


def test_the_office_of_a_president_is_not_another_president() -> None:
    texts = (
        "President Vladimir Putin said no.",
        "On the same day President Volodymyr Zelenskyy's office announced that talks would go on.",
    )
    voice = heard(*texts, published=date(2022, 2, 27))[1][0]
    assert (voice.actor, voice.side) == ("President Volodymyr Zelenskyy's office", "UKR")


def test_words_of_a_heading_in_capitals_are_nobody() -> None:
    block = Block("heading", "Allies Make Spending a Duty and Promise Help")
    assert attribute(Document(None, None, (block,)), [block]) == [()]


def test_my_administration_is_nobodys_name() -> None:
    assert speakers("My Administration announced that the dam would stay.") == [None]
