"""What pages, exports and the command line ask of the store: small frames, aggregated in SQL.

Means are over body paragraphs of scored articles. Articles without a date take no part in series over time; `counts`
says how many there are.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import pandas as pd
from sqlalchemy import (
    ColumnElement,
    Engine,
    Select,
    Text,
    case,
    cast,
    desc,
    exists,
    false,
    func,
    or_,
    select,
)

from detente.store.frames import frame_of
from detente.store.fulltext import holds, terms
from detente.store.periods import Grain, period_of
from detente.store.schema import article, batch, cue, mention, paragraph, quantity, voice
from detente.store.selection import Selection
from detente.store.settings import read_setting

Direction = Literal["escalation", "deescalation"]
Order = Literal["latest", "oldest", "escalatory", "de-escalatory", "title"]


@dataclass(frozen=True, slots=True)
class Counts:
    """How much stands behind a selection. Shares from 0 to 1; `undated` articles are left out of series over time.

    `unscored`: articles of the selection in another language, which are in none of the other numbers.
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

    def by_stance(self) -> pd.DataFrame:
        """stance, paragraphs."""
        return pd.DataFrame(self.stances, columns=["stance", "paragraphs"])


def corpus_version(engine: Engine) -> str:
    """Changes with every write, by any process."""
    return read_setting(engine, "revision") or "0"


def counts(engine: Engine, selection: Selection) -> Counts:
    """Articles, paragraphs and what is known of them. `unattributed_share`: of paragraphs with a cue, no speaker named."""
    joined = _body(selection)
    totals = joined.with_only_columns(
        func.count(func.distinct(article.c.id)),
        func.count(),
        func.count(func.distinct(case((article.c.published.is_not(None), article.c.id)))),
        func.count(func.distinct(case((article.c.sample.is_not(None), article.c.id)))),
        func.coalesce(func.sum(case((paragraph.c.cues == 0, 1), else_=0)), 0),
        func.coalesce(func.sum(case((paragraph.c.cues > 0, 1), else_=0)), 0),
        func.coalesce(
            func.sum(case(((paragraph.c.cues > 0) & paragraph.c.speaker.is_(None), 1), else_=0)), 0
        ),
        func.min(article.c.published),
        func.max(article.c.published),
    )
    stances = joined.with_only_columns(paragraph.c.stance, func.count()).group_by(paragraph.c.stance)
    other = (
        select(func.count()).select_from(article).where(*selection.articles(), article.c.scored.is_(False))
    )
    with engine.connect() as connection:
        unscored = int(connection.execute(other).scalar_one())
        articles_, paragraphs, dated, samples, silent, loud, nobody, earliest, latest = connection.execute(
            totals
        ).one()
        by_stance = {str(name): int(number) for name, number in connection.execute(stances)}
    return Counts(
        articles=articles_,
        paragraphs=paragraphs,
        dated=dated,
        undated=articles_ - dated,
        sample_articles=samples,
        unscored=unscored,
        without_cues=silent,
        unattributed_share=nobody / loud if loud else 0.0,
        earliest=earliest,
        latest=latest,
        stances=tuple(
            (name, by_stance.get(name, 0)) for name in ("escalatory", "de-escalatory", "mixed", "neutral")
        ),
    )


