"""The rules that say whom one cue is aimed at within its sentence, each with its reason.

In order: the side that an accusing, calling, warning or offering verb names; the other side of "between";
the side spoken to as "you"; the doer after "by"; the doer in the possessive; the subject of the act; the
object after it; the one whom a condition names; the side that a pronoun carries over. A rule that meets
the speaker's own side goes on to the next.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from detente.attribution.targets.addressee_rules import addressed, spoken_to
from detente.attribution.targets.clauses import FAR, Setting, subject_of
from detente.attribution.targets.doer_rules import did, done_by, possessed, suffered
from detente.attribution.targets.object_rules import (
    conditioned,
    fronted,
    helped,
    meant_against,
    object_of_act,
)
from detente.attribution.targets.pronoun_rules import at_them, by_pronoun, carried_over
from detente.attribution.targets.utterances import Aim, Mention


def aim(setting: Setting) -> Aim | None:
    """Whom the cue is about or aimed at; None where the sentence does not show it."""
    if not setting.said.has_others:
        return by_pronoun(setting)
    pair = _pair(setting)
    if pair:
        others = [name for name in pair if setting.foreign(name)]
        return setting.found(others[0], "the other side of “between”") if len(others) == 1 else None
    for rule in _rules(setting):
        found = rule(setting)
        if found and not (_of_unknown_side(setting) and _helps_itself(setting, found)):
            return found
    return None


def _pair(setting: Setting) -> tuple[Mention, Mention] | None:
    """Both sides of "between A and B", where the cue stands near it."""
    pairs, cue = setting.said.pairs, setting.cue
    at = bisect_right(pairs, cue.start - FAR, key=lambda pair: pair[1].end)
    return pairs[at] if at < len(pairs) and pairs[at][0].start - cue.end < FAR else None


def _of_unknown_side(setting: Setting) -> bool:
    """Whether somebody of unknown side speaks kindly: what he helps may be his own."""
    return not setting.said.narrated and setting.said.own is None and not setting.escalates


def _helps_itself(setting: Setting, found: Aim) -> bool:
    """ "The State Department announced Blinken's visit": who acts is of the same side."""
    subject = subject_of(setting)
    return subject is not None and subject.side == found.side


def _rules(setting: Setting) -> tuple[_Rule, ...]:
    if setting.said.narrated:
        return _NARRATED
    if _of_unknown_side(setting):
        return _SPOKEN  # a helper may be of the speaker's own side, which nobody knows
    return _SPOKEN if setting.is_speech else _VOICED


_Rule = Callable[[Setting], Aim | None]
_VOICED: tuple[_Rule, ...] = (
    addressed, spoken_to, done_by, meant_against, possessed, did, carried_over, object_of_act, conditioned,
    fronted, at_them, helped,
)  # fmt: skip
_SPOKEN: tuple[_Rule, ...] = (
    addressed, done_by, meant_against, object_of_act, conditioned, fronted, at_them, helped,
)  # fmt: skip
_NARRATED: tuple[_Rule, ...] = (addressed, suffered, meant_against, object_of_act, fronted, helped)
