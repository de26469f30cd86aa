"""Whole speeches and transcripts: one who speaks throughout, and turns that hold until the next label."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from detente.attribution.coreference.context import Context
from detente.attribution.coreference.speaker import Speaker
from detente.attribution.gazetteer.actors import Actor
from detente.attribution.gazetteer.known_names import Gazetteer
from detente.attribution.gazetteer.office_roles import role_words
from detente.attribution.mentions.titles import TITLES, without_titles
from detente.attribution.speakers.own_publications import says_we, speaks_as_we
from detente.attribution.speakers.record_lines import closes, is_of_the_record
from detente.attribution.speakers.turn_labels import (
    TurnLabel,
    has_an_office,
    is_a_leader,
    leads_a_discussion,
    member_label,
    name_line,
    turn_label,
)
from detente.attribution.speakers.whole_document import author, full_name_in_title, president_of_title
from detente.attribution.syntax.passage import Passage, loose_passage
from detente.attribution.syntax.word_classes import any_form
from detente.records import Document, Voice, VoiceKind

_TITLE_FIRST = re.compile(rf"^{any_form('title of a label')}\b", re.I)
_OFFICE_LAST = re.compile(rf"\b{any_form('office of a label')}$")
# "(As delivered)", "[applause]"
_ASIDE = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])\s*")
_FIRST_PERSON = re.compile(rf"\b{any_form('first person')}\b")
_NEVER = 1 << 30  # a paragraph that no document has
_AT_THE_TOP = 8  # paragraphs within which the label of a single speech stands
_LONGEST_NAME = 4  # words
_INITIALS = 2  # letters of capitals that are no name in capitals
_OFTEN = 3  # times that a label stands before it is believed without a title or a known name


@dataclass(frozen=True, slots=True)
class TranscriptTurns:
    """Who has the word in a speech or a transcript, as the whole document shows.

    Attributes:
        document: The document.
        labels: What stands before a turn.
        transcript: Whether the document is one.
        author: Who speaks throughout, where the document says so.
        read: What may be a label, by the paragraph that begins with it.
        begins_at: The paragraph of a transcript up to which its author speaks; 0 where he does not.
        we: Whom "we" means where nobody speaks throughout: the body that published it on its own behalf.
    """

    document: Document
    labels: frozenset[str]
    transcript: bool
    author: Speaker | None
    read: Mapping[str, TurnLabel]
    begins_at: int
    we: Speaker | None = None

    def begins(self, passage: Passage) -> bool:
        """Whether a turn begins here, be its words so short that they pass for a heading."""
        return self._label(passage.text) is not None

    def _label(self, text: str) -> TurnLabel | None:
        """The label before a paragraph's words, where it is one of the document's."""
        if not self.transcript:
            return None
        # A name alone on its line, as parliaments' reports write it from the second time on; "Mr Speaker".
        if is_a_leader(text) or (" " in text and text in self.labels):
            return TurnLabel(text, len(text))
        label = self.read.get(text)
        return label if label and label.written in self.labels else None

    def throughout(self, passage: Passage, context: Context) -> tuple[Voice | None, Context]:
        """The voice that holds a paragraph as a whole, None in an ordinary article; what is known then."""
        if not self.transcript and self.author is None:
            return self._as_we(passage), context
        text = passage.text
        label = self._label(text)
        if label:
            begun, context = self._labelled(label, context)
            context = context.in_turn_of(begun)
        elif self.transcript and is_of_the_record(text):
            return None, context.in_turn_of(None) if closes(text) else context
        turn = context.expected.turn
        # What stands above a transcript's first label is its place and hour, or the speech before it.
        speaker = turn or (self.author if passage.index < self.begins_at else None)
        if not speaker or (_ASIDE.fullmatch(text) and not label):
            return None, context
        start = label.end if label else 0
        kind: VoiceKind = "turn" if turn else "document"
        if start >= len(text):
            return None, context
        if label and text[start] in '“"':
            # One quotation after another, each with its own label: the next paragraph is the narrator's.
            context = context.in_turn_of(None)
        written, place = speaker.as_written, (start, len(text))
        return Voice(speaker.actor, written, speaker.side, *place, kind, basis=speaker.basis), context

    def _as_we(self, passage: Passage) -> Voice | None:
        """The publisher's voice, in a paragraph that says "we"."""
        if self.we is None or not says_we(passage):
            return None
        basis, end = f"“we” ← {self.we.actor}, which published it", len(passage.text)
        return Voice(self.we.actor, self.we.as_written, self.we.side, 0, end, "document", basis=basis)

    def _labelled(self, label: TurnLabel, context: Context) -> tuple[Speaker, Context]:
        """Whose turn a label begins, and what is known after it."""
        if label.asked:
            return Speaker(None, "Q", None, "a question from the floor", False), context
        written = label.written
        if leads_a_discussion(label):
            return Speaker(None, written, None, f"turn of “{written}”", False), context
        if label.of_record:
            return of_record(label, context)
        words = written.split()
        if (fuller := self._with_its_name(written)) is not None:
            begun, context = self._labelled(replace(label, written=fuller), context)
            return replace(begun, as_written=written), context
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
        bare = _bare(written, known.given, self.labels)
        full = None if " " in bare and bare in self.labels else context.full_name(surname)
        name = full or full_name_in_title(self.document, known, surname) or bare or surname
        title = label.title or written.removesuffix(name).strip()
        met = context.people.by_name.get(name)
        side = side_of_title(title, context) or (met.speaker.side if met else None)
        speaker = Speaker(name, written, side, basis)
        return speaker, context.with_person(speaker) if side or label.title else context

    def _with_its_name(self, written: str) -> str | None:
        """The longer label that has a name behind an office; None where there is none, or several."""
        if written.split()[-1].lower() not in role_words():
            return None
        fuller = {label for label in self.labels if label.startswith(f"{written} ")}
        return fuller.pop() if len(fuller) == 1 else None

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
    known = context.facts.known
    read = [(each, label) for each in passages if (label := _label_in(each.text, known.given))]
    found = [(each.index, label) for each, label in read if not each.heading or label.title]
    speaks_throughout, context = author(document, context)
    own = speaks_throughout.actor if speaks_throughout else None
    labels = _believed([label for _, label in found], own, known)
    # One label alone is a heading ("FACT SHEET: …"), several are a transcript.
    led = any(leads_a_discussion(label) for _, label in found)
    transcript = sum(label.written in labels for _, label in found) + (led and bool(labels)) > 1
    if transcript:  # "OPERATOR:" speaks once; in a transcript capitals before a colon are a label
        labels |= {label.written for _, label in found if label.capitals or leads_a_discussion(label)}
    elif (alone := _record_of_one(found)) is not None:
        speaks_throughout, context = of_record(alone, context)
    begins_at = _first_turn(found, labels, passages, own) if transcript else _NEVER
    labelled = {each.text: label for each, label in read} if transcript else {}
    we = None if transcript or speaks_throughout else speaks_as_we(document, known)
    return TranscriptTurns(document, labels, transcript, speaks_throughout, labelled, begins_at, we), context


