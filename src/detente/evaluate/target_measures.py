"""Targets on our own golden sentences: whom a cue is about, right, wrong or none, by construction."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from detente.attribution.gazetteer import gazetteer
from detente.attribution.targets import Targets
from detente.data_tables import table
from detente.derive.target_roles import target_role
from detente.records import Cue, Voice
from detente.scoring.axes import score

Outcome = Literal["right", "wrong", "none"]


def measure_targets(file: Path) -> dict[str, Any]:
    """n and the shares right, wrong and none (nobody found where somebody is meant), over all and by
    construction.

    Columns of `file`: id, construction, speaker (side; empty for the narrator), text, words (that count),
    axis (E or D), target (side; empty where the text does not show one).
    """
    counts: dict[str, Counter[Outcome]] = defaultdict(Counter)
    for _, row in table(file, ("id", "construction", "text", "words", "axis")):
        outcome = judged(row["target"], aimed_at(found_in(row)))
        counts["all"][outcome] += 1
        counts[row["construction"]][outcome] += 1
    return {
        name: {
            "n": count.total(),
            **{kind: count[kind] / count.total() for kind in ("right", "wrong", "none")},
        }
        for name, count in counts.items()
    }


def found_in(row: Mapping[str, str]) -> Cue:
    """The cue of a golden row with its target.

    The scorer's own where it reads one there, else one made of the words.
    """
    text, start = row["text"], row["text"].index(row["words"])
    end = start + len(row["words"])
    voices = (Voice(None, "", row["speaker"], 0, len(text), "document"),) if row["speaker"] else ()
    wanted = row["axis"] == "E"
    read = [
        cue
        for cue in score(text).cues
        if cue.start < end and start < cue.end and (cue.escalation > cue.deescalation) == wanted
    ]
    made = Cue(start, end, "", "", "asserted", float(wanted), float(not wanted))
    best = max(read, key=lambda cue: min(end, cue.end) - max(start, cue.start), default=made)
    heard = replace(best, voice=0 if voices else None)
    return Targets(gazetteer(), None).read(text, (heard,), voices)[0]


def aimed_at(cue: Cue) -> str | None:
    """The side that a cue is about or aimed at; nobody where it only helps a side.

    Args:
        cue: With its target.
    """
    return None if target_role(cue) == "helped" else cue.target


def judged(wanted: str, found: str | None) -> Outcome:
    """right, wrong (another side, or one where none is meant), none (nobody where somebody is meant)."""
    if (found or "") == wanted:
        return "right"
    return "none" if found is None else "wrong"
