"""Corrections are of speakers, targets, doers, and of owners and years of figures."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; all corrections so far are of speakers."""
    op.add_column("correction", sa.Column("part", sa.String(8), nullable=False, server_default="speaker"))
    op.add_column("correction", sa.Column("item", sa.Text, nullable=False, server_default=""))
    op.add_column("correction", sa.Column("year", sa.Integer))


def downgrade() -> None:
    """Drop the columns."""
    for name in ("part", "item", "year"):
        op.drop_column("correction", name)
