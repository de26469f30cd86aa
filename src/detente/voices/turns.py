"""Whole speeches and transcripts: one who speaks throughout, and turns that hold until the next label."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from detente.records import Document, Voice, VoiceKind
from detente.voices import resolving
from detente.voices.memory import Memory, Speaker
from detente.voices.names import Named, named_in
from detente.voices.passage import Passage, loose_passage
from detente.voices.speech import speech
from detente.voices.titles import TITLES

_LABEL = re.compile(
    r"^(?P<who>(?:THE |MR\.? |MS\.? |MRS\.? |DR\.? )?[A-Z][A-Z.'’\- ]{2,38}):\s+(?=\S)|^(?P<asked>Q[.:]?)\s+(?=\S)"
)


class Turns:
    """Who has the word in a speech or a transcript. `author`: who speaks throughout, where the document says so."""

    def __init__(self, document: Document, passages: Sequence[Passage], memory: Memory) -> None:
        # One label alone is a heading ("FACT SHEET: …"), several are a transcript.
        self.transcript = sum(1 for each in passages if not each.heading and _LABEL.match(each.text)) > 1
        self.memory = memory
        self.turn: Speaker | None = None
        self.author = self._author(document.author)

    def _author(self, written: str | None) -> Speaker | None:
        if not written:
            return None
        named = sorted(named_in(written, self.memory.known), key=lambda n: n.kind != "person")
        person = next((n for n in named if n.kind in ("person", "unknown")), None)
        speaker = self._named(written, person) if person else None
        return replace(speaker, as_written=written, basis="speaks throughout") if speaker else None

    def _named(self, written: str, named: Named) -> Speaker | None:
        return resolving.name(self.memory, loose_passage(written, self.memory.known), named)

    def throughout(self, passage: Passage) -> Voice | None:
        """The voice that holds a paragraph as a whole; None in an ordinary article."""
        text = passage.text
        label = _LABEL.match(text) if self.transcript else None
        if label:
            self.turn = self._labelled(label)
        speaker = self.turn or self.author
        if not speaker:
            return None
        start = label.end() if label else 0
        kind: VoiceKind = "turn" if self.turn else "document"
        if start >= len(text):
            return None
        return Voice(
            speaker.actor, speaker.as_written, speaker.side, start, len(text), kind, basis=speaker.basis
        )

    def _labelled(self, label: re.Match[str]) -> Speaker:
        if label["asked"]:
            return Speaker(None, "Q", None, "a question from the floor", False)
        written = label["who"].strip()
        if self.author and re.search(r"\b(?:PRESIDENT|MINISTER|SECRETARY|CHANCELLOR)$", written):
            return replace(
                self.author,
                as_written=written,
                basis=f"“{written}” ← {self.author.actor}, whose remarks these are",
            )
        surname = written.split()[-1].title()
        named = named_in(surname, self.memory.known)
        speaker = self._named(surname, named[0]) if named else None
        if (
            speaker
            and self.author
            and self.author.actor
            and self.author.actor.split()[-1].upper() == surname.upper()
        ):
            speaker = self.author
        if speaker and speaker.actor and speaker.basis != "named here":
            return replace(speaker, as_written=written, basis=f"turn of “{written}”")
        name = TITLES.sub("", written.title() + " ").strip()
        office = not name or name.lower() in speech().roles or written.split()[0] in ("THE", "A", "AN")
        return Speaker(None if office else name, written, None, f"turn of “{written}”", not office)
