"""Who has been named so far in an article: the cast, how each was described, and who is being spoken of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from detente.voices.actors import Actor
from detente.voices.gazetteer import Gazetteer
from detente.voices.names import Named
from detente.voices.passage import Passage
from detente.voices.speech import speech
from detente.voices.titles import NO_NAMES, TITLES

_FAR = 5  # paragraphs after which a pronoun no longer means somebody
_LONGEST_NAME = 5  # words; a title all in capitals is longer
_LONGEST_ABBREVIATION = 5  # letters
_SHORTEST_PLURAL = 5  # letters
_SEVERAL = (
    r"\b{0}\s+(?:are|have|were)\b|"
    r"\b(?:all|our|some|many|most|other|these|those|both|few|several|two|three|\d+)\s+(?:[a-z]+\s+)?{0}\b"
)
_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_FEMALE = re.compile(r"\b(?:Mrs|Ms|Miss|Lady|Dame|Queen|Madam|[A-Za-z]+woman)\b")
_MALE = re.compile(r"\b(?:Mr|Sir|Lord|King)\b|\b(?!wo)[a-z]+(?<!wo)(?<!hu)man\b")
_BEFORE = re.compile(r"(?:[\w’'-]+\s+){0,5}[\w’'-]+,?\s*$")
_BEHIND = re.compile(
    r",\s+(?:who\s+(?:is|was|has been)\s+)?(?:the|a|an|its|his|her|their|[\w-]+['’]s)\s+(?P<words>[^,.;:\"“”]{3,90})"
)
_ANOTHER = re.compile(
    r"\b(?:and|by|with|that|to|told|met)\s"
)  # "the president will be joined by Director | Berg"
_CLAUSE = re.compile(r"[.;:!?\"“”()]|,(?=\s*\S)")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody resolved: `actor` None where the text does not say who it is; `basis` says how it was found."""

    actor: str | None
    as_written: str
    side: str | None
    basis: str
    person: bool = True


