"""Whom "he" or "she" means: who is in focus, unless the name says otherwise; then the person named last."""

from __future__ import annotations

from detente.attribution.coreference.context import Context
from detente.attribution.coreference.people_named import PersonNamed
from detente.attribution.coreference.speaker import Speaker

_FAR = 5  # paragraphs after which a pronoun no longer means somebody


def person_meant(context: Context, pronoun: str) -> Speaker | None:
    """Whom "he" or "she" means.

    Args:
        context: What is known at the pronoun.
        pronoun: The word as it stands.

    Returns:
        None where that is not sure.
    """
    wanted = "f" if pronoun.lower() in ("she", "her") else "m"
    speaker = context.attention.focus
    if context.place.speaking:
        # In free speech "he" is often somebody whom nobody has named: only the subject of this very
        # paragraph is sure.
        return speaker if _is_named_here(context, wanted) else None
    focus = speaker.actor if speaker else None
    if focus and context.gender(focus) in (wanted, None):
        return speaker
    return _likeliest(context, focus, wanted)


def _likeliest(context: Context, focus: str | None, wanted: str) -> Speaker | None:
    """The first of those near who fits a pronoun; one whose gender is unknown only if he is alone."""
    unsure: list[PersonNamed] = []
    for name, person in context.people.newest():
        if name == focus or not _is_near(context, name):
            continue
        gender = person.gender(name, context.facts.known.given)
        if gender == wanted:
            return person.speaker
        if gender is None:
            unsure.append(person)
    return unsure[0].speaker if len(unsure) == 1 and context.attention.focus is not None else None


def _is_near(context: Context, name: str) -> bool:
    """Whether somebody was named few enough paragraphs ago for a pronoun."""
    return context.place.paragraph - context.people.paragraph_of(name) < _FAR


def _is_named_here(context: Context, wanted: str) -> bool:
    """Whether who is in focus was named in this paragraph, fits the pronoun, and is not who speaks."""
    name = context.attention.focus.actor if context.attention.focus else None
    return (
        name is not None
        and name != context.place.speaking
        and context.named_at(name) == context.place.paragraph
        and context.gender(name) in (wanted, None)
    )
