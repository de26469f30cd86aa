"""Actors and aliases that the users of a library added: kept, taken back, and read again only where a text
holds them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache

from sqlalchemy import Engine, delete, insert, or_, select, update

from detente.access import deeds
from detente.attribution.gazetteer import Gazetteer, OwnActor
from detente.attribution.mentions import NO_NAMES
from detente.data_tables import data_path, table
from detente.intake.sample_digests import read_samples
from detente.records import DetenteError
from detente.store.log_writing import note, nothing_done
from detente.store.schema import article, own_actor, paragraph
from detente.store.settings import bump
from detente.store.transactions import writing

_SHORTEST = 3  # letters of an alias


def own_actors(engine: Engine) -> dict[int, OwnActor]:
    """The actors and aliases that users added.

    Args:
        engine: The library.

    Returns:
        By its number, in the order added.
    """
    with engine.connect() as connection:
        rows = connection.execute(select(own_actor).order_by(own_actor.c.id)).mappings().all()
    return {
        row["id"]: OwnActor(
            row["name"], tuple(row["aliases"]), row["kind"], row["side"], row["role"], row["role_type"],
            row["since"], row["until"],
        )
        for row in rows
    }  # fmt: skip


def add_actor(engine: Engine, added: OwnActor, known: Gazetteer, by: str | None) -> int:
    """Keep an actor, or aliases of a known one; articles read from now on use it.

    Args:
        engine: The library.
        added: The actor as entered.
        known: The gazetteer in use.
        by: Who does it; None where no login says so.

    Returns:
        Its number.

    Raises:
        DetenteError: A name or alias stands in plain texts for something else, or is another's; the sentence
            says what to do.
    """
    name = " ".join(added.name.split())
    aliases = tuple(dict.fromkeys(" ".join(alias.split()) for alias in added.aliases if alias.strip()))
    for form in (name, *aliases):
        reason = refusal(form, name, known)
        if reason:
            raise DetenteError(reason)
    if name not in known.exact and not added.side:
        raise DetenteError(f"“{name}” needs a side: the state or organisation that this actor speaks for.")
    values = replace(added, name=name, aliases=aliases)
    with writing(engine, deeds.ADD_ACTOR) as connection:
        number = connection.execute(
            insert(own_actor)
            .values(
                name=values.name[:200],
                aliases=list(aliases),
                kind=values.kind,
                side=values.side,
                role=values.role[:200],
                role_type=values.role_type,
                since=values.since,
                until=values.until,
                by=by,
                added=datetime.now(UTC).replace(tzinfo=None),
            )
            .returning(own_actor.c.id)
        ).scalar_one()
        note(connection, "actor", number, name, ", ".join(aliases))
        bump(connection)
    return int(number)


def remove_actor(engine: Engine, number: int) -> bool:
    """Take an added actor back.

    Args:
        engine: The library.
        number: The actor's number.

    Returns:
        False where it was not there.
    """
    with writing(engine, deeds.REMOVE_ACTOR) as connection:
        name = connection.execute(
            delete(own_actor).where(own_actor.c.id == number).returning(own_actor.c.name)
        ).scalar()
        if name is None:
            nothing_done(connection)
            return False
        note(connection, "actor", number, name)
        bump(connection)
        return True


def refusal(form: str, name: str, known: Gazetteer) -> str | None:
    """Why a name or alias of an actor is not taken.

    Args:
        form: The name or alias.
        name: Name of the actor.
        known: The gazetteer in use.

    Returns:
        A sentence, None where it is taken.
    """
    if len(form) < _SHORTEST:
        return f"“{form}” is too short to stand apart from other words; write at least {_SHORTEST} letters."
    if not form[0].isupper():
        return f"“{form}” does not begin with a capital; names in a text are found by theirs."
    if " " not in form and (form in NO_NAMES or form.lower() in _plain_words()):
        return (
            f"“{form}” is also a plain word and would be found where nobody is meant; write a longer "
            "form of the name."
        )
    if form in known.adjectives or form in known.capitals:
        return f"“{form}” already stands for a state or its capital; write a longer form of the name."
    other = known.exact.get(form) or known.short.get(form)
    if other and other.name != name:
        return f"“{form}” already means {other.name}; write a longer form, or add the alias to that actor."
    return None


def articles_naming(engine: Engine, names: Sequence[str]) -> tuple[int, ...]:
    """The articles whose text or speaker throughout holds one of these names, in any letter case."""
    forms = {form for name in names for form in (name, name.upper())}
    spoken = [article.c.author.contains(form, autoescape=True) for form in forms]
    written = [paragraph.c.text.contains(form, autoescape=True) for form in forms]
    query = (
        select(article.c.id)
        .where(or_(*spoken, article.c.id.in_(select(paragraph.c.article_id).where(or_(*written)))))
        .order_by(article.c.id)
    )
    with engine.connect() as connection:
        return tuple(connection.execute(query).scalars())


def carry_over(engine: Engine, names: Sequence[str], before: str, after: str) -> tuple[int, ...]:
    """Give articles that hold none of some names the new version: they read the same with both gazetteers.

    Args:
        engine: The library.
        names: Names and aliases of the actor that was added or taken back.
        before: Version of analysis until now.
        after: Version from now on.

    Returns:
        The articles that hold one of the names, which have to be read again.
    """
    naming = articles_naming(engine, names)
    with writing(engine, deeds.CARRY_OVER) as connection:
        connection.execute(
            update(article)
            .where(article.c.version == before, article.c.id.not_in(naming))
            .values(version=after)
        )
        bump(connection)
    return naming


@lru_cache(maxsize=1)
def _plain_words() -> frozenset[str]:
    """Words that texts write in small letters, and those that are names and words alike."""
    listed = {row["word"] for _, row in table(data_path("actors", "plain_words.csv"), ("word",))}
    texts = (block.text for sample in read_samples() for block in sample.document.blocks)
    return frozenset(listed | {word for text in texts for word in re.findall(r"\b[a-z]{3,}\b", text)})
