"""Files packed by themselves (gz, bz2, xz) and tar archives, unpacked no further than limits allow."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zlib
from collections.abc import Callable, Iterator
from typing import IO, cast

from detente.intake.archives import Allowance
from detente.intake.file_kinds import control_share
from detente.intake.limits import Limits
from detente.records import DetenteError

_GZIP, _BZIP, _XZ, _TAR = b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00", b"ustar"
_TAR_AT = 257
_ENDINGS = (".gz", ".bz2", ".xz", ".tgz")
_SMALL = 1_000_000  # bytes that may come of anything
_DAMAGED = "It is damaged and cannot be unpacked; pack it again."
_Unpacks = Callable[[IO[bytes]], IO[bytes]]


def is_packed(data: bytes) -> bool:
    """Whether bytes are packed by themselves, or a tar archive."""
    return _how(data) is not None or data[_TAR_AT : _TAR_AT + len(_TAR)] == _TAR


def packed_members(
    data: bytes, name: str, limits: Limits, allowance: Allowance
) -> Iterator[tuple[str, bytes | DetenteError]]:
    """The name of each file within, and its bytes or the reason why it is left out.

    Raises:
        DetenteError: The whole is damaged, or nothing more may be unpacked.
    """
    unpacks = _how(data)
    if unpacks is None:
        yield from _tar_members(data, name, limits, allowance)
        return
    yield _without_ending(name), _unpacked(data, unpacks, limits, allowance)


def _how(data: bytes) -> _Unpacks | None:
    if data.startswith(_GZIP) and control_share(data[:512]) > 0:
        return lambda stream: cast("IO[bytes]", gzip.GzipFile(fileobj=stream))
    if data.startswith(_BZIP) and data[4:10] in (b"1AY&SY", b"\x17rE8P\x90"):
        return lambda stream: cast("IO[bytes]", bz2.BZ2File(stream))
    if data.startswith(_XZ):
        return lambda stream: cast("IO[bytes]", lzma.LZMAFile(stream))
    return None


def _unpacked(data: bytes, unpacks: _Unpacks, limits: Limits, allowance: Allowance) -> bytes:
    most = min(limits.archive_bytes, allowance.unpacked_bytes, max(_SMALL, limits.ratio * len(data)))
    try:
        found = unpacks(io.BytesIO(data)).read(most + 1)
    except (OSError, EOFError, ValueError, zlib.error, lzma.LZMAError) as wrong:
        raise DetenteError(_DAMAGED) from wrong
    if len(found) > most:
        raise DetenteError(f"It unpacks to more than {most / 1e6:,.0f} MB, as no article does; split it.")
    allowance.unpacked_bytes -= len(found)
    return found


def _without_ending(name: str) -> str:
    for ending in _ENDINGS:
        if name.casefold().endswith(ending):
            return name[: -len(ending)] + (".tar" if ending == ".tgz" else "")
    return name


def _tar_members(
    data: bytes, name: str, limits: Limits, allowance: Allowance
) -> Iterator[tuple[str, bytes | DetenteError]]:
    try:
        with tarfile.open(fileobj=io.BytesIO(data), mode="r:") as archive:
            for member in archive:
                if not member.isfile() or member.name.rpartition("/")[2].startswith("._"):
                    continue
                if allowance.members <= 0:
                    raise DetenteError(
                        f"The archive holds more than {limits.members:,} files; the rest was not "
                        f"read. Split it."
                    )
                allowance.members -= 1
                inside = f"{name}/{member.name}".lstrip("/")
                if member.size > min(limits.archive_bytes, allowance.unpacked_bytes) or member.issparse():
                    yield (
                        inside,
                        DetenteError("It is larger than is read at once; upload this file by itself."),
                    )
                    continue
                allowance.unpacked_bytes -= member.size
                opened = archive.extractfile(member)
                yield inside, opened.read() if opened else DetenteError(_DAMAGED)
    except (tarfile.TarError, OSError, EOFError, ValueError) as wrong:
        raise DetenteError(_DAMAGED) from wrong
