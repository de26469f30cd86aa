"""Pairs of texts for measuring how copies are recognised, made from the project's own digests with a fixed
seed.

Copies are what outlets do with a wire story: another headline and byline, the end cut, a few words changed,
sentences left out, a paragraph of their own, or all of these. Others are a different story on the same event,
with the same quotations or background; the next notice of a series, worded alike, months later; another
event.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from detente.intake.sample_digests import read_samples

CHANGED = {
    "said": "stated",
    "that": "which",
    "called": "named",
    "after": "following",
    "warned": "cautioned",
    "would": "will",
    "talks": "negotiations",
    "country": "nation",
    "countries": "nations",
    "announced": "declared",
    "and": "as well as",
    "agreed": "consented",
    "missiles": "rockets",
    "war": "conflict",
    "leaders": "heads",
    "several": "many",
    "on": "upon",
    "also": "too",
    "against": "versus",
    "forces": "troops",
    "weapons": "arms",
    "ready": "prepared",
    "years": "twelvemonths",
}
BYLINES = (
    "By our correspondent in Brussels",
    "From our staff and the wires",
    "Reported by the foreign desk, edited for length",
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts with their days, whether one is a copy of the other, and how the second was made."""

    one: str
    other: str
    day: date
    other_day: date
    copy: bool
    made: str


def pairs(seed: int = 7) -> list[Pair]:
    """All pairs, about ten for each digest, the same for the same seed."""
    return [
        pair for place, _ in enumerate(_stories()) for pair in _of_story(place, random.Random(seed + place))
    ]


@cache
def _stories() -> list[tuple[date, list[str]]]:
    found = []
    for sample in read_samples():
        assert sample.document.published
        found.append(
            (sample.document.published, [b.text for b in sample.document.blocks if b.kind == "body"])
        )
    return found


def _of_story(place: int, chance: random.Random) -> Iterator[Pair]:
    stories = _stories()
    day, story = stories[place]
    _, elsewhere = stories[(place + 17) % len(stories)]
    text = "\n\n".join(story)
    later = day + timedelta(days=chance.randint(0, 3))
    made = {
        "headline and byline": [chance.choice(BYLINES), *story],
        "end cut": _cut(story, chance.uniform(0.4, 0.7)),
        "words changed": [_changed(part, chance, 0.04) for part in story],
        "sentences left out": [_thinned(part, chance, 0.15) for part in story],
        "own paragraph": [*story[:2], elsewhere[1], *story[2:]],
        "all of these": [
            chance.choice(BYLINES),
            *[_changed(part, chance, 0.03) for part in _cut(story, 0.7)],
            elsewhere[0],
        ],
    }
    for name, parts in made.items():
        yield Pair(text, "\n\n".join(parts), day, later, True, name)
    same = [chance.choice(_sentences(part)) for part in chance.sample(story, 2)]
    others = [
        ("same quotations", [elsewhere[0], *same, *elsewhere[1:]], later),
        ("same background", [*elsewhere, story[1]], later),
        ("next of a series", [_changed(part, chance, 0.02) for part in story], day + timedelta(days=180)),
        ("another event", elsewhere, later),
    ]
    for name, parts, when in others:
        yield Pair(text, "\n\n".join(parts), day, when, False, name)


def _cut(story: list[str], share: float) -> list[str]:
    """The beginning of a story, about this share of its words; the last sentence may be broken off."""
    left = int(share * sum(len(part.split()) for part in story))
    kept = []
    for part in story:
        words = part.split()
        if left > 0:
            kept.append(" ".join(words[:left]))
        left -= len(words)
    return kept


def _changed(text: str, chance: random.Random, share: float) -> str:
    words = text.split()
    places = [place for place, word in enumerate(words) if word in CHANGED]
    for place in chance.sample(places, min(len(places), max(1, round(share * len(words))))):
        words[place] = CHANGED[words[place]]
    return " ".join(words)


def _thinned(text: str, chance: random.Random, share: float) -> str:
    return " ".join(part for part in _sentences(text) if chance.random() > share)


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.!?]) (?=[A-Z])", text)
