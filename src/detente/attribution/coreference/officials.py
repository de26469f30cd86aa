"""Whom "he" means behind an office without a name, and whose "its foreign minister" and "the foreign
ministry" are.

"Norland's president said that it was over. | He thanked …": the text names nobody, but shows the side.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from detente.attribution.coreference.antecedents import subjects
from detente.attribution.coreference.context import Before, Context
from detente.attribution.coreference.speaker import Speaker
from detente.attribution.gazetteer.office_roles import role_words
from detente.attribution.mentions.names import Named
from detente.attribution.syntax.noun_phrases import Phrase
from detente.attribution.syntax.passage import Passage
from detente.attribution.syntax.sentence_openings import opening
from detente.attribution.syntax.word_classes import any_form, words

_OWNERS = ("state", "capital", "organisation")
_OF_A_SIDE = (*_OWNERS, "adjective")
_HEAD = 12  # characters before the name that a sentence is about: "On Monday "
_AND_ANOTHER = re.compile(r"\s+and\s+(?:the\s+)?[A-Z]")
_AT_ONCE = 4  # characters before a name that opens its sentence: "The "
# "… accused Sudria. | The foreign ministry rejected this": Sudria's, it may be
_ANSWERS = re.compile(rf"\s+(?:\w+ly\s+)?{any_form('answers a charge')}\b")
_STATE_HAS = re.compile(rf"\b{any_form('office or body that a state has')}$")
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


def with_side_told_of(
    context: Context, passage: Passage, phrase: Phrase, speaker: Speaker | None
) -> Speaker | None:
    """A ministry, office or official without a name, with the side that the sentence before is about.

    "Norland gave notice of withdrawal. | The foreign ministry said …". Without such a sentence it is the side
    of who published the document, if a government or body did.

    Args:
        context: What is known at the phrase.
        passage: The paragraph that holds it.
        phrase: The body or the office.
        speaker: Whom it means by its own words.

    Returns:
        The speaker as he was, where his side is known, where he may be somebody else's, and where his own
        sentence names a side before him.
    """
    if speaker is None or speaker.actor or speaker.side or speaker.beside or context.place.speaking:
        return speaker
    if not _is_of_a_state(speaker.as_written) or phrase.start - context.place.sentence > _FAR:
        return speaker
    if any(n.kind in _OWNERS for n in passage.names_within(context.place.sentence, phrase.start)):
        return speaker
    known, issuer = context.facts.known, context.facts.publisher
    side, how = _side_told_of(context, passage, phrase), "of which the sentence before tells"
    if side is None and issuer:
        side, how = issuer.side, "which published it"
    if side not in known.state_names:
        return speaker
    return replace(speaker, side=side, basis=f"{speaker.basis}; of {known.name_of(side)}, {how}")


def _side_told_of(context: Context, passage: Passage, phrase: Phrase) -> str | None:
    """The side that the sentence before, in the same paragraph, is about; None where another may answer."""
    before = context.place.before
    if before is None or before.passage is not passage:
        return None
    who = before.who or subjects(context, before)
    if len(who) > 1:
        return None
    side = who[0].side if who else _side_at_the_head(context, before)
    answers = _ANSWERS.match(passage.shown, phrase.end) is not None
    return None if answers and any(one != side for one in _sides_of(context, before)) else side


def _side_at_the_head(context: Context, before: Before) -> str | None:
    """The side with whose name a sentence begins: "On Monday | Norland's president left"; None for two."""
    passage = before.passage
    first = next(iter(passage.names_within(before.start, before.start + _HEAD + 1)), None)
    if first is None or _AND_ANOTHER.match(passage.shown, first.end):
        return None
    return next(_sides_of(context, before), None) if first.kind in _OF_A_SIDE else None


def _sides_of(context: Context, before: Before) -> Iterator[str | None]:
    """The sides of the states and bodies that a sentence names."""
    known = context.facts.known
    for named in before.passage.names_within(before.start, min(before.end, before.start + _FAR)):
        if named.kind in _OF_A_SIDE:
            yield known.adjectives.get(named.name) if named.actor is None else named.actor.side


def _is_of_a_state(written: str) -> bool:
    """Whether a phrase means one office or body that a state has, without saying whose: "the foreign
    ministry", "a foreign ministry official".
    """
    article, _, rest = written.partition(" ")
    return article.lower() in words("article") and rest.islower() and _STATE_HAS.search(rest) is not None


def _may_be_he(named: Named) -> bool:
    return named.kind == "person" or (named.kind == "unknown" and " " in named.name)


def _is_somebody(written: str) -> bool:
    """Whether a phrase means a person rather than a body: "Norland's president", "he"."""
    roles = role_words()
    parts = written.lower().split()
    return written.lower() in words("pronoun of a person") or any(
        (role := roles.get(part)) is not None and role.person for part in parts
    )
