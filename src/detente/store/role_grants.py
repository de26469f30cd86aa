"""Roles that administrators gave, and the role that somebody has."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Engine, delete, insert, select

from detente.access import deeds
from detente.access.grants import Grant, first_administrators
from detente.access.roles import Role
from detente.records import DetenteError
from detente.store.holding import holder
from detente.store.log_writing import note, nothing_done
from detente.store.permission import role_in
from detente.store.schema import role_grant
from detente.store.transactions import demand, writing


@dataclass(frozen=True, slots=True)
class StoredGrant:
    """A grant, by whom and when; both None where the server's setting gives it."""

    grant: Grant
    by: str | None = None
    added: datetime | None = None


def role(engine: Engine) -> Role | None:
    """The role of the library's holder, as it is at this moment.

    Args:
        engine: The library.

    Returns:
        None for one who has none, or is no person who signed in.
    """
    with engine.connect() as connection:
        return role_in(connection, holder(connection))


def given(engine: Engine) -> tuple[StoredGrant, ...]:
    """All grants, those of the server's setting first.

    Args:
        engine: The library.

    Returns:
        In order of what they are given to.

    Raises:
        RefusedError: The library's holder is no administrator.
    """
    demand(engine, deeds.READ_ROLES)
    with engine.connect() as connection:
        rows = connection.execute(select(role_grant).order_by(role_grant.c.holder, role_grant.c.value)).all()
    set_by_server = tuple(StoredGrant(grant) for grant in first_administrators())
    kept = (StoredGrant(Grant(row.holder, row.value, Role(row.role)), row.by, row.added) for row in rows)
    return (*set_by_server, *kept)


def give(engine: Engine, grant: Grant) -> None:
    """Give a role, in the place of the one that the same address, group or domain had.

    Args:
        engine: The library.
        grant: To whom, and which.

    Raises:
        RefusedError: The library's holder is no administrator.
        DetenteError: It would leave the library without its holder as an administrator.
    """
    with writing(engine, deeds.GIVE_ROLE) as connection:
        own = role_grant.c
        same = (own.holder == grant.holder) & (own.value == grant.value)
        connection.execute(delete(role_grant).where(same))
        person = holder(connection)
        connection.execute(
            insert(role_grant).values(
                holder=grant.holder,
                value=grant.value,
                role=int(grant.role),
                by=person.email or person.name or None,
                added=datetime.now(UTC).replace(tzinfo=None),
            )
        )
        note(connection, grant.holder, grant.value, None, str(grant.role))
        if person.kind == "person" and role_in(connection, person) != Role.ADMINISTRATOR:
            raise DetenteError(_OWN)


def take(engine: Engine, holder_kind: str, value: str) -> bool:
    """Take a role away.

    Args:
        engine: The library.
        holder_kind: email, group or domain.
        value: As it was given.

    Returns:
        False where none was given.

    Raises:
        RefusedError: The library's holder is no administrator.
        DetenteError: It would leave the library without its holder as an administrator.
    """
    with writing(engine, deeds.TAKE_ROLE) as connection:
        own = role_grant.c
        there = delete(role_grant).where(own.holder == holder_kind, own.value == value)
        before = connection.execute(there.returning(own.role)).scalar()
        if before is None:
            nothing_done(connection)
            return False
        note(connection, holder_kind, value, None, str(Role(before)))
        person = holder(connection)
        if person.kind == "person" and role_in(connection, person) != Role.ADMINISTRATOR:
            raise DetenteError(_OWN)
        return True


_OWN = (
    "This would take the role of administrator from yourself; ask another administrator to do it, so that "
    "there is always one."
)
