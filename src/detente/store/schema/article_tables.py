"""What came in and what was read in it.

An article owns its paragraphs, a paragraph its cues, voices and figures.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    false,
)

from detente.store.schema.columns_shared import metadata, of_article, part
from detente.store.text_columns import LongText, ShortText

batch = Table(
    "batch",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("note", ShortText(400), nullable=False),
    Column("started", DateTime, nullable=False),
    Column("finished", DateTime),
    Column("by", ShortText(200)),  # empty where no login is configured
    Column("touched", DateTime),  # when the last of its articles was dealt with
    Column("undone", DateTime),
    Column("undone_by", ShortText(200)),
    Column("owner", ShortText(300)),  # id of the person who signed in; empty where nobody had to
)

article = Table(
    "article",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("sha256", ShortText(64), nullable=False, unique=True),  # of the words and the outlet
    Column("words", ShortText(64), nullable=False, server_default=""),  # of the words alone
    Column("title", LongText()),
    Column("deck", LongText()),
    Column("published", Date),
    Column("outlet", ShortText(200)),
    Column("author", ShortText(200)),
    Column("url", LongText()),
    Column("language", ShortText(8)),
    Column("scored", Boolean, nullable=False),
    Column("version", ShortText(80), nullable=False),
    Column("sample", ShortText(120)),  # the digest's id; empty for what users brought
    Column("event", LongText()),
    Column("sources", JSON, nullable=False),
    Column("filename", ShortText(260)),
    Column("batch_id", Integer, ForeignKey("batch.id", ondelete="SET NULL")),
    Column("added", DateTime, nullable=False),
    Column("story", Integer),  # the same for all articles that carry one story; empty where none is a copy
    Column(
        "copied", Float
    ),  # share of five-word runs in common with the article that it was taken for a copy of
    Column("apart", Boolean, nullable=False, server_default=false()),  # a user says that it is nobody's copy
    Column(
        "reader", ShortText(8)
    ),  # version of the code that read its original; empty where that is not known
    Column(
        "revision", Integer, nullable=False, server_default="0"
    ),  # of the store, when its rows last changed
    Column(
        "derived", ShortText(8), nullable=False, server_default=""
    ),  # version of the code that derived its rows
    Column(
        "claimed", ShortText(32), nullable=False, server_default=""
    ),  # rules and record that its claims rest on
)
Index("ix_article_batch_id", article.c.batch_id)
Index("ix_article_published", article.c.published)
Index("ix_article_outlet", article.c.outlet)
Index("ix_article_words", article.c.words)
Index("ix_article_story", article.c.story)
Index("ix_article_revision", article.c.revision)
Index("ix_article_claimed", article.c.claimed)

# A few five-word runs stand for each article: who shares some of them may be a copy.
mark = Table(
    "mark",
    metadata,
    Column("run", BigInteger, primary_key=True, autoincrement=False),
    Column("article_id", Integer, ForeignKey("article.id", ondelete="CASCADE"), primary_key=True),
    sqlite_with_rowid=False,
)
Index("ix_mark_article_id", mark.c.article_id)

original = Table(
    "original",
    metadata,
    Column("article_id", Integer, ForeignKey("article.id", ondelete="CASCADE"), primary_key=True),
    Column("content", LargeBinary, nullable=False),  # zlib-compressed bytes as they came in
)

# What an upload was asked to save, each until it is dealt with: after a crash the upload goes on from here.
item = Table(
    "item",
    metadata,
    Column("batch_id", Integer, ForeignKey("batch.id", ondelete="CASCADE"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("name", ShortText(400), nullable=False),
    Column(
        "state", ShortText(8), nullable=False
    ),  # waiting, saved, known (it was there already), failed, left
    Column("article_id", Integer),
    Column("problem", LongText()),
    Column("document", JSON),  # as corrected on screen; only while it is waiting
    Column("content", LargeBinary),  # zlib-compressed bytes as they came in; only while it is waiting
)


paragraph = Table(
    "paragraph",
    metadata,
    of_article(),
    Column("position", Integer, primary_key=True),
    Column("kind", ShortText(12), nullable=False),
    Column("section", LongText()),
    Column("text", LongText(), nullable=False),
    Column("escalation", Float, nullable=False),
    Column("deescalation", Float, nullable=False),
    Column("balance", Float, nullable=False),
    Column("stance", ShortText(14), nullable=False),
    Column("rung", Integer, nullable=False),
    Column("narrated", Boolean, nullable=False),
    Column("cues", Integer, nullable=False),  # their number: none at all is not the same as balanced
    Column("speaker", ShortText(200)),  # who voices its strongest act; empty for the narrator or nobody
    Column("side", ShortText(40)),
    # Of both readers together; empty where the rules alone read.
    Column("low", Float),
    Column("high", Float),
    Column("chance", Float),
    Column("differs", Boolean, nullable=False, server_default=false()),
    Column("readers", JSON),
)
Index("ix_paragraph_speaker", paragraph.c.speaker)
Index("ix_paragraph_side", paragraph.c.side)


cue = part(
    "cue",
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("frame", LongText(), nullable=False),
    Column("act", ShortText(40), nullable=False),
    Column("status", ShortText(16), nullable=False),
    Column("escalation", Float, nullable=False),
    Column("deescalation", Float, nullable=False),
    Column("turns", JSON, nullable=False),
    Column("rows", JSON, nullable=False),
    Column("rule", Integer),
    Column("voice", Integer),
    Column("target", ShortText(40)),
    Column("target_actor", ShortText(200)),
    Column("target_words", LongText(), nullable=False, server_default=""),
    Column("target_basis", LongText(), nullable=False, server_default=""),
    # Who does what the narrator tells; empty for the cues of a voice.
    Column("doer", ShortText(40)),
    Column("doer_actor", ShortText(200)),
    Column("doer_words", LongText(), nullable=False, server_default=""),
    Column("doer_basis", LongText(), nullable=False, server_default=""),
)

voice = part(
    "voice",
    Column("actor", ShortText(200)),
    Column("as_written", LongText(), nullable=False),
    Column("side", ShortText(40)),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("kind", ShortText(12), nullable=False),
    Column("cue_start", Integer),
    Column("cue_end", Integer),
    Column("basis", LongText(), nullable=False),
    Column("inside", Integer),
    Column("said_on", Date),
    Column("said_precision", ShortText(8)),
    Column("said_words", LongText(), nullable=False, server_default=""),
)

quantity = part(
    "quantity",
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("value", Float, nullable=False),
    Column("high", Float),
    Column("unit", ShortText(24), nullable=False),
    Column("of", ShortText(60)),
    Column("whose", ShortText(40)),
    Column("year", Integer),
    Column("kind", ShortText(12)),
    Column("commitment", ShortText(40)),
)

mention = part(
    "mention",
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("treaty", ShortText(60), nullable=False),
    Column("as_written", LongText(), nullable=False),
)
Index("ix_mention_treaty", mention.c.treaty)

link = part("link", Column("commitment", ShortText(40), nullable=False))

# Who said some words, as a user corrected it: keyed to the article and the words, so that it outlives a new
# reading.
correction = Table(
    "correction",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("article_id", Integer, ForeignKey("article.id", ondelete="CASCADE"), nullable=False),
    Column("words", LongText(), nullable=False),
    Column("actor", ShortText(200)),  # empty: nobody the text names
    Column("side", ShortText(40)),
    Column("by", ShortText(200)),  # empty where no login is configured
    Column("made", DateTime, nullable=False),
    Column("part", ShortText(8), nullable=False, server_default="speaker"),
    Column("item", LongText(), nullable=False, server_default=""),  # words of the act or figure
    Column("year", Integer),
)
Index("ix_correction_article_id", correction.c.article_id)
