"""What keeps a code out: a project that is closed, a name that a person and a model would share."""

from __future__ import annotations

from sqlalchemy import Connection, select

from detente.coding.files.coded_rows import CoderKind
from detente.records import DetenteError
from detente.store import schema


def open_project(connection: Connection, project_id: int) -> None:
    """Refuse a project that is closed, or no longer there."""
    own = schema.coding_project.c
    row = connection.execute(select(own.closed).where(own.id == project_id)).first()
    if row is None:
        raise DetenteError("This project is no longer there.")
    if row.closed is not None:
        raise DetenteError("This project is closed; open it again to code on.")


def one_kind(connection: Connection, project_id: int, coder: str, kind: CoderKind) -> None:
    """Refuse a name that a person and a model would share: the later would take the place of the other."""
    own = schema.coding_code.c
    query = select(own.kind).where(own.project_id == project_id, own.coder == coder).distinct()
    for known in connection.execute(query).scalars():
        not_shared(coder, kind, known == "model")


def not_shared(coder: str, kind: CoderKind, is_model: bool) -> None:
    """As `one_kind`, where it is known already whether a coder of this name is a model."""
    if kind == "model" and not is_model:
        raise DetenteError(f"“{coder}” is a person in this project; give the model a name of its own.")
    if kind != "model" and is_model:
        raise DetenteError(f"“{coder}” is a model in this project; code under a name of your own.")
