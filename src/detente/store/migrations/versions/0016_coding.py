"""People's judgement: coding projects, the paragraphs drawn for them, codes, what was settled."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

_AXES = ("escalation", "deescalation")
_TEXTS = (
    ("escalating", 24), ("deescalating", 24), ("escalating_words", 400), ("deescalating_words", 400),
    ("speaker", 200), ("target", 200),
)  # fmt: skip


def _unit(table: str) -> tuple[sa.ForeignKeyConstraint]:
    """What ties a row to the paragraph that it is about."""
    return (
        sa.ForeignKeyConstraint(
            ["project_id", "place"],
            ["coding_unit.project_id", "coding_unit.place"],
            name=op.f(f"fk_{table}_project_id_place"),
            ondelete="CASCADE",
        ),
    )


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "coding_project",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("design", sa.String(length=12), nullable=False),
        sa.Column("grouped", sa.String(length=12), nullable=False),
        sa.Column("filters", sa.JSON(), nullable=False),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("strata", sa.JSON(), nullable=False),
        sa.Column("frame", sa.LargeBinary(), nullable=False),
        sa.Column("coders", sa.Integer(), nullable=False),
        sa.Column("codebook", sa.String(length=8), nullable=False),
        sa.Column("by", sa.String(length=200)),
        sa.Column("made", sa.DateTime(), nullable=False),
        sa.Column("closed", sa.DateTime()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_coding_project")),
    )
    op.create_table(
        "coding_unit",
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer()),
        sa.Column("position", sa.Integer()),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("text", sa.Text()),
        sa.Column("document", sa.String(length=200), nullable=False),
        sa.Column("stratum", sa.String(length=200), nullable=False),
        sa.Column("probability", sa.Float()),
        sa.ForeignKeyConstraint(
            ["project_id"],
            ["coding_project.id"],
            name=op.f("fk_coding_unit_project_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_coding_unit_article_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("project_id", "place", name=op.f("pk_coding_unit")),
    )
    op.create_index("ix_coding_unit_article_id", "coding_unit", ["article_id"])
    op.create_index("ix_coding_unit_hash", "coding_unit", ["hash"])
    op.create_table(
        "coding_code",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("coder", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        *(sa.Column(name, sa.Float(), nullable=False) for name in _AXES),
        *(sa.Column(name, sa.String(length=length), nullable=False) for name, length in _TEXTS),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("codebook", sa.String(length=8), nullable=False),
        sa.Column("seconds", sa.Float()),
        sa.Column("made", sa.DateTime(), nullable=False),
        *_unit("coding_code"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_coding_code")),
    )
    op.create_index("ix_coding_code_unit", "coding_code", ["project_id", "place", "coder"])
    op.create_table(
        "coding_sight",
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("viewer", sa.String(length=200), nullable=False),
        sa.Column("made", sa.DateTime(), nullable=False),
        *_unit("coding_sight"),
        sa.PrimaryKeyConstraint("project_id", "place", "viewer", name=op.f("pk_coding_sight")),
    )
    op.create_table(
        "coding_settlement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Float(), nullable=False) for name in _AXES),
        sa.Column("rule", sa.Integer()),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("codebook", sa.String(length=8), nullable=False),
        sa.Column("by", sa.String(length=200)),
        sa.Column("made", sa.DateTime(), nullable=False),
        *_unit("coding_settlement"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_coding_settlement")),
    )
    op.create_index("ix_coding_settlement_unit", "coding_settlement", ["project_id", "place"])


def downgrade() -> None:
    """Drop the tables."""
    for table in ("coding_settlement", "coding_sight", "coding_code", "coding_unit", "coding_project"):
        op.drop_table(table)
