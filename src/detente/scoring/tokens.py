"""Words and marks of a text, with what stands between them: one regular expression."""

from __future__ import annotations

import re
from itertools import accumulate

from detente.text.normalise import fold

SENTENCE_ENDS = frozenset(".!?;\n…")
CLAUSE_ENDS = frozenset(",:()–—-")
MARKS = SENTENCE_ENDS | CLAUSE_ENDS

# Initials and titles keep their full stop, so that a full stop ends a sentence.
_ABBREVIATIONS = r"(?:[a-z]\.){2,}|\b(?:mr|mrs|ms|dr|gen|col|lt|sen|rep|gov|st|jr|sgt|maj|prof)\.|"


def _cutter(letter: str, *, apostrophes: bool = True, abbreviations: str = "") -> re.Pattern[str]:
    """Cuts at words, numbers (with their separators) and marks, and keeps them.

    A hyphen parts words ("de-escalation" is two), a dash is a mark, a possessive 's is left off its word.
    """
    word = rf"{letter}(?<!\w'.){letter}*(?:'(?!s\b){letter}+)*" if apostrophes else f"{letter}+"
    marks = r"[.!?;:,()\u2013\u2014\u2026\n]|(?<=\s)-(?=\s)"
    return re.compile(rf"({abbreviations}{word}|\d+(?:[.,]\d+)*|{marks})")


# One expression would do for all texts, the last; but each of these takes half the time of the next, and most texts
# need only the first. They cut alike what they are used for (a test holds them to it).
_LATIN = "[a-zª²³µ¹º¼-¾ß-öø-ɏ]"
_PLAIN = _cutter("[a-z]", apostrophes=False)
_ASCII = _cutter("[a-z]")
_ASCII_ABBREVIATED = _cutter("[a-z]", abbreviations=_ABBREVIATIONS)
_ACCENTED = _cutter(_LATIN)
_ANY = _cutter(r"[^\W\d_]", abbreviations=_ABBREVIATIONS)
_BEYOND_LATIN = re.compile(r"[^\x00-\u024f\u2000-\u206f]")
_ABBREVIATED = re.compile(
    r"\.(?:(?<=\b[a-z]\.)|(?<=\b(?:mr|ms|dr|lt|st|jr)\.)|(?<=\b(?:mrs|gen|col|sen|rep|gov|sgt|maj)\.)|(?<=\bprof\.))"
)


def cut(folded: str) -> list[str]:
    """A folded text in pieces that make up the whole: what is between words (even places), words and marks (odd)."""
    # most texts have no full stop but their last
    if folded.find(".", 0, -1) >= 0 and _ABBREVIATED.search(folded):
        return (_ASCII_ABBREVIATED if folded.isascii() else _ANY).split(folded)
    if folded.isascii():
        return (_ASCII if "'" in folded else _PLAIN).split(folded)
    return (_ANY if _BEYOND_LATIN.search(folded) else _ACCENTED).split(folded)


def edges_of(pieces: list[str]) -> list[int]:
    """The character offsets of a cut text's words: word i begins at 2 i and ends at 2 i + 1."""
    return list(accumulate(map(len, pieces)))


def tokens_of(phrase: str) -> list[str]:
    """The words of a lexicon phrase, cut as a text is cut."""
    return cut(fold(phrase))[1::2]
