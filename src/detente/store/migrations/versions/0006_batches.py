"""Uploads that can be gone on with: what each was asked to save, by whom; which reader read an article."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns and the table. Uploads of before keep their articles and have no items."""
    op.add_column("batch", sa.Column("by", sa.String(length=200)))
    op.add_column("batch", sa.Column("touched", sa.DateTime()))
    op.add_column("batch", sa.Column("undone", sa.DateTime()))
    op.add_column("batch", sa.Column("undone_by", sa.String(length=200)))
    op.add_column("article", sa.Column("reader", sa.String(length=8)))
    op.create_index("ix_article_batch_id", "article", ["batch_id"])
    op.create_table(
        "item",
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=400), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("article_id", sa.Integer()),
        sa.Column("problem", sa.Text()),
        sa.Column("document", sa.JSON()),
        sa.Column("content", sa.LargeBinary()),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["batch.id"], name=op.f("fk_item_batch_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("batch_id", "place", name=op.f("pk_item")),
    )


def downgrade() -> None:
    """Drop what `upgrade` made."""
    op.drop_table("item")
    op.drop_index("ix_article_batch_id", "article")
    op.drop_column("article", "reader")
    for name in ("undone_by", "undone", "touched", "by"):
        op.drop_column("batch", name)
