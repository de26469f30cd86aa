"""The articles of the synthetic corpus: who is heard in each, when it appeared and where.

The same seed gives the same.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from detente import analysis
from detente.demo import synthetic_text
from detente.records import Block, Document
from detente.store.bulk import Bulk, Prepared, prepare

FIRST, LAST = date(2012, 1, 2), date(2025, 12, 31)
SOURCE = "Synthetic text, made by detente demo for trials of size; nobody said any of it."
DISTINCT = 3000  # paragraphs that are analysed; the corpus is put together from them
_SHORTEST, _LONGEST = 8, 32  # paragraphs of an article
_UNDATED = 0.01
_SWING = 9.0  # years from one high of tension to the next


def articles(paragraphs: int, seed: int = 1) -> Iterator[Bulk]:
    """Synthetic articles, one after the other.

    Args:
        paragraphs: How many body paragraphs they have between them.
        seed: The same seed gives the same articles.

    Yields:
        Articles with all that is stored of them.
    """
    random = Random(seed)
    pool = {
        key: [prepare(paragraph) for paragraph in read]
        for key, read in synthetic_text.paragraphs(min(DISTINCT, max(120, paragraphs)), random).items()
    }
    version = analysis.version(gazetteer=synthetic_text.known_to_the_demo())
    left, number = paragraphs, 0
    while left > 0:
        number += 1
        size = min(left, random.randint(_SHORTEST, _LONGEST))
        left -= size
        yield _article(number, size, seed, version, pool, random)


def _article(
    number: int,
    size: int,
    seed: int,
    version: str,
    pool: dict[tuple[str, str], list[Prepared]],
    random: Random,
) -> Bulk:
    published = FIRST + timedelta(days=random.randrange((LAST - FIRST).days + 1))
    heard = random.sample(synthetic_text.speakers(), random.randint(2, 4))
    tension = 0.5 + 0.25 * math.sin((published - FIRST).days / 365.25 * math.tau / _SWING)
    weights = (0.5 * tension, 0.5 * (1 - tension), 0.08, 0.42)
    leans = random.choices(synthetic_text.LEANS, weights, k=size)
    places = synthetic_text.places()
    body: list[tuple[Prepared, str]] = []
    for place, lean in enumerate(leans, start=1):
        prepared = random.choice(pool[random.choice(heard).name, lean])
        # The square root of a uniform number is rarely small: turned round, the first places are named most.
        where = places[int((1 - math.sqrt(random.random())) * len(places))]
        body.append((prepared, f"{prepared.text} Reported from {where}, number {number}/{place}."))
    outlet = random.choices(list(synthetic_text.outlets()), list(synthetic_text.outlets().values()))[0]
    document = Document(
        title=f"Synthetic: {heard[0].name} and {heard[1].name}, report {number}",
        deck=None,
        blocks=tuple(Block("body", text) for _, text in body),
        published=None if random.random() < _UNDATED else published,
        outlet=outlet,
        author="Synthetic",
        language="en",
    )
    return Bulk(document, version, tuple(body), (SOURCE,), f"synthetic-{seed}-{number}.txt")
