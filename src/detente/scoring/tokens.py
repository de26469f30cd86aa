"""Words and marks of a text, with what stands between them: one regular expression.

A full stop that ends no sentence belongs to its word ("gen. holm", "u.s."); which ones do is asked of
`detente.text.sentences`. An abbreviation of one word reads as the word that it stands for.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

from detente.text.english import abbreviations, english
from detente.text.normalise import fold
from detente.text.sentences import InnerStop, inner_stops
from detente.text.word_patterns import behind_any

# Marks that part statements, which are what cues are bound in, and clauses. A line end parts statements too.
SENTENCE_ENDS = frozenset(mark for mark, ends in english().marks.items() if ends != "clause") | {"\n"}
CLAUSE_ENDS = frozenset(mark for mark, ends in english().marks.items() if ends == "clause")
MARKS = SENTENCE_ENDS | CLAUSE_ENDS

INNER = (
    "\ue000"  # stands for a full stop that belongs to its word; of one character, so that places stay true
)


def _cutter(letter: str, *, apostrophes: bool = True, stops: bool = False) -> re.Pattern[str]:
    """Cuts at words, numbers (with their separators) and marks, and keeps them.

    A hyphen parts words ("de-escalation" is two), a dash is a mark, a possessive 's is left off its word.
    """
    word = f"{letter}+"
    if apostrophes:
        word = rf"{letter}(?<!\w'.){letter}*" + _any_number_of(rf"'(?!s\b){letter}+")
    if stops:
        word += _any_number_of(f"{INNER}{letter}+") + f"{INNER}?"
    marks = r"[.!?;:,()\u2013\u2014\u2026\n]|(?<=\s)-(?=\s)"
    # what is between words is mostly one space, which is passed over first
    return re.compile(rf"((?=[^ ])(?:{word}|\d+(?:[.,]\d+)*|{marks}))")


def _any_number_of(part: str) -> str:
    """`(?:part)*`, as a choice that may be nothing: half as slow where there mostly is none."""
    return f"(?:{part}(?:{part})*|)"


# One expression would do for all texts, the last; but each of these takes half the time of the next, and most
# texts need only the first. They cut alike what they are used for (a test holds them to it).
_LATIN = "[a-zª²³µ¹º¼-¾ß-öø-ɏ]"
_PLAIN = _cutter("[a-z]", apostrophes=False)
_ASCII = _cutter("[a-z]")
_ASCII_WITH_STOPS = _cutter("[a-z]", stops=True)
_ACCENTED = _cutter(_LATIN)
_ANY = _cutter(r"[^\W\d_]", stops=True)
_BEYOND_LATIN = re.compile(r"[^\x00-\u024f\u2000-\u206f]")


def _maybe_inner() -> re.Pattern[str]:
    """Full stops that may belong to a word: all that do are among them, and one that does not costs little
    time.

    Behind a single letter or an abbreviation, or before something else than a space; not within a number.
    """
    behind = behind_any(map(str.lower, abbreviations()))
    return re.compile(rf"""\.(?:(?!\.)(?=["')\]]*[^\s"')\]])(?!(?<=\d\.)\d)|(?<=\b[^\W\d_]\.)|{behind})""")


_MAYBE_INNER = _maybe_inner()


def cut(text: str, folded: str | None = None) -> tuple[list[str], list[str]]:
    """A text in pieces that make up the whole, and its words and marks as they are looked up.

    Args:
        text: The text, with its capital letters.
        folded: `fold(text)`, where it is known already.

    Returns:
        The pieces: what is between words (even places), words and marks (odd). And the odd ones, with an
        abbreviation as the word that it stands for ("general" for "gen.").
    """
    folded = fold(text) if folded is None else folded
    # most texts have no full stop but their last
    if (
        folded.find(".", 0, -1) >= 0
        and _MAYBE_INNER.search(folded)
        and (stops := inner_stops(text, (found.start() for found in _MAYBE_INNER.finditer(folded))))
    ):
        return _with_inner_stops(folded, stops)
    if folded.isascii():
        pieces = (_ASCII if "'" in folded else _PLAIN).split(folded)
    else:
        pieces = (_ANY if _BEYOND_LATIN.search(folded) else _ACCENTED).split(folded)
    return pieces, pieces[1::2]


def _with_inner_stops(folded: str, stops: list[InnerStop]) -> tuple[list[str], list[str]]:
    between, done = [], 0
    for stop in stops:
        between.append(folded[done : stop.at])
        done = stop.at + 1
    marked = INNER.join((*between, folded[done:]))
    pieces = (_ASCII_WITH_STOPS if folded.isascii() else _ANY).split(marked)
    words = pieces[1::2]
    edges = edges_of(pieces)
    for stop in stops:
        holder = bisect_right(edges, stop.at)
        if holder % 2:
            is_its_last = stop.at == edges[holder] - 1
            words[holder // 2] = _as_read(pieces[holder], stop.stands_for if is_its_last else "")
    return pieces, words


def _as_read(word: str, stands_for: str) -> str:
    """A word with inner full stops as the lexicon knows it.

    "general", "u.s." with its last stop, "nato.int".
    """
    if stands_for and stands_for.isalpha():
        return stands_for.lower()
    spelled = word.replace(INNER, ".")
    bare = spelled.removesuffix(".")
    return f"{bare}." if len(bare) > 2 and bare[1] == "." else bare


def edges_of(pieces: list[str]) -> list[int]:
    """The character offsets of a cut text's words: word i begins at 2 i and ends at 2 i + 1."""
    return list(accumulate(map(len, pieces)))


def tokens_of(phrase: str) -> list[str]:
    """The words of a lexicon phrase, cut as a text is cut."""
    words = cut(phrase)[1]
    return words[:-1] if words[-1:] == ["."] else words  # the stop of its last abbreviation