def articles(
    engine: Engine, selection: Selection, order: Order = "latest", limit: int = 200, offset: int = 0
) -> pd.DataFrame:
    """id, title, published, outlet, language, scored, sample, paragraphs, escalation, deescalation, balance, rung.

    Articles whose paragraphs fit the selection; one that is not scored appears when no paragraph filter is set.
    """
    fits = Selection(
        start=selection.start, end=selection.end, outlets=selection.outlets, corpus=selection.corpus
    )
    filtered = fits != selection
    body = (
        select(
            paragraph.c.article_id,
            func.count().label("paragraphs"),
            func.avg(paragraph.c.escalation).label("escalation"),
            func.avg(paragraph.c.deescalation).label("deescalation"),
            func.avg(paragraph.c.balance).label("balance"),
            func.max(paragraph.c.rung).label("highest"),
            func.min(paragraph.c.rung).label("lowest"),
        )
        .join(article, article.c.id == paragraph.c.article_id)
        .where(*(selection.paragraphs() if filtered else [*fits.articles(), paragraph.c.kind == "body"]))
        .group_by(paragraph.c.article_id)
        .subquery()
    )
    rung = case((body.c.highest >= -body.c.lowest, body.c.highest), else_=body.c.lowest)
    columns = [
        article.c.id, article.c.title, article.c.published, article.c.outlet, article.c.language, article.c.scored,
        article.c.sample.is_not(None).label("sample"), body.c.paragraphs, body.c.escalation, body.c.deescalation,
        body.c.balance, rung.label("rung"),
    ]  # fmt: skip
    query = select(*columns).join(body, body.c.article_id == article.c.id).where(*fits.articles())
    by: dict[str, tuple[Any, ...]] = {
        "latest": (article.c.published.is_(None), desc(article.c.published)),
        "oldest": (article.c.published.is_(None), article.c.published),
        "escalatory": (desc(body.c.balance),),
        "de-escalatory": (body.c.balance,),
        "title": (func.lower(article.c.title),),
    }
    return frame_of(engine, query.order_by(*by[order], desc(article.c.id)).limit(limit).offset(offset))


def balance_over_time(engine: Engine, selection: Selection, grain: Grain = "quarter") -> pd.DataFrame:
    """period (its first day), paragraphs, articles, escalation, deescalation, balance (means), sd (of balance)."""
    period = period_of(engine, grain, article.c.published).label("period")
    mean = func.avg(paragraph.c.balance)
    query = (
        _body(selection)
        .where(article.c.published.is_not(None))
        .with_only_columns(
            period,
            func.count().label("paragraphs"),
            func.count(func.distinct(article.c.id)).label("articles"),
            func.avg(paragraph.c.escalation).label("escalation"),
            func.avg(paragraph.c.deescalation).label("deescalation"),
            mean.label("balance"),
            func.avg(paragraph.c.balance * paragraph.c.balance).label("square"),
        )
        .group_by(period)
        .order_by(period)
    )
    frame = frame_of(engine, query)
    frame["period"] = pd.to_datetime(frame["period"])
    number = frame["paragraphs"]
    variance = (
        (frame["square"] - frame["balance"] ** 2).clip(lower=0) * number / (number - 1).where(number > 1)
    )
    return frame.drop(columns="square").assign(sd=variance.pow(0.5))


def strongest_statements(
    engine: Engine, selection: Selection, direction: Direction, limit: int = 10
) -> pd.DataFrame:
    """The paragraphs that reach furthest in one direction, the latest first among equals. Columns: see `_STATEMENT`."""
    axis, other = paragraph.c.escalation, paragraph.c.deescalation
    if direction == "deescalation":
        axis, other = other, axis
    query = (
        _statements(selection)
        .where(axis >= 1)
        .order_by(desc(axis - other), desc(axis), desc(article.c.published))
    )
    return frame_of(engine, query.limit(limit))


def latest_statements(engine: Engine, selection: Selection, limit: int = 10) -> pd.DataFrame:
    """The latest paragraphs that are more than neutral, undated ones last. Columns: see `_STATEMENT`."""
    query = _statements(selection).where(paragraph.c.stance != "neutral")
    return frame_of(
        engine,
        query.order_by(
            article.c.published.is_(None), desc(article.c.published), desc(article.c.id), paragraph.c.position
        ).limit(limit),
    )


def statements(engine: Engine, selection: Selection, limit: int = 1000) -> pd.DataFrame:
    """All body paragraphs of a selection in order of date and place, undated ones last. Columns: see `_STATEMENT`."""
    query = _statements(selection).order_by(
        article.c.published.is_(None), article.c.published, article.c.id, paragraph.c.position
    )
    return frame_of(engine, query.limit(limit))


