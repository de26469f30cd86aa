"""An index of words for PostgreSQL; SQLite has had one from the beginning."""

from __future__ import annotations

from alembic import op

from detente.store.fulltext import index_all

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the stemmer, the table and its index, and fill it."""
    connection = op.get_bind()
    if connection.dialect.name != "postgresql":
        return
    op.execute("CREATE TEXT SEARCH DICTIONARY detente_stem (TEMPLATE = snowball, Language = porter)")
    op.execute(
        "CREATE TABLE words (article_id integer NOT NULL, position integer NOT NULL, lexemes tsvector NOT "
        "NULL, "
        "CONSTRAINT pk_words PRIMARY KEY (article_id, position), CONSTRAINT fk_words_article_id "
        "FOREIGN KEY (article_id, position) REFERENCES paragraph (article_id, position) ON DELETE CASCADE)"
    )
    op.execute("CREATE INDEX ix_words_lexemes ON words USING gin (lexemes)")
    index_all(connection)


def downgrade() -> None:
    """Drop them."""
    if op.get_bind().dialect.name != "postgresql":
        return
    op.execute("DROP TABLE words")
    op.execute("DROP TEXT SEARCH DICTIONARY detente_stem")
