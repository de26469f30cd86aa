"""The names by which tables, JSON objects and front matter call what they say of an article
(data/intake/columns.csv).
"""

from __future__ import annotations

from functools import cache

from detente.data_tables import data_path, table


@cache
def usual_names() -> dict[str, tuple[str, ...]]:
    """The names of each field, in order of preference, as `folded` writes them."""
    found: dict[str, list[str]] = {}
    for _, row in table(data_path("intake", "columns.csv"), ("field", "name")):
        found.setdefault(row["field"], []).append(folded(row["name"]))
    return {field: tuple(names) for field, names in found.items()}


TELLS_A_BYLINE = "tells a byline"  # columns of tools beside which the author is a journalist, no speaker


def folded(name: str) -> str:
    """A name without what people write differently: "Published at", "published_at", "publishedAt".

    Args:
        name: A column's or field's name.

    Returns:
        Its letters and digits, lower case.
    """
    return "".join(character for character in name.casefold() if character.isalnum())


TELLS_A_TOOL = "tells a tool"  # columns of tools whose times are those of the annotation
A_TOOLS_TIME = "a tool's own time"