def _believed(found: Sequence[TurnLabel], author: str | None, known: Gazetteer) -> frozenset[str]:
    """The labels that are surely no headings: of persons, or standing there often."""
    often = Counter(label.written for label in found)
    led = any(leads_a_discussion(label) for label in found)
    of_a_house = any(label.title == "member" for label in found)
    surely = {
        label.written
        for label in found
        if often[label.written] >= _OFTEN
        or label.of_record
        or (label.title == "peer" and of_a_house)
        or (label.title and (has_an_office(label.title) or label.title == "member"))
        or _is_of_a_person(label, known)
        or (author is not None and label.written == author)
    }
    named = {label.written for label in found if _is_full_name(label.written, known.given)}
    # "Harbour Board Chairman: No." where "Harbour Board Chairman Ida Berg:" stands elsewhere
    surely |= {written for written in often if any(sure.startswith(f"{written} ") for sure in surely)}
    # "President of Norland Ida Berg:" above vouches for "Ida Berg:" below.
    ends = {" ".join(label.written.split()[-size:]) for label in found for size in (2, 3)}
    surely |= {written for written in often if written in ends and _ends_another(written, often)}
    # "Ida Berg:" is a label where somebody leads, where it stands twice, or beside one that is sure.
    return frozenset(surely | {name for name in named if led or surely or often[name] > 1})


def _ends_another(written: str, labels: Iterable[str]) -> bool:
    """Whether a longer label has an office before the same name."""
    return any(
        label.endswith(f" {written}") and has_an_office(label.removesuffix(written)) for label in labels
    )


