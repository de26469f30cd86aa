"""Acts as they are read: a predicate on an object, or one of them alone, and the reading of one sentence."""

from __future__ import annotations

from dataclasses import dataclass, field

from detente.records import Turn
from detente.rhetoric.lexicon import Lexicon, Weights
from detente.rhetoric.matching import Matched, Sentence


@dataclass(slots=True)
class Act:
    """A predicate on an object, or one of them alone, with the words it spans (`first` to `last`, exclusive).

    `bound`: a frame or a set phrase, not a bare word. `general`: counts in full only among states and forces.
    `plain`: the weights before negations, so that a second one gives them back.
    """

    head: int
    first: int
    last: int
    clause: int
    frame: str
    act: str
    weights: Weights
    bound: bool
    general: bool
    denied: Weights
    rows: list[str]
    rule: int | None = None
    status: str = "asserted"
    governed_by: str = ""
    plain: Weights | None = None
    turns: list[tuple[int, int, str]] = field(default_factory=list)

    @property
    def hostile(self) -> bool:
        """Whether it escalates more than it de-escalates."""
        return self.weights.escalation > self.weights.deescalation

    @property
    def strength(self) -> float:
        """The heavier of its two weights, 0 to 5."""
        return max(self.weights)


@dataclass(slots=True)
class Reading:
    """What is being read of one sentence: acts by their head's place, and who owns which object."""

    sentence: Sentence
    words: list[str]
    lexicon: Lexicon
    acts: dict[int, Act] = field(default_factory=dict)
    owner: dict[int, int] = field(default_factory=dict)
    waiting: list[int] = field(default_factory=list)
    unheard: list[int] = field(default_factory=list)
    late: list[int] = field(default_factory=list)  # verbs whose act is still waiting for its subject


def word_at(reading: Reading, at: int) -> str:
    """The word or mark at a place, "" beyond the end."""
    return reading.words[at] if at < len(reading.words) else ""


def turns_of(act: Act, matched: Matched) -> tuple[Turn, ...]:
    """The act's turns with character offsets."""
    return tuple(
        Turn(*matched.span(first, last), kind)  # type: ignore[arg-type]
        for first, last, kind in act.turns
    )
