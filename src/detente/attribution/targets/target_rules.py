"""The rules that say whom one cue is aimed at within its sentence, each with its reason.

In order: the side that an accusing, calling, warning or offering verb names; the other side of "between";
the side spoken to as "you"; the doer after "by"; the doer in the possessive; the subject of the act; the
object after it; the one whom a condition names; the side that a pronoun carries over. A rule that meets
the speaker's own side goes on to the next.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence

from detente.attribution.gazetteer.memberships import allied
from detente.attribution.syntax.word_classes import any_form, words
from detente.attribution.targets.addressee_rules import addressed, spoken_to
from detente.attribution.targets.clauses import FAR, Setting, once_a_setting, subject_of
from detente.attribution.targets.doer_rules import did, done_by, possessed, suffered
from detente.attribution.targets.grounds import on_whose_ground, suffers_by
from detente.attribution.targets.object_rules import (
    blamed_on,
    conditioned,
    fronted,
    helped,
    meant_against,
    object_of_act,
)
from detente.attribution.targets.pronoun_rules import at_them, by_pronoun, carried_over, the_country
from detente.attribution.targets.sanctioned_sides import sanctioned
from detente.attribution.targets.utterances import Aim, Mention

_GOES_BETWEEN = re.compile(rf"\b{any_form('deed of a go-between')}\b", re.I)
_OF_A_PAIR = "the other side of “between”"


def aim(setting: Setting) -> Aim | None:
    """Whom the cue is about or aimed at; None where the sentence does not show it."""
    if not setting.said.has_others:
        return by_pronoun(setting) or on_whose_ground(setting)
    pair = pair_of(setting)
    if pair:
        others = [name for name in pair if setting.foreign(name)]
        if len(others) == len(pair) and (one := _no_ally(setting, others)):
            return setting.found(one, _OF_A_PAIR)
        told = setting.said.narrated and _is_theirs(setting, pair)
        both = len(others) == len(pair)
        return setting.found(others[-1], _OF_A_PAIR) if told or not both else None
    for rule in _rules(setting):
        found = rule(setting)
        if found and not (_of_unknown_side(setting) and _helps_itself(setting, found)):
            return found
    return None


def _no_ally(setting: Setting, pair: Sequence[Mention]) -> Mention | None:
    """ "talks between the alliance and Sudria", said by a member of the alliance: the other of the two."""
    own = setting.said.own
    free = [name for name in pair if own and not allied(own, name.side, None)]
    return free[0] if len(free) == 1 else None


@once_a_setting
def pair_of(setting: Setting) -> tuple[Mention, Mention] | None:
    """Both sides of "between A and B", where the cue stands near it.

    Args:
        setting: An act in its sentence.
    """
    pairs, cue = setting.said.pairs, setting.cue
    at = bisect_right(pairs, cue.start - FAR, key=lambda pair: pair[1].end)
    return pairs[at] if at < len(pairs) and pairs[at][0].start - cue.end < FAR else None


def first_of_a_pair(setting: Setting) -> Aim | None:
    """Who does with the other what the narrator tells of two: "a truce between | Norland and Sudria".

    Args:
        setting: An act of the narrator in its sentence.
    """
    pair = pair_of(setting)
    return setting.found(pair[0], _OF_A_PAIR) if pair and _is_theirs(setting, pair) else None


def _is_theirs(setting: Setting, pair: tuple[Mention, Mention]) -> bool:
    """Whether it is done by the two, and by no third side: "Norland mediated between" """
    cue, subject = setting.cue, subject_of(setting)
    if cue.act not in words("act of two sides") or _GOES_BETWEEN.search(setting.text, cue.start, cue.end):
        return False
    return subject is None or subject in pair


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
    addressed, blamed_on, spoken_to, done_by, meant_against, possessed, did, carried_over, sanctioned,
    object_of_act, conditioned, on_whose_ground, fronted, at_them, the_country, helped,
)  # fmt: skip
_SPOKEN: tuple[_Rule, ...] = (
    addressed, blamed_on, done_by, meant_against, sanctioned, object_of_act, conditioned, on_whose_ground,
    fronted, at_them, the_country, helped,
)  # fmt: skip
_NARRATED: tuple[_Rule, ...] = (
    addressed, suffered, suffers_by, meant_against, sanctioned, object_of_act, on_whose_ground, fronted,
    the_country, helped,
)  # fmt: skip
