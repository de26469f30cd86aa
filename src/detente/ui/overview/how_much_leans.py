"""The overview's share of paragraphs by stance."""

from __future__ import annotations

from dataclasses import replace

from detente.charts.balance import stances
from detente.store.corpus_queries import Counts
from detente.store.paragraph_lists import Direction
from detente.store.selection import Selection
from detente.ui.cards import behind_marks
from detente.ui.components import drawing, takeaway
from detente.ui.components.drawing import Mark
from detente.ui.wording import count, percent


def stances_of(selection: Selection, counted: Counts, version: str) -> None:
    """How many paragraphs are of each stance; a bar opens them.

    Args:
        selection: The page's filters.
        counted: The counts of the selection.
        version: The library's version, which cached reads depend on.
    """

    def opens(mark: Mark) -> None:
        stance = mark["stance"]
        direction: Direction = "deescalation" if stance == "de-escalatory" else "escalation"
        behind_marks.paragraphs(
            replace(selection, stances=(stance,)), version, stance.capitalize(), direction, "stance"
        )

    leading = max(counted.stances, key=lambda pair: pair[1])
    takeaway.chart(
        drawing.kept(stances, counted.by_stance()),
        counted.by_stance(),
        key="stances",
        alt="Number of paragraphs of each stance in the selection",
        origin=takeaway.origin(selection, "Paragraphs of each stance"),
        opens=opens,
        finding=f"{percent(leading[1] / counted.paragraphs)} of paragraphs are {leading[0]}",
        caption=f"Of {count(counted.paragraphs, 'paragraph')}, {counted.without_cues:,} hold no cue at all: "
        "neutral because nothing was found, not because it balances.",
    )
