"""The corrected index with a model's codes beside the score, where the truth is known.

A thousand studies with a model that knows nothing, one with a bias of its own and one that is good, asked for
all paragraphs or for a part; the corpus and its biased score are those of `test_corrected_index`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from detente.coding.corrected_index import (
    Corrected,
    Population,
    Proxy,
    Refused,
)
from tests.coding.test_corrected_index import (
    SIZE,
    STUDIES,
    biased_corpus,
    difference_of,
    mean_of,
    study,
    trend_of,
)

PART = 400  # of the thousand paragraphs, for a model that is not asked for all


@pytest.fixture(scope="module")
def corpus() -> dict[str, np.ndarray]:
    return biased_corpus()


def model(corpus: dict[str, np.ndarray], how: str) -> np.ndarray:
    """What a model gives each paragraph; the same at every asking."""
    chance = np.random.default_rng(11)
    truth, outlet, year = corpus["truth"], corpus["outlet"], corpus["year"]
    match how:
        case "bad":
            given = chance.normal(0, 0.4, SIZE)
        case "biased":  # sees half, adds escalation, more of it for one outlet and each year
            given = 0.5 * truth + 0.3 + 0.15 * outlet + 0.05 * year + chance.normal(0, 0.15, SIZE)
        case _:
            given = truth + chance.normal(0, 0.1, SIZE)
    return np.clip(np.round(given * 10) / 10, -1, 1)


def with_model(drawn: Population, values: np.ndarray, part: int | None, seed: int) -> Population:
    """A study whose model was asked for all, or for the coded paragraphs and others at random by stratum."""
    asked = np.ones(SIZE, dtype=bool)
    if part is not None:
        asked[:] = False
        asked[drawn.coded] = True
        chance = np.random.default_rng(seed + 5_000)
        for stratum in np.unique(drawn.stratum):
            others = np.flatnonzero((drawn.stratum == stratum) & ~asked)
            more = round((part - len(drawn.coded)) * len(others) / (SIZE - len(drawn.coded)))
            asked[chance.permutation(others)[:more]] = True
    return replace(drawn, proxy=Proxy(np.where(asked, values, np.nan), asked))


Asked = Callable[[dict[str, np.ndarray]], tuple[Callable[[Population], Corrected | Refused], float]]
ASKED: dict[str, Asked] = {"mean": mean_of, "difference": difference_of, "trend": trend_of}
ALL = [(how, part, design, what) for how in ("bad", "biased", "good") for part in (None, PART)
       for design in ("simple", "doubt") for what in ASKED]  # fmt: skip
QUICK = {("bad", PART, "doubt", "mean"), ("biased", PART, "doubt", "difference"),
         ("good", None, "simple", "trend")}  # fmt: skip


@pytest.mark.parametrize(
    ("how", "part", "design", "what"),
    [pytest.param(*one, marks=[] if one in QUICK else pytest.mark.slow) for one in ALL],
)
def test_whatever_the_model_is_worth_the_truth_is_held(
    corpus: dict[str, np.ndarray], how: str, part: int | None, design: str, what: str
) -> None:
    estimate, truth = ASKED[what](corpus)
    values, held, ours, by_score, by_coders = model(corpus, how), 0, [], [], []
    for seed in range(STUDIES):
        drawn = study(corpus, design, seed)
        found, score_alone = estimate(with_model(drawn, values, part, seed)), estimate(drawn)
        assert isinstance(found, Corrected) and isinstance(score_alone, Corrected)
        held += found.low <= truth <= found.high
        ours.append(found.high - found.low)
        by_score.append(score_alone.high - score_alone.low)
        by_coders.append(found.coders_high - found.coders_low)
    print(how, part, design, what, held / STUDIES, np.mean(ours) / np.mean(by_coders),
          np.mean(ours) / np.mean(by_score))  # fmt: skip
    assert 0.93 <= held / STUDIES <= 0.97
    assert np.mean(ours) <= 0.70 * np.mean(by_coders)
    worth = np.mean(ours) / np.mean(by_score)
    assert worth <= 1.01, "a model that says nothing costs next to nothing"
    assert how == "bad" or worth < (0.95 if part is None else 0.97)
