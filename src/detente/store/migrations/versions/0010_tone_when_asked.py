"""TextBlob's tone is read from the words when somebody looks at them, and is no longer kept."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Drop what can be read again at any time."""
    for name in ("polarity", "subjectivity"):
        op.drop_column("paragraph", name)


def downgrade() -> None:
    """The columns again, without values."""
    for name in ("polarity", "subjectivity"):
        op.add_column("paragraph", sa.Column(name, sa.Float(), nullable=True))
