"""Further indexes that pages seldom ask: what they were for is counted, ranked and narrowed in memory.
Exports and articles in order of their balance take up to half a second longer at a million paragraphs.
"""

from __future__ import annotations

from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

_FILTERS = ("side", "speaker", "stance", "outlet", "sample")
_INDEXES = {
    "ix_aggregate_up": ("aggregate", ("up", "published", *_FILTERS)),
    "ix_aggregate_down": ("aggregate", ("down", "published", *_FILTERS)),
    "ix_aggregate_side": ("aggregate", ("side", "published")),
    "ix_aggregate_speaker": ("aggregate", ("speaker", "published")),
    "ix_statement_speaker": (
        "statement",
        ("speaker", "narrated", "side", "published", "sample", "first_of_speaker", "article_id"),
    ),
    "ix_claim_outcome": (
        "claim",
        ("outcome", "sure", "topic", "owner", "published", "sample", "side", "speaker", "article_id"),
    ),
}


def upgrade() -> None:
    """Drop them."""
    for name, (table, _) in _INDEXES.items():
        op.drop_index(name, table)


def downgrade() -> None:
    """Make them again."""
    for name, (table, columns) in _INDEXES.items():
        op.create_index(name, table, list(columns))
