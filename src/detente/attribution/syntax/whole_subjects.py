"""Subjects that end in words of their own: with a participle behind the name ("Ida Berg speaking in Halden |
said"), or all that stands between a quotation and its verb ("“…,” the summary of the talks | stated").
"""

from __future__ import annotations

import re
from collections.abc import Callable

from detente.attribution.syntax.noun_phrases import Phrase, noun_phrase_start
from detente.attribution.syntax.passage import Passage
from detente.attribution.syntax.word_classes import any_form

_REACH = 140  # characters that a participle with its words may take before the verb
_MOST_WORDS = 18  # between a quotation and its verb
_LONGEST = 400  # characters of them
# "Ida Berg | speaking in Halden", "the towns | flooded by the river"
_PARTICIPLE = re.compile(r"\s(?:[a-z]+ing|[a-z]+(?:ed|wn)\s+by)\s")
_BROKEN = re.compile(rf"[,;:—–()\"“”]|\b{any_form('breaks a participle off')}\b")
_BEGINS = re.compile(rf"(?:^|[,;:—–\"”]|\b{any_form('conjunction before a thing')})\s*$", re.I)
_JOINED = re.compile(rf"\b{any_form('joins two verbs')}$")  # "speaks of a lasting peace and | repeats"
# "an | enduring peace": no noun whose participle it could be
_NO_HEAD = re.compile(rf"\b{any_form('determiner of a thing', 'preposition before a name')}$", re.I)
_LEAD = 24  # characters before a subject that show whether its clause begins there
_DETERMINED = re.compile(rf"(?:{any_form('determiner of a thing')}|[A-Z][\w’'.-]*)\s", re.I)
_ENDS = re.compile(r"[,?!…—–-][\"”’»']{1,2}$")
_MARKS = re.compile(r"[;:?!\"“”—]|\.\s+[A-Z]\w*\s+[a-z]+s?\b.*\.")

Ending = Callable[[int], Phrase | None]


def with_participle(text: str, low: int, end: int, ending_at: Ending) -> Phrase | None:
    """The subject whose last words are a participle with what it governs.

    Args:
        text: The paragraph, quotations blotted out.
        low: Where the sentence begins.
        end: Where the subject ends with all its words.
        ending_at: Gives the phrase that ends at a place.

    Returns:
        None where nothing like a subject stands before a participle, or no clause begins with it.
    """
    window = max(low, end - _REACH)
    if text.find("ing ", window, end) < 0 and text.find("d by ", window, end) < 0:
        return None
    if _JOINED.search(text, max(low, end - _LEAD), end):
        return None
    for participle in reversed(list(_PARTICIPLE.finditer(text, window, end))):
        if _BROKEN.search(text, participle.start(), end):
            return None
        no_head = _NO_HEAD.search(text, max(low, participle.start() - _LEAD), participle.start())
        phrase = None if no_head else ending_at(participle.start())
        if phrase is None:
            continue
        begins = min(phrase.start, noun_phrase_start(text, low, phrase.start))
        lead = text[max(low, begins - _LEAD) : begins]
        return phrase if not lead.strip() or _BEGINS.search(lead) else None
    return None


def behind_quotation(passage: Passage, start: int, at: int) -> Phrase | None:
    """All that stands between a quotation that ends as said words do and the verb behind it.

    Args:
        passage: The paragraph.
        start: Where the sentence begins.
        at: Where the verb begins.
    """
    last = passage.quotation_before(at) if passage.quoted else None
    if last is None or not last.closed or last.end <= start or at - last.end > _LONGEST:
        return None
    if not _ENDS.search(passage.text, last.end - 3, last.end) and passage.shown[last.end] != ",":
        return None
    begins = last.end + (passage.shown[last.end] == ",")
    while begins < at and passage.shown[begins].isspace():
        begins += 1
    between = passage.shown[begins:at].rstrip()
    if not _DETERMINED.match(between + " ") or not 2 <= len(between.split()) <= _MOST_WORDS:
        return None
    verbs = passage.verbs_within(begins, begins + len(between))
    if _MARKS.search(between) or any(not verb.words.endswith("s") for verb in verbs):
        return None  # "the notes of the talks | stated", but "she said the report | noted"
    return Phrase(begins, begins + len(between), "thing")
