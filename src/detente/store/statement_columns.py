"""The statements of a library as columns in memory, so that who says what of whom is counted and ranked in
milliseconds under any filter.

A million paragraphs have about as many statements, some 60 MB as columns; they are read when somebody first
opens a page that asks for them. What they are: `detente.derive.statements`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, get_args

import numpy as np
from sqlalchemy import BigInteger, Connection, Engine, case, cast, func, literal, select

from detente.records import TargetRole
from detente.store.aggregate_columns import STANCES, ArticleColumns, Numbers, RowColumns
from detente.store.column_reading import read_columns, small
from detente.store.held_columns import HeldColumns, Since
from detente.store.kept_selections import KeptSelections
from detente.store.schema import statement
from detente.store.selection import Selection
from detente.store.single_paragraphs import narrowed

ROLES: tuple[str, ...] = ("", *get_args(TargetRole))
_PLACES = 2**20  # more than a paragraph has statements, or cues


@dataclass(frozen=True)
class StatementColumns(RowColumns):
    """Statements in order of article, position and place.

    Attributes:
        position: Of the paragraph in its article.
        place: Of the statement in its paragraph.
        target: Places in `targets`.
        target_actor: Places in `target_actors`.
        role: Places in `ROLES`, 0 where the part of the target is not known.
        narrated: Whether the narrator says it.
        escalation: 0 to 5.
        deescalation: 0 to 5.
        balance: -1 to +1.
        voiced: By how many whole steps the words of a named speaker lean, escalation above zero,
            de-escalation below; 0 for the narrator's and for what leans less than half a step.
        cues: Their number.
        day: When it was said, as a number of days since 1970-01-01, `UNDATED` where that is unknown.
        first_of_speaker: 1 for the first of its paragraph with this speaker.
        first_of_pair: 1 for the first of its paragraph with this pair of sides.
        targets: Codes of sides, the first of which is "" for nobody.
        target_actors: Names, likewise.
    """

    position: Numbers
    place: Numbers
    target: Numbers
    target_actor: Numbers
    role: Numbers
    narrated: Numbers
    escalation: Numbers
    deescalation: Numbers
    balance: Numbers
    voiced: Numbers
    cues: Numbers
    day: Numbers
    first_of_speaker: Numbers
    first_of_pair: Numbers
    targets: tuple[str, ...]
    target_actors: tuple[str, ...]

    CODED: ClassVar[dict[str, str]] = {
        "side": "sides",
        "speaker": "speakers",
        "target": "targets",
        "target_actor": "target_actors",
    }

    def of(self, names: Sequence[str], column: Numbers, name: str) -> Numbers:
        """Which rows bear a name in a column of names: a boolean each."""
        if name not in names:
            return np.zeros(len(column), dtype=bool)
        found: Numbers = column == names.index(name)
        return found


def statements_of(engine: Engine, selection: Selection) -> StatementColumns:
    """The statements of a selection in the library as it is now.

    Args:
        engine: The library.
        selection: What is looked at. Stances, treaties and readings are those of the whole paragraph.

    Returns:
        Columns that other callers share: they are not to be changed.
    """
    held = _STATEMENTS.now(engine)
    return _KEPT.of(held, selection, False, lambda: narrowed(held, held.position, engine, selection))


def all_statements_of(engine: Engine) -> StatementColumns:
    """All statements of the library as it is now.

    Args:
        engine: The library.

    Returns:
        The same object as long as the library does not change; it is not to be changed.
    """
    return _STATEMENTS.now(engine)


def leaning(escalation: Numbers, deescalation: Numbers) -> Numbers:
    """By how many whole steps words lean.

    Args:
        escalation: 0 to 5.
        deescalation: 0 to 5, of as many.

    Returns:
        -5 to +5, halves away from zero.
    """
    apart = escalation - deescalation
    steps: Numbers = np.copysign(np.floor(np.abs(apart) + 0.5), apart)
    return steps


def _read(connection: Connection, articles: ArticleColumns, since: Since | None) -> StatementColumns:
    """The statements of some articles, or of all."""
    own = statement.c
    none = literal("", literal_execute=True)
    names = ("side", "speaker", "target", "target_actor")
    numbers = ("escalation", "deescalation", "balance", "day", "stance", "role")
    # small numbers as one: of a million rows each further value takes SQLite a tenth of a second
    where = (cast(own.position, BigInteger) * _PLACES + own.place) * _PLACES + own.cues
    marked = case((own.narrated, 4), else_=0) + own.first_of_speaker * 2 + own.first_of_pair
    query = select(
        own.article_id,
        (where * 8 + marked).label("together"),
        *(func.coalesce(own[name], none).label(name) for name in names),
        *(own[name] for name in numbers),
    ).order_by(own.article_id, own.position, own.place)
    if since is not None:
        query = query.where(own.article_id.in_(since))
    found = read_columns(connection, query)
    read = found.numbers
    at = np.searchsorted(articles.id, read.pop("article_id")).astype(np.int32)
    together = read.pop("together")
    coded = {name: found.coded(name) for name in names}
    ways = read["escalation"], read["deescalation"]
    return StatementColumns(
        at=at,
        side=coded["side"][1],
        speaker=coded["speaker"][1],
        stance=found.among("stance", STANCES),
        articles=articles,
        sides=coded["side"][0],
        speakers=coded["speaker"][0],
        position=small(together // (8 * _PLACES * _PLACES)),
        place=small(together // (8 * _PLACES) % _PLACES),
        target=coded["target"][1],
        target_actor=coded["target_actor"][1],
        role=found.among("role", ROLES),
        narrated=(together & 4) > 0,
        escalation=ways[0],
        deescalation=ways[1],
        balance=read["balance"],
        voiced=np.where((coded["speaker"][1] > 0) & (together & 4 == 0), leaning(*ways), 0).astype(np.int8),
        cues=small(together // 8 % _PLACES),
        day=read["day"],
        first_of_speaker=((together & 2) > 0).astype(np.int8),
        first_of_pair=(together & 1).astype(np.int8),
        targets=coded["target"][0],
        target_actors=coded["target_actor"][0],
    )


_STATEMENTS = HeldColumns(_read)
_KEPT = KeptSelections[StatementColumns]()
