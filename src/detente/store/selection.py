"""What part of the corpus is looked at: one record, turned into SQL in one place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy import ColumnElement, FromClause, Select, Subquery, Table, exists, or_, select

from detente.second_reader.calibration import calibration
from detente.store.schema import aggregate, article, mention, paragraph

Corpus = Literal["all", "own", "sample"]
Reading = Literal["differ", "unsure"]


@dataclass(frozen=True, slots=True)
class Selection:
    """Filters that pages share; an empty one selects everything. Dates are inclusive.

    Attributes:
        readings: What the two readers make of a paragraph: "differ", they read it differently; "unsure", a
            coder would give its stance with less than the calibration's chance. Either of those chosen fits.
        uploads: Numbers of uploads that brought the articles.
        stories: Numbers of stories that the articles carry.
    """

    start: date | None = None
    end: date | None = None
    sides: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    stances: tuple[str, ...] = ()
    treaties: tuple[str, ...] = ()
    readings: tuple[Reading, ...] = ()
    corpus: Corpus = "all"
    uploads: tuple[int, ...] = ()
    stories: tuple[int, ...] = ()

    @property
    def of_single_paragraphs(self) -> bool:
        """Whether it asks what no aggregate holds, so that paragraphs must be looked at one by one."""
        return bool(self.treaties or self.readings)

    def as_paragraphs_have_it(self, *, outlets: bool = False) -> Selection:
        """The part of it that `of_paragraphs` asks, and on request the outlets too."""
        return Selection(
            outlets=self.outlets if outlets else (),
            stances=self.stances,
            treaties=self.treaties,
            readings=self.readings,
        )

    def articles(self) -> list[ColumnElement[bool]]:
        """Conditions on the article table alone."""
        return self._of_articles(article)

    def repeats(self) -> Select[tuple[int]]:
        """The ids of articles that carry a story which an earlier article of the selection carries: counted
        once.
        """
        later, earlier = article.alias("later"), article.alias("earlier")
        same = (earlier.c.story == later.c.story) & (earlier.c.id < later.c.id)
        first = exists(select(earlier.c.id).where(same, *self._of_articles(earlier)))
        return select(later.c.id).where(later.c.story.is_not(None), first)

    def _of_articles(self, article: FromClause) -> list[ColumnElement[bool]]:
        conditions: list[ColumnElement[bool]] = []
        if self.start:
            conditions.append(article.c.published >= self.start)
        if self.end:
            conditions.append(article.c.published <= self.end)
        if self.outlets:
            conditions.append(article.c.outlet.in_(self.outlets))
        if self.corpus == "own":
            conditions.append(article.c.sample.is_(None))
        if self.corpus == "sample":
            conditions.append(article.c.sample.is_not(None))
        return [*conditions, *self._brought(article)]

    def _brought(self, article: FromClause) -> list[ColumnElement[bool]]:
        """Conditions on the upload and the story of an article."""
        asked = ((article.c.batch_id, self.uploads), (article.c.story, self.stories))
        return [column.in_(chosen) for column, chosen in asked if chosen]

    def paragraphs(self, *, copies: bool = False) -> list[ColumnElement[bool]]:
        """Conditions on paragraphs joined to their articles: body paragraphs of scored articles that fit.

        A story that several articles carry counts once, unless `copies` are asked for too.
        """
        conditions = [*self.articles(), paragraph.c.kind == "body", article.c.scored]
        if not copies:
            conditions.append(article.c.id.not_in(self.repeats()))
        return [*conditions, *self.said()]

    def said(self) -> list[ColumnElement[bool]]:
        """Conditions on the paragraph table alone: who speaks, and what `of_paragraphs` asks."""
        conditions = self.of_paragraphs()
        if self.sides:
            conditions.append(paragraph.c.side.in_(self.sides))
        if self.actors:
            conditions.append(paragraph.c.speaker.in_(self.actors))
        return conditions

    def aggregates(self, *, copies: bool = False) -> list[ColumnElement[bool]]:
        """Conditions on the table of aggregates, treaties and readings left out; copies as there."""
        conditions = self.derived(aggregate, copies=copies)
        for column, chosen in ((aggregate.c.outlet, self.outlets), (aggregate.c.stance, self.stances)):
            if chosen:
                conditions.append(column.in_(chosen))
        return conditions

    def derived(self, table: Table, *, copies: bool = False) -> list[ColumnElement[bool]]:
        """Conditions on a table of derived rows: what of a selection every such row repeats of its article.

        Args:
            table: Statements, claims or aggregates.
            copies: Whether articles that carry the same story are all asked for, not only the first.

        Returns:
            Conditions on dates, corpus, sides, actors, uploads and stories; the rest is left out.
        """
        own = table.c
        conditions: list[ColumnElement[bool]] = []
        if not copies:
            conditions.append(own.article_id.not_in(self.repeats()))
        if self.start:
            conditions.append(own.published >= self.start)
        if self.end:
            conditions.append(own.published <= self.end)
        if self.corpus != "all":
            conditions.append(own.sample.is_(self.corpus == "sample"))
        for column, chosen in ((own.side, self.sides), (own.speaker, self.actors)):
            if chosen:
                conditions.append(column.in_(chosen))
        if brought := self._brought(article):
            conditions.append(own.article_id.in_(select(article.c.id).where(*brought)))
        return conditions

    def naming(self) -> Subquery:
        """Article and position of the paragraphs that name one of the treaties, to be joined: they are few,
        where a condition on each row of another table would be asked of all.
        """
        own = mention.c
        named = select(own.article_id, own.position).where(own.treaty.in_(self.treaties)).distinct()
        return named.subquery("naming")

    def of_paragraphs(self) -> list[ColumnElement[bool]]:
        """Conditions on the paragraph table that do not depend on who speaks."""
        conditions: list[ColumnElement[bool]] = []
        if self.stances:
            conditions.append(paragraph.c.stance.in_(self.stances))
        if self.readings:
            read = {
                "differ": paragraph.c.differs,
                "unsure": paragraph.c.chance < calibration().unsure,
            }
            conditions.append(or_(*(read[reading] for reading in self.readings)))
        if self.treaties:
            conditions.append(
                exists(
                    select(mention.c.treaty).where(
                        mention.c.article_id == paragraph.c.article_id,
                        mention.c.position == paragraph.c.position,
                        mention.c.treaty.in_(self.treaties),
                    )
                )
            )
        return conditions
