"""Articles read again from the files they came from, which are kept, by newer readers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from detente.intake.limits import Limits
from detente.intake.opening import open_text
from detente.intake.reader_version import reader_version
from detente.jobs.correcting import raise_all
from detente.jobs.task import Task
from detente.records import Analysis, DetenteError, Document
from detente.store.engine import Library
from detente.store.stored_article import original, read_article
from detente.store.writes import edit


def read_again(
    engine: Library,
    article_ids: Sequence[int],
    analyse: Callable[[Document], Analysis],
    limits: Limits,
    task: Task,
) -> None:
    """Read articles again from their originals, a transaction each: a new text; title, date and outlet as
    they are.

    What is known of an article stays, for somebody may have corrected it; only what was missing is taken from
    the new reading.

    Args:
        engine: The library.
        article_ids: As `detente.store.stale.read_otherwise` gives them.
        analyse: Gives the analysis of a document.
        limits: Within which files are read.
        task: Receives the progress, and says whether it was cancelled.

    Raises:
        DetenteError: Some could not be read; the sentence names them.
    """
    problems = []
    for done, article_id in enumerate(article_ids):
        if task.cancelled:
            break
        stored, raw = read_article(engine, article_id), original(engine, article_id)
        if stored is None or raw is None:
            continue  # deleted meanwhile
        name = stored.filename or ""
        task.report(done, len(article_ids), name)
        reading = open_text(raw, name, limits, lambda: task.cancelled)
        if reading.document is None:
            problems.append(f"“{name}”: {reading.problem}")
            continue
        document = with_known_details(stored.document, reading.document)
        try:
            edit(engine, article_id, document, analyse(document), reader_version())
        except DetenteError as error:
            problems.append(f"“{name}”: {error}")
    task.report(len(article_ids), len(article_ids))
    raise_all(problems)


def with_known_details(stored: Document, reading: Document) -> Document:
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
