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
from detente.attribution.coreference.bodies import after_issuing, after_publishing, names_document
from detente.attribution.coreference.context import Before, Context, Facts
from detente.attribution.coreference.deciding_body import deciding_body
from detente.attribution.coreference.full_names import full_names_of
from detente.attribution.coreference.short_names import bodies_by_last_word
from detente.attribution.coreference.speaker import Speaker
from detente.attribution.gazetteer.gazetteer_tables import gazetteer as shipped_gazetteer
from detente.attribution.gazetteer.known_names import Gazetteer
from detente.attribution.mentions.names import Named
from detente.attribution.speakers.announced import after_announcing
from detente.attribution.speakers.by_document import by_document, tells_of_document
from detente.attribution.speakers.by_formula import by_colon, by_formula, by_noun, may_hold_claim
from detente.attribution.speakers.by_verb import by_verb
from detente.attribution.speakers.named_below import named_below, signed_below
from detente.attribution.speakers.own_publications import publisher
from detente.attribution.speakers.quoted_by_another import by_another, may_pass_on
from detente.attribution.speakers.transcript_turns import TranscriptTurns, transcript_turns_of
from detente.attribution.speakers.unclaimed_quotations import loose_quotations
from detente.attribution.speakers.unmarked_words import unmarked_words
from detente.attribution.speakers.voices import ordered
from detente.attribution.speakers.whole_document import host, president_of_the_house
from detente.attribution.speakers.words_go_on import words_go_on
from detente.attribution.syntax.passage import Passage, passage
from detente.attribution.syntax.sentence_openings import opening
from detente.attribution.syntax.word_classes import any_form
from detente.records import Block, Document, Voice

# "Berg says it is over | — and we prove it": whose words hold Berg's goes on with his own
_OWN = re.compile(
    rf"""
      \s*(?:[—–,;]|\s-)\s*{any_form("joins a clause of the speaker's own")}\s+(?:we|I)\b
    | (?<!they)(?<!you)(?<!he)(?<!it)\s+(?:and|but)\s+(?:we|I)\b(?!\s+both)
    """,
    re.X,
)
_SETS_OFF = frozenset("—–,;-")
_LEAST = 20  # characters of a guest's words before the host may go on without a comma


def attribute(
    document: Document, blocks: Sequence[Block], gazetteer: Gazetteer | None = None
) -> list[tuple[Voice, ...]]:
    """The voices of each block, in its order; empty for captions and boilerplate and where only the narrator
    speaks.

    Voices are ordered by place; one that is quoted by another names it by `inside`. `actor` is None where the
    text gives words to somebody without saying who.

    Args:
        document: For its title, author and date, which name speakers too.
        blocks: The paragraphs to read, in reading order.
        gazetteer: The actors that are known; those that ship if None.

    Returns:
        One tuple of voices a block.
    """
    return [heard.voices for heard in listen(document, blocks, gazetteer)]


@dataclass(frozen=True, slots=True)
class Heard:
    """The voices of one block, and the passage that they were found in; None for captions and boilerplate."""

    voices: tuple[Voice, ...]
    passage: Passage | None


def listen(document: Document, blocks: Sequence[Block], gazetteer: Gazetteer | None = None) -> list[Heard]:
    """`attribute`, with what it read on the way, so that nobody need look for the same names again.

    Args:
        document: For its title, author and date, which name speakers too.
        blocks: The paragraphs to read, in reading order.
        gazetteer: The actors that are known; those that ship if None.

    Returns:
        For each block its voices, and the passage with the names found in it (None for blocks that are not
        read).
    """
    known = gazetteer or shipped_gazetteer()
    passages = [
        passage(index, block, known) if block.kind in ("body", "heading") else None
        for index, block in enumerate(blocks)
    ]
    turns, context = _opened(document, [each for each in passages if each], known)
    heard: list[list[Voice]] = []
    for each in passages:
        voices, context = _paragraph(turns, each, context) if each else ([], context)
        heard.append(voices)
    named_below(passages, heard)
    signed_below(passages, heard, context)
    return [Heard(tuple(voices), passage) for voices, passage in zip(heard, passages, strict=True)]


