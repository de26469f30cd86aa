"""What PostgreSQL needs beside the shared schema, so that a library answers as it does in SQLite.

Readers see the library as it is at their first question (REPEATABLE READ). Writers take turns, so that
revisions come in order and caches in memory can follow them. Words are ordered by their characters'
numbers, whatever the locale.
"""

from __future__ import annotations

from sqlalchemy import URL, Connection, Engine, Table, create_engine
from sqlalchemy.engine.interfaces import DBAPIConnection

_READERS = "REPEATABLE READ"
# the lock that writers of one database wait for; no other program's number, as far as anybody knows
_TURN = 0x44E97E


def with_driver(url: URL) -> URL:
    """The address with the driver that Détente installs, where it names none."""
    return url.set(drivername="postgresql+pg8000") if url.drivername == "postgresql" else url


def connecting(url: URL) -> Engine:
    """An engine whose connections read one state of the library, and are made again where the server was
    restarted.
    """
    engine = create_engine(with_driver(url), pool_pre_ping=True, isolation_level=_READERS)
    ping = engine.dialect.do_ping

    def answers(dbapi_connection: DBAPIConnection) -> bool:
        try:
            return ping(dbapi_connection)
        except OSError:  # pg8000 gives some resets of a connection as they come from the system
            return False

    engine.dialect.do_ping = answers  # type: ignore[method-assign]  # of this engine alone
    return engine


def only_read(connection: DBAPIConnection, _record: object) -> None:
    """Let a new connection write only in transactions that say so."""
    cursor = connection.cursor()
    cursor.execute("SET default_transaction_read_only = on")
    cursor.close()
    connection.commit()


def take_turn(connection: Connection, wait: int) -> None:
    """Wait at most `wait` milliseconds for the turn to write, at the beginning of a transaction; it ends with
    it.
    """
    # A writer sees what the writer before it has written, where a reader's picture would date from before the
    # wait.
    connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL READ COMMITTED, READ WRITE")
    connection.exec_driver_sql(
        f"SELECT set_config('lock_timeout', '{wait}', true), pg_advisory_xact_lock({_TURN})"
    )


def order_by_numbers(connection: Connection) -> None:
    """Give all columns of text the plain order, after the tables were made or changed."""
    columns = connection.exec_driver_sql(
        "SELECT table_name, column_name, character_maximum_length FROM information_schema.columns "
        "WHERE table_schema = current_schema() AND data_type IN ('character varying', 'text') "
        "AND collation_name IS DISTINCT FROM 'C' AND table_name <> 'alembic_version'"
    ).all()
    for table, column, length in columns:
        kind = f"varchar({length})" if length else "text"
        connection.exec_driver_sql(f'ALTER TABLE "{table}" ALTER "{column}" TYPE {kind} COLLATE "C"')


def go_on_numbering(connection: Connection, table: Table) -> None:
    """Number new rows after those that were stored with numbers of their own."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(
            f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), max(id)) FROM {table.name} HAVING "
            "max(id) > 0"
        )
