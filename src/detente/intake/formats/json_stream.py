"""JSON that is not one whole value: objects one behind the other in a file, or a list that breaks off. What
is sound is read, what is not costs itself only.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

_MOST_DAMAGED = 20  # objects; beyond, the file is no JSON that broke
# What may stand between two objects, and before the first: a list, commas, separators of records.
_BETWEEN = re.compile(r"[\s,\[\]\x1e]*")
_NEXT = re.compile(r"(?<=[\[},])\s*(?=\{)")  # where an object may begin again behind one that is damaged
_DECODER = json.JSONDecoder(strict=False)


def loads(text: str | bytes) -> Any:
    """A whole JSON value; control characters within its strings are let through, as many programs write them.

    Raises:
        ValueError: It is damaged.
        RecursionError: It is nested too deeply.
    """
    return json.loads(text, strict=False)


def objects_in(text: str) -> Iterator[object]:
    """The objects of a text, each whole; None in the place of one that is damaged.

    Args:
        text: Objects one behind the other, in a list or not.
    """
    at, damaged = _skipped(text, 0), 0
    while at < len(text) and damaged < _MOST_DAMAGED:
        try:
            found, at = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError):
            yield None
            damaged += 1
            behind = _NEXT.search(text, at + 1)
            if behind is None:
                return
            at = behind.end()
            continue
        yield found
        at = _skipped(text, at)


def _skipped(text: str, at: int) -> int:
    found = _BETWEEN.match(text, at)
    return found.end() if found else at
