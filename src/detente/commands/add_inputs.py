"""What `detente add` is given, opened one after the other: files, folders,
standard input, addresses, feeds.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from detente.intake.addresses import chosen, look
from detente.intake.batch_quota import BatchQuota
from detente.intake.feeds import Feed
from detente.intake.file_reading import FileReading, Piece
from detente.intake.limits import Limits
from detente.intake.opening import open_file
from detente.intake.web_address import is_address


@dataclass(frozen=True, slots=True)
class GivenArticle:
    """One article, or what is wrong: `piece.name` is kept with the article, `where` is what stands before it
    on screen.

    `feed` is what a feed lists where nobody said how many of its items are wanted.
    """

    where: str
    piece: Piece
    feed: Feed | None = None

    @property
    def name(self) -> str:
        """The name with its way there: "press/week.zip/talks.txt"."""
        return self.where + self.piece.name


def entries(
    given: Sequence[str], limits: Limits, feed_items: int | None = None, apart: bool | None = None
) -> Iterator[GivenArticle]:
    """A GivenArticle for each article in what is given, in order, lazily: one that cannot be read costs no
    other.

    Folders give their files in order of their names; hidden files are passed over. `feed_items` is how many
    items of a feed are fetched, None to list it. `apart` says whether a text that may be several articles is;
    None says instead that it may be.
    """
    quota = BatchQuota(limits)
    for name in given:
        if is_address(name):
            yield from _of_address(name, limits, quota, feed_items)
        elif name != "-" and Path(name).is_dir():
            yield from _of_folder(name, limits, quota, apart)
        else:
            yield from _of_file(name, limits, quota, apart)


def _of_address(
    name: str, limits: Limits, quota: BatchQuota, feed_items: int | None
) -> Iterator[GivenArticle]:
    if refusal := quota.refusal(0):
        yield _trouble(name, refusal)
        return
    found = look(name, limits)
    if found.feed is None:
        yield from (GivenArticle("", piece) for piece in found.pieces)
    elif feed_items is None:
        count = len(found.feed.items)
        problem = (
            f"This address is a feed of {count} articles: say how many of them with --feed-items "
            f"{count} or --feed-items all."
        )
        yield GivenArticle("", Piece(name, FileReading(None, problem, (), b"")), found.feed)
    else:
        for item in found.feed.items[:feed_items]:
            if refusal := quota.refusal(0):
                yield _trouble(item.address, refusal)
                return
            yield from (GivenArticle("", piece) for piece in chosen((item,), limits))


def _of_folder(name: str, limits: Limits, quota: BatchQuota, apart: bool | None) -> Iterator[GivenArticle]:
    closed: list[OSError] = []
    count = 0
    for folder, inner, files in os.walk(name, onerror=closed.append):
        inner[:] = sorted(one for one in inner if not _passed_over(one))
        for link in (str(Path(folder) / one) for one in inner if (Path(folder) / one).is_symlink()):
            yield _trouble(link, "It is a link to a folder, which is not followed; give that folder itself.")
        for file in sorted(one for one in files if not _passed_over(one)):
            count += 1
            path = Path(folder) / file
            if path.is_file():
                yield from _of_file(str(path), limits, quota, apart)
            else:  # to open a pipe would be to wait for its writer
                yield _trouble(str(path), "It is a broken link, a pipe or a device; give the file itself.")
    for wrong in closed:
        yield _trouble(str(wrong.filename), _cannot(wrong))
    if not count and not closed:
        yield _trouble(name, "The folder holds no file.")


def _passed_over(name: str) -> bool:
    return name.startswith(".") or name in ("__MACOSX", "Thumbs.db", "desktop.ini")


def _of_file(name: str, limits: Limits, quota: BatchQuota, apart: bool | None) -> Iterator[GivenArticle]:
    try:
        if name == "-":
            data, short = sys.stdin.buffer.read(limits.archive_bytes + 1), "standard input"
        else:
            with Path(name).open("rb") as file:
                data, short = file.read(limits.archive_bytes + 1), Path(name).name
    except (OSError, ValueError) as wrong:
        yield _trouble(name, _cannot(wrong))
        return
    if refusal := quota.refusal(len(data)):
        yield _trouble(name, refusal)
        return
    where = "" if name == "-" else name.removesuffix(short)
    found = (_asked(piece) for piece in open_file(data, short, limits, apart=apart))
    yield from (GivenArticle(where, piece) for piece in found)


def _asked(piece: Piece) -> Piece:
    """The piece; where only a person can say whether it is one article, that is its problem."""
    if not piece.reading.may_hold:
        return piece
    problem = f"It may be {piece.reading.may_hold:,} articles: say --many if it is, --one if it is one."
    return replace(piece, reading=replace(piece.reading, document=None, problem=problem))


def _cannot(wrong: OSError | ValueError) -> str:
    why = f" ({wrong.strerror})" if isinstance(wrong, OSError) and wrong.strerror else ""
    return f"It cannot be opened{why}: check the path and its permissions."


def _trouble(name: str, sentence: str) -> GivenArticle:
    return GivenArticle("", Piece(name, FileReading(None, sentence, (), b"")))
