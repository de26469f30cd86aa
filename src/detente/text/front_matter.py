"""Front matter: what a text says of itself between two lines of three dashes at its top."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date

_FENCE = re.compile(r"\A\s*---[ \t]*\n(?P<head>.*?)\n---[ \t]*(?:\n|\Z)", re.S)
_FIELD = re.compile(r"^(?P<name>[A-Za-z_]+):(?P<value>.*)$")
_ITEM = re.compile(r"^[ \t]*-[ \t](?P<value>.*)$")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields that were stated. `published` is None where the date is missing or is not ISO 8601 (`date_as_written`).

    `lists` holds the fields that are lists (`sources:` with `- ` items), `other` the rest.
    """

    title: str | None = None
    deck: str | None = None
    published: date | None = None
    date_as_written: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None
    lists: tuple[tuple[str, tuple[str, ...]], ...] = ()
    other: tuple[tuple[str, str], ...] = ()


def split_front_matter(text: str) -> tuple[FrontMatter, str]:
    """The front matter and the text below it; an empty FrontMatter and the whole text where there is none."""
    found = _FENCE.match(text)
    if not found:
        return FrontMatter(), text
    fields: dict[str, str] = {}
    lists: dict[str, list[str]] = {}
    name = ""
    for line in found["head"].split("\n"):
        if field := _FIELD.match(line):
            name = field["name"].lower()
            fields[name] = _unquoted(field["value"].strip(" \t"))
        elif (item := _ITEM.match(line)) and name:
            lists.setdefault(name, []).append(_unquoted(item["value"].strip(" \t")))
    if not fields:
        return FrontMatter(), text
    taken = fields.pop
    written = taken("date", "") or taken("published", "") or None
    matter = FrontMatter(
        title=taken("title", "") or None,
        deck=taken("deck", "") or None,
        published=_date(written),
        date_as_written=written,
        outlet=taken("outlet", "") or None,
        author=taken("author", "") or None,
        url=taken("url", "") or None,
        language=taken("language", "") or taken("lang", "") or None,
        lists=tuple((key, tuple(values)) for key, values in lists.items()),
        other=tuple((key, value) for key, value in fields.items() if value),
    )
    return matter, text[found.end() :]


def _unquoted(value: str) -> str:
    """A scalar without its quotation marks; in double quotes, JSON's escapes (\\u2019) are what YAML's are."""
    if len(value) > 1 and value[0] == value[-1] == '"':
        try:
            return str(json.loads(value))
        except ValueError:
            return value[1:-1]
    if len(value) > 1 and value[0] == value[-1] == "'":
        return value[1:-1].replace("''", "'")  # YAML's way to write one within
    return value


def _date(written: str | None) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        return None
