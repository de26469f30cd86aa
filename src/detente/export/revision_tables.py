"""One year in every edition, as tables to take away."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from detente.figures.cited_sources import quoted
from detente.figures.definitions import definitions
from detente.figures.official_record import OfficialRecord
from detente.figures.year_in_editions import EditionFigure, year_in_editions

EDITION_COLUMNS = (
    "iso3", "country", "year", "edition_name", "edition_published", "definition_name", "value", "unit",
    "flag", "year_before", "replaced", "revised_by", "cause", "said", "source",
)  # fmt: skip


def editions_table(found: Iterable[EditionFigure]) -> pd.DataFrame:
    """A row for each edition's figure of a year.

    Args:
        found: From `year_in_editions`.

    Returns:
        `EDITION_COLUMNS`. year_before is the same edition's figure of the year before; replaced the figure
        of the publisher's edition before it, and revised_by the difference to it, blank for the first.
    """
    rows = []
    for each in found:
        cell, before, replaced = each.cell, each.year_before, each.replaces
        rows.append(
            (
                cell.iso3, cell.ally, cell.year, each.edition.name, each.edition.published,
                definitions()[each.edition.definition].name, cell.value, cell.unit, cell.flag,
                before.value if before else None, replaced.value if replaced else None,
                round(cell.value - replaced.value, 4) if replaced else None, each.cause, each.said,
                quoted([cell.source]),
            )
        )  # fmt: skip
    return pd.DataFrame(rows, columns=list(EDITION_COLUMNS))


def changes_table(states: Iterable[str], year: int, record: OfficialRecord | None = None) -> pd.DataFrame:
    """Every state whose share of GDP of a year stands in more than one edition of a publisher.

    Args:
        states: ISO 3166-1 alpha-3 codes.
        year: Calendar year.
        record: The official figures with a library's adopted editions; what ships where None.

    Returns:
        `EDITION_COLUMNS`, the widest change first.
    """
    changed = [
        each
        for iso3 in states
        for each in year_in_editions(iso3, year, "GDP", record)
        if each.replaces is not None
    ]
    frame = editions_table(changed)
    return frame.sort_values("revised_by", key=lambda values: -values.abs(), ignore_index=True)
