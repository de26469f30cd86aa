"""Codes that leave the library and come back: rows for files, and rows of files as codings of a project."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, select

from detente.access import deeds
from detente.coding.codes import Code, text_hash
from detente.coding.files.coded_rows import CodedRow, TextToCode
from detente.records import DetenteError
from detente.store import schema
from detente.store.coding_guards import not_shared, open_project
from detente.store.coding_projects import insert_project
from detente.store.coding_queue import GONE, SEEN, bump_coding, code_row, coder_name, insert_code
from detente.store.coding_results import side_by_side
from detente.store.coding_units import texts_of_units, unit_of
from detente.store.settings import bump
from detente.store.table_rows import put_rows
from detente.store.transactions import writing

_AT_ONCE = 5_000
MOST_CODES = 200_000
READER_PROJECT = "Coded in the reader"


@dataclass(frozen=True, slots=True)
class CameIn:
    """What became of a file's codes.

    Attributes:
        project_id: Where they are.
        codes: How many are kept.
        paragraphs: Of how many paragraphs.
        found: How many of these stand in the library.
        left: Why codes were not kept, each sentence with its number of codes.
    """

    project_id: int
    codes: int
    paragraphs: int
    found: int
    left: Mapping[str, int]


def project_from_codes(engine: Engine, name: str, codes: Sequence[CodedRow], by: str | None) -> CameIn:
    """Open a project of the codes of a file; paragraphs are found in the library by their words.

    Args:
        engine: The library.
        name: Of the project.
        codes: In the order coded.
        by: Who does it.

    Returns:
        What became of them.

    Raises:
        DetenteError: There are no codes, or too many.
    """
    _few_enough(codes)
    texts = {one.hash: one.text for one in reversed(codes)}
    documents = {one.hash: one.document for one in reversed(codes)}
    hashes = list(dict.fromkeys(one.hash for one in codes))
    with writing(engine, deeds.BRING_CODES) as connection:
        there = _places(connection, set(hashes))
        project = insert_project(
            connection, name=name, kind="file", design="", grouped="", filters={}, seed=0, strata=[],
            frame=zlib.compress(b""), coders=2, by=by,
        )  # fmt: skip
        kept = [each for each in hashes if each in there or texts[each]]
        units = [
            _unit(project, place, each, there.get(each), texts[each], documents[each])
            for place, each in enumerate(kept)
        ]
        put_rows(connection, schema.coding_unit, units)
        came = _insert(connection, project, codes, {each: place for place, each in enumerate(kept)})
        bump_coding(connection)
        bump(connection)
    return CameIn(project, came[0], len(kept), sum(each in there for each in kept), came[1])


def codes_into_project(engine: Engine, project_id: int, codes: Sequence[CodedRow]) -> CameIn:
    """Give codes of a file to the paragraphs of a project that is there, found by their words.

    Args:
        engine: The library.
        project_id: The project.
        codes: In the order coded.

    Returns:
        What became of them.

    Raises:
        DetenteError: There are no codes, or too many.
    """
    _few_enough(codes)
    unit = schema.coding_unit.c
    with writing(engine, deeds.BRING_CODES) as connection:
        query = select(unit.hash, unit.place).where(unit.project_id == project_id)
        places = {row.hash: row.place for row in connection.execute(query)}
        came = _insert(connection, project_id, codes, places)
        bump_coding(connection)
    met = {one.hash for one in codes} & set(places)
    return CameIn(project_id, came[0], len(met), len(met), came[1])


def code_in_reader(engine: Engine, article_id: int, position: int, coder: str, code: Code) -> int:
    """Keep what somebody would code differently while they read, the score before them.

    Such codes make a project of their own: they were not drawn and are not blind, and take no part in
    agreement or correction.

    Args:
        engine: The library.
        article_id: The article.
        position: The paragraph in it.
        coder: Who says so.
        code: What they say.

    Returns:
        The code's number.

    Raises:
        DetenteError: The paragraph is gone, or the code is not as the codebook has it.
    """
    own, project, unit = schema.paragraph.c, schema.coding_project.c, schema.coding_unit.c
    with writing(engine, deeds.CODE) as connection:
        text = connection.execute(
            select(own.text).where(own.article_id == article_id, own.position == position)
        ).scalar()
        if text is None:
            raise DetenteError("This paragraph is no longer there; somebody has changed the article.")
        number = connection.execute(select(project.id).where(project.kind == "reader")).scalar()
        if number is None:
            number = insert_project(
                connection, name=READER_PROJECT, kind="reader", design="", grouped="", filters={}, seed=0,
                strata=[], frame=zlib.compress(b""), coders=1, by=None,
            )  # fmt: skip
        taken = connection.execute(select(unit.hash, unit.place).where(unit.project_id == number)).all()
        each = text_hash(text)
        place = next((row.place for row in taken if row.hash == each), None)
        if place is None:
            place = len(taken)
            row = _unit(number, place, each, (article_id, position), "", "")
            put_rows(connection, schema.coding_unit, [row])
        made = insert_code(connection, number, place, coder, code)
        bump_coding(connection)
    return made


def rows_for_files(engine: Engine, project_id: int, viewer: str) -> tuple[CodedRow, ...]:
    """The paragraphs and codes that may leave the library: those that may be seen side by side.

    Args:
        engine: The library.
        project_id: The project.
        viewer: Who takes them: they have seen them then.

    Returns:
        A row a code, in order of the paragraphs' places.
    """
    found = sorted(side_by_side(engine, project_id, viewer, all_codes=True), key=lambda one: one.place)
    unit = schema.coding_unit.c
    with engine.connect() as connection:
        query = select(unit.place, unit.probability).where(unit.project_id == project_id)
        probability = {row.place: row.probability for row in connection.execute(query)}
    return tuple(
        CodedRow(
            given.coder,
            given.code,
            text_hash(one.unit.text),
            one.unit.text,
            one.unit.title or "",
            given.kind,
            probability.get(one.place),
        )
        for one in found
        for given in one.codes
    )


def texts_to_code(engine: Engine, project_id: int) -> tuple[TextToCode, ...]:
    """The paragraphs of a project without any code, to be coded in another tool.

    Args:
        engine: The library.
        project_id: The project.

    Returns:
        Those that are still there, in order of their places.
    """
    unit = schema.coding_unit.c
    with engine.connect() as connection:
        query = select(unit.place).where(unit.project_id == project_id).order_by(unit.place)
        found = [
            unit_of(connection, project_id, place) for place in connection.execute(query).scalars().all()
        ]
    return tuple(TextToCode(text_hash(one.text), one.text, one.title or "") for one in found if one)


def _insert(
    connection: Connection, project: int, codes: Iterable[CodedRow], places: Mapping[str, int]
) -> tuple[int, dict[str, int]]:
    """Enter codes, thousands of them in seconds: nobody else writes meanwhile."""
    try:
        open_project(connection, project)
    except DetenteError as trouble:
        return 0, {str(trouble): sum(1 for _ in codes)}
    texts, kinds = texts_of_units(connection, project), _kinds(connection, project)
    seen = _sights(connection, project)
    rows: list[dict[str, object]] = []
    left: dict[str, int] = {}
    for one in codes:
        try:
            name, place = coder_name(one.coder), places.get(one.hash)
            if place is None:
                raise DetenteError("Its paragraph is not among those of the project.")
            not_shared(name, one.kind, kinds.get(name, one.kind == "model"))
            if place not in texts:
                raise DetenteError(GONE)
            if (place, name) in seen:
                raise DetenteError(SEEN)
            rows.append(code_row(project, place, name, one.code, texts[place], one.kind))
            kinds[name] = one.kind == "model"
        except DetenteError as trouble:
            left[str(trouble)] = left.get(str(trouble), 0) + 1
    put_rows(connection, schema.coding_code, rows)
    return len(rows), left


def _kinds(connection: Connection, project: int) -> dict[str, bool]:
    """Who has coded in a project, and whether that is a model."""
    own = schema.coding_code.c
    query = select(own.coder, own.kind).where(own.project_id == project).distinct()
    return {row.coder: row.kind == "model" for row in connection.execute(query)}


def _sights(connection: Connection, project: int) -> set[tuple[int, str]]:
    """Which paragraphs of a project were seen side by side by whom."""
    own = schema.coding_sight.c
    query = select(own.place, own.viewer).where(own.project_id == project)
    return {(row.place, row.viewer) for row in connection.execute(query)}


def _places(connection: Connection, wanted: set[str]) -> dict[str, tuple[int, int]]:
    """Where in the library paragraphs of these words stand first."""
    own = schema.paragraph.c
    query = select(own.article_id, own.position, own.text).where(own.kind == "body")
    found: dict[str, tuple[int, int]] = {}
    in_portions = query.order_by(own.article_id, own.position).execution_options(yield_per=_AT_ONCE)
    for row in connection.execute(in_portions):
        each = text_hash(row.text)
        if each in wanted:
            found.setdefault(each, (row.article_id, row.position))
    return found


def _unit(
    project: int, place: int, each: str, at: tuple[int, int] | None, text: str, document: str
) -> dict[str, object]:
    return {
        "project_id": project,
        "place": place,
        "article_id": at[0] if at else None,
        "position": at[1] if at else None,
        "hash": each,
        "text": None if at else text,
        "document": document or (f"article {at[0]}" if at else f"paragraph {place}"),
        "stratum": "",
        "probability": None,
    }


def _few_enough(codes: Sequence[CodedRow]) -> None:
    if not codes:
        raise DetenteError("The file holds no code that could be read.")
    if len(codes) > MOST_CODES:
        raise DetenteError(f"The file holds {len(codes):,} codes; bring at most {MOST_CODES:,} at once.")
