"""JSON: a table (a list of objects, alone or as a field of an object, or an object a line), or one article as
an object.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from detente.intake.article_fields import chosen_fields
from detente.intake.dates import as_written
from detente.intake.decoding import decode
from detente.intake.formats.file_table import MOST_COLUMNS, FileRow, FileTable
from detente.intake.formats.json_stream import loads, objects_in
from detente.intake.formats.tool_records import listed_records, plain_record, without_assignment
from detente.intake.storable import storable
from detente.records import DetenteError

_BEGINS_AS_JSON = re.compile(r"\s*(?:\[\s*)?\{\s*\"[^\"\n]{1,80}\"\s*:")
_LOOKED_AT = 20  # lines, or items of a list, in which objects are looked for


def json_rows(data: bytes) -> FileTable | None:
    """The objects of a JSON or JSON lines file; None where it is one article, or no JSON.

    Raises DetenteError where it breaks off or is nested too deeply.
    """
    text, notes = decode(data)
    text = without_assignment(text or "")
    try:
        whole = loads(text)
    except RecursionError:
        raise DetenteError(
            "The JSON is nested too deeply to be a table of articles: export it as one object an article."
        ) from None
    except ValueError as wrong:
        found = _json_lines(text, notes) or _one_behind_the_other(text, notes)
        if found is None and _BEGINS_AS_JSON.match(text):
            line = getattr(wrong, "lineno", 1)
            raise DetenteError(
                f"The JSON is damaged at line {line:,}: look where it breaks off and export it again."
            ) from None
        return found
    if (listed := listed_records(whole)) is not None:
        whole = listed
    elif isinstance(whole, dict):  # {"status": "ok", "articles": [{…}, …]}
        lists = [value for value in whole.values() if _objects(value)]
        whole = lists[0] if len(lists) == 1 else None
    if not _objects(whole):
        return None
    return _records(((f"article {number}", item) for number, item in enumerate(whole, 1)), notes)


def one_article(data: bytes) -> dict[str, str] | None:
    """The fields of an object that is one article, by the names of `Columns`; None where it is none, or no
    object.
    """
    whole = plain_record(_parsed(data))
    if not isinstance(whole, dict) or any(_objects(value) for value in whole.values()):
        return None
    cells = {key: cell for key, cell in _flat(whole).items() if cell}
    found = {field: cells[name] for field, name in chosen_fields(cells).items()}
    return found if "text" in found else None


def is_json(data: bytes) -> bool:
    """Whether bytes are a JSON object or list."""
    return isinstance(_parsed(data), (dict, list))


def _parsed(data: bytes) -> object:
    if not data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
        return None
    try:
        return loads(data)
    except (ValueError, RecursionError):
        return None


def _one_behind_the_other(text: str, notes: tuple[str, ...]) -> FileTable | None:
    """Objects that no list holds together, or a list that is damaged: what is sound of it."""
    if not _BEGINS_AS_JSON.match(text):
        return None
    first = list(islice(objects_in(text), _LOOKED_AT))
    if len(first) < 2 or not any(isinstance(item, dict) for item in first):
        return None
    return _records(((f"article {number}", item) for number, item in enumerate(objects_in(text), 1)), notes)


def _json_lines(text: str, notes: tuple[str, ...]) -> FileTable | None:
    """An object a line, if at least half of the first lines are one."""
    lines = ((f"line {number}", line) for number, line in enumerate(text.split("\n"), 1) if line.strip())
    first = [(place, _parsed_line(line)) for place, line in islice(lines, _LOOKED_AT)]
    sound = sum(isinstance(item, dict) for _, item in first)
    if not sound or len(first) < 2 or sound * 2 < len(first):
        return None
    return _records(chain(first, ((place, _parsed_line(line)) for place, line in lines)), notes)


def _parsed_line(line: str) -> object:
    try:
        return loads(line)
    except (ValueError, RecursionError):
        return None


def _objects(value: object) -> bool:
    """Whether a value is a list of which at least half of the first are objects."""
    if not isinstance(value, list) or not value:
        return False
    first = value[:_LOOKED_AT]
    return sum(isinstance(item, dict) for item in first) * 2 >= len(first)


def _records(objects: Iterable[tuple[str, object]], notes: tuple[str, ...]) -> FileTable:
    """The columns are the keys of the first 100 objects; what later ones add is not a column."""
    rest = ((place, plain_record(item)) for named, whole in objects for place, item in _each(named, whole))
    first = list(islice(rest, 100))
    columns = tuple(dict.fromkeys(key for _, item in first for key in _flat(item)))[:MOST_COLUMNS]
    return FileTable(columns, (_record(place, item, columns) for place, item in chain(first, rest)), notes)


def _each(place: str, item: object) -> Iterator[tuple[str, object]]:
    """An object, or the records that a tool wrote as one, each with its place."""
    listed = listed_records(item)
    if listed is None:
        yield place, item
    else:
        yield from ((f"{place}, post {number}", one) for number, one in enumerate(listed, 1))


def _record(place: str, item: object, columns: tuple[str, ...]) -> FileRow:
    if not isinstance(item, dict):
        return FileRow(
            place,
            problem=f"Here, at {place}, is no whole object: look where it breaks off and export it again.",
        )
    flat = _flat(item)
    return FileRow(place, tuple(flat.get(column, "") for column in columns))


def _flat(item: object) -> dict[str, str]:
    """An object's fields as text; a field that is an object gives its own fields as "source.name"."""
    flat: dict[str, str] = {}
    for key, value in item.items() if isinstance(item, dict) else ():
        if isinstance(value, dict):
            flat |= {storable(f"{key}.{inner}"): as_text(part) for inner, part in value.items()}
        else:
            flat[storable(str(key))] = as_text(value)
    return flat


def as_text(value: object) -> str:
    """A value as text.

    Args:
        value: Of a field of JSON or a column of Parquet.

    Returns:
        A list of strings as paragraphs, dates as ISO 8601, nothing as nothing.
    """
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return storable("\n\n".join(value))
    if isinstance(value, (list, dict)):
        return storable(json.dumps(value, ensure_ascii=False))
    return "" if value is None else storable(as_written(value)).strip()
