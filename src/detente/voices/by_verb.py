"""Attributions by a speech verb and its subject, in one sentence: before it, after it, shared, or going on."""

from __future__ import annotations

import re
from dataclasses import replace

from detente.records import Voice
from detente.voices import resolving
from detente.voices.by_participle import by_participle
from detente.voices.content import ENDS_CONTENT, THAT, content_of, rest_of, with_description
from detente.voices.hearing import voice_of
from detente.voices.memory import Memory, Speaker
from detente.voices.offices import Phrase
from detente.voices.openings import opening
from detente.voices.passage import Passage
from detente.voices.phrases import after, before
from detente.voices.speech import Verb, speech

_NEGATED = re.compile(r"(?:\bnot|n['’]t|\bnever|\bwithout|\bno one|\bnobody)\s+$", re.I)
_IF = re.compile(r"\b(?:if|unless|whether)\s+(?:the\s+)?$", re.I)
_BY_TELEPHONE = re.compile(
    r"call(?:s|ed)?\s+(?:me|him|her|us|them|you|(?:[A-Z][\w.]+\s+){0,2}[A-Z]\w+\b(?!\.\s\w))\s*(?:[,.]|(?:in|on|at|to|today|yesterday|this|last|earlier|"
    r"from|after|before|back|again|and|up|late|early)\b)"
)
_CALLS_UP = re.compile(r"call\w*\s+(?:up|back|in|home|together)\b")
_BY = re.compile(r"\s+by\b(?!\s+[a-z]+ing\b)")
_WHAT = re.compile(r"\bwhat(?:ever)?\s+$", re.I)
_TOLD_WHAT = re.compile(r"\s+(?:is|was|are|were|has|had|will|would|can|could|may|might|must|should)\b")
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
_AUXILIARY = re.compile(r"\b(?:will|would|did|does|do|can|could|may|might|must|should|shall|to|and)\b")
_THE = re.compile(r"\bthe\s+$", re.I)
_ARTICLE = re.compile(r"\ban?\s+$", re.I)
_LEAD = 48  # characters before a verb that may negate it


def by_verb(passage: Passage, memory: Memory, start: int, end: int, voices: list[Voice]) -> None:
    """Add the voices of one sentence to those of the paragraph; those before `first` belong to earlier sentences."""
    first = len(voices)
    previous: Verb | None = None
    for verb in passage.verbs:
        if verb.start < start:
            continue
        if verb.end > end:
            break
        if any(n.start < verb.start < n.end for n in passage.names if n.kind != "unknown"):
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
    if not inverted and _not_said(passage, memory, start, end, phrase, verb):
        return
    if phrase.kind == "thing" and not (
        shown.endswith("-old", phrase.start, phrase.end)
        or (verb.kind == "say" and THAT.match(shown, verb.end, end))
        or _quotes(passage, start, end)
    ):
        return
    if not inverted and not passage.heading and _is_a_noun(passage, memory, start, phrase, verb):
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
    speaker = resolving.resolve(memory, passage, phrase) if span else None
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
    for who in (speaker, *_together(passage, memory, start, phrase)):
        voices.append(replace(voice_of(who, span, passage, verb.start, verb.end), inside=holder))
    # What is said on both sides of the verb is one statement in two places.
    rest = rest_of(passage, end, high) if inverted or span[1] <= low else None
    if rest:
        voices.append(replace(voice_of(speaker, rest, passage, verb.start, verb.end), inside=holder))
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


def _quotes(passage: Passage, start: int, end: int) -> bool:
    return any(start <= q.start < end for q in passage.quoted)


