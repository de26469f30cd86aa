"""attribute(): who says which words, paragraph by paragraph, with the way it was found.

An attribution is a source, a cue and a content (Pareti et al. 2013, Automatically Detecting and
Attributing Indirect Quotations, EMNLP). The rules are tried in order, the surest first, and a later one
takes only what is left (the sieves of Muzny et al. 2017, A Two-stage Sieve Approach for Quote Attribution,
EACL): turns of a transcript, a name before a colon, "according to", a speech verb with its subject, and
last the quotations that no verb claims. Rules rather than a model, so that each can be shown with its reason.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from detente.attribution.coreference import resolution
from detente.attribution.coreference.bodies import remember_issued
from detente.attribution.coreference.cast import Cast
from detente.attribution.coreference.memory import Before, Memory, Speaker
from detente.attribution.gazetteer.known_names import Gazetteer
from detente.attribution.gazetteer.known_names import gazetteer as shipped_gazetteer
from detente.attribution.mentions.names import Named
from detente.attribution.speakers.announced import announce
from detente.attribution.speakers.by_formula import by_colon, by_formula, by_noun, may_hold_claim
from detente.attribution.speakers.by_verb import by_verb
from detente.attribution.speakers.named_below import named_below, signed_below
from detente.attribution.speakers.turns import Turns
from detente.attribution.speakers.unclaimed_quotations import loose_quotations
from detente.attribution.speakers.voices import ordered
from detente.attribution.speakers.whole_document import host, president_of_the_house
from detente.attribution.syntax.passage import Passage, passage
from detente.attribution.syntax.sentence_openings import opening
from detente.records import Block, Document, Voice

# "Berg says it is over | — and we prove it": whose words hold Berg's goes on with his own
_OWN = re.compile(
    r"""
      \s*(?:[—–,;]|\s-)\s*(?:and|but|yet|so)\s+(?:we|I)\b
    | (?<!they)(?<!you)(?<!he)(?<!it)\s+(?:and|but)\s+(?:we|I)\b(?!\s+both)
    """,
    re.X,
)
_LEAST = 20  # characters of a guest's words before the host may go on without a comma


def attribute(
    document: Document, blocks: Sequence[Block], gazetteer: Gazetteer | None = None
) -> list[tuple[Voice, ...]]:
    """The voices of each block, in its order; empty for captions and boilerplate and where only the
    narrator speaks.

    `gazetteer`: the one that ships, unless another is given.
    Voices are ordered by place; one that is quoted by another names it by `inside`. `actor` is None where
    the text gives words to somebody without saying who.
    """
    return [heard.voices for heard in listen(document, blocks, gazetteer)]


@dataclass(frozen=True, slots=True)
class Heard:
    """The voices of one block, and the passage that they were found in; None for captions and boilerplate."""

    voices: tuple[Voice, ...]
    passage: Passage | None


def listen(document: Document, blocks: Sequence[Block], gazetteer: Gazetteer | None = None) -> list[Heard]:
    """`attribute`, with what it read on the way, so that nobody need look for the same names again."""
    known = gazetteer or shipped_gazetteer()
    passages = [
        passage(index, block, known) if block.kind in ("body", "heading") else None
        for index, block in enumerate(blocks)
    ]
    listener = _Listener(document, [each for each in passages if each], known)
    heard = [listener.hear(each) if each else [] for each in passages]
    named_below(passages, heard)
    signed_below(passages, heard, listener.memory)
    return [Heard(tuple(voices), passage) for voices, passage in zip(heard, passages, strict=True)]


class _Listener:
    """Reads passages in order, remembering who was named."""

    def __init__(self, document: Document, passages: Sequence[Passage], known: Gazetteer) -> None:
        cast = Cast(known)
        cast.introduce(passages)
        self.memory = Memory(document.published, known, cast)
        self.turns = Turns(document, passages, self.memory)
        self.memory.host = host(document, self.memory)
        self.memory.house = president_of_the_house(document, self.memory)
        self.open_quote: Speaker | None = None

    def hear(self, passage: Passage) -> list[Voice]:
        self.memory.at = passage.index
        voices = self._hear(passage)
        announce(passage, self.memory)
        return voices

    def _hear(self, passage: Passage) -> list[Voice]:
        heading = passage.heading and not self.turns.begins(passage)
        outer = None if heading else self.turns.throughout(passage)
        if heading and self.turns.author:
            return []
        if outer is None:
            self.memory.speaking = None
            return self._voices(passage)
        if outer.start:  # a label names whoever speaks; it tells nothing of him
            passage.leave_off(outer.start)
        self.memory.speaking = outer.actor or outer.as_written
        voices = self._voices(passage)
        # Whoever speaks throughout is not his own guest: "I said …" stays his.
        guests = [v for v in voices if v.actor not in (None, outer.actor) and v.start >= outer.start]
        return [outer, *(replace(v, inside=0, end=_own_again(passage, v)) for v in guests)]

    def _voices(self, passage: Passage) -> list[Voice]:
        memory = self.memory
        if named := by_colon(passage, memory):
            memory.before = None
            return named
        claim = may_hold_claim(passage)
        if not (passage.speaking or passage.quoted or passage.formulas or claim):
            self._look_on(passage)
            memory.before = None if passage.heading else Before(passage)
            self.open_quote = self.open_quote if passage.heading else None
            return []
        voices: list[Voice] = []
        self._continued(passage, voices)
        for start, end in passage.sentences():
            self._sentence(passage, start, end, claim, voices)
        if passage.quoted and not passage.heading:
            loose_quotations(passage, self.memory, voices)
        self._leave_open(passage, voices)
        if passage.heading:
            memory.before = None
        return ordered(voices)

    def _sentence(self, passage: Passage, start: int, end: int, claim: bool, voices: list[Voice]) -> None:
        """Add the voices of one sentence. `claim`: somebody's claim may stand in the paragraph."""
        memory, first = self.memory, len(voices)
        memory.sentence = start
        if passage.formulas:
            voices.extend(by_formula(passage, memory, start, end))
        if passage.first_verb(start, end):
            by_verb(passage, memory, start, end, voices)
        if claim and len(voices) == first:
            voices.extend(by_noun(passage, memory, start, end))
        new = voices[first:]
        self._remember(passage, start, end, any(v.inside is None for v in new))
        spoke = self._spoke(new) if new else ()
        memory.before = Before(passage, start, end, spoke)
        if spoke:
            remember_issued(memory, passage, start, end, spoke)

    def _spoke(self, voices: Sequence[Voice]) -> tuple[Speaker, ...]:
        """Those who spoke last in a sentence, together where they share the verb."""
        own = [voice for voice in voices if voice.inside is None and voice.cue_start is not None]
        last = [voice for voice in own if voice.cue_start == own[-1].cue_start]
        return tuple(
            {
                v.actor: Speaker(v.actor, v.as_written, v.side, v.basis, not self.memory.is_body(v.actor))
                for v in reversed(last)
            }.values()
        )

    # --- quotations over several paragraphs -------------------------------------------------------

    def _continued(self, passage: Passage, voices: list[Voice]) -> None:
        """A quotation that the paragraph before left open goes on."""
        who = self.open_quote
        if who and passage.quoted and not passage.text[: passage.quoted[0].start].strip():
            first = passage.quoted[0]
            self.memory.spoke(who)
            voices.append(
                Voice(
                    who.actor,
                    who.as_written,
                    who.side,
                    first.start,
                    first.end,
                    "direct",
                    basis="the quotation goes on from the paragraph above",
                )
            )

    def _leave_open(self, passage: Passage, voices: list[Voice]) -> None:
        """Remember who speaks at the end of a paragraph whose last quotation is not closed."""
        if passage.heading:
            return
        self.open_quote = None
        if passage.quoted and not passage.quoted[-1].closed:
            at = passage.quoted[-1].start
            holder = next((v for v in reversed(voices) if v.start <= at < v.end), None)
            last = self.memory.last
            self.open_quote = last if holder and last and holder.actor == last.actor else None

    # --- memory -----------------------------------------------------------------------------------

    def _look_on(self, passage: Passage) -> None:
        """Remember the people whom a paragraph without voices names."""
        if any(n.kind == "person" or (n.kind == "unknown" and " " in n.name) for n in passage.names):
            for start, end in passage.sentences():
                self._remember(passage, start, end, False)

    def _remember(self, passage: Passage, start: int, end: int, spoke: bool) -> None:
        """Remember the people whom a sentence names, and who is in focus after it."""
        memory = self.memory
        met: dict[str, Speaker] = {}
        for named in filter(self._may_be_person, passage.names_within(start, end)):
            speaker = resolution.name(memory, passage, named)
            if speaker and speaker.actor and speaker.person:
                met[speaker.actor] = speaker
        if spoke or not met:
            return
        subject = opening(passage.shown, passage.names, start, end)
        if subject and subject.named:
            speaker = resolution.name(memory, passage, subject.named)
            if speaker and speaker.actor in met:
                memory.focus = speaker
        elif len(met) == 1 and memory.focus is None:
            memory.focus = next(iter(met.values()))

    def _may_be_person(self, named: Named) -> bool:
        """Whether a name is a person's as far as the article has shown."""
        if named.kind != "unknown":
            return named.kind == "person"
        return " " in named.name or self.memory.full_name(named.name) is not None


def _own_again(passage: Passage, guest: Voice) -> int:
    """Where a speaker who told of another's words goes on with his own: "Berg says it is over — and we
    prove it".
    """
    if guest.kind != "indirect":
        return guest.end
    again = next(
        (
            own
            for own in _OWN.finditer(passage.shown, guest.start + 1, guest.end)
            if own[0].strip()[:1] in "—–,;-" or own.start() - guest.start >= _LEAST
        ),
        None,
    )
    return again.start() if again else guest.end
