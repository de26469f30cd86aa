"""What is older than the code that makes it: articles analysed by another version, rows derived by another
version.
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, Engine, Exists, exists, func, select, update

from detente.access import deeds
from detente.derive.version import claims_version, derive_version
from detente.figures.official_record import OfficialRecord, shipped
from detente.intake.reader_version import reader_version
from detente.store.beside_paragraphs import same_paragraph
from detente.store.derived_rows import claim_again, derive_again
from detente.store.holding import by_itself
from detente.store.reading_alone import read_only
from detente.store.schema import article, original, paragraph, quantity
from detente.store.settings import bump
from detente.store.transactions import writing

# begins the version of articles that are never scored again: who speaks in them is known only there
SYNTHETIC = "synthetic "
_AT_ONCE = 100  # articles in one transaction


def analysed_otherwise(engine: Engine, version: str) -> tuple[int, ...]:
    """The articles whose analysis was made with another version; synthetic ones stay as they are.

    Args:
        engine: The library.
        version: `detente.analysis.version` of the lexicon and the gazetteer in use.

    Returns:
        Their numbers, in order.
    """
    return _numbers(engine, _analysed_otherwise(version))


def read_otherwise(engine: Engine, batch_id: int | None = None) -> tuple[int, ...]:
    """The articles whose originals are kept and were read by another version of the readers.

    Args:
        engine: The library.
        batch_id: Of one upload; of all where None. Samples are never among them.

    Returns:
        Their numbers, in order.
    """
    kept = exists(select(original.c.article_id).where(original.c.article_id == article.c.id))
    other = article.c.reader.is_distinct_from(reader_version()) & article.c.sample.is_(None) & kept
    return _numbers(engine, other if batch_id is None else other & (article.c.batch_id == batch_id))


def derived_otherwise(engine: Engine) -> tuple[int, ...]:
    """The articles whose statements and aggregates were derived by other code than this.

    Args:
        engine: The library.

    Returns:
        Their numbers, in order.
    """
    return _numbers(engine, _derived_otherwise())


def made_otherwise(engine: Engine, version: str) -> int:
    """How many articles were analysed with another version, or derived from by other code than this.

    Args:
        engine: The library.
        version: As of `analysed_otherwise`.

    Returns:
        Their number, in one question.
    """
    if read_only(engine):
        return 0
    other = _analysed_otherwise(version) | _derived_otherwise()
    with engine.connect() as connection:
        query = select(func.count()).select_from(article).where(other)
        return int(connection.execute(query).scalar_one())


def derive_some_again(engine: Engine, article_ids: tuple[int, ...]) -> None:
    """Derive the rows of some articles again from their stored analyses: one transaction, one revision.

    Args:
        engine: The library.
        article_ids: Some hundreds at most.
    """
    with writing(by_itself(engine), deeds.DERIVE) as connection:
        derive_again(connection, article_ids)
        bump(connection)


def bring_claims_up_to_date(engine: Engine, record: OfficialRecord | None = None) -> bool:
    """Derive all claims again that rest on other rules or another record than now.

    Goes in steps, each a transaction of its own; two processes that do it at once write the same.

    Args:
        engine: The library.
        record: The official figures with the library's adopted editions; what ships where none is given.

    Returns:
        Whether any claim was derived again.
    """
    if read_only(engine):
        return False
    record = record or shipped()
    now = claims_version(record)
    own = article.c.claimed
    with (
        engine.connect() as connection
    ):  # the index gives both ends at once, where != would read all articles
        ends = connection.execute(select(func.min(own), func.max(own))).one()
        if set(ends) <= {now, None}:
            return False
        numbered = select(article.c.id).where(own != now, article.c.scored, _holds_figures())
        articles = list(connection.execute(numbered.order_by(article.c.id)).scalars())
    own_hands = by_itself(engine)  # no matter who looks at claims: they follow from what is stored
    for first in range(0, len(articles), _AT_ONCE):
        with writing(own_hands, deeds.DERIVE) as connection:
            claim_again(connection, articles[first : first + _AT_ONCE], record)
            bump(connection)
    with writing(own_hands, deeds.DERIVE) as connection:
        without = update(article).where(own != now, ~(article.c.scored & _holds_figures()))
        connection.execute(without.values(claimed=now))
        bump(connection)
    return True


def _holds_figures() -> Exists:
    """Whether a body paragraph of an article names a figure."""
    return exists(
        select(quantity.c.place)
        .join(
            paragraph,
            same_paragraph(paragraph, quantity),
        )
        .where(quantity.c.article_id == article.c.id, paragraph.c.kind == "body")
    )


def _analysed_otherwise(version: str) -> ColumnElement[bool]:
    return (article.c.version != version) & article.c.version.not_like(f"{SYNTHETIC}%")


def _derived_otherwise() -> ColumnElement[bool]:
    return article.c.derived != derive_version()


def _numbers(engine: Engine, condition: ColumnElement[bool]) -> tuple[int, ...]:
    """The articles that fit a condition; of a library that can only be read none is brought up to date."""
    if read_only(engine):
        return ()
    with engine.connect() as connection:
        return tuple(
            connection.execute(select(article.c.id).where(condition).order_by(article.c.id)).scalars()
        )
