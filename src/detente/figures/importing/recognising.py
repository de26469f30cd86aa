"""read_file(): bytes to an edition with its cells, by its content, not its name."""

from __future__ import annotations

from detente.figures.importing import (
    eda,
    eurostat,
    imf,
    nato,
    owid,
    single_tables,
    sipri,
    statskontoret,
    worldbank,
)
from detente.figures.importing.grid import Book
from detente.figures.importing.import_result import Imported, ImportRefusedError
from detente.figures.importing.workbook_files import opened
from detente.intake.limits import DEFAULT, Limits


def read_file(
    data: bytes, *, edition: str | None = None, measure: str | None = None, limits: Limits = DEFAULT
) -> Imported:
    """Recognise a publisher's file by its content and read it.

    Args:
        data: The bytes of a workbook (xlsx) or of a csv file.
        edition: When it was published (YYYY-MM), for a workbook that does not say.
        measure: A code of measures.csv, for a table without a title.
        limits: How many bytes, sheets and rows are read at most.

    Returns:
        The edition with its cells, in the units of measures.csv.

    Raises:
        ImportRefusedError: With sheet, row and reason where they are known, for everything that is not taken.
    """
    return read_book(opened(data, limits), edition=edition, measure=measure)


def read_book(book: Book, *, edition: str | None = None, measure: str | None = None) -> Imported:
    """The same of tables that are open. Raises ImportRefusedError."""
    if not any(sheet.rows for sheet in book.sheets):
        raise ImportRefusedError("The file holds no rows.")
    if sipri.recognises(book):
        return sipri.read(book, edition)
    if nato.recognises(book):
        return nato.read(book, edition)
    if eda.recognises(book):
        return eda.read(book, edition)
    if imf.recognises(book):
        return imf.read(book, edition)
    if worldbank.recognises(book):
        return worldbank.read(book)
    if eurostat.recognises(book):
        return eurostat.read(book)
    if statskontoret.recognises(book):
        return statskontoret.read(book)
    if owid.recognises(book):
        return owid.read(book, edition)
    if single_tables.recognises_block(book):
        return single_tables.read_block(book, measure)
    if single_tables.recognises_long(book):
        return single_tables.read_long(book)
    names = ", ".join(f"“{sheet.name[:30]}”" for sheet in book.sheets[:6] if sheet.name)
    raise ImportRefusedError(
        "This is no file of NATO, SIPRI, the World Bank, Eurostat, the European Defence Agency, the IMF, "
        "Statskontoret or Our World in Data that is known here"
        + (f" (its tables: {names})." if names else ".")
    )
