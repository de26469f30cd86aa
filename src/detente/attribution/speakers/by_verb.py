"""Attributions by a speech verb and its subject, in one sentence: before it, after it, shared, or going
on.
"""

from __future__ import annotations

import re
from dataclasses import replace

from detente.attribution.coreference import resolution
from detente.attribution.coreference.bodies import document_meant
from detente.attribution.coreference.context import Context
from detente.attribution.coreference.speaker import Speaker
from detente.attribution.mentions.speech_verbs import Verb
from detente.attribution.speakers.by_participle import by_participle
from detente.attribution.speakers.clause_spans import Span, ends_content, rest_of, with_description
from detente.attribution.speakers.content import content_of
from detente.attribution.speakers.content_patterns import BARE_CLAUSE, THAT, THAT_LATER
from detente.attribution.speakers.not_speech import not_said, quotes
from detente.attribution.speakers.nouns_like_verbs import is_a_noun
from detente.attribution.speakers.outer_words import (
    after_holder,
    beside_quotation,
    end_before_as,
    is_linked,
)
from detente.attribution.speakers.speaking_together import together_with
from detente.attribution.speakers.verb_sentence import Spoken, VerbSentence
from detente.attribution.speakers.voices import holder_of, voice_of
from detente.attribution.syntax.noun_phrases import Phrase
from detente.attribution.syntax.passage import Passage
from detente.attribution.syntax.sentence_openings import opening
from detente.attribution.syntax.subject_after import after
from detente.attribution.syntax.subject_before import before
from detente.attribution.syntax.whole_subjects import behind_quotation
from detente.attribution.syntax.word_classes import any_form, words
from detente.records import Voice

_LEAD = 48  # characters before a verb that may negate it
# "Berg did not | say so"; asked only where the words end in one of the endings
_NEGATED = re.compile(rf"(?:\b{any_form('negation before a verb of speech')}|n['’]t)\s+$", re.I)
_DENIALS = ("n't ", "n’t ", *(f"{form} " for form in words("negation before a verb of speech")))
# "Berg was then | asked": somebody else asked
_WAS_JUST = re.compile(
    rf"\b{any_form('form of be')}\s+(?:(?:\w+ly|{any_form('adverb within a passive')})\s+)+$",
    re.I,
)
_ADVERBS = ("ly ", *(f"{form} " for form in words("adverb within a passive")))
_AS = re.compile(r" as(?= )")
_MARK = re.compile(r"[,—–]")
_TO_WHOM = re.compile(r"\s+that\b")  # "The mayor, as you heard, assured Berg that …": Berg listens
_QUOTED_AS = re.compile(
    rf"\b{any_form('participle of those quoted')}(?: (?:by|in) (?:the )?[\w ]{{2,30}})? as\s+$", re.I
)
_PROGRESSIVE = re.compile(
    rf"\b(?:{any_form('form of be before a present participle')}|s?he['’]s|['’]re)\s+(?:\w+ly\s+)?$", re.I
)
_ALSO_DOES = re.compile(
    rf"\b(?:and|but)\s+(?:(?:\w+ly|{any_form('adverb before a second verb')})\s+)?$", re.I
)
# "he | laughed out loud and said"
_JOINED_VERB = re.compile(r"\s(?P<verb>[a-z]+ed(?:\s[a-z]+){0,2})\s+(?:and|but)\s+(?:[a-z]+\s+)?$")


def by_verb(passage: Passage, context: Context, start: int, end: int, voices: list[Voice]) -> Context:
    """What is known after one sentence; its voices are written behind those of the paragraph.

    Args:
        passage: The paragraph.
        context: What is known at the sentence.
        start: Where the sentence begins.
        end: Where it ends.
        voices: Those found in the paragraph so far, whose words may end where another speaks.
    """
    first = first_open = len(voices)
    previous: Verb | None = None
    for verb in passage.verbs_within(start, end):
        while first_open < len(voices) and voices[first_open].end <= verb.start:
            first_open += 1
        over = passage.name_over(verb.start)
        if over and over.kind != "unknown":
            continue  # the "States" of the United States say nothing
        if previous and _is_its_object(passage, previous, verb):
            continue
        previous = verb
        if verb.start in passage.speaking:
            sentence = VerbSentence(passage, context, start, end, voices, first, first_open)
            context = _one_verb(sentence, verb)
    return context


