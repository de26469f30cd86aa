"""The articles of a file that holds several, each as a file of its own would be read."""

from __future__ import annotations

import json
import re
from dataclasses import replace

from detente.intake.dates import day_of
from detente.intake.formats.extract import Extract
from detente.intake.press.split_text import Split, SplitArticle
from detente.intake.press.splitting import split
from detente.text.boilerplate import Line, boilerplate

_LISTED = re.compile(r"^\[(?:\s*(['\"]).*\1\s*,?)*\]$")


def parted(given: Extract, apart: bool | None) -> tuple[tuple[Extract, ...], int]:
    """The articles that were extracted, one or several; and how many there may be, where that is unsure.

    Args:
        given: What a reader of a format found in a file.
        apart: Whether what may be several is; None where nobody has said so; False where it is to be one.
    """
    if given.articles:
        return given.articles, 0
    if given.parts_known:
        return (given,), 0
    found = split(given.text)
    if found is None:
        return (given,), 0
    if len(found.parts) == 1:
        return extracts_of(found, given), 0
    if apart is False:
        return (given,), 0
    if not found.sure and apart is None:
        asked = f"This may be {len(found.parts)} articles ({found.known_by}): say whether it is."
        return (replace(given, notes=(*given.notes, asked)),), len(found.parts)
    return extracts_of(found, given), 0


def extracts_of(found: Split, given: Extract) -> tuple[Extract, ...]:
    """The articles of a file that was taken apart, each with what the file says of all.

    Args:
        found: The articles, at least one.
        given: What the reader of the file says beside.
    """
    if len(found.parts) == 1:
        return (_extract(found.parts[0], given, f"Read from {found.known_by}."),)
    return tuple(
        _extract(part, given, f"Article {number} of {len(found.parts)}, known by {found.known_by}.")
        for number, part in enumerate(found.parts, 1)
    )


def record_bytes(one: Extract) -> bytes:
    """An article as a JSON object that is read as the same article again."""
    said = {
        "title": one.title,
        "date": one.published.isoformat() if one.published else None,
        "outlet": one.outlet,
        "url": one.url,
        "author": one.author,
        "language": one.language,
    }
    record = {"text": one.text} | {name: value for name, value in said.items() if value}
    return json.dumps(record, ensure_ascii=False).encode("utf-8", "replace")


def with_byline(text: str, author: str | None) -> tuple[str, tuple[Line, ...]]:
    """A text below the line that says who wrote it; what cannot be written as such a line is dropped.

    Who wrote an article does not speak in it, so a byline is no speaker.
    """
    if not author:
        return text, ()
    if _LISTED.match(author):  # "['Ida Berg', 'Jon Marsh']", as a program writes a list into a cell
        author = ", ".join(name.strip(" '\"") for name in author[1:-1].split(",") if name.strip(" '\""))
        if not author:
            return text, ()
    line = author if author.casefold().startswith("by ") else f"By {author}"
    taken = boilerplate(line)
    if taken is None or taken.reason != "byline":
        return text, (Line("byline", author),)
    return f"{line}\n\n{text}", ()


def _extract(part: SplitArticle, given: Extract, note: str) -> Extract:
    """An article of a text, with what its file says of itself where that holds for each of its articles."""
    text, unwritten = with_byline(part.text, part.author)
    day = day_of(part.date)
    notes = (*given.notes, note, *part.notes)
    if part.date and day is None:
        notes = (*notes, f"The date “{part.date[:40]}” cannot be read as one day: give one.")
    dropped = part.dropped
    if unwritten and any(part.author and part.author in line.text for line in dropped):
        unwritten = ()  # it stands in the line that was dropped already
    return Extract(
        text=text,
        notes=notes,
        title=part.title,
        published=day,
        outlet=part.outlet or given.outlet,
        url=part.url,
        language=part.language,
        dropped=(*dropped, *unwritten),
        parts_known=True,
    )
