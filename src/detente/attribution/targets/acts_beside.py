"""Whom an act means that names nobody, by the act beside it: "Norlander ships rammed a Sudrian boat. Three
sailors | were hurt."

What the narrator goes on to tell belongs to what was told right before, as long as nobody else is named.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from operator import attrgetter

from detente.attribution.syntax.word_classes import words
from detente.attribution.targets.aimed_cues import with_target
from detente.attribution.targets.utterances import Aim
from detente.records import Cue

_LEAST = 1.0  # what an act has to add to be gone on with, or to go on
_GOES_ON = "goes on with what the sentence before tells of"


def told_act(cues: Iterable[Cue]) -> Cue | None:
    """The narrator's heaviest escalating act of a sentence, where it falls on somebody.

    Args:
        cues: The acts of the sentence, with their doers and targets.
    """
    told = max((cue for cue in cues if cue.voice is None), key=attrgetter("escalation"), default=None)
    return told if told and told.target and _is_told(told) else None


def gone_on(cue: Cue, before: Cue | None) -> Cue:
    """An act with doer and target of what was told right before, where the narrator goes on to tell of it.

    Args:
        cue: An act of a sentence that names nobody.
        before: The act that the sentence before tells of.
    """
    if before is None or before.target is None or cue.target or cue.doer or not _is_told(cue):
        return cue
    aimed = with_target(cue, Aim(before.target, before.target_actor, before.target_words, _GOES_ON))
    return replace(
        aimed,
        doer=before.doer,
        doer_actor=before.doer_actor,
        doer_words=before.doer_words,
        doer_basis=_GOES_ON if before.doer else "",
    )


def _is_told(cue: Cue) -> bool:
    if cue.voice is not None or cue.escalation < _LEAST or cue.escalation <= cue.deescalation:
        return False
    return cue.act in words("act that hurts")
