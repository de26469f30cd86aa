"""Stories: which articles are copies of one another; the same words of another outlet are an article of their
own.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from detente.store.article_identity import identity
from detente.store.clusters import enter

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_PAIR = [
    "side",
    "target",
    "published",
    "sample",
    "speaker",
    "first_of_pair",
    "escalation",
    "deescalation",
    "balance",
]
_SPEAKER = ["speaker", "narrated", "side", "published", "sample", "first_of_speaker"]


def upgrade() -> None:
    """Add the columns, and find the stories of the articles that are there."""
    op.add_column("article", sa.Column("words", sa.String(length=64), nullable=False, server_default=""))
    op.add_column("article", sa.Column("story", sa.Integer()))
    op.add_column("article", sa.Column("copied", sa.Float()))
    op.add_column("article", sa.Column("apart", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_index("ix_article_words", "article", ["words"])
    op.create_index("ix_article_story", "article", ["story"])
    op.create_table(
        "mark",
        sa.Column("run", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_mark_article_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("run", "article_id", name=op.f("pk_mark")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_mark_article_id", "mark", ["article_id"])
    _index_statements("article_id")
    connection = op.get_bind()
    rows = connection.execute(sa.text("SELECT id, sha256, outlet FROM article ORDER BY id")).all()
    for row in rows:
        connection.execute(
            sa.text("UPDATE article SET words = :words, sha256 = :sha256 WHERE id = :id"),
            {"words": row.sha256, "sha256": identity(row.sha256, row.outlet), "id": row.id},
        )
        enter(connection, row.id)


def downgrade() -> None:
    """Drop what `upgrade` made. Articles with the same words keep an identity of their own."""
    _index_statements()
    op.drop_table("mark")
    op.drop_index("ix_article_story", "article")
    op.drop_index("ix_article_words", "article")
    for name in ("apart", "copied", "story", "words"):
        op.drop_column("article", name)


def _index_statements(*more: str) -> None:
    """Rebuild the indexes of statements: with the article, they answer which of them repeat a story."""
    op.drop_index("ix_statement_pair", "statement")
    op.drop_index("ix_statement_speaker", "statement")
    there = sa.text("target IS NOT NULL")
    op.create_index(
        "ix_statement_pair", "statement", [*_PAIR, *more], sqlite_where=there, postgresql_where=there
    )
    op.create_index("ix_statement_speaker", "statement", [*_SPEAKER, *more])
