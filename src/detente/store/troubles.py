"""Troubles of the database and of the disk it lies on, as sentences: no room, no permission, no connection,
damage.

They are recognised by the codes that databases give, once, for all that is done on a library: every caller
meets a `DetenteError` that says what to do. Nothing is ever half-written: what was going on is one
transaction.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from typing import Any, Final, TypeAlias, TypeVar

from sqlalchemy import URL, Engine, event
from sqlalchemy.engine import ExceptionContext

from detente.records import DetenteError

Result = TypeVar("Result")

_PAUSES: Final = (0.3, 1.0, 3.0)  # seconds before each further attempt: a server that restarts takes some


class LibraryTroubleError(DetenteError):
    """Trouble of the library itself, whatever was asked of it: it is no fault of a file or a text."""


class LostConnectionError(LibraryTroubleError):
    """The database has not answered to the end; what was asked may be asked again."""


class NoRoomError(LibraryTroubleError):
    """The disk, or the database's share of it, is full."""


class ReadOnlyError(LibraryTroubleError):
    """The library may be read and not written."""


class DamagedError(LibraryTroubleError):
    """The database's file is damaged, or is none."""


_SENTENCES: Final[dict[type[LibraryTroubleError], str]] = {
    LostConnectionError: (
        "The connection to the database at {where} was lost ({said}). What is saved is whole; look whether "
        "your last step is among it, and take it again if it is not."
    ),
    NoRoomError: (
        "There is no room left for the library at {where} ({said}). What was being written was not kept, "
        "everything before it is whole. Make room and try again."
    ),
    ReadOnlyError: (
        "The library at {where} can be read and not written ({said}). Nothing was changed. Let the user that "
        "runs Détente write the file and its folder, and try again."
    ),
    DamagedError: (
        "The library at {where} is damaged ({said}). Write nothing more to it: keep it aside and bring the "
        "latest copy back with “detente restore FILE”."
    ),
}
_Codes: TypeAlias = tuple[tuple[str, type[LibraryTroubleError]], ...]
# By the beginning of what SQLite calls the error (sqlite.org/rescode.html); the first that fits.
_SQLITE: Final[_Codes] = (
    ("SQLITE_FULL", NoRoomError),
    ("SQLITE_READONLY", ReadOnlyError),
    ("SQLITE_CANTOPEN", ReadOnlyError),
    ("SQLITE_PERM", ReadOnlyError),
    ("SQLITE_CORRUPT", DamagedError),
    ("SQLITE_NOTADB", DamagedError),
    ("SQLITE_IOERR_WRITE", NoRoomError),
    ("SQLITE_IOERR", LostConnectionError),  # a share of the network that went away
)
# By the beginning of PostgreSQL's code (its manual, appendix A).
_POSTGRESQL: Final[_Codes] = (
    ("53100", NoRoomError),  # disk_full
    ("53200", NoRoomError),  # out_of_memory
    ("53300", LostConnectionError),  # too_many_connections
    ("25006", ReadOnlyError),  # read_only_sql_transaction: a standby
    ("57P01", LostConnectionError),  # admin_shutdown
    ("57P02", LostConnectionError),  # crash_shutdown
    ("57P03", LostConnectionError),  # cannot_connect_now
    ("08", LostConnectionError),  # connection exceptions
    ("58", LostConnectionError),  # system errors
    ("XX001", DamagedError),  # data_corrupted
    ("XX002", DamagedError),  # index_corrupted
)


def kind_of(error: BaseException) -> type[LibraryTroubleError] | None:
    """Which trouble of the library an error of a driver is.

    Args:
        error: As sqlite3 or pg8000 raised it.

    Returns:
        None where it is another error: of what was asked, or of ours.
    """
    if isinstance(error, sqlite3.Error):
        return _named(_SQLITE, getattr(error, "sqlite_errorname", None) or "")
    fields = error.args[0] if error.args else None
    if isinstance(fields, dict) and "C" in fields:
        return _named(_POSTGRESQL, str(fields["C"]))
    # pg8000 has no code for a connection that ends, and gives some ends as they come from the system.
    if isinstance(error, OSError) or type(error).__name__ == "InterfaceError":
        return LostConnectionError
    return None


def _named(codes: _Codes, code: str) -> type[LibraryTroubleError] | None:
    return next((kind for beginning, kind in codes if code.startswith(beginning)), None)


def trouble(kind: type[LibraryTroubleError], url: URL, said: object) -> LibraryTroubleError:
    """A trouble as its sentence.

    Args:
        kind: Which.
        url: Of the library; its password is not shown.
        said: What the database said of it.

    Returns:
        To be raised.
    """
    return kind(_SENTENCES[kind].format(where=url.render_as_string(), said=said))


def said_by(error: BaseException) -> str:
    """What a database says of some trouble, in its own words; pg8000 gives it among other fields.

    Args:
        error: As the driver raised it.

    Returns:
        Its words.
    """
    given = error.args[0] if error.args else None
    return str(given["M"]) if isinstance(given, dict) and "M" in given else str(error)


def watch(engine: Engine) -> None:
    """Let all troubles of a library's connections be sentences, and connect again where a connection that was
    there is not.

    Args:
        engine: A library that was opened.
    """

    def translate(context: ExceptionContext) -> None:
        if context.is_pre_ping:  # the pool asks whether a connection is still there, and takes another
            return
        error = context.original_exception
        kind = kind_of(error)
        if kind is LostConnectionError:
            context.is_disconnect = True  # nothing more is asked of it
        writes = context.connection is None or context.connection.get_execution_options().get(
            "detente_writes"
        )
        if kind is None or (kind is ReadOnlyError and not writes):  # a reader that writes is a fault of ours
            return
        raise trouble(kind, engine.url, said_by(error)) from error

    def connect(dialect: Any, _record: object, given: list[Any], named: dict[str, Any]) -> Any:
        for pause in _PAUSES:
            try:
                return dialect.connect(*given, **named)
            except Exception as error:
                if kind_of(error) is not LostConnectionError:
                    raise
                time.sleep(pause)
        return dialect.connect(*given, **named)

    event.listen(engine, "handle_error", translate)
    event.listen(engine, "do_connect", connect)


def attempts(pauses: tuple[float, ...] = _PAUSES) -> Iterator[bool]:
    """Attempts with pauses between them.

    Args:
        pauses: Seconds before each further attempt.

    Yields:
        Whether it is the last.
    """
    for pause in pauses:
        yield False
        time.sleep(pause)
    yield True


def repeated(work: Callable[[], Result]) -> Result:
    """Do what may be done twice, and do it again where the connection was lost meanwhile.

    Args:
        work: One transaction that finds out by itself whether it was done before.

    Returns:
        What the work gives.

    Raises:
        LostConnectionError: It was lost each time.
    """
    for last in attempts():
        try:
            return work()
        except LostConnectionError:
            if last:
                raise
    raise AssertionError("the last attempt returns or raises")
