"""What pages, exports and the command line ask of the store: small frames, aggregated in SQL.

Means are over body paragraphs of scored articles. Articles without a date take no part in series over time; `counts`
says how many there are.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import numpy as np
import pandas as pd
from sqlalchemy import (
    ColumnElement,
    Engine,
    Select,
    Subquery,
    Text,
    asc,
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
from detente.store.held import STANCES, UNDATED, day_of
from detente.store.holding import held
from detente.store.periods import Grain, period_of
from detente.store.portions import portions
from detente.store.schema import article, cue, mention, paragraph, portion, quantity, voice
from detente.store.selection import Selection
from detente.store.settings import read_setting

Direction = Literal["escalation", "deescalation"]
Order = Literal["latest", "oldest", "escalatory", "de-escalatory", "strongest", "title"]


@dataclass(frozen=True, slots=True)
class Counts:
    """How much stands behind a selection. Shares from 0 to 1; `undated` articles are left out of series over time.

    `unscored`: articles of the selection in another language, which are in none of the other numbers; nor are `copies`,
    articles that carry the same story as another one of the selection.
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
    """Changes with every write, by any process."""
    return read_setting(engine, "revision") or "0"


def own_articles(engine: Engine) -> int:
    """How many articles users brought, the samples left out."""
    with engine.connect() as connection:
        query = select(func.count()).select_from(article).where(article.c.sample.is_(None))
        return int(connection.execute(query).scalar_one())


def counts(engine: Engine, selection: Selection) -> Counts:
    """Articles, paragraphs and what is known of them. `unattributed_share`: of paragraphs with a cue, no speaker named."""
    of = held(engine, selection)
    fits = of.articles.fitting(selection)
    whose = np.unique(of.at)
    day = of.articles.day[whose]
    dated = day[day != UNDATED]
    loud = of.paragraphs - of.silent
    nobody, heard = int(loud[of.speaker == 0].sum()), int(loud.sum())
    by_stance = np.bincount(of.stance, weights=of.paragraphs, minlength=len(STANCES))
    return Counts(
        articles=len(whose),
        paragraphs=int(of.paragraphs.sum()),
        dated=len(dated),
        undated=len(whose) - len(dated),
        sample_articles=int(of.articles.sample[whose].sum()),
        unscored=int((fits & ~of.articles.scored).sum()),
        without_cues=int(of.silent.sum()),
        unattributed_share=nobody / heard if heard else 0.0,
        earliest=day_of(dated.min()) if len(dated) else None,
        latest=day_of(dated.max()) if len(dated) else None,
        stances=tuple((stance, int(by_stance[place])) for place, stance in enumerate(STANCES)),
        copies=int((of.articles.repeats(fits) & of.articles.scored).sum()),
    )


def articles(
    engine: Engine, selection: Selection, order: Order = "latest", limit: int = 200, offset: int = 0
) -> pd.DataFrame:
    """id, title, published, outlet, language, scored, sample, paragraphs, escalation, deescalation, balance, rung, story,
    copies, outlets.

    Articles whose paragraphs fit the selection, copies too; one that is not scored appears when no paragraph filter is set.
    `story`: the same number for articles that carry the same story; `copies`: how many others do; `outlets`: how many
    outlets, of the whole library.
    """
    fits = Selection(
        start=selection.start, end=selection.end, outlets=selection.outlets, corpus=selection.corpus
    )
    filtered = fits != selection
    by: dict[Order, tuple[ColumnElement[Any], ...]] = {
        "latest": (desc(article.c.published).nulls_last(),),
        "oldest": (asc(article.c.published).nulls_last(),),
        "title": (func.lower(article.c.title),),
    }
    of = portions(selection if filtered else fits, copies=True)
    chosen = None
    if (
        order in by and not selection.treaties
    ):  # which articles are shown is known before anything is added up
        there = select(portion.c.article_id).where(
            portion.c.article_id == article.c.id, *selection.portions(copies=True)
        )
        fitting = [*fits.articles(), *([there.exists()] if filtered else [])]
        ordered = select(article.c.id).where(*fitting).order_by(*by[order], desc(article.c.id))
        chosen = ordered.limit(limit).offset(offset).cte("chosen")
        of = of.where(portion.c.article_id.in_(select(chosen.c.id)))
    body = _means_of_articles(of)
    rung = case((body.c.highest >= -body.c.lowest, body.c.highest), else_=body.c.lowest)
    by |= {
        "escalatory": (desc(body.c.balance).nulls_last(),),
        "de-escalatory": (asc(body.c.balance).nulls_last(),),
        "strongest": (desc(func.abs(rung)).nulls_last(),),
    }
    reach = _reach()
    unscored = (
        select(func.count())
        .where(paragraph.c.article_id == article.c.id, paragraph.c.kind == "body")
        .scalar_subquery()
    )
    number = case((article.c.scored, body.c.paragraphs), else_=unscored)
    columns = [
        article.c.id, article.c.title, article.c.published, article.c.outlet, article.c.language, article.c.scored,
        article.c.sample.is_not(None).label("sample"), number.label("paragraphs"), body.c.escalation,
        body.c.deescalation, body.c.balance, rung.label("rung"), article.c.story, func.coalesce(reach.c.articles - 1, 0).label("copies"),
        func.coalesce(reach.c.outlets, case((article.c.outlet.is_not(None), 1), else_=0)).label("outlets"),
    ]  # fmt: skip
    joined = article.join(body, body.c.article_id == article.c.id, isouter=not filtered)
    joined = joined.outerjoin(reach, reach.c.story == article.c.story)
    query = select(*columns).select_from(joined).where(*fits.articles())
    query = query.order_by(*by[order], desc(article.c.id))
    if chosen is None:
        return frame_of(engine, query.limit(limit).offset(offset))
    return frame_of(engine, query.where(article.c.id.in_(select(chosen.c.id))))


