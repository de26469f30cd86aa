"""Every sentence is read to its end: nouns of acts before verbs of acts, as the rules join them.

An act that was taken for the content of its own ("this proposal is designed to advance") was once followed
for ever; random words hardly ever stand so, sentences of this shape often do.
"""

from __future__ import annotations

import csv
import random
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from typing import Final

import pytest

from detente.data_tables import data_path
from detente.scoring.axes import score

LINKS: Final = (
    *("is designed to", "began to", "seeks to", "was meant to", "will", "would", "has begun to"),
    *(
        "refused to",
        "threatened to",
        "offered to",
        "and",
        "that would",
        "was followed by",
        "without",
        "after",
    ),
)
SECONDS: Final = 20.0  # for one sentence, which takes a ten-thousandth of that


@contextmanager
def within(seconds: float, text: str) -> Iterator[None]:
    """Fail where something has not ended after some seconds of processor."""

    def end(*_: object) -> None:
        raise AssertionError(f"not read to its end: {text}")

    before = signal.signal(signal.SIGVTALRM, end)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no timer that counts processor time")
def test_nouns_of_acts_before_verbs_of_acts_are_read_to_the_end() -> None:
    with data_path("lexicon", "predicate_forms.csv").open(encoding="utf-8", newline="") as file:
        forms = list(csv.DictReader(file))
    nouns = [row["form"] for row in forms if row["pos"] == "noun"]
    verbs = [row["form"] for row in forms if row["pos"] == "verb"]
    pick = random.Random(20)
    for noun, link in product(nouns, LINKS):
        text = f"Their {noun} {link} {pick.choice(verbs)}."
        with within(SECONDS, text):
            assert score(text).escalation >= 0
