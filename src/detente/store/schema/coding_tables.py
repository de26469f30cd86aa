"""People's judgement: projects, the paragraphs drawn for them, codes that never change, settled cases."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    DateTime,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    Table,
)

from detente.store.schema.columns_shared import metadata
from detente.store.text_columns import LongText, ShortText

coding_project = Table(
    "coding_project",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", ShortText(200), nullable=False),
    Column("kind", ShortText(8), nullable=False),  # sample, file, reader (coded while the score was seen)
    Column("design", ShortText(12), nullable=False),  # simple, stratified, doubt; empty without a sample
    Column("grouped", ShortText(12), nullable=False),  # by what the strata are made; empty without
    Column("filters", JSON, nullable=False),  # of the selection that was drawn from
    Column("seed", Integer, nullable=False),
    Column("strata", JSON, nullable=False),  # their names, in the order of their numbers in the frame
    # All paragraphs that could be drawn: article, position and stratum, see `coding_frames`.
    Column("frame", LargeBinary, nullable=False),
    Column("coders", Integer, nullable=False),  # how many code each paragraph before it is shown side by side
    Column("codebook", ShortText(8), nullable=False),  # version when it was started
    Column("by", ShortText(200)),  # empty where no login is configured
    Column("made", DateTime, nullable=False),
    Column("closed", DateTime),
)

coding_unit = Table(
    "coding_unit",
    metadata,
    Column("project_id", Integer, ForeignKey("coding_project.id", ondelete="CASCADE"), primary_key=True),
    Column("place", Integer, primary_key=True),  # in the order of coding, which is random
    Column("article_id", Integer, ForeignKey("article.id", ondelete="SET NULL")),
    Column("position", Integer),
    Column("hash", ShortText(64), nullable=False),  # of the words: finds the paragraph again
    Column("text", LongText()),  # only where it came with a file and no article holds it
    Column("document", ShortText(200), nullable=False),  # what it is drawn with for intervals
    Column("stratum", ShortText(200), nullable=False),
    Column("probability", Float),  # of being drawn; empty where it was not drawn
)
Index("ix_coding_unit_article_id", coding_unit.c.article_id)
Index("ix_coding_unit_hash", coding_unit.c.hash)

# Never changed: a later row of the same coder for the same paragraph takes the place of an earlier one.
coding_code = Table(
    "coding_code",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("project_id", Integer, nullable=False),
    Column("place", Integer, nullable=False),
    Column("coder", ShortText(200), nullable=False),
    Column("kind", ShortText(8), nullable=False),  # person, file, model
    Column("withdrawn", Boolean, nullable=False),  # takes the coder's earlier row back, and says nothing
    Column("escalation", Float, nullable=False),
    Column("deescalation", Float, nullable=False),
    Column("escalating", ShortText(24), nullable=False),
    Column("deescalating", ShortText(24), nullable=False),
    Column("escalating_words", ShortText(400), nullable=False),
    Column("deescalating_words", ShortText(400), nullable=False),
    Column("speaker", ShortText(200), nullable=False),
    Column("target", ShortText(200), nullable=False),
    Column("why", LongText(), nullable=False),
    Column("codebook", ShortText(8), nullable=False),
    Column("seconds", Float),  # from being shown to being saved
    Column("made", DateTime, nullable=False),
    ForeignKeyConstraint(
        ["project_id", "place"], ["coding_unit.project_id", "coding_unit.place"], ondelete="CASCADE"
    ),
)
Index("ix_coding_code_unit", coding_code.c.project_id, coding_code.c.place, coding_code.c.coder)

# What a model gave when it was first asked for a paragraph; never changed. It stands beside the score in the
# corrected index: also for paragraphs that were not drawn, which have no row in `coding_unit`.
coding_answer = Table(
    "coding_answer",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("project_id", Integer, ForeignKey("coding_project.id", ondelete="CASCADE"), nullable=False),
    Column("coder", ShortText(200), nullable=False),  # the model, with the version of its instructions
    Column("article_id", Integer, ForeignKey("article.id", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("hash", ShortText(64), nullable=False),  # of the words that it was asked for
    Column("escalation", Float),  # empty where the answer was void
    Column("deescalation", Float),
    Column("escalating_words", ShortText(400), nullable=False),
    Column("deescalating_words", ShortText(400), nullable=False),
    Column("void", ShortText(400), nullable=False),  # why; empty where it is a code
    Column("made", DateTime, nullable=False),
)
Index(
    "ix_coding_answer_paragraph",
    coding_answer.c.project_id,
    coding_answer.c.coder,
    coding_answer.c.article_id,
    coding_answer.c.position,
    unique=True,
)
Index("ix_coding_answer_article_id", coding_answer.c.article_id)

# Who has seen the codes of a paragraph side by side: from then on they cannot code it.
coding_sight = Table(
    "coding_sight",
    metadata,
    Column("project_id", Integer, primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("viewer", ShortText(200), primary_key=True),
    Column("made", DateTime, nullable=False),
    ForeignKeyConstraint(
        ["project_id", "place"], ["coding_unit.project_id", "coding_unit.place"], ondelete="CASCADE"
    ),
)

# What was settled between coders; the latest row of a paragraph counts.
coding_settlement = Table(
    "coding_settlement",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("project_id", Integer, nullable=False),
    Column("place", Integer, nullable=False),
    Column("escalation", Float, nullable=False),
    Column("deescalation", Float, nullable=False),
    Column("rule", Integer),  # of the codebook, that decided
    Column("why", LongText(), nullable=False),
    Column("codebook", ShortText(8), nullable=False),
    Column("by", ShortText(200)),
    Column("made", DateTime, nullable=False),
    ForeignKeyConstraint(
        ["project_id", "place"], ["coding_unit.project_id", "coding_unit.place"], ondelete="CASCADE"
    ),
)
Index("ix_coding_settlement_unit", coding_settlement.c.project_id, coding_settlement.c.place)
