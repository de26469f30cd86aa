"""Attributions by a speech verb and its subject, in one sentence: before it, after it, shared, or going on."""

from __future__ import annotations

import re
from dataclasses import replace

from detente.attribution.coreference import resolution
from detente.attribution.coreference.memory import Memory, Speaker
from detente.attribution.mentions.speech_verbs import Verb
from detente.attribution.speakers.by_participle import by_participle
from detente.attribution.speakers.content import THAT, content_of, ends_content, rest_of, with_description
from detente.attribution.speakers.not_speech import is_a_noun, not_said, quotes
from detente.attribution.speakers.voices import voice_of
from detente.attribution.syntax.noun_phrases import Phrase
from detente.attribution.syntax.passage import Passage
from detente.attribution.syntax.sentence_openings import opening
from detente.attribution.syntax.subject_after import after
from detente.attribution.syntax.subject_before import before
from detente.records import Voice

_NEGATED = re.compile(r"(?:\bnot|n['’]t|\bnever|\bwithout|\bno one|\bnobody)\s+$", re.I)
_ADVERBS = ("ly ", "just ", "also ", "again ", "then ", "later ", "once ", "often ", "even ")
_TO_WHOM = re.compile(r"\s+that\b")  # "The mayor, as you heard, assured Berg that …": Berg is told
_WAS_JUST = re.compile(
    r"\b(?:is|are|was|were|be|been|being)\s+(?:(?:\w+ly|just|also|again|then|later|once|often|even)\s+)+$",
    re.I,
)
_DENIALS = ("not ", "n't ", "n’t ", "ever ", "hout ", "one ", "body ")
_QUOTED_AS = re.compile(r"\b(?:quoted|cited|reported)(?: (?:by|in) (?:the )?[\w ]{2,30})? as\s+$", re.I)
_PROGRESSIVE = re.compile(r"\b(?:is|are|was|were|been|he['’]s|she['’]s|['’]re)\s+(?:\w+ly\s+)?$", re.I)
_ALSO_DOES = re.compile(r"\b(?:and|but)\s+(?:\w+ly\s+|also\s+|then\s+|later\s+)?$", re.I)
_LINK = re.compile(
    r"(?:[,;—–]\s*(?:and|but|while|whereas|as|though|although)?|\b(?:while|as|but|and|whereas))\s*$", re.I
)
_AS_IN_HEADINGS = re.compile(r"\b[Aa]s\s+$")
_JOINT = re.compile(r",?\s+and\s+|\s*&\s*")
_JOINT_IN_HEADINGS = re.compile(r"\s*(?:,|,?\s+and|&)\s*")
_ALONE = re.compile(r"\b(?:has|is|was|does)\b")  # "I told Berg, and Holm has said": one speaks
_BODIES = ("state", "organisation", "capital")
_HANGS_ON = re.compile(r"\b(?:in|of|from|with|between|to|at|for|by|against)\s+(?:the\s+)?$", re.I)
_LEAD = 48  # characters before a verb that may negate it


def by_verb(passage: Passage, memory: Memory, start: int, end: int, voices: list[Voice]) -> None:
    """Add the voices of one sentence to those of the paragraph; those before `first` belong to earlier sentences."""
    first = len(voices)
    previous: Verb | None = None
    for verb in passage.verbs_from(start):
        if verb.end > end:
            break
        over = passage.name_over(verb.start)
        if over and over.kind != "unknown":
            continue  # the "States" of the United States say nothing
        if (
            previous
            and previous.kind in ("act", "perform")
            and " " not in passage.shown[previous.end : verb.start].strip()
        ):
            continue  # "rejected NATO claims": the second is a noun
        previous = verb
        if verb.start not in passage.speaking:
            continue
        _one_verb(passage, memory, start, end, verb, voices, first)


