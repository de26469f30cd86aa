"""Whole speeches and transcripts: one who speaks throughout, and turns that hold until the next label."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from detente.attribution.coreference.memory import Memory, Speaker
from detente.attribution.gazetteer.actors import Actor
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


class Turns:
    """Who has the word in a speech or a transcript. `author`: who speaks throughout, where the document
    says so.
    """

    def __init__(self, document: Document, passages: Sequence[Passage], memory: Memory) -> None:
        self.memory = memory
        self.document = document
        self.turn: Speaker | None = None
        labels = [label for each in passages if not each.heading and (label := _LABEL.match(each.text))]
        often = Counter(_written(label) for label in labels)
        self.labels = frozenset(each for each, n in often.items() if n >= _OFTEN or self._of_a_person(each))
        # One label alone is a heading ("FACT SHEET: …"), several are a transcript.
        self.transcript = sum(often[each] for each in self.labels) > 1
        if self.transcript:  # "OPERATOR:" speaks once; in a transcript capitals before a colon are a label
            self.labels |= {_written(label) for label in labels if label["who"]}
        self.author = author(document, memory)

    def _of_a_person(self, label: str) -> bool:
        words = label.replace(".", "").split()
        known, roles = self.memory.known, role_words()
        if label[:1] == "Q" or _TITLE_FIRST.match(label):
            return label[:1] == "Q" or len(words) > 1
        name = label.title() if label.isupper() else label
        found = known.exact.get(name) or known.short.get(name.split()[-1])
        if found and found.kind == "person" and len(words) > 1:
            return True
        return len(words) > 1 and words[0].lower() in roles and words[-1].lower() not in roles

    def begins(self, passage: Passage) -> bool:
        """Whether a turn begins here, be its words so short that they pass for a heading."""
        label = _LABEL.match(passage.text) if self.transcript else None
        return label is not None and _written(label) in self.labels

    def throughout(self, passage: Passage) -> Voice | None:
        """The voice that holds a paragraph as a whole; None in an ordinary article."""
        text = passage.text
        label = _LABEL.match(text) if self.transcript else None
        if label and _written(label) in self.labels:
            self.turn = self._labelled(label)
        else:
            label = None
        # What stands above a transcript's first label is its place and hour.
        speaker = self.turn or (None if self.transcript else self.author)
        if not speaker:
            return None
        start = label.end() if label else 0
        kind: VoiceKind = "turn" if self.turn else "document"
        if start >= len(text):
            return None
        if label and text[start] in '“"':
            # One quotation after another, each with its own label: the next paragraph is the narrator's.
            self.turn = None
        return Voice(
            speaker.actor, speaker.as_written, speaker.side, start, len(text), kind, basis=speaker.basis
        )

    def _labelled(self, label: re.Match[str]) -> Speaker:
        if label["asked"]:
            return Speaker(None, "Q", None, "a question from the floor", False)
        written = _written(label)
        words = written.split()
        if _OFFICE_LAST.search(written) and (meant := self._office_meant(written)):
            return replace(
                meant,
                as_written=written,
                basis=f"“{written}” ← {meant.actor}, whose remarks these are",
            )
        surname = words[-1].title() if written.isupper() else words[-1]
        if surname.lower() in role_words():
            bare = re.sub(r"^THE\s+", "", written, flags=re.I).title()
            told = full_name_in_title(self.document, self.memory.known, bare)
            return Speaker(told, written, None, f"turn of “{written}”", told is not None)
        if self.author and (self.author.actor or "").split()[-1:] == [surname]:
            return replace(self.author, as_written=written, basis=f"turn of “{written}”")
        actor = self._known(words, surname, written.isupper())
        if actor and actor.kind == "person" and surname not in self.memory.known.risky:
            side = actor.side_on(self.memory.published)
            speaker = Speaker(actor.name, written, side, f"turn of “{written}”")
            self.memory.meet(speaker, actor)
            return speaker
        full = self.memory.full_name(surname) or full_name_in_title(self.document, self.memory.known, surname)
        return Speaker(full or self._bare(written) or surname, written, None, f"turn of “{written}”")

    def _bare(self, written: str) -> str:
        """A label without its titles: "MS. STEIN", "Secretary of Agriculture Ida Berg"."""
        name = written.title() if written.isupper() else written
        words = name.split()
        if len(words) > 2 and words[-2] in self.memory.known.given:
            return " ".join(words[-2:])
        return TITLES.sub("", name + " ").strip()

    def _known(self, words: list[str], surname: str, shouted: bool) -> Actor | None:
        """The person of the gazetteer whom a label names: by given name and surname, or by a surname after
        its titles.
        """
        known = self.memory.known
        if len(words) > 1:
            given = words[-2].title() if shouted else words[-2]
            if not TITLES.match(f"{given} X") and given.strip(".").lower() not in role_words():
                return known.exact.get(f"{given} {surname}")
        return known.short.get(surname)

    def _office_meant(self, written: str) -> Speaker | None:
        """Whom "THE PRESIDENT" means: whose remarks these are, or the president whom the title names."""
        if self.author and self.author.person:
            return self.author
        return president_of_title(self.document, self.memory) if written.endswith("PRESIDENT") else None


def _written(label: re.Match[str]) -> str:
    return (label["who"] or label["asked"] or label["mixed"] or "").strip()
