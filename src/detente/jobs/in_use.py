"""The lexicon and the gazetteer in use in a library: put together here, for pages, commands and processes
alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from detente.analysis_version import version_with
from detente.attribution.gazetteer import Gazetteer, OwnActor
from detente.attribution.gazetteer import gazetteer as gazetteer_with
from detente.records import Analysis, Document
from detente.scoring.lexicon import Lexicon, own, shipped_version
from detente.store.engine import Library
from detente.store.lexicons import adopted
from detente.store.own_actors import own_actors


@dataclass(frozen=True, slots=True)
class InUse:
    """The tables and actors of a library's users, small enough to be sent to another process.

    Attributes:
        tables: Name and CSV text of each table of the lexicon that differs from the shipped one.
        actors: Added to the shipped ones, in the order added.
    """

    tables: tuple[tuple[str, str], ...] = ()
    actors: tuple[OwnActor, ...] = ()

    @property
    def lexicon(self) -> Lexicon:
        """The shipped lexicon with the users' tables in the place of its own."""
        return _lexicon(self.tables)

    @property
    def gazetteer(self) -> Gazetteer:
        """The shipped gazetteer with the users' actors."""
        return gazetteer_with(self.actors)

    @property
    def version(self) -> str:
        """The version that analyses made with these carry; the shipped lexicon is not compiled for it."""
        lexicon = self.lexicon.version if self.tables else shipped_version()
        return version_with(lexicon, self.gazetteer.version)

    def analyse(self, document: Document) -> Analysis:
        """Analyse a document with these, without TextBlob's tone, which is read when somebody looks at it."""
        from detente import analysis  # half a second of imports, which a page that only shows does without

        return analysis.analyse(document, self.lexicon, self.gazetteer, with_tone=False)


def in_use(engine: Library) -> InUse:
    """What the users of a library have adopted and added.

    Args:
        engine: The library.

    Returns:
        The lexicon and the gazetteer as they are now.
    """
    chosen = adopted(engine)
    tables = tuple(sorted(chosen.tables.items())) if chosen else ()
    return InUse(tables, tuple(own_actors(engine).values()))


@lru_cache(maxsize=4)
def _lexicon(tables: tuple[tuple[str, str], ...]) -> Lexicon:
    return own(dict(tables))
