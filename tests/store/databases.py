"""Databases that tests may have for themselves: files of SQLite, and a PostgreSQL server that lives as long
as the tests.

The server is started where PostgreSQL's programs and the driver are found, in a folder of its own, reached
over a socket in it, and is stopped and deleted at the end. PostgreSQL refuses to be started by root: then
another user starts it.
"""

from __future__ import annotations

import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, make_url, text

from detente.store.engine import open_store
from detente.store.postgres import with_driver
from detente.store.schema import metadata
from detente.store.upgrading import migrations
from tests.new_library import new_library

KINDS = ("sqlite", pytest.param("postgres", marks=pytest.mark.postgres))
# Far from where the tests run: dates must not depend on the server's hour.
_FAST = (
    "-c timezone=Pacific/Auckland -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c "
    "max_connections=200"
)


class Server:
    """A running server. Libraries are lent: one that is given back is emptied for the next test, which is
    quicker than another.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = count()
        self._admin = create_engine(with_driver(make_url(self.url("postgres"))), isolation_level="AUTOCOMMIT")
        self._create("pattern")
        open_store(self.url("pattern")).dispose()
        self._idle: list[str] = []

    def url(self, name: str) -> str:
        return f"postgresql://detente@/{name}?unix_sock={self._folder}/.s.PGSQL.5432"

    def bare(self) -> str:
        """The address of a database without any table."""
        return self._create(f"bare{next(self._numbers)}")

    def new(self) -> str:
        """The address of a library of this version, without articles."""
        return self._create(f"library{next(self._numbers)}", "TEMPLATE pattern")

    def like(self, pattern: str) -> str:
        """The address of a copy of another database."""
        return self._create(f"library{next(self._numbers)}", f"TEMPLATE {pattern}")

    def drop(self, url: str) -> None:
        """Delete a database, whoever is connected to it."""
        with self._admin.connect() as connection:
            connection.exec_driver_sql(f"DROP DATABASE {make_url(url).database} WITH (FORCE)")

    def wait_until_alone(self, url: str) -> None:
        """Wait until nobody is connected to a database any more: what a client that is gone had begun goes on
        to its end.
        """
        asked = text("SELECT count(*) FROM pg_stat_activity WHERE datname = :name")
        with self._admin.connect() as connection:
            while connection.execute(asked, {"name": make_url(url).database}).scalar():
                time.sleep(0.02)

    @contextmanager
    def lent(self) -> Iterator[str]:
        """Such a library for a while; connections still open then are cut off."""
        url = self._idle.pop() if self._idle else self.new()
        yield url
        with self._admin.connect() as connection:
            connection.execute(
                text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name"),
                {"name": make_url(url).database},
            )
        opened = create_engine(with_driver(make_url(url)))
        with opened.begin() as connection:
            version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
            if version == ScriptDirectory.from_config(migrations()).get_current_head():
                tables = ", ".join(f'"{name}"' for name in ("words", *metadata.tables))
                connection.execute(text(f"TRUNCATE {tables} RESTART IDENTITY CASCADE"))
                self._idle.append(url)
        opened.dispose()

    def dispose(self) -> None:
        self._admin.dispose()

    def _create(self, name: str, like: str = "") -> str:
        with self._admin.connect() as connection:
            connection.exec_driver_sql(f"CREATE DATABASE {name} {like}")
        return self.url(name)


@contextmanager
def server() -> Iterator[Server]:
    """A server of one's own; skips, with the reason, where there can be none."""
    programs = _programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed: no initdb in the path or below /usr/lib/postgresql")
    if importlib.util.find_spec("pg8000") is None:
        pytest.skip('PostgreSQL\'s driver is not installed: pip install -e ".[postgres]"')
    user = _user()
    folder = Path(
        tempfile.mkdtemp(prefix="detente-pg-")
    )  # short: the path of a socket has 107 characters at most
    data = folder / "data"
    try:
        if user:
            shutil.chown(folder, user)
        made = ["-U", "detente", "-A", "trust", "-E", "UTF8", "--no-sync"]
        # As many servers are set up: words in the order of a dictionary, not of their characters' numbers.
        order = ["--locale=C", "--locale-provider=icu", "--icu-locale=en"]
        if _run(user, folder, programs / "initdb", "-D", data, *made, *order).returncode:
            shutil.rmtree(data, ignore_errors=True)
            ran = _run(user, folder, programs / "initdb", "-D", data, *made)  # before 15, or without ICU
            assert ran.returncode == 0, ran.stderr
        options = f"-k {folder} -c listen_addresses='' {_FAST}"
        control = (programs / "pg_ctl", "-D", data, "-w")
        ran = _run(user, folder, *control, "-l", folder / "log", "-o", options, "start")
        assert ran.returncode == 0, (folder / "log").read_text()
        try:
            running = Server(folder)
            yield running
            running.dispose()
        finally:
            _run(user, folder, *control, "-m", "immediate", "stop")
    finally:
        subprocess.run(
            ["rm", "-rf", str(folder)], check=False
        )  # some 300 files a library: far quicker than rmtree


def _programs() -> Path | None:
    found = shutil.which("initdb")
    places = [Path(found).resolve().parent] if found else []
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((place for place in places if (place / "initdb").exists()), None)


def _user() -> str | None:
    """Who starts the server in our place, where we are root."""
    if os.geteuid() != 0:
        return None
    there = {entry.pw_name for entry in pwd.getpwall()}
    for name in ("postgres", "nobody"):
        if name in there and shutil.which("runuser"):
            return name
    pytest.skip("PostgreSQL is not started by root, and there is no other user to start it")


def _run(user: str | None, folder: Path, *command: object) -> subprocess.CompletedProcess[str]:
    before = ["runuser", "-u", user, "--"] if user else []
    # What the server says goes to its log: it would keep a pipe open for as long as it lives.
    with (folder / "said").open("w+") as said:
        ran = subprocess.run([*before, *map(str, command)], stdout=said, stderr=said, cwd=folder, check=False)
        said.seek(0)
        return subprocess.CompletedProcess(ran.args, ran.returncode, "", said.read())


@contextmanager
def library(kind: str, request: pytest.FixtureRequest, folder: Path) -> Iterator[str]:
    """The address of a library of a kind, without articles, for a while; in SQLite a file in `folder`."""
    if kind == "sqlite":
        yield new_library(folder / "store.db")
        return
    running: Server = request.getfixturevalue("postgres")
    with running.lent() as url:
        yield url
