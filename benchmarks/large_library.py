"""What is asked of the dashboard on a large library: every page, and under which filters.

What a visit must show is asked of the store, not of the server, so that no visit can have been of something
else than was meant.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Final

from dashboard import address_of
from sqlalchemy import Engine, select

from detente.attribution.gazetteer import gazetteer
from detente.figures.treaties import full_name
from detente.store import corpus_queries
from detente.store.engine import open_store
from detente.store.schema import article
from detente.store.selection import Selection
from detente.store.selection_address import address_of as written
from detente.ui import menu
from detente.ui.wording import plain

OVERVIEW: Final = "overview"
FILTERED: Final = (OVERVIEW, "articles", "actors", "claims", "compare")  # pages with the shared filters
PAGES: Final = tuple(Path(entry.page).stem for entries in menu.GROUPS.values() for entry in entries)
KINDS: Final = ("sides", "actors", "outlets", "stances", "treaties", "days")
STANCES: Final = ("escalatory", "de-escalatory", "mixed", "neutral")
VIEWS: Final = ("each ally", "over the years", "path to 2035", "words and money")  # of Spending
TABLES: Final = ("frames", "predicate forms", "objects", "idioms", "acts")  # of Lexicon
WORDS: Final = (
    "talks", "reported", '"resume talks"', "nuclear weapons", "ceasefire", "red line", "sanctions banks",
)  # fmt: skip
_MOST_CHOICES = 12  # values of a filter that are chosen among, the most frequent
_SPANS = ((2019, 2020), (2021, 2022))  # years that Compare sets side by side


@dataclass(frozen=True, slots=True)
class Visit:
    """A page as somebody asks for it, and what it must show.

    Attributes:
        page: Its name in the address; "overview" has none there.
        kind: Under which row of the report it counts.
        what: What was chosen, in words.
        query: Of the address.
        counted: Paragraphs that the page must say are behind it; None where it says none.
        shows: Words that the page must show.
    """

    page: str
    kind: str
    what: str
    query: Mapping[str, str | list[str]]
    counted: int | None = None
    shows: str = ""


@dataclass(frozen=True)
class LargeLibrary:
    """What can be chosen in a library, and how much a choice holds."""

    engine: Engine
    choices: Mapping[str, tuple[str, ...]]

    @classmethod
    def opened(cls, file: Path) -> LargeLibrary:
        """Open a SQLite file or a folder of partitions."""
        engine = open_store(address_of(file))
        known = corpus_queries.choices(engine)
        names = ("sides", "actors", "outlets", "treaties")
        of = {name: tuple(list(known.get(name, {}))[:_MOST_CHOICES]) for name in names}
        return cls(engine, of | {"stances": STANCES})

    def chosen(self, kinds: tuple[str, ...], pick: random.Random) -> Selection:
        """A choice of the filters named, each of one to three values."""
        chosen = Selection()
        for kind in kinds:
            if kind == "days":
                year = pick.randint(2012, 2024)
                days = {"start": date(year, 1, 1), "end": date(year + pick.randint(0, 1), 12, 31)}
                chosen = replace(chosen, **days)
            else:
                of = self.choices[kind]
                values = tuple(pick.sample(of, min(len(of), pick.choice((1, 1, 2, 3)))))
                chosen = replace(chosen, **{kind: values})  # type: ignore[arg-type]
        return chosen

    def paragraphs(self, chosen: Selection) -> int:
        """How many paragraphs a choice holds, by the store's own query."""
        return corpus_queries.counts(self.engine, chosen).paragraphs

    def first(self, page: str) -> Visit:
        """A page as the menu opens it."""
        if page == "compare" or page not in FILTERED:
            return Visit(page, f"{page}, first opened", "", {})
        return Visit(page, f"{page}, first opened", "", {}, self.paragraphs(Selection()))

    def under(self, page: str, kinds: tuple[str, ...], pick: random.Random) -> Visit:
        """A page under a choice of these filters."""
        chosen, what = self.chosen(kinds, pick), " and ".join(kinds)
        if page == "compare":
            return self._two_parts(chosen, what, pick)
        return Visit(page, f"{page}, filtered", what, written(chosen), self.paragraphs(chosen))

    def searched(self, words: str, kinds: tuple[str, ...], pick: random.Random) -> Visit:
        """A search under a choice of these filters."""
        chosen = self.chosen(kinds, pick)
        query = {**written(chosen), "q": words}
        what = " and ".join((words, *kinds))
        return Visit("articles", "search", what, query, self.paragraphs(chosen), "with these words")

    def others(self, page: str, pick: random.Random) -> Iterator[Visit]:
        """The ways to open a page that has no filters, with some in its address, which it must bear."""
        beside = written(self.chosen(("stances", "days"), pick))
        match page:
            case "article":
                with self.engine.connect() as connection:
                    ids = list(connection.execute(select(article.c.id).limit(20_000)).scalars())
                for number in pick.sample(ids, min(len(ids), 20)):
                    yield Visit(
                        page, page, str(number), {**beside, "id": str(number)}, None, "The text, with"
                    )
            case "treaties":
                for treaty in self.choices["treaties"]:
                    shows = plain(full_name(treaty))
                    yield Visit(page, page, treaty, {**beside, "treaty": treaty}, None, shows)
            case "spending":
                for view in VIEWS:
                    yield Visit(page, page, view, {**beside, "view": view})
            case "lexicon":
                for table in TABLES:
                    yield Visit(page, page, table, {**beside, "table": table}, None, " row")
            case _:
                yield Visit(page, page, "filters in the address", beside)

    def _two_parts(self, chosen: Selection, what: str, pick: random.Random) -> Visit:
        """Two spans of years side by side, or a side beside all others."""
        query = written(chosen)
        if pick.random() < 0.5:
            one = replace(chosen, start=date(_SPANS[0][0], 1, 1), end=date(_SPANS[0][1], 12, 31))
            query |= {"length": "own dates"}
            for name, (first, last) in zip("ab", _SPANS, strict=True):
                query |= {f"{name}_from": f"{first}-01-01", f"{name}_to": f"{last}-12-31"}
            how = "two spans"
        else:
            side = pick.choice(self.choices["sides"])
            one = replace(chosen, sides=(side,))
            query |= {"by": "sides", "a_sides": [gazetteer().name_of(side)]}
            how = "a side"
        return Visit("compare", "compare, filtered", f"{how}, {what}", query, self.paragraphs(one))


def alone_and_in_pairs() -> Iterator[tuple[str, ...]]:
    """The kinds of filters, each alone and with each other."""
    for number in (1, 2):
        yield from combinations(KINDS, number)
