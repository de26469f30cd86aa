"""The process that reads: it takes one file after the other from its standard input, each within its
limits.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Any

from detente.intake import containers
from detente.intake.feeds import listed
from detente.intake.file_parts import Parts
from detente.intake.file_reading import Piece, read
from detente.intake.isolation import bounds
from detente.intake.isolation.messages import (
    AllSaid,
    AtPart,
    OfTheFile,
    OutOfMemory,
    Ready,
    Request,
    WholeFileRefused,
    packed,
    received,
)
from detente.intake.tabular_articles import open_table, table_of
from detente.records import DetenteError

IDLE = 120.0  # seconds without a file after which a reader ends
_GROWN = 400_000_000  # bytes: a reader that once took more ends after the file, and gives them back
_OUT_OF_MEMORY = packed(OutOfMemory())  # when there is no memory left, none is needed to say so


def _article(request: Request, parts: Parts) -> Iterator[object]:
    parts.to_read(request.name)
    yield Piece(request.name, read(request.data, request.name, request.limits))


def _file(request: Request, parts: Parts) -> Iterator[object]:
    return containers.open_file(_bytes(request), request.name, request.limits, parts, request.apart)


def _rows(request: Request, parts: Parts) -> Iterator[object]:
    return open_table(_bytes(request), request.columns, request.name, request.limits, parts)


def _table(request: Request, parts: Parts) -> Iterator[object]:
    yield table_of(_bytes(request), request.limits)


def _feed(request: Request, parts: Parts) -> Iterator[object]:
    assert request.address is not None
    yield listed(_bytes(request), request.address, request.limits)


TASKS: dict[str, Callable[[Request, Parts], Iterator[object]]] = {
    "article": _article,
    "file": _file,
    "rows": _rows,
    "table": _table,
    "feed": _feed,
}


def main(lifeline: int | None) -> None:
    """Read until nobody asks any more.

    Args:
        lifeline: A pipe that closes when the process that asks is gone; None where there are no such pipes
        (Windows).
    """
    requests, answers = _streams()
    signal.signal(
        signal.SIGINT, signal.SIG_IGN
    )  # who stops a command in a terminal stops the process that asks
    most_memory = [sys.maxsize]
    if lifeline is not None:
        bounds.end_with(lifeline, most_memory)
    _said(answers, packed(Ready()))
    while True:
        if bounds.TIMERS:
            signal.setitimer(signal.ITIMER_REAL, IDLE)
        body = received(requests, sys.maxsize)
        if body is None:
            return
        request: Request = pickle.loads(body)
        del body
        most_memory[0] = request.limits.memory_bytes
        try:
            bounds.bound_memory(request.limits.memory_bytes)
            _answer(request, answers)
        except MemoryError:
            bounds.stop_timers()
            _said(answers, _OUT_OF_MEMORY)
            os._exit(bounds.OUT_OF_MEMORY)
        stays = bounds.peak() < _GROWN
        _said(answers, packed(AllSaid(stays)))
        if not stays:
            return


def _answer(request: Request, answers: Any) -> None:
    limits = request.limits

    def announce(number: int, name: str) -> None:
        bounds.stop_timers()
        _said(answers, packed(AtPart(number, name)))
        bounds.start_timers(limits.cpu_seconds, limits.wall_seconds)

    bounds.start_timers(limits.cpu_seconds, limits.wall_seconds)
    try:
        for found in TASKS[request.what](request, Parts(request.done, request.stopped, announce)):
            message = packed(_without_what_is_known(found, request.data))
            bounds.stop_timers()  # the caller may take its time
            _said(answers, message)
            bounds.start_timers(limits.cpu_seconds, limits.wall_seconds)
    except DetenteError as trouble:
        _said(answers, packed(WholeFileRefused(str(trouble))))
    bounds.stop_timers()


def _without_what_is_known(found: object, data: bytes | str) -> object:
    """A piece without the bytes of the file, if they are those that were sent."""
    if isinstance(found, Piece) and found.reading.raw and found.reading.raw == data:
        return OfTheFile(replace(found, reading=replace(found.reading, raw=b"")))
    return found


def _bytes(request: Request) -> bytes:
    return request.data.encode("utf-8", "replace") if isinstance(request.data, str) else request.data


def _streams() -> tuple[Any, Any]:
    """Where requests come from and answers go to; what libraries print goes to standard error."""
    requests, answers = os.dup(0), os.dup(1)
    with suppress(OSError):
        nothing = os.open(os.devnull, os.O_RDONLY)
        os.dup2(nothing, 0)
        os.dup2(2, 1)
    return os.fdopen(requests, "rb"), os.fdopen(answers, "wb")


def _said(answers: Any, message: bytes) -> None:
    try:
        answers.write(message)
        answers.flush()
    except OSError:  # nobody is there any more to hear it
        os._exit(0)
