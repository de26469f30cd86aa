"""Who speaks where the document itself says so: records, transcripts, bylines, statements."""

from __future__ import annotations

import random
from itertools import product

import pytest

from detente.attribution.speakers import attribute
from detente.attribution.speakers.turn_labels import name_line, turn_label
from detente.records import Block, Document, Voice
from detente.text.blocks import outline

NAMES = (
    ("Ida", "Berg"),
    ("Omar", "Lind"),
    ("Klara", "Stein"),
    ("Juma", "Adeyo"),
    ("Tomo", "Arai"),
    ("Rosa", "Vane"),
)
STATES = (
    ("Norway", "NOR"), ("Russian Federation", "RUS"), ("United States of America", "USA"), ("Chile", "CHL"),
    ("United Kingdom of Great Britain and Northern Ireland", "GBR"), ("Syrian Arab Republic", "SYR"),
    ("Nigeria", "NGA"), ("European Union", "EU"), ("Southland", None), ("Republic of Korea", "KOR"),
)  # fmt: skip
TITLES = ("Mr.", "Ms.", "Mrs.", "Sir", "Miss")
HOW = ("", " (spoke in French)", " (spoke in Arabic; English text provided by the delegation)")
SAID = (
    "We condemn the attack on the harbour.", "My Government will go on with the talks.",
    "The truce has to hold; we call on both sides to keep it.",
)  # fmt: skip


def voices_of(text: str) -> dict[str, Voice]:
    """The outermost voice of each paragraph, by the paragraph's text."""
    document = outline(text)
    heads = tuple(Block("heading", line) for line in (document.title, document.deck) if line)
    blocks = heads + document.blocks
    heard = attribute(document, blocks)
    return {block.text: voices[0] for block, voices in zip(blocks, heard, strict=True) if voices}


def said_by(voices: dict[str, Voice], words: str) -> Voice:
    return next(voice for text, voice in voices.items() if words in text[voice.start : voice.end])


@pytest.mark.parametrize("seed", range(60))
def test_a_record_gives_name_and_side_of_each_turn(seed: int) -> None:
    draw = random.Random(seed)
    turns = [
        (
            draw.choice(TITLES),
            draw.choice(NAMES)[1],
            state,
            draw.choice(HOW),
            f"{draw.choice(SAID)} Turn {n}.",
        )
        for n, state in enumerate(draw.sample(STATES, 3))
    ]
    lines = [f"{title} {name} ({state[0]}){how}: {said}" for title, name, state, how, said in turns]
    voices = voices_of(
        "Security Council\n\nThe meeting was called to order at 10 a.m.\n\n" + "\n\n".join(lines)
    )
    for _, name, (written, side), _, said in turns:
        voice = said_by(voices, said)
        assert (voice.actor, voice.side, voice.kind) == (name, side, "turn")
        assert written in voice.basis
        assert ("not known" in voice.basis) == (side is None)


@pytest.mark.parametrize(("state", "how"), list(product(STATES, HOW)))
def test_a_record_of_one_speech_has_its_speaker(state: tuple[str, str | None], how: str) -> None:
    text = f"Ms. Vane ({state[0]}){how}: We thank the Council.\n\nWe will not stay silent about the shelling."
    voice = said_by(voices_of(text), "not stay silent")
    assert (voice.actor, voice.side) == ("Vane", state[1])


@pytest.mark.parametrize(
    ("title", "name"),
    product(
        (
            "Director of the Foundation for the Study of Coasts, moderator",
            "Head of the Harbour Institute and member of the council,",
            "Chairman of the Board of the Coast Fund",
            "Deputy chair of the committee on ports and rivers",
        ),
        (" ".join(name) for name in NAMES),
    ),
)
def test_a_long_title_before_a_name_opens_a_turn(title: str, name: str) -> None:
    text = f"Meeting on the coast\n\n{title} {name}: We begin with the radar.\n\nKlara Holm: Thank you."
    text += f"\n\n{name}: The next question is about the fleet."
    voices = voices_of(text)
    assert said_by(voices, "begin with the radar").actor == name
    assert said_by(voices, "about the fleet").actor == name