def search(engine: Engine, written: str, selection: Selection, limit: int = 50) -> pd.DataFrame:
    """Body paragraphs that hold all words and "phrases" of `written`, the latest first. Any text is a valid search."""
    if not terms(written):
        return pd.DataFrame(columns=[column.name for column in _STATEMENT])
    query = _statements(selection).where(holds(engine, written))
    return frame_of(
        engine, query.order_by(article.c.published.is_(None), desc(article.c.published)).limit(limit)
    )


def by_side(engine: Engine, selection: Selection) -> pd.DataFrame:
    """side, paragraphs, escalation, deescalation, balance: by the side of whoever voices a paragraph's strongest cue."""
    return _grouped(engine, selection, paragraph.c.side)


def by_actor(engine: Engine, selection: Selection) -> pd.DataFrame:
    """speaker, paragraphs, escalation, deescalation, balance."""
    return _grouped(engine, selection, paragraph.c.speaker)


def choices(engine: Engine) -> dict[str, dict[str, int]]:
    """What can be chosen: sides, actors, outlets, treaties, each with its number of paragraphs, most first."""
    body = paragraph.c.kind == "body"
    columns: dict[str, ColumnElement[Any]] = {
        "sides": paragraph.c.side,
        "actors": paragraph.c.speaker,
        "outlets": article.c.outlet,
    }
    found: dict[str, dict[str, int]] = {}
    with engine.connect() as connection:
        for name, column in columns.items():
            query = (
                select(column, func.count())
                .select_from(paragraph.join(article, article.c.id == paragraph.c.article_id))
                .where(body, column.is_not(None))
                .group_by(column)
                .order_by(desc(func.count()), column)
            )
            found[name] = {str(value): int(number) for value, number in connection.execute(query)}
        treaties = (
            select(mention.c.treaty, func.count()).group_by(mention.c.treaty).order_by(desc(func.count()))
        )
        found["treaties"] = {str(value): int(number) for value, number in connection.execute(treaties)}
    return found


def mentions_of_treaty(engine: Engine, treaty: str, selection: Selection, limit: int = 100) -> pd.DataFrame:
    """Paragraphs that name a treaty, in order of date. Columns: see `_STATEMENT`."""
    named = (
        select(mention.c.treaty)
        .where(
            mention.c.article_id == paragraph.c.article_id,
            mention.c.position == paragraph.c.position,
            mention.c.treaty == treaty,
        )
        .exists()
    )
    return frame_of(engine, _statements(selection).where(named).order_by(article.c.published).limit(limit))


def quantities(engine: Engine, selection: Selection, limit: int = 500) -> pd.DataFrame:
    """Figures that are named: article_id, title, published, position, value, high, unit, of, whose, year, kind, commitment."""
    columns = [article.c.id.label("article_id"), article.c.title, article.c.published, paragraph.c.position]
    figures = [
        quantity.c[name] for name in ("value", "high", "unit", "of", "whose", "year", "kind", "commitment")
    ]
    query = (
        _body(selection)
        .join(
            quantity,
            (quantity.c.article_id == paragraph.c.article_id) & (quantity.c.position == paragraph.c.position),
        )
        .with_only_columns(*columns, *figures)
        .order_by(desc(article.c.published))
    )
    return frame_of(engine, query.limit(limit))


def body_texts(engine: Engine, limit: int = 20_000) -> pd.DataFrame:
    """article_id, title, position, text, stance, escalation, deescalation of scored body paragraphs, the last added first."""
    columns = [article.c.id.label("article_id"), article.c.title, paragraph.c.position, paragraph.c.text]
    scores = [paragraph.c.stance, paragraph.c.escalation, paragraph.c.deescalation]
    query = (
        _body(Selection())
        .with_only_columns(*columns, *scores)
        .order_by(article.c.id.desc(), paragraph.c.position)
    )
    return frame_of(engine, query.limit(limit))


