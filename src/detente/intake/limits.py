"""What is taken in at most.

Each limit is a setting with a sane default, and a clear sentence when it is hit.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from detente.records import DetenteError

_PREFIX = "DETENTE_LIMIT_"
_MB = 1_000_000
_SECONDS_OF_ANY, _SECONDS_A_MB = 8.0, 4.0  # of computing that a file may take; honest ones take far less
_WALL = 2.2  # seconds of time for each of computing, on a machine that does other work


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes, the rest in counts.

    One document: `file_bytes`; `line_characters` of its longest line; `paragraphs`; `pages` of a PDF;
    `part_bytes`, one packed part of it once unpacked (the text of a Word file, a stream of a PDF).
    One archive, mailbox or table: `archive_bytes` as given; `unpacked_bytes` together with archives inside
    it; `ratio`, how many times a member may grow in unpacking; `members`; `nested`, archives within archives;
    `rows` of a table.
    One upload: `batch_files` and `batch_bytes`.
    One address (its page: `file_bytes`): `address_seconds` from asking to the last byte; `redirects`
    followed; `feed_bytes` of a feed, and `feed_items` that it lists.
    Reading one document, row or member of an archive: `cpu_seconds` of computing, `wall_seconds` in all,
    `memory_bytes` of the process that reads, small files less than large ones (`for_size`); `stopped`, how
    many of them may pass these in one file before the rest is left.
    One visitor in an hour: `uploads_hour` read, `addresses_hour` fetched.
    """

    file_bytes: int = 25 * _MB
    line_characters: int = 200_000
    paragraphs: int = 5_000
    pages: int = 500
    part_bytes: int = 30 * _MB
    archive_bytes: int = 100 * _MB
    unpacked_bytes: int = 200 * _MB
    ratio: int = 200
    members: int = 2_000
    nested: int = 2
    rows: int = 20_000
    batch_files: int = 2_000
    batch_bytes: int = 500 * _MB
    address_seconds: int = 30
    redirects: int = 5
    feed_bytes: int = 5 * _MB
    feed_items: int = 200
    cpu_seconds: float = 20
    wall_seconds: float = 60
    memory_bytes: int = 1_000 * _MB
    stopped: int = 10
    uploads_hour: int = 240
    addresses_hour: int = 240

    def for_size(self, size: int) -> Limits:
        """The same limits, with less computing and time for a small file: what takes long is large, or made
        to take long.

        Args:
            size: Of the file, in bytes.
        """
        most = _SECONDS_OF_ANY + _SECONDS_A_MB * size / _MB
        return replace(
            self,
            cpu_seconds=min(self.cpu_seconds, most),
            wall_seconds=min(self.wall_seconds, _WALL * most),
        )


DEFAULT = Limits()


def in_force(environment: Mapping[str, str] = os.environ) -> Limits:
    """The defaults, with what the environment sets: DETENTE_LIMIT_FILE_MB=50, DETENTE_LIMIT_PAGES=1000.

    A size is given in MB under its name with `_mb` for `_bytes`. Streamlit puts what stands at the top level
    of `.streamlit/secrets.toml` into the environment, so a limit can be set there too.

    Args:
        environment: Variables and their values; those of the process unless others are given.

    Returns:
        The limits, sizes in bytes and times in seconds.

    Raises:
        DetenteError: A value is no number above 0, or there is no such limit.
    """
    known = {_PREFIX + _setting(field.name): field.name for field in fields(Limits)}
    chosen: dict[str, Any] = {}
    for variable in sorted(name for name in environment if name.startswith(_PREFIX)):
        if variable not in known:
            raise DetenteError(f"{variable} is no limit; use one of {', '.join(known)}.")
        try:
            value = float(environment[variable])
            amount = int(value * _MB) if variable.endswith("_MB") else int(value)
        except (ValueError, OverflowError):
            amount = 0
        if amount <= 0:
            raise DetenteError(f"{variable} is “{environment[variable]}”; set it to a number above 0.")
        chosen[known[variable]] = amount
    return Limits(**chosen)


def _setting(name: str) -> str:
    return name.replace("_bytes", "_mb").upper()
