"""What is derived from an analysis (`detente.derive`): flat tables, so that counting needs no other."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Float,
    Index,
    Integer,
    Table,
)

from detente.store.schema.columns_shared import metadata, of_article, part
from detente.store.text_columns import LongText, ShortText

# What one speaker says in one body paragraph of one side: flat, so that counting needs no other table. It
# follows the corrections, where `voice` keeps what was read.
statement = part(
    "statement",
    Column("narrated", Boolean, nullable=False),
    Column("speaker", ShortText(200)),
    Column("side", ShortText(40)),
    Column("target", ShortText(40)),
    Column("target_actor", ShortText(200)),
    Column("role", ShortText(12)),  # the target's part (`detente.derive.target_roles`)
    Column("stance", ShortText(14), nullable=False, server_default="neutral"),  # of the whole paragraph
    Column("escalation", Float, nullable=False),
    Column("deescalation", Float, nullable=False),
    Column("balance", Float, nullable=False),
    Column("cues", Integer, nullable=False),
    Column("start", Integer),  # of the words, empty for the narrator
    Column("end", Integer),
    Column("published", Date),  # of the article
    Column(
        "day", Date
    ),  # when it was said: the article's date where the text gives none, empty where unknown
    Column("sample", Boolean, nullable=False),
    # 1 for the first row of a paragraph with this speaker, with this pair of sides: sums of them count
    # paragraphs.
    Column("first_of_speaker", Integer, nullable=False),
    Column("first_of_pair", Integer, nullable=False),
)

# What each figure of a body paragraph comes to beside the official record: flat, so that counting needs no
# other table. It follows the corrections and the record, where `quantity` keeps what was read.
claim = part(
    "claim",
    Column("outcome", ShortText(24), nullable=False),
    Column("sure", Boolean, nullable=False),
    Column("topic", ShortText(24), nullable=False),
    Column("owner", ShortText(40)),  # whose it is, as the official tables code it
    Column("narrated", Boolean, nullable=False),
    Column("speaker", ShortText(200)),
    Column("side", ShortText(40)),
    Column("published", Date),  # of the article
    Column("day", Date),  # when it was said, empty where unknown
    Column("sample", Boolean, nullable=False),
    Column("record", ShortText(160), nullable=False),  # what names the record: measure, owner, year, edition
    Column("recorded", Float),  # its value in the plain unit of the text
    Column("recorded_year", Integer),
    Column("edition", ShortText(120)),
    Column("plan", ShortText(40)),  # the commitment that it is or agrees with
    Column("reason", LongText(), nullable=False),
    Column("doubts", LongText(), nullable=False),
)

# Sums over the body paragraphs of one scored article by leading speaker and stance
# (`detente.derive.aggregates`), with what selections ask of the article, so that counting needs no other
# table. "" where a name is unknown.
aggregate = Table(
    "aggregate",
    metadata,
    of_article(),
    Column("side", ShortText(40), primary_key=True),
    Column("speaker", ShortText(200), primary_key=True),
    Column("stance", ShortText(14), primary_key=True),
    Column("published", Date),
    Column("outlet", ShortText(200), nullable=False),
    Column("sample", Boolean, nullable=False),
    Column("paragraphs", Integer, nullable=False),
    Column("silent", Integer, nullable=False),  # paragraphs without any cue
    Column("escalation", Float, nullable=False),  # sums over the paragraphs
    Column("deescalation", Float, nullable=False),
    Column("balance", Float, nullable=False),
    Column("squares", Float, nullable=False),  # of the balances
    Column("up", Float),  # the highest balance of those with an escalation of 1 or more
    Column("down", Float),  # the lowest balance of those with a de-escalation of 1 or more
    Column("highest", Integer, nullable=False),  # rung
    Column("lowest", Integer, nullable=False),
    sqlite_with_rowid=False,
)
Index(
    "ix_aggregate_published",
    *(aggregate.c[name] for name in ("published", "side", "speaker", "stance", "outlet", "sample")),
)
