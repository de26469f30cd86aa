"""Kinds of sentences in which a thing is declared over: its end counts, not its declaration."""

from __future__ import annotations

from tests.scoring.sentence_kinds import Kind, kind

# Words before a bar were looked at while the rule was written, those behind it only when it stood.
_WHO = "the president; the two governments; the general | the premier; both sides; the foreign minister"
_DECLARED = "declared; have declared; wants to declare | declare; has proclaimed; proclaimed"
_CLOSED = "over; ended | finished; closed"
_TAIL = "; on Monday; and went home | ; after nine years; in a speech; yesterday"
_HOSTILE = "war; siege; conflict | blockade; offensive; armed conflict; state of war"
_PEACEABLE = "truce; ceasefire; treaty | armistice; agreement; accord on missiles"


def _of_half(half: int) -> tuple[Kind, ...]:
    def words(both: str) -> str:
        return both.split("|")[half]

    seen = "seen" if half == 0 else "unseen"
    slots = {"who": words(_WHO), "declared": words(_DECLARED), "closed": words(_CLOSED), "tail": words(_TAIL)}
    return (
        kind(
            f"what is hostile is declared over ({seen})",
            (0, 0.5),
            (2, 5),
            "{who} {declared} the {thing} {closed} {tail}.",
            thing=words(_HOSTILE),
            **slots,
        ),
        kind(
            f"what is peaceable is declared over ({seen})",
            (1.5, 4),
            (0, 0.5),
            "{who} {declared} the {thing} {closed} {tail}.",
            thing=words(_PEACEABLE),
            **slots,
        ),
        kind(
            f"what is declared over a time or a place is not over ({seen})",
            (0, 0.5),
            (2, 5),
            "{who} {declared} a {thing} over {where} {tail}.",
            thing=words("truce; ceasefire | truce; ceasefire; armistice"),
            where=words("the holidays; the islands; the weekend | the winter; the whole region; two valleys"),
            **{name: slot for name, slot in slots.items() if name != "closed"},
        ),
    )


OF_END = (*_of_half(0), *_of_half(1))
