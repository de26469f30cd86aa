"""Whether an act is told in the passive, so that its subject suffers it: "drones | had been destroyed"."""

from __future__ import annotations

import re

from detente.attribution.syntax.word_classes import any_form
from detente.attribution.targets.clauses import Setting

_LEAD = 40  # characters before a cue that hold its auxiliary verb
_BE = rf"\b{any_form('form of be')}\s+(?:\w+ly\s+)?"
_PARTICIPLE = rf"(?:\w+ed|{any_form('done to somebody', 'irregular participle')})\b"
_IS_DONE = re.compile(rf"{_BE}{_PARTICIPLE}", re.I)
_BE_BEFORE = re.compile(rf"{_BE}$", re.I)
_STARTS_DONE = re.compile(_PARTICIPLE, re.I)


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
