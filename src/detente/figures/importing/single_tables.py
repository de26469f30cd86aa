"""Tables taken out of NATO's workbook: one block as country by year, or our own long form, a cell a row."""

from __future__ import annotations

import re
from collections import defaultdict

from detente.figures.definitions import Edition, base_in, measures, shipped_editions
from detente.figures.importing.checked_cells import RawCell, checked
from detente.figures.importing.grid import Book, checked_years, number, years_of
from detente.figures.importing.import_result import Imported, ImportRefusedError
from detente.figures.importing.nato import blocks
from detente.figures.importing.publisher_names import plain_name, state
from detente.figures.official_record import shipped

_LONG = {"iso3", "year", "metric", "value", "edition"}
_ALIKE = (
    0.9  # share of cells that must equal a shipped block's for a table without a title to be taken for it
)


def recognises_block(book: Book) -> bool:
    """Whether the header is "country" and years."""
    return bool(book.head) and book.head[0].lower() in ("country", "ally") and len(years_of(book.head)) > 1


def recognises_long(book: Book) -> bool:
    """Whether the header has the columns of our own tables."""
    return len(set(book.head) & _LONG) >= 4


def read_block(book: Book, measure: str | None = None) -> Imported:
    """One block as part of the NATO edition of its last year.

    `measure`: which, where its figures do not show it.

    Raises ImportRefusedError with row and reason; where the measure does not show, with needs "measure".
    """
    sheet = book.sheets[0]
    years = checked_years(years_of(sheet.rows[0]), sheet.name, 1)
    last = max(year for year, _ in years.values())
    edition = next(
        (e for e in shipped_editions().values() if e.publisher == "NATO" and e.id.startswith(f"{last}-")),
        None,
    )
    if edition is None:
        raise ImportRefusedError(
            f"the years end with {last}, and no edition of NATO's of that year is known.", None, 1
        )
    amounts: list[tuple[int, str, str, int, bool, float]] = []
    seen: dict[str, int] = {}
    for index, row in enumerate(sheet.rows[1:], start=1):
        label = sheet.text(index, 1)
        if not label:
            continue
        ally, place = state(label), index + 1
        if ally is None:
            raise ImportRefusedError(f"“{label[:60]}” is no ally known by this name.", None, place)
        if ally.iso3 in seen:
            raise ImportRefusedError(
                f"{label} stands here twice, first in row {seen[ally.iso3]}.", None, place
            )
        if len(row) != len(sheet.rows[0]):
            raise ImportRefusedError(
                "the row does not have as many cells as the header; the file breaks off.", None, place
            )
        seen[ally.iso3] = place
        for c, (year, estimate) in years.items():
            value = number(row[c], sheet.name, place, f"the figure of {label} for {year}")
            if value is not None:
                amounts.append((place, ally.iso3, plain_name(label), year, estimate, value))
    known = measure or _alike(edition, {(iso3, year): value for _, iso3, _, year, _, value in amounts})
    if known is None:
        raise ImportRefusedError(
            "The table does not say what it measures, and its figures are not those of a table kept here; "
            "name the measure, like share_gdp_pct.",
            needs="measure",
        )
    places = _places(known)
    found = [
        RawCell(
            sheet.name, place, iso3, name, year, known, value, "estimate" if estimate else "actual", places
        )
        for place, iso3, name, year, estimate, value in amounts
    ]
    part = Edition(
        edition.id,
        edition.publisher,
        edition.definition,
        edition.name,
        edition.title,
        edition.published,
        edition.base,
        "part",
        edition.licence,
        f"NATO, '{edition.title}', {edition.published}, a table taken out of the workbook",
    )
    return Imported(f"one table of {edition.name}: {known}", part, checked(found, part))


def read_long(book: Book) -> Imported:
    """Our own long form, as part of the one edition it names.

    Raises ImportRefusedError with row and reason.
    """
    sheet = book.sheets[0]
    head = [str(value).strip() for value in sheet.rows[0]]
    if lacking := sorted(_LONG - set(head)):
        raise ImportRefusedError(f"the column “{lacking[0]}” is missing.", None, 1)
    found: list[RawCell] = []
    named: dict[str, int] = defaultdict(int)
    for index, row in enumerate(sheet.rows[1:], start=1):
        place = index + 1
        if not any(row):
            continue
        if len(row) != len(head):
            raise ImportRefusedError(
                "the row does not have as many cells as the header; the file breaks off.", None, place
            )
        cell = {column: str(value or "").strip() for column, value in zip(head, row, strict=True)}
        if not re.fullmatch(r"(19|20)\d\d", cell["year"]):
            raise ImportRefusedError(f"“{cell['year'][:20]}” is no year.", None, place)
        name = cell.get("ally") or cell.get("country") or cell.get("name") or cell["iso3"]
        value = number(cell["value"], sheet.name, place, f"the figure of {name} for {cell['year']}")
        if value is None:
            continue
        named[cell["edition"]] += 1
        if cell["edition"] not in shipped_editions():
            raise ImportRefusedError(f"the edition “{cell['edition'][:40]}” is not known here.", None, place)
        known = state(name)
        if known is None or known.iso3 != cell["iso3"]:
            raise ImportRefusedError(
                f"{name} and the code “{cell['iso3'][:12]}” do not belong together.", None, place
            )
        found.append(
            RawCell(
                sheet.name,
                place,
                cell["iso3"],
                name,
                int(cell["year"]),
                cell["metric"],
                value,
                cell.get("flag") or "unmarked",
                10,
                cell.get("unit", ""),
                cell.get("note", ""),
                cell.get("source") or None,
            )
        )
    if len(named) != 1:
        raise ImportRefusedError(
            f"The table holds {len(named)} editions ({', '.join(sorted(named)) or 'none'}); bring one a file."
        )
    whole = shipped_editions()[next(iter(named))]
    part = Edition(
        whole.id,
        whole.publisher,
        whole.definition,
        whole.name,
        whole.title,
        whole.published,
        whole.base,
        "part",
        whole.licence,
        whole.source,
    )
    return Imported(f"a table of {whole.name} in our own form", part, checked(found, part))


def _alike(edition: Edition, values: dict[tuple[str, int], float]) -> str | None:
    """The measure of the edition whose shipped cells these are, to the third decimal."""
    best, measure = 0.0, None
    for metric in shipped().metrics(edition.id):
        cells = [cell for cell in shipped().of(edition.id, metric) if (cell.iso3, cell.year) in values]
        same = sum(abs(values[cell.iso3, cell.year] - cell.value) < 0.0006 for cell in cells)
        if values and same / len(values) > best:
            best, measure = same / len(values), metric
    return measure if best >= _ALIKE else None


def _places(metric: str) -> int:
    """The places a measure of NATO's is rounded to. Raises ImportRefusedError where it is none."""
    base = base_in(metric)
    general = metric.replace(str(base), "{base}") if base else metric
    if general not in measures():
        raise ImportRefusedError(f"“{metric[:40]}” is no known measure.", needs="measure")
    return next((block.places for block in blocks() if block.metric == general), 4)
