"""Whether the holder of a library may do a deed: their role, and whose upload it is done to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, Engine, Select, select

from detente.access.deeds import Deed
from detente.access.grants import Grant, first_administrators, role_of
from detente.access.person import Person
from detente.access.rights import refusal
from detente.access.roles import Role
from detente.store import schema
from detente.store.holding import holder

Kind = Literal["article", "upload", "correction"]


@dataclass(frozen=True, slots=True)
class Thing:
    """What a deed is done to: an article, an upload, the correction of a speaker."""

    kind: Kind
    number: int


def grants(connection: Connection) -> tuple[Grant, ...]:
    """All roles that were given, with those of the server's setting."""
    rows = connection.execute(select(schema.role_grant).order_by(schema.role_grant.c.value)).all()
    return (*first_administrators(), *(Grant(row.holder, row.value, Role(row.role)) for row in rows))


def role_in(connection: Connection, person: Person) -> Role | None:
    """The role of a person in a library as it is at this moment; None for one without or in no need of it."""
    return role_of(person, grants(connection)) if person.kind == "person" else None


def may(engine: Engine, deed: Deed, on: Thing | None = None) -> bool:
    """Whether the holder of a library may do a deed now, so that a page need not offer what is refused.

    Args:
        engine: The library.
        deed: What they would do.
        on: To what, where that has an owner.

    Returns:
        What the write itself would find.
    """
    with engine.connect() as connection:
        return refused(connection, deed, on) is None


def refused(connection: Connection, deed: Deed, on: Thing | None) -> str | None:
    """Why the holder of a library may not do a deed, within the transaction that would do it.

    Args:
        connection: Of the transaction.
        deed: What they would do.
        on: To what, where that has an owner.

    Returns:
        A sentence; None where they may.
    """
    person = holder(connection)
    if person.session and not deed.everyone and _ended(connection, person.session):
        return "Your session has ended; sign in again. Nothing was changed."
    role = role_in(connection, person)
    own = deed.own is not None and role is not None and on is not None and _owns(connection, person, on)
    return refusal(person, role, deed, own)


def _ended(connection: Connection, session: str) -> bool:
    """Whether a session has ended, or was never begun."""
    query = select(schema.sign_in.c.ended).where(schema.sign_in.c.session == session)
    row = connection.execute(query).first()
    return row is None or row.ended is not None


def _owns(connection: Connection, person: Person, on: Thing) -> bool:
    owner = connection.execute(_owner_of(on)).scalar()
    return bool(person.id) and owner == person.id


def _owner_of(on: Thing) -> Select[Any]:
    """Whose upload something came with."""
    batch, article, correction = schema.batch, schema.article, schema.correction
    match on.kind:
        case "upload":
            return select(batch.c.owner).where(batch.c.id == on.number)
        case "article":
            came = batch.join(article, article.c.batch_id == batch.c.id)
            return select(batch.c.owner).select_from(came).where(article.c.id == on.number)
        case "correction":
            came = batch.join(article, article.c.batch_id == batch.c.id)
            made = came.join(correction, correction.c.article_id == article.c.id)
            return select(batch.c.owner).select_from(made).where(correction.c.id == on.number)
