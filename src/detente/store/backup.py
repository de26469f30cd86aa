"""A consistent copy of a library in use, and back. A copy is a file of SQLite, wherever the library lies."""

from __future__ import annotations

import sqlite3
import uuid
from contextlib import closing
from datetime import datetime
from pathlib import Path

from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from detente.access import deeds
from detente.records import DetenteError
from detente.store import condition, postgres_copies
from detente.store.atomic_files import atomic_file
from detente.store.holding import held_by, holder
from detente.store.log_writing import STAYS, LogEntry, append
from detente.store.permission import role_in
from detente.store.settings import RESTORED, put
from detente.store.transactions import demand
from detente.store.troubles import DamagedError, trouble
from detente.store.upgraded_copies import upgraded
from detente.store.upgrading import migrations

_WAIT = 60  # seconds for which a restore waits until nobody writes


def backup(engine: Engine, file: Path) -> int:
    """Copy a library into a SQLite file while it is in use: the state after one transaction, nothing of the
    next.

    Args:
        engine: The library.
        file: A name that is not taken. It is there only once the copy is whole and was checked.

    Returns:
        The number of articles in the copy.

    Raises:
        DetenteError: The file is there already or cannot be written, or the library is damaged.
    """
    if file.exists():
        raise DetenteError(f"{file} is there already; name another file, so that no copy is lost.")
    if found := condition.damage(engine):
        raise trouble(DamagedError, engine.url, found)
    try:
        if engine.dialect.name == "postgresql":
            postgres_copies.write_copy(engine, file)
            with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as written:
                return _checked(written, file)
        with closing(_sqlite(engine)) as source, atomic_file(file) as target:
            source.backup(target)
            target.execute("PRAGMA journal_mode=DELETE")  # one file, without others beside it
            articles = _checked(target, file)
    except (OSError, sqlite3.OperationalError) as error:
        raise DetenteError(f"{file} cannot be written ({error}); name another place, or make room.") from None
    return articles


def restore(engine: Engine, file: Path) -> Path:
    """Put a copy made by `backup` in the place of a library's content, also while it is in use.

    Args:
        engine: The library.
        file: The copy.

    Returns:
        Where the content that was there is kept: beside the library in SQLite, beside the copy otherwise.

    Raises:
        RefusedError: The library's holder may not restore it.
        DetenteError: The file is missing, damaged, no copy of a library or made by a newer version, or the
            library is in use; nothing was changed.
    """
    demand(engine, deeds.RESTORE)
    if not file.is_file():
        what = "is a folder" if file.is_dir() else "is not there or no file"
        raise DetenteError(f"{file} {what}; name a file that `detente backup` has written.")
    if engine.dialect.name == "postgresql":
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as source:
            _checked(source, file)
        return postgres_copies.read_copy(engine, file)
    try:
        return _restore_file(engine, file)
    except (OSError, sqlite3.OperationalError) as error:
        raise DetenteError(
            f"The library's content cannot be kept beside it before the restore ({error}); make room, or let "
            "its folder be written. Nothing was changed."
        ) from None


def _restore_file(engine: Engine, file: Path) -> Path:
    with closing(_sqlite(engine)) as target:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as source:
            _checked(source, file)
        there = Path(str(engine.url.database))
        kept = there.with_name(f"{there.stem}.before-restore.{datetime.now():%Y%m%d%H%M%S%f}.db")
        with atomic_file(kept) as old:
            target.backup(old)
            old.execute("PRAGMA journal_mode=DELETE")
            before = _revision(old)
        with upgraded(file) as (successor, copy):
            # What others hold in memory goes by the revision: it must be one that they have not seen.
            settings = {"revision": str(max(_revision(copy), before) + 1), RESTORED: uuid.uuid4().hex}
            with engine.connect() as connection:
                role = role_in(connection, holder(connection))
            options = {"detente_writes": True}
            hands = held_by(successor, holder(engine)).connect().execution_options(**options)
            with hands as connection, connection.begin():
                _go_on_from(kept, copy)
                for name, value in settings.items():
                    put(connection, name, value)
                said = f"what was there is kept in {kept.name}"
                append(connection, LogEntry(deeds.RESTORE, "library", None, file.name, said), role=role)
            try:
                copy.backup(target)  # one transaction: the content, and the log that says where it is from
            except sqlite3.OperationalError as error:
                raise DetenteError(
                    f"The library is in use and could not be replaced ({error}); try again, or stop the "
                    "server first."
                ) from None
    return kept


def _go_on_from(kept: Path, copy: sqlite3.Connection) -> None:
    """Give a copy the log and the sign-ins of the library whose place it takes: neither goes back in time."""
    with closing(sqlite3.connect(kept)) as old:
        for table in STAYS:
            guards = copy.execute(
                "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", (table,)
            ).fetchall()
            for name, _ in guards:
                copy.execute(f'DROP TRIGGER "{name}"')
            copy.execute(f'DELETE FROM "{table}"')
            rows = old.execute(f'SELECT * FROM "{table}"').fetchall()
            if rows:
                places = ", ".join("?" for _ in rows[0])
                copy.executemany(f'INSERT INTO "{table}" VALUES ({places})', rows)
            for _, sql in guards:
                copy.execute(sql)


def _checked(connection: sqlite3.Connection, file: Path) -> int:
    """The number of articles of a sound copy of a store that this version can read."""
    try:
        sound = connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
        articles = int(connection.execute("SELECT count(*) FROM article").fetchone()[0])
        (version,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except (sqlite3.DatabaseError, TypeError):
        raise DetenteError(f"{file} is not a copy of a Détente store.") from None
    if not sound:
        raise DetenteError(f"{file} is damaged; take another copy.")
    known = {script.revision for script in ScriptDirectory.from_config(migrations()).walk_revisions()}
    if version not in known:
        raise DetenteError(f"{file} was made by a newer Détente; upgrade Détente first.")
    return articles


def _revision(connection: sqlite3.Connection) -> int:
    row = connection.execute("SELECT value FROM setting WHERE name = 'revision'").fetchone()
    return int(row[0]) if row else 0


def _sqlite(engine: Engine) -> sqlite3.Connection:
    return sqlite3.connect(str(engine.url.database), timeout=_WAIT)
