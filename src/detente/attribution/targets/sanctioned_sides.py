"""Whose those are whom sanctions hit: "sanctions on 12 people and firms in | Norland", "an asset freeze on
companies linked to | Norland".

The words of the act name people, banks or ships; the side is shown by an adjective, or by where they are and
to whom they belong.
"""

from __future__ import annotations

import re

from detente.attribution.syntax.word_classes import any_form, words
from detente.attribution.targets.clause_patterns import BREAK
from detente.attribution.targets.clauses import Setting, doer_side
from detente.attribution.targets.utterances import Aim, Mention

_REACH = 120  # characters behind the act that hold whom it hits
_LEADS = re.compile(
    rf"\b{any_form('leads to the sanctioned')}\s(?!(?:\d+\s)?(?:{any_form('weekday', 'month')})\b)", re.I
)
_ENDS = re.compile(rf"\b{any_form('ends the list of the sanctioned')}\b")


def sanctioned(setting: Setting) -> Aim | None:
    """The side of those whom sanctions hit.

    Args:
        setting: An act in its sentence.

    Returns:
        None for other acts, and where the sentence does not show whose they are.
    """
    cue, said, text = setting.cue, setting.said, setting.text
    if cue.act not in words("act that cuts somebody off") or not setting.escalates:
        return None
    doer = doer_side(setting) if said.narrated else None
    for name in said.names_from(cue.start, cue.end + _REACH):
        begins = _begins(setting, name)
        if begins is None:
            continue
        if BREAK.search(text, begins, name.start) or _ENDS.search(text, begins, name.start):
            return None
        if setting.foreign(name) and name.side != doer and _belongs(setting, name):
            return setting.found(name, "whose are those whom it hits")
    return None


def _begins(setting: Setting, name: Mention) -> int | None:
    """Where the words for whom it hits begin; None where they do not before a name."""
    cue, text = setting.cue, setting.text
    if text.endswith(" of", cue.start, cue.end):  # "froze the assets of | two Norlander judges"
        return cue.end
    leads = _LEADS.search(text, cue.start, name.start)
    return leads.end() if leads else None


def _belongs(setting: Setting, name: Mention) -> bool:
    """Whether a name says whose the people or things before it, or behind it, are."""
    lead = setting.said.preposition(name)
    return lead in words("preposition of the sanctioned") or (lead is None and name.kind == "adjective")