def _is_its_object(passage: Passage, previous: Verb, verb: Verb) -> bool:
    """ "rejected NATO | claims": the second is a noun."""
    between = passage.shown[previous.end : min(verb.start, previous.end + _LEAD)]
    return previous.kind in ("act", "perform") and " " not in between.strip()


def _one_verb(of: VerbSentence, verb: Verb) -> Context:
    """What is known after one verb, its voices written behind the others."""
    lead = of.passage.shown[max(of.start, verb.start - _LEAD) : verb.start]
    participle = verb.words.endswith("ing")
    quoted_as = lead.endswith("as ") and bool(_QUOTED_AS.search(lead))
    if _is_negated(lead) or (not participle and not quoted_as and _is_passive(lead)):
        return of.context
    holder = holder_of(of.voices, of.first_open, verb.start)
    if participle and not _PROGRESSIVE.search(lead) and not quoted_as:
        return by_participle(of.passage, of.context, of.start, of.end, verb, of.voices, of.first, holder)
    if verb.kind == "weak" and not _may_govern(of, verb):
        return of.context
    found = _subject(of, verb, lead, holder)
    if found is None or not _speaks(of, found):
        return of.context
    sentence, spoken = beside_quotation(of, found)
    if not is_linked(sentence, spoken) or _thinks_on(sentence, spoken):
        return of.context
    return _attribute(sentence, after_holder(sentence, spoken))


def _thinks_on(of: VerbSentence, spoken: Spoken) -> bool:
    """ "Berg says that it holds, but | she knows that the road is gone": within her own words."""
    if spoken.holder is None or spoken.verb.kind != "weak" or spoken.phrase.kind != "pronoun":
        return False
    holder = of.voices[spoken.holder]
    if holder.cue_end is None or holder.cue_end > holder.start:
        return False
    speaker, _ = resolution.resolve(of.context, of.passage, spoken.phrase)
    return speaker is not None and speaker.actor is not None and speaker.actor == holder.actor


def _is_negated(lead: str) -> bool:
    """ "Berg did not | say": asked of the last letters first."""
    return lead.endswith(_DENIALS) and bool(_NEGATED.search(lead))


def _is_passive(lead: str) -> bool:
    """ "Berg was then | asked" """
    return lead.endswith(_ADVERBS) and bool(_WAS_JUST.search(lead))


def _speaks(of: VerbSentence, spoken: Spoken) -> bool:
    """Whether the subject says anything by its verb."""
    passage, verb, phrase = of.passage, spoken.verb, spoken.phrase
    if not spoken.inverted and not_said(passage, of.context, of.start, of.end, phrase, verb):
        return False
    if phrase.kind == "thing" and not _thing_speaks(of, phrase, verb):
        return False
    return spoken.inverted or passage.heading or not is_a_noun(passage, of.context, of.start, phrase, verb)


def _thing_speaks(of: VerbSentence, phrase: Phrase, verb: Verb) -> bool:
    """ "The clip says that …", "The 40-year-old said": something that is surely quoted, or somebody's
    document.
    """
    shown = of.passage.shown
    if shown.endswith("-old", phrase.start, phrase.end):
        return True
    if document_meant(of.context, " ".join(shown[phrase.start : phrase.end].split())):
        return True
    said = verb.kind == "say" and THAT.match(shown, verb.end, of.end)
    return bool(said) or quotes(of.passage, of.start, of.end)


def _attribute(of: VerbSentence, spoken: Spoken) -> Context:
    """What is known after a verb and its subject, whose voices are written behind the others."""
    passage, verb, phrase = of.passage, spoken.verb, spoken.phrase
    low, high = _place(of, spoken)
    span = content_of(passage, of.start, of.end, low, high, verb, spoken.inverted)
    if span is None:
        return of.context
    speaker, context = resolution.resolve(of.context, passage, phrase)
    if speaker is None or _speaks_already(of, spoken, speaker):
        return context
    if passage.heading and spoken.holder is None:
        end_before_as(of, phrase)
    earlier: tuple[Speaker, ...] = ()
    if not speaker.beside:
        earlier, context = together_with(passage, of.start, context, phrase, verb)
    together = (*reversed(earlier), speaker, *speaker.beside)
    # What is said on both sides of the verb is one statement in two places.
    both = span[1] <= low
    rest = rest_of(passage, of.end, high, spoken.inverted) if both else None
    of.voices.extend((*_voices(of, spoken, together, span), *_voices(of, spoken, together, rest)))
    return _after_speech(context, speaker, together) if spoken.holder is None else context


