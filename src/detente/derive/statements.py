"""Statements: what one speaker says in one paragraph about one side, with the balance of the cues that fall
on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from detente.derive.target_roles import target_role
from detente.records import Cue, Paragraph, Stance, TargetRole, Voice
from detente.scoring.axes import summed


@dataclass(frozen=True, slots=True)
class Statement:
    """What one speaker says in one body paragraph of one side.

    Attributes:
        position: Of the paragraph in its article.
        place: Of the statement among those of its paragraph.
        narrated: In the narrator's own voice; then `speaker`, `start` and `end` are None.
        speaker: None too where the text gives the words to somebody without a name.
        side: Side of the speaker; of a narrated act that of its doer, None where the text shows nobody.
        target: The side that the cues fall on, None for cues that fall on nobody named.
        target_actor: The actor of that side, where one is named.
        role: The part of that side in most of what these cues weigh; None for nobody, and where a user
            corrected it.
        stance: Of the whole paragraph, which filters ask of.
        escalation: 0 to 5, the saturating sum of these cues alone. What helps the side counts only where all
            of them do: it is not said against the side.
        deescalation: 0 to 5, by the same cues.
        balance: -1 to +1.
        cues: Their number.
        start: First character of the speaker's words in the paragraph.
        end: The character after the last one.
        day: When it was said, None where that is unknown.
        first_of_speaker: Whether it is the first of its paragraph with this speaker: their number is that of
            paragraphs.
        first_of_pair: Whether it is the first of its paragraph with this pair of sides.
    """

    position: int
    place: int
    narrated: bool
    speaker: str | None
    side: str | None
    target: str | None
    target_actor: str | None
    role: TargetRole | None
    stance: Stance
    escalation: float
    deescalation: float
    balance: float
    cues: int
    start: int | None
    end: int | None
    day: date | None
    first_of_speaker: bool
    first_of_pair: bool


def statements(paragraph: Paragraph, published: date | None) -> tuple[Statement, ...]:
    """The statements of a paragraph, the narrator's last.

    A voice without cues is a statement without weight. What one speaker says in several places of a paragraph
    of the same side is one statement.

    Args:
        paragraph: Of a scored article, with corrected speakers.
        published: The article's date; everything is said on it that the text does not date.

    Returns:
        The statements of a body paragraph; none of headings, captions and boilerplate.
    """
    if paragraph.kind != "body":
        return ()
    found: list[Statement] = []
    speakers: set[tuple[bool, str | None, str | None]] = set()
    pairs: set[tuple[str | None, str | None]] = set()
    for voices, cues in _by_speaker(paragraph):
        first = voices[0] if voices else None
        side = first.side if first else cues[0].doer if cues else None
        for target, falling in _by_target(cues):
            score = summed([cue for cue in falling if target_role(cue) != "helped"] or falling)
            who = (
                first is None,
                first.actor or first.as_written if first else None,
                first.side if first else None,
            )
            pair = (side, target)
            found.append(
                Statement(
                    position=paragraph.position,
                    place=len(found),
                    narrated=first is None,
                    speaker=first.actor if first else None,
                    side=side,
                    target=target,
                    target_actor=next((cue.target_actor for cue in falling if cue.target_actor), None),
                    role=_role(falling),
                    stance=paragraph.stance,
                    escalation=score.escalation,
                    deescalation=score.deescalation,
                    balance=score.balance,
                    cues=len(falling),
                    start=min(voice.start for voice in voices) if voices else None,
                    end=max(voice.end for voice in voices) if voices else None,
                    day=_said(first, published),
                    first_of_speaker=who not in speakers,
                    first_of_pair=pair not in pairs,
                )
            )
            speakers.add(who)
            pairs.add(pair)
    return tuple(found)


def _by_speaker(paragraph: Paragraph) -> list[tuple[list[Voice], list[Cue]]]:
    """Voices of the same speaker and date together, each with the cues it says; the narrator's cues with no
    voice, those of one doer together.
    """
    groups: dict[tuple[object, ...], tuple[list[Voice], list[Cue]]] = {}
    keys: list[tuple[object, ...]] = []
    for voice in paragraph.voices:
        key: tuple[object, ...] = (
            voice.actor or voice.as_written,
            voice.side,
            voice.said_on,
            voice.said_precision,
        )
        keys.append(key)
        groups.setdefault(key, ([], []))[0].append(voice)
    for cue in paragraph.cues:
        key = keys[cue.voice] if cue.voice is not None else ("narrated", cue.doer)
        groups.setdefault(key, ([], []))[1].append(cue)
    return list(groups.values())


def _by_target(cues: Sequence[Cue]) -> list[tuple[str | None, list[Cue]]]:
    """Cues by the side they fall on; one empty group for a voice without cues."""
    groups: dict[str | None, list[Cue]] = {}
    for cue in cues:
        groups.setdefault(cue.target, []).append(cue)
    return list(groups.items()) or [(None, [])]


def _role(cues: Sequence[Cue]) -> TargetRole | None:
    """The part of the side that the cues fall on, by what they add."""
    weights: dict[TargetRole | None, float] = {}
    for cue in cues:
        role = target_role(cue)
        weights[role] = weights.get(role, 0.0) + max(cue.escalation, cue.deescalation)
    return max(weights, key=weights.__getitem__, default=None)


def _said(voice: Voice | None, published: date | None) -> date | None:
    if voice is None or voice.said_precision is None:
        return published
    return voice.said_on
