"""What a coder is given to code, and their codes. Nothing here tells a score or another coder's code.

This module and `coding_units` are where blind coding is kept blind: a page has only what their functions
give, and they read the text, what stands around it, and the coder's own rows. Anyone who has seen a
paragraph's codes side by side (`coding_results`) cannot code it any more.

A page may ask for the same twice, for it sends again what was not acknowledged. So it says what the coder's
own rows looked like when they began (`since`, `latest`), and what has been done is not done once more.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, Select, func, insert, select

from detente.access import deeds
from detente.coding.codes import Code, checked, code_of, codebook_version, quoted
from detente.coding.files.coded_rows import CoderKind
from detente.records import DetenteError
from detente.store import schema
from detente.store.coding_guards import one_kind, open_project
from detente.store.coding_units import UnitToCode, unit_of
from detente.store.settings import put, read_setting
from detente.store.transactions import writing

_LONGEST_NAME = 200  # as the column holds it
GONE = "This paragraph's article was deleted from the library."
SEEN = "You have seen the codes of this paragraph side by side; settle it instead of coding it."


@dataclass(frozen=True, slots=True)
class OwnCode:
    """What a coder said of a paragraph last, and the number of that row; also where it was taken back."""

    number: int
    code: Code
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class OwnProgress:
    """How far a coder is.

    Attributes:
        coded: Paragraphs that they have coded.
        units: Paragraphs to code in all.
        seconds: The median that a paragraph took them; None before the first.
        latest: The number of their latest code that counts; 0 before the first.
    """

    coded: int
    units: int
    seconds: float | None
    latest: int = 0


def next_unit(
    engine: Engine, project_id: int, coder: str, skipped: Collection[int] = ()
) -> UnitToCode | None:
    """The next paragraph that a coder has not coded.

    Args:
        engine: The library.
        project_id: The project.
        coder: Who codes.
        skipped: Places that come after all others.

    Returns:
        The paragraph; None where all are coded, or the rest cannot be.
    """
    unit = schema.coding_unit.c
    with engine.connect() as connection:
        done = set(connection.execute(_own_places(project_id, coder)).scalars())
        done |= set(connection.execute(_seen(project_id, coder)).scalars())
        query = select(unit.place).where(unit.project_id == project_id).order_by(unit.place)
        left = [place for place in connection.execute(query).scalars() if place not in done]
        for place in sorted(left, key=lambda place: (place in skipped, place)):
            found = unit_of(connection, project_id, place)
            if found is not None:
                return found
    return None


def save_code(
    engine: Engine,
    project_id: int,
    place: int,
    coder: str,
    code: Code,
    *,
    seconds: float | None = None,
    kind: CoderKind = "person",
    since: int | None = None,
) -> int:
    """Keep a code; one by the same coder for the same paragraph takes the place of the earlier one.

    Args:
        engine: The library.
        project_id: The project.
        place: The paragraph's place in it.
        coder: Who codes.
        code: What they say.
        seconds: How long it took them.
        kind: What they are.
        since: The number of their latest row for this paragraph when they began to code it, 0 where there was
            none: a code that comes a second time is then kept once.

    Returns:
        The code's number; that of the row that is there already where it came before.

    Raises:
        DetenteError: The coder has no name, the project is closed, the paragraph is gone or its codes have
            been seen, the code is not as the codebook has it, or a person and a model would share a name.
    """
    with writing(engine, deeds.CODE) as connection:
        known = None if since is None else _own_latest(connection, project_id, place, coder)
        if known is not None and known.number != since and _came_before(known, code):
            return known.number
        number = insert_code(connection, project_id, place, coder, code, seconds=seconds, kind=kind)
        bump_coding(connection)
    return number


def undo_code(engine: Engine, project_id: int, coder: str, *, latest: int | None = None) -> int | None:
    """Take the coder's latest code back; the paragraph is given to them again.

    Args:
        engine: The library.
        project_id: The project.
        coder: Who codes.
        latest: The number of the code that they mean: an undo that comes twice takes back no other.

    Returns:
        The place of the paragraph; None where there is no code to take back.

    Raises:
        DetenteError: The project is closed, or the paragraph's codes have been seen side by side.
    """
    with writing(engine, deeds.CODE) as connection:
        counting = current_codes(project_id).where(schema.coding_code.c.coder == coder)
        row = (
            connection.execute(counting.order_by(schema.coding_code.c.id.desc()).limit(1)).mappings().first()
        )
        if row is None or (latest is not None and row["id"] != latest):
            return None
        place = int(row["place"])
        one_kind(connection, project_id, coder, "person")
        _may_code(connection, project_id, place, coder)
        values = {name: value for name, value in row.items() if name not in ("id", "withdrawn", "made")}
        connection.execute(insert(schema.coding_code).values(**values, withdrawn=True, made=_now()))
        bump_coding(connection)
    return place


def own_code(engine: Engine, project_id: int, place: int, coder: str) -> OwnCode | None:
    """What a coder said of a paragraph last, also where it was taken back: to begin from in a new code.

    Args:
        engine: The library.
        project_id: The project.
        place: The paragraph's place in it.
        coder: Who codes.

    Returns:
        Their own code, None where there was none.
    """
    with engine.connect() as connection:
        return _own_latest(connection, project_id, place, coder)


def own_progress(engine: Engine, project_id: int, coder: str) -> OwnProgress:
    """How far a coder is.

    Args:
        engine: The library.
        project_id: The project.
        coder: Who codes.

    Returns:
        Numbers of paragraphs, and the median of the seconds that theirs took.
    """
    unit, own = schema.coding_unit.c, schema.coding_code.c
    with engine.connect() as connection:
        units = connection.execute(
            select(func.count()).select_from(schema.coding_unit).where(unit.project_id == project_id)
        ).scalar_one()
        mine = current_codes(project_id).where(own.coder == coder).with_only_columns(own.id, own.seconds)
        rows = connection.execute(mine).all()
    timed = sorted(row.seconds for row in rows if row.seconds is not None)
    latest = max((row.id for row in rows), default=0)
    return OwnProgress(len(rows), int(units), timed[len(timed) // 2] if timed else None, latest)


def insert_code(
    connection: Connection,
    project_id: int,
    place: int,
    coder: str,
    code: Code,
    *,
    seconds: float | None = None,
    kind: CoderKind = "person",
) -> int:
    """As `save_code`, within the caller's transaction."""
    name = coder_name(coder)
    one_kind(connection, project_id, name, kind)
    text = _may_code(connection, project_id, place, name)
    values = code_row(project_id, place, name, code, text, kind, seconds)
    own = schema.coding_code
    return int(connection.execute(insert(own).values(**values).returning(own.c.id)).scalar_one())


