"""What a server is asked when something is wrong: versions, database, tables, room, queues, limits, clock.

Each question is answered by itself: one that fails is an answer too, and costs no other.
"""

from __future__ import annotations

import os
import platform
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from importlib import metadata
from pathlib import Path
from typing import Final, Literal

from detente import __version__
from detente.intake.limits import in_force
from detente.jobs.in_use import in_use
from detente.records import DetenteError
from detente.store import condition, health_facts
from detente.store.engine import Library
from detente.store.stale import analysed_otherwise, derived_otherwise

State = Literal["ok", "look", "wrong"]

_RUNS_ON: Final = ("streamlit", "sqlalchemy", "alembic", "pandas", "pg8000")
_CLOCKS_APART: Final = timedelta(seconds=30)  # that a server and its database may be
_LITTLE_ROOM: Final = 500_000_000  # bytes
_EVERYWHERE: Final = ("0.0.0.0", "::", "")  # addresses by which a server listens to everybody


@dataclass(frozen=True, slots=True)
class HealthAnswer:
    """The answer to one question.

    Attributes:
        question: What was looked at, in a word or two.
        state: ok; look: somebody should look at it; wrong: something does not work or is in danger.
        said: What was found, and what to do where something is.
    """

    question: str
    state: State
    said: str


def findings(engine: Library, *, thorough: bool = True) -> tuple[HealthAnswer, ...]:
    """Answer all questions about a library and the machine that serves it.

    Args:
        engine: The library.
        thorough: Whether SQLite reads its whole file, which takes 2 to 3 s a gigabyte.

    Returns:
        One finding a question, in a fixed order.
    """
    asked: tuple[tuple[str, Callable[[], HealthAnswer]], ...] = (
        ("versions", _versions),
        ("database", lambda: _database(engine, thorough)),
        ("migrations", lambda: _migrations(engine)),
        ("room", lambda: _room(engine)),
        ("uploads", lambda: _uploads(engine)),
        ("scoring", lambda: _scoring(engine)),
        ("limits", _limits),
        ("clock", lambda: _clock(engine)),
        ("open to", _listening),
    )
    return tuple(_answer(question, ask) for question, ask in asked)


def through_proxy(headers: dict[str, str], address: str | None) -> HealthAnswer:
    """What a visit of the status page says of the proxy before the server.

    Args:
        headers: Of the visit, by their names in small letters.
        address: The visitor's, as the server sees it; None from the same machine.

    Returns:
        Whether the visit came encrypted and through a proxy that says so.
    """
    scheme = headers.get("x-forwarded-proto")
    if scheme is None:
        local = "from this machine" if address is None else f"from {address}"
        return HealthAnswer(
            "proxy", "look" if address else "ok", f"This visit came without a proxy, {local}."
        )
    if scheme != "https":
        return HealthAnswer(
            "proxy", "wrong", f"The proxy was reached by {scheme}: let it answer https alone."
        )
    missing = [name for name in ("x-forwarded-for", "host") if name not in headers]
    if missing:
        said = f"The proxy does not pass on {' and '.join(missing)}; see deploy/nginx.conf."
        return HealthAnswer("proxy", "look", said)
    return HealthAnswer("proxy", "ok", f"This visit came by https, as {headers['host']}.")


def _answer(question: str, ask: Callable[[], HealthAnswer]) -> HealthAnswer:
    try:
        return ask()
    except DetenteError as trouble:
        return HealthAnswer(question, "wrong", str(trouble))
    except Exception as error:
        return HealthAnswer(question, "wrong", f"This cannot be found out ({type(error).__name__}: {error}).")


def _versions() -> HealthAnswer:
    return HealthAnswer("versions", "ok", ", ".join(_installed()))


def _installed() -> Iterator[str]:
    yield f"Détente {__version__}"
    yield f"Python {platform.python_version()}"
    yield f"SQLite {health_facts.sqlite_version()}"
    for name in _RUNS_ON:
        try:
            yield f"{name} {metadata.version(name)}"
        except metadata.PackageNotFoundError:
            continue


