"""Notices that a site shows in place of an article (data/intake/no_articles.csv): consent, walls, errors."""

from __future__ import annotations

import re
from functools import cache

from detente.data_tables import data_path, table

_LONGEST = 220  # words; a longer text that speaks of cookies is about them, unless it speaks to its reader
_LONGEST_TO_READER = 2_000
_HITS_TO_READER, _SHARE_TO_READER = 6, 0.5  # sentences of a long notice; so many speak to a reader
_SHARE = 0.4  # of the words stand in sentences such as notices have
# A page of buttons, requests and short sentences, some of notices: so many words stand in these.
_SHARE_OF_ASKING, _HITS_IN_ASKING = 0.8, 2
_SHORTEST_WITH_ONE = 30  # words above which one such sentence is not enough
_LONGEST_BUTTON = 8  # words; a longer sentence of a notice speaks to its reader
_LONGEST_UNADDRESSED = 4  # words; so does a longer one that ends in a full stop
_SPEAKS_TO = "whom it speaks to"
_SENTENCE = re.compile(r"([^.!?\n]+)([.!?\n]*)")


def notice(text: str) -> str | None:
    """What a site shows in place of an article, in words ("a page to log in"); None where it is none.

    Args:
        text: With its title, if it has one.
    """
    words = len(text.split())
    if words > _LONGEST_TO_READER:
        return None
    found: dict[str, int] = {}
    covered = asking = hits = to_reader = long = 0
    for sentence, end in _SENTENCE.findall(text.casefold().replace("’", "'")):
        length = len(sentence.split())
        button = length <= (_LONGEST_UNADDRESSED if end.startswith(".") else _LONGEST_BUTTON)
        speaks = _phrases()[_SPEAKS_TO].search(sentence) is not None
        long += length > _LONGEST_BUTTON
        to_reader += speaks and length > _LONGEST_BUTTON
        asking += length if speaks or length <= _LONGEST_BUTTON else 0
        if not button and not speaks:
            continue
        kinds = [kind for kind, some in _phrases().items() if kind != _SPEAKS_TO and some.search(sentence)]
        for kind in kinds:
            found[kind] = found.get(kind, 0) + 1
        hits += bool(kinds)
        covered += length * bool(kinds)
    of_notices = covered >= _SHARE * words and (hits > 1 or words <= _SHORTEST_WITH_ONE)
    if not of_notices and (asking < _SHARE_OF_ASKING * words or hits < _HITS_IN_ASKING):
        return None
    if words > _LONGEST and (hits < _HITS_TO_READER or to_reader < _SHARE_TO_READER * long):
        return None
    return max(found, key=lambda kind: found[kind], default=None)


@cache
def _phrases() -> dict[str, re.Pattern[str]]:
    """The phrases of each kind, as one pattern of whole words."""
    said: dict[str, list[str]] = {}
    for _, row in table(data_path("intake", "no_articles.csv"), ("kind", "words", "example")):
        said.setdefault(row["kind"], []).append(re.escape(row["words"].casefold()))
    return {kind: re.compile(rf"(?<!\w)(?:{'|'.join(some)})(?!\w)") for kind, some in said.items()}
