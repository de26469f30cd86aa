"""Which post a word for an office means, state by state: a chancellor governs in Germany, and not in Britain.

A word that is in no row of data/actors/office_scope.csv names nobody by itself: several people hold such
a post.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from detente.attribution.gazetteer.office_roles import role_words
from detente.attribution.gazetteer.people import parts
from detente.data_tables import data_path, table
from detente.records import DetenteError


@dataclass(frozen=True, slots=True)
class Scope:
    """A post that a word means in some places.

    Attributes:
        role_type: As in people.csv.
        where: ISO3 codes or names of organisations; every state if empty.
        barred: ISO3 codes of states where the word means something else.
        since: The day from which on it means that.
    """

    role_type: str
    where: frozenset[str]
    barred: frozenset[str]
    since: date | None

    def holds(self, owner: str, of_state: bool, day: date) -> bool:
        """Whether the word means this post for an owner on a day."""
        if self.since and day < self.since:
            return False
        return owner in self.where if self.where else of_state and owner not in self.barred


@lru_cache(maxsize=1)
def _scopes() -> dict[str, tuple[Scope, ...]]:
    """Words, hyphens as spaces, to the posts that each may mean. Raises DetenteError with the line."""
    found: dict[str, tuple[Scope, ...]] = {}
    file = data_path("actors", "office_scope.csv")
    for line, row in table(file, ("word", "role_type", "example")):
        if row["word"] not in role_words():
            raise DetenteError(
                f"{file.name}, line {line}: {row['word']!r} is not in roles.csv; add it there."
            )
        try:
            since = date.fromisoformat(row["since"]) if row["since"] else None
        except ValueError:
            raise DetenteError(
                f"{file.name}, line {line}: {row['since']!r} is no date; write YYYY-MM-DD."
            ) from None
        scope = Scope(
            row["role_type"], frozenset(parts(row["where"])), frozenset(parts(row["except"])), since
        )
        word = row["word"].replace("-", " ")
        found[word] = (*found.get(word, ()), scope)
    return found


def names_one_post(title: str) -> bool:
    """Whether an office means a single post anywhere.

    Args:
        title: Its words in small letters, hyphens as spaces.
    """
    return title in _scopes()


def post_meant(title: str, owner: str, of_state: bool, day: date) -> str | None:
    """The role type that an office means for its owner on a day; None where it means no single post.

    Args:
        title: The words of the office in small letters, hyphens as spaces ("secretary general").
        owner: A state's ISO3 code, or the name of an organisation as the gazetteer gives it.
        of_state: Whether the owner is a state.
        day: The day that is asked about.

    Returns:
        A role type as in people.csv ("head of state").
    """
    return next(
        (each.role_type for each in _scopes().get(title, ()) if each.holds(owner, of_state, day)), None
    )