def _first_turn(
    found: Sequence[tuple[int, TurnLabel]],
    labels: frozenset[str],
    passages: Sequence[Passage],
    author: str | None,
) -> int:
    """The paragraph at which the author of a speech has ended; 0 where no speech stands above the turns."""
    first = next((at for at, label in found if label.written in labels), 0)
    opens = next((label for at, label in found if at == first), None)
    if author is None or opens is None or (author.split()[-1].lower() in opens.written.lower().split()):
        return 0
    above = (each for each in passages if each.index < first and not each.heading)
    return first if any(_FIRST_PERSON.search(each.shown) for each in above) else 0


def _record_of_one(found: Sequence[tuple[int, TurnLabel]]) -> TurnLabel | None:
    """The one label of a record that holds a single speech."""
    return found[0][1] if len(found) == 1 and found[0][1].of_record and found[0][0] < _AT_THE_TOP else None


def of_record(label: TurnLabel, context: Context) -> tuple[Speaker, Context]:
    """Who speaks by the label of a verbatim record: the side that it states is his.

    Args:
        label: A label of a record.
        context: What is known there.
    """
    known, written = context.facts.known, label.written
    bare = without_titles(written) or written
    bare = " ".join(
        word.title() if word.isupper() and len(word) > _INITIALS else word for word in bare.split()
    )
    basis = f"turn of “{written}”"
    if label.stated is None:
        office = bare.split()[-1].lower() in role_words()
        return Speaker(None if office else bare, written, None, basis, not office), context
    body = known.state_or_body(label.stated)
    side = body.side if body else None
    basis += f", who speaks for {label.stated}" if side else f"; side stated, not known: {label.stated}"
    words = bare.split()
    actor = _known(known, words, words[-1], written.isupper())
    if actor and actor.kind == "person" and side and actor.side_on(context.facts.published) == side:
        speaker = Speaker(actor.name, written, side, basis)
        return speaker, context.with_person(speaker, actor)
    speaker = Speaker(bare, written, side, basis)
    return speaker, context.with_person(speaker)


def side_of_title(title: str, context: Context) -> str | None:
    """The side that the title before a name gives: "Governor of the Bank of Norway".

    Args:
        title: What stands before a name; it may be empty.
        context: What is known there.
    """
    if not title:
        return None
    known = context.facts.known
    named = loose_passage(title, known).names
    sides = {known.adjectives.get(each.name) for each in named if each.kind == "adjective"}
    sides |= {each.actor.side for each in named if each.actor and each.kind in ("state", "organisation")}
    return sides.pop() if len(sides) == 1 else None


def _label_in(text: str, given: Mapping[str, str]) -> TurnLabel | None:
    return member_label(text, given) or turn_label(text) or name_line(text, given)


def _is_of_a_person(label: TurnLabel, known: Gazetteer) -> bool:
    if label.asked:
        return True
    words, roles = label.written.replace(".", "").split(), role_words()
    if _TITLE_FIRST.match(label.written):
        return len(words) > 1
    name = " ".join(words)
    name = name.title() if label.written.isupper() else name
    found = known.exact.get(name) or known.short.get(name.split()[-1])
    if found and found.kind == "person" and len(words) > 1:
        return True
    if len(words) < 2 or words[-1].lower() in roles:
        return False
    # "Secretary Berg", "Harbour Board Spokesperson Ida Berg"
    return words[0].lower() in roles or (
        words[-2] in known.given and any(word.lower() in roles for word in words[:-2])
    )


def _is_full_name(written: str, given: Mapping[str, str]) -> bool:
    parts = written.split()
    return 2 <= len(parts) <= _LONGEST_NAME and (parts[0] in given or parts[0].title() in given)


def _bare(written: str, given: Mapping[str, str], labels: frozenset[str]) -> str:
    """A label without its titles: "MS. STEIN", "Secretary of Agriculture Ida Berg"."""
    name = written.title() if written.isupper() else written
    words = name.split()
    for size in (3, 2):
        if len(words) > size and " ".join(words[-size:]) in labels:
            return " ".join(words[-size:])
    if len(words) > 2 and (words[-2] in given or (len(words) > 4 and "of" in words[:-3])):
        return " ".join(words[-2:])
    return without_titles(name)


def _known(known: Gazetteer, words: list[str], surname: str, shouted: bool) -> Actor | None:
    """The person of the gazetteer whom a label names: by given name and surname, or by a surname after
    its titles.
    """
    if len(words) > 1:
        given = words[-2].title() if shouted else words[-2]
        if not TITLES.match(f"{given} X") and given.strip(".").lower() not in role_words():
            return known.exact.get(f"{given} {surname}")
    return known.short.get(surname)
