"""Any file that a colleague has, opened: one Reading for a document, many for what holds several."""

from __future__ import annotations

import logging
from collections.abc import Iterator

from detente.intake.archives import ZIP, Allowance, members, office_parts
from detente.intake.formats.mail import attachments
from detente.intake.limits import DEFAULT, Limits
from detente.intake.mailboxes import is_mailbox, messages
from detente.intake.reading import Piece, Reading, read
from detente.intake.signatures import format_of, kind_of
from detente.intake.tables import open_table, table_of
from detente.records import DetenteError

__all__ = ["Piece", "Reading", "open_file"]
_LOG = logging.getLogger(__name__)


def open_file(data: bytes, name: str = "", limits: Limits = DEFAULT) -> Iterator[Piece]:
    """A Piece for each article in a file, lazily: one for a document; many for a zip, a mailbox, a table, an e-mail
    with attachments.

    A piece is named by its way in: "week.zip/mail.eml/speech.pdf", "export.csv, row 3". What a container cannot give
    is a Piece with a problem, in its place. Never raises, writes nothing, and reads no more than `limits` allow
    (`detente.intake.limits.in_force()` for what this installation sets). Whoever wants to choose the columns of a
    table asks `tables.table_of` first and calls `tables.open_table`.
    """
    try:
        yield from _opened(data, name, limits, Allowance.of(limits), 0)
    except DetenteError as trouble:
        yield _trouble(name, str(trouble))
    except Exception:  # whatever a library lets through costs this file only
        _LOG.exception("opening %s failed", name or "a file")
        yield _trouble(name, "This file is damaged and cannot be read on; open it and save it anew.")


def _opened(data: bytes, name: str, limits: Limits, allowance: Allowance, depth: int) -> Iterator[Piece]:
    if len(data) > limits.archive_bytes:
        size, most = len(data) / 1e6, limits.archive_bytes / 1e6
        yield _trouble(name, f"The file has {size:,.0f} MB; at most {most:,g} MB are opened. Split it.")
    elif data.startswith(ZIP) and _is_archive(data, limits):
        yield from _archive(data, name, limits, allowance, depth)
    elif is_mailbox(data):
        yield from _mailbox(data, name, limits, allowance, depth)
    elif kind_of(data) is None or data.startswith(ZIP) or _may_hold_pages(data):
        if table_of(data, limits) is None:
            yield Piece(name, read(data, name, limits))
        else:
            yield from open_table(data, None, name, limits)
    else:
        yield Piece(name, read(data, name, limits))
        if format_of(data) == "mail":
            yield from _attached(data, name, limits, allowance, depth)


def _may_hold_pages(data: bytes) -> bool:
    """Whether what looks like a page by its tags does not begin with one: a table may have pages in its cells."""
    return format_of(data) == "html" and not data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")


def _is_archive(data: bytes, limits: Limits) -> bool:
    """Whether a zip is just that, and no document that is packed as one."""
    try:
        names = office_parts(data, limits)
    except DetenteError:
        return b"[Content_Types].xml" not in data and b"mimetypeapplication/vnd.oasis" not in data
    return not names & {"[Content_Types].xml", "mimetype"}


def _archive(data: bytes, name: str, limits: Limits, allowance: Allowance, depth: int) -> Iterator[Piece]:
    if depth >= limits.nested:
        yield _trouble(name, f"Archives within archives are opened {limits.nested} deep; unpack this one.")
        return
    try:
        for member, content in members(data, limits, allowance):
            inside = f"{name}/{member}".lstrip("/")
            if isinstance(content, DetenteError):
                yield _trouble(inside, str(content))
            else:
                yield from _opened(content, inside, limits, allowance, depth + 1)
    except DetenteError as trouble:
        yield _trouble(name, str(trouble))


def _mailbox(data: bytes, name: str, limits: Limits, allowance: Allowance, depth: int) -> Iterator[Piece]:
    for number, message in enumerate(messages(data), 1):
        if allowance.members <= 0:
            yield _trouble(
                name,
                f"The mailbox holds more than {limits.members:,} messages; the rest was not read. Split it.",
            )
            return
        allowance.members -= 1
        inside = f"{name}, message {number}".lstrip(", ")
        yield Piece(inside, read(message, inside, limits))
        yield from _attached(message, inside, limits, allowance, depth)


def _attached(data: bytes, name: str, limits: Limits, allowance: Allowance, depth: int) -> Iterator[Piece]:
    """What is attached to an e-mail, each as the file that it is; pictures and signatures in the letter are no files."""
    if depth > limits.nested:
        return
    for filename, content in attachments(data):
        inside = f"{name}/{filename}"
        if allowance.members <= 0 or len(content) > allowance.unpacked_bytes:
            yield _trouble(inside, "The e-mail holds more than is read at once; upload this file by itself.")
            return
        allowance.members -= 1
        allowance.unpacked_bytes -= len(content)
        yield from _opened(content, inside, limits, allowance, depth + 1)


def _trouble(name: str, sentence: str) -> Piece:
    return Piece(name, Reading(None, sentence, (), b""))
