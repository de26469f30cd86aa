"""The other side of a report: supplied where one is plain, nobody where two are alike, never in a speech."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from detente.analysis import analyse
from detente.attribution.gazetteer.memberships import allied
from detente.records import Block, Cue, Document

PAIRS = [
    ("Chile", "CHL", "Santiago", "Kenya", "KEN"),
    ("Peru", "PER", "Lima", "Japan", "JPN"),
    ("Ghana", "GHA", "Accra", "Nepal", "NPL"),
    ("Kuwait", "KWT", "Kuwait City", "Brazil", "BRA"),
]
ACTS = [
    ("was ready to continue the talks", False),
    ("had rejected the offer", True),
    ("would withdraw its troops from the border", False),
    ("reserved the right to retaliate", True),
]
# Where the other side stands: in the title, the sentence's own paragraph, the one above, the one below.
PLACES = ("title", "here", "above", "below")


def report(speaking: str, other: str, act: str, place: str) -> Document:
    here = f"The border talks were in their second week. {speaking} said that it {act}."
    blocks = ["The delegations met for two hours.", here, "Nothing was signed on the first day."]
    named = f"The delegation of {other} left in the evening."
    if place == "here":
        blocks[1] = f"{named} {here}"
    elif place in ("above", "below"):
        blocks[0 if place == "above" else 2] = named
    title = f"Border talks with {other}" if place == "title" else "Border talks"
    return Document(title, None, tuple(Block("body", text) for text in blocks), date(2025, 5, 6))


def cue_of(document: Document, act: str) -> Cue:
    (paragraph,) = (p for p in analyse(document, readers="rules").paragraphs if act in p.text)
    return max(paragraph.cues, key=lambda cue: max(cue.escalation, cue.deescalation))


@pytest.mark.parametrize("place", PLACES)
def test_the_one_other_side_is_meant_wherever_it_is_named(place: str) -> None:
    for (state, _, _, other, code), (act, _) in product(PAIRS, ACTS):
        found = cue_of(report(state, other, act, place), act)
        assert found.target == code, (state, act)
        assert found.target_words == other
        assert "the other side of the report" in found.target_basis


def test_two_sides_that_are_alike_leave_it_open() -> None:
    document = report("Chile", "Kenya", ACTS[0][0], "above")
    first = Block("body", "The delegations of Kenya and Nepal left in the evening.")
    document = Document(None, None, (first, *document.blocks[1:]), document.published)
    assert cue_of(document, ACTS[0][0]).target is None


def test_an_ally_is_not_the_other_side_where_somebody_else_is() -> None:
    document = report("Norway", "Poland", ACTS[3][0], "above")
    last = Block("body", "The delegation of Kenya left in the evening.")
    document = Document(None, None, (*document.blocks[:2], last), document.published)
    assert cue_of(document, ACTS[3][0]).target == "KEN"


def test_where_a_meeting_is_held_says_nothing() -> None:
    document = report("Chile", "Kenya", ACTS[0][0], "below")
    first = Block("body", "The delegations met in Riga for two hours. The next meeting is in Riga as well.")
    document = Document("Second day in Riga", None, (first, *document.blocks[1:]), document.published)
    assert cue_of(document, ACTS[0][0]).target == "KEN"


def test_nobody_is_supplied_for_an_observer_for_arms_or_for_a_narrator() -> None:
    observer = report("The United Nations", "Kenya", ACTS[0][0], "above")
    assert cue_of(observer, ACTS[0][0]).target is None
    arms = report("Chile", "Kenya", "would raise its defence spending to 3% of GDP", "above")
    assert cue_of(arms, "defence spending").target is None
    told = Document(
        "Talks with Kenya",
        None,
        (
            Block("body", "The delegates met."),
            Block("body", "A ceasefire was agreed."),
            Block("body", "It rained."),
        ),
    )
    assert cue_of(told, "ceasefire").target is None


def test_a_speech_is_no_report() -> None:
    blocks = (
        Block("body", "We are ready to continue the talks."),
        Block("body", "The delegation of Kenya left in the evening."),
        Block("body", "We thank you."),
    )
    speech = Document("Remarks", None, blocks, date(2025, 5, 6), author="President of Chile")
    assert cue_of(speech, "ready to continue").target is None


@pytest.mark.parametrize(
    ("one", "other", "day", "expected"),
    [
        ("SWE", "NATO", date(2024, 3, 6), False),
        ("SWE", "NATO", date(2024, 3, 7), True),
        ("SWE", "POL", date(2020, 1, 1), True),  # of the EU
        ("GBR", "AUT", date(2020, 2, 1), False),
        ("GBR", "AUT", None, True),
        ("RUS", "NATO", None, False),
        ("EU", "EU", None, True),
    ],
)
def test_members_are_allied_on_their_days(one: str, other: str, day: date | None, expected: bool) -> None:
    assert allied(one, other, day) is expected
    assert allied(other, one, day) is expected


@pytest.mark.parametrize(
    "light",
    ["spoke of a conflict", "said that the problems went on", "said that terrorism was everybody's concern"],
)
def test_light_words_of_the_background_are_aimed_at_nobody(light: str) -> None:
    for state, _, _, other, _ in PAIRS:
        here = f"{state} {light}."
        blocks = (
            f"The delegation of {other} left in the evening.",
            here,
            "Nothing was signed on the first day.",
        )
        document = Document(f"Border talks with {other}", None, tuple(Block("body", each) for each in blocks))
        cues = [c for p in analyse(document, readers="rules").paragraphs if p.text == here for c in p.cues]
        assert {c.target for c in cues if c.act == "tension"} <= {None}, (state, light)


def test_a_side_that_is_named_nowhere_near_is_not_supplied() -> None:
    for state, _, _, other, _ in PAIRS:
        act = ACTS[1][0]
        near = report(state, other, act, "above")
        far = [Block("body", f"Snow fell in the {each} week.") for each in ("first", "second", "third")]
        document = Document(near.title, None, (near.blocks[0], *far, *near.blocks[1:]), near.published)
        assert cue_of(near, act).target is not None
        assert cue_of(document, act).target is None


FORCES = (
    ("NATO will station four battalions in Poland and Estonia.", "station"),
    ("NATO put two brigades on high alert.", "alert"),
    ("Norway will deploy 400 soldiers near Estonia.", "deploy"),
    # written before the rule ran on them
    ("Denmark, it was decided, will deploy its frigates near Latvia.", "deploy"),
    ("NATO moved tanks to the border of Lithuania, its secretary general said.", "moved"),
)


@pytest.mark.parametrize(("sentence", "word"), FORCES)
def test_forces_among_allies_are_meant_for_the_one_who_is_none(sentence: str, word: str) -> None:
    def read(*others: str) -> str | None:
        first = f"A raid by {' and '.join(others)} was told of for the first time on Sunday."
        blocks = (first, "Nobody was hurt in the night.", "The rain went on.", sentence, "It was a cold day.")
        document = Document(None, None, tuple(Block("body", text) for text in blocks), date(2025, 5, 6))
        (paragraph,) = (p for p in analyse(document, readers="rules").paragraphs if p.text == sentence)
        return next(cue.target for cue in paragraph.cues if word in sentence[cue.start : cue.end])

    for state, code in (("Serbia", "SRB"), ("Belarus", "BLR"), ("Russia", "RUS")):
        assert read(state) == code
    assert read("Serbia", "Belarus") is None
