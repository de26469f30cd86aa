"""The last stored evaluation, for whatever leaves the machine: a number never travels without how often it
errs.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from detente.shipped import data_path

_BLIND, _BLIND_NEUTRAL = "written blind: sentences", "written blind: controls"
NAMES = {
    "pairs": "own minimal pairs",
    "paragraphs": "own coded paragraphs",
    "controls": "own neutral controls",
    _BLIND: "own sentences, written blind",
    _BLIND_NEUTRAL: "own neutral sentences, written blind",
}


@dataclass(frozen=True, slots=True)
class ErrorRate:
    """How our scorer did on one labelled set; None for what does not apply to it. Shares from 0 to 1."""

    set: str
    n: int
    right: float
    stance_f1: float | None
    balanced_accuracy: float | None
    auc: float | None
    false_escalation: float | None
    false_deescalation: float | None


@lru_cache(maxsize=1)
def last_report() -> dict[str, Any] | None:
    """The report that `detente evaluate --write` stored.

    Returns:
        None where there is none.
    """
    try:
        found: dict[str, Any] = json.loads(data_path("evaluation", "report.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    return found


def error_rates() -> tuple[ErrorRate, ...]:
    """Our own rows of the last report, one a set; empty where none is stored."""
    report = last_report() or {"sets": ()}
    return tuple(
        ErrorRate(
            NAMES.get(row["set"], row["about"]), row["n"], row["right"], row["stance_f1"],
            *((row["signs"] or {}).get(name) for name in
              ("balanced_accuracy", "auc", "false_escalation", "false_deescalation")),
        )
        for row in report["sets"] if row["scorer"] == "Détente"
    )  # fmt: skip


def caveat() -> str:
    """One sentence on how often the stance errs, on what was never tuned on where that was measured.

    Returns:
        "" without an evaluation.
    """
    rates = {rate.set: rate for rate in error_rates()}
    coded = next((rate for rate in rates.values() if rate.stance_f1 is not None), None)
    if coded is None:
        return ""
    tuned = f"a macro-F1 of {coded.stance_f1:.2f} on {coded.n} paragraphs"
    sign, neutral = rates.get(NAMES[_BLIND]), rates.get(NAMES[_BLIND_NEUTRAL])
    if sign is None or neutral is None:
        return f"Against coding by hand its stance reached {tuned}."
    return (
        f"Against coding by hand it was right in sign on {100 * sign.right:.0f}\u00a0% of {sign.n} "
        "sentences written blind and neutral on "
        f"{100 * neutral.right:.0f}\u00a0% of {neutral.n} neutral ones; its stance reached {tuned}, which it "
        "was tuned on."
    )
