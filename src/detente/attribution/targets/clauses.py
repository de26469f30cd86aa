"""A cue in its utterance: who is the subject of its clause, who does it, whether the speaker's own side
acts.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from functools import wraps
from operator import attrgetter
from typing import Any, TypeVar

from detente.attribution.targets.clause_patterns import (
    ANOTHER_ACTS,
    BREAK,
    LIST_TO,
    OURS,
    OWN_FORCES,
)
from detente.attribution.targets.utterances import Aim, Mention, Utterance
from detente.records import Cue

Answer = TypeVar("Answer")

HEAD = 5  # characters from a cue's beginning within which a name stands at its head
FAR = 60  # characters between a cue and a name that still belongs to it
_LIST = 300  # characters that a list of sides may take


class Setting:  # no dataclass: one is made for every cue, and asked by every rule
    """A cue in its utterance.

    Attributes:
        said: The utterance.
        cue: The cue.
        is_speech: Whether it is the speech verb itself, whose subject is the speaker.
        text: The paragraph.
        escalates: Whether the cue leans to escalation.
        answers: What was asked about it so far.
    """

    __slots__ = ("answers", "cue", "escalates", "is_speech", "said", "text")

    def __init__(self, said: Utterance, cue: Cue, is_speech: bool) -> None:
        self.said, self.cue, self.is_speech = said, cue, is_speech
        self.text = said.text
        self.escalates = cue.escalation > cue.deescalation
        self.answers: dict[Callable[[Setting], Any], Any] = {}

    @property
    def named_before(self) -> bool:
        """Whether the sentence names another side before the cue, be it outside of what is said."""
        first = self.said.first_other
        return first is not None and first <= self.cue.start

    def found(self, name: Mention, basis: str) -> Aim:
        """A name as an aim."""
        return self.said.found(name, basis)

    def foreign(self, name: Mention) -> bool:
        """Whether a name is another side than the speaker's."""
        return self.said.foreign(name)

    def behind(self, name: Mention) -> str:
        """What stands between the cue and a name behind it."""
        return self.text[self.cue.end : max(name.begins, self.cue.end)]

    def near(self) -> tuple[Mention, ...]:
        """The names from the cue's beginning to as far behind it as they may belong to it."""
        return tuple(self.said.names_from(self.cue.start, self.cue.end + FAR + 1))


def once_a_setting(ask: Callable[[Setting], Answer]) -> Callable[[Setting], Answer]:
    """A question about a setting that several rules ask: it is answered once for all of them.

    Args:
        ask: Answers it.

    Returns:
        The same, which keeps the answer with the setting.
    """

    @wraps(ask)
    def asked(setting: Setting) -> Answer:
        answers = setting.answers
        if ask not in answers:
            answers[ask] = ask(setting)
        known: Answer = answers[ask]
        return known

    return asked


@once_a_setting
def subject_of(setting: Setting) -> Mention | None:
    """The name that stands as subject of the cue's clause, of any side; None where "we" or nobody does."""
    said, at = setting.said, setting.cue.start
    place = bisect_right(said.subjects, at, key=attrgetter("end")) - 1
    if place < 0:
        return None
    name = said.subjects[place]
    we_act = said.in_first_person and said.has(OURS, name.end, at)
    return None if we_act or said.has(BREAK, name.end, at) else name


def own_side_joins(setting: Setting, name: Mention) -> bool:
    """Whether the speaker's own side stands in one list with a name: "we, Norway | and Sweden", "China,
    Brazil".

    What two do together and kindly is still done with the other.
    """
    said = setting.said
    for own in said.before_place(name.start - 1, _LIST):
        between = setting.text[own.end : name.start]
        listed = own.side == said.own and (setting.escalates or "," in between)
        if listed and LIST_TO.fullmatch(between) and own in said.opening:
            return True
    return False


@once_a_setting
def own_side_acts(setting: Setting) -> bool:
    """Whether the speaker's own side does it: "we", its name as subject, or the speaker himself."""
    said, cue = setting.said, setting.cue
    if said.narrated or setting.is_speech:
        return True
    if said.in_first_person:
        clause = said.last(BREAK, said.begins, cue.end) or said.begins
        if _we_act(said, clause, cue.end) or _we_act(said, said.begins, cue.start):
            return True
    own = said.first_own_opening
    if own is not None and own.end <= cue.end:
        return True
    return own is None and OWN_FORCES.match(setting.text, said.begins, cue.start) is not None


def _we_act(said: Utterance, low: int, high: int) -> bool:
    """Whether "we" or "our" stands in a span, and nobody else acts behind it."""
    ours = said.last(OURS, low, high)
    return ours is not None and not said.has(ANOTHER_ACTS, ours, high)


@once_a_setting
def doer_side(setting: Setting) -> str | None:
    """The side that acts in a narrator's sentence: its subject, else the first that stands free."""
    subject = subject_of(setting) or setting.said.first_free
    return subject.side if subject and subject.start < setting.cue.start else None
