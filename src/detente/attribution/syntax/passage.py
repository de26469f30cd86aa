"""A passage: one paragraph or heading, prepared once for every rule that reads it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import accumulate, islice
from operator import attrgetter, itemgetter

from detente.attribution.gazetteer.known_names import Gazetteer
from detente.attribution.mentions.names import Named, named_in
from detente.attribution.mentions.no_people import is_head, is_nobody, is_outlet, may_be_nobody
from detente.attribution.mentions.speech_verbs import Verb, speech
from detente.attribution.syntax.noun_phrases import names_between
from detente.attribution.syntax.quotations import Quotation, masked, quotations
from detente.attribution.syntax.word_classes import any_form, words
from detente.records import Block
from detente.text.sentences import sentences
from detente.text.stretch import stretch

_SHORT = 400  # characters that are searched at once rather than looked up
_MOST = 600  # characters within which a few words are counted
DESCRIPTION = 8  # words between a quotation and the name of its speaker
_CLOSED_SENTENCE = re.compile(r"(\.[\"”’»])\s+(?=[A-Z\"“])")
_ASKED = re.compile(r"[?!…][\"”’»]$|[?!][\"”’»]\s?$")
_SENTENCE_ENDS = frozenset('.!?…:”"’—–')
_ON_THE_WAY = re.compile(rf"\b{any_form('form of take')} to\b|\b(?:went|goes) on to ")
_BROKEN = re.compile(r"[,\"“”]")
_WORD = re.compile(r"\S+")
_PRINTED = re.compile(r"\S")
# ", said Bruno Keller, the mediator." or ", Keller said." in words whose quotation mark was never closed.
_NAME = r"(?:the\s+)?[A-Z][\w.]+(?:\s[A-Z][\w.]+){0,3}"
_SAID = re.compile(rf",\s+(?:(?P<verb>[a-z]+)\s+{_NAME}|(?:he|she|{_NAME})\s+(?P<after>[a-z]+))(?=[,.]|$)")
_WORDS_FOLLOW = (" that ", ' "', " “", ": ")
_NICKNAME = re.compile(r"\s[\"“]\w+[\"”]\s")
_PER = re.compile(r"(?<=, )per (?:the|an?) ")  # no rate
_NO_BREAK = ("\xa0", "\u202f", "\u2009")  # spaces; "the United\xa0States" is one name
_OF_A_PAPER = ("state", "capital", "adjective")
_start_of = attrgetter("start")
_first_place = itemgetter(0)


@dataclass(slots=True)
class Passage:
    """`shown`: the text with what is quoted blotted out; `lowered`: that in small letters, letter for letter.

    `index`: its place in the article. `formulas`: each "according to". `speaking`: where the verbs begin
    that may have somebody else than "I" or "you" as their subject. `verbs`, `names` and `quoted` are in
    order of place; places are those of `text`.
    """

    index: int
    text: str
    heading: bool
    shown: str
    lowered: str
    quoted: tuple[Quotation, ...]
    names: list[Named]
    verbs: list[Verb]
    speaking: frozenset[int]
    formulas: list[Verb]
    _sentences: list[tuple[int, int]] | None = field(default=None)
    _begins: int = 0
    _phrases: list[Quotation] | None = None
    _lengths: list[int] | None = None
    _matches: dict[re.Pattern[str], list[re.Match[str]]] | None = None
    _nouns: list[Named] | None = None

    def names_within(self, start: int, end: int) -> Sequence[Named]:
        """The names that begin in a span."""
        return names_between(self.names, start, end)

    def nouns_within(self, start: int, end: int) -> Sequence[Named]:
        """The names that begin in a span, adjectives left out."""
        if self._nouns is None:
            self._nouns = [name for name in self.names if name.kind != "adjective"]
        return names_between(self._nouns, start, end)

    def names_behind(self, at: int) -> Iterator[Named]:
        """The names that begin at a place or behind it, one after another."""
        for place in range(bisect_left(self.names, at, key=_start_of), len(self.names)):
            yield self.names[place]

    def name_before(self, at: int) -> Named | None:
        """The last name that ends at a place or before it."""
        place = bisect_left(self.names, at, key=_start_of) - 1
        while place >= 0 and self.names[place].end > at:
            place -= 1
        return self.names[place] if place >= 0 else None

    def name_over(self, place: int) -> Named | None:
        """The name that a place lies inside of."""
        at = bisect_left(self.names, place, key=_start_of) - 1
        return self.names[at] if at >= 0 and place < self.names[at].end else None

    def sentences(self) -> list[tuple[int, int]]:
        """Sentences, parted too where one ends within its closing mark, and joined where “…?” is followed
        by who asked.
        """
        if self._sentences is None:
            spans = self._parted() if self.quoted else list(sentences(self.shown))
            if self._begins:
                spans = [(max(low, self._begins), high) for low, high in spans if high > self._begins]
            self._sentences = spans
        return self._sentences

    def sentence_over(self, place: int) -> tuple[int, int] | None:
        """The sentence that holds a place."""
        spans = self.sentences()
        at = bisect_right(spans, place, key=_first_place) - 1
        return spans[at] if at >= 0 and place < spans[at][1] else None

    def sentence_begun(self, place: int) -> int:
        """Where the last sentence begins that does so at a place or before it; 0 without one."""
        spans = self.sentences()
        at = bisect_right(spans, place, key=_first_place)
        return spans[at - 1][0] if at else 0

    def leave_off(self, start: int) -> None:
        """Pass over what stands before `start`: the label of a turn."""
        self.names[:] = [name for name in self.names if name.start >= start]
        self._nouns = None
        self._begins = start

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

    def verbs_within(self, start: int, end: int) -> Iterator[Verb]:
        """The speech verbs within a span, in order."""
        for at in range(bisect_left(self.verbs, start, key=_start_of), len(self.verbs)):
            if self.verbs[at].end > end:
                return
            yield self.verbs[at]

    def quotations_within(self, start: int, end: int) -> Sequence[Quotation]:
        """The quotations that begin in a span."""
        if not self.quoted:
            return ()
        low = bisect_left(self.quoted, start, key=_start_of)
        return stretch(self.quoted, low, bisect_left(self.quoted, end, lo=low, key=_start_of))

    def quotation_nearest(self, start: int, end: int, place: int) -> Quotation | None:
        """Of the quotations that begin in a span, the one that begins nearest to a place."""
        before = self.quotations_within(start, place)[-1:]
        behind = self.quotations_within(place, end)[:1]
        return min((*before, *behind), key=lambda quote: abs(quote.start - place), default=None)

    def phrases_quoted_within(self, start: int, end: int) -> tuple[int, int] | None:
        """From the first to the last quotation of more than one word that begins in a span."""
        if self._phrases is None:
            self._phrases = [quote for quote in self.quoted if quote.words(self.text) > 1]
        low = bisect_left(self._phrases, start, key=_start_of)
        high = bisect_left(self._phrases, end, lo=low, key=_start_of)
        return (self._phrases[low].start, self._phrases[high - 1].end) if low < high else None

    def quoted_up_to(self, place: int) -> int:
        """How many characters before a place stand in quotations."""
        if not self.quoted:
            return 0
        if self._lengths is None:
            self._lengths = list(accumulate((quote.end - quote.start for quote in self.quoted), initial=0))
        at = bisect_left(self.quoted, place, key=_start_of)
        beyond = max(0, self.quoted[at - 1].end - place) if at else 0
        return self._lengths[at] - beyond

    def quotation_before(self, at: int) -> Quotation | None:
        """The last quotation that ends at a place or before it."""
        place = bisect_left(self.quoted, at, key=_start_of) - 1
        if place >= 0 and self.quoted[place].end > at:
            place -= 1
        return self.quoted[place] if place >= 0 else None

    def quotation_ending_at(self, at: int) -> Quotation | None:
        """The quotation that ends right before a place: within a character of the words there."""
        words = self.words_end(at)
        last = self.quotation_before(words + 1) if self.quoted else None
        return last if last and abs(last.end - words) <= 1 else None

    def first_match(self, pattern: re.Pattern[str], start: int, end: int) -> re.Match[str] | None:
        """Where a pattern first stands within a span; a paragraph is searched once for all who ask."""
        if end - start < _SHORT:
            return pattern.search(self.shown, start, end)
        matches = self.matches(pattern)
        at = bisect_left(matches, start, key=re.Match.start)
        return matches[at] if at < len(matches) and matches[at].end() <= end else None

    def last_match(self, pattern: re.Pattern[str], start: int, end: int) -> re.Match[str] | None:
        """Where a pattern last stands within a span."""
        if end - start < _SHORT:
            return next(reversed(list(pattern.finditer(self.shown, start, end))), None)
        matches = self.matches(pattern)
        at = bisect_right(matches, end, key=re.Match.end) - 1
        return matches[at] if at >= 0 and matches[at].start() >= start else None

    def matches(self, pattern: re.Pattern[str]) -> list[re.Match[str]]:
        """Where a pattern stands in the paragraph, in order; searched once for all who ask."""
        if self._matches is None:
            self._matches = {}
        if pattern not in self._matches:
            self._matches[pattern] = list(pattern.finditer(self.shown))
        return self._matches[pattern]

    def matches_before(self, pattern: re.Pattern[str], stop: int) -> Iterator[re.Match[str]]:
        """Where a pattern stands in what comes before a place, the nearest first."""
        matches = self.matches(pattern)
        at = bisect_right(matches, stop, key=re.Match.end)
        if at < len(matches) and matches[at].start() < stop:  # it might end earlier in what comes before
            yield from reversed(list(pattern.finditer(self.shown, matches[at].start(), stop)))
        yield from (matches[place] for place in range(at - 1, -1, -1))

    def words_end(self, place: int, low: int = 0) -> int:
        """Where the words before a place end: without the spaces between."""
        while place > low and self.shown[place - 1].isspace():
            place -= 1
        return place

    def is_bare(self, start: int, end: int) -> bool:
        """Whether nothing but white space stands in a span."""
        return _PRINTED.search(self.shown, start, end) is None

    def first_formula(self, start: int, end: int) -> Verb | None:
        """The first "according to" that begins in a span."""
        at = bisect_left(self.formulas, start, key=_start_of)
        return self.formulas[at] if at < len(self.formulas) and self.formulas[at].start < end else None

    def first_verb(self, start: int, end: int) -> Verb | None:
        """The first speech verb within a span."""
        at = bisect_left(self.verbs, start, key=_start_of)
        return self.verbs[at] if at < len(self.verbs) and self.verbs[at].end <= end else None


def words_between(text: str, start: int, end: int, most: int) -> int:
    """How many words a span holds, counted as far as it matters.

    Args:
        text: The paragraph.
        start: Where the span begins.
        end: Where it ends.
        most: At how many to stop.
    """
    return sum(1 for _ in islice(_WORD.finditer(text, start, min(end, start + _MOST)), most))


def _closed_at_the_teller(text: str, quoted: tuple[Quotation, ...]) -> tuple[Quotation, ...]:
    """A quotation that was never closed ends where the text says who said it."""
    if not quoted or quoted[-1].closed:
        return quoted
    last = quoted[-1]
    for found in _SAID.finditer(text, last.start):
        if speech().forms.get(found["verb"] or found["after"]) == "say":
            return (*quoted[:-1], replace(last, end=found.start() + 1, closed=True))
    return quoted


def loose_passage(text: str, gazetteer: Gazetteer) -> Passage:
    """A few words outside the article's paragraphs, such as a label or a byline."""
    return passage(0, Block("body", text), gazetteer)


