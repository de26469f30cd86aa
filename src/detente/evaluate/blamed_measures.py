"""Blamed states at the UN Security Council, coded by others: which state a sentence of a speech blames.

UNSCon (Zaczynska and others 2024, LREC-COLING): speeches with the speaker's country and, for some sentences,
the state that is blamed. The speeches are parted by a hash of their names: errors are read in one half, the
other is only counted. For evaluation only, where the file lies beside the checkout; nothing of it is shipped.

`tests/golden/blamed_blind.jsonl` has the same shape: speeches of our own, written and coded by somebody who
knew neither rules nor word lists. They state their half, and where several states are blamed any is right.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

from detente.attribution.gazetteer import gazetteer
from detente.attribution.speakers import heard_from, listen
from detente.attribution.targets import Targets
from detente.records import Block, Document
from detente.scoring.axes import score

Outcome = Literal["right", "wrong", "nobody"]


def measure_blamed(file: Path) -> dict[str, Any]:
    """Shares of the coded sentences whose blamed state is read right, wrong or not at all.

    Args:
        file: JSON lines: `speech`, `country`, `sentences` with `text`, `blamed` (ISO3 or several) and
            `named`; `half` ("read" or "unseen"), else it follows from the name of the speech.

    Returns:
        By "all", "named in the sentence", "not named" and these of the counted half: `n`, `right`, `wrong`,
        `nobody` (shares of n). "side of the speaker": speeches whose every paragraph has the stated side.
        "nobody coded as blamed": sentences without a code, right where they are read as blaming nobody.
    """
    counts: dict[str, Counter[Outcome]] = defaultdict(Counter)
    speakers: list[bool] = []
    uncoded: list[bool] = []
    for line in file.read_text(encoding="utf-8").splitlines():
        speech = json.loads(line)
        counted = _is_counted(speech)
        found, side_kept = _read(speech)
        speakers.append(side_kept)
        for sentence, blamed in zip(speech["sentences"], found, strict=True):
            coded = sentence["blamed"]
            if not coded:
                uncoded.append(blamed is not None)
                continue
            outcome = _outcome([coded] if isinstance(coded, str) else coded, blamed)
            for group in ("all", "named in the sentence" if sentence["named"] else "not named"):
                counts[group][outcome] += 1
                if counted:
                    counts[f"{group}, counted half"][outcome] += 1
    shares = {
        group: {"n": n, **{kind: count[kind] / n for kind in ("right", "wrong", "nobody")}}
        for group, count in counts.items()
        if (n := count.total())
    }
    return {
        **shares,
        "side of the speaker": _split(speakers),
        "nobody coded as blamed": _split([not blames for blames in uncoded]),
    }


def _is_counted(speech: dict[str, Any]) -> bool:
    """Whether a speech is of the half that is only counted."""
    if "half" in speech:
        return bool(speech["half"] == "unseen")
    return hashlib.sha256(speech["speech"].encode()).digest()[0] % 2 == 1


def _split(right: list[bool]) -> dict[str, float | int]:
    """The shares of what is right and what is wrong."""
    share = sum(right) / max(1, len(right))
    return {"n": len(right), "right": share, "wrong": 1 - share, "nobody": 0.0}


def _read(speech: dict[str, Any]) -> tuple[list[str | None], bool]:
    """The side that each sentence blames, and whether every one has the speaker's stated side."""
    known = gazetteer()
    texts = [sentence["text"] for sentence in speech["sentences"]]
    label = f"Ms. Vane ({speech['country']}): "
    blocks = tuple(Block("body", label * (at == 0) + text) for at, text in enumerate(texts))
    heard = listen(Document(None, None, blocks), blocks)
    targets, found, kept = Targets(known, None), [], True
    stated = known.state_or_body(speech["country"])
    for block, listened in zip(blocks, heard, strict=True):
        targets.expect(block.text, listened.voices, listened.passage)
    for block, listened in zip(blocks, heard, strict=True):
        cues = heard_from(score(block.text).cues, listened.voices)
        targets.read(block.text, cues, listened.voices, listened.passage)
        found.append(targets.blamed[-1].blame.side if targets.blamed else None)
        outer = listened.voices[0].side if listened.voices else None
        kept = kept and stated is not None and outer == stated.side
    return found, kept


def _outcome(coded: Sequence[str], read: str | None) -> Outcome:
    if read is None:
        return "nobody"
    return "right" if read in coded else "wrong"
