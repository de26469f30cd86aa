"""Where words of the lexicon stand in a text: longest match first, sentence by sentence, clause by clause."""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.rhetoric.lexicon import Entry, Lexicon
from detente.rhetoric.tokens import CLAUSE_ENDS, SENTENCE_ENDS, Places, words_of
from detente.text.normalise import fold

_BEFORE_NOUNS = frozenset(
    "the a an any no its his her their our my this that these those new of for further such immediate all every some "
    "another each first last latest more fresh full partial military nuclear on with from against possible".split()
)
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_ARTICLES = frozenset("the a an its his her our their this these all recently newly previously".split())


@dataclass(slots=True)
class Hit:
    """A match: words `first` to `last` (exclusive) of the sentence's tokens. `noun`: read as a noun of action."""

    first: int
    last: int
    clause: int
    entry: Entry
    noun: bool


@dataclass(slots=True)
class Sentence:
    """The hits of one sentence and its tokens `first` to `last`; `guarded` counts words from other walks of life."""

    first: int
    last: int
    hits: list[Hit]
    arena: bool = False
    military: bool = False
    guarded: int = 0


@dataclass(slots=True)
class Matched:
    """A text's words and marks, and its sentences. Their places are worked out when first asked for."""

    folded: str
    words: list[str]
    sentences: list[Sentence]
    has_years: bool
    places: Places

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Character offsets of the words `first` to `last` (exclusive)."""
        return self.places.of(first), self.places.of(last - 1) + len(self.words[last - 1])


def match(text: str, lexicon: Lexicon) -> Matched:
    """Find all that the lexicon knows in a text. Time grows with the text's length alone."""
    folded = fold(text)
    words = words_of(folded)
    following = [*words[1:], ""][: len(words)]
    alone, pairs, first = lexicon.alone, lexicon.pairs, lexicon.first
    sentences: list[Sentence] = []
    current = Sentence(0, len(words), [])
    clause = done = 0
    for at in [
        at for at, pair in enumerate(zip(words, following, strict=True)) if pair[0] in alone or pair in pairs
    ]:
        if at < done:
            continue
        word = words[at]
        if word in SENTENCE_ENDS:
            current.last = at
            if current.hits:
                sentences.append(current)
            clause += 1
            current = Sentence(at + 1, len(words), [])
        elif word in CLAUSE_ENDS:
            if not (word == "," and _goes_on(words, at + 1)):
                clause += 1
        else:
            entry, phrases = first[word]
            done = at + 1
            if phrases:
                for rest, longer in phrases.get(following[at], ()):
                    if tuple(words[done + 1 : done + 1 + len(rest)]) == rest:
                        entry, done = longer, done + 1 + len(rest)
                        break
            if entry is None:
                done = at
                continue
            if entry.boundary:
                clause += 1
            if entry.arena:
                current.arena = True
                current.military |= entry.arena == "military"
            if entry.guard:
                current.guarded += 1
            if entry.tells and not _is_adjective(words, at, entry):
                _note(current.hits, Hit(at, done, clause, entry, False), words)
    if current.hits:
        sentences.append(current)
    return Matched(
        folded,
        words,
        sentences,
        _may_hold_years(folded) and bool(_YEAR.search(folded)),
        Places(folded, words),
    )


def _may_hold_years(folded: str) -> bool:
    """Whether it is worth looking for years, which costs more."""
    return "19" in folded or "20" in folded or "18" in folded


def _note(hits: list[Hit], hit: Hit, words: list[str]) -> None:
    """Enter a hit; two objects side by side are one ("missile treaty" is a treaty)."""
    if hit.entry.object and hits and hits[-1].last == hit.first and _is_compound(hits[-1].entry):
        hit.first = hits.pop().first
    hit.noun = _is_noun(words, hit.first, hit.last, hit.entry)
    hits.append(hit)


def _is_noun(words: list[str], first: int, last: int, entry: Entry) -> bool:
    following = words[last] if last < len(words) else ""
    if entry.predicates and (following == "to" or words[last - 1] == "to"):
        return False  # "refusal to withdraw" governs an act as a verb does
    if not entry.verbal or following == "of":
        return True
    if entry.object and first and words[first - 1] in ("be", "are", "were"):
        return True  # "there should be limits"
    if words[first].endswith("ing") or (not entry.nominal and entry.object is None):
        return False
    return first > 0 and words[first - 1] in _BEFORE_NOUNS


def _goes_on(words: list[str], at: int) -> bool:
    """Whether a participle carries the clause on after a comma: ", (endlessly) increasing …"."""
    if at + 1 < len(words) and words[at].endswith("ly"):
        at += 1
    return at < len(words) and words[at].endswith("ing")


def _is_compound(entry: Entry) -> bool:
    return bool(entry.object) and not entry.predicates and not entry.idiom and not entry.shifters


def _is_adjective(words: list[str], first: int, entry: Entry) -> bool:
    """ "the captured province", "a base level": a verb's form after an article describes, it does not tell."""
    if entry.nominal or entry.object or entry.idiom or entry.shifters or not first:
        return False
    return not words[first].endswith("ing") and words[first - 1] in _ARTICLES
