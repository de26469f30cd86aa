"""The claims of a library as columns in memory: pages count them in many ways under any filter, and list the
latest few.

A claim itself does not know its paragraph's stance; asking the paragraphs of 190,000 claims took SQLite more
than a second.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from sqlalchemy import Connection, Engine, func, literal, select

from detente.store.aggregate_columns import STANCES, ArticleColumns, Numbers, RowColumns
from detente.store.beside_paragraphs import same_paragraph
from detente.store.column_reading import read_columns, small
from detente.store.held_columns import HeldColumns, Since
from detente.store.kept_selections import KeptSelections
from detente.store.schema import claim, paragraph
from detente.store.selection import Selection
from detente.store.single_paragraphs import narrowed

_NAMED = ("side", "speaker", "outcome", "topic", "owner")


@dataclass(frozen=True)
class ClaimColumns(RowColumns):
    """Claims in order of article, position and place; side and speaker are those of the claim, the stance its
    paragraph's.

    Attributes:
        position: Of the paragraph in its article.
        place: Of the figure in its paragraph.
        outcome: Places in `outcomes`.
        topic: Places in `topics`.
        owner: Places in `owners`.
        sure: Whether the outcome is surely so.
        outcomes: Names, the first of which is "" for none.
        topics: Likewise.
        owners: Codes of the official tables, likewise.
    """

    position: Numbers
    place: Numbers
    outcome: Numbers
    topic: Numbers
    owner: Numbers
    sure: Numbers
    outcomes: tuple[str, ...]
    topics: tuple[str, ...]
    owners: tuple[str, ...]

    CODED: ClassVar[dict[str, str]] = {name: f"{name}s" for name in _NAMED}


def claims_of(engine: Engine, selection: Selection) -> ClaimColumns:
    """The claims of a selection in the library as it is now.

    Args:
        engine: The library.
        selection: What is looked at. Stances, treaties and readings are those of the whole paragraph.

    Returns:
        Columns that other callers share: they are not to be changed.
    """
    held = _CLAIMS.now(engine)
    return _KEPT.of(held, selection, False, lambda: narrowed(held, held.position, engine, selection))


def all_claims_of(engine: Engine) -> ClaimColumns:
    """All claims of the library as it is now, copies of a story too.

    Args:
        engine: The library.

    Returns:
        Columns that other callers share: they are not to be changed.
    """
    return _CLAIMS.now(engine)


def _read(connection: Connection, articles: ArticleColumns, since: Since | None) -> ClaimColumns:
    """The claims of some articles, or of all."""
    own = claim.c
    none = literal("", literal_execute=True)
    key = (own.article_id, own.position, own.place)
    names = [func.coalesce(own[name], none).label(name) for name in _NAMED]
    query = select(*key, *names, own.sure, paragraph.c.stance).join(
        paragraph, same_paragraph(paragraph, claim)
    )
    if since is not None:
        query = query.where(own.article_id.in_(since))
    found = read_columns(connection, query.order_by(*key))
    read = found.numbers
    coded: dict[str, Any] = {}
    for name in _NAMED:
        coded[f"{name}s"], coded[name] = found.coded(name)
    return ClaimColumns(
        at=np.searchsorted(articles.id, read["article_id"]).astype(np.int32),
        stance=found.among("stance", STANCES),
        articles=articles,
        position=small(read["position"]),
        place=small(read["place"]),
        sure=read["sure"],
        **coded,
    )


_CLAIMS = HeldColumns(_read)
_KEPT = KeptSelections[ClaimColumns]()
