"""Coding projects: a sample of paragraphs with the probability of each, and what it was drawn from."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Engine, func, insert, select, tuple_, update

from detente.access import deeds
from detente.coding.codes import codebook_version, text_hash
from detente.coding.sampling import Design, doubt, draw
from detente.records import DetenteError
from detente.second_reader.calibration import calibration
from detente.store import schema
from detente.store.paragraph_lists import body_of
from detente.store.selection import Selection
from detente.store.settings import bump
from detente.store.table_rows import put_rows
from detente.store.transactions import writing

Grouped = Literal["outlet", "year", "side"]
ProjectKind = Literal["sample", "file", "reader"]
MOST = 5_000  # paragraphs of a sample
_AT_ONCE = 200
_OTHER = "other or unknown"
_LARGEST_GROUPS = 12  # strata of their own; the rest is one together


@dataclass(frozen=True, slots=True)
class Plan:
    """What a project is to draw.

    Attributes:
        name: Of the project.
        selection: What part of the corpus is drawn from.
        design: How.
        size: How many paragraphs.
        grouped: By what the strata of a stratified design are made.
        coders: How many code each paragraph before its codes are shown side by side.
        seed: The same seed draws the same paragraphs.
    """

    name: str
    selection: Selection
    design: Design
    size: int
    grouped: Grouped = "outlet"
    coders: int = 2
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Project:
    """A coding project. `units`: paragraphs to code; `population`: paragraphs that the sample stands for."""

    id: int
    name: str
    kind: ProjectKind
    design: str
    grouped: str
    coders: int
    codebook: str
    by: str | None
    made: datetime
    closed: datetime | None
    units: int
    population: int


@dataclass(frozen=True, slots=True)
class Frame:
    """The paragraphs that could be drawn, as arrays of one length; `strata` names what `stratum` numbers.

    `drawn`: when. An article that was added later is not among them, also where it bears the number of one
    that was deleted, as SQLite gives it.
    """

    article_id: NDArray[np.int32]
    position: NDArray[np.int32]
    stratum: NDArray[np.int32]
    strata: tuple[str, ...]
    drawn: datetime


def start_project(engine: Engine, plan: Plan, by: str | None) -> int:
    """Draw a sample and open a project for it.

    Args:
        engine: The library.
        plan: What to draw.
        by: Who does it; None where no login says so.

    Returns:
        The project's number.

    Raises:
        DetenteError: No paragraph fits, the size is out of range, or the groups are too many for it.
    """
    if not 1 <= plan.size <= MOST:
        raise DetenteError(f"A sample has 1 to {MOST:,} paragraphs; {plan.size:,} were asked for.")
    if not 1 <= plan.coders <= 20:
        raise DetenteError("A paragraph is coded by 1 to 20 people.")
    with writing(engine, deeds.DRAW_SAMPLE) as connection:
        rows = connection.execute(_population(plan.selection)).all()
        named = [_stratum(plan, row) for row in rows]
        named = _few(named) if plan.design == "stratified" else named
        drawn = draw(named, plan.size, plan.design, plan.seed)
        strata = ["all"] if plan.design == "simple" else sorted(set(named))
        numbers = {name: number for number, name in enumerate(strata)}
        frame = np.array(
            [
                [row.article_id for row in rows],
                [row.position for row in rows],
                [0 if plan.design == "simple" else numbers[name] for name in named],
            ],
            dtype="<i4",
        )
        project = insert_project(
            connection,
            name=plan.name,
            kind="sample",
            design=plan.design,
            grouped=plan.grouped if plan.design == "stratified" else "",
            filters=_plain(plan.selection),
            seed=plan.seed,
            strata=strata,
            frame=zlib.compress(frame.tobytes()),
            coders=plan.coders,
            by=by,
        )
        keys = [(rows[one.index].article_id, rows[one.index].position) for one in drawn]
        texts = _texts(connection, keys)
        units = [
            {
                "project_id": project,
                "place": place,
                "article_id": key[0],
                "position": key[1],
                "hash": text_hash(texts[key]),
                "text": None,
                "document": f"article {key[0]}",
                "stratum": one.stratum,
                "probability": one.probability,
            }
            for place, (key, one) in enumerate(zip(keys, drawn, strict=True))
        ]
        put_rows(connection, schema.coding_unit, units)
        bump(connection)
    return project


def insert_project(connection: Connection, **values: Any) -> int:
    """Enter a project within the caller's transaction; its number. The codebook is today's."""
    name = " ".join(str(values.pop("name")).split())
    if not name:
        raise DetenteError("The project needs a name.")
    return int(
        connection.execute(
            insert(schema.coding_project)
            .values(
                name=name, codebook=codebook_version(), made=datetime.now(UTC).replace(tzinfo=None), **values
            )
            .returning(schema.coding_project.c.id)
        ).scalar_one()
    )


def projects(engine: Engine) -> tuple[Project, ...]:
    """All projects, the latest first.

    Args:
        engine: The library.

    Returns:
        The projects; those made in the reader too.
    """
    own = schema.coding_project.c
    columns = [own[name] for name in Project.__slots__ if name in own]
    units = (
        select(func.count())
        .select_from(schema.coding_unit)
        .where(schema.coding_unit.c.project_id == own.id)
        .scalar_subquery()
    )
    query = select(*columns, own.frame, units.label("units")).order_by(own.id.desc())
    with engine.connect() as connection:
        rows = connection.execute(query).mappings().all()
    return tuple(
        Project(
            **{name: row[name] for name in Project.__slots__ if name in row},
            population=len(zlib.decompress(row["frame"])) // 12,
        )
        for row in rows
    )


def project_of(engine: Engine, number: int) -> Project | None:
    """One project, None where there is none of this number."""
    return next((project for project in projects(engine) if project.id == number), None)


def set_closed(engine: Engine, number: int, closed: bool) -> None:
    """Close a project, so that nobody codes in it any more, or open it again.

    Args:
        engine: The library.
        number: The project's.
        closed: Whether it is closed from now on.

    Raises:
        DetenteError: It is not there.
    """
    when = datetime.now(UTC).replace(tzinfo=None) if closed else None
    with writing(engine, deeds.CLOSE_CODING) as connection:
        own = schema.coding_project
        if not connection.execute(update(own).where(own.c.id == number).values(closed=when)).rowcount:
            raise DetenteError("This project is no longer there.")
        bump(connection)


def frame_of_project(connection: Connection, number: int) -> Frame:
    """The paragraphs that a project's sample was drawn from; empty where it has no sample."""
    own = schema.coding_project.c
    row = connection.execute(select(own.frame, own.strata, own.made).where(own.id == number)).one()
    columns = np.frombuffer(zlib.decompress(row.frame), dtype="<i4").reshape(3, -1)
    return Frame(columns[0], columns[1], columns[2], tuple(row.strata), row.made)


