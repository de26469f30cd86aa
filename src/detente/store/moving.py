"""A library moved from one database to another: between SQLite and PostgreSQL, or between two of a kind."""

from __future__ import annotations

from sqlalchemy import Engine, func, select

from detente.access import deeds
from detente.records import DetenteError
from detente.store.holding import held_by, holder
from detente.store.row_copies import Progress, TableContent, copy_rows, empty, silent
from detente.store.schema import article, batch
from detente.store.transactions import writing


def move(source: Engine, target: Engine, progress: Progress = silent) -> list[TableContent]:
    """Copy a library, as it is at this moment, into a database that holds none yet.

    The source is left as it is; what is written to it meanwhile is not copied.

    Args:
        source: The library.
        target: One without articles and uploads.
        progress: Called with a table's name and how many of its rows were copied.

    Returns:
        What each table holds, compared between both.

    Raises:
        DetenteError: Both are one, the target holds articles or uploads, or something else arrived than was
            sent; nothing was changed.
    """
    if source.url == target.url:
        raise DetenteError("Both addresses are the same library; name another one to move it to.")
    hands = held_by(target, holder(source))
    with source.connect() as read, writing(hands, deeds.MOVE) as written:
        for table in (article, batch):
            if there := int(written.execute(select(func.count()).select_from(table)).scalar_one()):
                raise DetenteError(
                    f"{target.url.render_as_string()} holds {there:,} {table.name} rows already; name a "
                    "database that is empty. Nothing was changed."
                )
        empty(written)  # what a first start has written: settings
        return copy_rows(read, written, progress)
