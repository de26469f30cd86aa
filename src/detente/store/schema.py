"""The tables. An article owns its paragraphs, a paragraph its cues, voices, figures and links; deleting cascades."""

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
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    false,
)

from detente.store.letters import Line, Prose

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

batch = Table(
    "batch",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("note", Line(400), nullable=False),
    Column("started", DateTime, nullable=False),
    Column("finished", DateTime),
    Column("by", Line(200)),  # empty where no login is configured
    Column("touched", DateTime),  # when the last of its articles was dealt with
    Column("undone", DateTime),
    Column("undone_by", Line(200)),
)

article = Table(
    "article",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("sha256", Line(64), nullable=False, unique=True),  # of the words and the outlet
    Column("words", Line(64), nullable=False, server_default=""),  # of the words alone
    Column("title", Prose()),
    Column("deck", Prose()),
    Column("published", Date),
    Column("outlet", Line(200)),
    Column("author", Line(200)),
    Column("url", Prose()),
    Column("language", Line(8)),
    Column("scored", Boolean, nullable=False),
    Column("version", Line(80), nullable=False),
    Column("sample", Line(120)),  # the digest's id; empty for what users brought
    Column("event", Prose()),
    Column("sources", JSON, nullable=False),
    Column("filename", Line(260)),
    Column("batch_id", Integer, ForeignKey("batch.id", ondelete="SET NULL")),
    Column("added", DateTime, nullable=False),
    Column("story", Integer),  # the same for all articles that carry one story; empty where none is a copy
    Column(
        "copied", Float
    ),  # share of five-word runs in common with the article that it was taken for a copy of
    Column("apart", Boolean, nullable=False, server_default=false()),  # a user says that it is nobody's copy
    Column("reader", Line(8)),  # version of the code that read its original; empty where that is not known
    Column(
        "revision", Integer, nullable=False, server_default="0"
    ),  # of the store, when it was last added up
)
Index("ix_article_batch_id", article.c.batch_id)
Index("ix_article_published", article.c.published)
Index("ix_article_outlet", article.c.outlet)
Index("ix_article_words", article.c.words)
Index("ix_article_story", article.c.story)
Index("ix_article_revision", article.c.revision)

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
    Column("name", Line(400), nullable=False),
    Column("state", Line(8), nullable=False),  # waiting, saved, known (it was there already), failed, left
    Column("article_id", Integer),
    Column("problem", Prose()),
    Column("document", JSON),  # as corrected on screen; only while it is waiting
    Column("content", LargeBinary),  # zlib-compressed bytes as they came in; only while it is waiting
)


def _of_article() -> Column[int]:
    return Column("article_id", Integer, ForeignKey("article.id", ondelete="CASCADE"), primary_key=True)


paragraph = Table(
    "paragraph",
    metadata,
    _of_article(),
    Column("position", Integer, primary_key=True),
    Column("kind", Line(12), nullable=False),
    Column("section", Prose()),
    Column("text", Prose(), nullable=False),
    Column("escalation", Float, nullable=False),
    Column("deescalation", Float, nullable=False),
    Column("balance", Float, nullable=False),
    Column("stance", Line(14), nullable=False),
    Column("rung", Integer, nullable=False),
    Column("narrated", Boolean, nullable=False),
    Column("cues", Integer, nullable=False),  # their number: none at all is told apart from balanced
    Column("speaker", Line(200)),  # who voices its strongest cue; empty for the narrator or nobody
    Column("side", Line(40)),
)
Index("ix_paragraph_speaker", paragraph.c.speaker)
Index("ix_paragraph_side", paragraph.c.side)


def _part(name: str, *columns: Column[object]) -> Table:
    """A table of what stands in a paragraph, in order."""
    return Table(
        name,
        metadata,
        Column("article_id", Integer, primary_key=True),
        Column("position", Integer, primary_key=True),
        Column("place", Integer, primary_key=True),
        *columns,
        ForeignKeyConstraint(
            ["article_id", "position"], ["paragraph.article_id", "paragraph.position"], ondelete="CASCADE"
        ),
    )


cue = _part(
    "cue",
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("frame", Prose(), nullable=False),
    Column("act", Line(40), nullable=False),
    Column("status", Line(16), nullable=False),
    Column("escalation", Float, nullable=False),
    Column("deescalation", Float, nullable=False),
    Column("turns", JSON, nullable=False),
    Column("rows", JSON, nullable=False),
    Column("rule", Integer),
    Column("voice", Integer),
    Column("target", Line(40)),
    Column("target_actor", Line(200)),
    Column("target_words", Prose(), nullable=False, server_default=""),
    Column("target_basis", Prose(), nullable=False, server_default=""),
)

