"""A sentence at one of its verbs of speech, and the verb with its subject."""

from __future__ import annotations

from dataclasses import dataclass

from detente.attribution.coreference.context import Context
from detente.attribution.mentions.speech_verbs import Verb
from detente.attribution.syntax.noun_phrases import Phrase
from detente.attribution.syntax.passage import Passage
from detente.records import Voice


@dataclass(frozen=True, slots=True)
class VerbSentence:
    """A sentence from `start` to `end` at one of its verbs: what is known there, and the paragraph's voices.

    The rules write into the voices: those from `first` on are its own; those before `first_open` end before
    the verb.
    """

    passage: Passage
    context: Context
    start: int
    end: int
    voices: list[Voice]
    first: int
    first_open: int


@dataclass(frozen=True, slots=True)
class Spoken:
    """A verb with its subject. `inverted`: the subject stands behind; `holder`: the voice it stands
    within.
    """

    verb: Verb
    phrase: Phrase
    inverted: bool
    holder: int | None