def _opened(
    document: Document, passages: Sequence[Passage], known: Gazetteer
) -> tuple[TranscriptTurns, Context]:
    """The turns of a document, and what is known of it before its first paragraph."""
    names = full_names_of(passages, known.given)
    deciding, bodies = deciding_body(passages), bodies_by_last_word(passages)
    facts = Facts(document.published, known, names, deciding=deciding, bodies=bodies)
    turns, context = transcript_turns_of(document, passages, Context(facts))
    president, context = host(document, context)
    house, issuer = president_of_the_house(document, facts), publisher(document, known)
    facts = replace(facts, host=president, house=house, publisher=issuer)
    return turns, context._replace(facts=facts)


def _paragraph(turns: TranscriptTurns, passage: Passage, context: Context) -> tuple[list[Voice], Context]:
    """The voices of a paragraph, and what is known after it."""
    voices, context = _within_turn(turns, passage, context.in_paragraph(passage.index))
    if not voices and context.expected.announced:
        announced, unmarked = unmarked_words(passage, context)
        if announced:
            return list(unmarked), context.after_words_of(announced)  # who may go on in the next
    return voices, after_announcing(passage, context)


def _within_turn(turns: TranscriptTurns, passage: Passage, context: Context) -> tuple[list[Voice], Context]:
    """The voices of a paragraph, within that of the speaker of the whole document."""
    heading = passage.heading and not turns.begins(passage)
    outer, context = (None, context) if heading else turns.throughout(passage, context)
    if heading and turns.author:
        return [], context
    if outer is None:
        return _voices(passage, context.in_speech_of(None))
    if outer.start:  # a label names the speaker; it says nothing about him
        passage.leave_off(outer.start)
    voices, context = _voices(passage, context.in_speech_of(outer.actor or outer.as_written))
    # The speaker of the whole document is not his own guest: "I said …" stays his.
    guests = [v for v in voices if v.actor not in (None, outer.actor) and v.start >= outer.start]
    return [outer, *(replace(v, inside=0, end=_own_again(passage, v)) for v in guests)], context


def _voices(passage: Passage, context: Context) -> tuple[list[Voice], Context]:
    """The voices of a paragraph by its own words, and what is known after it."""
    named, context = by_colon(passage, context)
    if named:
        return named, context.behind(None)
    claim = may_hold_claim(passage)
    if not (passage.speaking or passage.quoted or passage.formulas or claim or tells_of_document(passage)):
        return [], _without_voices(passage, context)
    voices, context = _continued(passage, context)
    before = context.place.before
    for start, end in passage.sentences():
        first, context = len(voices), context.in_sentence(start, before)
        context = _sentence(passage, start, end, claim, voices, context)
        spoke: tuple[Speaker, ...] = ()
        if len(voices) == first and (further := words_go_on(passage, context, start, end, voices)):
            voices.extend(further)
            spoke = before.who if before else ()
        elif len(voices) == first and (held := by_document(passage, context, start, end)):
            voices.extend(held)
            spoke = _spoke(held, context)
        elif len(voices) > first:
            spoke = _spoke(voices[first:], context)
            context = after_issuing(context, passage, start, end, spoke)
        elif not passage.heading:
            context = after_publishing(context, passage, start, end)
        before = Before(passage, start, end, spoke)
    if passage.heading:
        return ordered(voices), context.behind(None)
    context = context.behind(before)
    if passage.quoted:
        context = loose_quotations(passage, context, voices)
    return ordered(voices), context.leaving_open(_speaks_on(passage, context, voices))


def _without_voices(passage: Passage, context: Context) -> Context:
    """After a paragraph in which only the narrator speaks: the people whom it names are known."""
    if any(n.kind == "person" or (n.kind == "unknown" and " " in n.name) for n in passage.names):
        for start, end in passage.sentences():
            context = _after_names(passage, start, end, False, context)
    if passage.heading:
        return context.behind(None)
    if names_document(passage, 0, len(passage.shown)):
        for start, end in passage.sentences():
            context = after_publishing(context, passage, start, end)
    return context.behind(Before(passage)).leaving_open(None)


