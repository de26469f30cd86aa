"""What the constructions of owners share: whose a figure is with the reason, and who stands around it."""

from __future__ import annotations

from typing import NamedTuple

from detente.figures.quantities.owner_candidates import Owner
from detente.figures.quantities.sentence_figures import Figure, OwnerIndex

NEAR = 40  # characters before a figure in which a word compares it
REACH_BEHIND = 60  # characters behind a figure in which a name still says whose it is


class Ownership(NamedTuple):
    """Whose a figure is, None for somebody who is no side ("Europe"), and why."""

    side: str | None
    reason: str


def possible_owners(figure: Figure) -> OwnerIndex:
    """Who may own it: of forces and money nobody that only says where they are."""
    sentence = figure.sentence
    return sentence.owners if figure.share else sentence.outright_owners


def named_behind(figure: Figure, *, within: bool = False) -> list[Owner]:
    """Who is named close behind a figure. `within`: also where it only says where something is."""
    pool = figure.sentence.owners if within else possible_owners(figure)
    return list(pool.beginning_in(figure.end, figure.end + REACH_BEHIND))


def words_between(figure: Figure, owner: Owner) -> str:
    """The words between an owner and a figure, from a possessive mark at the name's end on.

    "" where they are many.
    """
    folded = figure.sentence.folded
    begin = owner.end - 2 if folded[owner.end - 2 : owner.end] == "'s" else owner.end
    return folded[begin : figure.start] if figure.start - begin < REACH_BEHIND else ""
