"""The gazetteer: people with their offices, states with their capitals, organisations, and what users add."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from detente.attribution.gazetteer.actors import Actor, Office


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Who is known, by every way to write it.

    Attributes:
        exact: Whole names to actors.
        short: Surnames and aliases of one word to people.
        risky: The short ones that are plain words too: they need the whole name before.
        adjectives: "French" to FRA, and "Poles" to POL.
        capitals: "Paris" to FRA.
        state_names: ISO3 codes to names.
        people: Everybody, in the order of people.csv.
        given: Given names to "m" or "f".
        longest: How many words the longest name has that begins with a word.
        by_post: People with their offices, by side and role type.
        folded: States and organisations by their names in small letters.
        version: A hash of all that it holds, 64 hex digits.
    """

    exact: dict[str, Actor]
    short: dict[str, Actor]
    risky: frozenset[str]
    adjectives: dict[str, str]
    capitals: dict[str, str]
    state_names: dict[str, str]
    people: tuple[Actor, ...]
    given: dict[str, str]
    longest: dict[str, int] = field(default_factory=dict)
    by_post: dict[tuple[str, str], list[tuple[Actor, Office]]] = field(default_factory=dict)
    folded: dict[str, Actor] = field(default_factory=dict)
    version: str = ""

    def longest_from(self, word: str) -> int:
        """How many words a name may have that begins with a word.

        Args:
            word: A word as it stands in a text, also all in capitals.

        Returns:
            0 where no known name begins with it.
        """
        most = self.longest.get(word.partition(" ")[0], 0)
        return max(most, self.longest.get(word.title(), 0)) if word.isupper() else most

    def office_holders(
        self, role_types: Iterable[str], side: str, day: date | None, earliest: date | None = None
    ) -> tuple[Actor, ...]:
        """Who held one of the offices of a side, as far as the tables vouch for it.

        Args:
            role_types: As in people.csv ("head of state").
            side: An ISO3 code or organisation id.
            day: The day that is asked about; nobody held it where the day is unknown.
            earliest: The first day of the time that is asked about, `day` unless another is given.

        Returns:
            Everybody whose term covers all of that time: two on the day on which one follows the other.
        """
        if day is None:
            return ()
        first = min(earliest or day, day)
        found = {
            person.name: person
            for role_type in role_types
            for person, office in self.by_post.get((side, role_type), ())
            if office.covers(first, day)
        }
        return tuple(found.values())

    def state_or_body(self, written: str) -> Actor | None:
        """A state or an organisation by one of its names, in whatever letters.

        Args:
            written: A name, with its article or without ("the Russian Federation", "NORWAY").

        Returns:
            None where the gazetteer holds no state or organisation of that name.
        """
        bare = " ".join(written.split())
        bare = bare[4:] if bare[:4].lower() == "the " else bare
        if bare.lower().endswith(" of)"):  # "Iran (Islamic Republic of)", as the United Nations write it
            bare = bare.partition(" (")[0]
        actor = self.exact.get(bare) or self.folded.get(bare.casefold().replace("’", "'"))
        return actor if actor and actor.kind in ("state", "organisation") else None

    def name_of(self, side: str | None) -> str:
        """A side's name for a reader.

        Args:
            side: An ISO3 code or organisation id.

        Returns:
            "France" for FRA; the id itself for an organisation; "" for None.
        """
        return self.state_names.get(side or "", side or "")
