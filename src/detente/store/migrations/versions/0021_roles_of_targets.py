"""Statements bear the part of the side that they fall on; earlier ones bear none until derived again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from detente.store.text_columns import ShortText

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column."""
    op.add_column("statement", sa.Column("role", ShortText(12)))


def downgrade() -> None:
    """Drop the column."""
    op.drop_column("statement", "role")