def _population(selection: Selection) -> Any:
    own, article = schema.paragraph.c, schema.article.c
    columns = (own.article_id, own.position, own.differs, own.chance, own.side)
    return (
        body_of(selection)
        .with_only_columns(*columns, article.outlet, article.published)
        .order_by(own.article_id, own.position)
    )


def _stratum(plan: Plan, row: Any) -> str:
    if plan.design == "doubt":
        return doubt(row.differs, row.chance, calibration().unsure)
    if plan.grouped == "year":
        return str(row.published.year) if row.published else _OTHER
    return str((row.outlet if plan.grouped == "outlet" else row.side) or _OTHER)


def _few(named: Sequence[str]) -> list[str]:
    """The strata, the smallest of them put together where there are many."""
    sizes: dict[str, int] = {}
    for name in named:
        sizes[name] = sizes.get(name, 0) + 1
    largest = set(sorted(sizes, key=lambda name: (-sizes[name], name))[:_LARGEST_GROUPS])
    return [name if name in largest else _OTHER for name in named]


def _texts(connection: Connection, keys: Sequence[tuple[int, int]]) -> dict[tuple[int, int], str]:
    own = schema.paragraph.c
    found: dict[tuple[int, int], str] = {}
    for first in range(0, len(keys), _AT_ONCE):
        some = keys[first : first + _AT_ONCE]
        query = select(own.article_id, own.position, own.text).where(
            own.article_id.in_({key[0] for key in some}), tuple_(own.article_id, own.position).in_(some)
        )
        found |= {(row.article_id, row.position): row.text for row in connection.execute(query)}
    return found


def _plain(selection: Selection) -> dict[str, Any]:
    """The filters as JSON holds them."""
    return {
        name: list(value) if isinstance(value, tuple) else None if value is None else str(value)
        for name, value in asdict(selection).items()
    }
