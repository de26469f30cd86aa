"""The people whom an article has named so far: as whom, where, and with which words beside the name."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from detente.attribution.coreference.descriptions import Descriptions, Naming
from detente.attribution.coreference.full_names import FullNames, abbreviated
from detente.attribution.coreference.layered_map import LayeredMap
from detente.attribution.coreference.speaker import Speaker
from detente.attribution.gazetteer.actors import Actor
from detente.attribution.syntax.word_classes import any_form

_FEMALE = re.compile(rf"\b(?:{any_form('title of a woman')}|[A-Za-z]+woman)\b|\b(?:mrs|ms)\b")
_MALE = re.compile(rf"\b{any_form('title of a man')}\b|\bmr\b|\b(?!wo)[a-z]+(?<!wo)(?<!hu)man\b")
_LATEST = 200  # people who may be meant by a pronoun or an office


@dataclass(frozen=True)
class PersonNamed:
    """A person named so far.

    Attributes:
        speaker: The person as last named.
        actor: The person's row in the gazetteer.
        paragraph: Where the last full name stands.
        descriptions: The places whose words describe the person; None where there are none.
    """

    speaker: Speaker
    actor: Actor | None
    paragraph: int
    descriptions: Descriptions | None = None

    def described(self, question: Hashable, holds: Callable[[str], bool]) -> bool:
        """Whether the words beside any of the names answer a question (`Descriptions.any`)."""
        return self.descriptions is not None and self.descriptions.any(question, holds)

    def described_by(self, words: str) -> bool:
        """Whether some words, in small letters, stand beside any of the names."""
        return self.described(words, lambda beside: words in beside)

    def gender(self, name: str, given: Mapping[str, str]) -> str | None:
        """ "m" or "f" by the given name or the words beside it; None where neither shows it."""
        return given.get(name.split()[0]) or self._gender_by_words

    @cached_property
    def _gender_by_words(self) -> str | None:
        for gender, of_it in (("f", _of_a_woman), ("m", _of_a_man)):
            if of_it(self.speaker.as_written) or self.described(gender, of_it):
                return gender
        return None


def _of_a_woman(words: str) -> bool:
    return _FEMALE.search(words) is not None


def _of_a_man(words: str) -> bool:
    return _MALE.search(words) is not None


class PeopleNamed(NamedTuple):
    """All people named so far.

    Attributes:
        by_name: By their names, the latest last.
        surnames: To the full names last used.
        again: To the paragraphs in which a surname stood last, where one did behind the full name.
        latest: The name of the last one.
    """

    by_name: LayeredMap[PersonNamed] = LayeredMap()
    surnames: LayeredMap[str] = LayeredMap()
    again: LayeredMap[int] = LayeredMap()
    latest: str = ""

    def newest(self) -> Iterator[tuple[str, PersonNamed]]:
        """The people named last, the latest first, as many as a pronoun or an office may mean."""
        for name in islice(reversed(self.by_name), _LATEST):
            yield name, self.by_name[name]

    def paragraph_of(self, name: str) -> int:
        """The paragraph in which somebody was named last, with the full name or a surname."""
        again = self.again.get(name)
        return self.by_name[name].paragraph if again is None else again

    def with_person(
        self, speaker: Speaker, paragraph: int, full_names: FullNames, actor: Actor | None = None,
        naming: Naming | None = None,
    ) -> PeopleNamed:  # fmt: skip
        """The same people with one who is named in a paragraph, now the latest."""
        name = speaker.actor
        if not speaker.person or name is None:
            return self
        earlier = self.by_name.get(name)
        told = earlier.descriptions if earlier else None
        same = naming is not None and told is not None and told.ends_with(naming.named)
        here = earlier is not None and earlier.speaker == speaker and self.paragraph_of(name) == paragraph
        if same and here and name == self.latest:
            return self  # the same name was read before, for who speaks
        if naming and not same:
            told = Descriptions(naming, told)
        actor = actor or (earlier.actor if earlier else None)
        by_name = self.by_name.with_entry(name, PersonNamed(speaker, actor, paragraph, told))
        again = self.again.with_entry(name, paragraph) if name in self.again else self.again
        last = name.split()[-1]
        known = last == name or self.surnames.get(last) == name
        if known or abbreviated(last) or last in full_names.plurals:
            return PeopleNamed(by_name, self.surnames, again, name)
        return PeopleNamed(by_name, self.surnames.with_entry(last, name), again, name)

    def seen_again(self, name: str, paragraph: int) -> PeopleNamed:
        """The same people, one of them named by a surname in a paragraph; the order stays."""
        if self.paragraph_of(name) == paragraph:
            return self
        return self._replace(again=self.again.with_entry(name, paragraph))

    def described(self, name: str, words: str) -> bool:
        """Whether somebody was described by some words so far, in small letters."""
        person = self.by_name.get(name)
        return person is not None and person.described_by(words)
