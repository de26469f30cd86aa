"""What a file holds: itself, if it is a document; else what an archive, a mailbox, a letter or a table has in
it.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from detente.intake.archives import ZIP, Allowance, members, office_parts
from detente.intake.file_kinds import format_of, kind_of
from detente.intake.file_parts import Parts
from detente.intake.file_reading import FileReading, Piece, articles_of, read_article
from detente.intake.formats.mail import attachments
from detente.intake.limits import DEFAULT, Limits
from detente.intake.mailboxes import is_mailbox, messages
from detente.intake.packed import is_packed, packed_members
from detente.intake.tabular_articles import open_table, table_of
from detente.intake.web_archives import WARC, pages_of
from detente.records import DetenteError

PARQUET = "a Parquet file"
_LOG = logging.getLogger(__name__)


def open_file(
    data: bytes,
    name: str = "",
    limits: Limits = DEFAULT,
    parts: Parts | None = None,
    apart: bool | None = None,
) -> Iterator[Piece]:
    """`opening.open_file` within this process: for readers, and for tests of them.

    Args:
        data: The bytes of the file.
        name: What it is called.
        limits: What is read at most. Computing, time and memory are not limited here.
        parts: Which of its parts are read; by default all.
        apart: Whether what may be several articles is; None where nobody has said so, then it is asked.

    Yields:
        The articles in their order, each as a document or as a sentence that says what to do.
    """
    holder = _Holder(limits, parts or Parts(), Allowance.of(limits), apart)
    try:
        yield from holder.opened(data, name, 0)
    except DetenteError as trouble:
        yield _trouble(name, str(trouble))
    except MemoryError:
        raise
    except Exception:  # an error from a library costs this file only
        _LOG.exception("opening %s failed", name or "a file")
        yield _trouble(name, "This file is damaged and cannot be read on; open it and save it again.")


@dataclass(frozen=True, slots=True)
class _Holder:
    """One file as it is taken apart: what may be read of it, and what was."""

    limits: Limits
    parts: Parts
    allowance: Allowance
    apart: bool | None

    def opened(self, data: bytes, name: str, depth: int) -> Iterator[Piece]:
        limits = self.limits
        if len(data) > limits.archive_bytes:
            size, most = len(data) / 1e6, limits.archive_bytes / 1e6
            yield from self._said(
                name, f"The file has {size:,.0f} MB; at most {most:,g} MB are opened. Split it."
            )
        elif data.startswith(ZIP) and _is_archive(data, limits):
            yield from self._archive(data, name, depth)
        elif is_mailbox(data):
            yield from self._mailbox(data, name, depth)
        elif is_packed(data):
            yield from self._unpacked(data, name, depth)
        elif data.startswith(WARC):
            yield from self._web_archive(data, name, depth)
        elif kind_of(data) in (None, PARQUET) or data.startswith(ZIP) or _may_hold_pages(data):
            yield from self._table_or_text(data, name)
        else:
            yield from self._read(data, name)
            if format_of(data) == "mail":
                yield from self._attached(data, name, depth)

    def _read(self, data: bytes, name: str) -> Iterator[Piece]:
        """The articles of a document: most are one."""
        if not self.parts.to_split(name):
            return
        found = articles_of(data, name, self.limits, self.apart)
        if isinstance(found, FileReading):
            yield Piece(name, found)
            return
        for number, one in enumerate(found, 1):
            where = f"{name}, article {number}".lstrip(", ")
            if self.parts.to_read_article(where):
                yield Piece(where, read_article(one, self.limits))

    def _said(self, name: str, problem: str) -> Iterator[Piece]:
        if self.parts.to_read(name):
            yield _trouble(name, problem)

    def _table_or_text(self, data: bytes, name: str) -> Iterator[Piece]:
        if not self.parts.to_take_apart(name):
            return
        if table_of(data, self.limits) is None:
            yield from self._read(data, name)
        else:
            yield from open_table(data, None, name, self.limits, self.parts)

    def _archive(self, data: bytes, name: str, depth: int) -> Iterator[Piece]:
        if depth >= self.limits.nested:
            yield from self._said(
                name, f"Archives within archives are opened {self.limits.nested} deep; unpack this one."
            )
            return
        if self.parts.to_take_apart(name):
            inside = members(data, self.limits, self.allowance)
            named = ((f"{name}/{member}".lstrip("/"), content) for member, content in inside)
            yield from self._each(named, name, depth)

    def _unpacked(self, data: bytes, name: str, depth: int) -> Iterator[Piece]:
        """What was packed by itself (gz, bz2, xz), or the files of a tar archive."""
        if depth > self.limits.nested:
            yield from self._said(
                name, "It is packed too many times over; unpack it and upload what is inside."
            )
            return
        if self.parts.to_take_apart(name):
            yield from self._each(packed_members(data, name, self.limits, self.allowance), name, depth)

    def _each(
        self, members: Iterable[tuple[str, bytes | DetenteError]], name: str, depth: int
    ) -> Iterator[Piece]:
        """The pieces of each file that lies in another, or the sentence that says why it is not opened."""
        try:
            for member, content in members:
                if isinstance(content, DetenteError):
                    yield from self._said(member, str(content))
                else:
                    yield from self.opened(content, member, depth + 1)
        except DetenteError as trouble:
            yield from self._said(name, str(trouble))

    def _web_archive(self, data: bytes, name: str, depth: int) -> Iterator[Piece]:
        """Each page of a web archive, with the address at which it was found where it names none."""
        if not self.parts.to_take_apart(name):
            return
        try:
            for number, page in enumerate(pages_of(data, self.limits, self.allowance), 1):
                inside = f"{name}, page {number}".lstrip(", ")
                for piece in self._read(page.content, inside):
                    document = piece.reading.document
                    if document is not None and document.url is None:
                        reading = replace(piece.reading, document=replace(document, url=page.address))
                        yield replace(piece, reading=reading)
                    else:
                        yield piece
        except DetenteError as trouble:
            yield from self._said(name, str(trouble))

    def _mailbox(self, data: bytes, name: str, depth: int) -> Iterator[Piece]:
        if not self.parts.to_take_apart(name):
            return
        for number, message in enumerate(messages(data), 1):
            if self.allowance.members <= 0:
                most = f"{self.limits.members:,} messages"
                yield from self._said(
                    name, f"The mailbox holds more than {most}; the rest was not read. Split it."
                )
                return
            self.allowance.members -= 1
            inside = f"{name}, message {number}".lstrip(", ")
            yield from self._read(message, inside)
            yield from self._attached(message, inside, depth)

    def _attached(self, data: bytes, name: str, depth: int) -> Iterator[Piece]:
        """What is attached to an e-mail, each as the file that it is; pictures and signatures are no
        files.
        """
        if depth > self.limits.nested or not self.parts.to_take_apart(name):
            return
        for filename, content in attachments(data):
            inside = f"{name}/{filename}"
            if self.allowance.members <= 0 or len(content) > self.allowance.unpacked_bytes:
                yield from self._said(
                    inside, "The e-mail holds more than is read at once; upload this file by itself."
                )
                return
            self.allowance.members -= 1
            self.allowance.unpacked_bytes -= len(content)
            yield from self.opened(content, inside, depth + 1)


def _may_hold_pages(data: bytes) -> bool:
    """Whether what looks like a page by its tags does not begin with one: a table may have pages in its
    cells.
    """
    return format_of(data) == "html" and not data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")


def _is_archive(data: bytes, limits: Limits) -> bool:
    """Whether a zip is just that, and no document that is packed as one."""
    try:
        names = office_parts(data, limits)
    except DetenteError:
        return b"[Content_Types].xml" not in data and b"mimetypeapplication/vnd.oasis" not in data
    return not names & {"[Content_Types].xml", "mimetype"}


def _trouble(name: str, sentence: str) -> Piece:
    return Piece(name, FileReading(None, sentence, (), b""))
