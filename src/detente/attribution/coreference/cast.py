"""The full names in all of an article: a surname can mean somebody who is named in full elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from detente.attribution.gazetteer.known_names import Gazetteer
from detente.attribution.gazetteer.roles import role_words
from detente.attribution.mentions.names import Named
from detente.attribution.mentions.office_fields import is_field
from detente.attribution.mentions.titles import NO_NAMES, TITLES
from detente.attribution.syntax.passage import Passage

_LONGEST_NAME = 5  # words; a title all in capitals is longer
_LONGEST_ABBREVIATION = 5  # letters
_SHORTEST_PLURAL = 5  # letters
_SEVERAL = (
    r"\b{0}\s+(?:are|have|were)\b|"
    r"\b(?:all|our|some|many|most|other|these|those|both|few|several|two|three|\d+)\s+(?:[a-z]+\s+)?{0}\b"
)


@dataclass(slots=True)
class Cast:
    """The full names of an article.

    Attributes:
        known: Who is known.
        names: Surnames to the full names that the article holds.
        plurals: Words for several that look like surnames ("Wardens").
    """

    known: Gazetteer
    names: dict[str, list[str]] = field(default_factory=dict)
    plurals: set[str] = field(default_factory=set)

    def introduce(self, passages: Iterable[Passage]) -> None:
        """Learn the full names of an article, so that a headline's surname can mean somebody named below.

        Args:
            passages: The article's headings and paragraphs.
        """
        passages = list(passages)
        seen: set[str] = set()
        for passage in passages:
            for named in passage.names:
                if named.kind != "unknown" or " " not in named.name or named.name.isupper():
                    continue
                if named.name in seen:
                    continue
                bare = bare_name(named, self.known.given)
                if passage.heading and bare == named.name and bare.split()[0] not in self.known.given:
                    continue  # a heading has capitals anyway; a name has its title, or stands in the text too
                seen.add(named.name)
                if self._is_full_name(bare.split(), passages):
                    full = self.names.setdefault(bare.split()[-1], [])
                    if bare not in full:
                        full.append(bare)

    def family_first(self, word: str) -> list[str]:
        """The full names that begin with a word, unless it is a given name: the family name may stand first.

        Args:
            word: A capitalised word.
        """
        if word in self.known.given:
            return []
        return [name for names in self.names.values() for name in names if name.startswith(f"{word} ")]

    def _is_full_name(self, parts: Sequence[str], passages: Sequence[Passage]) -> bool:
        """Whether words are a given name and a surname.

        "Member States" and "Internal FBI" are not: a word that the article also writes small or uses for
        several, or an abbreviation, is no surname.
        """
        if not 2 <= len(parts) <= _LONGEST_NAME:
            return False
        if any(part in NO_NAMES or part.lower() in role_words() for part in parts):
            return False
        return parts[0] in self.known.given or not (
            abbreviated(parts[-1])
            or _written_small(parts[-1], passages)
            or self._is_plural(parts[-1], passages)
        )

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


def bare_name(named: Named, given: Mapping[str, str]) -> str:
    """A name without its titles and without the office before it.

    Args:
        named: A name as it stands ("Mediator Bruno Keller", "CIA Director Bruno Keller").
        given: Given names.
    """
    if " " not in named.name:
        return named.name
    bare = TITLES.sub("", named.name + " ").strip() or named.name
    words = bare.split()
    roles = role_words()
    while len(words) > 2 and words[0].lower() in roles:
        words.pop(0)
    if len(words) > 2 and words[-2] in given and words[0] not in given:
        office = is_field(words[-3]) or any(w.lower() in roles or TITLES.match(w + " X") for w in words[:-2])
        words = words[-2:] if office else words
    return " ".join(words)


def abbreviated(word: str) -> bool:
    """Whether a word is an abbreviation.

    Args:
        word: A word of a name ("FBI").
    """
    return word.isupper() and len(word) <= _LONGEST_ABBREVIATION


def _written_small(word: str, passages: Iterable[Passage]) -> bool:
    """Whether an article also writes a capitalised word with a small letter, as it does "states"."""
    small = f" {word.lower()}"
    return any(small in passage.shown for passage in passages)
