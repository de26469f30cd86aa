"""What the lexicon knows of a word or a phrase, and the compiled lexicon: the records that matching and reading use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

PARTICLES = frozenset("back out down off home away up from".split())


class Weights(NamedTuple):
    """Escalation and de-escalation, 0 to 5 each."""

    escalation: float
    deescalation: float

    def times(self, factor: float) -> Weights:
        """Both weighed down by a factor."""
        return Weights(self.escalation * factor, self.deescalation * factor)


@dataclass(frozen=True, slots=True)
class ObjectClass:
    """What is acted upon. `bare`: its weight alone; `denied`: its weight when negated ("no truce").

    `weighs`: whether it has any weight of its own.
    """

    id: str
    bare: Weights
    denied: Weights
    arena: str
    weighs: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """A predicate class on an object class: the act and its weight. `row` names the table's line."""

    name: str
    act: str
    weights: Weights
    rule: int | None
    row: str


@dataclass(frozen=True, slots=True)
class Operator:
    """What a predicate does to an act that it governs.

    `escalation` and `deescalation` are the new weights; None keeps the act's own; a negative escalation is taken off.
    """

    predicate: str
    escalation: float | None
    deescalation: float | None
    status: str
    row: str


@dataclass(frozen=True, slots=True, eq=False)
class Predicate:
    """What is done. `bare`: its weight where no object is found. `intransitive`: its subject may be its object.

    `frames`: what it is on which object class; `operators`: what it does to acts that are "hostile" or "peaceable".
    """

    id: str
    bare: Weights
    intransitive: bool
    frames: dict[str, Frame]
    operators: dict[str, Operator]


@dataclass(frozen=True, slots=True)
class Idiom:
    """A set phrase that is one cue. `general` ones count in full only among states and forces."""

    act: str
    weights: Weights
    general: bool
    row: str


@dataclass(slots=True)
class Entry:
    """All that one surface form may be. A form may be several things: "offer" is a predicate and an object.

    The fields from `ends` on follow from the others; `settle` works them out once, so that reading need not.
    """

    predicates: list[Predicate] = field(default_factory=list)
    verbal: bool = False
    nominal: bool = False
    object: ObjectClass | None = None
    idiom: Idiom | None = None
    shifters: set[str] = field(default_factory=set)
    arena: str = ""
    guard: str = ""
    boundary: bool = False
    # A verb's particles that may stand behind its object ("pull … back"), with one more word or "", and what they make.
    particles: dict[str, list[tuple[str, list[Predicate]]]] = field(default_factory=dict)
    ends: str = ""  # a mark: "sentence" or "clause"
    tells: bool = False  # whether it is more than a mark of place: something that can be part of an act
    compound: bool = False  # nothing but an object, which may be the first half of a longer one
    describes: bool = False  # nothing but a verb, whose forms after an article describe and do not tell
    intransitive: bool = False
    negates: str = ""  # the kind of negation, whose reach the lexicon has: "negation" or "double"
    strongest: Predicate | None = None  # the predicate of most weight by itself, if any has one

    def settle(self) -> None:
        """Work out what follows from what the form may be."""
        self.tells = bool(self.predicates or self.object or self.idiom or self.shifters)
        self.compound = bool(self.object and not (self.predicates or self.idiom or self.shifters))
        self.describes = not (self.nominal or self.object or self.idiom or self.shifters)
        self.intransitive = any(predicate.intransitive for predicate in self.predicates)
        self.negates = next((kind for kind in ("negation", "double") if kind in self.shifters), "")
        weighty = [predicate for predicate in self.predicates if any(predicate.bare)]
        self.strongest = max(weighty, key=lambda predicate: max(predicate.bare), default=None)


class Opening(NamedTuple):
    """What begins with some words: the entry that they are by themselves, if any, and by next word what is longer."""

    entry: Entry | None
    longer: dict[str, Opening]


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The compiled tables. `first`: what each word opens; a mark is an entry that ends a sentence or a clause.

    `alone`: the words that matter by themselves and the marks; `pairs`: the first two words of all phrases.
    `reach`: how many words a kind of shifter reaches. `denials`: the words that call a claim false.
    """

    version: str
    first: dict[str, Opening]
    alone: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    reach: dict[str, int]
    denials: frozenset[str]
    tables: dict[str, list[dict[str, str]]]

    def rows(self) -> Iterator[tuple[str, dict[str, str]]]:
        """Every row that bears an example, with its table's name."""
        for name, rows in self.tables.items():
            for row in rows:
                if row.get("example"):
                    yield name, row
