"""The leading speaker of a paragraph: the one by whom the paragraph is counted."""

from __future__ import annotations

from typing import NamedTuple

from detente.derive.strongest_act import strongest_act
from detente.records import Paragraph

# What a database column holds of a name and of a side; PostgreSQL refuses the zero character.
LONGEST_NAME, LONGEST_SIDE = 200, 40
_ZERO, _REPLACEMENT = "\x00", "\ufffd"


class LeadingSpeaker(NamedTuple):
    """Name and side of a speaker, each None where it is not known or the narrator speaks."""

    name: str | None
    side: str | None


NOBODY = LeadingSpeaker(None, None)


def leading_speaker(paragraph: Paragraph) -> LeadingSpeaker:
    """The speaker of a paragraph's strongest act; without one, the first speaker in it.

    Args:
        paragraph: A paragraph of an analysis, with corrected speakers where there are corrections.

    Returns:
        Name and side, cut to the lengths that the store keeps; `NOBODY` for the narrator's own words.
    """
    strongest = strongest_act(paragraph)
    if strongest is None:
        voice = paragraph.voices[0] if paragraph.voices else None
    else:
        voice = paragraph.voices[strongest.voice] if strongest.voice is not None else None
    if voice is None:
        return NOBODY
    return LeadingSpeaker(_kept(voice.actor, LONGEST_NAME), _kept(voice.side, LONGEST_SIDE))


def _kept(name: str | None, length: int) -> str | None:
    """The name as it is stored, so that two names that are stored alike are grouped together."""
    return None if name is None else name[:length].replace(_ZERO, _REPLACEMENT)
