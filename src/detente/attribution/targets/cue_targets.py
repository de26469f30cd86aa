"""Whom a statement is about, or aimed at; nobody where the text does not show it.

A threat, an appeal, an offer is aimed at its addressee; a charge is about the accused; what
another side does, by a voice, is about that side. Help for one side is no act against it, and a place
is nobody (docs/decisions/0010-targets-and-statements.md). The rules stand in
`detente.attribution.targets.target_rules`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from detente.attribution.gazetteer.known_names import Gazetteer
from detente.attribution.mentions.names import Named
from detente.attribution.syntax.passage import Passage
from detente.attribution.syntax.word_classes import words
from detente.attribution.targets.acts_beside import gone_on, told_act
from detente.attribution.targets.aimed_cues import with_doer, with_target
from detente.attribution.targets.blamed_sides import Blame, BlamedSides, may_act, speaks_for
from detente.attribution.targets.clauses import Setting
from detente.attribution.targets.named_sides import sides_named
from detente.attribution.targets.narrated_doers import (
    doer_by_pronoun,
    doer_of_a_body,
    doer_of_plan,
    doer_who_then_speaks,
    narrated_doer,
)
from detente.attribution.targets.other_sides import FEWEST, Report, ReportParagraph
from detente.attribution.targets.own_members import members_told_of, own_members
from detente.attribution.targets.supply_limits import supply_limits
from detente.attribution.targets.target_rules import aim, first_of_a_pair
from detente.attribution.targets.utterances import Aim, Mention, Prepositions, Utterance, within
from detente.attribution.targets.voices_beside import VoicesBeside
from detente.attribution.targets.wordless_cues import whom_the_others_mean, wordless
from detente.records import Cue, Voice
from detente.text.covered import Covered
from detente.text.sentences import sentences

_OF_A_SPEECH = ("turn", "document")
_CHARGED = 0.8  # what a cue has to add to escalation to be a charge, and tension to be somebody's
_WEIGHTY = 0.5  # what a cue has to add for its target to be looked for beyond its sentence
_TELLING = 1.0  # the same for an act that the narrator tells
_REACH = 800  # characters of one sentence between a cue and a name that may belong to it
_OF_PERSONS = words("pronoun of a person")
_OF_ALL = words("pronoun of all")


class SentenceBlame(NamedTuple):
    """Whom a sentence, or the part of it that a voice says, blames: from `start` to `end`."""

    start: int
    end: int
    blame: Blame


class _Speaking:
    """The voices of a paragraph as its sentences come one after another."""

    def __init__(self, voices: Sequence[Voice]) -> None:
        self._coming = deque(sorted(voices, key=attrgetter("start")))
        self._open: list[Voice] = []

    def over(self, start: int, end: int) -> Sequence[Voice]:
        """Those that have words in a sentence, which begins behind the one that was asked for before."""
        self._open = [voice for voice in self._open if voice.end > start]
        while self._coming and self._coming[0].start < end:
            voice = self._coming.popleft()
            if voice.end > start:
                self._open.append(voice)
        return self._open


class Targets:
    """Reads the cues of a document, paragraph by paragraph in order, remembering whom "it" and "they" may
    mean.
    """

    def __init__(self, known: Gazetteer, published: date | None) -> None:
        self._known = known
        self._published = published
        self._above: str | None = None  # the paragraph above, read only where a pronoun asks for it
        self._before: tuple[str, int, Sequence[Mention]] | None = None  # the sentence before, with its names
        self._subjects: dict[bool, tuple[Mention | None, str]] = {}  # whom "they", and others, mean in it
        self._sides: Counter[str] = Counter()  # of those who had the word so far
        self._blames = BlamedSides()
        self.blamed: tuple[SentenceBlame, ...] = ()
        self._expected: list[tuple[str, Sequence[Voice], Passage | None]] = []
        self._named: dict[int, list[Mention]] = {}  # the names of a paragraph by its place
        self._heaviest = 0.0  # what the weightiest cue of the paragraph adds
        self._at = -1  # the place of the paragraph that is read
        self._whole: Report | None = None

    def expect(self, text: str, voices: Sequence[Voice], passage: Passage | None) -> None:
        """Take note of a document's paragraphs, in order, before any is read: of the report that they make,
        and of the states in whose name the sentences of a speech act.

        Args:
            text: A paragraph.
            voices: Its voices.
            passage: The paragraph as attribution prepared it.
        """
        self._expected.append((text, voices, passage))
        if passage is None or not passage.names or not voices or voices[0].kind not in _OF_A_SPEECH:
            return
        if not may_act(text):
            return
        speaker = voices[0].actor or voices[0].as_written
        names: Sequence[Mention] | None = None
        for start, end in passage.sentences():
            names = self._mentions(text, passage.names) if names is None else names
            side = speaks_for(text, max(start, voices[0].start), within(names, start, end))
            if side:
                self._blames.expect(speaker, side)

    def read(
        self, text: str, cues: Sequence[Cue], voices: Sequence[Voice], passage: Passage | None = None
    ) -> tuple[Cue, ...]:
        """The cues of one paragraph with their targets. Each cue knows its voice; offsets are into `text`.

        `passage`: the paragraph as attribution prepared it, so that its names are not looked for again.
        """
        self._at += 1
        self._before, self._subjects = None, {}
        self._heaviest = max((max(c.escalation, c.deescalation) for c in cues), default=0.0)
        for voice in voices:
            if voice.side and voice.kind == "turn":
                self._sides[voice.side] += 1
        self.blamed = ()
        of_a_speech = bool(voices) and voices[0].kind in _OF_A_SPEECH
        names_nobody = passage is not None and not passage.quoted and not passage.names
        if not cues and (not of_a_speech or (names_nobody and not self._blames.remembers)):
            self._above = text
            return tuple(cues)
        aimed = list(cues)
        blamed: list[SentenceBlame] = []
        ready = passage if passage and not passage.quoted else None
        names = self._names_of(self._at, text, ready)
        order = sorted(
            (index for index, cue in enumerate(cues) if not wordless(cue)),
            key=lambda index: cues[index].start,
        )
        starts = [cues[index].start for index in order]
        speaking, by_place = _Speaking(voices), VoicesBeside(voices)
        told_before: Cue | None = None  # what the narrator tells of in the sentence before
        for start, end in ready.sentences() if ready else sentences(text):
            here = within(names, start, end)
            own = order[bisect_left(starts, start) : bisect_left(starts, end)] if starts else []
            if not own and not voices:
                self._before, self._subjects, told_before = (text, start, here), {}, None
                continue
            beside = speaking.over(start, end)
            prepositions = Prepositions(text, start)
            if own:
                own_cues = [(index, cues[index]) for index in own]
                self._read_sentence(
                    text, start, end, here, voices, beside, own_cues, aimed, prepositions, by_place
                )
            if beside and (
                found := self._blame(
                    text, start, end, here, beside, [aimed[index] for index in own], prepositions
                )
            ):
                blamed.append(found)
                for index in own if not _names_own(here, found, beside) else ():
                    aimed[index] = _with_blamed(aimed[index], voices, found)
            for index in own:
                found_so_far = self._by_report(aimed[index], text, voices, here, start, end)
                aimed[index] = found_so_far if here else gone_on(found_so_far, told_before)
            told_before = told_act([aimed[index] for index in own]) if own else None
            self._before, self._subjects = (text, start, here), {}
        self._above = text
        self.blamed = tuple(blamed)
        if len(order) < len(cues):
            aimed = [
                with_target(cue, whom_the_others_mean(cue, aimed)) if wordless(cue) else cue for cue in aimed
            ]
        return tuple(aimed)

    def _by_report(
        self, cue: Cue, text: str, voices: Sequence[Voice], here: Sequence[Mention], start: int, end: int
    ) -> Cue:
        """A cue of a report that no words of its sentence aim: its speaker means the other side of the
        report.
        """
        voice = voices[cue.voice] if cue.voice is not None else None
        own = voice.side if voice else cue.doer
        if cue.target or (voice is not None and voice.kind in _OF_A_SPEECH):
            return cue
        if own is None:
            told = voice is None and cue.act in words("act asked of members")
            asked = members_told_of(text, start, end, cue, self._report().sides) if told else None
            return with_target(cue, asked)
        if asked := own_members(text, start, end, cue, own, self._published):
            return with_target(cue, asked)
        weight = max(cue.escalation, cue.deescalation)
        faint = weight < _least(cue, short=len(self._expected) < FEWEST)
        if faint and (weight < self._heaviest or cue.act in words("act of nobody yet")):
            return cue  # the weightiest of a paragraph is what it says, however light
        if cue.act in words("act without another side") or not self._expected:
            return cue
        if end - start > _REACH:
            here = within(here, cue.start - _REACH, cue.end + _REACH)
        limits = supply_limits(text, start, end, cue, here, own)
        if limits is None:
            return cue
        if limits.partner:
            partner = limits.partner
            words_for = text[partner.start : partner.end]
            return with_target(
                cue, Aim(partner.side, partner.actor, words_for, "does it together with the doer")
            )
        limits = replace(limits, faint=faint)
        return with_target(cue, self._report().other_side(self._at, start, end, own, limits))

    def _report(self) -> Report:
        """The whole document; its names are looked for where a first cue asks for them."""
        if self._whole is None:
            self._whole = Report(self._paragraphs(), self._published)
        return self._whole

    def _paragraphs(self) -> list[ReportParagraph]:
        paragraphs = []
        for at, (text, voices, passage) in enumerate(self._expected):
            if passage is None:  # a caption, or what surrounds the text
                paragraphs.append(ReportParagraph("", (), ()))
                continue
            names = self._names_of(at, text, None if passage.quoted else passage)
            speaking = (voice.side for voice in voices if voice.side)
            paragraphs.append(ReportParagraph(text, names, speaking))
        return paragraphs

    def _names_of(self, at: int, text: str, passage: Passage | None) -> list[Mention]:
        """The sides named in a paragraph, looked for once."""
        if at not in self._named:
            self._named[at] = self._mentions(text, passage.names if passage else None)
        return self._named[at]

    def _blame(
        self, text: str, start: int, end: int, here: Sequence[Mention], voices: Sequence[Voice],
        cues: Sequence[Cue], prepositions: Prepositions,
    ) -> SentenceBlame | None:  # fmt: skip
        """Whom the voice blames that holds most of a sentence; the narrator blames nobody."""
        voice = _holding_most(voices, start, end)
        if voice is None:
            return None
        self._blames.of_speaker(voice.actor or voice.as_written)
        if not here and not self._blames.remembers:
            return None
        low, high = max(start, voice.start), min(end, voice.end)
        charged = any(c.act in words("act that charges") and c.escalation >= _CHARGED for c in cues)
        names = [name for name in within(here, low, high) if name.end <= high]
        prepositions = prepositions if low == start else Prepositions(text, low)
        found = self._blames.read(text, low, high, names, self._own(voice), charged, prepositions)
        return SentenceBlame(low, high, found) if found else None

    def _read_sentence(
        self, text: str, start: int, end: int, here: Sequence[Mention], voices: Sequence[Voice],
        beside: Sequence[Voice], cues: Sequence[tuple[int, Cue]], aimed: list[Cue],
        prepositions: Prepositions, by_place: VoicesBeside,
    ) -> None:  # fmt: skip
        """Put the cues of one sentence, in order of place, into `aimed` with their targets. `beside`: the
        voices that have words in it.
        """
        last = {cue.voice: cue for _, cue in cues} if end - start > _REACH else {}
        utterances: dict[int | None, Utterance] = {}
        told: Utterance | None = None
        for index, cue in cues:
            voice = voices[cue.voice] if cue.voice is not None else None
            said = utterances.get(cue.voice)
            if said is None:
                near = here
                if last:
                    near = within(here, cue.start - _REACH, last[cue.voice].end + _REACH)
                said = utterances[cue.voice] = self._utterance(text, start, end, near, voice, prepositions)
            aimed[index] = with_target(cue, aim(Setting(said, cue, _is_verb_of(cue, voice))))
            if voice is None:
                told = told or self._told(said, beside)
                doer = (
                    narrated_doer(Setting(told, cue, False))
                    or doer_who_then_speaks(told, cue, by_place)
                    or doer_by_pronoun(told, cue)
                    or doer_of_plan(told, cue, by_place)
                    or doer_of_a_body(told, cue, by_place)
                    or first_of_a_pair(Setting(told, cue, False))
                )
                aimed[index] = with_doer(aimed[index], doer)

    def _utterance(
        self,
        text: str,
        start: int,
        end: int,
        here: Sequence[Mention],
        voice: Voice | None,
        prepositions: Prepositions,
    ) -> Utterance:
        """What a voice, or the narrator, says in one sentence. `here`: the names near its cues."""
        if voice is None:
            return Utterance(text, start, end, start, here, None, True, None, prepositions, self._carried)
        # Names outside what is said belong to the attribution, but for the listener.
        begin = voice.cue_end if voice.cue_end is not None and voice.cue_end <= voice.start else voice.start
        inside = [name for name in within(here, begin, voice.end) if name.end <= voice.end]
        other = next((name.end for name in here if name.side != voice.side), None)
        begins, own = max(start, voice.start), self._own(voice)
        return Utterance(text, start, end, begins, inside, own, False, other, prepositions, self._carried)

    def _told(self, said: Utterance, beside: Sequence[Voice]) -> Utterance:
        """What the narrator tells in a sentence, without the names that stand in somebody's words."""
        if not beside:
            return said
        heard = Covered((voice.start, voice.end) for voice in beside)
        own = [name for name in said.names if not heard.meets(name.start, name.start + 1)]
        return replace(said, names=own)

    def _own(self, voice: Voice) -> str | None:
        """A speaker's side; in a transcript, for one of whom no side is known, that of those who speak
        most.
        """
        if voice.side or voice.actor is None or voice.kind != "turn" or not self._sides:
            return voice.side
        return self._sides.most_common(1)[0][0]

    def _mentions(self, text: str, names: Sequence[Named] | None = None) -> list[Mention]:
        return sides_named(text, names, self._known, self._published)

    def _carried(self, pronoun: str) -> Aim | None:
        """The one side that stands as subject in the sentence before, or is alone in it, where it fits the
        pronoun.
        """
        of_all = pronoun.lower() in _OF_ALL
        if of_all not in self._subjects:
            self._subjects[of_all] = self._subject_before(of_all)
        subject, words = self._subjects[of_all]
        if subject is None:
            return None
        if not of_all and (pronoun.lower() in _OF_PERSONS) != (subject.kind == "person"):
            return None
        return Aim(subject.side, subject.actor, words, f"“{pronoun}” ← {words}, in the sentence before")

    def _subject_before(self, of_all: bool) -> tuple[Mention | None, str]:
        """The one side of the sentence before that a pronoun may mean, with its words. `of_all`: "they"."""
        text, start, here = self._before or self._last_of_above()
        prepositions = Prepositions(text, start)
        free = [name for name in here if prepositions.before(name) is None]
        if not of_all:
            free = free or list(here)  # "they" are rarely the owners in a possessive
        if len({name.side for name in free}) != 1:
            return None, ""
        return free[0], text[free[0].start : free[0].end]

    def _last_of_above(self) -> tuple[str, int, Sequence[Mention]]:
        text = self._above or ""
        start = next((start for start, _ in reversed(list(sentences(text)))), 0)
        return text, start, [name for name in self._mentions(text) if name.start >= start]


