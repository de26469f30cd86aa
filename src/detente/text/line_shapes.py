"""What a single line looks like: an item of a list, a speaker's label, the end of a sentence."""

from __future__ import annotations

import re

BULLET = re.compile(r"^(?:[-*•–·]|\d{1,2}[.)])\s+")
ITEM = re.compile(r"^(?:\(\w{1,4}\)|[-*•–·]|\d{1,2}[.)])\s")
SPEAKER_LABEL = re.compile(r"^(?:[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’\- ]{1,40}:|Q\b)")
# The marks of notes behind a sentence: "[1]", "[12][a]", "[note 3]", "¹", and bare figures right behind a
# word's stop.
NOTES = r"(?: (?: \[(?:note[ ])?\w{1,4}\] | [¹²³⁰-⁹*†‡] | (?<=[a-z][.!?])\d{1,3} )* )"
CLOSED = r"[\"'”’»)\]]*"  # quotation marks and brackets that close at the end of a sentence
# A line that ends in a dash is speech that was broken off.
ENDS_A_SENTENCE = re.compile(rf"(?: [.!?…:;,] | \s?[—–-] ) {CLOSED} {NOTES} $", re.X)


def letters(line: str) -> str:
    """The letters and digits of a line, case folded: two lines with the same ones are the same line, however
    printed.
    """
    return "".join(filter(str.isalnum, line.casefold()))
