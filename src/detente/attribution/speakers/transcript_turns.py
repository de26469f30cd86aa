"""Whole speeches and transcripts: one who speaks throughout, and turns that hold until the next label."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from detente.attribution.coreference.context import Context
from detente.attribution.coreference.speaker import Speaker
from detente.attribution.gazetteer.actors import Actor
from detente.attribution.gazetteer.known_names import Gazetteer
from detente.attribution.gazetteer.roles import role_words
from detente.attribution.mentions.titles import TITLES
from detente.attribution.speakers.whole_document import author, full_name_in_title, president_of_title
from detente.attribution.syntax.passage import Passage
from detente.records import Document, Voice, VoiceKind

_TITLED = r"(?:THE\ |MR\.?\ |MS\.?\ |MRS\.?\ |DR\.?\ )?"
_LABEL = re.compile(
    rf"""
    ^(?:
        (?P<who>{_TITLED}[A-ZÀ-Þ][A-ZÀ-Þ.'’\- ]{{2,38}}):  # "MS. STEIN:"
      | (?P<asked>Q[.:]?|QUESTION:|Question:)
      | (?P<mixed>(?:[A-ZÀ-Þ][\w.'’-]+\ (?:of\ (?:the\ )?)?){{0,6}}[A-ZÀ-Þ][\w'’-]+):
    )\s+(?=\S)
    """,
    re.X,
)
_TITLE_FIRST = re.compile(r"^(?:THE|MR|MS|MRS|DR)\b", re.I)
_OFFICE_LAST = re.compile(r"\b(?:PRESIDENT|MINISTER|SECRETARY|CHANCELLOR)$")
_OFTEN = 3  # times that a label stands before it is believed without a title or a known name
_LONGEST_LABEL = 5  # words


@dataclass(frozen=True, slots=True)
class TranscriptTurns:
    """Who has the word in a speech or a transcript, as the whole document shows.

    Attributes:
        document: The document.
        labels: What stands before a turn.
        transcript: Whether the document is one.
        author: Who speaks throughout, where the document says so.
    """

    document: Document
    labels: frozenset[str]
    transcript: bool
    author: Speaker | None

    def begins(self, passage: Passage) -> bool:
        """Whether a turn begins here, be its words so short that they pass for a heading."""
        label = _LABEL.match(passage.text) if self.transcript else None
        return label is not None and _written(label) in self.labels

    def throughout(self, passage: Passage, context: Context) -> tuple[Voice | None, Context]:
        """The voice that holds a paragraph as a whole, None in an ordinary article; what is known then."""
        if not self.transcript and self.author is None:
            return None, context
        text = passage.text
        label = _LABEL.match(text) if self.transcript else None
        if label and _written(label) in self.labels:
            begun, context = self._labelled(label, context)
            context = context.in_turn_of(begun)
        else:
            label = None
        turn = context.expected.turn
        # What stands above a transcript's first label is its place and hour.
        speaker = turn or (None if self.transcript else self.author)
        if not speaker:
            return None, context
        start = label.end() if label else 0
        kind: VoiceKind = "turn" if turn else "document"
        if start >= len(text):
            return None, context
        if label and text[start] in '“"':
            # One quotation after another, each with its own label: the next paragraph is the narrator's.
            context = context.in_turn_of(None)
        written, place = speaker.as_written, (start, len(text))
        return Voice(speaker.actor, written, speaker.side, *place, kind, basis=speaker.basis), context

    def _labelled(self, label: re.Match[str], context: Context) -> tuple[Speaker, Context]:
        """Whose turn a label begins, and what is known after it."""
        if label["asked"]:
            return Speaker(None, "Q", None, "a question from the floor", False), context
        written = _written(label)
        words = written.split()
        if _OFFICE_LAST.search(written):
            meant, context = self._office_meant(written, context)
            if meant:
                basis = f"“{written}” ← {meant.actor}, whose remarks these are"
                return replace(meant, as_written=written, basis=basis), context
        known, basis = context.facts.known, f"turn of “{written}”"
        surname = words[-1].title() if written.isupper() else words[-1]
        if surname.lower() in role_words():
            bare = re.sub(r"^THE\s+", "", written, flags=re.I).title()
            full = full_name_in_title(self.document, known, bare)
            return Speaker(full, written, None, basis, full is not None), context
        if self.author and (self.author.actor or "").split()[-1:] == [surname]:
            return replace(self.author, as_written=written, basis=basis), context
        actor = _known(known, words, surname, written.isupper())
        if actor and actor.kind == "person" and surname not in known.risky:
            speaker = Speaker(actor.name, written, actor.side_on(context.facts.published), basis)
            return speaker, context.with_person(speaker, actor)
        full = context.full_name(surname) or full_name_in_title(self.document, known, surname)
        return Speaker(full or _bare(written, known.given) or surname, written, None, basis), context

    def _office_meant(self, written: str, context: Context) -> tuple[Speaker | None, Context]:
        """Whom "THE PRESIDENT" means: whose remarks these are, or the president whom the title names."""
        if self.author and self.author.person:
            return self.author, context
        if written.endswith("PRESIDENT"):
            return president_of_title(self.document, context)
        return None, context


def transcript_turns_of(
    document: Document, passages: Sequence[Passage], context: Context
) -> tuple[TranscriptTurns, Context]:
    """The turns of a document, and what is known after its title and its author are read.

    Args:
        document: The document.
        passages: Its headings and paragraphs.
        context: What is known before its first paragraph.
    """
    found = [label for each in passages if not each.heading and (label := _LABEL.match(each.text))]
    often = Counter(_written(label) for label in found)
    known = context.facts.known
    labels = frozenset(each for each, n in often.items() if n >= _OFTEN or _is_of_a_person(each, known))
    # One label alone is a heading ("FACT SHEET: …"), several are a transcript.
    transcript = sum(often[each] for each in labels) > 1
    if transcript:  # "OPERATOR:" speaks once; in a transcript capitals before a colon are a label
        labels |= {_written(label) for label in found if label["who"]}
    speaks_throughout, context = author(document, context)
    return TranscriptTurns(document, labels, transcript, speaks_throughout), context


def _is_of_a_person(label: str, known: Gazetteer) -> bool:
    words, roles = label.replace(".", "").split(), role_words()
    if label[:1] == "Q" or _TITLE_FIRST.match(label):
        return label[:1] == "Q" or len(words) > 1
    name = label.title() if label.isupper() else label
    found = known.exact.get(name) or known.short.get(name.split()[-1])
    if found and found.kind == "person" and len(words) > 1:
        return True
    return len(words) > 1 and words[0].lower() in roles and words[-1].lower() not in roles


def _bare(written: str, given: Mapping[str, str]) -> str:
    """A label without its titles: "MS. STEIN", "Secretary of Agriculture Ida Berg"."""
    name = written.title() if written.isupper() else written
    words = name.split()
    if len(words) > 2 and words[-2] in given:
        return " ".join(words[-2:])
    return TITLES.sub("", name + " ").strip()


def _known(known: Gazetteer, words: list[str], surname: str, shouted: bool) -> Actor | None:
    """The person of the gazetteer whom a label names: by given name and surname, or by a surname after
    its titles.
    """
    if len(words) > 1:
        given = words[-2].title() if shouted else words[-2]
        if not TITLES.match(f"{given} X") and given.strip(".").lower() not in role_words():
            return known.exact.get(f"{given} {surname}")
    return known.short.get(surname)


def _written(label: re.Match[str]) -> str:
    return (label["who"] or label["asked"] or label["mixed"] or "").strip()
