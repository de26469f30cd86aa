"""Aggregates: the sums over the body paragraphs of one article by leading speaker and stance.

Sums of aggregates give every mean and share over a library without reading paragraphs: an article has about a
third as many aggregates as paragraphs, and they hold no text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import fsum
from typing import NamedTuple

from detente.derive.speakers import LeadingSpeaker
from detente.records import Paragraph, Stance

_MARKED = 1  # escalation, or de-escalation, from which a paragraph can lead a list of the strongest


class Weight(NamedTuple):
    """What an aggregate adds up of one body paragraph."""

    speaker: LeadingSpeaker
    stance: Stance
    silent: bool
    escalation: float
    deescalation: float
    balance: float
    rung: int


@dataclass(frozen=True, slots=True)
class Aggregate:
    """Sums over the paragraphs of one article with the same leading speaker and the same stance.

    Attributes:
        side: Side of the speaker, "" where it is not known.
        speaker: Name of the speaker, "" for the narrator or somebody unnamed.
        stance: The stance that these paragraphs share.
        paragraphs: Their number.
        silent: How many of them hold no cue.
        escalation: Sum over the paragraphs, each 0 to 5.
        deescalation: Sum over the paragraphs, each 0 to 5.
        balance: Sum over the paragraphs, each -1 to +1.
        squares: Sum of the squared balances.
        up: Highest balance among those with an escalation of 1 or more, None where there is none.
        down: Lowest balance among those with a de-escalation of 1 or more, None where there is none.
        highest: Highest rung, -4 to +4.
        lowest: Lowest rung, -4 to +4.
    """

    side: str
    speaker: str
    stance: Stance
    paragraphs: int
    silent: int
    escalation: float
    deescalation: float
    balance: float
    squares: float
    up: float | None
    down: float | None
    highest: int
    lowest: int


def weight_of(paragraph: Paragraph, speaker: LeadingSpeaker) -> Weight | None:
    """What a paragraph adds to an aggregate.

    Args:
        paragraph: Any paragraph of a scored article.
        speaker: Its leading speaker.

    Returns:
        The weight; None for headings, captions and boilerplate, which are not counted.
    """
    if paragraph.kind != "body":
        return None
    return Weight(
        speaker,
        paragraph.stance,
        not paragraph.cues,
        paragraph.escalation,
        paragraph.deescalation,
        paragraph.balance,
        paragraph.rung,
    )


def aggregates(weights: Iterable[Weight]) -> tuple[Aggregate, ...]:
    """Add up the paragraphs of one article.

    Args:
        weights: Those of its body paragraphs, in any order.

    Returns:
        An aggregate for each speaker and stance, in order of side, speaker and stance.
    """
    groups: dict[tuple[str, str, Stance], list[Weight]] = {}
    for weight in weights:
        key = (weight.speaker.side or "", weight.speaker.name or "", weight.stance)
        groups.setdefault(key, []).append(weight)
    return tuple(_added_up(*key, groups[key]) for key in sorted(groups))


def _added_up(side: str, speaker: str, stance: Stance, group: Sequence[Weight]) -> Aggregate:
    """One group's sums. They are exact before rounding, so that the order of
    the paragraphs does not matter.
    """
    rungs = [weight.rung for weight in group]
    return Aggregate(
        side=side,
        speaker=speaker,
        stance=stance,
        paragraphs=len(group),
        silent=sum(weight.silent for weight in group),
        escalation=fsum(weight.escalation for weight in group),
        deescalation=fsum(weight.deescalation for weight in group),
        balance=fsum(weight.balance for weight in group),
        squares=fsum(weight.balance * weight.balance for weight in group),
        up=max((weight.balance for weight in group if weight.escalation >= _MARKED), default=None),
        down=min((weight.balance for weight in group if weight.deescalation >= _MARKED), default=None),
        highest=max(rungs),
        lowest=min(rungs),
    )
