"""Articles corrected or deleted in a table of the page, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from detente.jobs.task import Task
from detente.records import Analysis, DetenteError, Document
from detente.store.engine import Library
from detente.store.stored_article import read_article
from detente.store.writes import delete_article, edit

_NAMED = 5  # articles that a sentence names


@dataclass(frozen=True, slots=True)
class ArticleChange:
    """What an article is corrected to, or that it is to be deleted."""

    article_id: int
    title: str | None
    published: date | None
    outlet: str | None
    deleted: bool = False


def correct(
    engine: Library, changes: Sequence[ArticleChange], analyse: Callable[[Document], Analysis], task: Task
) -> None:
    """Correct or delete articles, a transaction each.

    Args:
        engine: The library.
        changes: What to do.
        analyse: Gives the analysis of a corrected document.
        task: Receives the progress, and says whether it was cancelled.

    Raises:
        DetenteError: Some could not be corrected; the sentence names them.
    """
    problems = []
    for done, wanted in enumerate(changes):
        if task.cancelled:
            break
        task.report(done, len(changes), wanted.title or "")
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
        except DetenteError as error:
            problems.append(f"“{wanted.title or 'Untitled'}”: {error}")
    task.report(len(changes), len(changes))
    raise_all(problems)


def raise_all(problems: Sequence[str]) -> None:
    """Raise one DetenteError with the first problems, where there are any."""
    if problems:
        raise DetenteError(" ".join(problems[:_NAMED]) + (" …" if len(problems) > _NAMED else ""))
