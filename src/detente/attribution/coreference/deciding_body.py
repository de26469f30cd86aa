"""The body whose leaders a report is about: who speaks in "the declaration", and who "the leaders" are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from detente.attribution.coreference.speaker import Speaker
from detente.attribution.gazetteer.actors import Actor
from detente.attribution.mentions.names import Named
from detente.attribution.syntax.passage import Passage
from detente.attribution.syntax.word_classes import any_form, words

_LEADERS = rf"\b{any_form('those who decide for a body')}"
_BEHIND = re.compile(rf"(?:['’]s)?\s{_LEADERS}\b", re.I)  # "NATO | leaders"
_BEFORE = re.compile(rf"{_LEADERS}\sof\s(?:all\s)?(?:the\s)?$", re.I)  # "leaders of the | NATO countries"
_THEIRS = re.compile(rf"{any_form('definite opening')}\s+(?:\w+\s+)?{any_form('document of a summit')}", re.I)
_LEAD = 28  # characters before a name that hold who leads it
_UNIONS = ("European Union", "United Nations")  # whose members are no one side


def deciding_body(passages: Iterable[Passage]) -> Speaker | None:
    """The one body whose leaders or summit a document names.

    Args:
        passages: All of it that names anybody.

    Returns:
        None where it names those of none, or of several.
    """
    found: dict[str, Actor] = {}
    for passage in passages:
        lowered = passage.shown.lower()
        if not any(leaders in lowered for leaders in words("those who decide for a body")):
            continue
        for named in passage.names:
            if named.actor and named.kind == "organisation" and _is_led(passage, named, named.actor):
                found[named.actor.name] = named.actor
    if len(found) != 1:
        return None
    (actor,) = found.values()
    return Speaker(actor.name, actor.name, actor.side, f"the leaders of {actor.name} met", False)


def summit_document(deciding: Speaker | None, written: str) -> Speaker | None:
    """Who speaks in "the declaration" of a report about a summit."""
    if deciding is None or not _THEIRS.fullmatch(written):
        return None
    return replace(deciding, as_written=written, basis=f"“{written}” ← {deciding.actor}, whose leaders met")


def _is_led(passage: Passage, named: Named, actor: Actor) -> bool:
    """Whether a name is of a body, and its leaders stand beside it."""
    if actor.side != actor.name and actor.name not in _UNIONS:
        return False
    text = passage.shown
    return bool(
        _BEHIND.match(text, named.end) or _BEFORE.search(text[max(0, named.start - _LEAD) : named.start])
    )
