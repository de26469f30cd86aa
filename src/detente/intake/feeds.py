"""RSS and Atom: what a feed lists, read by feedparser (BSD) from bytes that are there already.

Nothing is fetched.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from detente.intake.dates import day_of
from detente.intake.feed_marks import in_utf8, is_feed
from detente.intake.limits import DEFAULT, Limits
from detente.intake.storable import on_one_line
from detente.intake.web_address import WebAddress
from detente.records import DetenteError

__all__ = ["Feed", "Item", "is_feed", "listed"]

_ENTITY = re.compile(rb"<!ENTITY", re.I)
_SUMMARY = 300  # characters of a summary that are shown


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a feed, as plain text; `address` is absolute."""

    title: str
    address: str
    published: date | None = None
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """The entries that have an address, in the feed's order, each address once; `left` were not listed."""

    title: str
    items: tuple[Item, ...]
    left: int = 0


def listed(data: bytes, here: WebAddress, limits: Limits = DEFAULT) -> Feed:
    """What a feed that was found at `here` lists, at most `limits.feed_items`.

    Raises DetenteError where it is larger than `limits.feed_bytes`, declares XML entities, which no feed
    needs, or lists nothing that has an address.
    """
    import feedparser

    if len(data) > limits.feed_bytes:
        raise DetenteError(
            f"The feed has {len(data) / 1e6:.1f} MB; at most {limits.feed_bytes / 1e6:g} MB of a "
            f"feed are read. "
            "Give the address of an article."
        )
    data = in_utf8(data)
    if _ENTITY.search(data.replace(b"\x00", b"")):
        raise DetenteError(
            "The feed declares XML entities, as no feed needs to; it was not read. Give the address of an "
            "article."
        )
    # A stream and not the bytes: what it takes for a name or an address, feedparser would open.
    found = feedparser.parse(io.BytesIO(data), sanitize_html=True, resolve_relative_uris=False)
    items: dict[str, Item] = {}
    for entry in found.entries:
        address = here.joined(str(entry.get("link") or ""))
        if entry.get("link") and address.startswith(("http://", "https://")) and address not in items:
            items[address] = Item(
                title=_plain(entry.get("title")) or address,
                address=address,
                published=_day(entry),
                summary=_cut(_plain(entry.get("summary"))),
            )
    if not items:
        raise DetenteError("The feed lists no article that has an address; give the address of an article.")
    kept = tuple(items.values())[: limits.feed_items]
    return Feed(_plain(found.feed.get("title")) or here.host, kept, len(items) - len(kept))


def _plain(markup: object) -> str:
    """The words of a title or summary, which may be html."""
    from lxml import etree, html

    text = str(markup or "").strip()
    if "<" in text or "&" in text:
        try:
            text = str(html.fromstring(f"<div>{text}</div>").text_content())
        except (etree.LxmlError, ValueError):
            text = re.sub(r"<[^<>]*>", " ", text)
    return on_one_line(text) or ""


def _cut(text: str) -> str:
    return text if len(text) <= _SUMMARY else text[:_SUMMARY].rsplit(" ", 1)[0] + " …"


def _day(entry: Any) -> date | None:
    """The day as the feed writes it, in its own time zone; in UTC where only feedparser can read it."""
    written = entry.get("published") or entry.get("updated")
    moment = entry.get("published_parsed") or entry.get("updated_parsed")
    if day := day_of(str(written or "")):
        return day
    try:
        return date(moment.tm_year, moment.tm_mon, moment.tm_mday) if moment else None
    except ValueError:
        return None
