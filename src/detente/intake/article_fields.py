"""Which column of a table holds what."""

from __future__ import annotations

from dataclasses import dataclass

from detente.text.field_names import folded as folded
from detente.text.field_names import usual_names as usual_names


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns that were chosen, as the table names them; None where none holds such a thing."""

    text: str
    title: str | None = None
    date: str | None = None
    outlet: str | None = None
    url: str | None = None
    author: str | None = None
    language: str | None = None
