"""A document as JSON holds it, and back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from detente.records import Block, Document


def packed(document: Document) -> dict[str, Any]:
    """A document as a value of JSON.

    Args:
        document: The document.

    Returns:
        What `unpacked` takes.
    """
    return {
        "title": document.title,
        "deck": document.deck,
        "blocks": [[block.kind, block.text] for block in document.blocks],
        "published": document.published.isoformat() if document.published else None,
        "outlet": document.outlet,
        "author": document.author,
        "url": document.url,
        "language": document.language,
    }


def unpacked(given: dict[str, Any]) -> Document:
    """A document from what `packed` gave.

    Args:
        given: The value of JSON.

    Returns:
        An equal document.
    """
    published = given["published"]
    blocks: Sequence[Any] = given["blocks"]
    return Document(
        **{
            **given,
            "blocks": tuple(Block(kind, text) for kind, text in blocks),
            "published": date.fromisoformat(published) if published else None,
        }
    )
