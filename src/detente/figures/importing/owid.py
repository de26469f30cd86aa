"""Our World in Data's csv: Entity, Code, Year and one or more columns of figures; older ones lack Entity."""

from __future__ import annotations

import re
from collections.abc import Iterator

from detente.figures.definitions import Edition
from detente.figures.importing.checked_cells import RawCell, checked, month_given
from detente.figures.importing.grid import Book, Sheet, number
from detente.figures.importing.import_result import Imported, ImportRefusedError
from detente.figures.importing.publisher_names import PublisherColumn, state
from detente.figures.importing.publisher_names import shipped as publisher_names

_PUBLISHER = "Our World in Data"
_FLAGS = {"fas-warheads": "estimate"}  # all of the Federation's figures are estimates


def recognises(book: Book) -> bool:
    """Whether the header is Our World in Data's."""
    return book.head[:3] == ("Entity", "Code", "Year") or _older(book)


def read(book: Book, edition: str | None = None) -> Imported:
    """The edition and its cells.

    Aggregates are left out, but for the world. Raises ImportRefusedError with row and reason.
    """
    sheet = book.sheets[0]
    first = 2 if _older(book) else 3
    held = {c: _column(str(title)) for c, title in enumerate(sheet.rows[0][first:], start=first)}
    skipped: set[str] = set()
    found = tuple(_cells(sheet, first, held, skipped))
    if not found:
        raise ImportRefusedError("The file holds no figures.")
    last = max(each.year for each in found)
    column = next(iter(held.values()))
    month = month_given(edition)
    kind = column.definition.split("-")[0]
    made = Edition(
        f"owid-{kind}-{month or last}",
        _PUBLISHER,
        column.definition,
        f"Our World in Data, {kind.upper()}, to {last}",
        f"{sheet.rows[0][first]}, Our World in Data",
        month or str(last),
        None,
        "whole",
        "CC BY 4.0",
        f"{column.source}, figures to {last}",
    )
    notes = [] if month else [f"The file names no date; it is kept as the edition with figures to {last}."]
    if skipped:
        notes.append(f"Left out, as no states: {', '.join(sorted(skipped))}.")
    names = ", ".join(dict.fromkeys(c.metric for c in held.values()))
    return Imported(f"Our World in Data, {names}, to {last}", made, checked(found, made), tuple(notes))


def _older(book: Book) -> bool:
    return book.head[:2] == ("Code", "Year")


def _column(title: str) -> PublisherColumn:
    text = title.lower().replace("_", " ")
    for column in publisher_names().columns:
        if column.publisher == _PUBLISHER and all(
            re.search(rf"\b{re.escape(words)}\b", text) for words in (column.name, column.words)
        ):
            return column
    raise ImportRefusedError(f"the column “{title[:80]}” is none that is kept here.", None, 1)


def _cells(
    sheet: Sheet, first: int, held: dict[int, PublisherColumn], skipped: set[str]
) -> Iterator[RawCell]:
    if not held:
        raise ImportRefusedError("there is no column of figures.", None, 1)
    seen: dict[tuple[str, str], int] = {}
    for index, row in enumerate(sheet.rows[1:], start=1):
        place = index + 1
        if not any(row):
            continue
        if len(row) != len(sheet.rows[0]):
            raise ImportRefusedError(
                "the row does not have as many cells as the header; the file breaks off.", None, place
            )
        code, written = str(row[first - 2]).strip(), str(row[first - 1]).strip()
        if not re.fullmatch(r"(19|20)\d\d", written):
            raise ImportRefusedError(f"“{written[:20]}” is no year.", None, place)
        name = str(row[0]) if first == 3 else publisher_names().codes.get(code, code)
        known = state(code if code.startswith("OWID_") else name) if code else None
        iso3 = code if code in publisher_names().codes else known.iso3 if known else ""
        if known and first == 3 and iso3 != known.iso3:
            raise ImportRefusedError(f"{name} and the code “{code}” do not belong together.", None, place)
        key = (code or name, written)
        if key in seen:
            raise ImportRefusedError(
                f"{name}, {written}, stands here twice, first in row {seen[key]}.", None, place
            )
        seen[key] = place
        if not iso3:
            if re.fullmatch("[A-Z0-9]{3}", code):
                raise ImportRefusedError(f"“{code}” is no code of a state.", None, place)
            skipped.add(name or code or "rows without a name")
            continue
        for c, column in held.items():
            amount = number(row[c], sheet.name, place, f"the figure of {name} for {written}")
            if amount is not None:
                yield RawCell(
                    sheet.name, place, iso3, name, int(written), column.metric, amount * column.factor,
                    _FLAGS.get(column.definition, "unmarked"), column.places,
                )  # fmt: skip
