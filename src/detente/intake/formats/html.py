"""Web pages: the story kept, the page dropped, by trafilatura (Barbaresi 2021, ACL demo). Nothing is fetched."""

from __future__ import annotations

import re
from datetime import date

from detente.intake.decoding import decode
from detente.intake.formats.extract import Extract
from detente.intake.limits import Limits
from detente.records import DetenteError

_PAGE_TALK = re.compile(
    r"cookie|privacy|consent|subscribe|sign in|log in|newsletter|access denied|not found", re.I
)


def read_html(data: bytes, limits: Limits) -> Extract:
    """The article of a saved page, with the title, date, site and address that the page declares.

    Raises DetenteError where no story is found.
    """
    import trafilatura

    # A declared encoding is trafilatura's to find; bytes that declare none are read as any text file is.
    declared = re.search(rb"charset=[\"']?[\w-]+", data[:4096], re.I)
    page: bytes | str = data if declared else (decode(data)[0] or data)
    found = trafilatura.bare_extraction(
        page,
        with_metadata=True,
        include_comments=False,
        include_tables=True,
        favor_recall=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if found is None or isinstance(found, dict) or not (found.text or "").strip():
        raise DetenteError("No article was found in this web page: open it, copy its text and paste it here.")
    title = found.title if found.title and not _PAGE_TALK.search(found.title) else None
    return Extract(
        text=str(found.text).replace("\n", "\n\n"),
        notes=("Read from a web page; menus, links and banners were dropped.",),
        title=title,
        published=_day(found.date),
        outlet=found.sitename or None,
        url=found.url if found.url and found.url.startswith(("http://", "https://")) else None,
    )


def _day(written: str | None) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        return None
