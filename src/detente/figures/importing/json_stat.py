"""JSON-stat, as Eurostat's own address answers: unrolled into the rows of its SDMX csv."""

from __future__ import annotations

import json
from itertools import product
from math import prod
from typing import Any

from detente.figures.importing.grid import Sheet, Value
from detente.figures.importing.import_result import ImportRefusedError

_MOST_CELLS = 500_000


def recognises(data: bytes) -> bool:
    """Whether bytes begin as an object of JSON does."""
    return data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")


def sheet_of(data: bytes) -> Sheet:
    """The table of a JSON-stat dataset: a column a dimension, then value and flag, a row an observation.

    Raises ImportRefusedError where it is none, or its sizes do not fit its values.
    """
    try:
        whole = json.loads(data)
        name = str(whole["extension"]["id"])
        dimensions, sizes, updated = list(whole["id"]), list(whole["size"]), str(whole["updated"])
        codes = [_codes(whole["dimension"][dimension]) for dimension in dimensions]
        values, flags = _by_place(whole["value"]), _by_place(whole.get("status", {}))
    except (ValueError, KeyError, TypeError, RecursionError) as trouble:
        raise ImportRefusedError(
            f"This is no dataset of JSON-stat, or a part of it is missing ({type(trouble).__name__})."
        ) from None
    if [len(each) for each in codes] != sizes or prod(sizes) > _MOST_CELLS:
        raise ImportRefusedError("its sizes are not those of its dimensions; the file is damaged.", name)
    if any(not 0 <= place < prod(sizes) for place in values):
        raise ImportRefusedError("a value stands beyond the last place; the file is damaged.", name)
    head: tuple[Value, ...] = (
        "DATAFLOW", "LAST UPDATE", *("TIME_PERIOD" if each == "time" else each for each in dimensions),
        "OBS_VALUE", "OBS_FLAG",
    )  # fmt: skip
    rows = [head]
    for place, key in enumerate(product(*codes)):
        if place in values:
            rows.append((f"ESTAT:{name}", updated, *key, values[place], str(flags.get(place, ""))))
    return Sheet(name, tuple(rows))


def _codes(dimension: dict[str, Any]) -> list[str]:
    index = dimension["category"]["index"]
    return list(index) if isinstance(index, list) else sorted(index, key=lambda code: int(index[code]))


def _by_place(values: Any) -> dict[int, Any]:
    pairs = enumerate(values) if isinstance(values, list) else ((int(k), v) for k, v in values.items())
    return {place: value for place, value in pairs if value is not None}
