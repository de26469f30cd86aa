"""Where the words of an outer voice end beside a verb of speech: at a quotation, at a clause of the narrator,
before "as" in a heading.
"""

from __future__ import annotations

import re
from dataclasses import replace

from detente.attribution.speakers.verb_sentence import Spoken, VerbSentence
from detente.attribution.syntax.noun_phrases import Phrase
from detente.attribution.syntax.word_classes import any_form

_LINKS = 24  # characters before a phrase that may link it to the clause before
_LINK = re.compile(
    rf"(?:[,;—–]\s*{any_form('links a clause')}?|\b{any_form('links a bare clause')})\s*$", re.I
)
_AS_IN_HEADINGS = re.compile(r"\b[Aa]s\s+$")


def beside_quotation(of: VerbSentence, spoken: Spoken) -> tuple[VerbSentence, Spoken]:
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
    of.voices[spoken.holder] = replace(holder, end=max(holder.start + 1, ends))
    return replace(of, start=last.start), replace(spoken, holder=None)


def _link(of: VerbSentence, phrase: Phrase) -> re.Match[str] | None:
    """The comma or conjunction that links a phrase to the clause before."""
    return _LINK.search(of.passage.shown, max(of.start, phrase.start - _LINKS), phrase.start)


def is_linked(of: VerbSentence, spoken: Spoken) -> bool:
    """Whether a pronoun within another's words may begin a clause of the narrator."""
    return spoken.holder is None or spoken.phrase.kind != "pronoun" or _link(of, spoken.phrase) is not None


def after_holder(of: VerbSentence, spoken: Spoken) -> Spoken:
    """ "Berg said it held, and Holm said …": the second clause ends the words of the first."""
    if spoken.holder is None or spoken.inverted or spoken.phrase.kind not in ("name", "pronoun"):
        return spoken
    link, holder = _link(of, spoken.phrase), of.voices[spoken.holder]
    if link is None or holder.start >= link.start():
        return spoken
    of.voices[spoken.holder] = replace(holder, end=link.start())
    return replace(spoken, holder=None)


def end_before_as(of: VerbSentence, phrase: Phrase) -> None:
    """ "Berg Warns of Floods as | Holm Resigns": in a heading the words of the first end before "as"."""
    begins = max(of.start if of.first else 0, phrase.start - _LINKS)
    cut = _AS_IN_HEADINGS.search(of.passage.shown, begins, phrase.start)
    at = cut.start() if cut else of.start
    for index in range(of.first, len(of.voices)) if cut else ():
        voice = of.voices[index]
        if voice.start < at < voice.end:
            of.voices[index] = replace(voice, end=at)
