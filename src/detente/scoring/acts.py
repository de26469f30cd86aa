"""Acts as they are read: a predicate on an object, or one of them alone, and the reading of one sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import neg

from detente.records import Turn
from detente.scoring.entries import Lexicon, Meaning, Operator, Weights
from detente.scoring.fast_records import fast_maker
from detente.scoring.matching import Hit, Sentence

_new_turn = fast_maker(Turn)


@dataclass(slots=True, init=False)
class Act:
    """A predicate on an object, or one of them alone, with the words it spans (`first` to `last`, exclusive).

    What the words mean stays in `meaning`; the act holds only what the sentence changes, so that little is
    touched for an act that nothing turns. `governors`: what it was governed by, innermost first. `plain`: the
    weights before negations, so that a second one gives them back. `read_as`: the codebook's act, and
    `decided` its rule, where it is no longer the meaning's. `turns`: what turned it, as (first word, last
    word, kind).
    """

    head: int
    first: int
    last: int
    clause: int
    meaning: Meaning
    weights: Weights
    bound: bool
    general: bool
    status: str
    plain: Weights | None
    governors: tuple[Operator, ...]
    read_as: str
    decided: int | None
    turns: tuple[tuple[int, int, str], ...]

    def __init__(self, meaning: Meaning, head: int, first: int, last: int, clause: int) -> None:
        """The act that words of this meaning express, asserted so far."""
        self.head = head
        self.first = first
        self.last = last
        self.clause = clause
        self.meaning = meaning
        self.weights = meaning.weights
        self.bound = meaning.bound
        self.general = meaning.general
        self.status = "asserted"
        self.plain = None
        self.governors = ()
        self.read_as = ""
        self.decided = None
        self.turns = ()

    @property
    def hostile(self) -> bool:
        """Whether it escalates more than it de-escalates."""
        return self.weights.escalation > self.weights.deescalation

    @property
    def strength(self) -> float:
        """The heavier of its two weights, 0 to 5."""
        return max(self.weights)

    @property
    def act(self) -> str:
        """The codebook's act that it expresses."""
        return self.read_as or self.meaning.act

    @property
    def frame(self) -> str:
        """Its frame with what governs it: "refuse × (withdraw × forces)"."""
        frame = self.meaning.frame
        for operator in self.governors:
            frame = f"{operator.predicate} × ({frame})"
        return frame

    @property
    def rows(self) -> tuple[str, ...]:
        """The lexicon's rows behind it."""
        rows = self.meaning.rows
        return (*rows, *(operator.row for operator in self.governors)) if self.governors else rows

    @property
    def rule(self) -> int | None:
        """The codebook's rule that decided, if one did."""
        return self.decided or self.meaning.rule


@dataclass(slots=True)
class Reading:
    """What is being read of one sentence: acts by their head's place, and who owns which object.

    `waiting`: verbs whose act may stand to their left; `late`: verbs whose act is itself still waiting for
    its subject; `unheard`: negations that found nothing yet.
    """

    sentence: Sentence
    hits: list[Hit]
    words: list[str]
    lexicon: Lexicon
    acts: dict[int, Act]
    owner: dict[int, int]
    waiting: list[int]
    late: list[int]
    unheard: list[int]

    def waiting_behind(self, k: int) -> Iterator[int]:
        """The verbs that wait behind a hit, the nearest first: a sentence is read from its end."""
        for at in range(bisect_left(self.waiting, -k, key=neg) - 1, -1, -1):
            yield self.waiting[at]


def turns_of(act: Act, edges: Sequence[int]) -> tuple[Turn, ...]:
    """The act's turns with character offsets; `edges` are those of the text's words."""
    return tuple(
        _new_turn(edges[2 * first], edges[2 * last - 1], kind)  # type: ignore[arg-type]  # noted as a TurnKind
        for first, last, kind in act.turns
    )