def _after_speech(context: Context, speaker: Speaker, together: tuple[Speaker, ...]) -> Context:
    """After a verb of speech whose subject is one speaker, or several together."""
    if len(together) > 1 and all(who.actor for who in together):
        context = context.with_together(together)
        speaker = replace(together[0], beside=together[1:])
    return context.after_speech_by(speaker)


def _place(of: VerbSentence, spoken: Spoken) -> Span:
    """Where the attribution begins and ends: its subject and verb, a description before the name with it."""
    if spoken.inverted:
        return spoken.verb.start, spoken.phrase.end
    return with_description(of.passage, of.start, spoken.phrase.start), spoken.verb.end


def _speaks_already(of: VerbSentence, spoken: Spoken, speaker: Speaker) -> bool:
    """Whether the words are within those of the same speaker, or of one who tells what his own side says:
    "Berg, the foreign minister of Norland, said that | Norland had proposed a truce".
    """
    if spoken.holder is None:
        return False
    holder = of.voices[spoken.holder]
    own_side = holder.kind == "indirect" and not speaker.person and speaker.side is not None
    return speaker.actor == holder.actor or (own_side and speaker.side == holder.side)


def _voices(
    of: VerbSentence, spoken: Spoken, together: tuple[Speaker, ...], span: Span | None
) -> tuple[Voice, ...]:
    """One voice for each of those who say the words of a span; none where there are no words."""
    if span is None:
        return ()
    verb, holder = spoken.verb, spoken.holder
    return tuple(
        replace(voice_of(who, span, of.passage, verb.start, verb.end), inside=holder)
        for who in reversed(together)
    )


def _may_govern(of: VerbSentence, verb: Verb) -> bool:
    """Whether a verb that rarely means speaking stands beside anything that may have been said."""
    if of.passage.quoted or verb.words.endswith(" it"):
        return True
    passage, shown = of.passage, of.passage.shown
    if verb.words in words("verb that calls something as") and passage.first_match(_AS, verb.end, of.end):
        return True
    if verb.words in words("verb that reports a bare clause") and BARE_CLAUSE.match(shown, verb.end, of.end):
        return True
    if passage.first_match(_MARK, of.start, verb.start):
        return True
    return bool(THAT.match(shown, verb.end, of.end) or THAT_LATER.match(shown, verb.end, of.end))


def _subject(of: VerbSentence, verb: Verb, lead: str, holder: int | None) -> Spoken | None:
    """The verb with its subject: before it, behind it, or the sentence's own."""
    passage, start, end = of.passage, of.start, of.end
    phrase = before(passage.shown, passage.names, start, verb.start, heading=passage.heading)
    if phrase:
        return Spoken(verb, phrase, False, holder)
    speaks_behind = verb.kind != "act" and verb.words not in words("names its listener")
    begins = passage.is_bare(start, verb.start)
    if speaks_behind and (begins or ends_content(passage, start, verb.start)):
        behind = after(passage.shown, passage.names, verb.end, end)
        announces = passage.shown.startswith(":", behind.end) if behind else False
        if behind and (announces if begins else not _TO_WHOM.match(passage.shown, behind.end, end)):
            return Spoken(verb, behind, True, holder)
    if verb.kind in ("say", "weak") and (whole := behind_quotation(passage, start, verb.start)):
        return Spoken(verb, whole, False, holder)
    if holder is None and _ALSO_DOES.search(lead):
        if phrase := _of_verb_before(passage, start, lead, verb):
            return Spoken(verb, phrase, False, holder)
        # "Berg welcomed it and called for talks"
        phrase = opening(
            passage.shown,
            passage.names,
            start,
            verb.start,
            bodies=True,
            surnames=of.context.facts.full_names.names,
        )
    return Spoken(verb, phrase, False, holder) if phrase else None


def _of_verb_before(passage: Passage, start: int, lead: str, verb: Verb) -> Phrase | None:
    """ "In the rain, | he | laughed and said": the subject of the verb that "and" joins to this one."""
    joined = _JOINED_VERB.search(lead)
    if joined is None:
        return None
    at = verb.start - len(lead) + joined.start("verb")
    found = before(passage.shown, passage.names, start, at)
    return found if found and found.kind in ("pronoun", "name") else None
