"""The acts of statements as columns in memory: which acts an actor's words express, under any filter.

A million paragraphs have about as many, some 30 MB; they are read when somebody first opens a page that asks
for them, or before, where `detente serve` makes itself ready.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import pandas as pd
from sqlalchemy import Connection, Engine, func, literal, select

from detente.store.aggregate_columns import STANCES, UNDATED, ArticleColumns, Numbers, RowColumns, day_of
from detente.store.beside_paragraphs import same_paragraph
from detente.store.column_reading import read_columns, small
from detente.store.held_columns import HeldColumns, Since
from detente.store.kept_selections import KeptSelections
from detente.store.schema import cue, statement
from detente.store.selection import Selection
from detente.store.single_paragraphs import narrowed


@dataclass(frozen=True)
class ActColumns(RowColumns):
    """The cues of statements with a speaker, in order of article, position and statement.

    Attributes:
        position: Of the paragraph in its article.
        cue: The cue's place in its paragraph.
        day: When it was said, as a number of days since 1970-01-01, `UNDATED` where that is unknown.
        act: Places in `acts`.
        escalation: What the cue adds, 0 to 5, in four bytes: a number to show, not to sum.
        deescalation: Likewise.
        acts: Keys of acts.
    """

    position: Numbers
    cue: Numbers
    day: Numbers
    act: Numbers
    escalation: Numbers
    deescalation: Numbers
    acts: tuple[str, ...]

    CODED: ClassVar[dict[str, str]] = {"side": "sides", "speaker": "speakers", "act": "acts"}


def act_uses(engine: Engine, selection: Selection, actor: str) -> pd.DataFrame:
    """Every act that an actor's words express; corrected speakers are followed.

    Args:
        engine: The library.
        selection: What part of the corpus is looked at.
        actor: Name of the actor.

    Returns:
        act, day (when it was said, None where that is unknown), article_id, position, escalation,
        deescalation (what the cue adds), the earliest first, unknown days last.
    """
    held = _ACTS.now(engine)
    of = _KEPT.of(held, selection, False, lambda: narrowed(held, held.position, engine, selection))
    named = of.speakers.index(actor) if actor in of.speakers else -1
    of = of.only(of.speaker == named)
    number = of.articles.id[of.at]
    of = of.only(np.lexsort((of.cue, of.position, number, of.day, of.day == UNDATED)))
    days = {day: None if day == UNDATED else day_of(day) for day in np.unique(of.day).tolist()}
    return pd.DataFrame(
        {
            "act": np.array(of.acts, dtype=object)[of.act],
            "day": pd.Series([days[day] for day in of.day.tolist()], dtype=object),
            "article_id": of.articles.id[of.at],
            "position": of.position,
            "escalation": of.escalation.astype(float).round(4),
            "deescalation": of.deescalation.astype(float).round(4),
        }
    )


def hold_acts(engine: Engine) -> None:
    """Read the acts of a library into memory.

    Args:
        engine: The library.
    """
    _ACTS.now(engine)


def _read(connection: Connection, articles: ArticleColumns, since: Since | None) -> ActColumns:
    """The acts of some articles, or of all."""
    own = statement.c
    here = same_paragraph(cue, statement)
    within = cue.c.voice.is_not(None) & cue.c.start.between(own.start, own.end)
    joined = statement.join(cue, here & within & cue.c.target.is_not_distinct_from(own.target))
    side = func.coalesce(own.side, literal("", literal_execute=True)).label("side")
    query = (
        select(
            own.article_id,
            own.position,
            side,
            own.speaker,
            own.stance,
            own.day,
            cue.c.place.label("cue"),
            cue.c.act,
            cue.c.escalation,
            cue.c.deescalation,
        )
        .select_from(joined)
        .where(own.cues > 0, own.speaker.is_not(None))
        .order_by(own.article_id, own.position, own.place, cue.c.place)
    )
    if since is not None:
        query = query.where(own.article_id.in_(since))
    found = read_columns(connection, query)
    read = found.numbers
    sides, sided = found.coded("side")
    speakers, spoken = found.coded("speaker")
    acts, act = found.coded("act")
    return ActColumns(
        at=np.searchsorted(articles.id, read["article_id"]).astype(np.int32),
        side=sided,
        speaker=spoken,
        stance=found.among("stance", STANCES),
        articles=articles,
        sides=sides,
        speakers=speakers,
        position=small(read["position"]),
        cue=small(read["cue"]),
        day=read["day"],
        act=act,
        escalation=read["escalation"].astype(np.float32),
        deescalation=read["deescalation"].astype(np.float32),
        acts=acts,
    )


_ACTS = HeldColumns(_read)
_KEPT = KeptSelections[ActColumns]()
