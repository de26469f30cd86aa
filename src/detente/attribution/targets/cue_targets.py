"""Whom a statement is about, or aimed at; nobody where the text does not show it.

A threat, an appeal, an offer is aimed at whoever it addresses; a charge is about whoever is charged; what another side does,
told by a voice, is about that side. Help for one side is no act against it, and a place is nobody
(docs/decisions/0010-targets-and-statements.md). The rules stand in `detente.attribution.targets.target_rules`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from detente.attribution.gazetteer.known_names import Gazetteer
from detente.attribution.mentions.names import Named, named_in
from detente.attribution.syntax.passage import Passage
from detente.attribution.targets.clauses import Aim, Mention, Setting, preposition_before
from detente.attribution.targets.target_rules import aim
from detente.records import Cue, Voice
from detente.text.sentences import sentences

# "the Minsk agreements", "a Security Council resolution": a place or body in the name of a thing says nothing of it.
_NAMES_A_THING = re.compile(
    r"\s+(?:(?:[A-Z]\w+|ceasefire|peace|climate|nuclear|security|truce)\s+){0,3}(?:Act|Nine|Group|Fund|Forum|Facility|Initiative|Coalition|Compact|Platform|Strait|Sea|"
    r"(?i:agreements?|accords?|protocols?|treaty|summits?|process|declaration|conference|memorandum|convention|charter|"
    r"resolutions?|formula|format|package|vision|communiqué))\b"
)
# "the Charter of the United Nations", "Member States of NATO"
_THING_OF = re.compile(
    r"\b(?:Charter|Secretary-General|Conventions?|Resolutions?|[Hh]eadquarters|[Ff]ounders?|Schedule|Code|Member States|framework|auspices|aegis|rules)\s+"
    r"of\s+(?:the\s+)?$"
)
_HYPHENATED = re.compile(r"[ -]Americans?\b")  # "the Polish American community": neither side
_OF_PERSONS = frozenset({"he", "she", "his", "her", "him"})
_OF_ALL = frozenset({"they", "them", "their"})


class Targets:
    """Reads the cues of a document, paragraph by paragraph in order, remembering whom "it" and "they" may mean."""

    def __init__(self, known: Gazetteer, published: date | None) -> None:
        self._known = known
        self._published = published
        self._above: str | None = None  # the paragraph above, read only where a pronoun asks for it
        self._before: tuple[str, int, Sequence[Mention]] | None = None  # the sentence before, with its names
        self._sides: Counter[str] = Counter()  # of those who had the word so far

    def read(
        self, text: str, cues: Sequence[Cue], voices: Sequence[Voice], passage: Passage | None = None
    ) -> tuple[Cue, ...]:
        """The cues of one paragraph with their targets. Each cue knows its voice; offsets are into `text`.

        `passage`: the paragraph as attribution prepared it, so that its names are not looked for again.
        """
        self._before = None
        for voice in voices:
            if voice.side and voice.kind == "turn":
                self._sides[voice.side] += 1
        if not cues:
            self._above = text
            return tuple(cues)
        aimed = list(cues)
        ready = passage if passage and not passage.quoted else None
        names = self._mentions(text, ready.names if ready else None)
        for start, end in ready.sentences() if ready else sentences(text):
            here = [name for name in names if start <= name.start < end]
            for index, cue in enumerate(cues):
                if start <= cue.start < end:
                    aimed[index] = _with(cue, aim(self._setting(text, start, end, here, cue, voices)))
            self._before = (text, start, here)
        self._above = text
        return tuple(aimed)

    def _setting(
        self, text: str, start: int, end: int, here: Sequence[Mention], cue: Cue, voices: Sequence[Voice]
    ) -> Setting:
        voice = voices[cue.voice] if cue.voice is not None else None
        if voice is None:
            return Setting(text, start, end, start, here, cue, None, True, False, bool(here), self._carried)
        # Names outside what is said belong to the attribution, but for the one who is told.
        told = voice.cue_end if voice.cue_end is not None and voice.cue_end <= voice.start else voice.start
        inside = [name for name in here if told <= name.start and name.end <= voice.end]
        is_speech = voice.cue_start is not None and cue.start <= voice.cue_start < cue.end
        before = any(name.end <= cue.start and name.side != voice.side for name in here)
        begins = max(start, voice.start)
        own = self._own(voice)
        return Setting(text, start, end, begins, inside, cue, own, False, is_speech, before, self._carried)

    def _own(self, voice: Voice) -> str | None:
        """A speaker's side; in a transcript, for one of whom no side is known, that of those who speak most."""
        if voice.side or voice.actor is None or voice.kind != "turn" or not self._sides:
            return voice.side
        return self._sides.most_common(1)[0][0]

    def _mentions(self, text: str, names: Sequence[Named] | None = None) -> list[Mention]:
        found = []
        for named in named_in(text, self._known) if names is None else names:
            side = self._side(named)
            if (
                side
                and not (named.kind == "adjective" and _HYPHENATED.match(text, named.end))
                and not _NAMES_A_THING.match(text, named.end)
                and not _THING_OF.search(text, max(0, named.start - 28), named.start)
            ):
                actor = named.actor.name if named.actor and named.kind in ("person", "organisation") else None
                found.append(Mention(named.start, named.end, side, named.kind, actor))
        return found

    def _side(self, named: Named) -> str | None:
        if named.kind == "adjective":
            return self._known.adjectives.get(named.name)
        return named.actor.side_on(self._published) if named.actor else None

    def _carried(self, pronoun: str) -> Aim | None:
        """The one side that stands as subject in the sentence before, or is alone in it, where it fits the pronoun."""
        text, start, here = self._before or self._last_of_above()
        free = [name for name in here if preposition_before(text, start, name) is None]
        if pronoun.lower() not in _OF_ALL:
            free = free or list(here)  # "they" are seldom whoever a name only belongs to
        subject = free[0] if len({name.side for name in free}) == 1 else None
        written = pronoun.lower()
        if subject is None or (
            written not in _OF_ALL and (written in _OF_PERSONS) != (subject.kind == "person")
        ):
            return None
        words = text[subject.start : subject.end]
        return Aim(subject.side, subject.actor, words, f"“{pronoun}” ← {words}, in the sentence before")

    def _last_of_above(self) -> tuple[str, int, Sequence[Mention]]:
        text = self._above or ""
        start = next((start for start, _ in reversed(list(sentences(text)))), 0)
        return text, start, [name for name in self._mentions(text) if name.start >= start]


def _with(cue: Cue, found: Aim | None) -> Cue:
    if found is None:
        return cue
    return replace(
        cue,
        target=found.side,
        target_actor=found.actor,
        target_words=found.words,
        target_basis=found.basis,
    )
