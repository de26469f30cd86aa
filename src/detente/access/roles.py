"""The four roles, each of which may do what the ones before it may, and more."""

from __future__ import annotations

from enum import IntEnum
from typing import Final

from detente.records import DetenteError


class Role(IntEnum):
    """What a person may do in a library; without any role, nothing, not even read."""

    READER = 1
    CONTRIBUTOR = 2
    EDITOR = 3
    ADMINISTRATOR = 4

    def __str__(self) -> str:
        return self.name.lower()


MAY: Final = {
    Role.READER: "read everything, search and export",
    Role.CONTRIBUTOR: "upload, and correct what came with their own uploads",
    Role.EDITOR: "correct, undo and delete what anybody brought, take it back from the bin, add actors",
    Role.ADMINISTRATOR: "adopt lexicons and official figures, give roles, read the log, restore copies",
}


def role_named(name: str) -> Role:
    """A role by its name.

    Args:
        name: As somebody wrote it, in any case.

    Returns:
        The role.

    Raises:
        DetenteError: There is none of this name.
    """
    try:
        return Role[name.strip().upper()]
    except KeyError:
        known = ", ".join(str(role) for role in Role)
        raise DetenteError(f"“{name}” is no role; the roles are {known}.") from None
