"""Articles that are there: corrected in a table, deleted, or read again from the file they came from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Engine, select

from detente.intake.limits import Limits
from detente.intake.reading import read
from detente.intake.version import reader_version
from detente.jobs.task import Task
from detente.records import Analysis, DetenteError, Document
from detente.store.reading import article as read_article
from detente.store.reading import original
from detente.store.schema import article
from detente.store.schema import original as kept
from detente.store.writes import delete_article, edit

Analyse = Callable[[Document], Analysis]


@dataclass(frozen=True, slots=True)
class Change:
    """What an article is corrected to, or that it is to be deleted."""

    article_id: int
    title: str | None
    published: date | None
    outlet: str | None
    deleted: bool = False


def read_by_others(engine: Engine, batch_id: int | None = None) -> tuple[int, ...]:
    """The articles whose originals were kept and read by another version of the readers; of one upload, or of all."""
    query = (
        select(article.c.id)
        .join(kept, kept.c.article_id == article.c.id)
        .where(article.c.reader.is_distinct_from(reader_version()), article.c.sample.is_(None))
    )
    if batch_id is not None:
        query = query.where(article.c.batch_id == batch_id)
    with engine.connect() as connection:
        return tuple(connection.execute(query.order_by(article.c.id)).scalars())


def change(engine: Engine, changes: Sequence[Change], analyse: Analyse, task: Task) -> None:
    """Correct or delete articles, a transaction each. Raises DetenteError naming those that could not be."""
    troubles = []
    for done, wanted in enumerate(changes):
        if task.halted:
            break
        task.tell(done, len(changes), wanted.title or "")
        if wanted.deleted:
            delete_article(engine, wanted.article_id)
            continue
        stored = read_article(engine, wanted.article_id)
        if stored is None:
            continue  # somebody deleted it meanwhile: there is nothing to correct
        document = replace(
            stored.document, title=wanted.title, published=wanted.published, outlet=wanted.outlet
        )
        try:
            edit(engine, wanted.article_id, document, analyse(document))
        except DetenteError as trouble:
            troubles.append(f"“{wanted.title or 'Untitled'}”: {trouble}")
    task.tell(len(changes), len(changes))
    if troubles:
        raise DetenteError(" ".join(troubles[:5]) + (" …" if len(troubles) > 5 else ""))


def read_again(engine: Engine, ids: Sequence[int], analyse: Analyse, limits: Limits, task: Task) -> None:
    """Read articles again from their originals, a transaction each: the text anew, title, date and outlet as they are.

    What is known of an article stays, for somebody may have corrected it; only what was missing is taken from the new
    reading. Raises DetenteError naming those that could not be read.
    """
    troubles = []
    for done, article_id in enumerate(ids):
        if task.halted:
            break
        stored, raw = read_article(engine, article_id), original(engine, article_id)
        if stored is None or raw is None:
            continue  # deleted meanwhile
        name = stored.filename or ""
        task.tell(done, len(ids), name)
        reading = read(raw, name, limits)
        if reading.document is None:
            troubles.append(f"“{name}”: {reading.problem}")
            continue
        document = anew(stored.document, reading.document)
        try:
            edit(engine, article_id, document, analyse(document), reader_version())
        except DetenteError as trouble:
            troubles.append(f"“{name}”: {trouble}")
    task.tell(len(ids), len(ids))
    if troubles:
        raise DetenteError(" ".join(troubles[:5]) + (" …" if len(troubles) > 5 else ""))


def anew(stored: Document, reading: Document) -> Document:
    """A new reading with what is known of the article already."""
    return replace(
        reading,
        title=stored.title or reading.title,
        deck=stored.deck or reading.deck,
        published=stored.published or reading.published,
        outlet=stored.outlet or reading.outlet,
        author=stored.author or reading.author,
        url=stored.url or reading.url,
    )
