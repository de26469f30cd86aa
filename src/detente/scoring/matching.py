"""Where words of the lexicon stand in a text: longest match first, sentence by sentence, clause by clause."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import compress

from detente.scoring.entries import NO_SIGN, OF_SECURITY, Entry, Lexicon, Opening
from detente.scoring.function_words import words_in
from detente.scoring.tokens import cut
from detente.text.english import english
from detente.text.normalise import fold

_ONE = words_in("one thing")
_THINGS = words_in("thing like its verb")
_ARTICLES = words_in("article")
_BEFORE_OBJECTS = _ARTICLES | words_in("before all of a thing")
# A phrase does not take a time as its object: "stop fighting on Monday", "ceased firing at noon".
_TIMES = words_in("time of day") | frozenset(day.lower() for day in english().weekdays)
_BEFORE_TIMES = words_in("before a time")
_PLURAL_BE = words_in("plural form of be")
_BEFORE_NOUNS = words_in("before a noun")
_PREPOSITIONS = words_in("parts two things")
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
# A verb's own form behind these is no verb there: "the captured province", "a base level", "a soldier on
# leave".
_BEFORE_FORMS = words_in("before a participle")


_BE = words_in("passive auxiliary")
_PREFIXES = words_in("prefix of a verb")
_ADJECTIVES = words_in("adjective like its verb")
_BEFORE_ANY_NOUN = words_in("adjective before any noun")
_NO_NOUNS = _BEFORE_OBJECTS | words_in("before a noun") | words_in("somebody") | words_in("relative pronoun")
_BEFORE_YEARS = words_in("before a year") | {"of"}
# Verbs whose past is their base form: "the army cut the line".
_PAST_ALIKE = words_in("past like its base")


@dataclass(slots=True)
class Hit:
    """A match: words `first` to `last` (exclusive) of the sentence's tokens.

    `noun`: read as a noun of action.
    """

    first: int
    last: int
    clause: int
    entry: Entry
    noun: bool


@dataclass(slots=True)
class Sentence:
    """The hits of one sentence and its tokens `first` to `last`; `guarded` counts words from other walks of
    life, `signs` says what is in sight (`entries.OF_STATES` …).

    `nouns`: the places of nouns of action among the hits; `shifters`: those of the hits that weigh or turn
    acts.
    """

    first: int
    last: int
    hits: list[Hit]
    nouns: list[int]
    shifters: list[Hit]
    signs: int
    guarded: int


@dataclass(slots=True)
class Matched:
    """A text cut in pieces, its words and marks, and the sentences in which the lexicon knows something.

    `security`: whether any word of it is about war, arms or security.

    `words` has an empty word at its end: it stands behind the last word and, as `words[-1]`, before the
    first.
    """

    pieces: list[str]
    words: list[str]
    sentences: list[Sentence]
    has_years: bool
    security: bool


def match(text: str, lexicon: Lexicon) -> Matched:
    """Find all that the lexicon knows in a text. Time grows with the text's length alone."""
    folded = fold(text)
    pieces, words = cut(text, folded)
    words.append("")
    sentences: list[Sentence] = []
    hits: list[Hit] = []
    nouns: list[int] = []
    shifters: list[Hit] = []
    begin = clause = done = guarded = 0
    signs = before = NO_SIGN
    # Half of all words open nothing, and half of the rest only phrases that do not follow: what is asked of
    # every word is asked in the fewest steps.
    openings = list(map(lexicon.first.get, words))
    openings[-1] = lexicon.first["\n"]  # a text's end is a line's end
    known = compress(enumerate(openings), openings)
    for at, (entry, longer) in known:  # type: ignore[misc]  # none of those that are left is None
        last = end = at + 1
        if longer and (words[end] in longer or words[end] in _BEFORE_TIMES):
            entry, last = _longest(words, end, entry, longer)
        if entry is None or at < done:
            continue
        done = last
        if entry.places:
            clause += entry.boundary
            guarded += entry.guards
            signs |= entry.signs
        if entry.tells:
            if entry.describes and _describes(pieces, words, at, done, lexicon):
                continue
            if entry.only_verb:
                hit = Hit(at, done, clause, entry, words[done] == "of" and words[done - 1] != "to")
            elif entry.predicates or (hits and hits[-1].last == at):
                hit = _hit(words, at, done, clause, entry, hits)
            else:
                hit = Hit(at, done, clause, entry, True)
            if hit.noun and entry.of_action:
                nouns.append(len(hits))
            hits.append(hit)
            if entry.shifters:
                shifters.append(hit)
        elif entry.ends == "sentence":
            clause += 1
            if hits:
                sentences.append(Sentence(begin, at, hits, nouns, shifters, signs, guarded))
                hits, nouns, shifters = [], [], []
            begin, guarded = done, 0
            signs, before = NO_SIGN, before | signs
        elif entry.ends and not (words[at] == "," and _goes_on(words, done)):
            clause += 1
    return Matched(pieces, words, sentences, _has_years(folded), bool(before & OF_SECURITY))