def coder_name(coder: str) -> str:
    """A coder's name as it is kept: spaces folded, no longer than the column; refused where it is empty."""
    name = " ".join(coder.split())[:_LONGEST_NAME]
    if not name:
        raise DetenteError("Say who codes: a name or initials, the same each time.")
    return name


def code_row(
    project_id: int,
    place: int,
    name: str,
    code: Code,
    text: str,
    kind: CoderKind,
    seconds: float | None = None,
) -> dict[str, Any]:
    """A code as its row has it, checked against the paragraph's text; a model's has to quote words of it."""
    kept = checked(code, text)
    if kind == "model":
        kept = quoted(kept)
    return {
        **asdict(kept),
        "project_id": project_id,
        "place": place,
        "coder": name,
        "kind": kind,
        "withdrawn": False,
        "codebook": codebook_version(),
        "seconds": seconds,
        "made": _now(),
    }


def current_codes(project_id: int) -> Select[Any]:
    """The codes that count: of each coder and paragraph the latest, where it was not taken back."""
    own = schema.coding_code.c
    latest = select(func.max(own.id)).where(own.project_id == project_id).group_by(own.place, own.coder)
    return select(schema.coding_code).where(own.id.in_(latest), own.withdrawn.is_(False))


def bump_coding(connection: Connection) -> None:
    """Count a change of codes: they have a counter of their own, for no score and no chart rests on them."""
    put(connection, "coding_revision", str(int(read_setting(connection, "coding_revision") or 0) + 1))


def _may_code(connection: Connection, project_id: int, place: int, coder: str) -> str:
    """The text of a paragraph that somebody may code now."""
    open_project(connection, project_id)
    found = unit_of(connection, project_id, place)
    if found is None:
        raise DetenteError(GONE)
    seen: set[int] = set(connection.execute(_seen(project_id, coder)).scalars())
    if place in seen:
        raise DetenteError(SEEN)
    return found.text


def _own_latest(connection: Connection, project_id: int, place: int, coder: str) -> OwnCode | None:
    own = schema.coding_code.c
    query = select(schema.coding_code).where(
        own.project_id == project_id, own.place == place, own.coder == coder
    )
    row = connection.execute(query.order_by(own.id.desc()).limit(1)).mappings().first()
    if row is None:
        return None
    return OwnCode(row["id"], code_of({str(name): value for name, value in row.items()}), row["withdrawn"])


def _came_before(known: OwnCode, code: Code) -> bool:
    """Whether a code was kept already: as the latest row, or as one that was taken back since."""
    return known.withdrawn or checked(code, None) == known.code


def _own_places(project_id: int, coder: str) -> Select[Any]:
    own = schema.coding_code.c
    return current_codes(project_id).where(own.coder == coder).with_only_columns(own.place)


def _seen(project_id: int, viewer: str) -> Select[Any]:
    own = schema.coding_sight.c
    return select(own.place).where(own.project_id == project_id, own.viewer == viewer)


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
