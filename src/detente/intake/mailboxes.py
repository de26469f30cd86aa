"""Mailboxes (mbox, RFC 4155): the messages one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

_START = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\r\n]{1,200}\r?\n(?=[A-Za-z][A-Za-z0-9-]*:)")
_QUOTED = re.compile(rb"^>(>*From )", re.M)


def is_mailbox(data: bytes) -> bool:
    """Whether the bytes begin as a mailbox does: a line "From …", then a header."""
    return _START.match(data[:2048]) is not None


def messages(data: bytes) -> Iterator[bytes]:
    """Each message as it was sent; lines quoted for the mailbox (">From") as they were."""
    begin = None
    for found in _START.finditer(data):
        if begin is not None:
            yield _QUOTED.sub(rb"\1", data[begin : found.start()])
        begin = found.end()
    if begin is not None:
        yield _QUOTED.sub(rb"\1", data[begin:])
