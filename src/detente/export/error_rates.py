"""The last stored evaluation, for everything that is exported: a number never travels without how often it
errs.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pandas as pd

from detente.data_tables import data_path
from detente.export.provenance import count

COUNTED, SAMPLES = "coded paragraphs, the half only counted", "own samples, coded twice"
_CODERS = 0.91  # κ of two codings of the same paragraphs, findings on reading
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
    return led_by_unseen(found)


def led_by_unseen(report: dict[str, Any]) -> dict[str, Any]:
    """A report with what was measured on texts that nobody had seen before its coded sets.

    Such a set is measured once, as it is drawn, and its texts are others': `detente evaluate --coded FILE
    --write` keeps the figures, and the day and version that they hold for (decision 0073).

    Args:
        report: As `detente evaluate --write` stores it.

    Returns:
        Its rows of `coded` behind those of the unseen set; `unseen` is that set's name, its coders' κ and on
        how many paragraphs, its day and version. As it is, where no set was measured.
    """
    try:
        unseen = json.loads(data_path("evaluation", "unseen.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return report
    return {**report, "coded": [*unseen["rows"], *report.get("coded", ())], "unseen": unseen}


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
    """One sentence on how often the stance errs, by the one yardstick: independent coding by the codebook.

    Texts that nobody had seen lead; without them the half of the coded paragraphs that nobody reads errors
    in, or our own samples, which were coded independently too.

    Returns:
        "" without an evaluation, or where it measured neither.
    """
    report = last_report() or {}
    rows = {row["set"]: row for row in report.get("coded", ()) if row["scorer"] == "Détente"}
    unseen = report.get("unseen", {})
    row = rows.get(unseen.get("set")) or rows.get(COUNTED) or rows.get(SAMPLES)
    if row is None:
        return ""
    coders = f"{unseen.get('coders') or _CODERS:.2f}".lstrip("0")
    which = "paragraphs that nobody had seen before," if unseen else "paragraphs"
    return (
        f"Against {row['n']:,} {which} coded independently by the codebook, its stance agrees at "
        f"κ\u00a0{row['kappa']:.2f} (1 would be full agreement, 0 chance; two coders reach {coders}), and "
        f"{100 * row['wrong_sign']:.0f}\u00a0% of the clear ones are read the wrong way round."
    )


def of_scorers(rows: pd.DataFrame, ours: str, peers: Sequence[str]) -> str:
    """On how many sets our scorer is right more often than each peer: the title of the chart of all of them.

    Args:
        rows: Columns set, scorer, right (share, 0 to 1); a row a set and scorer.
        ours: What ours is called.
        peers: What others' are called.

    Returns:
        "Détente is right in sign more often than VADER and AFINN on 9 of 11 sets".
    """
    right = rows.pivot(index="set", columns="scorer", values="right")
    ahead = right[ours] > right[list(peers)].max(axis=1)
    *most, last = peers
    named = f"{', '.join(most)} and {last}" if most else last
    return f"{ours} is right in sign more often than {named} on {ahead.sum()} of {count(len(right), 'set')}"
