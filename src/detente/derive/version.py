"""Versions of what was derived: rows that bear another one than now are derived again from the stored
analysis.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from detente.data_tables import digest
from detente.figures.claims import rules_version
from detente.figures.official_record import OfficialRecord

_HERE = Path(__file__).resolve().parent
_CLAIMS = ("claim_rows.py",)  # what derives claims alone
_SHARED = ("corrections.py",)  # what claims and all other rows rest on
_SHOWN = ("strongest_words.py",)  # what pages derive when they are opened; no row holds it
_COUNTED = (
    "aggregates.py",
    "derived.py",
    "speakers.py",
    "statements.py",
    "strongest_act.py",
    "target_roles.py",
)


@lru_cache(maxsize=1)
def derive_version() -> str:
    """What stored speakers, statements and aggregates rest on.

    Returns:
        Eight hex digits over the code that derives them.
    """
    return digest(_HERE / name for name in (*_COUNTED, *_SHARED))


def claims_version(record: OfficialRecord) -> str:
    """What stored claims rest on: the code that derives them, the rules of claims, and the record.

    Args:
        record: The official figures, with a library's adopted editions.

    Returns:
        Three times eight hex digits with dots between, such as "1a2b3c4d.5e6f7a8b.9c0d1e2f".
    """
    return f"{_claims_code()}.{rules_version()}.{record_version(record)}"


@lru_cache(maxsize=1)
def _claims_code() -> str:
    """Eight hex digits over the code that derives claims."""
    return digest(_HERE / name for name in (*_CLAIMS, *_SHARED))


@lru_cache(maxsize=4)
def record_version(record: OfficialRecord) -> str:
    """Eight hex digits over every cell of a record and each edition's date, definition and name."""
    found = hashlib.sha256()
    for edition in sorted(record.editions.values(), key=lambda each: each.id):
        found.update(f"{edition.id} {edition.published} {edition.definition} {edition.name}\n".encode())
    for line in sorted(
        f"{'/'.join(map(str, cell.key))} {cell.value:.6g} {cell.flag}" for cell in record.cells
    ):
        found.update(line.encode())
    return found.hexdigest()[:8]