def passage(index: int, block: Block, gazetteer: Gazetteer) -> Passage:
    """A block prepared for the rules."""
    text = block.text
    quoted = _closed_at_the_teller(text, quotations(text))
    shown = masked(text, quoted) if quoted else text
    if not shown.isascii():
        for space in _NO_BREAK:
            shown = shown.replace(space, " ")
    lowered = shown.lower()
    if len(lowered) != len(shown):
        lowered = shown
    hits = speech().verbs_in(lowered)
    verbs = [hit for hit in hits if hit.kind != "formula"]
    heading = block.kind == "heading"
    return Passage(
        index,
        text,
        heading,
        shown,
        lowered,
        quoted,
        _reread(shown, named_in(shown, gazetteer), gazetteer),
        verbs,
        frozenset(verb.start for verb in verbs if _may_speak(shown, lowered, verb, heading)),
        [
            hit
            for hit in hits
            if hit.kind == "formula" and (hit.words != "per" or _PER.search(lowered, hit.start - 2))
        ],
    )


def _reread(shown: str, names: list[Named], known: Gazetteer) -> list[Named]:
    """The names as their sentences show them: those of events, documents and places marked as things, one
    for "Marcia "Cia" Price" and for "Fox News", and "Berg" in "Said Berg: …".
    """
    nicknamed = '"' in shown or "“" in shown
    if not any(
        each.kind == "unknown" and (nicknamed or may_be_nobody(each.name) or shown.startswith(":", each.end))
        for each in names
    ):
        return names
    kept: list[Named] = []
    for each in names:
        if each.kind == "unknown":
            each = _reread_unknown(shown, each, kept, known)
        kept.append(each)
    return kept


