"""The JSON contract of `detente analyse --json`."""

from __future__ import annotations

import json

from detente.analysis import analyse
from detente.export.json import as_dict

TOP = {"title", "deck", "published", "outlet", "language", "version", "paragraphs"}
PARAGRAPH = {
    "position",
    "kind",
    "section",
    "text",
    "escalation",
    "deescalation",
    "balance",
    "stance",
    "rung",
    "cues",
    "voices",
    "quantities",
    "treaties",
    "commitments",
}
WITHIN = {
    "cues": {"start", "end", "frame", "act", "status", "escalation", "deescalation"},
    "voices": {"actor", "as_written", "side"},
    "quantities": {"start", "end", "value", "high", "unit", "of", "whose", "year", "kind"},
}


def test_promised_names_are_all_there(article: str) -> None:
    plain = json.loads(json.dumps(as_dict(analyse(article))))
    assert plain.keys() >= TOP
    for paragraph in plain["paragraphs"]:
        assert paragraph.keys() >= PARAGRAPH
        for name, keys in WITHIN.items():
            for record in paragraph[name]:
                assert record.keys() >= keys
    for name in WITHIN:
        assert any(paragraph[name] for paragraph in plain["paragraphs"]), f"no {name} in the test article"


def test_numbers_are_plain_and_unknowns_null(article: str) -> None:
    plain = json.loads(json.dumps(as_dict(analyse(article))))
    values = [q["value"] for p in plain["paragraphs"] for q in p["quantities"] if q["unit"] == "%"]
    assert 5 in values and isinstance(values[0], int)
    assert plain["published"] is None and plain["outlet"] is None
