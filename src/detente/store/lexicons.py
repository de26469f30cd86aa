"""Users' own versions of the lexicon: kept, adopted, and gone back from; the shipped one is always there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Engine, delete, insert, select

from detente.access import deeds
from detente.records import DetenteError
from detente.store import log_writing
from detente.store.schema import lexicon, setting
from detente.store.settings import bump, put, read_setting
from detente.store.transactions import writing

_ADOPTED = "lexicon"


@dataclass(frozen=True, slots=True)
class OwnLexicon:
    """A kept version: `tables` holds the CSV text of those that differ from the shipped ones."""

    version: str
    note: str
    tables: dict[str, str]
    added: datetime


def own_lexicons(engine: Engine) -> tuple[OwnLexicon, ...]:
    """All kept versions of the lexicon.

    Args:
        engine: The library.

    Returns:
        The latest first.
    """
    with engine.connect() as connection:
        rows = connection.execute(select(lexicon).order_by(lexicon.c.added.desc())).mappings().all()
    return tuple(OwnLexicon(row["version"], row["note"], dict(row["tables"]), row["added"]) for row in rows)


def adopted(engine: Engine) -> OwnLexicon | None:
    """The version of the lexicon that is in use.

    Args:
        engine: The library.

    Returns:
        The version; None for the shipped one.
    """
    version = read_setting(engine, _ADOPTED)
    if version is None:
        return None
    return next((kept for kept in own_lexicons(engine) if kept.version == version), None)


def adopt(engine: Engine, version: str, note: str, tables: Mapping[str, str]) -> None:
    """Keep a version and use it from now on; `detente.jobs.rescoring` scores the articles again with it.

    Args:
        engine: The library.
        version: Of the lexicon that the tables make.
        note: What was changed and why; cut to 400 characters.
        tables: CSV text by name of the tables that differ from the shipped ones.
    """
    with writing(engine, deeds.ADOPT_LEXICON) as connection:
        connection.execute(delete(lexicon).where(lexicon.c.version == version))
        connection.execute(
            insert(lexicon).values(
                version=version,
                note=note[:400],
                tables=dict(tables),
                added=datetime.now(UTC).replace(tzinfo=None),
            )
        )
        log_writing.note(connection, "lexicon", version, note, ", ".join(sorted(tables)))
        put(connection, _ADOPTED, version)
        bump(connection)


def go_back(engine: Engine, version: str | None) -> None:
    """Use a kept version again, or the shipped one.

    Args:
        engine: The library.
        version: None for the shipped one.

    Raises:
        DetenteError: The version is not kept here.
    """
    with writing(engine, deeds.GO_BACK_LEXICON) as connection:
        if version is None:
            connection.execute(delete(setting).where(setting.c.name == _ADOPTED))
        elif (
            connection.execute(select(lexicon.c.version).where(lexicon.c.version == version)).first() is None
        ):
            raise DetenteError(f"The version {version} of the lexicon is not kept here.")
        else:
            put(connection, _ADOPTED, version)
        log_writing.note(connection, "lexicon", version or "shipped")
        bump(connection)