def _reread_unknown(shown: str, named: Named, before: list[Named], known: Gazetteer) -> Named:
    """A name that nobody knows, as its sentence shows it; it takes in the one before that is part of it."""
    last = before[-1] if before else None
    if last and last.kind == "unknown" and _NICKNAME.fullmatch(shown, last.end, named.start):
        before.pop()
        return last._replace(end=named.end, name=f"{last.name} {named.name}")
    if (
        last
        and last.end == named.start - 1
        and (
            (last.kind == "person" and not last.full and is_head(named.name))
            or (last.kind in _OF_A_PAPER and " " not in named.name and is_outlet(named.name))
        )
    ):
        before.pop()  # "Fox | News" is not the Fox of the table, "the Norland | Mail" no state
        named = named._replace(start=last.start, name=shown[last.start : named.end])
    if is_nobody(named.name, known.given):
        return named._replace(kind="thing")
    return _without_verb(named) if shown.startswith(":", named.end) else named


def _without_verb(named: Named) -> Named:
    """ "Said | Ida Berg: …": the verb that begins a sentence is no part of the name behind it."""
    verb, _, rest = named.name.partition(" ")
    if not rest or speech().forms.get(verb.lower()) not in ("say", "weak"):
        return named
    return named._replace(start=named.end - len(rest), name=rest)


