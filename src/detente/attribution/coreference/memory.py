"""Who has been named so far in an article: the cast, how each was described, and who is being spoken of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from detente.attribution.coreference.cast import Cast, abbreviated
from detente.attribution.coreference.descriptions import Descriptions
from detente.attribution.gazetteer.actors import Actor
from detente.attribution.gazetteer.known_names import Gazetteer
from detente.attribution.syntax.passage import Passage

_FAR = 5  # paragraphs after which a pronoun no longer means somebody
_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_FEMALE = re.compile(r"\b(?:Mrs|Ms|Miss|Lady|Dame|Queen|Madam|[A-Za-z]+woman)\b")
_MALE = re.compile(r"\b(?:Mr|Sir|Lord|King)\b|\b(?!wo)[a-z]+(?<!wo)(?<!hu)man\b")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody resolved: `actor` None where the text does not say who it is; `basis` says how it was found.

    `beside`: who speaks the same words with him ("they", "the two leaders").
    """

    actor: str | None
    as_written: str
    side: str | None
    basis: str
    person: bool = True
    beside: tuple[Speaker, ...] = ()


class Before(NamedTuple):
    """The sentence before: from `start` to `end` in its passage, the last one where `end` is 0; `who`
    spoke in it last.
    """

    passage: Passage
    start: int = 0
    end: int = 0
    who: tuple[Speaker, ...] = ()


@dataclass(slots=True)
class Memory:
    """What an article has told so far, and the full names in all of it.

    `people`: names to speakers as first resolved, the latest last. `focus`: the person last spoken of as a
    subject, whom "he" means. `last`: who spoke last, in paragraph `last_at`. `announced`: whose words the
    paragraph before has announced ("Berg wrote:"), `unannounced` where it does not say whose. `under`:
    whom the heading above names as heard. `cast`: the full names of the whole article. `described`: the
    words beside the names so far. `host`: whom "the President" means in a document about one, `house`: in
    one that a seat of government published. `speaking`: whose turn or speech it is, if it is one.
    `before`: the sentence before this one, which begins at `sentence`. `together`: who spoke together
    last, in paragraph `together_at`. `collective`: bodies by the word for several who spoke for them
    ("leaders"). `issued`: in which paragraph who issued "the statement".
    """

    published: date | None
    known: Gazetteer
    cast: Cast
    people: dict[str, Speaker] = field(default_factory=dict)
    surnames: dict[str, str] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)
    described: Descriptions = field(default_factory=Descriptions)
    named_at: dict[str, int] = field(default_factory=dict)
    bodies: dict[str, Speaker] = field(default_factory=dict)
    focus: Speaker | None = None
    last: Speaker | None = None
    last_at: int = 0
    host: Speaker | None = None
    house: Speaker | None = None
    announced: Speaker | None = None
    unannounced: bool = False
    under: Speaker | None = None
    at: int = 0
    speaking: str | None = None
    sentence: int = 0
    before: Before | None = None
    together: tuple[Speaker, ...] = ()
    together_at: int = 0
    collective: dict[str, Speaker] = field(default_factory=dict)
    issued: dict[str, tuple[int, tuple[Speaker, ...]]] = field(default_factory=dict)

    # --- who is who -------------------------------------------------------------------------------

    def full_name(self, surname: str) -> str | None:
        """The full name that a surname stands for: the last one named, else the only one in the article.

        Args:
            surname: A word of a name; the first word where the family name stands first ("Guo").
        """
        if surname in self.surnames:
            return self.surnames[surname]
        names = self.cast.names.get(surname) or self.cast.family_first(surname)
        return names[0] if len(names) == 1 else None

    def meet(self, speaker: Speaker, actor: Actor | None = None) -> None:
        """Remember a person who was named."""
        if not speaker.person or speaker.actor is None:
            return
        self.people.pop(speaker.actor, None)
        self.people[speaker.actor] = speaker
        self.named_at[speaker.actor] = self.at
        parts = speaker.actor.split()
        if len(parts) > 1 and not abbreviated(parts[-1]) and parts[-1] not in self.cast.plurals:
            self.surnames[parts[-1]] = speaker.actor
        if actor:
            self.actors[speaker.actor] = actor

    def is_body(self, name: str | None) -> bool:
        """Whether a name is a state's or a body's rather than a person's."""
        actor = self.known.exact.get(name or "")
        return name in self.bodies or (actor is not None and actor.kind != "person")

    def described_as(self, roles: Iterable[str]) -> list[str]:
        """The people named so far whose description holds the words of one of the roles, the latest last."""
        wanted = re.compile(rf"\b(?:{'|'.join(map(re.escape, roles))})\b")
        return [name for name in self.people if wanted.search(self.described.of(name))]

    # --- whom a pronoun means ---------------------------------------------------------------------

    def meant_by(self, pronoun: str) -> Speaker | None:
        """Whom "he" or "she" means: who is in focus, unless the name says otherwise; then whoever was
        named last.
        """
        wanted = "f" if pronoun.lower() in ("she", "her") else "m"
        if self.speaking:
            # In free speech "he" is often somebody whom nobody has named: only the subject of this very
            # paragraph is sure.
            return self.focus if self._told_of_here(wanted) else None
        focus = self.focus.actor if self.focus else None
        if focus and self.gender(focus) in (wanted, None):
            return self.focus
        genders = {name: self.gender(name) for name in reversed(self.people) if self._is_near(name)}
        genders.pop(focus or "", None)
        return self._likeliest(genders, wanted)

    def _likeliest(self, genders: dict[str, str | None], wanted: str) -> Speaker | None:
        """The first of those near who fits a pronoun; one whose gender nothing tells only if he is alone."""
        fits = next((name for name, gender in genders.items() if gender == wanted), None)
        if fits:
            return self.people[fits]
        unsure = [name for name, gender in genders.items() if gender is None]
        return self.people[unsure[0]] if len(unsure) == 1 and self.focus else None

    def _is_near(self, name: str) -> bool:
        """Whether somebody was named few enough paragraphs ago for a pronoun."""
        return self.at - self.named_at.get(name, -_FAR) < _FAR

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
        told += " " + self.described.of(name)
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

    # --- who spoke --------------------------------------------------------------------------------

    def spoke(self, speaker: Speaker) -> None:
        """Remember who spoke last without moving the focus: the words go on, or stand alone."""
        self.last, self.last_at = speaker, self.at

    def said(self, speaker: Speaker) -> None:
        """Remember who spoke last."""
        if not speaker.actor:
            return
        self.spoke(speaker)
        if speaker.beside:
            return
        if speaker.person:
            self.focus = speaker
        else:
            self.bodies.pop(speaker.actor, None)
            self.bodies[speaker.actor] = speaker