def articles_of(engine: Engine, selection: Selection) -> int:
    """How many articles `articles` lists of a selection, however many at a time."""
    fits = Selection(
        start=selection.start, end=selection.end, outlets=selection.outlets, corpus=selection.corpus
    )
    of = held(engine, selection, copies=True)
    unscored = int((of.articles.fitting(fits) & ~of.articles.scored).sum()) if fits == selection else 0
    return len(np.unique(of.at)) + unscored


def _reach() -> Subquery:
    number = func.count(func.distinct(article.c.outlet))
    query = select(article.c.story, func.count().label("articles"), number.label("outlets"))
    return query.where(article.c.story.is_not(None)).group_by(article.c.story).subquery()


def _means_of_articles(of: Select[Any]) -> Subquery:
    each = of.subquery()
    number = func.sum(each.c.paragraphs)
    return (
        select(
            each.c.article_id,
            number.label("paragraphs"),
            *((func.sum(each.c[name]) / number).label(name) for name in _AXES),
            func.max(each.c.highest).label("highest"),
            func.min(each.c.lowest).label("lowest"),
        )
        .group_by(each.c.article_id)
        .subquery()
    )


def balance_over_time(engine: Engine, selection: Selection, grain: Grain = "quarter") -> pd.DataFrame:
    """period (its first day), paragraphs, articles, escalation, deescalation, balance (means), sd (of balance)."""
    of = portions(selection).subquery()
    period = period_of(engine, grain, of.c.published).label("period")
    paragraphs = func.sum(of.c.paragraphs)
    query = (
        select(
            period,
            paragraphs.label("paragraphs"),
            func.count(func.distinct(of.c.article_id)).label("articles"),
            *((func.sum(of.c[name]) / paragraphs).label(name) for name in _AXES),
            (func.sum(of.c.squares) / paragraphs).label("square"),
        )
        .where(of.c.published.is_not(None))
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
    """The paragraphs that reach furthest in one direction, the latest first among equals. Columns: see `STATEMENT`."""
    if direction == "escalation":
        return _leading(engine, selection, "up", paragraph.c.escalation >= 1, desc, limit)
    return _leading(engine, selection, "down", paragraph.c.deescalation >= 1, asc, limit)


def latest_statements(engine: Engine, selection: Selection, limit: int = 10) -> pd.DataFrame:
    """The latest paragraphs that are more than neutral, undated ones last. Columns: see `STATEMENT`."""
    return _leading(engine, selection, None, paragraph.c.stance != "neutral", desc, limit)


def _leading(
    engine: Engine,
    selection: Selection,
    by: Literal["up", "down"] | None,
    fits: ColumnElement[bool],
    order: Callable[[Any], ColumnElement[Any]],
    limit: int,
) -> pd.DataFrame:
    """The first paragraphs in an order, found through the first portions in the same order: no more of these can hold them."""
    of = portions(selection).subquery()
    first = select(of.c.article_id, of.c.side, of.c.speaker, of.c.stance)
    first = first.where(of.c[by].is_not(None) if by else of.c.stance != "neutral")
    ranks = [order(of.c[by])] if by else []
    first = first.order_by(*ranks, desc(of.c.published).nulls_last(), desc(of.c.article_id)).limit(limit)
    held = first.cte("held")
    query = (
        statements_of(Selection(treaties=selection.treaties))
        .join(
            held,
            (held.c.article_id == paragraph.c.article_id)
            & (held.c.side == func.coalesce(paragraph.c.side, ""))
            & (held.c.speaker == func.coalesce(paragraph.c.speaker, ""))
            & (held.c.stance == paragraph.c.stance),
        )
        .where(fits)
    )
    ranks = [order(paragraph.c.balance)] if by else []
    place = (desc(article.c.published).nulls_last(), desc(article.c.id), paragraph.c.position)
    return frame_of(engine, query.order_by(*ranks, *place).limit(limit))


def statements(engine: Engine, selection: Selection, limit: int = 1000) -> pd.DataFrame:
    """All body paragraphs of a selection in order of date and place, undated ones last. Columns: see `STATEMENT`."""
    query = statements_of(selection).order_by(
        article.c.published.is_(None), article.c.published, article.c.id, paragraph.c.position
    )
    return frame_of(engine, query.limit(limit))


def paragraphs_of(engine: Engine, article_id: int) -> pd.DataFrame:
    """The body paragraphs of one article in their order. Columns: see `STATEMENT`."""
    query = statements_of(Selection()).where(article.c.id == article_id)
    return frame_of(engine, query.order_by(paragraph.c.position))


def by_side(engine: Engine, selection: Selection) -> pd.DataFrame:
    """side, paragraphs, escalation, deescalation, balance: by the side of whoever voices a paragraph's strongest cue."""
    return _grouped(engine, selection, "side")


def by_actor(engine: Engine, selection: Selection) -> pd.DataFrame:
    """speaker, paragraphs, escalation, deescalation, balance."""
    return _grouped(engine, selection, "speaker")


def choices(engine: Engine) -> dict[str, dict[str, int]]:
    """What can be chosen: sides, actors, outlets, treaties, each with its number of paragraphs, most first."""
    of = held(engine, Selection(), copies=True)
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


def mentions_of_treaty(
    engine: Engine, treaty: str, selection: Selection, limit: int = 20_000
) -> pd.DataFrame:
    """Body paragraphs that name a treaty, the latest first, undated ones last. Columns: see `STATEMENT`."""
    named = (
        select(mention.c.treaty)
        .where(
            mention.c.article_id == paragraph.c.article_id,
            mention.c.position == paragraph.c.position,
            mention.c.treaty == treaty,
        )
        .exists()
    )
    order = (article.c.published.is_(None), desc(article.c.published), article.c.id, paragraph.c.position)
    return frame_of(engine, statements_of(selection).where(named).order_by(*order).limit(limit))


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
    """Paragraphs with a cue that one of these rows of the lexicon is behind, the latest first. Columns: see `STATEMENT`."""
    behind = cast(cue.c.rows, Text)
    named = [behind.contains(json.dumps(row), autoescape=True) for row in rows]
    query = statements_of(Selection()).where(exists().where(_of_paragraph, or_(false(), *named)))
    return frame_of(
        engine,
        query.order_by(
            article.c.published.is_(None), desc(article.c.published), desc(article.c.id), paragraph.c.position
        ).limit(limit),
    )


def of_batch(engine: Engine, batch_id: int, limit: int = 500) -> pd.DataFrame:
    """id, title, published, outlet, filename: the articles that an upload brought, in its order."""
    columns = (article.c.id, article.c.title, article.c.published, article.c.outlet, article.c.filename)
    query = select(*columns).where(article.c.batch_id == batch_id).order_by(article.c.id)
    return frame_of(engine, query.limit(limit))


def versions(engine: Engine) -> pd.DataFrame:
    """version, articles: which version of the code and the lexicon the results were made with."""
    query = select(article.c.version, func.count().label("articles")).group_by(article.c.version)
    return frame_of(engine, query.order_by(desc("articles")))


def voices_heard(engine: Engine) -> int:
    """How many attributions the store holds."""
    with engine.connect() as connection:
        return int(connection.execute(select(func.count()).select_from(voice)).scalar_one())


STATEMENT = [
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


_AXES = ("escalation", "deescalation", "balance")
_of_paragraph = (cue.c.article_id == paragraph.c.article_id) & (cue.c.position == paragraph.c.position)


def _body(selection: Selection) -> Select[Any]:
    joined = paragraph.join(article, article.c.id == paragraph.c.article_id)
    return select(paragraph.c.position).select_from(joined).where(*selection.paragraphs())


def statements_of(selection: Selection | None = None) -> Select[Any]:
    """The columns `STATEMENT` of the body paragraphs of a selection; without one of all paragraphs, copies too."""
    if selection is None:
        return select(*STATEMENT).select_from(paragraph.join(article, article.c.id == paragraph.c.article_id))
    return _body(selection).with_only_columns(*STATEMENT)


def _grouped(engine: Engine, selection: Selection, by: Literal["side", "speaker"]) -> pd.DataFrame:
    of = held(engine, selection)
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