def _sentence(
    passage: Passage, start: int, end: int, claim: bool, voices: list[Voice], context: Context
) -> Context:
    """What is known after one sentence; its voices are written behind those so far.

    Args:
        passage: The paragraph.
        start: Where the sentence begins.
        end: Where it ends.
        claim: Whether somebody's claim may stand in the paragraph.
        voices: Those of the paragraph so far.
        context: What is known at the sentence.
    """
    first = len(voices)
    if passage.formulas:
        according, context = by_formula(passage, context, start, end)
        voices.extend(according)
    passed_on: list[Voice] = []
    if passage.first_verb(start, end) and may_pass_on(passage):
        passed_on, context = by_another(passage, context, start, end)
        voices.extend(passed_on)
    if passage.first_verb(start, end) and not passed_on:
        context = by_verb(passage, context, start, end, voices)
    if claim and len(voices) == first:
        claims, context = by_noun(passage, context, start, end)
        voices.extend(claims)
    spoke = any(voice.inside is None for voice in voices[first:])
    return _after_names(passage, start, end, spoke, context)


def _spoke(voices: Sequence[Voice], context: Context) -> tuple[Speaker, ...]:
    """Those who spoke last in a sentence, together where they share the verb."""
    own = [voice for voice in voices if voice.inside is None and voice.cue_start is not None]
    if not own:
        return ()
    last = [voice for voice in own if voice.cue_start == own[-1].cue_start]
    return tuple(
        {
            v.actor: Speaker(v.actor, v.as_written, v.side, v.basis, not context.is_body(v.actor))
            for v in reversed(last)
        }.values()
    )


# --- quotations over several paragraphs -----------------------------------------------------------


def _continued(passage: Passage, context: Context) -> tuple[list[Voice], Context]:
    """The voice of a quotation that the paragraph before left open, and what is known after it."""
    who = context.expected.open_quote
    if not who or not passage.quoted or passage.text[: passage.quoted[0].start].strip():
        return [], context
    first, basis = passage.quoted[0], "the quotation goes on from the paragraph above"
    voice = Voice(who.actor, who.as_written, who.side, first.start, first.end, "direct", basis=basis)
    return [voice], context.after_words_of(who)


def _speaks_on(passage: Passage, context: Context, voices: Sequence[Voice]) -> Speaker | None:
    """Who speaks at the end of a paragraph whose last quotation is not closed."""
    if not passage.quoted or passage.quoted[-1].closed:
        return None
    at = passage.quoted[-1].start
    holder = next((v for v in reversed(voices) if v.start <= at < v.end), None)
    last = context.attention.last
    return last if holder and last and holder.actor == last.actor else None


# --- who is named ---------------------------------------------------------------------------------


def _after_names(passage: Passage, start: int, end: int, spoke: bool, context: Context) -> Context:
    """After the names of a sentence: its people are known, and who is in focus. `spoke`: somebody did."""
    met: dict[str, Speaker] = {}
    for named in passage.names_within(start, end):
        if not _may_be_person(named, context):
            continue
        speaker, context = resolution.name(context, passage, named)
        if speaker and speaker.actor and speaker.person:
            met[speaker.actor] = speaker
    if spoke or not met:
        return context
    subject = opening(passage.shown, passage.names, start, end)
    if subject and subject.named:
        speaker, context = resolution.name(context, passage, subject.named)
        return context.with_focus(speaker) if speaker and speaker.actor in met else context
    if len(met) == 1 and context.attention.focus is None:
        return context.with_focus(next(iter(met.values())))
    return context


def _may_be_person(named: Named, context: Context) -> bool:
    """Whether a name is a person's as far as the article has shown."""
    if named.kind != "unknown":
        return named.kind == "person"
    return " " in named.name or context.full_name(named.name) is not None


def _own_again(passage: Passage, guest: Voice) -> int:
    """Where a speaker who reported another's words goes on with his own: "Berg says it is over — and we
    prove it".
    """
    if guest.kind != "indirect":
        return guest.end
    again = passage.first_match(_OWN, guest.start + 1, guest.end)
    while again and again[0].strip()[:1] not in _SETS_OFF and again.start() - guest.start < _LEAST:
        again = passage.first_match(_OWN, again.end(), guest.end)
    return again.start() if again else guest.end
