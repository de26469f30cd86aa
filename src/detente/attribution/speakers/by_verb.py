"""Attributions by a speech verb and its subject, in one sentence: before it, after it, shared, or going
on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from detente.attribution.coreference import resolution
from detente.attribution.coreference.context import Context
from detente.attribution.coreference.speaker import Speaker
from detente.attribution.mentions.names import Named
from detente.attribution.mentions.speech_verbs import Verb
from detente.attribution.speakers.by_participle import by_participle
from detente.attribution.speakers.clause_spans import Span, ends_content, rest_of, with_description
from detente.attribution.speakers.content import content_of
from detente.attribution.speakers.content_patterns import THAT
from detente.attribution.speakers.not_speech import not_said, quotes
from detente.attribution.speakers.nouns_like_verbs import is_a_noun
from detente.attribution.speakers.voices import holder_of, voice_of
from detente.attribution.syntax.noun_phrases import Phrase
from detente.attribution.syntax.passage import Passage
from detente.attribution.syntax.sentence_openings import opening
from detente.attribution.syntax.subject_after import after
from detente.attribution.syntax.subject_before import before
from detente.attribution.syntax.word_classes import any_form, words
from detente.records import Voice

_LEAD = 48  # characters before a verb that may negate it
_LINKS = 24  # characters before a phrase that may link it to the clause before
# "Berg did not | say so"; asked only where the words end in one of the endings
_NEGATED = re.compile(rf"(?:\b{any_form('negation before a verb of speech')}|n['’]t)\s+$", re.I)
_DENIALS = ("n't ", "n’t ", *(f"{form} " for form in words("negation before a verb of speech")))
# "Berg was then | asked": somebody else asked
_WAS_JUST = re.compile(
    rf"\b{any_form('form of be')}\s+(?:(?:\w+ly|{any_form('adverb within a passive')})\s+)+$",
    re.I,
)
_ADVERBS = ("ly ", *(f"{form} " for form in words("adverb within a passive")))
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
_LINK = re.compile(
    rf"(?:[,;—–]\s*{any_form('links a clause')}?|\b{any_form('links a bare clause')})\s*$", re.I
)
_AS_IN_HEADINGS = re.compile(r"\b[Aa]s\s+$")
_JOINT = re.compile(r",?\s+and\s+|\s*&\s*")
_JOINT_IN_HEADINGS = re.compile(r"\s*(?:,|,?\s+and|&)\s*")
# "I told Berg, and Holm has said": one speaks
_ALONE = re.compile(rf"\b{any_form('verb of one speaker alone')}\b")
_BODIES = ("state", "organisation", "capital")
_HANGS_ON = re.compile(rf"\b{any_form('preposition that a name hangs on')}\s+(?:the\s+)?$", re.I)


_Heard = tuple[tuple[Voice, ...], Context]  # the paragraph's voices so far, and what is known after them


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence from `start` to `end` at one of its verbs: what is known there, and the paragraph's voices.

    Those from `first` on are its own; those before `first_open` end before the verb.
    """

    passage: Passage
    context: Context
    start: int
    end: int
    voices: tuple[Voice, ...]
    first: int
    first_open: int

    def with_voice(self, index: int, voice: Voice) -> tuple[Voice, ...]:
        """The voices with another in the place of one."""
        return (*self.voices[:index], voice, *self.voices[index + 1 :])


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A verb with its subject. `inverted`: the subject stands behind; `holder`: the voice it stands
    within.
    """

    verb: Verb
    phrase: Phrase
    inverted: bool
    holder: int | None


def by_verb(passage: Passage, context: Context, start: int, end: int, voices: tuple[Voice, ...]) -> _Heard:
    """The voices of the paragraph with those of one sentence, and what is known after it.

    Args:
        passage: The paragraph.
        context: What is known at the sentence.
        start: Where the sentence begins.
        end: Where it ends.
        voices: Those found in the paragraph so far.
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
            sentence = _Sentence(passage, context, start, end, voices, first, first_open)
            voices, context = _one_verb(sentence, verb)
    return voices, context


def _is_its_object(passage: Passage, previous: Verb, verb: Verb) -> bool:
    """ "rejected NATO | claims": the second is a noun."""
    between = passage.shown[previous.end : min(verb.start, previous.end + _LEAD)]
    return previous.kind in ("act", "perform") and " " not in between.strip()


def _one_verb(of: _Sentence, verb: Verb) -> _Heard:
    """The voices with those of one verb, and what is known after it."""
    lead = of.passage.shown[max(of.start, verb.start - _LEAD) : verb.start]
    participle = verb.words.endswith("ing")
    quoted_as = lead.endswith("as ") and bool(_QUOTED_AS.search(lead))
    if _is_negated(lead) or (not participle and not quoted_as and _is_passive(lead)):
        return of.voices, of.context
    holder = holder_of(of.voices, of.first_open, verb.start)
    if participle and not _PROGRESSIVE.search(lead) and not quoted_as:
        return by_participle(of.passage, of.context, of.start, of.end, verb, of.voices, of.first, holder)
    if verb.kind == "weak" and not _may_govern(of, verb):
        return of.voices, of.context
    found = _subject(of, verb, lead, holder)
    if found is None or not _speaks(of, found):
        return of.voices, of.context
    sentence, spoken = _beside_quotation(of, found)
    if not _is_linked(sentence, spoken):
        return sentence.voices, of.context
    return _attribute(*_after_holder(sentence, spoken))


