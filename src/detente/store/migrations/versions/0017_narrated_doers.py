"""Cues of the narrator keep who does what is reported; earlier ones name nobody until scored again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from detente.store.text_columns import LongText, ShortText

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

_NAMES = (("doer", 40), ("doer_actor", 200))
_TEXTS = ("doer_words", "doer_basis")


def upgrade() -> None:
    """Add the columns."""
    for name, size in _NAMES:
        op.add_column("cue", sa.Column(name, ShortText(size)))
    for name in _TEXTS:
        op.add_column("cue", sa.Column(name, LongText(), nullable=False, server_default=""))


def downgrade() -> None:
    """Drop the columns."""
    for name in (*_TEXTS, *(name for name, _ in _NAMES)):
        op.drop_column("cue", name)
