"""Quantities measured against sentences of our own, field by field, with what was read where there is
nothing.

`tests/golden/quantities.jsonl` was written before the grammar's second version; `quantities_kept.jsonl` in
the same hour and never looked into while the grammar was tuned. One sentence a line: `text` and its
`quantities`, each with the words it stands in; a field that is absent means that the text does not say.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from detente.figures.quantities import quantities
from detente.records import Quantity

Reader = Callable[[str], Iterable[Quantity]]
FIELDS = ("value", "of", "whose", "year", "kind")
# What the reader of a claim must not confuse: a level to be reached, a promise, what was spent.
_TOLD_APART = frozenset({"target", "pledge", "outturn"})


@dataclass(frozen=True, slots=True)
class QuantityReading:
    """One coded quantity (None where there is none) beside what was read (None where nothing was) and which
    fields agree.

    "value" agrees only with the same upper end and unit; "words" says whether the spans meet.
    """

    sentence: str
    text: str
    coded: dict[str, Any] | None
    read: Quantity | None
    agrees: frozenset[str]


def measure_quantities(file: Path, read: Reader = quantities) -> dict[str, Any]:
    """Read every coded sentence and compare field by field.

    Args:
        file: Coded sentences, one JSON object a line.
        read: The reader.

    Returns:
        `n`, and shares from 0 to 1: `value_and_unit`; `described` (value, unit and of what together);
        `whose`; `year`; `kind`; `told_apart`, the kind of those coded target, pledge or outturn; `precision`,
        the share of read quantities that are coded; `silent`, the share of sentences without a figure in
        which none was read.
    """
    readings = read_all(file, read)
    coded = [reading for reading in readings if reading.coded]
    texts = {reading.sentence for reading in readings}
    empty = {reading.sentence for reading in readings if not reading.coded} - {r.sentence for r in coded}
    spurious = [reading for reading in readings if reading.read and not reading.coded]
    found = [reading for reading in coded if reading.read]
    kinds = [reading for reading in coded if reading.coded and reading.coded.get("kind") in _TOLD_APART]
    hits = Counter(field for reading in coded for field in reading.agrees)
    return {
        "sentences": len(texts),
        "n": len(coded),
        "found": len(found) / len(coded),
        "value_and_unit": hits["value"] / len(coded),
        "described": sum({"value", "of"} <= reading.agrees for reading in coded) / len(coded),
        **{field: hits[field] / len(coded) for field in FIELDS[2:]},
        "told_apart": sum("kind" in reading.agrees for reading in kinds) / len(kinds),
        "told_apart_n": len(kinds),
        "precision": len(found) / (len(found) + len(spurious)),
        "silent": 1 - len({reading.sentence for reading in spurious} & empty) / max(1, len(empty)),
        "silent_n": len(empty),
    }


def read_all(file: Path, read: Reader = quantities) -> list[QuantityReading]:
    """Every coded quantity beside what was read for it, then every quantity read beyond those.

    A bare row for silence.
    """
    found: list[QuantityReading] = []
    for line in filter(None, file.read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        left = list(read(row["text"]))
        at = 0
        for coded in row["quantities"]:
            start = row["text"].index(coded["words"], at)
            at = start + len(coded["words"])
            match = next((q for q in left if q.start < at and start < q.end), None)
            if match:
                left.remove(match)
            found.append(QuantityReading(row["id"], row["text"], coded, match, _agreeing(coded, match)))
        found += [QuantityReading(row["id"], row["text"], None, q, frozenset()) for q in left]
        if not row["quantities"] and not left:
            found.append(QuantityReading(row["id"], row["text"], None, None, frozenset()))
    return found


def _agreeing(coded: dict[str, Any], read: Quantity | None) -> frozenset[str]:
    if read is None:
        return frozenset()
    said = asdict(read)
    agrees = {field for field in FIELDS[1:] if said[field] == coded.get(field)}
    if (
        read.unit == coded["unit"]
        and _near(read.value, coded["value"])
        and _near(read.high, coded.get("high"))
    ):
        agrees.add("value")
    return frozenset(agrees)


def _near(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= 1e-4 * max(abs(one), abs(other))
