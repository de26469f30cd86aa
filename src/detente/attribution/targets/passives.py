"""Whether an act is told in the passive, so that its subject suffers it: "drones | had been destroyed"; who
does it then: "by Norland".
"""

from __future__ import annotations

import re

from detente.attribution.syntax.word_classes import any_form, words
from detente.attribution.targets.clause_patterns import ANOTHER_CLAUSE, BY
from detente.attribution.targets.clauses import FAR, Setting, once_a_setting
from detente.attribution.targets.office_words import is_of_an_office
from detente.attribution.targets.utterances import Mention

_LEAD = 40  # characters before a cue that hold its auxiliary verb
_NEAR = 60  # characters before a cue that hold who does it
_BE = rf"\b{any_form('form of be')}\s+(?:\w+ly\s+)?"
_PARTICIPLE = rf"(?:\w+ed|{any_form('done to somebody', 'irregular participle')})\b"
_IS_DONE = re.compile(rf"{_BE}{_PARTICIPLE}", re.I)
_BE_BEFORE = re.compile(rf"{_BE}$", re.I)
_STARTS_DONE = re.compile(_PARTICIPLE, re.I)


@once_a_setting
def is_passive(setting: Setting) -> bool:
    """ "was | struck", "drones | had been destroyed"

    Args:
        setting: An act in its sentence.
    """
    cue, text = setting.cue, setting.text
    if _IS_DONE.search(text, cue.start, cue.end):
        return True
    if _STARTS_DONE.match(text, cue.start, cue.end) is None:
        return False
    lead = text[max(setting.said.start, cue.start - _LEAD) : cue.start]
    return _BE_BEFORE.search(lead) is not None


@once_a_setting
def doer_after_by(setting: Setting) -> Mention | None:
    """The doer of a passive: the first name after the cue's beginning that stands after "by".

    Args:
        setting: An act in its sentence.

    Returns:
        None where who does it stands right before it: "Norland | blocked a statement by Sudria".
    """
    cue = setting.cue
    for name in setting.said.names_from(cue.start + 1, cue.end + FAR):
        lead = setting.said.before(name)
        if "by" in lead and BY.search(lead):
            between = setting.text[min(cue.end, name.start) : name.start]
            return None if ANOTHER_CLAUSE.search(between) or _has_its_doer(setting) else name
    return None


def _has_its_doer(setting: Setting) -> bool:
    """Whether a side, or an office or body of it, stands right before an act in the active."""
    if is_passive(setting):
        return False
    for name in setting.said.before_place(setting.cue.start, _NEAR)[:1]:
        gap = setting.text[name.end : setting.cue.start].replace("’", "'")
        parts = gap.removeprefix("'s").removeprefix("'").split()
        held = [word for word in parts if not _stands_before_a_verb(word)]
        owned = name.kind == "adjective" or gap[:1] == "'"
        return (
            bool(held) == owned and all(map(is_of_an_office, held)) and setting.said.preposition(name) is None
        )
    return False


def _stands_before_a_verb(word: str) -> bool:
    return (
        word in words("auxiliary of a main clause")
        or word in words("auxiliary of many")
        or word in words("adverb before a verb")
        or word.endswith("ly")
    )