@pytest.mark.parametrize("word", ["Moderator", "Host", "Question", "Journalist"])
@pytest.mark.parametrize("name", [" ".join(name) for name in NAMES])
def test_a_speech_and_the_questions_behind_it(word: str, name: str) -> None:
    text = (
        f"The Alliance must act\n\nby NATO Secretary General {name} at the forum\n\n12 Dec. 2024 - |\n\n"
        f"Dear friends, it is good to be here.\n\nWe are ready to talk.\n\n{word}: Thank you. Will it hold?"
        f"\n\n{name}: It will hold, and we will stay."
    )
    voices = voices_of(text)
    assert (said_by(voices, "ready to talk").actor, said_by(voices, "ready to talk").side) == (name, "NATO")
    assert said_by(voices, "Will it hold").actor is None
    assert said_by(voices, "It will hold").actor == name


@pytest.mark.parametrize(
    ("title", "body", "side"),
    [
        ("Joint Statement by the G7 on the Border War", "G7", "G7"),
        ("Statement by the European Union on the ceasefire", "European Union", "EU"),
        ("Statement by NATO on the missile tests", "NATO", "NATO"),
    ],
)
def test_we_of_a_joint_statement_is_the_body(title: str, body: str, side: str) -> None:
    text = f"{title}\n\n12 March 2024\n\nWe met today.\n\nWe stand ready to restrict trade further."
    voice = said_by(voices_of(text), "stand ready")
    assert (voice.actor, voice.side) == (body, side)


@pytest.mark.parametrize("office", ["Defence Secretary", "Foreign Minister", "Ambassador", "Prime Minister"])
@pytest.mark.parametrize("verb", ["said", "added", "told the meeting"])
def test_words_without_marks_below_an_announcement(office: str, verb: str) -> None:
    text = (
        f"The fleet sails\n\nThe fleet will sail, the ministry announced.\n\n{office} Ida Berg {verb}:\n\n"
        "We stand with our friends. We will send ships.\n\nI thank the crews for all that they do.\n\n"
        "The announcement comes a week after the summit."
    )
    voices = voices_of(text)
    assert said_by(voices, "send ships").actor == "Ida Berg"
    assert said_by(voices, "thank the crews").actor == "Ida Berg"
    assert not any("a week after" in paragraph for paragraph in voices)


@pytest.mark.parametrize(
    ("verb", "saying", "mark"),
    product(("quoted", "cited", "quotes"), ("saying", "having said", "warning"), (": “", " that “", " “")),
)
@pytest.mark.parametrize("whom", ["Omar Lind", "Omar Lind, the mayor,", "the mayor of Halden, Omar Lind,"])
def test_who_is_quoted_by_another_says_the_words(verb: str, saying: str, mark: str, whom: str) -> None:
    text = f"Ida Berg {verb} {whom} as {saying}{mark}We will strike back.”"
    block = Block("body", text)
    (voices,) = attribute(Document(None, None, (block,)), [block])
    voice = next(v for v in voices if "strike back" in text[v.start : v.end])
    assert voice.actor == "Omar Lind"
    assert not any(v.actor == "Ida Berg" for v in voices)


def test_name_lines_of_a_parliament() -> None:
    text = (
        "Coastal Defence\n\nIda Berg (Eastport) (Lab)\n\nWill the Minister say what we have spent on it?\n\n"
        "The Minister for Coasts (Omar Lind)\n\nWe have spent what we promised, and we will go on."
    )
    voices = voices_of(text)
    assert said_by(voices, "say what we have spent").actor == "Ida Berg"
    assert said_by(voices, "spent what we promised").actor == "Omar Lind"


@pytest.mark.parametrize(
    "line",
    [
        "Comprehensive Test Ban Treaty (CTBT)",
        "North Harbour Office (Ministry)",
        "The talks (and what follows)",
    ],
)
def test_headings_with_brackets_are_no_name_lines(line: str) -> None:
    assert name_line(line, {"Ida": "f"}) is None


