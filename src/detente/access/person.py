"""Who acts: a person who signed in, the account that runs a command, the program itself, or nobody."""

from __future__ import annotations

import getpass
from dataclasses import dataclass, replace
from typing import Final, Literal

Kind = Literal["person", "operator", "program", "nobody"]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who acts on a library.

    Attributes:
        kind: person: signed in, and may do what the library's roles say. operator: has the machine and with
            it the library's file, so may do everything; this is who uses the app on a laptop. program:
            Détente's own upkeep. nobody: may do nothing.
        id: Never another's: issuer and subject of a person, the account's name of an operator.
        name: As it is shown.
        email: Whose address it is, where the provider stands for that; in small letters.
        groups: Of a person, as the provider gives them.
        place: The page or the command in which this person acts.
        session: In which a person acts, so that nothing is done in one that has ended; "" for what goes on
            beside the pages.
    """

    kind: Kind
    id: str = ""
    name: str = ""
    email: str | None = None
    groups: tuple[str, ...] = ()
    place: str = ""
    session: str = ""

    def at(self, place: str) -> Person:
        """The same person, on a page or in a command."""
        return replace(self, place=place)

    def beside_the_pages(self) -> Person:
        """The same person in work that goes on after they have signed out."""
        return replace(self, session="")


PROGRAM: Final = Person("program", name="Détente")
NOBODY: Final = Person("nobody", name="nobody who signed in")


def in_small(address: str) -> str:
    """An address as addresses are compared: A to Z in small letters, and no other sign changed.

    Args:
        address: As somebody wrote it.

    Returns:
        The spelling that is compared. `str.lower` would make the Kelvin sign a k, and so anyone with an
        account under such an address somebody else.
    """
    return "".join(sign.lower() if sign.isascii() else sign for sign in address)


def operator(place: str = "") -> Person:
    """The account of this machine that runs this process.

    Args:
        place: The page or the command in which it acts.

    Returns:
        The operator; its name is empty where the system knows none.
    """
    try:
        account = getpass.getuser()
    except (OSError, KeyError, ImportError):  # a container may run under a number without a name
        account = ""
    return Person("operator", account, account, place=place)
