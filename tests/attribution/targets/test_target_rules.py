"""Whom a statement is about: our golden sentences as a gate, each rule by an example, nobody rather than a
guess.
"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.analysis import analyse
from detente.attribution.gazetteer.gazetteer_tables import gazetteer
from detente.attribution.targets.cue_targets import Targets
from detente.derive.target_roles import target_role
from detente.evaluate.sets import GOLDEN
from detente.evaluate.target_measures import measure_targets
from detente.records import Block, Cue, Document, Voice

RIGHT, WRONG = 0.9, 0.03


def test_golden_sentences_stay_above_the_gate() -> None:
    everything = measure_targets(GOLDEN / "targets.csv")["all"]
    assert everything["n"] >= 150
    assert everything["right"] >= RIGHT and everything["wrong"] <= WRONG


def target(text: str, words: str, speaker: str | None = "USA", act: str = "", escalates: bool = True) -> Cue:
    start = text.index(words)
    cue = Cue(start, start + len(words), "", act, "asserted", float(escalates), float(not escalates), voice=0)
    voice = Voice(None, "", speaker, 0, len(text), "document")
    return Targets(gazetteer(), date(2025, 6, 25)).read(text, [cue], [voice])[0]


@pytest.mark.parametrize(
    ("text", "words", "side", "basis"),
    [
        ("We accuse Russia of breaking it.", "breaking it", "RUS", "stands after “accuse”"),
        ("We call on Iran to stop firing.", "stop firing", "IRN", "stands after “call on”"),
        ("Iran's aggression must end.", "aggression", "IRN", "whose it is"),
        ("The order is destroyed by Russia.", "destroyed", "RUS", "named after “by”"),
        ("Russia destroys the order.", "destroys", "RUS", "subject of the act"),
        ("We put sanctions on Iran.", "sanctions", "IRN", "stands after “on”"),
        ("If Iran fires, we will answer.", "answer", "IRN", "whose act the condition names"),
    ],
)
def test_each_rule_says_how(text: str, words: str, side: str, basis: str) -> None:
    found = target(text, words)
    assert (found.target, found.target_basis) == (side, basis)
    assert found.target_words in text


def test_a_person_stands_for_the_side_of_the_office_and_is_named() -> None:
    found = target("We blame Vladimir Putin for the war.", "the war")
    assert (found.target, found.target_actor) == ("RUS", "Vladimir Putin")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The United States will rearm.", "rearm"),  # one's own side
        ("The war in Ukraine must end.", "war"),  # a place
        ("The Minsk agreements were broken.", "were broken"),  # the name of a thing
    ],
)
def test_own_side_places_and_names_of_things_are_nobody(text: str, words: str) -> None:
    assert target(text, words).target is None


def test_help_is_not_aimed_at_the_helped_but_what_it_deters_is() -> None:
    sent = target("We send tanks to Ukraine.", "send tanks", act="aid_arms")
    assert (sent.target, target_role(sent)) == ("UKR", "helped")
    found = target("We send tanks to Ukraine to deter Russia.", "send tanks", act="aid_arms")
    assert found.target == "RUS"


def test_the_victim_of_a_third_side_is_not_the_one_spoken_against() -> None:
    assert target("The invasion of Ukraine goes on.", "invasion", act="force").target is None


def test_analyse_gives_targets_and_a_pronoun_reaches_across_paragraphs() -> None:
    blocks = (
        Block("body", "Russia has broken the truce, the ministry in Berlin said."),
        Block("body", "“It is preparing to attack the port,” Kyiv said."),
    )
    read = analyse(Document(None, None, blocks, published=date(2025, 6, 25), language="en"), with_tone=False)
    _, second = ([cue for cue in p.cues if cue.escalation >= 1] for p in read.paragraphs)
    assert {(cue.target, cue.target_basis) for cue in second} == {
        ("RUS", "“It” ← Russia, in the sentence before")
    }


@pytest.mark.parametrize(
    ("text", "words", "act"),
    [
        (
            "The Helsinki Final Act has brought calm.",
            "has brought calm",
            "",
        ),  # a place in the name of a thing
        ("They are used in violation of the Charter of the United Nations.", "in violation of", "blame"),
        ("We cannot allow a regime that threatens Israel to arm.", "threatens Israel", "threat"),
        ("I told him that if he attacks Ukraine, he will pay.", "attacks Ukraine", "force"),
        ("Our friends in Asia, France and Poland need peace.", "peace", ""),
        ("Our partners, including China and Russia, want an end to this conflict.", "conflict", "tension"),
        ("We will hold Iran and Russia accountable and fight on.", "fight on", "force"),
        ("For years, France has faced threats.", "threats", "threat"),  # it suffers them
        ("We will move more Polish tanks to the east.", "move more Polish tanks", "posture"),
        ("The killing of Ukrainian civilians with such weapons must stop.", "weapons must stop", "force"),
        ("The loss of Polish civilian casualties weighs on us.", "Polish civilian casualties", "tension"),
        ("Any abuse of the United Nations must stop.", "must stop", ""),
        ("We give Ukraine the arms to fight on.", "fight on", "force"),
        ("We have doubled the number of battle groups at NATO's eastern flank.", "doubled", "posture"),
        ("Many in the Polish American community are hurting.", "hurting", "blame"),
        ("The Minsk ceasefire agreement has brought calm.", "has brought calm", ""),
        ("Bodies such as the African Union want an end to this conflict.", "conflict", "tension"),
        ("The United States, France and others have begun a war.", "begun a war", "force"),
        ("France has kept its word after a long war.", "war", "tension"),
        ("We put sanctions on top of those authorized by the Security Council.", "sanctions", "sanctions"),
    ],
)
def test_a_name_that_only_stands_near_is_no_target(text: str, words: str, act: str) -> None:
    assert target(text, words, act=act).target is None


def narrated(text: str, words: str, act: str = "force") -> str | None:
    start = text.index(words)
    cue = Cue(start, start + len(words), "", act, "asserted", 4.0, 0.0)
    return Targets(gazetteer(), None).read(text, [cue], [])[0].target


@pytest.mark.parametrize(
    ("text", "words", "act", "side"),
    [
        (
            "The order names the Russian occupation of the north of Ukraine.",
            "Russian occupation",
            "force",
            None,
        ),
        ("The Russian ambassador spoke.", "Russian ambassador", "cooperation", None),
        ("They ban Russian airlines from the field.", "ban", "tension", "RUS"),
        ("It was seized by our ally Germany.", "seized", "force", None),
        ("The sanctions of the United Nations return.", "sanctions", "sanctions", None),
        ("They built a defence against Russian aggression.", "Russian aggression", "tension", "RUS"),
        ("The United States struck Iran.", "struck Iran", "force", "IRN"),
    ],
)
def test_the_narrator_charges_nobody(text: str, words: str, act: str, side: str | None) -> None:
    assert narrated(text, words, act) == side


def test_a_speaker_of_unknown_side_is_no_target_for_his_own() -> None:
    kind = target("President Biden supports talks.", "supports talks", None, escalates=False)
    assert kind.target is None
    assert target("Russia threatens us.", "threatens us", None).target == "RUS"


def test_in_a_transcript_the_side_of_those_who_speak_most_is_the_own_of_who_has_none() -> None:
    targets = Targets(gazetteer(), None)
    text = "America will fight on."
    cue = Cue(13, 21, "", "force", "asserted", 4.0, 0.0, voice=0)
    president = Voice("Joe Biden", "THE PRESIDENT", "USA", 0, len(text), "turn")
    secretary = Voice("Ida Berg", "MS. BERG", None, 0, len(text), "turn")
    assert targets.read(text, [cue], [secretary])[0].target == "USA"
    targets.read(text, [cue], [president])
    assert targets.read(text, [cue], [secretary])[0].target is None


def test_whose_attack_and_whose_forces_it_is() -> None:
    attack = target(
        "We stood firm against the attack from Russia to Ukraine.", "attack from Russia", act="force"
    )
    assert (attack.target, attack.target_basis) == ("RUS", "from whom it comes")
    words = "the buildup of Russian forces"
    assert target(f"We watch {words} on the Ukraine border.", words, act="posture").target == "RUS"


def test_help_against_an_aggression_is_not_aimed_at_the_aggressor() -> None:
    assert narrated("It will bolster its means to repel Russian aggression.", "bolster", "reassure") is None


def test_what_two_agree_on_is_done_with_the_other() -> None:
    both = "The United States and Russia agreed to extend it."
    assert target(both, "agreed to extend it", escalates=False).target == "RUS"


def test_a_vice_president_is_not_a_prime_minister_of_that_surname() -> None:
    assert target("Vice President Harris attacked the plan.", "attacked").target is None


def test_they_are_not_the_owner_in_a_possessive() -> None:
    blocks = (
        Block("body", "We think of the mothers of Ukraine."),
        Block("body", "They will attack poverty and hunger and attack despair."),
    )
    targets = Targets(gazetteer(), None)
    voice = Voice(None, "", "POL", 0, 60, "document")
    targets.read(blocks[0].text, [], [voice])
    cue = Cue(10, 16, "", "force", "asserted", 4.0, 0.0, voice=0)
    assert targets.read(blocks[1].text, [cue], [voice])[0].target is None


@given(st.text(max_size=200), st.data())
def test_any_text_is_read_and_no_cue_is_lost(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    cue = Cue(start, end, "", "", "asserted", 1.0, 0.0, voice=data.draw(st.sampled_from([None, 0])))
    voice = Voice(None, "", "RUS", 0, max(1, len(text)), "document")
    (found,) = Targets(gazetteer(), None).read(text, [cue], [voice])
    assert (found.start, found.end, found.escalation) == (start, end, 1.0)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Iran has endured a blockade for sixty years.", "endured a blockade"),
        ("Iran suffered attacks every night.", "suffered attacks"),
        ("Iran's minister was stabbed.", "was stabbed"),
        ("The port of Iran was bombed twice.", "bombed"),
        ("Iran came under fire again.", "came under fire"),
    ],
)
def test_whoever_suffers_an_act_is_not_blamed_for_it(text: str, words: str) -> None:
    assert target(text, words, act="force").target is None