def _longest(
    words: list[str], end: int, entry: Entry | None, longer: dict[str, Opening]
) -> tuple[Entry | None, int]:
    """The longest phrase from the word before `end` on, and where it ends; a day may stand within."""
    last = end
    while longer:
        if words[end] not in longer:
            if not (words[end] in _BEFORE_TIMES and words[end + 1] in _TIMES and words[end + 2] in longer):
                break
            end += 2  # "ceased | on Monday | to be a party to"
        phrase, longer = longer[words[end]]
        end += 1
        if phrase and not (words[end] in _TIMES and words[end - 1] in _BEFORE_TIMES):
            entry, last = phrase, end
    return entry, last


def _ends_compound(words: list[str], at: int, done: int) -> bool:
    """ "open-ended", "law-abiding"; but "re-imposed sanctions", "was fire-bombed", "fire-bombed the town"."""
    return (
        words[at - 1] not in _PREFIXES
        and words[done] not in _BEFORE_OBJECTS
        and (words[at].endswith("ing") or words[at - 2] not in _BE)
    )


def _describes(pieces: list[str], words: list[str], at: int, done: int, lexicon: Lexicon) -> bool:
    """Whether a verb's form only describes a thing: "the captured province", "the invading troops"."""
    word, before = words[at], words[at - 1]
    if pieces[2 * at] == "-" and _ends_compound(words, at, done):
        return True
    if word.endswith("ing"):  # "said that sending troops …" opens a clause
        if word in _ADJECTIVES and _is_adjective(words, at, done, lexicon):
            return True
        return before in _ARTICLES and before != "that" and _opens_object(lexicon, words[done])
    if before in _ARTICLES and before != "that" and word.endswith("s"):
        return True  # "its partners": no verb's form in s stands behind an article
    counted = before[:1].isdigit() and not (len(before) == 4 and words[at - 2] in _BEFORE_YEARS)
    if before in _BEFORE_FORMS or (counted and word.endswith("ed")):
        return True
    if (words[at - 2] in _ARTICLES or words[at - 2] in _BEFORE_FORMS) and before.endswith("ly"):
        return True  # "the recently captured province", "all previously terminated sanctions"
    # "a large fire"
    return word in _THINGS and words[at - 2] in _ONE and lexicon.is_unknown(before)


def _is_adjective(words: list[str], at: int, done: int, lexicon: Lexicon) -> bool:
    """ "a punishing winter", "punishing strikes", "the heat was punishing"; but "punishing the rebels"."""
    word, before, following = words[at], words[at - 1], words[done]
    if before in _ARTICLES and before != "that":
        return following not in _NO_NOUNS
    if not following.isalpha():
        return before in _BE or before.endswith("ly")
    opening = lexicon.first.get(following)
    known = opening[0] if opening else None
    if word in _BEFORE_ANY_NOUN:
        return before not in _BE and following not in _NO_NOUNS and not (known and known.arena)
    return known is None and following not in _NO_NOUNS and before in _BEFORE_FORMS


def _hit(words: list[str], at: int, done: int, clause: int, entry: Entry, hits: list[Hit]) -> Hit:
    """The match of an entry that stands at some words; an object before it that it lengthens is taken out."""
    begins = at
    beside = hits[-1] if hits and hits[-1].last == at else None
    if (
        beside
        and entry.object
        and beside.entry.compound
        and words[at - 1] not in _PREPOSITIONS  # "a call from Norland" is a call
    ):
        begins = hits.pop().first  # two objects side by side are one ("missile treaty" is a treaty)
        beside = hits[-1] if hits and hits[-1].last == at else None
    noun = not entry.predicates or _is_noun(words, begins, done, entry)
    if not noun and beside and entry.nominal and words[done] not in _BEFORE_OBJECTS:
        noun = _heads_compound(words[at - 1], words[at], beside.entry)
    return Hit(begins, done, clause, entry, noun)


def _opens_object(lexicon: Lexicon, word: str) -> bool:
    opening = lexicon.first.get(word)
    return bool(opening and opening[0] and opening[0].compound)


def _has_years(folded: str) -> bool:
    """Whether a year may stand in the text; a century is looked for first, which costs least."""
    return ("19" in folded or "20" in folded or "18" in folded) and bool(_YEAR.search(folded))


def _is_noun(words: list[str], first: int, last: int, entry: Entry) -> bool:
    """Whether a form of a predicate is read as a noun of action."""
    following = words[last]
    if following == "to" or words[last - 1] == "to":
        return False  # "refusal to withdraw" governs an act as a verb does
    if not entry.verbal or following == "of":
        return True
    before = words[first - 1]
    if entry.object and before in _PLURAL_BE:
        return True  # "there should be limits"
    if words[first].endswith("ing") or not (entry.nominal or entry.object):
        return False
    return before in _BEFORE_NOUNS


def _heads_compound(before: str, word: str, entry: Entry) -> bool:
    """ "a prisoner exchange": after a singular thing a verb would end in s."""
    return entry.compound and not (
        before.endswith("s") or word.endswith(("s", "ed", "ing")) or word in _PAST_ALIKE
    )


def _goes_on(words: list[str], at: int) -> bool:
    """Whether a participle carries the clause on after a comma: ", (endlessly) increasing …"."""
    return words[at].endswith("ing") or (words[at].endswith("ly") and words[at + 1].endswith("ing"))
