"""The corrected index with a model's codes beside the score, where the truth is known.

A thousand studies with a model that knows nothing, one with a bias of its own and one that is good, asked for
all paragraphs or for a part; the corpus and its biased score are those of `test_corrected_index`. Every
design and estimate: `python -m tests.coding.test_model_proxy`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from detente.coding.corrected_index import Corrected, NoEstimate, corrected_mean, more_by_people
from detente.coding.two_phase_sample import Population, Proxy
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


Asked = Callable[[dict[str, np.ndarray]], tuple[Callable[[Population], Corrected | NoEstimate], float]]
ASKED: dict[str, Asked] = {"mean": mean_of, "difference": difference_of, "trend": trend_of}
ALL = list(product(("bad", "biased", "good"), (None, PART), ("simple", "doubt"), ASKED))
QUICK = [("bad", PART, "doubt", "mean"), ("biased", PART, "doubt", "difference"),
         ("good", None, "simple", "trend")]  # fmt: skip
MORE = [("bad", None, "simple", "difference"), ("bad", PART, "simple", "trend"),
        ("biased", None, "doubt", "mean"), ("biased", PART, "simple", "trend"),
        ("good", PART, "doubt", "mean"), ("good", PART, "simple", "difference")]  # fmt: skip


def studies(
    corpus: dict[str, np.ndarray], how: str, part: int | None, design: str, what: str
) -> tuple[float, float, float]:
    """How often the truth was held; the width beside the coders alone, and beside the score alone."""
    estimate, truth = ASKED[what](corpus)
    values, held, ours, by_score, by_coders = model(corpus, how), 0, 0.0, 0.0, 0.0
    for seed in range(STUDIES):
        drawn = study(corpus, design, seed)
        found, score_alone = estimate(with_model(drawn, values, part, seed)), estimate(drawn)
        assert isinstance(found, Corrected) and isinstance(score_alone, Corrected)
        held += found.low <= truth <= found.high
        ours += found.high - found.low
        by_score += score_alone.high - score_alone.low
        by_coders += found.coders_high - found.coders_low
    return held / STUDIES, ours / by_coders, ours / by_score


@pytest.mark.parametrize(
    ("how", "part", "design", "what"), [*QUICK, *(pytest.param(*one, marks=pytest.mark.slow) for one in MORE)]
)
def test_whatever_the_model_is_worth_the_truth_is_held(
    corpus: dict[str, np.ndarray], how: str, part: int | None, design: str, what: str
) -> None:
    held, beside_coders, beside_score = studies(corpus, how, part, design, what)
    assert 0.93 <= held <= 0.97
    assert beside_coders <= 0.70
    assert beside_score <= 1.01, "a model that says nothing costs next to nothing"
    assert how == "bad" or beside_score < 0.97


def test_codes_of_the_sample_alone_change_next_to_nothing(corpus: dict[str, np.ndarray]) -> None:
    drawn = study(corpus, "simple", 1)
    with_codes = corrected_mean(with_model(drawn, model(corpus, "good"), len(drawn.coded), 1))
    without = corrected_mean(drawn)
    assert isinstance(with_codes, Corrected) and isinstance(without, Corrected)
    assert with_codes.half_width == pytest.approx(without.half_width, rel=0.03)
    assert more_by_people(without, with_codes) <= 10
    alone = (without.coders_low, without.coders_high)
    assert (with_codes.coders_low, with_codes.coders_high) == pytest.approx(alone), "a model changes no coder"


def test_it_says_what_the_models_codes_were_worth_and_what_they_would_say_alone(
    corpus: dict[str, np.ndarray],
) -> None:
    drawn, truth = study(corpus, "simple", 1), corpus["truth"].mean()
    without = corrected_mean(drawn)
    found = {
        how: corrected_mean(with_model(drawn, model(corpus, how), None, 1)) for how in ("biased", "good")
    }
    good, biased = found["good"], found["biased"]
    assert isinstance(without, Corrected) and isinstance(good, Corrected) and isinstance(biased, Corrected)
    assert without.proxy_alone is None
    assert good.proxy_alone == pytest.approx(truth, abs=0.03)
    assert biased.proxy_alone == pytest.approx(model(corpus, "biased").mean())
    assert biased.low <= truth <= biased.high < (biased.proxy_alone or 0)
    assert more_by_people(without, good) > more_by_people(without, biased) > 0


def test_a_model_that_was_not_asked_for_a_coded_paragraph_is_refused(corpus: dict[str, np.ndarray]) -> None:
    drawn = study(corpus, "simple", 1)
    asked = np.ones(SIZE, dtype=bool)
    asked[drawn.coded[:3]] = False
    found = corrected_mean(replace(drawn, proxy=Proxy(corpus["truth"], asked)))
    assert isinstance(found, NoEstimate) and "has not been asked for 3" in found.reason


if __name__ == "__main__":
    for one in ALL:
        print(*one, *(f"{number:.3f}" for number in studies(biased_corpus(), *one)))
