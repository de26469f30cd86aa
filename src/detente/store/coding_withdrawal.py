"""A coder who withdraws: all of their codes are taken back, and every row stays."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Engine

from detente.access import deeds
from detente.store import schema
from detente.store.coding_guards import open_project
from detente.store.coding_queue import bump_coding, coder_name, current_codes
from detente.store.table_rows import put_rows
from detente.store.transactions import writing


def withdraw(engine: Engine, project_id: int, coder: str) -> int:
    """Take all codes of a coder in a project back: they count in nothing any more. What was settled stays.

    Args:
        engine: The library, in the hands of the coder.
        project_id: The project.
        coder: Who withdraws.

    Returns:
        How many codes were taken back; 0 where there were none, and for a model, whose codes no person gave.

    Raises:
        DetenteError: The coder has no name, or the project is closed or gone.
    """
    own, name = schema.coding_code.c, coder_name(coder)
    with writing(engine, deeds.WITHDRAW_CODES) as connection:
        open_project(connection, project_id)
        theirs = current_codes(project_id).where(own.coder == name, own.kind != "model")
        now = datetime.now(UTC).replace(tzinfo=None)
        rows = [
            {str(key): value for key, value in row.items() if key != "id"} | {"withdrawn": True, "made": now}
            for row in connection.execute(theirs).mappings().all()
        ]
        put_rows(connection, schema.coding_code, rows)
        bump_coding(connection)
    return len(rows)
