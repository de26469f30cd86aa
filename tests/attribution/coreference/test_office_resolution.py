"""An office without a name: the right person where the tables vouch for one, and never a wrong one."""

from __future__ import annotations

import csv
import random
from datetime import date, timedelta
from pathlib import Path

import pytest

from detente.attribution.gazetteer import OwnActor, gazetteer
from detente.attribution.gazetteer.actors import Office
from detente.attribution.speakers.attributing import attribute
from detente.records import Block, Document, Voice

OFFICES = Path(__file__).resolve().parents[2] / "golden" / "offices.csv"
ROWS = list(csv.DictReader(OFFICES.open(encoding="utf-8")))
PEOPLE = {person.name: person for person in gazetteer().people}
# Offices and their role types, as a state with a president and a prime minister has them.
POSTS = {
    "president": "head of state",
    "prime minister": "head of government",
    "foreign minister": "foreign minister",
    "defence minister": "defence minister",
}
CHANGED = (
    "former",
    "then",
    "deputy",
    "acting",
    "shadow",
    "late",
    "previous",
    "incoming",
    "interim",
    "vice",
    "ousted",
    "next",
    "first deputy",
    "assistant",
    "self-proclaimed",
    "unheard-of",
    "opposition",
    "exiled",
)
STATES = {
    "POL": ("The Polish", "Poland's"),
    "FRA": ("The French", "France's"),
    "ROU": ("The Romanian", "Romania's"),
    "LTU": ("The Lithuanian", "Lithuania's"),
    "UKR": ("The Ukrainian", "Ukraine's"),
    "CZE": ("The Czech", "Czechia's"),
    "FIN": ("The Finnish", "Finland's"),
    "BGR": ("The Bulgarian", "Bulgaria's"),
    "PRT": ("The Portuguese", "Portugal's"),
    "GEO": ("The Georgian", "Georgia's"),
}


def heard(text: str, day: date | None, *own: OwnActor) -> list[Voice]:
    """The voices of a paragraph in an article of a day."""
    blocks = (Block("body", text),)
    (voices,) = attribute(Document(None, None, blocks, published=day), blocks, gazetteer(own))
    return list(voices)


def on(row: dict[str, str]) -> date | None:
    """The day of a row."""
    return date.fromisoformat(row["date"]) if row["date"] else None


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['date']} {row['text'][:50]}" for row in ROWS])
def test_nobody_wrong_is_named(row: dict[str, str]) -> None:
    named = {voice.actor for voice in heard(row["text"], on(row)) if voice.actor}
    wrong = {name for name in named if name in PEOPLE or name in row["forbidden"].split(";")}
    assert wrong <= {row["expected"]}


def test_the_list_is_as_wide_as_it_says() -> None:
    sides = {
        voice.side for row in ROWS for voice in heard(row["text"], on(row)) if len(voice.side or "") == 3
    }
    assert len(ROWS) >= 150
    assert len(sides) >= 25


def test_who_can_be_named_is_named() -> None:
    nameable = [row for row in ROWS if row["expected"]]
    named = [row for row in nameable if row["expected"] in {v.actor for v in heard(row["text"], on(row))}]
    assert len(named) >= 0.95 * len(nameable)


def _covering(side: str, role_type: str, day: date) -> list[str]:
    """Who the table vouches for on a day."""
    return [
        person.name
        for person in gazetteer().people
        if any(
            held.side == side and held.role_type == role_type and held.covers(day, day)
            for held in person.offices
        )
    ]


def test_any_state_on_any_day_names_the_one_recorded_or_nobody() -> None:
    chance = random.Random(2026)
    named = 0
    for _ in range(400):
        side, office = chance.choice(sorted(STATES)), chance.choice(sorted(POSTS))
        day = date(2014, 1, 1) + timedelta(days=chance.randrange(4600))
        (voice,) = heard(f"{chance.choice(STATES[side])} {office} said that the port would stay shut.", day)
        holders = _covering(side, POSTS[office], day)
        assert voice.actor == (holders[0] if len(holders) == 1 else None), (side, office, day)
        assert voice.side == side
        named += voice.actor is not None
    assert named > 200


def test_a_word_before_the_office_names_nobody() -> None:
    chance = random.Random(14)
    for _ in range(400):
        side, office, word = (
            chance.choice(sorted(STATES)),
            chance.choice(sorted(POSTS)),
            chance.choice(CHANGED),
        )
        adjective = STATES[side][0].removeprefix("The ")
        whose, first = chance.choice(
            (("The", f"{word} {adjective}"), ("The", f"{adjective} {word}"), (STATES[side][1], word))
        )
        day = date(2014, 1, 1) + timedelta(days=chance.randrange(4600))
        voices = heard(f"{whose} {first} {office} said that the port would stay shut.", day)
        assert not [voice.actor for voice in voices if voice.actor in PEOPLE], (first, office, day)


def test_the_office_itself_speaks_where_nobody_is_named() -> None:
    (voice,) = heard("The US vice president said that the port would stay shut.", date(2025, 6, 8))
    assert (voice.actor, voice.as_written, voice.side) == (None, "The US vice president", "USA")


def test_a_term_without_an_end_counts_until_it_was_last_confirmed() -> None:
    held = Office("Minister", "foreign minister", "NLD", date(2020, 1, 1), None, date(2021, 6, 1))
    assert held.covers(date(2020, 1, 1), date(2021, 6, 1))
    assert not held.covers(date(2021, 6, 1), date(2021, 6, 2))
    assert not held.covers(date(2019, 12, 31), date(2021, 6, 1))
    assert not Office("Minister", "foreign minister", "NLD", date(2020, 1, 1), None).covers(
        date(2020, 2, 1), date(2020, 2, 1)
    )


def test_an_office_of_your_own_without_an_end_is_still_held() -> None:
    own = OwnActor(
        "Ida Berg", side="POL", role="Minister", role_type="foreign minister", since=date(2026, 9, 1)
    )
    text = "The Polish foreign minister said that the port would stay shut."
    assert [voice.actor for voice in heard(text, date(2026, 11, 20), own)] == ["Ida Berg"]
    assert [voice.actor for voice in heard(text, date(2026, 8, 20), own)] == [None]


def test_a_deputy_in_the_text_is_not_his_minister() -> None:
    text = (
        "Deputy Foreign Minister Tomas Rehn was at the port. "
        "The foreign minister said that it was shut. The deputy foreign minister said that it was open."
    )
    assert [voice.actor for voice in heard(text, None)] == [None, "Tomas Rehn"]
