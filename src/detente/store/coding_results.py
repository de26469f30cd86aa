"""What came of a project: agreement as numbers, codes side by side where that harms nobody, what was settled.

Codes of a paragraph are shown to nobody before as many have coded it as the project asks for, or the project
is closed; anyone who sees them is noted, and cannot code the paragraph any more. Agreement is worked out
here, so that a page which shows it never holds the codes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, insert, select

from detente.access import deeds
from detente.coding.agreement import CodersAgreement, GivenCode, agreement
from detente.coding.alpha import RESAMPLES
from detente.coding.codes import Code, checked, code_of, codebook_version
from detente.coding.files.coded_rows import CoderKind
from detente.records import DetenteError
from detente.store import schema
from detente.store.coding_queue import bump_coding, current_codes
from detente.store.coding_units import UnitToCode, unit_of
from detente.store.settings import read_setting
from detente.store.transactions import writing

APART = 1.0  # steps on an axis from which codes are worth settling
FEWEST_SHARED = 5  # paragraphs coded by several, under which agreement would tell what somebody coded


@dataclass(frozen=True, slots=True)
class CodeGiven:
    """One coder's code of one paragraph."""

    coder: str
    kind: CoderKind
    code: Code
    seconds: float | None
    codebook: str
    made: datetime


@dataclass(frozen=True, slots=True)
class Settlement:
    """What was settled: both axes, the codebook's rule that decided, and why."""

    escalation: float
    deescalation: float
    rule: int | None = None
    why: str = ""
    by: str | None = None


@dataclass(frozen=True, slots=True)
class SideBySide:
    """A paragraph with all of its codes, and what was settled, if anything."""

    place: int
    unit: UnitToCode
    codes: tuple[CodeGiven, ...]
    settled: Settlement | None

    @property
    def people(self) -> tuple[Code, ...]:
        """The codes of people alone."""
        return tuple(one.code for one in self.codes if one.kind != "model")

    @property
    def apart(self) -> bool:
        """Whether people's codes differ by a step on an axis, or in the stance."""
        codes = self.people
        if not codes:
            return False
        escalation = [code.escalation for code in codes]
        deescalation = [code.deescalation for code in codes]
        wide = max(max(axis) - min(axis) for axis in (escalation, deescalation))
        return wide >= APART or len({code.stance for code in codes}) > 1


@dataclass(frozen=True, slots=True)
class ProjectProgress:
    """How far a project is.

    Attributes:
        units: Paragraphs to code.
        coded: Those that a person has coded.
        complete: Those that as many people have coded as the project asks for.
        settled: Those that were settled.
        coders: How many codes each person has given.
        models: How many codes each model has given; they count for nothing else here.
        earlier: How many of people's codes were given by an earlier version of the codebook than today's.
    """

    units: int
    coded: int
    complete: int
    settled: int
    coders: dict[str, int]
    models: dict[str, int]
    earlier: int = 0


def coding_version(engine: Engine) -> str:
    """Changes with every code: the argument that makes cached results stale.

    Args:
        engine: The library.

    Returns:
        A number as text.
    """
    return read_setting(engine, "coding_revision") or "0"


def progress(engine: Engine, project_id: int) -> ProjectProgress:
    """How far a project is.

    Args:
        engine: The library.
        project_id: The project.

    Returns:
        Numbers alone, nothing of any code.
    """
    unit, own = schema.coding_unit.c, schema.coding_settlement.c
    with engine.connect() as connection:
        places = connection.execute(select(unit.place).where(unit.project_id == project_id)).scalars().all()
        codes = _codes(connection, project_id)
        wanted = _asked_of(connection, project_id)[0]
        settled = (
            connection.execute(select(own.place).where(own.project_id == project_id).distinct())
            .scalars()
            .all()
        )
    coders: dict[str, int] = {}
    models: dict[str, int] = {}
    for given in codes.values():
        for one in given:
            counted = models if one.kind == "model" else coders
            counted[one.coder] = counted.get(one.coder, 0) + 1
    by_people = [one for given in codes.values() for one in given if one.kind != "model"]
    earlier = sum(one.codebook != codebook_version() for one in by_people)
    people = [_people(given) for given in codes.values()]
    complete = sum(number >= wanted for number in people)
    return ProjectProgress(
        len(places), sum(number > 0 for number in people), complete, len(settled), coders, models, earlier
    )


def agreement_of(engine: Engine, project_id: int, *, resamples: int = RESAMPLES) -> CodersAgreement | None:
    """How far the people who code a project agree; a model is never one of them (`coding_models`).

    Args:
        engine: The library.
        project_id: The project.
        resamples: How often documents are drawn for intervals.

    Returns:
        The agreement; None until five paragraphs are coded by several.
    """
    with engine.connect() as connection:
        given = [one for one, kind in codes_given(connection, project_id) if kind != "model"]
    coders: dict[int, set[str]] = {}
    for one in given:
        coders.setdefault(one.unit, set()).add(one.coder)
    if sum(len(some) > 1 for some in coders.values()) < FEWEST_SHARED:
        return None
    return agreement(given, resamples=resamples)


