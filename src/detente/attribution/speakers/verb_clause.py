"""A subject before its verb, as the rules ask about it that say whether the verb is one of speech."""

from __future__ import annotations

from dataclasses import dataclass

from detente.attribution.coreference.context import Context
from detente.attribution.mentions.names import Named
from detente.attribution.mentions.speech_verbs import Verb
from detente.attribution.syntax.noun_phrases import Phrase
from detente.attribution.syntax.passage import Passage


@dataclass(frozen=True, slots=True)
class VerbClause:
    """A subject before its verb, in the sentence from `start` to `end`."""

    passage: Passage
    context: Context
    start: int
    end: int
    phrase: Phrase
    verb: Verb

    @property
    def shown(self) -> str:
        """The paragraph's text, quotations blotted out."""
        return self.passage.shown

    @property
    def subject(self) -> str:
        """The words of the subject, in small letters."""
        return self.shown[self.phrase.start : self.phrase.end].lower()

    def lead(self, reach: int) -> str:
        """The characters before the subject."""
        return self.shown[max(self.start, self.phrase.start - reach) : self.phrase.start]


def is_single(named: Named) -> bool:
    """Whether a name is one capitalised word that nobody knows."""
    return named.kind == "unknown" and " " not in named.name
