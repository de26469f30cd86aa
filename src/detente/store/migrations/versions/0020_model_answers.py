"""What a model gave when it was first asked for a paragraph, for the corrected index."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "coding_answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("coder", sa.String(length=200), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("escalation", sa.Float()),
        sa.Column("deescalation", sa.Float()),
        sa.Column("escalating_words", sa.String(length=400), nullable=False),
        sa.Column("deescalating_words", sa.String(length=400), nullable=False),
        sa.Column("void", sa.String(length=400), nullable=False),
        sa.Column("made", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["project_id"],
            ["coding_project.id"],
            name=op.f("fk_coding_answer_project_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_coding_answer_article_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_coding_answer")),
    )
    op.create_index(
        "ix_coding_answer_paragraph",
        "coding_answer",
        ["project_id", "coder", "article_id", "position"],
        unique=True,
    )
    op.create_index("ix_coding_answer_article_id", "coding_answer", ["article_id"])


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("coding_answer")