@pytest.mark.parametrize("text", ["Fact sheet", "Ten ships (two of them new) sail: the list", "", "Q", ":"])
def test_no_label_of_a_record(text: str) -> None:
    label = turn_label(text)
    assert label is None or not label.of_record


def test_a_list_of_people_is_no_transcript() -> None:
    text = "Who is who\n\nIda Berg: mayor of Halden since 2010.\n\nOmar Lind: her deputy, and a sailor."
    assert not [voice for voice in voices_of(text).values() if voice.kind == "turn"]


@pytest.mark.parametrize("seed", range(20))
def test_a_hearing_gives_the_name_of_each_turn(seed: int) -> None:
    draw = random.Random(seed)
    first, second = draw.sample([last for _, last in NAMES], 2)
    shown = draw.choice([str.upper, str])
    title = draw.choice(["General", "Admiral", "Ambassador", "Secretary", "Senator"])
    voices = voices_of(
        "Hearing on the northern fleet\n\n"
        "The CHAIRWOMAN. The committee will come to order, and we shall hear two witnesses.\n\n"
        f"Mr. {shown(first)}. Thank you. We have to sign the treaty before the spring.\n\n"
        f"{title} {second.upper()} of Westport. Sir, we will send two more ships to the harbour.\n\n"
        f"Mr. {shown(first)}. I yield back, and I thank the witness for it."
    )
    assert said_by(voices, "sign the treaty").actor == first
    assert said_by(voices, "two more ships").actor == second
    assert said_by(voices, "come to order").actor is None


@pytest.mark.parametrize("seed", range(12))
def test_a_parliaments_members_may_stand_before_their_words(seed: int) -> None:
    draw = random.Random(seed)
    minister, member, other = draw.sample(NAMES[:2] + NAMES[4:5] + (("Peter", "Ash"), ("John", "Sand")), 3)
    party = draw.choice(["Lab", "Con", "LD"])
    voices = voices_of(
        "Northern fleet\n\n"
        f"The Secretary of State for Defence ({' '.join(minister)}): We will send two frigates.\n\n"
        f"{' '.join(member)} (Westham) ({party}): I thank the minister; the Government must go on.\n\n"
        f"{' '.join(other)} (Eastham) (Ind): Will he join the talks that others have begun?"
    )
    assert said_by(voices, "two frigates").actor == " ".join(minister)
    assert said_by(voices, "must go on").actor == " ".join(member)
    assert said_by(voices, "join the talks").actor == " ".join(other)


@pytest.mark.parametrize(
    "text", ["Mr. Berg left.", "The Chair was empty.", "General Motors. It", "The President. He said so."]
)
def test_a_sentence_is_no_label_of_a_hearing(text: str) -> None:
    assert turn_label(text) is None


@pytest.mark.parametrize("seed", range(12))
def test_a_name_alone_on_its_line_begins_a_turn_from_the_second_time_on(seed: int) -> None:
    draw = random.Random(seed)
    minister, member = draw.sample(
        (("Peter", "Ash"), ("John", "Sand"), ("Ida", "Berg"), ("Klara", "Stein")), 2
    )
    voices = voices_of(
        "Northern fleet\n\n"
        f"{draw.choice(['', '1. ', 'T3. '])}{' '.join(member)} (Westham) (Lab)\n\n"
        "I ask what the Government will do to protect the ships.\n\n"
        f"The Secretary of State for Defence ({' '.join(minister)})\n\n"
        "We will send two frigates to the strait in the spring.\n\n"
        f"{' '.join(member)}\n\n"
        "I thank the minister, and I ask him to join the talks.\n\n"
        "Mr Speaker\n\n"
        "Order, and I call the next member now.\n\n"
        f"{' '.join(minister)}\n\n"
        "We shall go on with it as long as it takes."
    )
    assert said_by(voices, "protect the ships").actor == " ".join(member)
    assert said_by(voices, "two frigates").actor == " ".join(minister)
    assert said_by(voices, "join the talks").actor == " ".join(member)
    assert said_by(voices, "call the next").actor is None
    assert said_by(voices, "as long as it takes").actor == " ".join(minister)