def _is_negated(lead: str) -> bool:
    """ "Berg did not | say": asked of the last letters first."""
    return lead.endswith(_DENIALS) and bool(_NEGATED.search(lead))


def _is_passive(lead: str) -> bool:
    """ "Berg was then | asked" """
    return lead.endswith(_ADVERBS) and bool(_WAS_JUST.search(lead))


def _speaks(of: _Sentence, spoken: _Spoken) -> bool:
    """Whether the subject says anything by its verb."""
    passage, verb, phrase = of.passage, spoken.verb, spoken.phrase
    if not spoken.inverted and not_said(passage, of.context, of.start, of.end, phrase, verb):
        return False
    if phrase.kind == "thing" and not _thing_speaks(of, phrase, verb):
        return False
    return spoken.inverted or passage.heading or not is_a_noun(passage, of.context, of.start, phrase, verb)


def _thing_speaks(of: _Sentence, phrase: Phrase, verb: Verb) -> bool:
    """ "The clip says that …", "The 40-year-old said": something unknown that is surely quoted."""
    shown = of.passage.shown
    if shown.endswith("-old", phrase.start, phrase.end):
        return True
    said = verb.kind == "say" and THAT.match(shown, verb.end, of.end)
    return bool(said) or quotes(of.passage, of.start, of.end)


def _beside_quotation(of: _Sentence, spoken: _Spoken) -> tuple[_Sentence, _Spoken]:
    """“…: “…,” the union wrote”: the quotation is of the speaker beside it; the outer one ends there."""
    if spoken.holder is None:
        return of, spoken
    holder = of.voices[spoken.holder]
    last = of.passage.quotation_before(spoken.phrase.start)
    if last is None or not last.closed or holder.cue_end is None:
        return of, spoken
    parted = holder.start < last.start and holder.cue_end < last.start
    if not parted or of.passage.text[last.end - 2] not in ",?!":
        return of, spoken
    if of.passage.shown[last.end : spoken.phrase.start].strip():
        return of, spoken
    ends = last.start
    while ends and of.passage.shown[ends - 1].isspace():
        ends -= 1
    voices = of.with_voice(spoken.holder, replace(holder, end=max(holder.start + 1, ends)))
    return replace(of, start=last.start, voices=voices), replace(spoken, holder=None)


def _link(of: _Sentence, phrase: Phrase) -> re.Match[str] | None:
    """The comma or conjunction that links a phrase to the clause before."""
    return _LINK.search(of.passage.shown, max(of.start, phrase.start - _LINKS), phrase.start)


def _is_linked(of: _Sentence, spoken: _Spoken) -> bool:
    """Whether a pronoun within another's words may begin a clause of the narrator."""
    return spoken.holder is None or spoken.phrase.kind != "pronoun" or _link(of, spoken.phrase) is not None


def _after_holder(of: _Sentence, spoken: _Spoken) -> tuple[_Sentence, _Spoken]:
    """ "Berg said it held, and Holm said …": the second clause ends the words of the first."""
    if spoken.holder is None or spoken.inverted or spoken.phrase.kind not in ("name", "pronoun"):
        return of, spoken
    link, holder = _link(of, spoken.phrase), of.voices[spoken.holder]
    if link is None or holder.start >= link.start():
        return of, spoken
    voices = of.with_voice(spoken.holder, replace(holder, end=link.start()))
    return replace(of, voices=voices), replace(spoken, holder=None)


def _attribute(of: _Sentence, spoken: _Spoken) -> _Heard:
    """The voices with those of a verb and its subject, and what is known after it."""
    passage, verb, phrase = of.passage, spoken.verb, spoken.phrase
    low, high = _place(of, spoken)
    span = content_of(passage, of.start, of.end, low, high, verb, spoken.inverted)
    if span is None:
        return of.voices, of.context
    speaker, context = resolution.resolve(of.context, passage, phrase)
    if speaker is None or _speaks_already(of, spoken, speaker):
        return of.voices, context
    voices = _ended_before_as(of, phrase) if passage.heading and spoken.holder is None else of.voices
    earlier: tuple[Speaker, ...] = ()
    if not speaker.beside:
        earlier, context = _together(of, context, phrase, verb)
    together = (*reversed(earlier), speaker, *speaker.beside)
    # What is said on both sides of the verb is one statement in two places.
    both = spoken.inverted or span[1] <= low
    rest = rest_of(passage, of.end, high, spoken.inverted) if both else None
    voices = (*voices, *_voices(of, spoken, together, span), *_voices(of, spoken, together, rest))
    if spoken.holder is None:
        context = _after_speech(context, speaker, together)
    return voices, context


