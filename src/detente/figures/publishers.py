"""Who publishes what a source line names: data/figures/publishers.csv, and whom a line quotes by it.

A line may quote several, set apart by semicolons; each part begins with its publisher. "as reported by",
"as carried by" and "via" name, behind the first, through whom it reached us.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, TypeAlias, cast, get_args

from detente.data_tables import data_path, table
from detente.records import DetenteError

PublisherKind: TypeAlias = Literal["official", "institute", "agency", "news", "site"]
UNKNOWN = "source not known"
_SITE_ALONE = " (a site that collects reports; who reported first is not on record)"
_SECOND_HAND = ("as reported by", "as carried by", "as quoted by", "as quoted in", " via ")


@dataclass(frozen=True, slots=True)
class Publisher:
    """`kind`: official (states, parliaments, international organisations), institute, agency, news, or site:
    one that collects what others report.
    """

    name: str
    kind: PublisherKind


@lru_cache(maxsize=1)
def publishers() -> dict[str, Publisher]:
    """Every publisher that the tables quote, by name."""
    return read_publishers(data_path("figures", "publishers.csv"))


def read_publishers(file: Path) -> dict[str, Publisher]:
    """Publishers of a table by name.

    Args:
        file: A table such as data/figures/publishers.csv.

    Returns:
        The rows in the table's order.

    Raises:
        DetenteError: A kind is none, or a name stands twice; the sentence names the line.
    """
    found: dict[str, Publisher] = {}
    for line, row in table(file, ("publisher", "kind")):
        if row["kind"] not in get_args(PublisherKind):
            kinds = ", ".join(get_args(PublisherKind))
            raise DetenteError(f"{file.name}, line {line}: kind is {row['kind']!r}; write one of {kinds}.")
        if row["publisher"] in found:
            raise DetenteError(f"{file.name}, line {line}: {row['publisher']} is there already; remove one.")
        found[row["publisher"]] = Publisher(row["publisher"], cast(PublisherKind, row["kind"]))
    return found


def parts(line: str) -> tuple[str, ...]:
    """A source line by the sources it quotes.

    Args:
        line: Such as "TASS, July 2025; Reuters (a; b), 10 July 2024".

    Returns:
        Its parts in order; a semicolon within brackets or quotation marks divides nothing.
    """
    found, depth = [""], 0
    for mark in line:
        depth += (mark in "(“") - (mark in ")”")
        if mark == ";" and depth <= 0:
            found.append("")
        else:
            found[-1] += mark
    return tuple(filter(None, (part.strip().rstrip(".") for part in found)))


def publisher_of(part: str) -> Publisher | None:
    """The publisher that one source begins with.

    Args:
        part: One part of a source line.

    Returns:
        The publisher with the longest name that fits; None where no name of the table does.
    """
    fitting = (each for name, each in publishers().items() if _begins(part, name))
    return max(fitting, key=lambda each: len(each.name), default=None)


def unnamed(line: str) -> tuple[str, ...]:
    """The parts of a source line that name no publisher.

    Args:
        line: A source line as a page or an export shows it.

    Returns:
        Those parts; "source not known" is plain speech and none of them.
    """
    return tuple(part for part in parts(line) if part != UNKNOWN and publisher_of(part) is None)


def with_standing(line: str) -> str:
    """A source line that says where a source is only a site that collects what others report.

    Args:
        line: A source line of a table.

    Returns:
        The line, with that remark behind each such part.
    """
    return "; ".join(part + (_SITE_ALONE if _is_site_alone(part) else "") for part in parts(line))


def _is_site_alone(part: str) -> bool:
    found = publisher_of(part)
    return found is not None and found.kind == "site" and not any(way in part for way in _SECOND_HAND)


def _begins(part: str, name: str) -> bool:
    return part.startswith(name) and not part[len(name) : len(name) + 1].isalnum()
