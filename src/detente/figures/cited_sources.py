"""Sources as they are quoted: the publisher and the publication first, how it reached us second.

data/figures/citations.csv names each once: publisher, title, edition, table, date, address, licence, DOI;
`through` names who quoted it where it was not read itself, `reached` says in words by which way we have it,
`copy` where the copy stood. Pages and exports never show `copy`: who is quoted is the publisher.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from detente.data_tables import data_path, table

_NEEDED = ("source_id", "publisher", "title", "edition", "date", "address", "licence", "reached")


@dataclass(frozen=True, slots=True)
class CitedSource:
    """One publication, or a table of it. `date` as exactly as known (YYYY, YYYY-MM or a day).

    `through` names who quoted it where it was not read itself; "" where it, or a copy of it, was.
    """

    id: str
    publisher: str
    title: str
    edition: str
    table: str
    date: str
    address: str
    licence: str
    doi: str
    through: str
    reached: str
    copy: str

    @property
    def link(self) -> str:
        """Where it is found: by its DOI, else at the publisher's address."""
        return f"https://doi.org/{self.doi}" if self.doi else self.address

    def line(self, tables: Iterable[str] = ()) -> str:
        """The source as one line, the publisher first; `tables` instead of its own where they are several."""
        named = ", ".join(dict.fromkeys(filter(None, tables or (self.table,))))
        second = f"second-hand through {self.through}" if self.through else ""
        parts = (self.publisher, f"“{self.title}”", self.edition, named, self.link, self.licence, second)
        return ", ".join(filter(None, parts))


@lru_cache(maxsize=1)
def cited_sources() -> dict[str, CitedSource]:
    """The sources of the tables that ship, by id."""
    return read_cited_sources(data_path("figures", "citations.csv"))


def read_cited_sources(file: Path) -> dict[str, CitedSource]:
    """Sources of a table by id. Raises DetenteError with the line of one that lacks a part."""
    return {
        row["source_id"]: CitedSource(
            row["source_id"], row["publisher"], row["title"], row["edition"], row.get("table") or "",
            row["date"], row["address"], row["licence"], row.get("doi") or "",
            row.get("through") or "", row["reached"], row.get("copy") or "",
        )
        for _, row in table(file, _NEEDED)
    }  # fmt: skip


def quoted(sources: Iterable[str]) -> str:
    """Sources as they are quoted: each publication once, with all its tables that are meant.

    Args:
        sources: Ids of citations.csv, or citations in full.

    Returns:
        One text, the publisher first; publications are set apart by semicolons.
    """
    known = cited_sources()
    publications: dict[tuple[str, ...], list[CitedSource]] = {}
    full: list[str] = []
    for source in dict.fromkeys(sources):
        if source in known:
            found = known[source]
            publications.setdefault((found.publisher, found.title, found.edition), []).append(found)
        else:
            full.append(source)
    lines = [_together(found) for found in publications.values()]
    return "; ".join([*lines, *dict.fromkeys(full)])


def _together(found: list[CitedSource]) -> str:
    """Sources of one publication as one line, with all their tables and everybody who quoted it."""
    quoting = " and ".join(dict.fromkeys(each.through for each in found if each.through))
    return replace(found[0], through=quoting).line(each.table for each in found)


def through(source: str) -> str:
    """Who quoted a source that was not read itself.

    Args:
        source: An id of citations.csv, or a citation in full.

    Returns:
        The name, such as "Politico, 26 March 2026"; "" where it was read itself or nothing is known.
    """
    found = cited_sources().get(source)
    return found.through if found else ""


def ways(sources: Iterable[str]) -> str:
    """How sources reached us.

    Args:
        sources: Ids of citations.csv.

    Returns:
        The ways in words, each once; "" where nothing is said of any.
    """
    known = cited_sources()
    return "; ".join(dict.fromkeys(known[each].reached for each in sources if each in known))


def quoted_in(text: str) -> tuple[CitedSource, ...]:
    """The publications that a source line quotes, each once.

    Args:
        text: As `quoted` writes it.

    Returns:
        The first source of each publication whose publisher, title and edition stand in the text.
    """
    found: dict[tuple[str, str, str], CitedSource] = {}
    for source in cited_sources().values():
        if f"{source.publisher}, “{source.title}”, {source.edition}" in text:
            found.setdefault((source.publisher, source.title, source.edition), source)
    return tuple(found.values())
