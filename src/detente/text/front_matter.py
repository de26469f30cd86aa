"""Front matter: what a text says of itself between two lines of three dashes at its top.

Of YAML the part that people write: scalars bare or quoted, over several lines too, and lists of scalars.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date, datetime

from detente.text.field_names import TELLS_A_BYLINE, folded, usual_names

_FENCE = re.compile(r"\A\s*---[ \t]*\n(?P<head>.*?)\n---[ \t]*(?:\n|\Z)", re.S)
_FIELD = re.compile(r"^(?P<name>[A-Za-z_]+):(?P<value>.*)$")
_ITEM = re.compile(r"^[ \t]*-[ \t](?P<value>.*)$")
# What YAML escapes in double quotes and JSON does not.
_YAML_ESCAPE = re.compile(r"\\(?:(?P<letter>[0aveNLP_ ])|x(?P<hex>[0-9A-Fa-f]{2})|(?P<kept>\\|.))", re.S)
_YAML_SPACES = "vNLP_ "  # the others of the escaped letters are control characters, which no text keeps


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields that were stated.

    Attributes:
        title: With its lines joined, like the other scalars.
        published: None where the date is missing or is not ISO 8601.
        date_as_written: The date as it stands, whatever it is.
        lists: The fields that are lists (`sources:` with `- ` items).
        other: The fields that are none of these.
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
    """The front matter and the text below it.

    Args:
        text: A text as `normalise.clean` leaves it.

    Returns:
        An empty FrontMatter and the whole text where there is none. Fields may go by any of the names that
        columns of tables go by (data/intake/columns.csv: "published_at", "publisher").
    """
    found = _FENCE.match(text)
    if not found:
        return FrontMatter(), text
    fields, lists = _read(found["head"])
    if not fields:
        return FrontMatter(), text
    if "author" in fields and {folded(name) for name in fields} & set(usual_names()[TELLS_A_BYLINE]):
        fields["byline"] = fields.pop("author")  # a journalist, whom a tool names; no speaker
    written = _taken(fields, "date")
    matter = FrontMatter(
        title=_taken(fields, "title"),
        deck=fields.pop("deck", "") or None,
        published=_date(written),
        date_as_written=written,
        outlet=_taken(fields, "outlet"),
        author=_taken(fields, "author"),
        url=_taken(fields, "url"),
        language=_taken(fields, "language"),
        lists=tuple((key, tuple(values)) for key, values in lists.items()),
        other=tuple((key, value) for key, value in fields.items() if value),
    )
    return matter, text[found.end() :]


def _read(head: str) -> tuple[dict[str, str], dict[str, list[str]]]:
    """The scalars and the lists between the fences, by their names in small letters."""
    scalars: dict[str, list[str]] = {}
    lists: dict[str, list[str]] = {}
    name = ""
    for line in head.split("\n"):
        if field := _FIELD.match(line):
            name = field["name"].lower()
            scalars[name] = [field["value"].strip(" \t")]
        elif (item := _ITEM.match(line)) and name:
            lists.setdefault(name, []).append(_unquoted(item["value"].strip(" \t")))
        elif name and line[:1] in (" ", "\t") and scalars[name][0] and name not in lists:
            scalars[name].append(line.strip(" \t"))  # a scalar goes on, further in
    return {name: _unquoted(" ".join(filter(None, lines))) for name, lines in scalars.items()}, lists


def _taken(fields: dict[str, str], field: str) -> str | None:
    """The value of a field under the first of its usual names that has one, taken out of the fields."""
    by_folded = {folded(name): name for name, value in fields.items() if value}
    named = next((by_folded[name] for name in usual_names()[field] if name in by_folded), None)
    return fields.pop(named) if named else None


def _unquoted(value: str) -> str:
    """A scalar without its quotation marks and escapes."""
    if len(value) > 1 and value[0] == value[-1] == '"':
        try:
            return str(json.loads(_YAML_ESCAPE.sub(_as_json, value)))
        except ValueError:
            return value[1:-1]
    if len(value) > 1 and value[0] == value[-1] == "'":
        return value[1:-1].replace("''", "'")  # YAML's way to write one within
    return value


def _as_json(found: re.Match[str]) -> str:
    """An escape of YAML as JSON writes the same character."""
    if found["letter"]:
        return " " if found["letter"] in _YAML_SPACES else ""
    return f"\\u00{found['hex']}" if found["hex"] else found[0]


def _date(written: str | None) -> date | None:
    """The day of a date of ISO 8601, with or without a time."""
    try:
        return datetime.fromisoformat(written).date() if written else None
    except ValueError:
        return None
