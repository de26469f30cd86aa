"""Set phrases that are a threat only where they are said of others: "they will burn", not "the candles will".

An idiom says in its table of whom it must be said: of others who stand before it ("their cities will burn")
or behind it ("we will bury them", "nothing will be left of their army"), or of anyone but those who bear
costs that nobody threatens ("the taxpayers will pay a heavy price").
"""

from __future__ import annotations

from detente.scoring.acts import Reading
from detente.scoring.function_words import words_in
from detente.scoring.matching import Hit
from detente.scoring.tokens import MARKS

BEFORE, BEHIND, NO_BYSTANDER = "others before", "others behind", "no bystander before"
PLACES_OF_OTHERS = (BEFORE, BEHIND, NO_BYSTANDER)

_AHEAD = words_in("ahead")
_SUBJECTS, _OBJECTS = words_in("others who are warned"), words_in("others who are met")
_BYSTANDERS = words_in("bears costs that nobody threatens")
_SPEAKERS = words_in("who announces")
_GOES_ON = words_in("goes on behind an announcement")
_AFTER = words_in("after a lone verb")
_OTHERS = frozenset(
    {"foe", "state", "territory", "forces", "fighters", "leaders", "vessel", "breakaway", "people", "arms"}
)
_BEFORE = 14  # words between who is warned and what will become of them: "anyone who crosses the river …"
_BEHIND = 5  # words between an announcement and those whom it falls on: "every one of those traitors"
_FUTURE = 4  # words between the future and its verb: "will one day all"


def is_said_of_others(reading: Reading, hit: Hit) -> bool:
    """Whether a set phrase stands beside others whom it threatens.

    Args:
        reading: The sentence.
        hit: The phrase, whose entry says where others must stand.
    """
    return _ASKED[hit.entry.others](reading, hit)


def _of_those_before(reading: Reading, hit: Hit) -> bool:
    words = reading.words
    first = _begin(reading, hit)
    alone = hit.last - hit.first > 1 or not words[hit.last].isalnum() or words[hit.last] in _AFTER
    return (
        alone
        and _is_announced(words, first, hit)
        and (not _SUBJECTS.isdisjoint(words[first : hit.first]) or _names_some(reading, first, hit.first))
    )


def _of_those_behind(reading: Reading, hit: Hit) -> bool:
    words = reading.words
    first = _begin(reading, hit)
    end = min(hit.last + _BEHIND, reading.sentence.last)
    if _AHEAD.isdisjoint(words[hit.first : hit.last]):  # not "nothing will be left of"
        if _SPEAKERS.isdisjoint(words[first : hit.first]) or not _is_announced(words, first, hit):
            return False
        return _ends_with_others(words, hit.last, end) or _names_some(reading, hit.last, end)
    return not _OBJECTS.isdisjoint(words[hit.last : end]) or _names_some(reading, hit.last, end)


def _ends_with_others(words: list[str], first: int, last: int) -> bool:
    """ "bury them all": nothing follows that makes something else of it, as in "bury them on Monday"."""
    at = next((at for at in range(first, last) if words[at] in _OBJECTS), -1)
    if at < 0:
        return False
    following = words[at + 2] if words[at + 1] == "all" else words[at + 1]
    return not following.isalnum() or following in _GOES_ON


def _of_no_bystander(reading: Reading, hit: Hit) -> bool:
    first = _begin(reading, hit)
    return _is_announced(reading.words, first, hit) and _BYSTANDERS.isdisjoint(
        reading.words[first : hit.first]
    )


_ASKED = {BEFORE: _of_those_before, BEHIND: _of_those_behind, NO_BYSTANDER: _of_no_bystander}


def _begin(reading: Reading, hit: Hit) -> int:
    """Where the clause of a phrase begins, at most so many words before it."""
    first = max(reading.sentence.first, hit.first - _BEFORE)
    marks = [at for at in range(first, hit.first) if reading.words[at] in MARKS]
    return marks[-1] + 1 if marks else first


def _is_announced(words: list[str], first: int, hit: Hit) -> bool:
    """Whether a phrase tells of what is to come: "will soon", or the future is a part of it."""
    return not _AHEAD.isdisjoint(words[max(first, hit.first - _FUTURE) : hit.last])


def _names_some(reading: Reading, first: int, last: int) -> bool:
    """Whether states, places, forces or people stand among these words."""
    return any(
        first <= hit.first < last and hit.entry.object is not None and hit.entry.object.id in _OTHERS
        for hit in reading.hits
    ) or any(is_party(reading, word) for word in reading.words[first:last])


def is_party(reading: Reading, word: str) -> bool:
    """Whether a word by itself is of the arena: "the republic", "the regime".

    Args:
        reading: Of its sentence.
        word: In small letters.

    Returns:
        True for states, peoples, governments and forces.
    """
    opening = reading.lexicon.first.get(word)
    return bool(opening and opening[0] and opening[0].arena)
