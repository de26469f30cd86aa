"""Articles from addresses: what a page is, the articles in it, or the feed to choose them from."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from detente.intake.decoding import encodings
from detente.intake.feeds import Feed, Item, is_feed
from detente.intake.fetching import PUBLIC, Fetched, Network, fetch
from detente.intake.file_kinds import format_of, kind_of
from detente.intake.file_reading import FileReading, Piece
from detente.intake.limits import DEFAULT, Limits
from detente.intake.opening import feed_of, open_file
from detente.intake.web_address import taken_apart
from detente.records import DetenteError

__all__ = ["Feed", "Found", "Item", "chosen", "look"]
_DECLARED = re.compile(rb"<meta[^>]+charset|<\?xml[^>]+encoding", re.I)
_CHARSET = re.compile(r"charset=[\"']?([\w.:-]{1,40})", re.I)


@dataclass(frozen=True, slots=True)
class Found:
    """What stands at an address: `pieces` as of a file, or the `feed` to choose from; never both."""

    pieces: tuple[Piece, ...] = ()
    feed: Feed | None = None


def look(address: str, limits: Limits = DEFAULT, network: Network = PUBLIC) -> Found:
    """Fetch what stands at an address (`fetching.fetch` says what is refused) and read it, or list it if it
    is a feed.

    Raises nothing: what is wrong is a piece with a problem.

    Args:
        address: http, https or feed address.
        limits: What is fetched and read at most.
        network: Which addresses may be asked; the public internet.

    Returns:
        The pieces read, or the feed with its items.
    """
    fetched = fetch(address, limits, network)
    if fetched.problem is None and is_feed(fetched.content):
        try:
            return Found(feed=feed_of(fetched.content, taken_apart(fetched.address, network.ports), limits))
        except DetenteError as trouble:
            return Found((_trouble(address, str(trouble)),))
    return Found(tuple(_read(address, fetched, limits)))


def chosen(items: Iterable[Item], limits: Limits = DEFAULT, network: Network = PUBLIC) -> Iterator[Piece]:
    """The articles of a feed's items, fetched one by one, lazily, by the same rules; one that fails costs no
    other.

    What the page does not say of itself, its title or its date, is taken from the feed, and said.

    Args:
        items: Items of a feed, as `look` found them.
        limits: What is fetched and read at most.
        network: Which addresses may be asked; the public internet.

    Returns:
        One piece or more an item, as a document or as a sentence that says what is wrong.
    """
    for item in items:
        fetched = fetch(item.address, limits, network)
        for piece in _read(item.address, fetched, limits):
            yield replace(piece, reading=_completed(piece.reading, item))


def _read(address: str, fetched: Fetched, limits: Limits) -> Iterator[Piece]:
    name = address.strip()
    if fetched.problem is not None:
        yield _trouble(name, fetched.problem)
        return
    if is_feed(fetched.content):
        yield _trouble(name, "This address is a feed, not an article: give it by itself, and choose from it.")
        return
    for piece in open_file(_declaring(fetched), name, limits):
        document = piece.reading.document
        if document is not None and document.url is None:
            piece = replace(
                piece,
                reading=replace(piece.reading, document=replace(document, url=fetched.address)),
            )
        yield piece


def _completed(reading: FileReading, item: Item) -> FileReading:
    document = reading.document
    if document is None:
        return reading
    title = document.title or (item.title if item.title != item.address else None)
    published = document.published or item.published
    taken = [
        name
        for name, before, now in (("title", document.title, title), ("date", document.published, published))
        if before != now
    ]
    if not taken:
        return reading
    document = replace(document, title=title, published=published)
    asked = tuple(f"No {name} found: give one." for name in taken)
    said = f"The {' and the '.join(taken)} {'is' if len(taken) == 1 else 'are'} the feed's."
    return replace(
        reading, document=document, notes=(*(note for note in reading.notes if note not in asked), said)
    )


def _declaring(fetched: Fetched) -> bytes:
    """The bytes, as UTF-8 where only the server's answer says how they are to be read: what is kept must say
    it itself.
    """
    data, found = fetched.content, _CHARSET.search(fetched.kind)
    if not found or not _may_need_it(data):
        return data
    try:
        if codecs.lookup(found[1]).name in encodings("not of a page"):
            return data
        return data.decode(found[1]).encode("utf-8")
    except (LookupError, UnicodeError):  # declared wrongly: the bytes decide
        return data


def _may_need_it(data: bytes) -> bool:
    """Whether bytes are text that neither declares its encoding nor is UTF-8."""
    if _DECLARED.search(data[:4096]) or data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return False
    if kind_of(data) is not None and format_of(data) != "html":
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return True
    return False


def _trouble(name: str, sentence: str) -> Piece:
    return Piece(name.strip() or "address", FileReading(None, sentence, (), b""))
