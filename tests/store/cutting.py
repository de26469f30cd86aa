"""A door to PostgreSQL that falls shut: bytes pass through it until a chosen number has passed, then all
connections are cut, without a word to either end.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import URL, make_url

_SOCKET = ".s.PGSQL.5432"


class Door:
    """Passes bytes on between clients and a server, both at sockets of the file system."""

    def __init__(self, listens: Path, server: Path) -> None:
        self._server = str(server)
        self._lock = threading.Lock()
        self._open: list[socket.socket] = []
        self._left: int | None = None
        self.cuts = 0
        self.passed = 0
        self._listening = socket.socket(socket.AF_UNIX)
        self._listening.bind(str(listens))
        self._listening.listen()
        threading.Thread(target=self._accept, daemon=True).start()

    def cut_after(self, passed: int) -> None:
        """Cut all connections once so many more bytes have passed, in whichever direction."""
        with self._lock:
            self._left = passed

    def close(self) -> None:
        """Let nobody in any more."""
        self._listening.close()
        self._cut()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listening.accept()
                server = socket.socket(socket.AF_UNIX)
                server.connect(self._server)
                with self._lock:
                    self._open += [client, server]
                for pair in ((client, server), (server, client)):
                    threading.Thread(target=self._pass_on, args=pair, daemon=True).start()

    def _pass_on(self, left: socket.socket, right: socket.socket) -> None:
        with suppress(OSError):
            while said := left.recv(65_536):
                with self._lock:
                    self.passed += len(said)
                    shuts = self._left is not None and self._left < len(said)
                    if shuts:
                        said, self._left = said[: self._left], None
                    elif self._left is not None:
                        self._left -= len(said)
                right.sendall(said)
                if shuts:
                    self.cuts += 1
                    self._cut()
        for end in (left, right):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def _cut(self) -> None:
        with self._lock:
            open_ones, self._open = self._open, []
        for each in open_ones:
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()


@contextmanager
def door(address: str, folder: Path) -> Iterator[tuple[str, Door]]:
    """A door before a library's server: the library's address through it, and the door.

    The folder's path must be short: that of a socket has 107 characters at most.
    """
    url: URL = make_url(address)
    inside = Path(str(url.query["unix_sock"]))
    listens = folder / _SOCKET
    listens.unlink(missing_ok=True)
    opened = Door(listens, inside)
    try:
        yield url.update_query_dict({"unix_sock": str(listens)}).render_as_string(hide_password=False), opened
    finally:
        opened.close()
        listens.unlink(missing_ok=True)
