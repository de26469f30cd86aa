"""What is counted of the library and of a selection: how much stands behind it, by side and by actor, what
can be chosen.

Means are over body paragraphs of scored articles. Articles without a date take no part in series over time;
`counts` says how many there are.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np
import pandas as pd
from sqlalchemy import (
    Engine,
    desc,
    func,
    select,
)

from detente.store.aggregate_cache import cached_aggregates
from detente.store.aggregate_columns import STANCES, UNDATED, day_of
from detente.store.dataframes import frame_of
from detente.store.schema import article, mention
from detente.store.selection import Selection
from detente.store.state import state_now

_AXES = ("escalation", "deescalation", "balance")


@dataclass(frozen=True, slots=True)
class Counts:
    """How much stands behind a selection. Shares from 0 to 1; `undated` articles are left out of series over
    time.

    `unscored`: articles of the selection in another language, which are in none of the other numbers; nor are
    `copies`, articles that carry the same story as another one of the selection.
    """

    articles: int
    paragraphs: int
    dated: int
    undated: int
    sample_articles: int
    unscored: int
    without_cues: int
    unattributed_share: float
    earliest: date | None
    latest: date | None
    stances: tuple[tuple[str, int], ...]
    copies: int = 0

    def by_stance(self) -> pd.DataFrame:
        """stance, paragraphs."""
        return pd.DataFrame(self.stances, columns=["stance", "paragraphs"])


def corpus_version(engine: Engine) -> str:
    """What changes with every write, by any process.

    Args:
        engine: The library.

    Returns:
        A number as text.
    """
    return str(state_now(engine).revision)


def counts(engine: Engine, selection: Selection) -> Counts:
    """Articles, paragraphs and what is known of them.

    Args:
        engine: The library.
        selection: What part of the corpus is looked at.

    Returns:
        The counts of the selection.
    """
    of = cached_aggregates(engine, selection)
    fits = of.articles.fitting(selection)
    whose = np.flatnonzero(np.bincount(of.at, minlength=len(of.articles.id)))
    day = of.articles.day[whose]
    dated = day[day != UNDATED]
    loud = of.paragraphs - of.silent
    unnamed, with_cues = int(loud[of.speaker == 0].sum()), int(loud.sum())
    by_stance = np.bincount(of.stance, weights=of.paragraphs, minlength=len(STANCES))
    return Counts(
        articles=len(whose),
        paragraphs=int(of.paragraphs.sum()),
        dated=len(dated),
        undated=len(whose) - len(dated),
        sample_articles=int(of.articles.sample[whose].sum()),
        unscored=int((fits & ~of.articles.scored).sum()),
        without_cues=int(of.silent.sum()),
        unattributed_share=unnamed / with_cues if with_cues else 0.0,
        earliest=day_of(dated.min()) if len(dated) else None,
        latest=day_of(dated.max()) if len(dated) else None,
        stances=tuple((stance, int(by_stance[place])) for place, stance in enumerate(STANCES)),
        copies=int((of.articles.repeats(fits) & of.articles.scored).sum()),
    )


def by_side(engine: Engine, selection: Selection) -> pd.DataFrame:
    """Means by the side of each paragraph's leading speaker.

    Args:
        engine: The library.
        selection: What part of the corpus is looked at.

    Returns:
        side, paragraphs, escalation, deescalation (means, 0 to 5), balance (mean, -1 to +1), most first.
    """
    return _grouped(engine, selection, "side")


def by_actor(engine: Engine, selection: Selection) -> pd.DataFrame:
    """Means by the leading speaker of each paragraph.

    Args:
        engine: The library.
        selection: What part of the corpus is looked at.

    Returns:
        speaker, paragraphs, escalation, deescalation (means, 0 to 5), balance (mean, -1 to +1), most first.
    """
    return _grouped(engine, selection, "speaker")


def choices(engine: Engine) -> dict[str, dict[str, int]]:
    """What a selection can be made of.

    Args:
        engine: The library.

    Returns:
        sides, actors, outlets and treaties, each with its number of paragraphs, most first.
    """
    of = cached_aggregates(engine, Selection(), copies=True)
    columns = {
        "sides": (of.side, of.sides),
        "actors": (of.speaker, of.speakers),
        "outlets": (of.articles.outlet[of.at], of.articles.outlets),
    }
    found: dict[str, dict[str, int]] = {}
    for kind, (column, names) in columns.items():
        number = np.bincount(column, weights=of.paragraphs, minlength=len(names))
        ranked = sorted(zip(names, map(int, number), strict=True), key=lambda pair: (-pair[1], pair[0]))
        found[kind] = {name: paragraphs for name, paragraphs in ranked if name and paragraphs}
    with engine.connect() as connection:
        treaties = (
            select(mention.c.treaty, func.count()).group_by(mention.c.treaty).order_by(desc(func.count()))
        )
        found["treaties"] = {str(value): int(number) for value, number in connection.execute(treaties)}
    return found


def versions(engine: Engine) -> pd.DataFrame:
    """Which versions of the code and the lexicon the results were made with.

    Args:
        engine: The library.

    Returns:
        version, articles, most first.
    """
    query = select(article.c.version, func.count().label("articles")).group_by(article.c.version)
    return frame_of(engine, query.order_by(desc("articles")))


def _grouped(engine: Engine, selection: Selection, by: Literal["side", "speaker"]) -> pd.DataFrame:
    of = cached_aggregates(engine, selection)
    column, names = (of.side, of.sides) if by == "side" else (of.speaker, of.speakers)
    sums = {
        name: np.bincount(column, weights=getattr(of, name), minlength=len(names))
        for name in ("paragraphs", *_AXES)
    }
    frame = pd.DataFrame({by: np.array(names, dtype=object), **sums})
    frame = frame[(frame["paragraphs"] > 0) & (frame[by] != "")]
    means = frame.assign(**{name: frame[name] / frame["paragraphs"] for name in _AXES})
    means = means.astype({"paragraphs": np.int64})
    return means.sort_values(["paragraphs", by], ascending=[False, True], ignore_index=True)