def _may_speak(shown: str, lowered: str, verb: Verb, heading: bool) -> bool:
    """Whether the word before a verb leaves room for a third person as its subject, and it is no name
    ("States").
    """
    if verb.start == 0 or not lowered[verb.start - 1].isspace():
        return True
    if (
        shown[verb.start].isupper()
        and shown[verb.start - 2] not in _SENTENCE_ENDS
        and shown[verb.start + 1].islower()
    ):
        return heading
    word = lowered[lowered.rfind(" ", 0, verb.start - 1) + 1 : verb.start - 1]
    if verb.words == "states" and word in words("describes states"):
        return False  # "member states"
    if word in words("bars a third person") or shown.endswith(_modals(), 0, verb.start - 1):
        return False  # what may be said was not; not "May" the name
    if verb.words.endswith("ing"):
        # "in denying them the right", but "by announcing | that it holds"
        return word not in words("bars a participle") or lowered.startswith(_WORDS_FOLLOW, verb.end)
    if word not in words("bars a finite verb"):
        return True
    return word == "to" and bool(_ON_THE_WAY.search(lowered, max(0, verb.start - 48), verb.start))


@cache
def _modals() -> tuple[str, ...]:
    """Each modal verb with the space before it."""
    return tuple(f" {word}" for word in words("modal"))