def count_body(engine: Engine) -> int:
    """How many scored body paragraphs the library holds."""
    with engine.connect() as connection:
        return int(connection.execute(_body(Selection()).with_only_columns(func.count())).scalar_one())


def cues_by_row(engine: Engine) -> dict[str, int]:
    """How many cues of scored body paragraphs each row of the lexicon is behind, by the row's id ("frames: end × talks")."""
    behind = cast(cue.c.rows, Text)
    query = (
        _body(Selection()).join(cue, _of_paragraph).with_only_columns(behind, func.count()).group_by(behind)
    )
    found: dict[str, int] = {}
    with engine.connect() as connection:
        for rows, number in connection.execute(query):
            for row in dict.fromkeys(json.loads(rows)):
                found[row] = found.get(row, 0) + int(number)
    return found


def statements_of_rows(engine: Engine, rows: Sequence[str], limit: int = 50) -> pd.DataFrame:
    """Paragraphs with a cue that one of these rows of the lexicon is behind, the latest first. Columns: see `_STATEMENT`."""
    behind = cast(cue.c.rows, Text)
    named = [behind.contains(json.dumps(row), autoescape=True) for row in rows]
    query = _statements(Selection()).where(exists().where(_of_paragraph, or_(false(), *named)))
    return frame_of(
        engine,
        query.order_by(
            article.c.published.is_(None), desc(article.c.published), desc(article.c.id), paragraph.c.position
        ).limit(limit),
    )


def batches(engine: Engine, limit: int = 20) -> pd.DataFrame:
    """id, note, started, finished, articles: the latest uploads that still hold articles. An unfinished one was interrupted."""
    query = (
        select(
            batch.c.id,
            batch.c.note,
            batch.c.started,
            batch.c.finished,
            func.count(article.c.id).label("articles"),
        )
        .join(article, article.c.batch_id == batch.c.id)
        .group_by(batch.c.id, batch.c.note, batch.c.started, batch.c.finished)
        .order_by(desc(batch.c.id))
    )
    return frame_of(engine, query.limit(limit))


def versions(engine: Engine) -> pd.DataFrame:
    """version, articles: which version of the code and the lexicon the results were made with."""
    query = select(article.c.version, func.count().label("articles")).group_by(article.c.version)
    return frame_of(engine, query.order_by(desc("articles")))


def voices_heard(engine: Engine) -> int:
    """How many attributions the store holds."""
    with engine.connect() as connection:
        return int(connection.execute(select(func.count()).select_from(voice)).scalar_one())


_STATEMENT = [
    article.c.id.label("article_id"),
    article.c.title,
    article.c.published,
    article.c.outlet,
    article.c.sample.is_not(None).label("sample"),
    paragraph.c.position,
    paragraph.c.text,
    paragraph.c.speaker,
    paragraph.c.side,
    paragraph.c.escalation,
    paragraph.c.deescalation,
    paragraph.c.balance,
    paragraph.c.stance,
    paragraph.c.rung,
]


_of_paragraph = (cue.c.article_id == paragraph.c.article_id) & (cue.c.position == paragraph.c.position)


def _body(selection: Selection) -> Select[Any]:
    joined = paragraph.join(article, article.c.id == paragraph.c.article_id)
    return select(paragraph.c.position).select_from(joined).where(*selection.paragraphs())


def _statements(selection: Selection) -> Select[Any]:
    return _body(selection).with_only_columns(*_STATEMENT)


def _grouped(engine: Engine, selection: Selection, column: ColumnElement[Any]) -> pd.DataFrame:
    query = (
        _body(selection)
        .where(column.is_not(None))
        .with_only_columns(
            column,
            func.count().label("paragraphs"),
            func.avg(paragraph.c.escalation).label("escalation"),
            func.avg(paragraph.c.deescalation).label("deescalation"),
            func.avg(paragraph.c.balance).label("balance"),
        )
        .group_by(column)
        .order_by(desc("paragraphs"))
    )
    return frame_of(engine, query)
