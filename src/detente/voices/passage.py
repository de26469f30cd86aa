"""A passage: one paragraph or heading, prepared once for every rule that reads it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from detente.records import Block
from detente.text.sentences import sentences
from detente.voices.gazetteer import Gazetteer
from detente.voices.names import Named, named_in
from detente.voices.quotations import Quotation, masked, quotations
from detente.voices.speech import Verb, speech

DESCRIPTION = 8  # words between a quotation and the name of its speaker
_CLOSED_SENTENCE = re.compile(r"(\.[\"”’»])\s+(?=[A-Z\"“])")
_ASKED = re.compile(r"[?!…][\"”’»]$|[?!][\"”’»]\s?$")
_BROKEN = re.compile(r"[,\"“”]")
# ", said Bruno Keller, the mediator." or ", Keller said." in words whose quotation mark was never closed.
_TOLD = re.compile(
    r",\s+(?:(?P<verb>[a-z]+)\s+(?:the\s+)?[A-Z][\w.]+(?:\s[A-Z][\w.]+){0,3}(?=[,.]|$)|"
    r"(?:he|she|(?:the\s+)?[A-Z][\w.]+(?:\s[A-Z][\w.]+){0,3})\s+(?P<after>[a-z]+)(?=[,.]|$))"
)


@dataclass(slots=True)
class Passage:
    """`shown`: the text with what is quoted blotted out; `lowered`: that in small letters, letter for letter.

    `index`: its place in the article. `verbs`, `names` and `quoted` are in order of place; places are those of `text`.
    """

    index: int
    text: str
    heading: bool
    shown: str
    lowered: str
    quoted: tuple[Quotation, ...]
    names: list[Named]
    verbs: list[Verb]
    _sentences: list[tuple[int, int]] | None = field(default=None)

    def names_within(self, start: int, end: int) -> list[Named]:
        """The names that begin in a span."""
        return [name for name in self.names if start <= name.start < end]

    def sentences(self) -> list[tuple[int, int]]:
        """Sentences, parted too where one ends within its closing mark, and joined where “…?” is followed by who asked."""
        if self._sentences is None:
            self._sentences = self._parted() if self.quoted else list(sentences(self.shown))
        return self._sentences

    def _parted(self) -> list[tuple[int, int]]:
        spans: list[tuple[int, int]] = []
        for start, end in sentences(self.shown):
            if (
                spans
                and _ASKED.search(self.shown, max(0, spans[-1][1] - 3), spans[-1][1])
                and self._speaks_at_once(start, end)
            ):
                start = spans.pop()[0]
            for inner in _CLOSED_SENTENCE.finditer(self.shown, start, end):
                spans.append((start, inner.end(1)))
                start = inner.end()
            spans.append((start, end))
        return spans

    def _speaks_at_once(self, start: int, end: int) -> bool:
        """Whether a sentence begins with who says it: "Trump said", "asked the minister"."""
        verb = self.first_verb(start, end)
        if verb is None:
            return False
        lead = self.shown[start : verb.start]
        return len(lead.split()) <= DESCRIPTION and not _BROKEN.search(lead)

    def first_verb(self, start: int, end: int) -> Verb | None:
        """The first speech verb within a span."""
        return next((verb for verb in self.verbs if start <= verb.start and verb.end <= end), None)


def _closed_at_the_teller(text: str, quoted: tuple[Quotation, ...]) -> tuple[Quotation, ...]:
    """A quotation that was never closed ends where the text says who said it."""
    if not quoted or quoted[-1].closed:
        return quoted
    last = quoted[-1]
    for told in _TOLD.finditer(text, last.start):
        forms = speech().forms.get(told["verb"] or told["after"], ())
        if any(kind == "say" and " " not in words for words, kind in forms):
            return (*quoted[:-1], replace(last, end=told.start() + 1, closed=True))
    return quoted


def loose_passage(text: str, gazetteer: Gazetteer) -> Passage:
    """A few words outside the article's paragraphs, such as a label or a byline."""
    return passage(0, Block("body", text), gazetteer)


def passage(index: int, block: Block, gazetteer: Gazetteer) -> Passage:
    """A block prepared for the rules."""
    text = block.text
    quoted = _closed_at_the_teller(text, quotations(text))
    shown = masked(text, quoted) if quoted else text
    lowered = shown.lower()
    if len(lowered) != len(shown):
        lowered = shown
    return Passage(
        index,
        text,
        block.kind == "heading",
        shown,
        lowered,
        quoted,
        named_in(shown, gazetteer),
        speech().verbs_in(lowered),
    )
