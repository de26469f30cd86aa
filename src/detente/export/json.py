"""An analysis as plain data: the contract of `detente analyse --json`."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from detente.records import Analysis


def as_dict(analysis: Analysis) -> dict[str, Any]:
    """An analysis as plain dicts, lists, strings and numbers, ready for `json.dumps`.

    Args:
        analysis: Of one document.

    Returns:
        Keys are the names of the records (see `detente.records`), dates ISO 8601, null where unknown; spans
        are character offsets into the paragraph's text, end exclusive.
    """
    plain = asdict(analysis)
    plain["published"] = analysis.published.isoformat() if analysis.published else None
    for paragraph in plain["paragraphs"]:
        for voice in paragraph["voices"]:
            voice["said_on"] = voice["said_on"].isoformat() if voice["said_on"] else None
        for quantity in paragraph["quantities"]:
            quantity["value"] = _plain_number(quantity["value"])
            quantity["high"] = _plain_number(quantity["high"])
    return plain


def _plain_number(value: float | None) -> float | int | None:
    """5 rather than 5.0: a reader of the JSON sees the number that was written."""
    return int(value) if value is not None and value == int(value) else value
