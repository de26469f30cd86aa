"""Kinds of sentences about what an act is for, behind a place or a time: it shares the act's fate."""

from __future__ import annotations

from tests.scoring.sentence_kinds import Kind, kind

# Words before a bar were looked at while the rule was written, those behind it only when it stood.
_SENT = "sent | dispatched; flew; moved; shipped"
_FORCES = "troops; tanks; two brigades | warships; paratroopers; fighter jets; soldiers"
_PLACES = (
    "near Holm; to the border; into the valley; across the river | along the frontier; towards the coast; "
    "to its southern province; over the strait; around the lake"
)
_TIMES = "last week; on Monday; overnight; in May | at the weekend; two days ago; this spring; yesterday"
_TO = "to; in order to | so as to"
_ATTACKS = (
    "attack; attack the town; seize the bridge; strike Norland | bomb the harbour; storm the capital; "
    "invade the republic; shell the village; occupy the island; capture the airfield"
)


def _halves(words: str, half: int) -> str:
    return words.split("|")[half]


def _of_half(half: int) -> tuple[Kind, ...]:
    seen = "seen" if half == 0 else "unseen"
    slots = {
        "sent": _halves(_SENT, half),
        "forces": _halves(_FORCES, half),
        "place": _halves(_PLACES, half),
        "time": _halves(_TIMES, half),
        "to": _halves(_TO, half),
        "attack": _halves(_ATTACKS, half),
    }
    denied = _halves(
        "they deny; the ministry denied; the general has denied | the premier denies; officials denied", half
    )
    will_not = _halves(
        "will not; will never; refused to; has no plans to; promised not to | would not; declined to; "
        "does not intend to; vowed not to; has no intention to; no longer wants to",
        half,
    )
    send = _halves("send; move | dispatch; ship; deploy", half)
    ruled_out = _halves("ruled out; denied | rejected; denies", half)
    sending = _halves("sending; moving | dispatching; deploying", half)
    return (
        kind(
            f"a denial reaches what the act was for ({seen})",
            (0, 0.95),
            (0.5, 3),
            """
            {denied} that Norland {sent} {forces} {place} {to} {attack}.
            {denied} that Norland {sent} {forces} {place} {time} {to} {attack}.
            {denied} that Norland {sent} {forces} {time} {to} {attack}.
            """,
            denied=denied,
            **slots,
        ),
        kind(
            f"a refusal reaches what the act would be for ({seen})",
            (0, 0.95),
            (0.5, 3),
            """
            the kingdom {will_not} {send} {forces} {place} {to} {attack}.
            the kingdom {will_not} {send} {forces} {to} {attack}.
            the general {ruled_out} {sending} {forces} {place} {to} {attack}.
            """,
            will_not=will_not,
            send=send,
            ruled_out=ruled_out,
            sending=sending,
            **slots,
        ),
        kind(
            f"no refusal, no end of what the act is for ({seen})",
            (1.5, 5),
            (0, 0.5),
            """
            Norland {sent} {forces} {place} {to} {attack}.
            the kingdom {does_not_hesitate} {send} {forces} {place} {to} {attack}.
            the kingdom {does_not_hesitate} {attack}.
            """,
            does_not_hesitate=_halves(
                "will not hesitate to; will never hesitate to | would not hesitate to; did not hesitate to",
                half,
            ),
            send=send,
            **slots,
        ),
    )


OF_PURPOSE = (*_of_half(0), *_of_half(1))