def _after_speech(context: Context, speaker: Speaker, together: tuple[Speaker, ...]) -> Context:
    """After a verb of speech whose subject is one speaker, or several together."""
    if len(together) > 1 and all(who.actor for who in together):
        context = context.with_together(together)
        speaker = replace(together[0], beside=together[1:])
    return context.after_speech_by(speaker)


def _place(of: _Sentence, spoken: _Spoken) -> Span:
    """Where the attribution begins and ends: its subject and verb, a description before the name with it."""
    if spoken.inverted:
        return spoken.verb.start, spoken.phrase.end
    return with_description(of.passage, of.start, spoken.phrase.start), spoken.verb.end


def _speaks_already(of: _Sentence, spoken: _Spoken, speaker: Speaker) -> bool:
    return spoken.holder is not None and speaker.actor == of.voices[spoken.holder].actor


def _voices(
    of: _Sentence, spoken: _Spoken, together: tuple[Speaker, ...], span: Span | None
) -> tuple[Voice, ...]:
    """One voice for each of those who say the words of a span; none where there are no words."""
    if span is None:
        return ()
    verb, holder = spoken.verb, spoken.holder
    return tuple(
        replace(voice_of(who, span, of.passage, verb.start, verb.end), inside=holder)
        for who in reversed(together)
    )


def _ended_before_as(of: _Sentence, phrase: Phrase) -> tuple[Voice, ...]:
    """ "Berg Warns of Floods as | Holm Resigns": in a heading the words of the first end before "as"."""
    begins = max(of.start if of.first else 0, phrase.start - _LINKS)
    cut = _AS_IN_HEADINGS.search(of.passage.shown, begins, phrase.start)
    if cut is None:
        return of.voices
    at = cut.start()
    own = (
        replace(voice, end=at) if voice.start < at < voice.end else voice for voice in of.voices[of.first :]
    )
    return (*of.voices[: of.first], *own)


def _may_govern(of: _Sentence, verb: Verb) -> bool:
    """Whether a verb that rarely means speaking stands beside anything that may have been said."""
    if of.passage.quoted or verb.words.endswith(" it"):
        return True
    shown = of.passage.shown
    if any(shown.rfind(mark, of.start, verb.start) >= 0 for mark in ",—–"):
        return True
    return bool(THAT.match(shown, verb.end, of.end))


def _subject(of: _Sentence, verb: Verb, lead: str, holder: int | None) -> _Spoken | None:
    """The verb with its subject: before it, behind it, or the sentence's own."""
    passage, start, end = of.passage, of.start, of.end
    phrase = before(passage.shown, passage.names, start, verb.start, heading=passage.heading)
    if phrase:
        return _Spoken(verb, phrase, False, holder)
    speaks_behind = verb.kind != "act" and verb.words not in words("names its listener")
    if speaks_behind and ends_content(passage, start, verb.start):
        behind = after(passage.shown, passage.names, verb.end, end)
        if behind and not _TO_WHOM.match(passage.shown, behind.end, end):
            return _Spoken(verb, behind, True, holder)
    if holder is None and _ALSO_DOES.search(lead):
        # "Berg welcomed it and called for talks"
        phrase = opening(passage.shown, passage.names, start, verb.start, bodies=True)
    return _Spoken(verb, phrase, False, holder) if phrase else None


def _together(
    of: _Sentence, context: Context, phrase: Phrase, verb: Verb
) -> tuple[tuple[Speaker, ...], Context]:
    """ "Berg and Holm said", in headings "Berg, Holm reject": those before the last of them, from the
    right; and what is known after them.
    """
    together: tuple[Speaker, ...] = ()
    shown, at, last = of.passage.shown, phrase.start, phrase.named
    if phrase.kind != "name" or last is None or _ALONE.search(shown, phrase.end, verb.start):
        return together, context
    while True:
        joint = _JOINT_IN_HEADINGS if of.passage.heading or together else _JOINT
        earlier = of.passage.name_before(at)
        if earlier is None or earlier.start < of.start or not joint.fullmatch(shown, earlier.end, at):
            return together, context
        body = earlier.kind in _BODIES
        if not (_body_joins(of, earlier, last, at) if body else _person_joins(context, earlier)):
            return together, context
        speaker, context = resolution.name(context, of.passage, earlier)
        if speaker:
            together = (*together, speaker)
        at = earlier.start


def _body_joins(of: _Sentence, earlier: Named, last: Named, at: int) -> bool:
    """ "Norway, Sweden and Denmark said", but "Finland Joins NATO, Kremlin Answers"."""
    shown = of.passage.shown
    listed = of.passage.heading and "and" not in shown[earlier.end : at]
    if listed and shown[of.start : earlier.start].rstrip()[-1:] not in ("", ";", ":"):
        return False
    return last.kind in _BODIES and not _HANGS_ON.search(
        shown, max(of.start, earlier.start - _LINKS), earlier.start
    )


def _person_joins(context: Context, earlier: Named) -> bool:
    """ "Ida Berg and Bruno Holm said" """
    if earlier.kind == "person":
        return True
    return earlier.kind == "unknown" and context.full_name(earlier.name.split()[-1]) is not None
