"""The index of words in PostgreSQL again: "credibly" and "assembly" get the stems that SQLite gives them."""

from __future__ import annotations

from alembic import op

from detente.store.fulltext import index_all

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Index all articles again."""
    connection = op.get_bind()
    if connection.dialect.name != "postgresql":
        return
    index_all(connection)


def downgrade() -> None:
    """Leave the index: an older version indexes an article again when it is next written."""
