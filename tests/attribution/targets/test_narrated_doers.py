"""Who does what the narrator tells: states and bodies in the places where a sentence names who acts."""

from __future__ import annotations

from itertools import product

import pytest

from detente.analysis import analyse
from detente.records import Block, Cue, Document

SIDES = [
    ("Serbia", "SRB", "Serbian"),
    ("Kenya", "KEN", "Kenyan"),
    ("Chile", "CHL", "Chilean"),
    ("Japan", "JPN", "Japanese"),
]
# The doer in each construction; what counts stands between brackets.
DONE = [
    "{state} [massed troops] near the border on Monday.",
    "On Monday {state} [closed its airspace] after the talks failed.",
    "{their} troops [shelled the town] for two hours.",
    "The town was [shelled] by {state} for two hours.",
    "{state}'s army [fired missiles] at the port.",
    "{state} had [broken the ceasefire] a week before.",
    "{state} [on highest alert] after the shots at the border",
    "The border town was [attacked] by {their} aircraft.",
    "In the past year {their} forces have [killed] dozens of villagers.",
    "The talks began a day after {their} drones had [struck bomber bases] far away.",
    "Since the spring {their} artillery has [shelled the town].",
    "The report came hours after {their} jets [bombed the bridge].",
    "For a week {their} gunners [fired on the port].",
    "Before dawn {their} warships had [fired missiles] at the coast.",
]
# The side suffers it, or only stands near it.
NOT_DONE = [
    "{state} was [shelled] for two hours.",
    "Three {their} soldiers were [killed] in the night.",
    "{state} faces [missile attacks] every night.",
    "[Fighting broke out] near {state}.",
    "Gunmen killed Ida Berg, head of {state}'s guard, in an [airstrike].",
    "Rebels shot Ida Berg, leader of {state}'s guard, in a [raid].",
    "Gunmen wounded Ida Berg, commander of {state}'s fleet, in an [attack] at sea.",
    "{state}'s general staff reported 120 [attacks on its positions] in a day.",
    "{state}'s defence ministry counted nine [raids] on three of its airfields.",
    "{state}'s navy recorded [attacks on {their} ships] in the strait.",
]


def told(text: str) -> Cue:
    """The weightiest cue that overlaps the words in brackets, or one of the narrator without a doer."""
    start, end = text.index("["), text.index("]") - 1
    plain = text.replace("[", "").replace("]", "")
    document = Document(None, None, (Block("body", plain),))
    cues = [c for p in analyse(document, readers="rules").paragraphs for c in p.cues]
    near = [c for c in cues if c.start < end and start < c.end]
    assert near, plain
    assert all(c.voice is None for c in near)
    return max(near, key=lambda c: max(c.escalation, c.deescalation))


@pytest.mark.parametrize("sentence", DONE)
def test_the_side_that_acts_is_the_doer(sentence: str) -> None:
    for state, code, their in SIDES:
        found = told(sentence.format(state=state, their=their))
        assert (found.doer, found.doer_basis != "") == (code, True), (sentence, state, found)
        assert found.target != code


@pytest.mark.parametrize("sentence", NOT_DONE)
def test_whoever_suffers_it_is_not_its_doer(sentence: str) -> None:
    for state, _, their in SIDES:
        assert told(sentence.format(state=state, their=their)).doer is None, (sentence, state)


def test_an_act_has_a_doer_and_somebody_acted_on() -> None:
    for (one, code, _), (other, struck, _) in product(SIDES[:2], SIDES[2:]):
        found = told(f"{one} [attacked {other}] with drones on Monday.")
        assert (found.doer, found.target) == (code, struck)


def test_both_of_two_who_act_together_are_not_acted_on() -> None:
    found = told("Serbia and Kenya [attacked Chile] with drones on Monday.")
    assert (found.doer, found.target) == ("SRB", "CHL")


@pytest.mark.parametrize(
    "sentence",
    [
        "French President Emmanuel Macron [ordered a strike] on Monday.",
        "The French president, Emmanuel Macron, [ordered a strike] on Monday.",
        "Emmanuel Macron, the French president, [ordered a strike] on Monday.",
    ],
)
def test_whoever_holds_the_office_is_named_as_the_doer(sentence: str) -> None:
    start = sentence.index("[")
    document = Document(None, None, (Block("body", sentence.replace("[", "").replace("]", "")),))
    (paragraph,) = analyse(document, readers="rules").paragraphs
    (cue,) = (c for c in paragraph.cues if start <= c.start < start + 7)
    assert (cue.doer, cue.doer_actor) == ("FRA", "Emmanuel Macron")


def test_the_words_of_a_voice_have_no_doer() -> None:
    document = Document(
        None, None, (Block("body", "“Serbia massed troops near the border,” the envoy said."),)
    )
    (paragraph,) = analyse(document, readers="rules").paragraphs
    assert paragraph.cues
    assert all(cue.doer is None for cue in paragraph.cues)


@pytest.mark.parametrize(
    ("first", "doer"),
    [
        ("{state} left the talks.", True),
        ("{their} troops crossed the bridge.", True),
        ("{state} and Norway left the talks.", False),
        ("The farmers left the fields.", False),
    ],
)
def test_they_do_what_the_one_side_of_the_sentence_before_does(first: str, doer: bool) -> None:
    for state, code, their in SIDES:
        found = told(f"{first.format(state=state, their=their)} They [massed troops] near the border.")
        assert found.doer == (code if doer else None)


BODIES = (("NATO", "NATO"), ("The European Union", "EU"))
OF_LEADERS = (
    "{body} said that the pact held. Leaders also [deployed a new brigade].",
    "{body} warned of a war. The leaders [agreed on sanctions against] Kenya.",
    # written before the rule ran on them
    "{body} condemned the raid. The foreign ministers then [suspended the talks].",
    "{body} repeated the pledge. The defence ministers [deployed four battalions] to the border.",
)


@pytest.mark.parametrize("text", OF_LEADERS)
def test_leaders_do_it_for_the_body_that_has_just_spoken(text: str) -> None:
    for body, side in BODIES:
        assert told(text.format(body=body)).doer == side, text
    assert told(text.format(body="The mayor of Halden")).doer is None


BY_A_PERSON = (
    "On Tuesday President Vladimir Putin ordered a test of Russia's [nuclear missiles].",
    "Vladimir Putin has approved a plan for Russia's [mobilisation].",
    "President Xi Jinping inspected China's [nuclear forces].",  # written before the rule ran on it
)


@pytest.mark.parametrize("text", BY_A_PERSON)
def test_the_person_of_the_side_who_is_subject_does_it(text: str) -> None:
    cue = told(text)
    assert cue.doer_actor in ("Vladimir Putin", "Xi Jinping"), cue.doer_actor


def test_whoever_stands_in_another_clause_does_not() -> None:
    assert told("Vladimir Putin arrived in Beijing, as Russia's [missiles struck] a port.").doer_actor is None
