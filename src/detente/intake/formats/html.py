"""Web pages: the story kept, the page dropped, by trafilatura (Barbaresi 2021, ACL demo).

Nothing is fetched.
"""

from __future__ import annotations

import re

from detente.intake.dates import day_of
from detente.intake.decoding import decode
from detente.intake.formats.extract import Extract
from detente.intake.formats.page_blocks import blocks_of, tree_of
from detente.intake.limits import Limits
from detente.intake.mail_line_words import words_of
from detente.records import DetenteError
from detente.text.boilerplate import Line

# <meta charset="…">, <meta content="text/html; charset=…"> or <?xml encoding="…"?>
_ENCODING = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?([\w.:-]{1,40})", re.I)
_NOTES = ("Read from a web page; menus, links and banners were dropped.",)


def read_html(data: bytes, limits: Limits) -> Extract:
    """The article of a saved page, with the title, date, site and address that the page declares.

    Raises DetenteError where no story is found.
    """
    import trafilatura

    page = _characters(data)
    if (articles := exported(page)) is not None:
        return Extract("", articles=articles)
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
    title = found.title if found.title and not _is_notice(found.title) else None
    return Extract(
        text=str(found.text).replace("\n", "\n\n"),
        notes=_NOTES,
        title=title,
        published=day_of(found.date),
        outlet=found.sitename or None,
        url=found.url if found.url and found.url.startswith(("http://", "https://")) else None,
        dropped=_dropped(page, str(found.text), title or ""),
    )


def exported(page: str | bytes) -> tuple[Extract, ...] | None:
    """The articles of a page that a press database or a chat exported; None for any other page.

    Args:
        page: As it was saved or sent.
    """
    from detente.intake.press.exports import split_export
    from detente.intake.press.page_parts import split_page
    from detente.intake.press.several import extracts_of

    try:
        found = split_page(page) or split_export("\n\n".join(blocks_of(tree_of(page))))
    except DetenteError:
        return None  # damaged: the page's reader may know more
    return extracts_of(found, Extract("", _NOTES)) if found else None


def _is_notice(title: str) -> bool:
    """Whether a title is that of a notice of the site: "Cookie settings", "Page not found"."""
    return any(words in title.casefold() for words in words_of("title of a notice"))


def _characters(data: bytes) -> str | bytes:
    """The page as text: UTF-8 where it is, else as it declares; as any text file where it declares
    nothing.
    """
    declared = _ENCODING.search(data[:4096])
    if declared is None:
        return decode(data)[0] or data
    for encoding in ("utf-8-sig", declared[1].decode("ascii")):
        try:
            return data.decode(encoding)
        except (LookupError, UnicodeError):
            continue
    return data  # declared wrongly: the page's reader guesses


def _dropped(page: bytes | str, kept: str, title: str) -> tuple[Line, ...]:
    """The lines of the page that are not in the story, in order: menus, banners, and what else was left
    out.
    """
    from lxml import etree, html

    written = page.encode("utf-8", "replace") if isinstance(page, str) else page
    parser = html.HTMLParser(encoding="utf-8" if isinstance(page, str) else None)
    try:
        root = html.document_fromstring(written, parser=parser)
    except (ValueError, etree.LxmlError):
        return ()
    for unseen in root.xpath("//script|//style|//noscript|//template|//head|//comment()"):
        if (
            unseen.getparent() is not None
        ):  # what stands outside <html> has none, and holds no text that is seen
            unseen.drop_tree()
    said = _folded(f"{kept} {title}")
    lines: dict[str, None] = {}
    for text in root.xpath("//text()"):
        line = " ".join(text.split())
        if line and (words := _folded(line)) and words not in said:
            lines[line] = None
    return tuple(Line("rest of the page", line) for line in lines)


def _folded(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
