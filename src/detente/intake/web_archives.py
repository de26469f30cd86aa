"""Web archives (WARC, and WET which holds their texts), by warcio (Apache-2.0): the pages, in their order."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

from detente.intake.archives import Allowance
from detente.intake.limits import Limits
from detente.records import DetenteError

WARC = b"WARC/"
_TEXTS = ("text/html", "application/xhtml+xml", "text/plain")
_KINDS = ("response", "resource", "conversion")


@dataclass(frozen=True, slots=True)
class ArchivedPage:
    """A page as it was fetched; the day on which it was fetched is not the article's."""

    address: str | None
    content: bytes


def pages_of(data: bytes, limits: Limits, allowance: Allowance) -> Iterator[ArchivedPage]:
    """The pages and texts of a web archive; pictures and programs are passed over.

    Raises:
        DetenteError: It is damaged from some record on, or holds more than is read at once.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    found = False
    try:
        for record in ArchiveIterator(io.BytesIO(data)):
            kind = str(record.content_type or "")
            if record.http_headers is not None:
                kind = str(record.http_headers.get_header("Content-Type") or "text/html")
                if not str(record.http_headers.get_statuscode() or "200").startswith("2"):
                    continue
            if record.rec_type not in _KINDS or not kind.casefold().startswith(_TEXTS):
                continue
            if allowance.members <= 0:
                raise DetenteError(
                    f"The web archive holds more than {limits.members:,} pages; the rest was not "
                    f"read. Split it."
                )
            allowance.members -= 1
            content = record.content_stream().read(min(limits.file_bytes, allowance.unpacked_bytes) + 1)
            allowance.unpacked_bytes -= len(content)
            if allowance.unpacked_bytes < 0:
                raise DetenteError("The web archive unpacks to more than is read at once; split it.")
            address = record.rec_headers.get_header("WARC-Target-URI")
            found = True
            yield ArchivedPage(str(address).strip("<>") if address else None, content)
    except (ArchiveLoadFailed, OSError, EOFError, ValueError) as wrong:
        raise DetenteError("From here on the web archive is damaged; fetch it again.") from wrong
    if not found:
        raise DetenteError("The web archive holds no page with text: save the pages and upload them.")
