"""Quotations whose speaker is named below them: where they end some paragraphs on, or by a signature."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from detente.attribution.coreference.context import Context
from detente.attribution.speakers.announced import signature
from detente.attribution.syntax.passage import Passage
from detente.records import Voice


def named_below(passages: Sequence[Passage | None], heard: list[list[Voice]]) -> None:
    """Paragraphs of quotation whose speaker is named only where the quotation ends."""
    below: Voice | None = None
    for index in range(len(passages) - 1, -1, -1):
        here, voices = passages[index], heard[index]
        if here is None or here.heading:
            continue
        loose = _nobodys(here, voices)
        if loose and below and below.actor:
            heard[index] = [
                replace(
                    voices[0],
                    actor=below.actor,
                    as_written=below.as_written,
                    side=below.side,
                    basis=f"the quotation goes on below, where {below.actor} is named",
                )
            ]
        elif not loose:
            begins = here.quoted and not here.text[: here.quoted[0].start].strip()
            below = next((v for v in voices if begins and v.start <= here.quoted[0].start < v.end), None)


def signed_below(passages: Sequence[Passage | None], heard: list[list[Voice]], context: Context) -> None:
    """A paragraph of quotation that the next line signs."""
    for index, (here, below) in enumerate(pairwise(passages)):
        if not here or not below or not _nobodys(here, heard[index]):
            continue
        speaker, context = signature(below, context)
        if speaker:
            voice = replace(heard[index][0], actor=speaker.actor, as_written=speaker.as_written)
            heard[index] = [replace(voice, side=speaker.side, basis=speaker.basis)]


def _nobodys(here: Passage, voices: Sequence[Voice]) -> bool:
    """Whether a paragraph is one quotation and nothing else, and nobody's."""
    return (
        len(voices) == 1
        and voices[0].actor is None
        and not voices[0].as_written
        and len(here.quoted) == 1
        and not (here.text[: here.quoted[0].start] + here.text[here.quoted[0].end :]).strip(" .")
    )
