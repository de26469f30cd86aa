"""Where words of the lexicon stand in a text: longest match first, sentence by sentence, clause by clause."""

from __future__ import annotations

from dataclasses import dataclass

from detente.rhetoric.lexicon import Entry, Lexicon
from detente.rhetoric.tokens import tokens

_SENTENCE_ENDS = frozenset(".!?;\n…")
_CLAUSE_ENDS = frozenset(",:()–—-")
_BEFORE_NOUNS = frozenset(
    "the a an any no its his her their our my this that these those new of for further such immediate all every some "
    "another each first last latest more fresh full partial military nuclear on with from against possible".split()
)
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
    """A text's tokens with their places, and its sentences."""

    words: list[str]
    starts: list[int]
    ends: list[int]
    sentences: list[Sentence]


def match(text: str, lexicon: Lexicon) -> Matched:
    """Find all that the lexicon knows in a text. Time grows with the text's length alone."""
    words, starts, ends = tokens(text)
    first_words = lexicon.first
    sentences: list[Sentence] = []
    current = Sentence(0, 0, [])
    clause = 0
    at, n = 0, len(words)
    while at < n:
        word = words[at]
        if word in _SENTENCE_ENDS:
            current.last = at
            if current.hits:
                sentences.append(current)
            clause += 1
            at += 1
            current = Sentence(at, at, [])
            continue
        if word in _CLAUSE_ENDS:
            if not (word == "," and _goes_on(words, at + 1)):
                clause += 1
            at += 1
            continue
        longest = 0
        for rest, entry in first_words.get(word, ()):
            size = len(rest)
            if not size or tuple(words[at + 1 : at + 1 + size]) == rest:
                longest = size + 1
                break
        if not longest:
            at += 1
            continue
        if entry.boundary:
            clause += 1
        if entry.arena:
            current.arena = True
            current.military |= entry.arena == "military"
        if entry.guard:
            current.guarded += 1
        if entry.predicates or entry.object or entry.idiom or entry.shifters:
            if _is_adjective(words, at, entry):
                at += longest
                continue
            first = at
            if entry.object and current.hits and current.hits[-1].last == at and _is_compound(current.hits[-1].entry):
                first = current.hits.pop().first  # "missile treaty" is a treaty
            current.hits.append(Hit(first, at + longest, clause, entry, _is_noun(words, first, at + longest, entry)))
        at += longest
    current.last = n
    if current.hits:
        sentences.append(current)
    return Matched(words, starts, ends, sentences)


def _is_noun(words: list[str], first: int, last: int, entry: Entry) -> bool:
    following = words[last] if last < len(words) else ""
    if entry.predicates and (following == "to" or words[last - 1] == "to"):
        return False  # "refusal to withdraw" governs an act as a verb does
    if not entry.verbal or following == "of":
        return True
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
    """"the captured province", "a base level": a verb's form after an article describes, it does not tell."""
    if entry.nominal or entry.object or entry.idiom or entry.shifters or not first:
        return False
    return not words[first].endswith("ing") and words[first - 1] in _ARTICLES
