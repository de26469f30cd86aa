"""Sums of each article by speaker and stance; an index of words that finds an article by its number."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_FILTERS = ["side", "speaker", "stance", "outlet", "sample"]


def upgrade() -> None:
    """Make the table and fill it from the paragraphs; number the words of paragraphs again."""
    op.create_table(
        "portion",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("side", sa.String(length=40), nullable=False),
        sa.Column("speaker", sa.String(length=200), nullable=False),
        sa.Column("stance", sa.String(length=14), nullable=False),
        sa.Column("published", sa.Date()),
        sa.Column("outlet", sa.String(length=200), nullable=False),
        sa.Column("sample", sa.Boolean(), nullable=False),
        sa.Column("paragraphs", sa.Integer(), nullable=False),
        sa.Column("silent", sa.Integer(), nullable=False),
        sa.Column("escalation", sa.Float(), nullable=False),
        sa.Column("deescalation", sa.Float(), nullable=False),
        sa.Column("balance", sa.Float(), nullable=False),
        sa.Column("squares", sa.Float(), nullable=False),
        sa.Column("up", sa.Float()),
        sa.Column("down", sa.Float()),
        sa.Column("highest", sa.Integer(), nullable=False),
        sa.Column("lowest", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_portion_article_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article_id", "side", "speaker", "stance", name=op.f("pk_portion")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_portion_published", "portion", ["published", *_FILTERS])
    op.create_index("ix_portion_up", "portion", ["up", "published", *_FILTERS])
    op.create_index("ix_portion_down", "portion", ["down", "published", *_FILTERS])
    op.create_index("ix_portion_side", "portion", ["side", "published"])
    op.create_index("ix_portion_speaker", "portion", ["speaker", "published"])
    op.execute(
        "INSERT INTO portion SELECT p.article_id, coalesce(p.side, ''), coalesce(p.speaker, ''), p.stance, "
        "min(a.published), coalesce(min(a.outlet), ''), count(a.sample) > 0, count(*), "
        "sum(CASE WHEN p.cues = 0 THEN 1 ELSE 0 END), sum(p.escalation), sum(p.deescalation), "
        "sum(p.balance), "
        "sum(p.balance * p.balance), max(CASE WHEN p.escalation >= 1 THEN p.balance END), "
        "min(CASE WHEN p.deescalation >= 1 THEN p.balance END), max(p.rung), min(p.rung) "
        "FROM paragraph p JOIN article a ON a.id = p.article_id WHERE p.kind = 'body' AND a.scored "
        "GROUP BY p.article_id, coalesce(p.side, ''), coalesce(p.speaker, ''), p.stance"
    )
    _words(
        "text",
        "article_id * 1048576 + position",
        "rowid BETWEEN old.id * 1048576 AND old.id * 1048576 + 1048575",
    )


def downgrade() -> None:
    """Drop the table; number the words as before."""
    op.drop_table("portion")
    _words("text, article_id UNINDEXED, position UNINDEXED", None, "article_id = old.id")


def _words(columns: str, number: str | None, of_article: str) -> None:
    if op.get_bind().dialect.name != "sqlite":
        return
    op.execute("DROP TRIGGER words_follow_articles")
    op.execute("DROP TABLE words")
    op.execute(
        f"CREATE VIRTUAL TABLE words USING fts5 ({columns}, tokenize = 'porter unicode61 "
        "remove_diacritics 2')"
    )
    into, taken = ("rowid, text", f"{number}, text") if number else ("text, article_id, position",) * 2
    op.execute(f"INSERT INTO words ({into}) SELECT {taken} FROM paragraph WHERE kind IN ('body', 'heading')")
    op.execute(
        "CREATE TRIGGER words_follow_articles AFTER DELETE ON article BEGIN DELETE FROM words WHERE "
        f"{of_article}; END"
    )
