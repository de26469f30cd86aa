"""E-mails: the text part, or the story of the html part; subject and date as declared; what is attached, as
files.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from email.policy import EmailPolicy
from typing import Any

from detente.intake.dates import day_of
from detente.intake.decoding import decode
from detente.intake.formats.extract import Extract
from detente.intake.formats.forwarded import forwarded, without_prefixes
from detente.intake.formats.html import exported, read_html
from detente.intake.formats.newsletter import is_newsletter, newsletter_text
from detente.intake.formats.page_blocks import blocks_of, tree_of
from detente.intake.limits import Limits
from detente.intake.press.press_tables import may_be_export
from detente.records import DetenteError
from detente.text.boilerplate import Line

_LONGEST_STUB, _TIMES_A_STUB = 60, 5  # words of a plain part in place of a page; the page has so many more
_LONGEST_HEADER = 4_000  # characters; the subject of a letter has a hundred


def read_mail(data: bytes, limits: Limits) -> Extract:
    """The body of an e-mail, or the story of a page that a browser saved in the same form (MHTML).

    Raises DetenteError where it holds no text.
    """
    message = _parsed(data)
    if _is_saved_page(message):
        return _saved_page(message, limits)
    if (articles := _sent_by_database(message)) is not None:
        return Extract("", articles=articles)
    left_out: list[Line] = []
    text = _text(message, limits, left_out)
    found = forwarded(text)
    if found is None:
        notes = ("Read from an e-mail; its date is the day it was sent.",)
        return Extract(
            text, notes, title=_subject(message), published=_sent(message), dropped=tuple(left_out)
        )
    when = (
        "its date is the day that letter was sent"
        if found.sent
        else "it does not say when that letter was sent"
    )
    return Extract(
        found.text,
        (f"Read from a forwarded e-mail, without the note above it; {when}.",),
        title=(without_prefixes(found.subject) if found.subject else None) or _subject(message),
        published=found.sent,
        dropped=found.dropped,
    )


def attachments(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Name and content of each file attached; pictures, sounds and signatures are left out."""
    message = _parsed(data)
    if _is_saved_page(message):  # what comes with a page is its dress
        return
    for number, part in enumerate(message.iter_attachments(), 1):
        kind = part.get_content_type()
        if kind.startswith(("image/", "audio/", "video/")) or kind.endswith("signature"):
            continue
        name = part.get_filename() or f"attachment {number}"
        if kind == "message/rfc822":
            content = part.get_content().as_bytes()
        else:
            content = part.get_payload(decode=True) or b""
        if content:
            yield name, content


class _ShortHeaders(EmailPolicy):
    """Headers cut before they are taken apart: that takes the square of their length in time and memory."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        """A header's value, of which the first part is read."""
        return super().header_fetch_parse(name, value if hasattr(value, "name") else value[:_LONGEST_HEADER])


_POLICY = _ShortHeaders()


def _parsed(data: bytes) -> EmailMessage:
    message = BytesParser(policy=_POLICY).parsebytes(data)
    assert isinstance(message, EmailMessage)
    return message


def _is_saved_page(message: EmailMessage) -> bool:
    """Whether a browser saved a page as one file: nobody is written to, and parts have addresses of the
    web.
    """
    return message["Snapshot-Content-Location"] is not None or (
        message["To"] is None
        and message.get_content_type() == "multipart/related"
        and any(part["Content-Location"] is not None for part in message.iter_parts())
    )


def _saved_page(message: EmailMessage, limits: Limits) -> Extract:
    """The story, with what the page says of itself; the day on which it was saved is not the article's."""
    page = message.get_body(preferencelist=("html",))
    if page is None:
        raise DetenteError("The saved page holds no text: open it, copy its text and paste it here.")
    found = read_html(_content(page).encode("utf-8", "replace"), limits)
    address = str(message["Snapshot-Content-Location"] or page["Content-Location"] or "").strip()
    return replace(
        found,
        title=found.title or _subject(message),
        url=found.url or (address if address.startswith(("http://", "https://")) else None),
    )


def _sent_by_database(message: EmailMessage) -> tuple[Extract, ...] | None:
    """The articles that a press database sent as a letter's page; None for any other letter."""
    page = message.get_body(preferencelist=("html",))
    if page is None or not may_be_export(written := _content(page)):
        return None
    return exported(written)


def _text(message: EmailMessage, limits: Limits, dropped: list[Line]) -> str:
    """The words of a letter; what of a newsletter is left out is added to `dropped`."""
    plain = message.get_body(preferencelist=("plain",))
    page = message.get_body(preferencelist=("html",))
    text = _content(plain) if plain is not None else ""
    written = _content(page) if page is not None else ""
    if text.strip() and not (written and _is_stub(text, written)):
        return text
    if page is None:
        raise DetenteError("The e-mail holds no text: paste the words of the letter instead.")
    if is_newsletter(written):
        text, furniture = newsletter_text(written)
        if text.strip():
            dropped.extend(furniture)
            return text
    return read_html(written.encode("utf-8", "replace"), limits).text


def _is_stub(plain: str, page: str) -> bool:
    """Whether the plain part only says that the letter is a page ("Your program does not show pages")."""
    words = len(plain.split())
    if words > _LONGEST_STUB:
        return False
    return sum(len(block.split()) for block in blocks_of(tree_of(page))) >= _TIMES_A_STUB * words


def _content(part: MIMEPart) -> str:
    """The words of a part; where it declares an encoding that does not exist, as any text file is read."""
    try:
        return str(part.get_content())
    except LookupError:
        payload = part.get_payload(decode=True)
        return (decode(payload)[0] or "") if isinstance(payload, bytes) else ""


def _subject(message: EmailMessage) -> str | None:
    return without_prefixes(" ".join(str(message["subject"] or "").split())) or None


def _sent(message: EmailMessage) -> date | None:
    return day_of(str(message["date"] or ""))