def _one_verb(
    passage: Passage, memory: Memory, start: int, end: int, verb: Verb, voices: list[Voice], first: int
) -> None:
    shown = passage.shown
    lead = shown[max(start, verb.start - _LEAD) : verb.start]
    participle = verb.words.endswith("ing")
    quoted_as = lead.endswith("as ") and bool(_QUOTED_AS.search(lead))
    if lead.endswith(_DENIALS) and _NEGATED.search(lead):
        return
    if lead.endswith(_ADVERBS) and not participle and not quoted_as and _WAS_JUST.search(lead):
        return  # "Berg was then asked": somebody else asked
    holder = next(
        (i for i in range(first, len(voices)) if voices[i].start <= verb.start < voices[i].end), None
    )
    if participle and not _PROGRESSIVE.search(lead) and not quoted_as:
        by_participle(passage, memory, start, end, verb, voices, first, holder)
        return
    if verb.kind == "weak" and not _may_govern(passage, start, end, verb):
        return
    found = _subject(passage, start, end, verb, lead, holder)
    if found is None:
        return
    phrase, inverted = found
    if not inverted and not_said(passage, memory, start, end, phrase, verb):
        return
    if phrase.kind == "thing" and not (
        shown.endswith("-old", phrase.start, phrase.end)
        or (verb.kind == "say" and THAT.match(shown, verb.end, end))
        or quotes(passage, start, end)
    ):
        return
    if not inverted and not passage.heading and is_a_noun(passage, memory, start, phrase, verb):
        return
    if holder is not None and _beside_another_quotation(passage, voices[holder], phrase):
        # “…: “…,” the union wrote”: the quotation belongs to whoever stands beside it.
        opened = next(q for q in reversed(passage.quoted) if q.end <= phrase.start).start
        voices[holder] = replace(
            voices[holder], end=max(voices[holder].start + 1, len(shown[:opened].rstrip()))
        )
        start, holder = opened, None
    if holder is not None and phrase.kind == "pronoun" and not _LINK.search(shown, start, phrase.start):
        return
    if holder is not None and not inverted and phrase.kind in ("name", "pronoun"):
        link = _LINK.search(shown, start, phrase.start)
        if link and voices[holder].start < link.start():
            voices[holder] = replace(voices[holder], end=link.start())
            holder = None
    low, high = (verb.start, phrase.end) if inverted else (phrase.start, verb.end)
    low = low if inverted else with_description(passage, start, low)
    span = content_of(passage, start, end, low, high, verb, inverted)
    speaker = resolution.resolve(memory, passage, phrase) if span else None
    if span is None or speaker is None or (holder is not None and speaker.actor == voices[holder].actor):
        return
    if (
        passage.heading
        and holder is None
        and (cut := _AS_IN_HEADINGS.search(shown, first and start, phrase.start))
    ):
        for index in range(first, len(voices)):
            if voices[index].start < cut.start() < voices[index].end:
                voices[index] = replace(voices[index], end=cut.start())
    earlier = () if speaker.beside else _together(passage, memory, start, phrase, verb)
    together = (*reversed(earlier), speaker, *speaker.beside)
    voices += [
        replace(voice_of(who, span, passage, verb.start, verb.end), inside=holder)
        for who in reversed(together)
    ]
    # What is said on both sides of the verb is one statement in two places.
    rest = rest_of(passage, end, high, inverted) if inverted or span[1] <= low else None
    if rest:
        voices += [
            replace(voice_of(who, rest, passage, verb.start, verb.end), inside=holder)
            for who in reversed(together)
        ]
    if len(together) > 1 and holder is None and all(who.actor for who in together):
        memory.together, memory.together_at = together, memory.at
        speaker = replace(together[0], beside=together[1:])
    if holder is None:
        memory.said(speaker)


def _beside_another_quotation(passage: Passage, holder: Voice, phrase: Phrase) -> bool:
    """Whether a phrase follows at once on a quotation that began after its holder's own words."""
    last = next((q for q in reversed(passage.quoted) if q.end <= phrase.start), None)
    return (
        last is not None
        and last.closed
        and last.start > holder.start
        and holder.cue_end is not None
        and holder.cue_end < last.start
        and passage.text[last.end - 2] in ",?!"
        and not passage.shown[last.end : phrase.start].strip()
    )


def _may_govern(passage: Passage, start: int, end: int, verb: Verb) -> bool:
    """Whether a verb that seldom means speaking stands beside anything that may have been said; asked before its subject."""
    if passage.quoted or verb.words.endswith(" it"):
        return True
    shown = passage.shown
    return any(mark in shown[start : verb.start] for mark in ",—–") or bool(THAT.match(shown, verb.end, end))


def _subject(
    passage: Passage, start: int, end: int, verb: Verb, lead: str, holder: int | None
) -> tuple[Phrase, bool] | None:
    """The verb's subject, and whether it stands after the verb."""
    phrase = before(passage.shown, passage.names, start, verb.start, heading=passage.heading)
    if phrase:
        return phrase, False
    if verb.kind != "act" and ends_content(passage, start, verb.start):
        behind = after(passage.shown, passage.names, verb.end, end)
        if behind and not _TO_WHOM.match(passage.shown, behind.end, end):
            return behind, True
    if holder is None and _ALSO_DOES.search(lead):
        # "Berg welcomed it and called for talks"
        phrase = opening(passage.shown, passage.names, start, verb.start, bodies=True)
    return (phrase, False) if phrase else None


def _together(passage: Passage, memory: Memory, start: int, phrase: Phrase, verb: Verb) -> list[Speaker]:
    """ "Berg and Holm said", "Norway, Sweden and Denmark said", in headings "Berg, Holm reject": those before the last of them."""
    together: list[Speaker] = []
    at, last = phrase.start, phrase.named
    if phrase.kind != "name" or last is None or _ALONE.search(passage.shown, phrase.end, verb.start):
        return together
    while True:
        joint = _JOINT_IN_HEADINGS if passage.heading or together else _JOINT
        earlier = next((n for n in reversed(passage.names) if n.end <= at and n.start >= start), None)
        if not earlier or not joint.fullmatch(passage.shown[earlier.end : at]):
            return together
        if earlier.kind in _BODIES:
            listed = passage.heading and "and" not in passage.shown[earlier.end : at]
            if listed and passage.shown[start : earlier.start].rstrip()[-1:] not in ("", ";", ":"):
                return together  # "Finland Joins NATO, Kremlin Answers"
            if last.kind not in _BODIES or _HANGS_ON.search(passage.shown, start, earlier.start):
                return together
        elif earlier.kind != "person" and not (
            earlier.kind == "unknown" and memory.full_name(earlier.name.split()[-1])
        ):
            return together
        speaker = resolution.name(memory, passage, earlier)
        if speaker:
            together.append(speaker)
        at = earlier.start
