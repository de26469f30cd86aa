"""How much the streams of a PDF unpack to, looked at before any of them is unpacked whole."""

from __future__ import annotations

import base64
import re
import zlib

from detente.intake.limits import Limits
from detente.records import DetenteError

_PACKERS = re.compile(rb"/(?:Fl|FlateDecode|LZW|LZWDecode)\b")


def check_streams(data: bytes, limits: Limits) -> None:
    """Raises DetenteError where a stream unpacks to more than `limits.part_bytes`, or all to more than
    `unpacked_bytes`.

    Pictures are counted one by one only: their streams are not unpacked in reading.
    """
    total = 0
    for found in re.finditer(rb"stream\r?\n", data):
        head = data[max(0, found.start() - 600) : found.start()]
        head = head[head.rfind(b" obj") :] if b" obj" in head else head
        if len(_PACKERS.findall(head)) > 1:
            raise DetenteError("The PDF is packed more than once, as no article is; save it again.")
        end = data.find(b"endstream", found.end())
        body = data[found.end() : end if end >= 0 else len(data)]
        size = _unpacked(body, head, limits.part_bytes)
        if size > limits.part_bytes:
            raise DetenteError(
                f"A part of the PDF unpacks to more than {limits.part_bytes / 1e6:g} MB; paste the "
                f"text that matters."
            )
        total += 0 if re.search(rb"/Subtype\s*/Image", head) else size
        if total > limits.unpacked_bytes:
            raise DetenteError(
                f"The PDF unpacks to more than {limits.unpacked_bytes / 1e6:g} MB; split it, or "
                f"paste the text that matters."
            )


def _unpacked(body: bytes, head: bytes, most: int) -> int:
    if b"/ASCII85Decode" in head or b"/A85" in head:
        try:
            body = base64.a85decode(body.strip().removesuffix(b"~>"))
        except ValueError:
            return len(body)
    if not _PACKERS.search(head) and body[:1] != b"\x78":
        return len(body)
    try:
        return len(zlib.decompressobj().decompress(body, most + 1))
    except zlib.error:
        return len(body)
