"""Indexes of statements that nothing asks any more: what counted with them is summed in memory."""

from __future__ import annotations

from alembic import op
from sqlalchemy import text

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

_PAIR = (
    "side", "target", "published", "sample", "speaker", "first_of_pair", "escalation", "deescalation",
    "balance", "article_id",
)  # fmt: skip


def upgrade() -> None:
    """Drop them."""
    op.drop_index("ix_statement_pair", "statement")
    op.drop_index("ix_statement_target_actor", "statement")


def downgrade() -> None:
    """Make them again."""
    there = text("target IS NOT NULL")
    op.create_index("ix_statement_pair", "statement", list(_PAIR), sqlite_where=there, postgresql_where=there)
    op.create_index("ix_statement_target_actor", "statement", ["target_actor"])
