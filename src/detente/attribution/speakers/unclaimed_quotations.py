"""Quotations that no verb claims: signed beneath, going on, or the subject's of their sentence; else
nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from detente.attribution.coreference import resolution
from detente.attribution.coreference.context import Context
from detente.attribution.coreference.full_names import bare_name
from detente.attribution.coreference.speaker import Speaker
from detente.attribution.gazetteer.office_roles import role_words
from detente.attribution.mentions.names import Named
from detente.attribution.mentions.titles import TITLES
from detente.attribution.speakers.clause_spans import stands_alone
from detente.attribution.speakers.voices import voice_of
from detente.attribution.syntax.passage import Passage
from detente.attribution.syntax.quotations import Quotation
from detente.attribution.syntax.sentence_openings import opening
from detente.attribution.syntax.word_classes import any_form
from detente.records import Voice
from detente.text.covered import Covered

NOBODY = Speaker(None, "", None, "a quotation without a speaker", False)
_SIGNED = re.compile(r"\s*[―—–]\s*(?P<who>[^\n\"“”]{3,60}?)\s*\.?\s*$")
_LABEL = re.compile(r"\s*(?:[-–—•*·]\s+)?(?P<who>[^:.!?“”\"\s](?:[^:!?“”\"]{1,68})?[^:!?“”\"\s]):\s*")
_LABEL_WITHIN = re.compile(r"[“\"„«](?P<who>[A-Z][A-Z’'-]{2,24}):\s")
_ITEM_BEFORE = re.compile(r"\s*(?:[-–—•*·]\s+)?")
_ITEM_BEHIND = re.compile(r"\s*(?:\([^()]{1,24}\))?[\s.]*")
_DESCRIPTION = re.compile(r",\s+(?P<words>[\w.’'&-]+(?:,?\s[\w.’'&-]+){0,9})")
_MORE = re.compile(r"[^ .]")
_OFFICE_WITHIN = 4  # words of a description within which its office stands
_AS = re.compile(r"\s+as\s+(?:an?\s+|the\s+)?")
_AT = re.compile(rf"\b{any_form('preposition of a time or place')}\s+(?:the\s+)?$")
_LEAD = 12  # characters before a name that hold its preposition
_PEOPLE = ("person", "unknown")
_VOICES = 200  # found last, among which somebody may go on
_FAR = 2000  # characters of a sentence behind which its subject is no longer sure to be the one quoted
_SHORTEST = 4  # words; shorter ones are terms, not statements


@dataclass(frozen=True, slots=True)
class _Loose:
    """A quotation that is within no voice of its paragraph yet."""

    passage: Passage
    context: Context
    quotation: Quotation
    voices: Sequence[Voice]

    @property
    def alone(self) -> bool:
        """Whether it is a sentence of its own."""
        return stands_alone(self.passage.shown, self.quotation)

    @property
    def is_paragraph(self) -> bool:
        """Whether it is the whole paragraph."""
        if not self.passage.is_bare(0, self.quotation.start):
            return False
        return _MORE.search(self.passage.shown, self.quotation.end) is None

    @property
    def is_statement(self) -> bool:
        """Whether it is long enough for a statement, or stands where only statements stand."""
        if self.quotation.words(self.passage.text) >= _SHORTEST:
            return True
        announced = self.passage.shown.endswith(":", 0, self.passage.words_end(self.quotation.start))
        return self.quotation.closed and (self.is_paragraph or announced)


def loose_quotations(passage: Passage, context: Context, voices: list[Voice]) -> Context:
    """What is known after the quotations that no voice holds yet; theirs are written behind the others."""
    claimed = Covered((voice.start, voice.end) for voice in voices)
    for quotation in passage.quoted:
        loose = _Loose(passage, context, quotation, voices)
        if not loose.is_statement:
            continue
        if claimed.meets(quotation.start, quotation.end):
            continue  # some voice holds words of it
        speaker, context = _owner(loose)
        voice = voice_of(speaker, (quotation.start, quotation.end), passage)
        voices.append(replace(voice, kind="direct"))
        if speaker.actor:
            context = context.after_words_of(speaker)
    return context


def _owner(of: _Loose) -> tuple[Speaker, Context]:
    """Whose a quotation is, by the first rule that decides, and what is known after the rules asked."""
    for rule in _RULES:
        speaker, context = rule(of)
        if speaker:
            return speaker, context
        if context is not of.context:
            of = replace(of, context=context)
    return NOBODY, of.context


def _signed(of: _Loose) -> resolution.Resolved:
    """“The dam holds.” — Ida Berg"""
    signed = _SIGNED.match(of.passage.text, of.quotation.end)
    if not signed:
        return None, of.context
    below = of.passage.names_within(signed.start("who"), len(of.passage.text))
    named = next((n for n in below if n.kind in _PEOPLE), None)
    if named is None:
        return NOBODY, of.context
    speaker, context = resolution.name(of.context, of.passage, named)
    return (replace(speaker, basis="signed beneath") if speaker else NOBODY), context


def _labelled(of: _Loose) -> resolution.Resolved:
    """ "Envoy Ida Berg: “…”": a paragraph that begins with a name and a colon, in a list or not."""
    found = _LABEL.fullmatch(of.passage.shown, 0, of.quotation.start)
    described = _described(of, found) if found else None
    if described:
        speaker, context = resolution.name(of.context, of.passage, described)
        return (replace(speaker, basis="named before the colon") if speaker else None), context
    named = of.passage.name_before(found.end("who")) if found else None
    if not found or not named or named.end != found.end("who") or named.kind not in _PEOPLE:
        return None, of.context
    parts = bare_name(named, of.context.facts.known.given).split()
    if named.kind == "unknown" and not _is_a_name(of, parts, found["who"]):
        return None, of.context
    speaker, context = resolution.name(of.context, of.passage, named, found.start("who"), found["who"])
    if not speaker or not speaker.actor:
        return None, context
    given = named.kind == "unknown" and len(parts) > 2 and parts[-2] in of.context.facts.known.given
    name = " ".join(parts[-2:]) if given else speaker.actor  # "… of Urban Development Ida Berg"
    return replace(speaker, actor=name, basis="named before the colon"), context


def _labelled_within(of: _Loose) -> resolution.Resolved:
    """ "“BERG: The dam holds.”": a turn of a transcript that is quoted whole, its label within the marks."""
    found = _LABEL_WITHIN.match(of.passage.text, of.quotation.start)
    if found is None or not of.passage.is_bare(0, of.quotation.start):
        return None, of.context
    surname = found["who"].title()
    full = of.context.full_name(surname)
    met = of.context.people.by_name.get(full) if full else None
    side = met.speaker.side if met else None
    return Speaker(full or surname, found["who"], side, "named before the colon"), of.context


def _described(of: _Loose, label: re.Match[str]) -> Named | None:
    """ "Ida Berg, mayor of Halden: “…”", "Ida Berg, Norland Radio: “…”": the name before its description."""
    low, high = label.span("who")
    first = next(iter(of.passage.names_within(low, high)), None)
    if first is None or first.start != low or first.kind not in _PEOPLE or " " not in first.name:
        return None
    behind = _DESCRIPTION.match(of.passage.shown, first.end, high)
    if behind is None or behind.end() != high:
        return None
    said = [word.strip(",").lower() for word in behind["words"].split()]
    office = any(word in role_words() for word in said[:_OFFICE_WITHIN])
    outlet = first.kind == "person" or first.name.split()[0] in of.context.facts.known.given
    return first if office or (outlet and behind["words"][0].isupper()) else None


def _is_a_name(of: _Loose, parts: list[str], label: str) -> bool:
    """Whether a label is surely a name: by a given name in it, a title, or the surname of somebody named."""
    given = of.context.facts.known.given
    if parts[0] in given or (len(parts) > 1 and parts[-2] in given) or TITLES.match(label + " "):
        return True
    return len(parts) == 1 and of.context.full_name(parts[0]) is not None


def _under_heading(of: _Loose) -> resolution.Resolved:
    """An item of a list under a heading that names who is heard."""
    shown, quotation = of.passage.shown, of.quotation
    item = _ITEM_BEFORE.fullmatch(shown, 0, quotation.start) and _ITEM_BEHIND.fullmatch(shown, quotation.end)
    return (of.context.expected.under if item else None), of.context


def _goes_on(of: _Loose) -> resolution.Resolved:
    """A sentence of quotation behind one whose speaker is known, nobody else named between."""
    latest = of.voices[-_VOICES:]
    earlier = [v for v in latest if v.end <= of.quotation.start and v.inside is None] if of.alone else []
    if not earlier:
        return None, of.context
    last = max(earlier, key=lambda v: max(v.end, v.cue_end or 0))
    between = of.passage.names_within(_sentence_end(of, last), of.quotation.start)
    if any(n.kind == "person" and n.name != last.actor for n in between):
        return None, of.context
    return Speaker(last.actor, last.as_written, last.side, "goes on in the same paragraph"), of.context


def _sentence_end(of: _Loose, voice: Voice) -> int:
    """Where the sentence ends in which a voice and its verb stand: who is named in it listens."""
    at = max(voice.end, voice.cue_end or 0) - 1
    holding = of.passage.sentence_over(at)
    return holding[1] if holding else voice.end


def _paragraph_of_quotation(of: _Loose) -> resolution.Resolved:
    """A paragraph of quotation: announced in the one above, or by who spoke there."""
    if of.voices or not of.alone or not of.is_paragraph:
        return None, of.context
    context = of.context
    if context.expected.announced:
        return context.expected.announced, context
    last, above = context.attention.last, context.place.paragraph - 1
    if last and context.attention.last_at == above and not context.expected.unannounced:
        return replace(last, basis=f"a paragraph of quotation after {last.actor} spoke"), context
    return NOBODY, context


def _subject_of_sentence(of: _Loose) -> resolution.Resolved:
    """ "Berg left “a house in order”": the subject of its sentence, if nobody else is named before it."""
    if of.alone:
        return None, of.context
    passage, quotation = of.passage, of.quotation
    start = passage.sentence_begun(quotation.start)
    surnames = of.context.facts.full_names.names
    phrase = opening(passage.shown, passage.names, start, quotation.start, surnames=surnames)
    if not phrase or phrase.kind not in ("name", "pronoun", "office"):
        return None, of.context
    speaker, context = resolution.resolve(of.context, passage, phrase)
    if not speaker or quotation.start - phrase.end > _FAR:
        return None, context
    between = filter(lambda named: _may_speak(of, named), passage.names_within(phrase.end, quotation.start))
    if any(resolution.means_another(named, speaker) for named in between):
        return None, context
    return replace(speaker, basis="subject of the sentence"), context


def _may_speak(of: _Loose, named: Named) -> bool:
    """Whether a name before a quotation may be whose it is: not who is described in it ("attacked Berg as |
    “a liar in a suit”"), no day and no place.
    """
    shown = of.passage.shown
    if named.kind not in _PEOPLE or _AS.fullmatch(shown, named.end, of.quotation.start):
        return False
    return named.kind == "person" or not _AT.search(shown, max(0, named.start - _LEAD), named.start)


_RULES: tuple[Callable[[_Loose], resolution.Resolved], ...] = (
    _signed,
    _labelled,
    _labelled_within,
    _under_heading,
    _goes_on,
    _paragraph_of_quotation,
    _subject_of_sentence,
)
