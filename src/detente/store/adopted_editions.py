"""Editions of figures that a library adopted on top of those that ship: kept with their file, reverted, read
together.
"""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Dialect, Engine, insert, select, update

from detente.access import deeds
from detente.figures.definitions import Edition
from detente.figures.importing.import_result import Imported
from detente.figures.official_record import OfficialRecord, shipped
from detente.figures.revisions import Difference
from detente.figures.series import Cell
from detente.records import DetenteError
from detente.store.log_writing import note
from detente.store.schema import adopted_cell, adoption, setting
from detente.store.settings import bump, put
from detente.store.table_rows import put_rows
from detente.store.transactions import writing

_REVISION = "figures"


@dataclass(frozen=True, slots=True)
class Adopted:
    """An adopted edition: what it was read as, from which file, by whom (None where no login is configured)
    and when, how many cells were new, revised and withdrawn then; `reverted` where it is no longer read.
    """

    id: int
    edition: Edition
    recognised: str
    filename: str
    sha256: str
    by: str | None
    added: datetime
    cells: int
    new: int
    revised: int
    withdrawn: int
    reverted: datetime | None
    reverted_by: str | None


def adopt(
    engine: Engine, imported: Imported, difference: Difference, data: bytes, filename: str, by: str | None
) -> int:
    """Keep an edition with its file and read it from now on.

    Args:
        engine: The library.
        imported: What was read in the file.
        difference: Against the record so far.
        data: The file.
        filename: Its name.
        by: Who does it; None where no login says so.

    Returns:
        The adoption's number.

    Raises:
        DetenteError: The same file is in use already, or brings nothing.
    """
    digest = hashlib.sha256(data).hexdigest()
    counts = difference.counts()
    if not any(counts.values()):
        raise DetenteError("Nothing is new, revised or withdrawn in this file; there is nothing to adopt.")
    with writing(engine, deeds.ADOPT_FIGURES) as connection:
        before = connection.execute(
            select(adoption.c.id).where(adoption.c.sha256 == digest, adoption.c.reverted.is_(None))
        ).scalar()
        if before is not None:
            raise DetenteError(f"This very file was adopted already, as number {before}; it is in use.")
        number = connection.execute(
            insert(adoption)
            .values(
                edition=imported.edition.id,
                about=asdict(imported.edition),
                recognised=imported.recognised,
                filename=filename[:260],
                sha256=digest,
                by=by,
                added=_now(),
                cells=len(imported.cells),
                **counts,
                original=zlib.compress(data),
            )
            .returning(adoption.c.id)
        ).scalar_one()
        put_rows(connection, adopted_cell, [_row(number, n, c) for n, c in enumerate(imported.cells)])
        said = ", ".join(f"{value} {name}" for name, value in counts.items())
        note(connection, "edition", number, imported.edition.name, f"{filename}: {said}")
        _count(connection)
    return int(number)


def revert(engine: Engine, number: int, by: str | None) -> None:
    """Stop reading an adopted edition; it stays in the history.

    Args:
        engine: The library.
        number: The adoption's number.
        by: Who does it; None where no login says so.

    Raises:
        DetenteError: No adopted edition in use has this number.
    """
    with writing(engine, deeds.REVERT_FIGURES) as connection:
        done = connection.execute(
            update(adoption)
            .where(adoption.c.id == number, adoption.c.reverted.is_(None))
            .values(reverted=_now(), reverted_by=by)
        )
        if not done.rowcount:
            raise DetenteError(
                f"No adopted edition in use has the number {number}; “detente figures list” names them."
            )
        note(connection, "edition", number)
        _count(connection)


def adoptions(engine: Engine) -> tuple[Adopted, ...]:
    """The history of adopted editions.

    Args:
        engine: The library.

    Returns:
        All that were ever adopted, the latest first.
    """
    with engine.connect() as connection:
        return _adoptions(connection)


def _adoptions(connection: Connection) -> tuple[Adopted, ...]:
    columns = [column for column in adoption.c if column.name not in ("original", "about")]
    query = select(*columns, adoption.c.about).order_by(adoption.c.id.desc())
    return tuple(
        Adopted(
            row["id"], Edition(**row["about"]), row["recognised"], row["filename"], row["sha256"], row["by"],
            row["added"], row["cells"], row["new"], row["revised"], row["withdrawn"], row["reverted"],
            row["reverted_by"],
        )
        for row in connection.execute(query).mappings()
    )  # fmt: skip


def original(engine: Engine, number: int) -> bytes | None:
    """The file an edition came from, as it came.

    Args:
        engine: The library.
        number: The adoption's number.

    Returns:
        The bytes; None where there is no such number.
    """
    with engine.connect() as connection:
        data = connection.execute(select(adoption.c.original).where(adoption.c.id == number)).scalar()
    return None if data is None else zlib.decompress(data)


def record(source: Engine | Connection) -> OfficialRecord:
    """The shipped editions with the adopted ones on top, in the order of their adoption.

    Args:
        source: The library, or the connection of a transaction on it.

    Returns:
        One object for a library until something is adopted or reverted, in any process: results can be
        kept for it.
    """
    if isinstance(source, Engine):
        with source.connect() as connection:
            return record(connection)
    version = source.execute(select(setting.c.value).where(setting.c.name == _REVISION)).scalar()
    if version is None:
        return shipped()
    before = _records.get(source.dialect)
    if before is None or before[0] != version:
        held = shipped()
        for kept in reversed(_adoptions(source)):
            if kept.reverted is None:
                held = held.plus(kept.edition, _cells(source, kept))
        before = _records[source.dialect] = (str(version), held)
    return before[1]


# The record last read of each store, in whose hands ever (each has a dialect of its own), with its version:
# it is read again when that changes.
_records: WeakKeyDictionary[Dialect, tuple[str, OfficialRecord]] = WeakKeyDictionary()


def _cells(connection: Connection, kept: Adopted) -> list[Cell]:
    c = adopted_cell.c
    query = (
        select(c.iso3, c.ally, c.year, c.metric, c.value, c.unit, c.flag, c.note, c.source)
        .where(c.adoption_id == kept.id)
        .order_by(c.place)
    )
    return [
        Cell(kept.edition.id, iso3, ally, year, metric, value, unit, flag, False, note, source)
        for iso3, ally, year, metric, value, unit, flag, note, source in connection.execute(query)
    ]


def _row(number: int, place: int, cell: Cell) -> dict[str, object]:
    return {
        "adoption_id": number, "place": place, "iso3": cell.iso3, "ally": cell.ally, "year": cell.year,
        "metric": cell.metric, "value": cell.value, "unit": cell.unit, "flag": cell.flag, "note": cell.note,
        "source": cell.source,
    }  # fmt: skip


def _count(connection: Connection) -> None:
    """Count a change of the figures, and of the store, within the caller's transaction."""
    value = connection.execute(select(setting.c.value).where(setting.c.name == _REVISION)).scalar()
    put(connection, _REVISION, str(int(value or 0) + 1))
    bump(connection)


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
