"""The kinds of words that the tables of terms hold, and what each means: data/figures/term_kinds.csv."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from detente.data_tables import data_path, table
from detente.records import DetenteError


class TermKind(NamedTuple):
    """A kind of a table of terms. `place`: how such a cue stands to its figure; "" where it is no cue."""

    table: str
    kind: str
    place: str


@lru_cache(maxsize=1)
def shipped() -> dict[TermKind, str]:
    """Each kind with its meaning. Raises DetenteError with the line of one that is there twice."""
    file = data_path("figures", "term_kinds.csv")
    found: dict[TermKind, str] = {}
    for line, row in table(file, ("table", "kind", "meaning")):
        kind = TermKind(row["table"], row["kind"], row["place"])
        if kind in found:
            raise DetenteError(f"{file.name}, line {line}: {kind.kind} is there already; take one away.")
        found[kind] = row["meaning"]
    return found


def kinds_of(name: str) -> tuple[str, ...]:
    """The kinds of a table of terms, in order, each once."""
    return tuple(dict.fromkeys(each.kind for each in shipped() if each.table == name))


def check_kind(kind: TermKind, file: Path, line: int) -> None:
    """See that a row's kind exists. Raises DetenteError with file and line where it does not."""
    known = shipped()
    if kind in known:
        return
    places = ", ".join(each.place for each in known if each[:2] == kind[:2] and each.place)
    if places:
        raise DetenteError(
            f"{file.name}, line {line}: a cue of {kind.kind} stands as one of {places}; write "
            "it as its value."
        )
    raise DetenteError(
        f"{file.name}, line {line}: {kind.kind} is none of {', '.join(kinds_of(kind.table))}; "
        "write one of them."
    )
