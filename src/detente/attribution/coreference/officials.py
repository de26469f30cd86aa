"""Whom "he" means behind an office without a name, and whose "its foreign minister" is.

"Norland's president said that it was over. | He thanked …": the text names nobody, but shows the side.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from detente.attribution.coreference.antecedents import subjects
from detente.attribution.coreference.context import Context
from detente.attribution.coreference.speaker import Speaker
from detente.attribution.gazetteer.office_roles import role_words
from detente.attribution.mentions.names import Named
from detente.attribution.syntax.noun_phrases import Phrase
from detente.attribution.syntax.passage import Passage
from detente.attribution.syntax.sentence_openings import opening
from detente.attribution.syntax.word_classes import words

_OWNERS = ("state", "capital", "organisation")
_AT_ONCE = 4  # characters before a name that opens its sentence: "The "
_FAR = 600  # characters behind which nobody can be sure any more who is meant


def official_meant(
    context: Context, passage: Passage, phrase: Phrase, written: str, of: Callable[[Phrase], Speaker | None]
) -> Speaker | None:
    """Whom "he" or "she" means where the sentence before is about an office whose holder is not named.

    Args:
        context: What is known at the pronoun.
        passage: The paragraph that holds it.
        phrase: The pronoun.
        written: Its word.
        of: Whom an office means.

    Returns:
        The office again, for its side; None where somebody is named in between, or where that sentence is
        about somebody else.
    """
    before = context.place.before
    if before is None or before.passage is not passage or context.place.speaking:
        return None
    if phrase.start - before.start > _FAR:
        return None
    if any(_may_be_he(named) for named in passage.names_within(before.start, phrase.start)):
        return None
    if before.who:
        one = before.who[0] if len(before.who) == 1 else None
    else:
        subject = opening(passage.shown, passage.names, before.start, before.end)
        one = of(subject) if subject and subject.kind == "office" else None
    if one is None or one.side is None or (one.actor and one.person) or not _is_somebody(one.as_written):
        return None
    basis = f"“{written}” ← {one.as_written}, in the sentence before"
    return replace(one, as_written=written, basis=basis, beside=())


def side_of_owner(context: Context, passage: Passage, phrase: Phrase, written: str) -> str | None:
    """Whose "its foreign minister" is: the side with which the sentence begins, the only one named before the
    office, or the one that the sentence before is about.

    Args:
        context: What is known at the phrase.
        passage: The paragraph that holds it.
        phrase: The office or the ministry.
        written: The words of the phrase.

    Returns:
        None where the phrase has no such word, and where more than one may be meant.
    """
    if written.partition(" ")[0].lower() not in words("possessive of a side"):
        return None
    start = context.place.sentence
    if phrase.start - start > _FAR:
        return None
    owners = [n for n in passage.names_within(start, phrase.start) if n.kind in _OWNERS and n.actor]
    if owners:
        sides = {owner.actor.side for owner in owners if owner.actor}
        first = owners[0].actor
        at_once = owners[0].start - start <= _AT_ONCE
        return first.side if first and (at_once or len(sides) == 1) else None
    before = context.place.before
    if before is None or before.passage is not passage or context.place.speaking:
        return None
    who = before.who or subjects(context, before)
    return who[0].side if len(who) == 1 else None


def _may_be_he(named: Named) -> bool:
    return named.kind == "person" or (named.kind == "unknown" and " " in named.name)


def _is_somebody(written: str) -> bool:
    """Whether a phrase means a person rather than a body: "Norland's president", "he"."""
    roles = role_words()
    parts = written.lower().split()
    return written.lower() in words("pronoun of a person") or any(
        (role := roles.get(part)) is not None and role.person for part in parts
    )
