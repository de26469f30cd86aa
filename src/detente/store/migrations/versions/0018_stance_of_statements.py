"""Statements bear the stance of their paragraph, so that a filter on it asks no other table."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column, and take each stance from the paragraph."""
    op.add_column("statement", sa.Column("stance", sa.String(14), nullable=False, server_default="neutral"))
    op.execute(
        "UPDATE statement SET stance = (SELECT paragraph.stance FROM paragraph WHERE "
        "paragraph.article_id = statement.article_id AND paragraph.position = statement.position) "
        "WHERE EXISTS (SELECT 1 FROM paragraph WHERE "
        "paragraph.article_id = statement.article_id AND paragraph.position = statement.position "
        "AND paragraph.stance != 'neutral')"
    )


def downgrade() -> None:
    """Drop the column."""
    op.drop_column("statement", "stance")
