"""What a library holds beside articles: settings, own lexicons, own actors, adopted editions of figures."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Integer,
    LargeBinary,
    Table,
)

from detente.store.schema.columns_shared import metadata
from detente.store.text_columns import LongText, ShortText

setting = Table(
    "setting",
    metadata,
    Column("name", ShortText(40), primary_key=True),
    Column("value", LongText(), nullable=False),
)

# An edition of official figures that this library adopted on top of those that ship; its cells follow.
adoption = Table(
    "adoption",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("edition", ShortText(60), nullable=False),
    Column("about", JSON, nullable=False),  # the edition's publisher, definition, title, base year …
    Column("recognised", LongText(), nullable=False),
    Column("filename", ShortText(260), nullable=False),
    Column("sha256", ShortText(64), nullable=False),
    Column("by", ShortText(200)),  # empty where no login is configured
    Column("added", DateTime, nullable=False),
    Column("cells", Integer, nullable=False),
    Column("new", Integer, nullable=False),  # cells, against what was there
    Column("revised", Integer, nullable=False),
    Column("withdrawn", Integer, nullable=False),
    Column("reverted", DateTime),
    Column("reverted_by", ShortText(200)),
    Column("original", LargeBinary, nullable=False),  # zlib-compressed bytes as they came in
)
adopted_cell = Table(
    "adopted_cell",
    metadata,
    Column("adoption_id", Integer, ForeignKey("adoption.id", ondelete="CASCADE"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("iso3", ShortText(20), nullable=False),
    Column("ally", ShortText(200), nullable=False),
    Column("year", Integer, nullable=False),
    Column("metric", ShortText(60), nullable=False),
    Column("value", Float, nullable=False),
    Column("unit", ShortText(80), nullable=False),
    Column("flag", ShortText(12), nullable=False),
    Column("note", LongText(), nullable=False),
    Column("source", LongText(), nullable=False),
)

lexicon = Table(
    "lexicon",
    metadata,
    Column("version", ShortText(12), primary_key=True),
    Column("note", ShortText(400), nullable=False),
    Column(
        "tables", JSON, nullable=False
    ),  # CSV text by name of the tables that differ from the shipped ones
    Column("added", DateTime, nullable=False),
)

# Actors and aliases that the users of this library added to the shipped tables.
own_actor = Table(
    "own_actor",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", ShortText(200), nullable=False),
    Column("aliases", JSON, nullable=False),
    Column("kind", ShortText(12), nullable=False),
    Column("side", ShortText(40)),
    Column("role", ShortText(200), nullable=False),
    Column("role_type", ShortText(40), nullable=False),
    Column("since", Date),
    Column("until", Date),
    Column("by", ShortText(200)),
    Column("added", DateTime, nullable=False),
)
