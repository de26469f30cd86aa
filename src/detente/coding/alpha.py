"""Krippendorff's α and Cohen's κ, with intervals from resampled documents.

α (Krippendorff 2011, *Computing Krippendorff's Alpha-Reliability*; Hayes and Krippendorff 2007, Communication
Methods and Measures 1) takes any number of coders, and codes may be missing. It is worked out from the table
of coincidences: how often two codes stand beside each other in one unit. nltk has α for nominal and interval
data and not for ordinal, where the distance of two codes depends on how many lie between them; the package
`krippendorff` is GPL. So the forty lines stand here, checked against published worked examples and nltk.

κ: Cohen 1960, Educational and Psychological Measurement 20. Intervals are percentiles of a bootstrap over
whole documents, with a fixed seed: paragraphs of one document are alike.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Level = Literal["nominal", "ordinal", "interval"]
Numbers = NDArray[np.float64]

RESAMPLES = 1_000
_SEED = 20261128
_FEWEST_GROUPS = 5  # documents under which an interval says nothing


@dataclass(frozen=True, slots=True)
class Estimate:
    """A coefficient with its interval.

    Attributes:
        value: At most 1; None where all codes are alike, so that there is nothing to agree on.
        low: Lower end of the 95 % interval, None where there are too few documents.
        high: Its upper end.
        units: Paragraphs that two or more coders coded.
    """

    value: float | None
    low: float | None
    high: float | None
    units: int


def alpha(
    codes: Numbers,
    level: Level,
    groups: Sequence[Hashable] | None = None,
    *,
    resamples: int = RESAMPLES,
) -> Estimate:
    """Krippendorff's α of several coders.

    Args:
        codes: A row a unit, a column a coder; NaN where a coder gave none.
        level: "nominal", "ordinal" or "interval": what the distance of two codes means.
        groups: The document of each unit, which is drawn as a whole for the interval; each unit is one by
            itself where None.
        resamples: How often documents are drawn; 0 for no interval.

    Returns:
        α, its interval, and the number of units that two or more coded.
    """
    categories = np.unique(codes[~np.isnan(codes)])
    counts = (codes[:, :, None] == categories[None, None, :]).sum(axis=1).astype(np.float64)
    many = counts.sum(axis=1) >= 2
    tables = _coincidences(counts[many])
    documents = _documents(groups, many)
    value = _single(_alphas(tables.sum(axis=0)[None], categories, level))
    drawn = _drawn(tables, documents, resamples)
    low, high = _interval(None if drawn is None else _alphas(drawn, categories, level))
    return Estimate(value, low, high, int(many.sum()))


def kappa(
    first: Sequence[str],
    second: Sequence[str],
    groups: Sequence[Hashable] | None = None,
    *,
    resamples: int = RESAMPLES,
) -> Estimate:
    """Cohen's κ of two coders.

    Args:
        first: Class that one gave to each unit.
        second: Class that the other gave, in the same order.
        groups: See `alpha`.
        resamples: See `alpha`.

    Returns:
        κ, its interval, and the number of units.
    """
    classes = sorted({*first, *second})
    place = {name: index for index, name in enumerate(classes)}
    tables = np.zeros((len(first), len(classes), len(classes)))
    for unit, pair in enumerate(zip(first, second, strict=True)):
        tables[unit, place[pair[0]], place[pair[1]]] = 1
    documents = _documents(groups, np.ones(len(first), dtype=bool))
    drawn = _drawn(tables, documents, resamples)
    low, high = _interval(None if drawn is None else kappas(drawn))
    return Estimate(_single(kappas(tables.sum(axis=0)[None])), low, high, len(first))


def kappas(tables: Numbers) -> Numbers:
    """Cohen's κ of contingency tables.

    Args:
        tables: Shape (tables, classes, classes): how often each pair of classes was given.

    Returns:
        One κ a table; NaN where both coders gave one class only.
    """
    total = tables.sum(axis=(1, 2))
    with np.errstate(divide="ignore", invalid="ignore"):
        agreed = np.trace(tables, axis1=1, axis2=2) / total
        expected = (tables.sum(axis=1) * tables.sum(axis=2)).sum(axis=1) / total**2
        return np.asarray((agreed - expected) / (1 - expected), dtype=np.float64)


def _coincidences(counts: Numbers) -> Numbers:
    """What each unit adds to the table of coincidences: pairs of its codes, weighed so that each code counts
    once.
    """
    pairs = counts[:, :, None] * counts[:, None, :]
    own = np.arange(counts.shape[1])
    pairs[:, own, own] -= counts
    return np.asarray(pairs / (counts.sum(axis=1) - 1)[:, None, None], dtype=np.float64)


def _alphas(tables: Numbers, categories: Numbers, level: Level) -> Numbers:
    """α of each table of coincidences; NaN where all codes are alike."""
    marginal = tables.sum(axis=2)
    if level == "ordinal":  # a code stands in the middle of the ranks of all that are alike
        places = np.cumsum(marginal, axis=1) - marginal / 2
    else:
        places = np.broadcast_to(categories, marginal.shape)
    distance = (places[:, :, None] - places[:, None, :]) ** 2
    if level == "nominal":
        distance = (distance > 0).astype(np.float64)
    observed = (tables * distance).sum(axis=(1, 2))
    expected = (marginal[:, :, None] * marginal[:, None, :] * distance).sum(axis=(1, 2))
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(1 - (marginal.sum(axis=1) - 1) * observed / expected, dtype=np.float64)


def _documents(groups: Sequence[Hashable] | None, kept: NDArray[np.bool_]) -> NDArray[np.intp]:
    """The number of each kept unit's document, from 0 without gaps."""
    named = range(len(kept)) if groups is None else groups
    numbers: dict[Hashable, int] = {}
    found = [numbers.setdefault(name, len(numbers)) for name, use in zip(named, kept, strict=True) if use]
    return np.array(found, dtype=np.intp)


def _drawn(tables: Numbers, documents: NDArray[np.intp], resamples: int) -> Numbers | None:
    """Sums of the units' tables over documents drawn with replacement; None where there are too few."""
    size = int(documents.max()) + 1 if len(documents) else 0
    if size < _FEWEST_GROUPS or not resamples:
        return None
    of_document = np.zeros((size, *tables.shape[1:]))
    np.add.at(of_document, documents, tables)
    chance = np.random.default_rng(_SEED)
    times = chance.multinomial(size, np.full(size, 1 / size), size=resamples).astype(np.float64)
    sums = times @ of_document.reshape(size, -1)
    return np.asarray(sums.reshape(resamples, *tables.shape[1:]), dtype=np.float64)


def _interval(values: Numbers | None) -> tuple[float | None, float | None]:
    """2.5 and 97.5 of a hundred of those draws in which the codes differed at all."""
    if values is None or np.isnan(values).mean() > 0.05:
        return None, None
    low, high = np.nanpercentile(values, [2.5, 97.5])
    return float(low), float(high)


def _single(values: Numbers) -> float | None:
    return None if np.isnan(values[0]) else float(values[0])
