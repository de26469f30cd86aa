"""Editions of official figures that a library adopts on top of those that ship."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "adoption",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("edition", sa.String(length=60), nullable=False),
        sa.Column("about", sa.JSON(), nullable=False),
        sa.Column("recognised", sa.Text(), nullable=False),
        sa.Column("filename", sa.String(length=260), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("by", sa.String(length=200)),
        sa.Column("added", sa.DateTime(), nullable=False),
        sa.Column("cells", sa.Integer(), nullable=False),
        sa.Column("new", sa.Integer(), nullable=False),
        sa.Column("revised", sa.Integer(), nullable=False),
        sa.Column("withdrawn", sa.Integer(), nullable=False),
        sa.Column("reverted", sa.DateTime()),
        sa.Column("reverted_by", sa.String(length=200)),
        sa.Column("original", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_adoption")),
    )
    op.create_table(
        "adopted_cell",
        sa.Column("adoption_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("iso3", sa.String(length=20), nullable=False),
        sa.Column("ally", sa.String(length=200), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("metric", sa.String(length=60), nullable=False),
        sa.Column("value", sa.Float(), nullable=False),
        sa.Column("unit", sa.String(length=80), nullable=False),
        sa.Column("flag", sa.String(length=12), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["adoption_id"], ["adoption.id"], name=op.f("fk_adopted_cell_adoption_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("adoption_id", "place", name=op.f("pk_adopted_cell")),
    )


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("adopted_cell")
    op.drop_table("adoption")
