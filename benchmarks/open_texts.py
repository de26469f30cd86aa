"""The open articles and speeches that lie beside the checkout: JSON lines with id, title, outlet, date and
body.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from detente.records import Document
from detente.text.blocks import outline

TEXTS = Path(__file__).resolve().parents[1] / ".." / "shared" / "articles" / "open.jsonl"


def documents(texts: Path) -> Iterator[tuple[str, Document]]:
    """Each text with its id, title, outlet and date as they are given."""
    for row in map(json.loads, texts.read_text(encoding="utf-8").splitlines()):
        document = replace(
            outline(row["body"]),
            title=row["title"],
            outlet=row["outlet"],
            published=date.fromisoformat(row["date"]),
        )
        yield row["id"], document
