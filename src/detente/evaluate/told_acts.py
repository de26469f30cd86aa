"""Who says or does the strongest act of a paragraph, and to whom, in paragraphs of our own written blind.

`tests/golden/acts_blind.jsonl` was written and coded by somebody who knew neither rules nor word lists, in
the style of news digests, each paragraph a text of its own: `speaker` ("narrator" or a side), the sides that
are its `doer` and those that are its `target` (any of them is right). Errors are read in the half "read"; the
other is only counted. First readings are in docs/decisions/0062-whom-by-construction.md.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from detente.analysis import analyse
from detente.derive.strongest_act import strongest_act
from detente.evaluate.coded_speakers import Outcome
from detente.records import Block, Cue, Document, Paragraph

_NARRATOR = "narrator"


def measure_told_acts(file: Path) -> dict[str, Any]:
    """The strongest act's speaker, doer and target against the codes.

    Args:
        file: Coded paragraphs, one JSON object a line.

    Returns:
        By "speaker", "doer", "target" and "nobody coded as its target", each also for the half that errors
        are read in and for the unseen one: `n` and the shares right, wrong and nobody.
    """
    counts: dict[str, Counter[Outcome]] = defaultdict(Counter)
    for line in file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        (paragraph,) = analyse(Document(None, None, (Block("body", row["text"]),))).paragraphs
        act = strongest_act(paragraph)
        side = _speaking(paragraph, act)
        outcomes: dict[str, Outcome] = {"speaker": _speaker(row, act, side)}
        doer = act.doer if act and act.voice is None else side
        if row["doer"]:
            outcomes["doer"] = _among(doer, row["doer"])
        read = act.target if act else None
        if row["target"]:
            outcomes["target"] = _among(read, row["target"])
        else:
            outcomes["nobody coded as its target"] = "wrong" if read else "right"
        for measure, outcome in outcomes.items():
            counts[measure][outcome] += 1
            counts[f"{measure}, {row['half']} half"][outcome] += 1
    return {
        measure: {"n": n, **{kind: count[kind] / n for kind in ("right", "wrong", "nobody")}}
        for measure, count in counts.items()
        if (n := count.total())
    }


def _speaking(paragraph: Paragraph, act: Cue | None) -> str | None:
    """The side of an act's voice."""
    return paragraph.voices[act.voice].side if act and act.voice is not None else None


def _speaker(row: dict[str, Any], act: Cue | None, side: str | None) -> Outcome:
    """Whether the act's voice is the coded speaker's; the doer of a narrated act counts as its speaker."""
    if act is None:
        return "nobody"
    if row["speaker"] == _NARRATOR:
        return "right" if act.voice is None or side in row["doer"] else "wrong"
    return _among(act.doer if act.voice is None else side, [row["speaker"]])


def _among(read: str | None, coded: list[str]) -> Outcome:
    if read is None:
        return "nobody"
    return "right" if read in coded else "wrong"
