"""What the lexicon knows of a word or a phrase, and the compiled lexicon.

The records that matching and reading use.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from detente.scoring.function_words import words_in

PARTICLES = words_in("particle")
WITH_NOUN = words_in("particle with its noun")
CLOSINGS = words_in("closes what is declared")


class Weights(NamedTuple):
    """Escalation and de-escalation, 0 to 5 each."""

    escalation: float
    deescalation: float

    def times(self, factor: float) -> Weights:
        """Both weighed down by a factor."""
        return Weights(self.escalation * factor, self.deescalation * factor)


PARLEY = ("talks", "discussions", "relations", "agreement")  # what may be of trade or tax as well as of arms
VIOLENCE = ("war", "raids")  # the object classes of acts of violence by name
_ANSWERS = ("retaliate", "hit_back")  # predicates that answer with force


@dataclass(frozen=True, slots=True)
class Meaning:
    """What words mean as an act: by a frame, as a set phrase, or alone. Worked out once, so that reading need
    not.

    `frame`: its name ("end × talks", "idiom: red line"). `bound`: a frame or a set phrase, not a bare word.
    `general`: counts in full only among states and forces. `denied`: the weights of a bare word when negated.
    `rows`: the tables' lines behind it. `limits`: what a treaty's own text may be said to do ("the treaty
    limits the warheads"). `topical`: a friendly act that counts in full only where the text is about
    security. `violent`: force by name, which may be an attack of words. `thing`: the object class that it
    is on, `of_a_matter` whether that may be of another matter than arms.
    """

    frame: str
    act: str
    weights: Weights
    bound: bool
    general: bool
    denied: Weights
    rows: tuple[str, ...]
    rule: int | None = None
    limits: bool = False
    topical: bool = False
    violent: bool = field(init=False)
    thing: str = field(init=False)
    of_a_matter: bool = field(init=False)

    def __post_init__(self) -> None:
        """Work out whether it is force that may be made of words."""
        of_violence = self.frame.partition(" × ")[2] in VIOLENCE
        by_itself = not self.bound or self.frame.startswith("idiom")
        may_be = self.act == "force" and (by_itself or of_violence)
        may_be = may_be or (self.act == "tension" and of_violence) or self.frame in _ANSWERS
        object.__setattr__(self, "violent", may_be)
        thing = self.frame.partition(" × ")[2].partition(" (")[0] or self.frame
        object.__setattr__(self, "thing", thing)
        object.__setattr__(self, "of_a_matter", self.violent or thing in VIOLENCE or thing in PARLEY)


@dataclass(frozen=True, slots=True)
class ObjectClass:
    """What is acted upon. `alone`: what it means where nothing is said to happen to it, if it has any weight
    then.

    `topic`: "security" where the word itself says that war, arms or security is the topic; "general" where
    friendly acts on it weigh only in such a text (rule 14).
    """

    id: str
    arena: str
    topic: str
    alone: Meaning | None


@dataclass(frozen=True, slots=True)
class Operator:
    """What a predicate does to an act that it governs.

    `escalation` and `deescalation` are the new weights; None keeps the act's own; a negative escalation is
    taken off.
    """

    predicate: str
    escalation: float | None
    deescalation: float | None
    status: str
    row: str


@dataclass(frozen=True, slots=True, eq=False)
class Predicate:
    """What is done. `alone`: what it means where no object is found. `intransitive`: its subject may be its
    object.

    `frames`: what it is on which object class; `special`: what it is where a condition holds, in the order in
    which they are asked, as (condition, meaning); `operators`: what it does to acts that are "hostile" or
    "peaceable".
    """

    id: str
    alone: Meaning | None
    intransitive: bool
    frames: dict[str, Meaning]
    special: dict[str, list[tuple[Callable[..., bool], Meaning]]]
    operators: dict[str, Operator]


# What a word says is in sight.
NO_SIGN, OF_STATES, OF_FORCES, OF_SECURITY, OF_CLAIMS = 0, 1, 2, 4, 8
CLAIMS = "claims"  # the object class of what may be called false

_CHOICES = frozenset(("vote", "preference"))
# The kinds of shifter that code reads (data/lexicon/shifters.csv); a row of another kind would do nothing.
SHIFTER_KINDS = (
    "negation", "double", "focus", "condition", "condition_first", "modality", "past", "as_in", "accusation",
    "denial", "deadline", "demand", "vote", "peacekeeping", "preference", "judgement",
)  # fmt: skip
# A verb's particles that may stand behind its object ("pull … back"), with one more word or "", and what they
# make.
Particles = dict[str, list[tuple[str, tuple[Predicate, ...]]]]
_NO_PARTICLES: Particles = {}  # most forms have none: one empty dictionary for all


@dataclass(slots=True)
class Entry:
    """All that one surface form may be. A form may be several things: "offer" is a predicate and an object.

    The fields from `ends` on follow from the others; `settle` works them out once, so that reading need not.
    """

    predicates: tuple[Predicate, ...] = ()
    verbal: bool = False
    nominal: bool = False
    object: ObjectClass | None = None
    idiom: Meaning | None = None
    others: str = ""  # where others must stand for its idiom to count, if that is asked: `other_parties`
    shifters: frozenset[str] = frozenset()
    arena: str = ""
    guard: str = ""
    boundary: bool = False
    particles: Particles = field(default_factory=lambda: _NO_PARTICLES)
    # What it says of where we are: in another walk of life (counted); what is in sight, as signs added up.
    guards: int = 0
    signs: int = 0
    chooses: bool = False  # whether its object is what was voted down, or passed over for something else
    results: frozenset[str] = frozenset()  # the nouns that some of them bring with them: "turn … to dust"
    ends: str = ""  # a mark: "sentence" or "clause"
    places: bool = (
        False  # whether it says where we are: at a boundary, among states and forces, in another walk of life
    )
    tells: bool = False  # whether it is more than a mark of place: something that can be part of an act
    only_verb: bool = False  # a verb and nothing else that could be a noun of action
    compound: bool = False  # nothing but an object, which may be the first half of a longer one
    describes: bool = False  # nothing but a verb, whose forms after an article describe and state no act
    intransitive: bool = False
    governs: bool = False  # a predicate that may act on other acts
    negates: str = ""  # the kind of negation, whose reach the lexicon has: "negation" or "double"
    of_action: bool = False  # a predicate and no set phrase: where it is a noun, it may be one of action
    alone: Meaning | None = None  # what it means as a predicate without an object: the heaviest

    def settle(self) -> None:
        """Work out what follows from what the form may be."""
        self.guards = int(bool(self.guard))
        military = self.arena == "military"
        security = military or (self.object is not None and self.object.topic == "security")
        claims = self.object is not None and self.object.id == CLAIMS
        self.signs = OF_STATES * bool(self.arena) + OF_FORCES * military + OF_SECURITY * security
        self.signs += OF_CLAIMS * claims
        if nouns := [rest for word in WITH_NOUN for rest, _ in self.particles.get(word, ())]:
            self.results = frozenset(nouns)
        self.places = bool(self.boundary or self.guard or self.signs)
        self.tells = bool(self.predicates or self.object or self.idiom or self.shifters)
        self.only_verb = self.verbal and not (self.nominal or self.object)
        self.compound = bool(self.object and not (self.predicates or self.idiom or self.shifters))
        self.describes = not (self.nominal or self.object or self.idiom or self.shifters)
        if self.shifters:
            self.chooses = not _CHOICES.isdisjoint(self.shifters)
            self.negates = next((kind for kind in ("negation", "double") if kind in self.shifters), "")
        if self.predicates:
            self.intransitive = any(predicate.intransitive for predicate in self.predicates)
            self.governs = any("hostile" in predicate.operators for predicate in self.predicates)
            self.of_action = not self.idiom
            weighty = [predicate.alone for predicate in self.predicates if predicate.alone]
            self.alone = max(weighty, key=lambda meaning: max(meaning.weights), default=None)


# What begins with some words: the entry that they are by themselves, if any, and by next word what is longer.
# A plain pair, because it is taken apart for every known word.
Opening = tuple[Entry | None, "dict[str, Opening]"]


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The compiled tables. `first`: what each word opens; a mark is an entry that ends a sentence or a
    clause.

    `reach`: how many words a kind of shifter reaches. `denials`: the words that call a claim false.
    """

    version: str
    first: dict[str, Opening]
    reach: dict[str, int]
    denials: frozenset[str]
    tables: dict[str, list[dict[str, str]]]

    def is_unknown(self, word: str) -> bool:
        """Whether a word means nothing to the lexicon by itself."""
        opening = self.first.get(word)
        return opening is None or opening[0] is None

    def takes_no_part(self, word: str) -> bool:
        """Whether a word by itself can be no part of an act: unknown, or of another walk of life."""
        entry = (self.first.get(word) or (None,))[0]
        return entry is None or not (entry.tells or entry.arena)

    def rows(self) -> Iterator[tuple[str, dict[str, str]]]:
        """Every row that bears an example, with its table's name."""
        for name, rows in self.tables.items():
            for row in rows:
                if row.get("example"):
                    yield name, row
