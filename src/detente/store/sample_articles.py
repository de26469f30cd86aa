"""The sample corpus in the store: loaded on first start, removed and restored on request."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal

from sqlalchemy import Engine, delete

from detente.access import deeds
from detente.intake.sample_digests import Sample
from detente.records import Analysis, Document
from detente.store.log_writing import note
from detente.store.schema import article
from detente.store.settings import bump, put, read_setting
from detente.store.transactions import writing
from detente.store.writes import save

State = Literal["absent", "loaded", "removed"]
_NAME = "samples"


def samples_state(engine: Engine) -> State:
    """Whether the library holds the sample articles.

    Args:
        engine: The library.

    Returns:
        absent: never loaded; loaded; removed: the user does not want them, also after a restart.
    """
    match read_setting(engine, _NAME):
        case "loaded":
            return "loaded"
        case "removed":
            return "removed"
        case _:
            return "absent"


def load_samples(engine: Engine, samples: Iterable[Sample], analyse: Callable[[Document], Analysis]) -> int:
    """Analyse and store the digests, one transaction each.

    Args:
        engine: The library.
        samples: The digests.
        analyse: Gives the analysis of a document.

    Returns:
        How many are new; a second call adds none.
    """
    added = 0
    for sample in samples:
        added += save(engine, sample.document, analyse(sample.document), sample=sample).new
    with writing(engine, deeds.LOAD_SAMPLES) as connection:
        put(connection, _NAME, "loaded")
        note(connection, detail=f"{added} articles")
        bump(connection)
    return added


def remove_samples(engine: Engine) -> int:
    """Delete all digests and remember that they were removed.

    Args:
        engine: The library.

    Returns:
        How many there were.
    """
    with writing(engine, deeds.REMOVE_SAMPLES) as connection:
        done = connection.execute(delete(article).where(article.c.sample.is_not(None)))
        put(connection, _NAME, "removed")
        note(connection, detail=f"{done.rowcount} articles")
        bump(connection)
        return int(done.rowcount)
