"""May somebody do a deed? The one place that decides."""

from __future__ import annotations

from detente.access.deeds import Deed
from detente.access.person import Person
from detente.access.roles import Role
from detente.records import DetenteError


class RefusedError(DetenteError):
    """Somebody tried what their role does not allow; nothing was changed, and the log has it."""


def refusal(person: Person, role: Role | None, deed: Deed, own: bool = False) -> str | None:
    """Why somebody may not do a deed.

    Args:
        person: Who would do it.
        role: Their role, where they are a person who signed in.
        deed: What they would do.
        own: Whether it is done to what came with their own uploads.

    Returns:
        A sentence, None where they may.
    """
    match person.kind:
        case "operator":
            return None
        case "program" if deed.program:
            return None
        case "person" if deed.everyone:
            return None
        case "person" if role is not None and deed.least is not None:
            enough = deed.own if own and deed.own is not None else deed.least
            return None if role >= enough else _too_little(role, deed, enough)
        case "person" if role is None:
            return (
                f"You are signed in as {person.email or person.name}, but have no role in this library; an "
                "administrator can give you one."
            )
        case "nobody":
            return "Sign in first: this library is changed only by those who have signed in."
        case _:
            return "Détente does this by itself where it is needed; nobody needs to ask for it."


def _too_little(role: Role, deed: Deed, enough: Role) -> str:
    whose = ""
    if deed.own is not None and role >= deed.own:
        whose = " You may do it to what came with your own uploads."
    return f"Your role, {role}, does not allow this; it takes the role {enough}.{whose}"
