"""The reader of each format: the function `read_<name>` of the module <name> in `formats`."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import cast

from detente.intake.formats.extract import Extract
from detente.intake.limits import Limits
from detente.records import DetenteError

Read = Callable[[bytes, Limits], Extract]


@cache
def reader_of(name: str) -> Read:
    """The reader of a format, imported when first needed: most uploads are plain text.

    Args:
        name: The format, as `file_kinds.format_of` names it.

    Returns:
        A function of the bytes and the limits. It raises DetenteError where there is no article in them.

    Raises:
        DetenteError: The module has no such function.
    """
    found = getattr(import_module(f"detente.intake.formats.{name}"), f"read_{name}", None)
    if found is None:
        raise DetenteError(f"intake/formats/{name}.py has no function read_{name}; write it there.")
    return cast("Read", found)