@dataclass(slots=True)
class Memory:
    """What an article has told so far, and the full names in all of it.

    `people`: names to speakers as first resolved, the latest last. `focus`: the person last spoken of as a subject, whom
    "he" means. `last`: who spoke last, in paragraph `last_at`. `announced`: whose words the paragraph before has announced ("Berg wrote:"), `unannounced` where it does not say whose. `under`: whom the heading above names as heard. `cast`: surnames to the full names that the whole article holds. `plurals`: words for several that look like surnames ("Wardens"). `host`: whom "the President" means in a document about one. `speaking`: whose turn or speech it is, if it is one.
    """

    published: date | None
    known: Gazetteer
    people: dict[str, Speaker] = field(default_factory=dict)
    surnames: dict[str, str] = field(default_factory=dict)
    plurals: set[str] = field(default_factory=set)
    actors: dict[str, Actor] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    untold: list[tuple[str, Passage, Named]] = field(default_factory=list)
    named_at: dict[str, int] = field(default_factory=dict)
    bodies: dict[str, Speaker] = field(default_factory=dict)
    cast: dict[str, list[str]] = field(default_factory=dict)
    focus: Speaker | None = None
    last: Speaker | None = None
    last_at: int = 0
    host: Speaker | None = None
    announced: Speaker | None = None
    unannounced: bool = False
    under: Speaker | None = None
    at: int = 0
    speaking: str | None = None

    # --- who is who -------------------------------------------------------------------------------------------------

    def introduce(self, passages: Iterable[Passage]) -> None:
        """Learn the full names of an article, so that a headline's surname can mean somebody named below it."""
        passages = list(passages)
        seen: set[str] = set()
        for passage in passages:
            for named in passage.names:
                if named.kind != "unknown" or " " not in named.name or named.name.isupper():
                    continue
                if named.name in seen:
                    continue
                seen.add(named.name)
                bare = self.bare_name(named)
                parts = bare.split()
                if not 2 <= len(parts) <= _LONGEST_NAME or any(
                    part in NO_NAMES or part.lower() in speech().roles for part in parts
                ):
                    continue
                # "Member States", "Internal FBI": a word that the article also writes small or uses for several, or an abbreviation, is no surname.
                if parts[0] in self.known.given or not (
                    _abbreviated(parts[-1])
                    or _written_small(parts[-1], passages)
                    or self._is_plural(parts[-1], passages)
                ):
                    full = self.cast.setdefault(parts[-1], [])
                    if bare not in full:
                        full.append(bare)

    def _is_plural(self, word: str, passages: Sequence[Passage]) -> bool:
        """Whether the article uses a capitalised word for several: "Wardens are", "all Wardens"."""
        if word in self.plurals:
            return True
        if not word.endswith("s") or len(word) < _SHORTEST_PLURAL:
            return False
        several = re.compile(_SEVERAL.format(re.escape(word)))
        if any(word in passage.shown and several.search(passage.shown) for passage in passages):
            self.plurals.add(word)
            return True
        return False

    def full_name(self, surname: str) -> str | None:
        """The full name that a surname stands for here: the last one named, else the only one in the article."""
        if surname in self.surnames:
            return self.surnames[surname]
        names = self.cast.get(surname, ())
        return names[0] if len(names) == 1 else None

    def meet(self, speaker: Speaker, actor: Actor | None = None) -> None:
        """Remember a person who was named."""
        if not speaker.person or speaker.actor is None:
            return
        self.people.pop(speaker.actor, None)
        self.people[speaker.actor] = speaker
        self.named_at[speaker.actor] = self.at
        parts = speaker.actor.split()
        if len(parts) > 1 and not _abbreviated(parts[-1]) and parts[-1] not in self.plurals:
            self.surnames[parts[-1]] = speaker.actor
        if actor:
            self.actors[speaker.actor] = actor

    def describe(self, name: str, passage: Passage, named: Named) -> None:
        """Remember where somebody is named; the words beside the name are read only when somebody asks for them."""
        self.untold.append((name, passage, named))

    def description(self, name: str) -> str:
        """The words that described somebody so far, in small letters; "" where none did."""
        for each in self.untold:
            self._read(*each)
        self.untold.clear()
        return self.descriptions.get(name, "")

    def _read(self, name: str, passage: Passage, named: Named) -> None:
        """The titles in a name, and what stands before and behind it."""
        shown = passage.shown
        words = [shown[named.start : named.end].removesuffix(name)]
        cut = 0
        low = max(0, named.start - 70)
        for mark in _CLAUSE.finditer(shown, low, named.start):
            if shown[mark.end() : named.start].strip():
                cut = mark.end()
        before = _BEFORE.search(shown[max(low, cut) : named.start])
        if before:
            words.append(_ANOTHER.split(before[0])[-1])
        behind = _BEHIND.match(shown, named.end)
        if behind:
            words.append(behind["words"].split(" and ")[0] if " who " in behind["words"] else behind["words"])
        told = " ".join(" ".join(words).lower().replace(",", " ").split())
        if told:
            self.descriptions[name] = f"{self.descriptions.get(name, '')} | {told}"

    def described_as(self, roles: Iterable[str]) -> list[str]:
        """The people named so far whose description holds the words of one of the roles, the latest last."""
        wanted = re.compile(rf"\b(?:{'|'.join(map(re.escape, roles))})\b")
        return [name for name in self.people if wanted.search(self.description(name))]

    def bare_name(self, named: Named) -> str:
        """A name without its titles and without the office before it ("Mediator Bruno Keller", "CIA Director Bruno Keller")."""
        if " " not in named.name:
            return named.name
        bare = TITLES.sub("", named.name + " ").strip() or named.name
        words = bare.split()
        roles = speech().roles
        while len(words) > 2 and words[0].lower() in roles:
            words.pop(0)
        if len(words) > 2 and words[-2] in self.known.given and words[0] not in self.known.given:
            office = any(w.lower() in roles or TITLES.match(w + " X") for w in words[:-2])
            words = words[-2:] if office else words
        return " ".join(words)

    # --- whom a pronoun means ---------------------------------------------------------------------------------------

    def meant_by(self, pronoun: str) -> Speaker | None:
        """Whom "he" or "she" means: who is in focus, unless the name says otherwise; then whoever was named last."""
        wanted = "f" if pronoun.lower() in ("she", "her") else "m"
        if self.speaking:
            # In free speech "he" is often somebody whom nobody has named: only the subject of this very paragraph is sure.
            return self.focus if self._told_of_here(wanted) else None
        order = [speaker for speaker in reversed(self.people.values()) if speaker.actor]
        if self.focus and self.focus.actor:
            if self.gender(self.focus.actor) in (wanted, None):
                return self.focus
            order = [speaker for speaker in order if speaker.actor != self.focus.actor]
        near = [s for s in order if self.at - self.named_at.get(s.actor or "", -_FAR) < _FAR]
        fits = [s for s in near if self.gender(s.actor or "") == wanted]
        if fits:
            return fits[0]
        unsure = [s for s in near if self.gender(s.actor or "") is None]
        return unsure[0] if len(unsure) == 1 and self.focus else None

    def _told_of_here(self, wanted: str) -> bool:
        name = self.focus.actor if self.focus else None
        return (
            name is not None
            and name != self.speaking
            and self.named_at.get(name) == self.at
            and self.gender(name) in (wanted, None)
        )

    def gender(self, name: str) -> str | None:
        """ "m" or "f" by the given name or the words beside it; None where neither tells."""
        given = self.known.given.get(name.split()[0])
        if given:
            return given
        told = self.people[name].as_written if name in self.people else ""
        told += " " + self.description(name)
        if _FEMALE.search(told) or re.search(r"\b(?:mrs|ms)\b", told):
            return "f"
        return "m" if _MALE.search(told) or re.search(r"\bmr\b", told) else None

    def where(self, name: str) -> str:
        """Where somebody was last named, in words: "named two paragraphs above"."""
        away = self.at - self.named_at.get(name, self.at)
        if away <= 0:
            return "named in this paragraph"
        if away == 1:
            return "named in the paragraph above"
        return f"named {_COUNTS[away] if away < len(_COUNTS) else away} paragraphs above"

    # --- who spoke --------------------------------------------------------------------------------------------------

    def spoke(self, speaker: Speaker) -> None:
        """Remember who spoke last without moving the focus: the words go on, or stand alone."""
        self.last, self.last_at = speaker, self.at

    def said(self, speaker: Speaker) -> None:
        """Remember who spoke last."""
        if not speaker.actor:
            return
        self.spoke(speaker)
        if speaker.person:
            self.focus = speaker
        else:
            self.bodies.pop(speaker.actor, None)
            self.bodies[speaker.actor] = speaker


def _abbreviated(word: str) -> bool:
    return word.isupper() and len(word) <= _LONGEST_ABBREVIATION


def _written_small(word: str, passages: Iterable[Passage]) -> bool:
    """Whether an article also writes a capitalised word with a small letter, as it does "states"."""
    small = f" {word.lower()}"
    return any(small in passage.shown for passage in passages)
