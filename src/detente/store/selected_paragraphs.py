"""The paragraphs of a selection with all that was read in them, from few queries however many articles they
are of.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Engine, case, desc, select, tuple_

from detente.derive.corrections import corrected
from detente.records import Paragraph
from detente.store.schema import article, cue, link, mention, paragraph, quantity, voice
from detente.store.selection import Selection
from detente.store.stored_article import corrections_of, paragraph_of, parts_of

_AT_ONCE = 200  # paragraphs asked for in one query; databases take few thousand parameters


@dataclass(frozen=True, slots=True)
class SelectedParagraph:
    """One paragraph with where it stands; `sample` says that the project wrote the article."""

    article_id: int
    title: str | None
    outlet: str | None
    published: date | None
    url: str | None
    sample: bool
    paragraph: Paragraph


def selected_paragraphs(
    engine: Engine, selection: Selection, limit: int = 1000
) -> tuple[SelectedParagraph, ...]:
    """Body paragraphs of a selection with all that was read in them.

    Args:
        engine: The library.
        selection: What part of the corpus is looked at.
        limit: At most so many paragraphs.

    Returns:
        In order of date, undated ones last. Where there are more than `limit`, those with the strongest words
        on either axis.
    """
    strongest = case(
        (paragraph.c.escalation >= paragraph.c.deescalation, paragraph.c.escalation),
        else_=paragraph.c.deescalation,
    )
    of_article = [
        article.c.title,
        article.c.outlet,
        article.c.published,
        article.c.url,
        article.c.sample.is_not(None).label("is_sample"),
    ]
    query = (
        select(paragraph, *of_article)
        .join(article, article.c.id == paragraph.c.article_id)
        .where(*selection.paragraphs())
        .order_by(
            desc(strongest),
            desc(article.c.published).nulls_last(),
            paragraph.c.article_id,
            paragraph.c.position,
        )
        .limit(limit)
    )
    found: list[SelectedParagraph] = []
    with engine.connect() as connection:
        rows = connection.execute(query).mappings().all()
        for first in range(0, len(rows), _AT_ONCE):
            some = {(row["article_id"], row["position"]): row for row in rows[first : first + _AT_ONCE]}
            articles = {article_id for article_id, _ in some}
            parts = [
                parts_of(
                    connection,
                    table,
                    # SQLite uses an index for the articles, none for the pairs
                    table.c.article_id.in_(articles) & tuple_(table.c.article_id, table.c.position).in_(some),
                )
                for table in (cue, voice, quantity, mention, link)
            ]
            corrections = corrections_of(connection, *articles)
            for key, row in some.items():
                read = paragraph_of(row, *(part.get(key, []) for part in parts))
                read = corrected(read, [known for known in corrections if known.article_id == key[0]])
                found.append(
                    SelectedParagraph(
                        row["article_id"],
                        row["title"],
                        row["outlet"],
                        row["published"],
                        row["url"],
                        row["is_sample"],
                        read,
                    )
                )
    found.sort(key=lambda p: (p.published or date.max, p.article_id, p.paragraph.position))
    return tuple(found)