def _database(engine: Library, thorough: bool) -> HealthAnswer:
    where = engine.url.render_as_string()
    if thorough and (found := condition.damage(engine)):
        said = f"{where} is damaged ({found}): bring the latest copy back with “detente restore FILE”."
        return HealthAnswer("database", "wrong", said)
    facts = health_facts.held(engine)
    size = f"{facts.size / 1e6:,.1f} MB"
    sound = ", its file is sound" if thorough and engine.dialect.name == "sqlite" else ""
    said = f"{where}, {facts.server}: {facts.articles:,} articles, {size}, revision {facts.revision}{sound}."
    return HealthAnswer("database", "ok", said)


def _migrations(engine: Library) -> HealthAnswer:
    tables = health_facts.tables(engine)
    if tables.missing:
        return HealthAnswer("migrations", "wrong", f"The library lacks {', '.join(tables.missing[:3])}.")
    if tables.revision != tables.newest:
        said = f"The tables are of version {tables.revision}, this Détente's of {tables.newest}."
        return HealthAnswer("migrations", "wrong", said)
    return HealthAnswer("migrations", "ok", f"Version {tables.revision}, fingerprint {tables.fingerprint}.")


def _room(engine: Library) -> HealthAnswer:
    file = condition.file_of(engine)
    folder = file.resolve().parent if file else Path.cwd()
    free = shutil.disk_usage(folder).free
    wanted = max(_LITTLE_ROOM, 2 * file.stat().st_size if file and file.exists() else 0)
    said = f"{free / 1e9:,.1f} GB free in {folder}"
    if free < wanted:
        more = f"{wanted / 1e9:,.1f} GB are wanted: an upgrade and a restore copy the library first."
        return HealthAnswer("room", "look", f"{said}; {more}")
    if file and not os.access(folder, os.W_OK):
        return HealthAnswer("room", "wrong", f"{said}, but this user may not write there.")
    return HealthAnswer("room", "ok", f"{said}.")


def _uploads(engine: Library) -> HealthAnswer:
    queue = health_facts.queue(engine)
    if queue.interrupted:
        said = f"{queue.interrupted:,} interrupted with {queue.waiting:,} articles waiting; go on on Upload."
        return HealthAnswer("uploads", "look", said)
    return HealthAnswer("uploads", "ok", f"{queue.waiting:,} articles waiting.")


def _scoring(engine: Library) -> HealthAnswer:
    left = len(set(analysed_otherwise(engine, in_use(engine).version)).union(derived_otherwise(engine)))
    if left:
        said = f"{left:,} articles have results of another version; a running server scores them again."
        return HealthAnswer("scoring", "look", said)
    return HealthAnswer("scoring", "ok", "All articles have results of this version.")


def _limits() -> HealthAnswer:
    limits = in_force()
    said = (
        f"{limits.file_bytes / 1e6:,g} MB a document, {limits.batch_files:,} files and "
        f"{limits.batch_bytes / 1e6:,g} MB an upload, {limits.uploads_hour:,} uploads and "
        f"{limits.addresses_hour:,} addresses an hour for one visitor."
    )
    return HealthAnswer("limits", "ok", said)


def _clock(engine: Library) -> HealthAnswer:
    facts = health_facts.times(engine)
    if facts.apart is not None and abs(facts.apart) > _CLOCKS_APART:
        said = f"This machine's clock and the database's are {abs(facts.apart).total_seconds():,.0f} s apart."
        return HealthAnswer("clock", "wrong", f"{said} Set them by one time server.")
    if facts.latest is not None and facts.latest - facts.now > _CLOCKS_APART:
        said = f"The library holds something of {facts.latest:%Y-%m-%d %H:%M} UTC, later than now"
        return HealthAnswer("clock", "look", f"{said} ({facts.now:%Y-%m-%d %H:%M}): was the clock set back?")
    return HealthAnswer("clock", "ok", f"{facts.now:%Y-%m-%d %H:%M:%S} UTC.")


def _listening() -> HealthAnswer:
    address = os.environ.get("STREAMLIT_SERVER_ADDRESS", "127.0.0.1")
    if address in _EVERYWHERE:
        said = "The server listens to every machine: in a container that is right, elsewhere the proxy's "
        return HealthAnswer(
            "open to", "look", said + "sign-in can be passed by; set STREAMLIT_SERVER_ADDRESS."
        )
    return HealthAnswer("open to", "ok", f"{address}, as far as the environment says.")