voice = _part(
    "voice",
    Column("actor", Line(200)),
    Column("as_written", Prose(), nullable=False),
    Column("side", Line(40)),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("kind", Line(12), nullable=False),
    Column("cue_start", Integer),
    Column("cue_end", Integer),
    Column("basis", Prose(), nullable=False),
    Column("inside", Integer),
    Column("said_on", Date),
    Column("said_precision", Line(8)),
    Column("said_words", Prose(), nullable=False, server_default=""),
)

# What one speaker says in one body paragraph of one side: flat, so that counting needs no other table. It follows the
# corrections, where `voice` keeps what was read.
statement = _part(
    "statement",
    Column("narrated", Boolean, nullable=False),
    Column("speaker", Line(200)),
    Column("side", Line(40)),
    Column("target", Line(40)),
    Column("target_actor", Line(200)),
    Column("escalation", Float, nullable=False),
    Column("deescalation", Float, nullable=False),
    Column("balance", Float, nullable=False),
    Column("cues", Integer, nullable=False),
    Column("start", Integer),  # of the words, empty for the narrator
    Column("end", Integer),
    Column("published", Date),  # of the article
    Column(
        "day", Date
    ),  # when it was said: the article's date where the text gives none, empty where unknown
    Column("sample", Boolean, nullable=False),
    # 1 for the first row of a paragraph with this speaker, with this pair of sides: sums of them count paragraphs.
    Column("first_of_speaker", Integer, nullable=False),
    Column("first_of_pair", Integer, nullable=False),
)
_weights = [statement.c[name] for name in ("escalation", "deescalation", "balance")]
Index(
    "ix_statement_pair", statement.c.side, statement.c.target, statement.c.published, statement.c.sample,
    statement.c.speaker, statement.c.first_of_pair, *_weights, statement.c.article_id,
    sqlite_where=statement.c.target.is_not(None), postgresql_where=statement.c.target.is_not(None),
)  # fmt: skip
Index(
    "ix_statement_speaker", statement.c.speaker, statement.c.narrated, statement.c.side, statement.c.published,
    statement.c.sample, statement.c.first_of_speaker, statement.c.article_id,
)  # fmt: skip
Index("ix_statement_target_actor", statement.c.target_actor)

# Who said some words, as a user corrected it: keyed to the article and the words, so that it outlives a new reading.
correction = Table(
    "correction",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("article_id", Integer, ForeignKey("article.id", ondelete="CASCADE"), nullable=False),
    Column("words", Prose(), nullable=False),
    Column("actor", Line(200)),  # empty: nobody the text names
    Column("side", Line(40)),
    Column("by", Line(200)),  # empty where no login is configured
    Column("made", DateTime, nullable=False),
)
Index("ix_correction_article_id", correction.c.article_id)

# Actors and aliases that the users of this library added to the shipped tables.
own_actor = Table(
    "own_actor",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Line(200), nullable=False),
    Column("aliases", JSON, nullable=False),
    Column("kind", Line(12), nullable=False),
    Column("side", Line(40)),
    Column("role", Line(200), nullable=False),
    Column("role_type", Line(40), nullable=False),
    Column("since", Date),
    Column("until", Date),
    Column("by", Line(200)),
    Column("added", DateTime, nullable=False),
)

quantity = _part(
    "quantity",
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("value", Float, nullable=False),
    Column("high", Float),
    Column("unit", Line(24), nullable=False),
    Column("of", Line(60)),
    Column("whose", Line(40)),
    Column("year", Integer),
    Column("kind", Line(12)),
    Column("commitment", Line(40)),
)

# What each figure of a body paragraph comes to beside the official record: flat, so that counting needs no other table. It
# follows the corrections and the record, where `quantity` keeps what was read.
claim = _part(
    "claim",
    Column("outcome", Line(24), nullable=False),
    Column("sure", Boolean, nullable=False),
    Column("topic", Line(24), nullable=False),
    Column("owner", Line(40)),  # whose it is, as the official tables code it
    Column("narrated", Boolean, nullable=False),
    Column("speaker", Line(200)),
    Column("side", Line(40)),
    Column("published", Date),  # of the article
    Column("day", Date),  # when it was said, empty where unknown
    Column("sample", Boolean, nullable=False),
    Column("record", Line(160), nullable=False),  # what names the record: measure, owner, year, edition
    Column("recorded", Float),  # its value in the plain unit of the text
    Column("recorded_year", Integer),
    Column("edition", Line(120)),
    Column("plan", Line(40)),  # the commitment that it is or agrees with
    Column("reason", Prose(), nullable=False),
    Column("doubts", Prose(), nullable=False),
)
Index(
    "ix_claim_outcome", claim.c.outcome, claim.c.sure, claim.c.topic, claim.c.owner, claim.c.published, claim.c.sample,
    claim.c.side, claim.c.speaker, claim.c.article_id,
)  # fmt: skip

