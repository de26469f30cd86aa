"""What figures come to beside the official record."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table. It is filled from the stored figures when it is first asked."""
    op.create_table(
        "claim",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(length=24), nullable=False),
        sa.Column("sure", sa.Boolean(), nullable=False),
        sa.Column("topic", sa.String(length=24), nullable=False),
        sa.Column("owner", sa.String(length=40)),
        sa.Column("narrated", sa.Boolean(), nullable=False),
        sa.Column("speaker", sa.String(length=200)),
        sa.Column("side", sa.String(length=40)),
        sa.Column("published", sa.Date()),
        sa.Column("day", sa.Date()),
        sa.Column("sample", sa.Boolean(), nullable=False),
        sa.Column("record", sa.String(length=160), nullable=False),
        sa.Column("recorded", sa.Float()),
        sa.Column("recorded_year", sa.Integer()),
        sa.Column("edition", sa.String(length=120)),
        sa.Column("plan", sa.String(length=40)),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("doubts", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id", "position"],
            ["paragraph.article_id", "paragraph.position"],
            name=op.f("fk_claim_article_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("article_id", "position", "place", name=op.f("pk_claim")),
    )
    op.create_index(
        "ix_claim_outcome",
        "claim",
        ["outcome", "sure", "topic", "owner", "published", "sample", "side", "speaker", "article_id"],
    )


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("claim")
