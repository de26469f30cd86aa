"""Zip archives opened with care: nothing is written to disk, and nothing unpacked beyond what limits
allow.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from detente.intake.limits import Limits
from detente.records import DetenteError

ZIP = b"PK\x03\x04"
_SYSTEM_FILES = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")


@dataclass(slots=True)
class Allowance:
    """What may still be unpacked of one upload: archives inside it draw on the same bytes and members."""

    unpacked_bytes: int
    members: int

    @classmethod
    def of(cls, limits: Limits) -> Allowance:
        """All that the limits allow."""
        return cls(limits.unpacked_bytes, limits.members)


def opened(data: bytes) -> zipfile.ZipFile:
    """The archive. Raises DetenteError where it is damaged."""
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise DetenteError("The archive is damaged; pack it again and try again.") from None


def office_parts(data: bytes, limits: Limits) -> frozenset[str]:
    """The names of the parts of an Office document.

    Args:
        data: The bytes of the document, a zip.
        limits: What is unpacked at most.

    Returns:
        The names as the zip lists them.

    Raises:
        DetenteError: It is damaged or unpacks to too much.
    """
    with opened(data) as archive:
        entries = archive.infolist()
        unpacked = sum(entry.file_size for entry in entries)
        if unpacked > limits.unpacked_bytes:
            raise DetenteError(
                f"The document unpacks to {_mb(unpacked)} MB; at most {_mb(limits.unpacked_bytes)} "
                f"MB are read. Split the document."
            )
        for entry in entries:
            if entry.filename.lower().endswith((".xml", ".rels")) and entry.file_size > limits.part_bytes:
                raise DetenteError(
                    f"A part of the document unpacks to {_mb(entry.file_size)} MB of text; "
                    f"at most {_mb(limits.part_bytes)} MB are read. Split the document."
                )
        return frozenset(entry.filename for entry in entries)


def members(data: bytes, limits: Limits, allowance: Allowance) -> Iterator[tuple[str, bytes | DetenteError]]:
    """The files of an archive in its order, each as bytes or as the reason why it was left out.

    Folders and what operating systems leave behind (__MACOSX, .DS_Store) are left out.

    Args:
        data: The bytes of a zip.
        limits: What is unpacked at most.
        allowance: What may still be unpacked of the whole upload; it shrinks with every member.

    Yields:
        Name and content, or name and why it was left out.

    Raises:
        DetenteError: The whole archive is damaged, or nothing more may be unpacked.
    """
    with opened(data) as archive:
        entries = [entry for entry in archive.infolist() if not _of_the_system(entry)]
        if not entries:
            raise DetenteError("The archive is empty: there is nothing to read. Choose another.")
        for entry in entries:
            if allowance.members <= 0:
                raise DetenteError(
                    f"The archive holds more than {limits.members:,} files; the rest was not read. Split it."
                )
            allowance.members -= 1
            try:
                yield entry.filename, _unpacked(archive, entry, limits, allowance)
            except DetenteError as trouble:
                yield entry.filename, trouble


def _unpacked(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limits: Limits, allowance: Allowance
) -> bytes:
    if _climbs(entry.filename):
        raise DetenteError("Its path leads out of the archive; it was not read. Pack the archive again.")
    if entry.flag_bits & 0x1:
        raise DetenteError("It is locked with a password; unpack it and upload the file itself.")
    if entry.file_size > limits.archive_bytes:
        raise DetenteError(
            f"It unpacks to {_mb(entry.file_size)} MB; at most {_mb(limits.archive_bytes)} MB are read. "
            "Split it."
        )
    if entry.file_size > 1_000_000 and entry.file_size > limits.ratio * max(entry.compress_size, 1):
        raise DetenteError(
            f"It grows more than {limits.ratio} times in unpacking, as no article does; it was not read. "
            "Unpack it and upload its files."
        )
    if entry.file_size > allowance.unpacked_bytes:
        raise DetenteError(
            f"The archive unpacks to more than {_mb(limits.unpacked_bytes)} MB; this file was not "
            f"read. Split it."
        )
    allowance.unpacked_bytes -= entry.file_size
    try:
        # zipfile never gives more than the size that the entry declares, and checks its sum.
        return archive.read(entry)
    except MemoryError:
        raise
    except Exception as trouble:  # zlib, lzma and bz2 each have errors of their own
        raise DetenteError("It is damaged and cannot be unpacked; pack the archive again.") from trouble


def _of_the_system(entry: zipfile.ZipInfo) -> bool:
    name = entry.filename
    return entry.is_dir() or name.startswith("__MACOSX/") or name.endswith(_SYSTEM_FILES)


def _climbs(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or any(":" in part for part in path.parts[:1])


def _mb(size: int) -> str:
    return f"{size / 1e6:,.0f}" if size >= 1e6 else f"{size / 1e6:.2g}"
