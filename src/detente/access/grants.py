"""Grants: what role an e-mail address, a group of the provider or a domain has in a library."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal, get_args

from detente.access.person import Person, in_small
from detente.access.roles import Role
from detente.records import DetenteError

ADMINISTRATORS: Final = "DETENTE_ADMINISTRATORS"  # e-mail addresses, parted by commas
Holder = Literal["email", "group", "domain"]


@dataclass(frozen=True, slots=True)
class Grant:
    """A role for all whom `value` describes.

    Attributes:
        holder: What `value` is. A domain is what follows the @ of an address, without its subdomains.
        value: In small letters, but for groups: those are as the provider writes them.
        role: What they may do.
    """

    holder: Holder
    value: str
    role: Role

    def fits(self, person: Person) -> bool:
        """Whether a person is among those."""
        match self.holder:
            case "email":
                return person.email == self.value
            case "group":
                return self.value in person.groups
            case "domain":
                return person.email is not None and person.email.rpartition("@")[2] == self.value


def grant_of(holder: str, value: str, role: Role) -> Grant:
    """A grant from what somebody wrote.

    Args:
        holder: email, group or domain.
        value: The address, the group or the domain.
        role: What they may do.

    Returns:
        The grant, in the spelling in which it is compared.

    Raises:
        DetenteError: It is no address, no domain, or empty; the sentence says so.
    """
    kind = next((known for known in get_args(Holder) if known == holder), None)
    if kind is None:
        raise DetenteError(f"A role is given to an email, a group or a domain, not to a {holder}.")
    written = value.strip()
    if kind != "group":
        written = in_small(written).removeprefix("@" if kind == "domain" else "")
    local, at, domain = written.rpartition("@")
    if not written or len(written) > 200:
        raise DetenteError("Say in 1 to 200 characters whom the role is for.")
    if kind == "email" and not (local and at and "." in domain and " " not in written):
        raise DetenteError(f"“{value}” is no e-mail address; it looks like anna@example.org.")
    if kind == "domain" and (at or "." not in written or " " in written):
        raise DetenteError(f"“{value}” is no domain; it looks like example.org.")
    return Grant(kind, written, role)


def first_administrators() -> tuple[Grant, ...]:
    """Those whom the server's setting makes administrators, so that there is a first one and always one.

    Returns:
        A grant for each address in `DETENTE_ADMINISTRATORS`.

    Raises:
        DetenteError: One of them is no e-mail address.
    """
    given = os.environ.get(ADMINISTRATORS, "").split(",")
    return tuple(grant_of("email", one, Role.ADMINISTRATOR) for one in given if one.strip())


def role_of(person: Person, grants: Iterable[Grant]) -> Role | None:
    """The highest role that a person has.

    Args:
        person: Who signed in.
        grants: Those of the library and those of the setting.

    Returns:
        None where no grant fits: then nothing is allowed.
    """
    return max((grant.role for grant in grants if grant.fits(person)), default=None)
