"""NATO's workbook of defence expenditure, in the layout of 2024 (TABLE3, titles in column B) and of 2025
and after.

A sheet is read row by row: a row of years is the header, a label without numbers opens a block
(nato_blocks.csv), a row with numbers is an ally or a total, "Notes" ends it. Nothing depends on which row
or column a thing stands in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from detente.data_tables import data_path, table
from detente.figures.definitions import Edition, measure_of, shipped_editions
from detente.figures.importing.checked_cells import RawCell, checked, in_words, month_given
from detente.figures.importing.grid import Book, Sheet, checked_years, number, years_of
from detente.figures.importing.import_result import Imported, ImportRefusedError
from detente.figures.importing.publisher_names import currency, plain_name, state
from detente.text.english import english
from detente.text.word_patterns import any_of

_TABLE = re.compile(r"table\s?(\d[ab]?)\s*$", re.IGNORECASE)
_TITLE = re.compile(r"table\s*(\d[ab]?)\s*:\s*(.*)", re.IGNORECASE)
_CHARTS = ("4",)  # a comparison of the first and the last year: nothing that is not in the other tables
_OF_UNITS = re.compile(any_of(english().classes["unit of a table"]), re.IGNORECASE)
_FEWEST = 5  # allies in a block that was read rightly


@dataclass(frozen=True, slots=True)
class SheetBlock:
    """A block of a table: title and unit in small letters, its measure, rounded to `places`."""

    table: str
    title: str
    unit: str
    metric: str
    places: int

    def opens(self, text: str) -> re.Match[str] | None:
        """The match of this block's title; its group "base" is the base year, where it names one."""
        return re.match(_pattern(self.title), text)


@dataclass(slots=True)
class _Reading:
    """What is known while the sheets are read."""

    years: tuple[int, ...] = ()
    base: int | None = None
    core: bool = False
    found: list[RawCell] = field(default_factory=list)
    blocks: set[tuple[str, str]] = field(default_factory=set)


@lru_cache(maxsize=1)
def blocks() -> tuple[SheetBlock, ...]:
    """The blocks of NATO's tables."""
    file = data_path("figures", "nato_blocks.csv")
    needed = ("table", "block", "unit", "metric", "places")
    return tuple(
        SheetBlock(r["table"], r["block"], r["unit"], r["metric"], int(r["places"]))
        for _, r in table(file, needed)
    )


def recognises(book: Book) -> bool:
    """Whether the sheets are called as NATO's are, or one bears NATO's title."""
    named = sum(bool(_TABLE.fullmatch(sheet.name.strip())) for sheet in book.sheets)
    return named >= 2 or any(
        "defence expenditure" in sheet.text(row).lower() and _TITLE.match(sheet.text(row))
        for sheet in book.sheets
        for row in range(min(len(sheet.rows), 8))
    )


def read(book: Book, edition: str | None = None) -> Imported:
    """The edition and its cells. `edition`: when it was published (YYYY-MM), where the workbook does not say.

    Raises ImportRefusedError with sheet, row and reason.
    """
    reading = _Reading()
    seen = set()
    for sheet in book.sheets:
        found = _TABLE.fullmatch(sheet.name.strip())
        if found and found[1].lower() not in _CHARTS:
            seen.add(found[1].lower())
            _read_sheet(sheet, found[1].lower(), reading)
    for block in blocks():
        if block.table not in seen:
            raise ImportRefusedError(
                f"The workbook has no sheet “TABLE{block.table}”; it is not NATO's, or not all of it."
            )
        if (block.table, block.metric) not in reading.blocks:
            raise ImportRefusedError(
                f"the block “{block.title}” is missing, or its title or unit is not the one expected.",
                f"TABLE{block.table}",
            )
    made = _edition(reading, book.made, month_given(edition))
    kind = "core defence, the basis of 2026" if reading.core else "NATO's definition"
    recognised = (
        f"NATO's workbook, {reading.years[0]} to {reading.years[-1]}, {kind}, constant prices of {made.base}"
    )
    return Imported(recognised, made, checked(reading.found, made))


def _read_sheet(sheet: Sheet, name: str, reading: _Reading) -> None:
    header: dict[int, tuple[int, bool]] = {}
    block: SheetBlock | None = None
    allies: dict[str, int] = {}
    for index, row in enumerate(sheet.rows):
        place, label = index + 1, sheet.text(index)
        ally = state(label.split("(")[0])
        if ally is None and (years := years_of(row)):
            header = checked_years(years, sheet.name, place)
            _same_years(header, reading, sheet.name, place)
        elif header and label.lower().startswith(("notes:", "note:", "* ")):
            break
        elif title := _TITLE.match(label):
            _titled(title, name, reading, sheet.name, place)
        elif ally:
            if block is None:
                continue
            if not header:
                raise ImportRefusedError(
                    "figures stand here before any row of years; it is missing.", sheet.name, place
                )
            if ally.iso3 in allies:
                before = allies[ally.iso3]
                raise ImportRefusedError(
                    f"{label[:40]} stands in this block twice, first in row {before}.", sheet.name, place
                )
            allies[ally.iso3] = place
            reading.found += _row(sheet, index, ally.iso3, block, header)
        elif opened := _opened(label, name):
            _enough(block, allies, sheet.name, place)
            block, allies = opened, {}
            reading.blocks.add((name, block.metric))
            _based(block.opens(label.lower()), reading, sheet.name, place)
        elif label and any(isinstance(row[c], (int, float)) for c in header if c < len(row)):
            raise ImportRefusedError(f"“{label[:60]}” is no ally known by this name.", sheet.name, place)
        elif label and block is None:
            _unit_line(label, name, reading, sheet.name, place)
    _enough(block, allies, sheet.name, len(sheet.rows))


