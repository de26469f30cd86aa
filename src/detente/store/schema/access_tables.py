"""Who may do what, who did what, who has signed in, and what was deleted and can be taken back."""

from __future__ import annotations

from sqlalchemy import Column, Date, DateTime, Index, Integer, LargeBinary, Table

from detente.store.schema.columns_shared import metadata
from detente.store.text_columns import LongText, ShortText

role_grant = Table(
    "role_grant",
    metadata,
    Column("holder", ShortText(8), primary_key=True),  # email, group, domain
    Column("value", ShortText(200), primary_key=True),
    Column("role", Integer, nullable=False),
    Column("by", ShortText(200)),
    Column("added", DateTime, nullable=False),
)

# Written once: the database refuses to change or delete a row, and each row's digest covers the one before.
log_entry = Table(
    "log_entry",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", DateTime, nullable=False),
    Column("deed", ShortText(40), nullable=False),
    Column("outcome", ShortText(8), nullable=False),  # done, refused
    Column("kind", ShortText(8), nullable=False),  # of the person, as `access.person.Kind`
    Column("person", ShortText(300), nullable=False),
    Column("name", ShortText(200), nullable=False),
    Column("email", ShortText(200)),
    Column("role", ShortText(16)),
    Column("thing", ShortText(20)),  # article, upload, edition …
    Column("number", ShortText(200)),
    Column("title", ShortText(400)),
    Column("detail", LongText()),
    Column("place", ShortText(200), nullable=False),  # the page or the command
    Column("digest", ShortText(64), nullable=False),
)
Index("ix_log_entry_deed", log_entry.c.deed)

# Sessions of persons who signed in: one for each time somebody did.
sign_in = Table(
    "sign_in",
    metadata,
    Column("session", ShortText(64), primary_key=True),
    Column("person", ShortText(300), nullable=False),
    Column("name", ShortText(200), nullable=False),
    Column("email", ShortText(200)),
    Column("since", DateTime, nullable=False),
    Column("seen", DateTime, nullable=False),
    Column("ended", DateTime),
    Column("why", ShortText(60)),
)
Index("ix_sign_in_person", sign_in.c.person)

# A deleted article, whole enough to be read again: its text, its file, its details, corrected speakers.
binned = Table(
    "binned",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("deleted", DateTime, nullable=False),
    Column("by", ShortText(200)),
    Column("deed", ShortText(40), nullable=False),
    Column("batch_id", Integer),
    Column("title", LongText()),
    Column("outlet", ShortText(200)),
    Column("published", Date),
    Column("packed", LargeBinary, nullable=False),  # zlib-compressed JSON
    Column("content", LargeBinary),  # zlib-compressed bytes of the file that it came from
)
Index("ix_binned_deleted", binned.c.deleted)
