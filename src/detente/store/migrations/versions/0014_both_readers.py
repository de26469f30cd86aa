"""Paragraphs keep what both readers gave: interval, chance of the stance, whether they differ, each alone.

What was read before has none of it until the library is scored again.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_NUMBERS = ("low", "high", "chance")


def upgrade() -> None:
    """Add the columns."""
    for name in _NUMBERS:
        op.add_column("paragraph", sa.Column(name, sa.Float()))
    op.add_column("paragraph", sa.Column("differs", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("paragraph", sa.Column("readers", sa.JSON()))


def downgrade() -> None:
    """Drop the columns."""
    for name in ("readers", "differs", *_NUMBERS):
        op.drop_column("paragraph", name)
