"""What all tables share: how constraints are named, and the columns that tie rows to an article or a
paragraph.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, ForeignKeyConstraint, Integer, MetaData, Table

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def of_article() -> Column[int]:
    """The column of a table whose rows go with their article."""
    return Column("article_id", Integer, ForeignKey("article.id", ondelete="CASCADE"), primary_key=True)


def part(name: str, *columns: Column[object]) -> Table:
    """A table of what stands in a paragraph, in order; it goes with the paragraph."""
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
