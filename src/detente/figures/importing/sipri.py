"""SIPRI's workbook of military expenditure: the sheets in dollars, by share and a head; colours are flags.

Not read: the sheets in local currency (units change with reforms) and the regional totals (their coverage
varies).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from detente.figures.definitions import Edition
from detente.figures.importing.checked_cells import RawCell, checked, in_words, month_given
from detente.figures.importing.grid import Book, Sheet, checked_years, number, years_of
from detente.figures.importing.import_result import Imported, ImportRefusedError
from detente.figures.importing.publisher_names import PublisherColumn, plain_name, state
from detente.figures.importing.publisher_names import shipped as publisher_names

_PUBLISHER = "SIPRI"
_WHOLE = 100  # states in the full workbook; a download by region or period has fewer


def recognises(book: Book) -> bool:
    """Whether two of the sheets are called as SIPRI's are."""
    return sum(any(_named(column, sheet) for column in _columns()) for sheet in book.sheets) >= 2


def read(book: Book, edition: str | None = None) -> Imported:
    """The edition and its cells; `edition`: the month of publication, where the workbook does not say.

    Raises ImportRefusedError with sheet, row and reason.
    """
    sheets = {
        column.metric: next((s for s in book.sheets if _named(column, s)), None) for column in _columns()
    }
    found: list[RawCell] = []
    listed: set[str] = set()
    base: int | None = None
    for column in _columns():
        sheet = sheets[column.metric]
        if sheet is None:
            raise ImportRefusedError(
                f"The workbook has no sheet “{column.name}”; it is not SIPRI's, or not all of it."
            )
        if named := _named(column, sheet):
            base = int(named["base"]) if "base" in named.groupdict() else base
        here: set[str] = set()
        found += _cells(sheet, column, base, here)
        if listed and here != listed:
            lacking = len(listed - here)
            raise ImportRefusedError(
                f"{lacking} states of the sheets before are not here, {len(here - listed)} "
                "others are; it is cut short "
                "or altered.",
                sheet.name,
                len(sheet.rows),
            )
        listed = here
    month = month_given(edition) or book.made
    if month is None:
        raise ImportRefusedError(
            "The workbook does not say when it was made; give the month of its publication.", needs="edition"
        )
    years = [each.year for each in found]
    states = {each.iso3 for each in found}
    whole = len(states) >= _WHOLE
    title = f"SIPRI Military Expenditure Database, {min(years)}-{max(years)}"
    made = Edition(
        f"sipri-{month}",
        _PUBLISHER,
        "sipri",
        f"SIPRI, {in_words(month)}",
        title,
        month,
        base,
        "whole" if whole else "part",
        "free for non-commercial use with attribution",
        f"{title}, workbook of {month}",
    )
    unread = [sheet.name for sheet in book.sheets if sheet.name.startswith(("Local currency", "Regional"))]
    notes = [f"Not read: {', '.join(unread)}."] if unread else []
    if not whole:
        notes.append(f"It holds {len(states)} states only: a part of the edition.")
    recognised = (
        f"SIPRI's workbook, {min(years)} to {max(years)}, {len(states)} states, constant prices of {base}"
    )
    return Imported(recognised, made, checked(found, made), tuple(notes))


def _columns() -> tuple[PublisherColumn, ...]:
    return tuple(column for column in publisher_names().columns if column.publisher == _PUBLISHER)


def _named(column: PublisherColumn, sheet: Sheet) -> re.Match[str] | None:
    pattern = re.escape(column.name).replace(r"\{base\}", r"(?P<base>\d{4})")
    return re.fullmatch(pattern, sheet.name.strip(), re.IGNORECASE)


def _cells(sheet: Sheet, column: PublisherColumn, base: int | None, listed: set[str]) -> Iterator[RawCell]:
    """The figures of a sheet; fills `listed` with the codes of its states, also of those without a figure."""
    head = next((i for i in range(len(sheet.rows)) if sheet.text(i, 1) == "Country"), None)
    if head is None:
        raise ImportRefusedError(
            "figures stand here before any row that begins with “Country”; the header is missing.",
            sheet.name,
            next((i + 1 for i in range(len(sheet.rows)) if state(sheet.text(i, 1))), len(sheet.rows)),
        )
    legend = " ".join(sheet.text(i, 1) for i in range(head))
    words = column.words.replace("{base}", str(base))
    if words not in legend.lower():
        raise ImportRefusedError(
            f"the lines above the table do not say “{words}”; it is in another unit.", sheet.name, head
        )
    years = checked_years(years_of(sheet.rows[head]), sheet.name, head + 1)
    last = max((year for year, _ in years.values()), default=None)
    if last is None:
        raise ImportRefusedError("the header names no years.", sheet.name, head + 1)
    named = re.search(r"\d{4}\s*-\s*(\d{4})", legend)
    if named and int(named[1]) != last:
        raise ImportRefusedError(
            f"the title speaks of years to {named[1]}, the header ends with {last}.", sheet.name, head + 1
        )
    notes = next((c for c, value in enumerate(sheet.rows[head]) if value == "Notes"), None)
    seen: dict[str, int] = {}
    for index in range(head + 1, len(sheet.rows)):
        row, label, place = sheet.rows[index], sheet.text(index, 1), index + 1
        known = state(label) if label else None
        amounts = [
            (
                year,
                c,
                number(
                    row[c] if c < len(row) else None, sheet.name, place, f"the figure of {label} for {year}"
                ),
            )
            for c, (year, _) in years.items()
        ]
        if known is None:
            if any(amount is not None for _, _, amount in amounts):
                raise ImportRefusedError(f"“{label[:60]}” is no state known by this name.", sheet.name, place)
            continue  # a region: it has no figures
        if known.iso3 in seen:
            raise ImportRefusedError(
                f"{label} stands here twice, first in row {seen[known.iso3]}.", sheet.name, place
            )
        seen[known.iso3] = place
        listed.add(known.iso3)
        mark = row[notes] if notes is not None and notes < len(row) else None
        note = f"SIPRI's notes {mark}" if mark not in (None, "") else ""
        for year, c, amount in amounts:
            if amount is not None:
                yield RawCell(
                    sheet.name, place, known.iso3, plain_name(label), year, column.metric,
                    amount * column.factor, sheet.flags.get((index, c), "actual"), column.places, note=note,
                )  # fmt: skip
