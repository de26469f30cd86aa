"""The tables. Deleting an article deletes all rows that belong to it."""

from __future__ import annotations

from detente.store.schema.articles import (
    article,
    batch,
    correction,
    cue,
    item,
    link,
    mark,
    mention,
    original,
    paragraph,
    quantity,
    voice,
)
from detente.store.schema.derived import aggregate, claim, statement
from detente.store.schema.library import adopted_cell, adoption, lexicon, own_actor, setting
from detente.store.schema.tables import metadata

__all__ = [
    "adopted_cell",
    "adoption",
    "aggregate",
    "article",
    "batch",
    "claim",
    "correction",
    "cue",
    "item",
    "lexicon",
    "link",
    "mark",
    "mention",
    "metadata",
    "original",
    "own_actor",
    "paragraph",
    "quantity",
    "setting",
    "statement",
    "voice",
]
