"""The forms of a word: generated, so that no form is hoped for.

Regular English spelling rules (final -e, consonant + y, doubled consonants); irregular verbs and British and
American spellings come from tables (data/lexicon/irregular.csv, spellings.csv).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from detente.scoring.function_words import words_in
from detente.text.english import plural

_VOWELS = "aeiou"
_DOUBLING, _BRITISH_ONLY = words_in("doubles its consonant"), words_in("doubles in British")
_COMPLEMENT = words_in("links a noun to its complement")


def verb_forms(base: str, irregular: Mapping[str, tuple[str, str]]) -> set[str]:
    """All forms of a verb or of a phrase that begins with one ("pull back" → pulls back, pulled back, pulling
    back).
    """
    head, _, tail = base.partition(" ")
    forms = {head, _third_person(head), *_present_participle(head)}
    forms |= set(irregular[head]) if head in irregular else set(_past(head))
    return {f"{form} {tail}" if tail else form for form in forms}


def noun_forms(phrase: str) -> set[str]:
    """Singular and plural of a noun phrase.

    The last word, or the word before "of" or "for", takes the ending.
    """
    words = phrase.split(" ")
    at = next(
        (i - 1 for i, word in enumerate(words) if word in _COMPLEMENT and i),
        len(words) - 1,
    )
    several = [*words[:at], plural(words[at]), *words[at + 1 :]]
    return {phrase, " ".join(several)}


def spellings(form: str, pairs: Iterable[tuple[str, str]]) -> set[str]:
    """The form with its American spelling beside it."""
    american = form
    for british, other in pairs:
        american = american.replace(british, other)
    return {form, american}


def _third_person(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    if word == "go":
        return "goes"
    return word + "s"


def _past(word: str) -> tuple[str, ...]:
    if word.endswith("e"):
        return (word + "d",)
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return (word[:-1] + "ied",)
    return tuple(stem + "ed" for stem in _stems(word))


def _present_participle(word: str) -> tuple[str, ...]:
    if word.endswith("ie"):
        return (word[:-2] + "ying",)
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")):
        return (word[:-1] + "ing",)
    return tuple(stem + "ing" for stem in _stems(word))


def _stems(word: str) -> tuple[str, ...]:
    if word in _BRITISH_ONLY:
        return (word, word + word[-1])
    return (word + word[-1],) if word in _DOUBLING else (word,)
