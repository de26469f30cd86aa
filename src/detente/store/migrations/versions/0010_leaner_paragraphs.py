"""Paragraphs without what can be read again and without an index that misled.

TextBlob's tone is read from the words when somebody looks at it. The index by kind and stance made SQLite
look through all body paragraphs where it was asked for those of one article, as long as it had no statistics
of the tables.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Drop the columns and the index."""
    op.drop_index("ix_paragraph_kind", "paragraph")
    for name in ("polarity", "subjectivity"):
        op.drop_column("paragraph", name)


def downgrade() -> None:
    """The columns again, without values, and the index."""
    for name in ("polarity", "subjectivity"):
        op.add_column("paragraph", sa.Column(name, sa.Float(), nullable=True))
    op.create_index("ix_paragraph_kind", "paragraph", ["kind", "stance"])