def _row(
    sheet: Sheet, index: int, iso3: str, block: SheetBlock, header: dict[int, tuple[int, bool]]
) -> Iterator[RawCell]:
    label, row = sheet.text(index), sheet.rows[index]
    name = plain_name(label.split("(")[0])
    unit = _unit(label, iso3, block, sheet.name, index + 1)
    note = "marked * by NATO: see the notes of its table" if "*" in label else ""
    for column, (year, estimate) in header.items():
        value = row[column] if column < len(row) else None
        amount = number(value, sheet.name, index + 1, f"the figure of {name} for {year}")
        if amount is not None:
            yield RawCell(
                sheet.name, index + 1, iso3, name, year, block.metric, amount,
                "estimate" if estimate else "actual", block.places, unit, note,
            )  # fmt: skip


def _opened(label: str, name: str) -> SheetBlock | None:
    return next((b for b in blocks() if b.table == name and b.opens(label.lower())), None)


def _unit_line(label: str, name: str, reading: _Reading, sheet: str, row: int) -> None:
    """A line above the first block: where it speaks of units or prices, they must be the table's."""
    expected = next(block.unit for block in blocks() if block.table == name)
    if found := re.search(_pattern(expected), label.lower()):
        _based(found, reading, sheet, row)
    elif _OF_UNITS.search(label):
        raise ImportRefusedError(
            f"the unit is “{label[:60]}”; this table is expected in {expected}.", sheet, row
        )


def _pattern(words: str) -> str:
    return re.escape(words).replace(r"\{base\}", r"(?P<base>\d{4})")


def _same_years(header: dict[int, tuple[int, bool]], reading: _Reading, sheet: str, row: int) -> None:
    years = tuple(year for year, _ in header.values())
    if reading.years and years != reading.years:
        raise ImportRefusedError(
            f"the header runs from {years[0]} to {years[-1]}, other tables from {reading.years[0]} to "
            f"{reading.years[-1]}; the years are shifted.",
            sheet,
            row,
        )
    reading.years = years


def _titled(title: re.Match[str], name: str, reading: _Reading, sheet: str, row: int) -> None:
    if title[1].lower() != name:
        raise ImportRefusedError(
            f"the title says Table {title[1]}; this sheet holds another table.", sheet, row
        )
    if title[2].lower().startswith("core "):
        reading.core = True


def _based(found: re.Match[str] | None, reading: _Reading, sheet: str, row: int) -> None:
    if found is None or "base" not in found.groupdict():
        return
    base = int(found["base"])
    if reading.base not in (None, base):
        raise ImportRefusedError(
            f"prices of {base} stand here, of {reading.base} in a table before.", sheet, row
        )
    reading.base = base


def _enough(block: SheetBlock | None, allies: dict[str, int], sheet: str, row: int) -> None:
    if block and len(allies) < _FEWEST:
        raise ImportRefusedError(
            f"the block “{block.title}” ends with {len(allies)} allies; it is cut short.", sheet, row
        )


def _unit(label: str, iso3: str, block: SheetBlock, sheet: str, row: int) -> str:
    """The unit where the row's label names a currency; else empty, for the measure's own."""
    if not block.metric.startswith("exp_nac"):
        return ""
    words = re.search(r"\(([^)]+)\)", label)
    code = currency(words[1].strip(), iso3) if words else None
    if code is None:
        raise ImportRefusedError(f"the currency of “{label[:60]}” is not known.", sheet, row)
    return measure_of(block.metric).written[0].replace("*", code)


def _edition(reading: _Reading, made: str | None, given: str | None) -> Edition:
    last = reading.years[-1]
    definition = "nato-core-2026" if reading.core else "nato"
    shipped = [
        e for e in shipped_editions().values() if e.definition == definition and e.id.startswith(f"{last}-")
    ]
    dated = made if made and made.startswith(f"{last}-") else None
    published = given or (shipped[0].id if shipped else dated)
    if published is None:
        raise ImportRefusedError(
            f"The workbook, with figures to {last}, does not say when it was published; give "
            f"the month, like {last}-06.",
            needs="edition",
        )
    held = shipped_editions().get(published)
    if held and held.definition != definition:
        raise ImportRefusedError(
            f"The edition {published} is kept under another definition; this workbook is not it."
        )
    title = f"Defence Expenditure of NATO Countries ({reading.years[0]}-{last})"
    name = shipped[0].name if shipped and shipped[0].id == published else f"NATO, {in_words(published)}"
    return Edition(
        published,
        "NATO",
        definition,
        name,
        title,
        published,
        reading.base,
        "whole",
        "figures may be used with attribution",
        f"NATO, '{title}', edition {published}, workbook",
    )
