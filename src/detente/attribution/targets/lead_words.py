"""What stands right before a name, read word by word from its end.

A pattern that has to end where a name begins is tried at every place before it. The same is read backwards
from the name in a few steps: up to three words that determine it ("the neighbouring government of | Norway"),
and the word that governs them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from detente.attribution.syntax.word_classes import words

_PIECES = re.compile(r"\W+")
_MARKS = frozenset(',;:“”"(.!?—–')
_DETERMINING = 3  # words, or parts with their preposition, that may stand between a name and what governs it
_TITLES = 4  # words of titles that may stand between a name and where its clause begins
# "12 | Norlander banks", "1,200 Norlanders"; a year counts nobody
AMOUNT = r"(?!(?:1[5-9]|20)\d\d\b)\d[\d,]{0,8}"
_AMOUNT = re.compile(AMOUNT)


@lru_cache(maxsize=1024)  # every rule asks for the same names of a sentence
def governing(lead: str) -> tuple[tuple[str, str], ...]:
    """The words that may govern a name, each with the one before it, the nearest first; in small letters.

    Args:
        lead: The characters before a name.
    """
    return tuple(_governing(lead))


def _governing(lead: str) -> Iterator[tuple[str, str]]:
    if not lead[-1:].isspace():
        return
    tokens = lead.lower().split()
    at = len(tokens) - 1
    for _ in range(_DETERMINING + 1):
        if at < 0:
            return
        token, before = tokens[at], tokens[at - 1] if at else ""
        yield token if token.isalpha() else _PIECES.split(token)[-1], before
        if token in words("determiner of a side") or _is_adjective(token) or _is_amount(token):
            at -= 1
        elif token in words("preposition of a part") and before in words("part of a side"):
            at -= 2
        else:
            return


def preposition_before(lead: str) -> str | None:
    """The preposition that a name hangs on: "at the borders of | Norway"; None where it hangs on none.

    Args:
        lead: The characters before a name.
    """
    of_one, of_two, ends = _prepositions()
    found = None
    for word, before in governing(lead):
        if word in of_one:
            found = word
        elif word in ends and (both := f"{_PIECES.split(before)[-1]} {word}") in of_two:
            found = both
    return found


@dataclass(frozen=True, slots=True)
class Governors:
    """The last words of the forms that may govern a name, and the stems of such words."""

    words: frozenset[str]
    stems: tuple[str, ...] = ()

    def may_govern(self, lead: str) -> bool:
        """Whether one of them may stand before a name: asked before a pattern is tried.

        Args:
            lead: The characters before the name.
        """
        for word, _ in governing(lead):
            if word in self.words or (self.stems and word.startswith(self.stems)):
                return True
        return False


def governors(forms: str, stems: str | None = None) -> Governors:
    """Those of some classes.

    Args:
        forms: A class of data/attribution.
        stems: A class of stems.
    """
    last = frozenset(form.split()[-1] for form in words(forms))
    return Governors(last, tuple(words(stems)) if stems else ())


def may_begin_clause(lead: str) -> bool:
    """Whether a clause may begin behind these characters, titles of the name within it.

    Args:
        lead: The characters before a name.
    """
    titles, adjectives, before = _titles()
    tokens = lead.lower().split()
    for token in tokens[: -_TITLES - 2 : -1]:
        if token[-1] in _MARKS and token not in titles:
            return True
        if _PIECES.split(token)[-1] in before or token.startswith(("“", '"', "(", "—", "–")):
            return True
        if token not in titles and not token.endswith(adjectives):
            return False
        if token[-1] in _MARKS:
            return True
    return True


def _is_amount(token: str) -> bool:
    return token[:1].isdigit() and _AMOUNT.fullmatch(token) is not None


def _is_adjective(token: str) -> bool:
    """Whether a word may describe a side by its ending: "neighbouring"."""
    return token.endswith(_endings()) and token.isascii() and token.replace("-", "").isalpha()


@cache
def _endings() -> tuple[str, ...]:
    return tuple(words("ending of an adjective of a side"))


@cache
def _prepositions() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The prepositions of one word, those of two, and the last words of these."""
    forms = words("preposition of a side") | words("against somebody")
    of_two = frozenset(f for f in forms if " " in f)
    return forms - of_two, of_two, frozenset(f.split()[-1] for f in of_two)


@cache
def _titles() -> tuple[frozenset[str], tuple[str, ...], frozenset[str]]:
    """The words of titles, the endings of adjectives beside them, and the words before a clause."""
    titles = frozenset(word for form in words("title before a side") for word in form.split())
    before = frozenset(form.split()[-1] for form in words("before a clause"))
    return titles, tuple(words("ending of a titled adjective")), before
