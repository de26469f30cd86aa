"""A project's sample beside all that it stands for, as the correction and the tool's error take them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from sqlalchemy import Connection, Engine, select

from detente.coding.tool_error import CodedBeside
from detente.coding.two_phase_sample import Population, Proxy
from detente.store import schema
from detente.store.coding_model_codes import ModelCodes, codes_of_models
from detente.store.coding_projects import frame_of_project
from detente.store.coding_results import judged
from detente.store.coding_units import where_units_stand

Measure = Literal["balance", "escalation", "deescalation"]
Group = Literal["outlet", "year"]
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class CodedCorpus:
    """All paragraphs that a sample stands for and that are still there, with the coded ones.

    Attributes:
        paragraphs: article_id, position, stratum (number), escalation, deescalation, balance (as scored now),
            outlet, published; one row a paragraph.
        coded: Rows of `paragraphs` that are coded, as numbers from 0.
        escalation: What the coders give these, 0 to 5.
        deescalation: The same on the other axis.
        models: What each model gives, by its name as a coder.
    """

    paragraphs: pd.DataFrame
    coded: tuple[int, ...]
    escalation: tuple[float, ...]
    deescalation: tuple[float, ...]
    models: Mapping[str, ModelCodes] = field(default_factory=dict)

    def population(self, measure: Measure, model: str | None = None) -> Population:
        """What the correction takes.

        Args:
            measure: What is to be corrected.
            model: Whose codes stand beside the score; nobody's where None.

        Returns:
            The scores and the codes of that measure.
        """
        score = self.paragraphs[measure].to_numpy(dtype=np.float64)
        return Population(
            score,
            self.paragraphs["stratum"].to_numpy(dtype=np.int64),
            np.array(self.coded, dtype=np.int64),
            _measured(np.array(self.escalation), np.array(self.deescalation), measure),
            None if model is None else self._proxy(measure, model, score),
        )

    def _proxy(self, measure: Measure, model: str, score: NDArray[np.float64]) -> Proxy:
        """A model's codes; where its answer was void, or the words have changed since, the score instead."""
        codes = self.models[model]
        given = _measured(codes.escalation, codes.deescalation, measure)
        return Proxy(np.where(np.isnan(given), score, given), codes.asked)

    def beside(self, by: Group) -> tuple[CodedBeside, ...]:
        """The coded paragraphs beside the tool's reading, weighed by how many each stands for.

        Args:
            by: What groups them.

        Returns:
            A record a coded paragraph.
        """
        if not self.coded:
            return ()
        strata = self.paragraphs["stratum"].to_numpy(dtype=np.int64)
        places = np.array(self.coded, dtype=np.int64)
        held, drawn = np.bincount(strata), np.bincount(strata[places])
        given = self.paragraphs[["escalation", "deescalation"]].to_numpy(dtype=np.float64)
        groups = self.groups(by).tolist()
        return tuple(
            CodedBeside(
                str(groups[place]),
                float(held[strata[place]] / drawn[strata[place]]),
                up,
                down,
                float(given[place, 0]),
                float(given[place, 1]),
            )
            for place, up, down in zip(self.coded, self.escalation, self.deescalation, strict=True)
        )

    def groups(self, by: Group) -> pd.Series[str]:
        """The group of each paragraph: its outlet, or the year in which it was published."""
        if by == "outlet":
            return self.paragraphs["outlet"].fillna(UNKNOWN).replace("", UNKNOWN)
        years = pd.to_datetime(self.paragraphs["published"]).dt.year
        return years.map(lambda year: UNKNOWN if pd.isna(year) else str(int(year)))


def coded_corpus(engine: Engine, project_id: int) -> CodedCorpus:
    """A project's sample beside the corpus, as it is scored now.

    Args:
        engine: The library.
        project_id: The project.

    Returns:
        The paragraphs of the project's frame that are still there, and those of them that people have coded.
    """
    with engine.connect() as connection:
        frame = frame_of_project(connection, project_id)
        drawn = pd.DataFrame(
            {"article_id": frame.article_id, "position": frame.position, "stratum": frame.stratum}
        )
        scored = _scored(connection, frame.drawn)
        paragraphs = drawn.merge(scored, on=["article_id", "position"]).reset_index(drop=True)
        codes = judged(connection, project_id)
        stand = where_units_stand(connection, project_id)
        models = codes_of_models(connection, project_id, paragraphs)
    places = {at: place for place, at in stand.items()}
    rows: list[tuple[int, float, float]] = []
    for number, key in enumerate(zip(paragraphs["article_id"], paragraphs["position"], strict=True)):
        place = places.get((int(key[0]), int(key[1])))
        if place is not None and place in codes:
            rows.append((number, *codes[place]))
    return CodedCorpus(
        paragraphs,
        tuple(row[0] for row in rows),
        tuple(row[1] for row in rows),
        tuple(row[2] for row in rows),
        models,
    )


def _scored(connection: Connection, until: datetime) -> pd.DataFrame:
    """All body paragraphs of articles added until then, with their score, outlet and day."""
    own, article = schema.paragraph.c, schema.article.c
    columns = (own.article_id, own.position, own.escalation, own.deescalation, own.balance)
    query = (
        select(*columns, article.outlet, article.published)
        .join(schema.article, article.id == own.article_id)
        .where(own.kind == "body", article.scored, article.added <= until)
    )
    names = ["article_id", "position", "escalation", "deescalation", "balance", "outlet", "published"]
    return pd.DataFrame(connection.execute(query).all(), columns=names)


def _measured(up: NDArray[np.float64], down: NDArray[np.float64], measure: Measure) -> NDArray[np.float64]:
    if measure == "balance":
        return np.asarray((up - down) / 5, dtype=np.float64)
    return np.asarray(up if measure == "escalation" else down, dtype=np.float64)
