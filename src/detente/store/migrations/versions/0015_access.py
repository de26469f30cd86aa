"""Roles, the log of who did what, sign-ins, the bin; uploads know their owner."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

_REFUSED = "The log is only ever added to."


def upgrade() -> None:
    """Add the tables and the owner, and let the database refuse changes of the log."""
    op.create_table(
        "role_grant",
        sa.Column("holder", sa.String(8), primary_key=True),
        sa.Column("value", sa.String(200), primary_key=True),
        sa.Column("role", sa.Integer(), nullable=False),
        sa.Column("by", sa.String(200)),
        sa.Column("added", sa.DateTime(), nullable=False),
    )
    op.create_table(
        "log_entry",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("deed", sa.String(40), nullable=False),
        sa.Column("outcome", sa.String(8), nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("person", sa.String(300), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("email", sa.String(200)),
        sa.Column("role", sa.String(16)),
        sa.Column("thing", sa.String(20)),
        sa.Column("number", sa.String(200)),
        sa.Column("title", sa.String(400)),
        sa.Column("detail", sa.Text()),
        sa.Column("place", sa.String(200), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
    )
    op.create_index("ix_log_entry_deed", "log_entry", ["deed"])
    op.create_table(
        "sign_in",
        sa.Column("session", sa.String(64), primary_key=True),
        sa.Column("person", sa.String(300), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("email", sa.String(200)),
        sa.Column("since", sa.DateTime(), nullable=False),
        sa.Column("seen", sa.DateTime(), nullable=False),
        sa.Column("ended", sa.DateTime()),
        sa.Column("why", sa.String(60)),
    )
    op.create_index("ix_sign_in_person", "sign_in", ["person"])
    op.create_table(
        "binned",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("deleted", sa.DateTime(), nullable=False),
        sa.Column("by", sa.String(200)),
        sa.Column("deed", sa.String(40), nullable=False),
        sa.Column("batch_id", sa.Integer()),
        sa.Column("title", sa.Text()),
        sa.Column("outlet", sa.String(200)),
        sa.Column("published", sa.Date()),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.Column("content", sa.LargeBinary()),
    )
    op.create_index("ix_binned_deleted", "binned", ["deleted"])
    op.add_column("batch", sa.Column("owner", sa.String(300)))
    _only_added_to()


def downgrade() -> None:
    """Drop them."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP TRIGGER log_entry_stays ON log_entry")
        op.execute("DROP FUNCTION log_entry_stays()")
    op.drop_column("batch", "owner")
    for table in ("binned", "sign_in", "log_entry", "role_grant"):
        op.drop_table(table)


def _only_added_to() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE FUNCTION log_entry_stays() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{_REFUSED}'; END $$"
        )
        op.execute(
            "CREATE TRIGGER log_entry_stays BEFORE UPDATE OR DELETE ON log_entry "
            "FOR EACH ROW EXECUTE FUNCTION log_entry_stays()"
        )
        return
    for event in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER log_entry_stays_{event.lower()} BEFORE {event} ON log_entry "
            f"BEGIN SELECT RAISE(ABORT, '{_REFUSED}'); END"
        )
