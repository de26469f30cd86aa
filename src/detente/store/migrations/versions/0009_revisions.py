"""At which revision of the store an article was last added up, so that what is held in memory follows it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column."""
    op.add_column("article", sa.Column("revision", sa.Integer(), nullable=False, server_default="0"))
    op.create_index("ix_article_revision", "article", ["revision"])


def downgrade() -> None:
    """Drop it."""
    op.drop_index("ix_article_revision", "article")
    op.drop_column("article", "revision")
