"""Aggregates get their name; articles bear the versions of what was derived from them.

An empty version is none: what an article of before has is derived again when the library is next opened by a
server.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_FILTERS = ["side", "speaker", "stance", "outlet", "sample"]
_INDEXES = {
    "published": ["published", *_FILTERS],
    "up": ["up", "published", *_FILTERS],
    "down": ["down", "published", *_FILTERS],
    "side": ["side", "published"],
    "speaker": ["speaker", "published"],
}


def upgrade() -> None:
    """Rename the table with its indexes, and add the versions."""
    _renamed("portion", "aggregate")
    op.add_column("article", sa.Column("derived", sa.String(8), nullable=False, server_default=""))
    op.add_column("article", sa.Column("claimed", sa.String(32), nullable=False, server_default=""))
    op.create_index("ix_article_claimed", "article", ["claimed"])
    op.execute("DELETE FROM setting WHERE name = 'claims'")


def downgrade() -> None:
    """Drop the versions, and give the table its old name."""
    op.drop_index("ix_article_claimed", "article")
    op.drop_column("article", "claimed")
    op.drop_column("article", "derived")
    _renamed("aggregate", "portion")


def _renamed(old: str, new: str) -> None:
    for name in _INDEXES:
        op.drop_index(f"ix_{old}_{name}", old)
    op.rename_table(old, new)
    for name, columns in _INDEXES.items():
        op.create_index(f"ix_{new}_{name}", new, columns)