def side_by_side(
    engine: Engine, project_id: int, viewer: str, *, all_codes: bool = False
) -> tuple[SideBySide, ...]:
    """The paragraphs whose codes may be seen, each with all of its codes; that they were seen is noted.

    Args:
        engine: The library.
        project_id: The project.
        viewer: Who looks: from now on they cannot code these paragraphs.
        all_codes: Those that agree too.

    Returns:
        In order of their places, those that are not settled yet first.

    Raises:
        DetenteError: The viewer has no name, or the project is gone.
    """
    name = " ".join(viewer.split())
    if not name:
        raise DetenteError("Say who looks: a name or initials, the same as when coding.")
    found: list[SideBySide] = []
    with writing(engine, deeds.COMPARE_CODES) as connection:
        wanted, closed = _asked_of(connection, project_id)
        settled = _settlements(connection, project_id)
        for place, given in sorted(_codes(connection, project_id).items()):
            if not closed and _people(given) < wanted:
                continue
            unit = unit_of(connection, project_id, place)
            if unit is None:
                continue
            one = SideBySide(place, unit, tuple(given), settled.get(place))
            if all_codes or one.apart:
                found.append(one)
        sight = schema.coding_sight
        query = select(sight.c.place).where(sight.c.project_id == project_id, sight.c.viewer == name)
        before = set(connection.execute(query).scalars())
        fresh = [one.place for one in found if one.place not in before]
        if fresh:
            rows = [
                {"project_id": project_id, "place": place, "viewer": name, "made": _now()} for place in fresh
            ]
            connection.execute(insert(sight), rows)
    return tuple(sorted(found, key=lambda one: (one.settled is not None, one.place)))


def settle(engine: Engine, project_id: int, place: int, settled: Settlement) -> None:
    """Settle what a paragraph is to count as; a later settlement takes the place of an earlier one.

    Args:
        engine: The library.
        project_id: The project.
        place: The paragraph's place in it.
        settled: What was settled, and by whom: somebody who has seen the codes.

    Raises:
        DetenteError: The axes are not half steps from 0 to 5, or the codes have not been seen by them.
    """
    checked(Code(settled.escalation, settled.deescalation), None)
    sight = schema.coding_sight.c
    with writing(engine, deeds.SETTLE_CODES) as connection:
        seen = select(sight.viewer).where(sight.project_id == project_id, sight.place == place)
        if settled.by not in set(connection.execute(seen).scalars()):
            raise DetenteError("Look at the codes of this paragraph side by side before settling it.")
        connection.execute(
            insert(schema.coding_settlement).values(
                project_id=project_id,
                place=place,
                escalation=settled.escalation,
                deescalation=settled.deescalation,
                rule=settled.rule,
                why=settled.why[:2_000],
                codebook=codebook_version(),
                by=settled.by,
                made=_now(),
            )
        )
        bump_coding(connection)


def judged(connection: Connection, project_id: int) -> dict[int, tuple[float, float]]:
    """Both axes of each coded paragraph: what was settled, else the mean of the people who coded it. Models
    do not count.
    """
    found: dict[int, tuple[float, float]] = {}
    for place, given in _codes(connection, project_id).items():
        people = [one.code for one in given if one.kind != "model"]
        if people:
            count = len(people)
            found[place] = (
                sum(code.escalation for code in people) / count,
                sum(code.deescalation for code in people) / count,
            )
    for place, settled in _settlements(connection, project_id).items():
        found[place] = (settled.escalation, settled.deescalation)
    return found


def codes_given(connection: Connection, project_id: int) -> list[tuple[GivenCode, CoderKind]]:
    """The codes that count, as agreement takes them, in the order made, each with what its coder is."""
    unit, own = schema.coding_unit.c, schema.coding_code.c
    query = select(unit.place, unit.document).where(unit.project_id == project_id)
    documents = {row.place: row.document for row in connection.execute(query)}
    rows = connection.execute(current_codes(project_id).order_by(own.id)).mappings().all()
    return [
        (GivenCode(row["place"], documents[row["place"]], row["coder"], _code(row)), row["kind"])
        for row in rows
    ]


def _people(given: Sequence[CodeGiven]) -> int:
    return sum(one.kind != "model" for one in given)


def _codes(connection: Connection, project_id: int) -> dict[int, list[CodeGiven]]:
    own = schema.coding_code.c
    found: dict[int, list[CodeGiven]] = {}
    for row in connection.execute(current_codes(project_id).order_by(own.id)).mappings():
        found.setdefault(row["place"], []).append(
            CodeGiven(row["coder"], row["kind"], _code(row), row["seconds"], row["codebook"], row["made"])
        )
    return found


def _settlements(connection: Connection, project_id: int) -> dict[int, Settlement]:
    own = schema.coding_settlement.c
    query = select(schema.coding_settlement).where(own.project_id == project_id).order_by(own.id)
    return {
        row.place: Settlement(row.escalation, row.deescalation, row.rule, row.why, row.by)
        for row in connection.execute(query)
    }


def _asked_of(connection: Connection, project_id: int) -> tuple[int, bool]:
    """How many are to code each paragraph, and whether the project is closed."""
    own = schema.coding_project.c
    row = connection.execute(select(own.coders, own.closed).where(own.id == project_id)).first()
    if row is None:
        raise DetenteError("This project is no longer there.")
    return int(row.coders), row.closed is not None


def _code(row: Any) -> Code:
    return code_of({str(name): value for name, value in row.items()})


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