mention = _part(
    "mention",
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("treaty", Line(60), nullable=False),
    Column("as_written", Prose(), nullable=False),
)
Index("ix_mention_treaty", mention.c.treaty)

# What one speaker says with one stance in the body of one scored article, added up; it carries what selections ask of
# the article, so that counting needs no other table. Kept by `detente.store.portions` in the transaction that changes
# the paragraphs. "" where a side, a speaker or an outlet is not known.
portion = Table(
    "portion",
    metadata,
    _of_article(),
    Column("side", Line(40), primary_key=True),
    Column("speaker", Line(200), primary_key=True),
    Column("stance", Line(14), primary_key=True),
    Column("published", Date),
    Column("outlet", Line(200), nullable=False),
    Column("sample", Boolean, nullable=False),
    Column("paragraphs", Integer, nullable=False),
    Column("silent", Integer, nullable=False),  # paragraphs without any cue
    Column("escalation", Float, nullable=False),  # sums over the paragraphs
    Column("deescalation", Float, nullable=False),
    Column("balance", Float, nullable=False),
    Column("squares", Float, nullable=False),  # of the balances
    Column("up", Float),  # the highest balance of those with an escalation of 1 or more
    Column("down", Float),  # the lowest balance of those with a de-escalation of 1 or more
    Column("highest", Integer, nullable=False),  # rung
    Column("lowest", Integer, nullable=False),
    sqlite_with_rowid=False,
)
_filters = [portion.c[name] for name in ("side", "speaker", "stance", "outlet", "sample")]
Index("ix_portion_published", portion.c.published, *_filters)
Index("ix_portion_up", portion.c.up, portion.c.published, *_filters)
Index("ix_portion_down", portion.c.down, portion.c.published, *_filters)
Index("ix_portion_side", portion.c.side, portion.c.published)
Index("ix_portion_speaker", portion.c.speaker, portion.c.published)

link = _part("link", Column("commitment", Line(40), nullable=False))

setting = Table(
    "setting",
    metadata,
    Column("name", Line(40), primary_key=True),
    Column("value", Prose(), nullable=False),
)

# An edition of official figures that this library adopted on top of those that ship; its cells follow.
adoption = Table(
    "adoption",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("edition", Line(60), nullable=False),
    Column("about", JSON, nullable=False),  # the edition's publisher, definition, title, base year …
    Column("recognised", Prose(), nullable=False),
    Column("filename", Line(260), nullable=False),
    Column("sha256", Line(64), nullable=False),
    Column("by", Line(200)),  # empty where no login is configured
    Column("added", DateTime, nullable=False),
    Column("cells", Integer, nullable=False),
    Column("new", Integer, nullable=False),  # cells, against what was there
    Column("revised", Integer, nullable=False),
    Column("withdrawn", Integer, nullable=False),
    Column("reverted", DateTime),
    Column("reverted_by", Line(200)),
    Column("original", LargeBinary, nullable=False),  # zlib-compressed bytes as they came in
)
adopted_cell = Table(
    "adopted_cell",
    metadata,
    Column("adoption_id", Integer, ForeignKey("adoption.id", ondelete="CASCADE"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("iso3", Line(20), nullable=False),
    Column("ally", Line(200), nullable=False),
    Column("year", Integer, nullable=False),
    Column("metric", Line(60), nullable=False),
    Column("value", Float, nullable=False),
    Column("unit", Line(80), nullable=False),
    Column("flag", Line(12), nullable=False),
    Column("note", Prose(), nullable=False),
    Column("source", Prose(), nullable=False),
)

lexicon = Table(
    "lexicon",
    metadata,
    Column("version", Line(12), primary_key=True),
    Column("note", Line(400), nullable=False),
    Column(
        "tables", JSON, nullable=False
    ),  # CSV text by name of the tables that differ from the shipped ones
    Column("added", DateTime, nullable=False),
)
