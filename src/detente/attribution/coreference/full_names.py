"""The full names in all of an article: a surname can mean somebody who is named in full elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from detente.attribution.coreference.common_words import CommonWords
from detente.attribution.gazetteer.office_roles import role_words
from detente.attribution.mentions.names import Named
from detente.attribution.mentions.office_fields import is_field
from detente.attribution.mentions.titles import NO_NAMES, TITLES, without_titles
from detente.attribution.syntax.passage import Passage

_LONGEST_NAME = 5  # words; a title all in capitals is longer
_LONGEST_ABBREVIATION = 5  # letters


@dataclass(frozen=True, slots=True)
class FullNames:
    """The full names of an article.

    Attributes:
        given: The given names that are known.
        names: Surnames to the full names that the article holds.
        plurals: Words for several that look like surnames ("Wardens").
        begun: The first words of full names to these names.
    """

    given: Mapping[str, str]
    names: Mapping[str, tuple[str, ...]]
    plurals: frozenset[str]
    begun: Mapping[str, tuple[str, ...]]

    def family_first(self, word: str) -> tuple[str, ...]:
        """The full names that begin with a word, unless it is a given name: the family name may stand first.

        Args:
            word: A capitalised word.
        """
        if word in self.given:
            return ()
        return self.begun.get(word, ())


def full_names_of(passages: Sequence[Passage], given: Mapping[str, str]) -> FullNames:
    """The full names of an article, so that a headline's surname can mean somebody named below.

    Args:
        passages: The article's headings and paragraphs.
        given: The given names that are known.
    """
    full_names: dict[str, dict[str, None]] = {}
    plurals: set[str] = set()
    common = CommonWords(passages)
    for bare in _names_once(passages, given):
        parts = bare.split()
        last = parts[-1]
        if not _may_be_full_name(parts):
            continue
        if parts[0] not in given:
            if abbreviated(last) or common.has_small(last):
                continue
            if last in plurals or common.is_plural(last):
                plurals.add(last)
                continue
        full_names.setdefault(last, {})[bare] = None
    names = {last: tuple(full) for last, full in full_names.items()}
    return FullNames(given, names, frozenset(plurals), _by_beginnings(names.values()))


def _by_beginnings(full_names: Iterable[tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Full names by the words that they begin with: "Guo" and "Guo Li" for "Guo Li Wen"."""
    begun: dict[str, list[str]] = {}
    for name in (name for names in full_names for name in names):
        parts = name.split()
        for size in range(1, len(parts)):
            begun.setdefault(" ".join(parts[:size]), []).append(name)
    return {beginning: tuple(names) for beginning, names in begun.items()}


def _names_once(passages: Iterable[Passage], given: Mapping[str, str]) -> Iterator[str]:
    """The names of several words that nobody knows, each once, without titles."""
    seen: set[str] = set()
    for passage in passages:
        for named in passage.names:
            if named.kind != "unknown" or " " not in named.name or named.name.isupper():
                continue
            if named.name in seen:
                continue
            bare = bare_name(named, given)
            if passage.heading and bare == named.name and bare.split()[0] not in given:
                continue  # a heading has capitals anyway; a name has its title, or stands in the text too
            seen.add(named.name)
            yield bare


def _may_be_full_name(parts: Sequence[str]) -> bool:
    """Whether words are few enough for a name, and none of them an office or a word that no name holds.

    "Member States" and "Internal FBI" are none either: a word that the article also writes small or uses
    for several, or an abbreviation, is a surname only behind a given name.
    """
    if not 2 <= len(parts) <= _LONGEST_NAME:
        return False
    return not any(part in NO_NAMES or part.lower() in role_words() for part in parts)


def bare_name(named: Named, given: Mapping[str, str]) -> str:
    """A name without its titles and without the office before it.

    Args:
        named: A name as it stands ("Mediator Bruno Keller", "CIA Director Bruno Keller").
        given: Given names.
    """
    if " " not in named.name:
        return named.name
    bare = without_titles(named.name) or named.name
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