def _not_said(passage: Passage, memory: Memory, start: int, end: int, phrase: Phrase, verb: Verb) -> bool:
    """ "If Berg says so", "Berg called me on Monday", "History shows": a condition, a telephone, a thing."""
    shown = passage.shown
    if _IF.search(shown[max(start, phrase.start - 12) : phrase.start]):
        return True
    if verb.words.startswith("call") and _BY_TELEPHONE.match(shown, verb.start, end):
        return True
    if verb.words.startswith("call") and _CALLS_UP.match(shown, verb.start, end):
        return True  # reservists are called up, not called something
    if (
        verb.words.endswith("ed")
        and verb.kind in ("act", "perform", "say")
        and _BY.match(shown, verb.end, end)
    ):
        return True  # "Berg, praised by Holm, …"
    if (
        verb.kind in ("say", "weak")
        and _WHAT.search(shown[max(start, phrase.start - 10) : phrase.start])
        and not _TOLD_WHAT.match(shown, verb.end, end)
        and not _quotes(passage, verb.end, end)
    ):
        return True  # "I agree with what Berg said this morning": what it was is not told
    named = phrase.named
    opens = named is not None and named.kind == "unknown" and " " not in named.name and named.start == start
    weakly = verb.kind != "say" and not _quotes(passage, start, end) and shown[verb.end : verb.end + 1] != ":"
    return bool(opens and named and weakly and not memory.full_name(named.name))


def _may_govern(passage: Passage, start: int, end: int, verb: Verb) -> bool:
    """Whether a verb that seldom means speaking stands beside anything that may have been said; asked before its subject."""
    if passage.quoted or verb.words.endswith(" it"):
        return True
    shown = passage.shown
    return any(mark in shown[start : verb.start] for mark in ",—–") or bool(THAT.match(shown, verb.end, end))


def _is_a_noun(passage: Passage, memory: Memory, start: int, phrase: Phrase, verb: Verb) -> bool:
    """ "Berg's claim", "a Berg tweet", and the bare form after one person: "the Berg warning", "Berg promise"."""
    shown = passage.shown
    between = shown[phrase.end : verb.start]
    if phrase.kind == "name" and phrase.named and not verb.words.endswith("ing"):
        bare = verb.words in speech().bases or verb.words.endswith("s")
        single = phrase.named.kind == "unknown" and " " not in phrase.named.name
        if bare and single and _THE.search(shown, start, phrase.named.start):
            return True  # "the Baltic states"
        if (
            verb.words == "states"
            and phrase.named.kind == "unknown"
            and not memory.full_name(phrase.named.name)
        ):
            return True  # "three Baltic states: …", "why should Northern states …"
        if bare and (between.startswith(("'s ", "’s ")) or _ARTICLE.search(shown, start, phrase.start)):
            return True
    if verb.words not in speech().bases or _AUXILIARY.search(between):
        return False
    if shown[: phrase.start].endswith("and "):
        return False
    one = phrase.kind == "pronoun" and shown[phrase.start : phrase.end].lower() in ("he", "she", "it")
    person = phrase.named is not None and (
        phrase.named.kind == "person"
        or (phrase.named.kind == "unknown" and not phrase.named.name.endswith("s"))
    )
    return one or person


def _subject(
    passage: Passage, start: int, end: int, verb: Verb, lead: str, holder: int | None
) -> tuple[Phrase, bool] | None:
    """The verb's subject, and whether it stands after the verb."""
    phrase = before(passage.shown, passage.names, start, verb.start, heading=passage.heading)
    if phrase:
        return phrase, False
    if verb.kind != "act" and ENDS_CONTENT.search(passage.shown[start : verb.start]):
        phrase = after(passage.shown, passage.names, verb.end, end)
        if phrase:
            return phrase, True
    if holder is None and _ALSO_DOES.search(lead):
        # "Berg welcomed it and called for talks"
        phrase = opening(passage.shown, passage.names, start, verb.start)
    return (phrase, False) if phrase else None


def _together(passage: Passage, memory: Memory, start: int, phrase: Phrase) -> list[Speaker]:
    """ "Berg and Holm said", in headings "Berg, Holm reject": those who stand before the last of them."""
    joint = _JOINT_IN_HEADINGS if passage.heading else _JOINT
    together: list[Speaker] = []
    at = phrase.start
    if phrase.kind != "name":
        return together
    while True:
        earlier = next((n for n in reversed(passage.names) if n.end <= at and n.start >= start), None)
        if not earlier or not joint.fullmatch(passage.shown[earlier.end : at]):
            return together
        if earlier.kind != "person" and not (
            earlier.kind == "unknown" and memory.full_name(earlier.name.split()[-1])
        ):
            return together
        speaker = resolving.name(memory, passage, earlier)
        if speaker:
            together.append(speaker)
        at = earlier.start
