"""Targets and dates of statements; the flat table of statements; corrections; users' own actors."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns and make the tables.

    Articles read before have no statements until they are read again.
    """
    for name, size in (("target", 40), ("target_actor", 200)):
        op.add_column("cue", sa.Column(name, sa.String(length=size)))
    for name in ("target_words", "target_basis"):
        op.add_column("cue", sa.Column(name, sa.Text(), nullable=False, server_default=""))
    op.add_column("voice", sa.Column("said_on", sa.Date()))
    op.add_column("voice", sa.Column("said_precision", sa.String(length=8)))
    op.add_column("voice", sa.Column("said_words", sa.Text(), nullable=False, server_default=""))
    op.create_table(
        "statement",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("narrated", sa.Boolean(), nullable=False),
        sa.Column("speaker", sa.String(length=200)),
        sa.Column("side", sa.String(length=40)),
        sa.Column("target", sa.String(length=40)),
        sa.Column("target_actor", sa.String(length=200)),
        sa.Column("escalation", sa.Float(), nullable=False),
        sa.Column("deescalation", sa.Float(), nullable=False),
        sa.Column("balance", sa.Float(), nullable=False),
        sa.Column("cues", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer()),
        sa.Column("end", sa.Integer()),
        sa.Column("published", sa.Date()),
        sa.Column("day", sa.Date()),
        sa.Column("sample", sa.Boolean(), nullable=False),
        sa.Column("first_of_speaker", sa.Integer(), nullable=False),
        sa.Column("first_of_pair", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id", "position"],
            ["paragraph.article_id", "paragraph.position"],
            name=op.f("fk_statement_article_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("article_id", "position", "place", name=op.f("pk_statement")),
    )
    there = sa.text("target IS NOT NULL")
    op.create_index(
        "ix_statement_pair",
        "statement",
        [
            "side",
            "target",
            "published",
            "sample",
            "speaker",
            "first_of_pair",
            "escalation",
            "deescalation",
            "balance",
        ],
        sqlite_where=there,
        postgresql_where=there,
    )
    op.create_index(
        "ix_statement_speaker",
        "statement",
        ["speaker", "narrated", "side", "published", "sample", "first_of_speaker"],
    )
    op.create_index("ix_statement_target_actor", "statement", ["target_actor"])
    op.create_table(
        "correction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("actor", sa.String(length=200)),
        sa.Column("side", sa.String(length=40)),
        sa.Column("by", sa.String(length=200)),
        sa.Column("made", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_correction_article_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction")),
    )
    op.create_index("ix_correction_article_id", "correction", ["article_id"])
    op.create_table(
        "own_actor",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("aliases", sa.JSON(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("side", sa.String(length=40)),
        sa.Column("role", sa.String(length=200), nullable=False),
        sa.Column("role_type", sa.String(length=40), nullable=False),
        sa.Column("since", sa.Date()),
        sa.Column("until", sa.Date()),
        sa.Column("by", sa.String(length=200)),
        sa.Column("added", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_actor")),
    )


def downgrade() -> None:
    """Drop what `upgrade` made."""
    op.drop_table("own_actor")
    op.drop_table("correction")
    op.drop_table("statement")
    with op.batch_alter_table("voice") as voice:
        for name in ("said_words", "said_precision", "said_on"):
            voice.drop_column(name)
    with op.batch_alter_table("cue") as cue:
        for name in ("target_basis", "target_words", "target_actor", "target"):
            cue.drop_column(name)
