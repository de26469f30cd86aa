"""The library as a command opens it: in the hands of the person who runs the command, which the log says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.access.person import operator

if TYPE_CHECKING:
    from detente.store.engine import Library


def opened(command: str, url: str | None = None) -> Library:
    """Open a library for a command.

    Args:
        command: What was called, such as “detente add”.
        url: The library's address; the one in force where None.

    Returns:
        The library.

    Raises:
        DetenteError: It cannot be opened; the sentence says what to do.
    """
    from detente.store.engine import open_store
    from detente.store.holding import held_by

    return held_by(open_store(url), operator(command))


def opened_for_access(command: str) -> Library:
    """Open where roles, sessions and the log of the library in force are kept, for a command.

    Args:
        command: What was called, such as “detente roles”.

    Returns:
        The library itself, or the one beside it where it can only be read.

    Raises:
        DetenteError: It cannot be opened; the sentence says what to do.
    """
    from detente.store.access_library import access_library
    from detente.store.holding import held_by

    return held_by(access_library(opened(command)), operator(command))