def _least(cue: Cue, *, short: bool) -> float:
    """What a cue has to add for the report, or a text too short to be one, to supply its target."""
    if cue.voice is None or short:
        return _TELLING
    return _CHARGED if cue.act in words("act of nobody yet") else _WEIGHTY


def _holding_most(voices: Sequence[Voice], start: int, end: int) -> Voice | None:
    """The shortest voice that holds more than half of a sentence."""
    found, shortest, half = None, 0, (end - start) / 2
    for voice in voices:
        low, high = voice.start, voice.end
        length = high - low
        if length <= half or (found and length >= shortest):
            continue
        if (high if high < end else end) - (low if low > start else start) > half:
            found, shortest = voice, length
    return found


def _is_verb_of(cue: Cue, voice: Voice | None) -> bool:
    """Whether a cue is the speech verb of its own voice."""
    return voice is not None and voice.cue_start is not None and cue.start <= voice.cue_start < cue.end


def _names_own(here: Sequence[Mention], found: SentenceBlame, voices: Sequence[Voice]) -> bool:
    """Whether a sentence names the speaker's own side, which may do it too: "we and Norland"."""
    sides = {voice.side for voice in voices if voice.start < found.end and found.start < voice.end}
    return any(name.side in sides for name in here)


def _with_blamed(cue: Cue, voices: Sequence[Voice], found: SentenceBlame) -> Cue:
    """A cue of a voice that no rule could aim: it is about the side that the sentence blames."""
    if cue.target or cue.voice is None or cue.escalation <= cue.deescalation:
        return cue
    if not found.start <= cue.start < found.end or cue.act in words("act for somebody"):
        return cue
    blame = found.blame
    if not blame.plain or blame.side == voices[cue.voice].side:
        return cue
    return with_target(cue, Aim(blame.side, blame.actor, blame.words, blame.basis))
