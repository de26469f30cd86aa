"""The tables. Deleting an article deletes all rows that belong to it."""

from __future__ import annotations

from detente.store.schema.access_tables import binned, log_entry, role_grant, sign_in
from detente.store.schema.article_tables import (
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
from detente.store.schema.coding_tables import (
    coding_answer,
    coding_code,
    coding_project,
    coding_settlement,
    coding_sight,
    coding_unit,
)
from detente.store.schema.columns_shared import metadata
from detente.store.schema.derived_tables import aggregate, claim, statement
from detente.store.schema.library_tables import adopted_cell, adoption, lexicon, own_actor, setting

__all__ = [
    "adopted_cell",
    "adoption",
    "aggregate",
    "article",
    "batch",
    "binned",
    "claim",
    "coding_answer",
    "coding_code",
    "coding_project",
    "coding_settlement",
    "coding_sight",
    "coding_unit",
    "correction",
    "cue",
    "item",
    "lexicon",
    "link",
    "log_entry",
    "mark",
    "mention",
    "metadata",
    "original",
    "own_actor",
    "paragraph",
    "quantity",
    "role_grant",
    "setting",
    "sign_in",
    "statement",
    "voice",
]
