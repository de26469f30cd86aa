"""What is known at one place of an article: its facts, and what it has said up to there.

Nothing here changes. A rule that learns more gives back another context, in which the records that it does
not touch are the same ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from types import MappingProxyType
from typing import NamedTuple

from detente.attribution.coreference.descriptions import Naming
from detente.attribution.coreference.full_names import FullNames
from detente.attribution.coreference.layered_map import LayeredMap
from detente.attribution.coreference.people_named import PeopleNamed
from detente.attribution.coreference.speaker import Speaker
from detente.attribution.gazetteer.actors import Actor
from detente.attribution.gazetteer.known_names import Gazetteer
from detente.attribution.syntax.passage import Passage
from detente.text.english import english

_LATEST = 200  # bodies that "the council" may mean
_IN_WORDS = {number: word for word, number in english().numbers.items() if number < 10}


@dataclass(frozen=True, slots=True)
class Facts:
    """What holds for a document as a whole.

    Attributes:
        published: Its date.
        known: Who is known.
        cast: The full names in all of it.
        host: Whom "the President" means in a document about one.
        house: Whom "the President" means in a document that a seat of government published.
        deciding: The body whose leaders it is about.
        bodies: Those that it names, by the last word of their names.
        publisher: The government or body that published it on its own behalf.
    """

    published: date | None
    known: Gazetteer
    full_names: FullNames
    host: Speaker | None = None
    house: Speaker | None = None
    deciding: Speaker | None = None
    bodies: Mapping[str, Actor] = field(default_factory=dict)
    publisher: Speaker | None = None


class Before(NamedTuple):
    """The sentence before: from `start` to `end` in its passage, the last one where `end` is 0; `who`
    spoke in it last.
    """

    passage: Passage
    start: int = 0
    end: int = 0
    who: tuple[Speaker, ...] = ()


class Place(NamedTuple):
    """The place that is read: a paragraph, and where its sentence starts.

    Attributes:
        paragraph: Its number in the document.
        sentence: The character at which the sentence starts.
        before: The sentence before.
        speaking: Whose turn or speech it is, if it is one.
    """

    paragraph: int = 0
    sentence: int = 0
    before: Before | None = None
    speaking: str | None = None


class BodiesNamed(NamedTuple):
    """The bodies that have spoken.

    Attributes:
        spoken: By their names.
        order: Their names, that of the one last that spoke or was first named last.
        deciding: By the word for several who spoke for them ("leaders").
        issued: In which paragraph who issued "the statement".
    """

    spoken: LayeredMap[Speaker] = LayeredMap()
    order: LayeredMap[None] = LayeredMap()
    deciding: Mapping[str, Speaker] = MappingProxyType({})
    issued: Mapping[str, tuple[int, tuple[Speaker, ...]]] = MappingProxyType({})

    def latest(self) -> Iterator[Speaker]:
        """The bodies that spoke last, the latest first, as many as "the council" may mean."""
        for name in islice(reversed(self.order), _LATEST):
            yield self.spoken[name]


class Attention(NamedTuple):
    """Whom the last sentences are about.

    Attributes:
        focus: The person last spoken of as a subject, whom "he" means.
        last: Who spoke last, in paragraph `last_at`.
        together: Who spoke together last, in paragraph `together_at`.
    """

    focus: Speaker | None = None
    last: Speaker | None = None
    last_at: int = 0
    together: tuple[Speaker, ...] = ()
    together_at: int = 0


class Expected(NamedTuple):
    """Whose words may follow, by what stands above.

    Attributes:
        announced: Whose words the paragraph before announces ("Berg wrote:").
        unannounced: Whether it announces words without saying whose.
        under: Whom the heading above names as heard.
        open_quote: Whose quotation the paragraph before left open.
        turn: Whose turn of a transcript it is.
    """

    announced: Speaker | None = None
    unannounced: bool = False
    under: Speaker | None = None
    open_quote: Speaker | None = None
    turn: Speaker | None = None


class Context(NamedTuple):
    """All that the rules of one sentence may ask about the rest of the document."""

    facts: Facts
    place: Place = Place()
    people: PeopleNamed = PeopleNamed()
    bodies: BodiesNamed = BodiesNamed()
    attention: Attention = Attention()
    expected: Expected = Expected()

    # --- who is who -------------------------------------------------------------------------------

    def full_name(self, surname: str) -> str | None:
        """The full name that a surname stands for: the last one named, else the only one in the article.

        Args:
            surname: A word of a name; the first word where the family name stands first ("Guo").
        """
        if surname in self.people.surnames:
            return self.people.surnames[surname]
        full_names = self.facts.full_names
        names = full_names.names.get(surname) or full_names.family_first(surname)
        return names[0] if len(names) == 1 else None

    def is_body(self, name: str | None) -> bool:
        """Whether a name is a state's or a body's rather than a person's."""
        actor = self.facts.known.exact.get(name or "")
        return name in self.bodies.spoken or (actor is not None and actor.kind != "person")

    def gender(self, name: str) -> str | None:
        """ "m" or "f" by the given name or the words beside it; None where neither shows it."""
        given, person = self.facts.known.given, self.people.by_name.get(name)
        return person.gender(name, given) if person else given.get(name.split()[0])

    def named_at(self, name: str) -> int | None:
        """The paragraph in which somebody was named last."""
        return self.people.paragraph_of(name) if name in self.people.by_name else None

    def where(self, name: str) -> str:
        """Where somebody was last named, in words: "named two paragraphs above"."""
        at = self.named_at(name)
        away = 0 if at is None else self.place.paragraph - at
        if away <= 0:
            return "named in this paragraph"
        if away == 1:
            return "named in the paragraph above"
        return f"named {_IN_WORDS.get(away, away)} paragraphs above"

    # --- what follows when more is read -----------------------------------------------------------
    # Records are made by place rather than by _replace: it takes four times as long, for each name.

    def with_person(
        self, speaker: Speaker, actor: Actor | None = None, naming: Naming | None = None
    ) -> Context:
        """After a person is named. `actor`: in the gazetteer; `naming`: the place, if its words describe."""
        place, facts = self.place, self.facts
        people = self.people.with_person(speaker, place.paragraph, facts.full_names, actor, naming)
        return Context(facts, place, people, self.bodies, self.attention, self.expected)

    def with_person_again(self, name: str) -> Context:
        """After a person who was named before is named by a surname."""
        place = self.place
        people = self.people.seen_again(name, place.paragraph)
        return Context(self.facts, place, people, self.bodies, self.attention, self.expected)

    def with_body(self, name: str, body: Speaker) -> Context:
        """After a body is named that only the article knows."""
        spoken, order, deciding, issued = self.bodies
        order = order if name in order else order.with_entry(name, None)
        return self._with_bodies(BodiesNamed(spoken.with_entry(name, body), order, deciding, issued))

    def with_deciding(self, title: str, body: Speaker) -> Context:
        """After several in one office are named as those of a body: "NATO leaders"."""
        return self._with_bodies(self.bodies._replace(deciding={**self.bodies.deciding, title: body}))

    def with_issued(self, document: str, who: tuple[Speaker, ...]) -> Context:
        """After somebody spoke in a document: "the statement" is theirs."""
        issued = {**self.bodies.issued, document: (self.place.paragraph, who)}
        return self._with_bodies(self.bodies._replace(issued=issued))

    def with_focus(self, speaker: Speaker) -> Context:
        """After a sentence that has a person as its subject."""
        return self._with_attention(self.attention._replace(focus=speaker))

    def with_together(self, who: tuple[Speaker, ...]) -> Context:
        """After several spoke together."""
        focus, last, last_at, _, _ = self.attention
        return self._with_attention(Attention(focus, last, last_at, who, self.place.paragraph))

    def after_words_of(self, speaker: Speaker) -> Context:
        """After words that go on or stand alone: who spoke last is known, the focus stays."""
        focus, _, _, together, together_at = self.attention
        return self._with_attention(Attention(focus, speaker, self.place.paragraph, together, together_at))

    def after_speech_by(self, speaker: Speaker) -> Context:
        """After somebody has spoken: a person is in focus now, a body is the latest one."""
        if not speaker.actor:
            return self
        focus, _, _, together, together_at = self.attention
        alone = not speaker.beside
        focus = speaker if alone and speaker.person else focus
        attention = Attention(focus, speaker, self.place.paragraph, together, together_at)
        if not alone or speaker.person:
            return self._with_attention(attention)
        spoken, order, deciding, issued = self.bodies
        spoken, order = spoken.with_entry(speaker.actor, speaker), order.with_entry(speaker.actor, None)
        bodies = BodiesNamed(spoken, order, deciding, issued)
        return Context(self.facts, self.place, self.people, bodies, attention, self.expected)

    # --- where it is read -------------------------------------------------------------------------

    def in_paragraph(self, index: int) -> Context:
        """The same at a paragraph."""
        facts, (_, sentence, before, speaking), people, bodies, attention, expected = self
        return Context(facts, Place(index, sentence, before, speaking), people, bodies, attention, expected)

    def in_speech_of(self, speaking: str | None) -> Context:
        """The same in somebody's turn or speech; None in the narrator's words."""
        facts, (paragraph, sentence, before, now), people, bodies, attention, expected = self
        if speaking == now:
            return self
        place = Place(paragraph, sentence, before, speaking)
        return Context(facts, place, people, bodies, attention, expected)

    def in_sentence(self, start: int, before: Before | None) -> Context:
        """The same at a sentence, behind another."""
        facts, (paragraph, _, _, speaking), people, bodies, attention, expected = self
        return Context(facts, Place(paragraph, start, before, speaking), people, bodies, attention, expected)

    def behind(self, before: Before | None) -> Context:
        """The same behind a sentence; None where none stands before that could be meant."""
        facts, (paragraph, sentence, now, speaking), people, bodies, attention, expected = self
        if before is now:
            return self
        place = Place(paragraph, sentence, before, speaking)
        return Context(facts, place, people, bodies, attention, expected)

    def expecting(self, announced: Speaker | None, unannounced: bool, under: Speaker | None) -> Context:
        """The same behind a paragraph that announces words, or does not, in the section of `under`."""
        was = self.expected
        if announced is was.announced and unannounced == was.unannounced and under is was.under:
            return self
        return self._with_expected(Expected(announced, unannounced, under, was.open_quote, was.turn))

    def leaving_open(self, speaker: Speaker | None) -> Context:
        """The same where a paragraph ends in somebody's open quotation; None where it does not."""
        if speaker is self.expected.open_quote:
            return self
        return self._with_expected(self.expected._replace(open_quote=speaker))

    def in_turn_of(self, speaker: Speaker | None) -> Context:
        """The same in a turn of a transcript; None outside of one."""
        return self._with_expected(self.expected._replace(turn=speaker))

    def _with_bodies(self, bodies: BodiesNamed) -> Context:
        return Context(self.facts, self.place, self.people, bodies, self.attention, self.expected)

    def _with_attention(self, attention: Attention) -> Context:
        return Context(self.facts, self.place, self.people, self.bodies, attention, self.expected)

    def _with_expected(self, expected: Expected) -> Context:
        return Context(self.facts, self.place, self.people, self.bodies, self.attention, expected)
