"""doccano's jsonl for text classification: a line a paragraph and coder, the axes and acts as labels.

doccano keeps keys that it does not know as metadata and gives them back, so that the hash, the coder and the
words survive. An export of doccano itself is one file an annotator, whose name is then the coder's.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from detente.coding.codes import code_of, text_hash
from detente.coding.files.coded_rows import FIELDS, CodedRow, TextToCode
from detente.records import DetenteError

_AXES = {"E": "escalation", "D": "deescalation"}
_ACTS = {"escalating": "E act", "deescalating": "D act"}
_KEPT = tuple(name for name in FIELDS if name not in _ACTS)


def to_doccano(rows: Sequence[CodedRow], more: Iterable[TextToCode] = ()) -> str:
    """Codes as lines of doccano.

    Args:
        rows: Codes.
        more: Paragraphs without codes, which become lines without labels.

    Returns:
        One JSON object a line.
    """
    lines: list[dict[str, Any]] = []
    for row in rows:
        labels = [f"{sign} {getattr(row.code, axis):g}" for sign, axis in _AXES.items()]
        labels += [
            f"{sign}: {getattr(row.code, act)}" for act, sign in _ACTS.items() if getattr(row.code, act)
        ]
        kept = {name: getattr(row.code, name) for name in _KEPT}
        about = {"hash": row.hash, "document": row.document, "coder": row.coder, "kind": row.kind}
        lines.append({"text": row.text, "label": labels, **about, **kept})
    lines += [{"text": one.text, "label": [], "hash": one.hash, "document": one.document} for one in more]
    return "".join(
        json.dumps({"id": n, **line}, ensure_ascii=False) + "\n" for n, line in enumerate(lines, 1)
    )


def from_doccano(lines: Iterable[tuple[int, dict[str, Any]]], coder: str) -> tuple[CodedRow, ...]:
    """The codes of an export of doccano.

    Args:
        lines: Number and object of each line.
        coder: Who coded, where the lines do not say: doccano names the file after them.

    Returns:
        A row a line that has both axes.

    Raises:
        DetenteError: A label of an axis has no number.
    """
    found = []
    for number, line in lines:
        given: dict[str, object] = {name: line.get(name) for name in _KEPT}
        for label in line.get("label") or line.get("labels") or ():
            if not isinstance(label, str):
                continue
            sign, _, value = label.partition(" ")
            if sign in _AXES and not value.startswith("act"):
                given[_AXES[sign]] = value
            for act, prefix in _ACTS.items():
                if label.startswith(f"{prefix}: "):
                    given[act] = label.removeprefix(f"{prefix}: ")
        if "escalation" not in given or "deescalation" not in given:
            continue
        text = str(line.get("text") or line.get("data") or "")
        try:
            code = code_of(given)
        except DetenteError as trouble:
            raise DetenteError(f"Line {number}: {trouble}") from None
        hashed = str(line.get("hash") or text_hash(text))
        found.append(
            CodedRow(
                str(line.get("coder") or coder),
                code,
                hashed,
                text,
                str(line.get("document") or ""),
                "model" if line.get("kind") == "model" else "file",
            )
        )
    return tuple(found)
