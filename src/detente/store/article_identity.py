"""Which article is which: the same words of the same outlet are one article, those of another outlet its
copy.
"""

from __future__ import annotations

import hashlib

from sqlalchemy import Connection, select

from detente.records import Document
from detente.store.schema import article


def identity(words: str, outlet: str | None) -> str:
    """Hex digest that is unique in the store.

    `words`: `Document.sha256`; without an outlet it is that itself.
    """
    name = " ".join(outlet.split()).casefold() if outlet else ""
    return hashlib.sha256(f"{words}\n{name}".encode()).hexdigest() if name else words


def known(connection: Connection, document: Document) -> int | None:
    """The article that a document is; one that names no outlet is any article with its words.

    Args:
        connection: Of the caller's transaction.
        document: The article.

    Returns:
        Its number, None where the document is new.
    """
    words = document.sha256
    query = select(article.c.id).where(
        article.c.sha256 == identity(words, document.outlet)
        if document.outlet and document.outlet.strip()
        else article.c.words == words
    )
    found = connection.execute(query.order_by(article.c.id).limit(1)).scalar()
    return None if found is None else int(found)


def lacking(connection: Connection, article_id: int, document: Document) -> str | None:
    """What a document gives of title, date and outlet and the stored article does not have, as a sentence.

    Nothing is filled in by itself: the person who saved the article may have left it out on purpose.

    Args:
        connection: Of the caller's transaction.
        article_id: The article's number.
        document: The article.

    Returns:
        The sentence, None where nothing lacks.
    """
    own = article.c
    stored = connection.execute(
        select(own.title, own.published, own.outlet).where(own.id == article_id)
    ).one_or_none()
    if stored is None:
        return None
    given_here = [
        f"the {name} “{given}”"
        for name, given, there in (
            ("title", document.title, stored.title),
            ("date", document.published, stored.published),
            ("outlet", document.outlet, stored.outlet),
        )
        if given and not there
    ]
    return (
        f"Article {article_id} lacks {' and '.join(given_here)}, which this gives: correct it there."
        if given_here
        else None
    )
