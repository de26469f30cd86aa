"""Cues with what the rules found written in: whom each is aimed at, and who does it."""

from __future__ import annotations

from dataclasses import replace

from detente.attribution.targets.utterances import Aim
from detente.records import Cue


def with_target(cue: Cue, found: Aim | None) -> Cue:
    """The cue with its target; as it was where none was found."""
    if found is None:
        return cue
    return replace(
        cue,
        target=found.side,
        target_actor=found.actor,
        target_words=found.words,
        target_basis=found.basis,
    )


def with_doer(cue: Cue, found: Aim | None) -> Cue:
    """The cue with its doer; a side that it is aimed at is not taken for its doer as well."""
    if found is None or cue.target == found.side:
        return cue
    return replace(
        cue, doer=found.side, doer_actor=found.actor, doer_words=found.words, doer_basis=found.basis
    )
