"""The body whose leaders a report is about: who speaks in "the declaration", and who "the leaders" are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from detente.attribution.coreference.speaker import Speaker
from detente.attribution.gazetteer.actors import Actor
from detente.attribution.gazetteer.memberships import has_members
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
        None where it names those of none, or of several. Where leaders meet and it does not say whose, the
        one alliance or union that its title names.
    """
    found: dict[str, Actor] = {}
    titled: dict[str, Actor] = {}  # bodies of members in the title
    met = False
    for passage in passages:
        if passage.index == 0:
            titled = {
                each.actor.name: each.actor
                for each in passage.names
                if each.actor and has_members(each.actor.side) and _is_whole(each.actor)
            }
        if not any(map(passage.lowered.__contains__, words("those who decide for a body"))):
            continue
        met = True
        for each in passage.names:
            if each.actor and each.kind == "organisation" and _is_led(passage, each, each.actor):
                found[each.actor.name] = each.actor
    if met and not found:
        found = titled
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
    if not _is_whole(actor):
        return False
    text = passage.shown
    return bool(
        _BEHIND.match(text, named.end) or _BEFORE.search(text[max(0, named.start - _LEAD) : named.start])
    )


def _is_whole(actor: Actor) -> bool:
    """Whether an actor is a body as a whole, and no office or part of it."""
    return actor.side == actor.name or actor.name in _UNIONS
