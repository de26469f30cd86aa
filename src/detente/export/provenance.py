"""Where an export comes from: what was selected, from how much, by which version, on which day."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import lru_cache

from babel.dates import format_date

from detente.attribution.gazetteer import gazetteer
from detente.store.selection import Selection

LOCALE = "en_GB"  # how dates are written, whatever the server's own locale is


@dataclass(frozen=True, slots=True)
class Provenance:
    """What stands under every chart, table and pack that leaves the machine.

    `snapshot`: ten hex digits; the same selection of the same library read by the same version has the same
    ones. `source`: who publishes the figures, "" where they are our own reading of the articles.
    `address`: of the page that shows the same, "" where none does.
    """

    title: str
    selected: str
    articles: int
    paragraphs: int
    version: str
    snapshot: str
    made_on: date
    source: str = ""
    address: str = ""

    def line(self) -> str:
        """One line for the foot of a chart or a sheet."""
        behind = (
            f"{count(self.paragraphs, 'paragraph')} in {count(self.articles, 'article')}, {self.selected}"
            if self.paragraphs
            else ""
        )
        parts = (
            self.source and f"Source: {self.source}",
            behind,
            f"Détente {self.version}, snapshot {self.snapshot}, {in_words(self.made_on)}",
        )
        return ". ".join(filter(None, parts)) + "." + (f" {self.address}" if self.address else "")


def snapshot(selection: Selection, corpus_version: str, version: str) -> str:
    """Ten hex digits over the selection, the library's state and the version that read it."""
    parts = [f"{field.name}={getattr(selection, field.name)}" for field in fields(selection)]
    return digits([*parts, corpus_version, version])


def digits(parts: Sequence[str]) -> str:
    """A seal of what stands behind an export.

    Args:
        parts: What it is made of, in a fixed order.

    Returns:
        Ten hex digits over the parts.
    """
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:10]


def described(selection: Selection) -> str:
    """The selection in words: "sides: Russia, NATO; from 1 January 2022"; "all articles" where nothing is
    chosen.
    """
    parts = [
        f"{name}: {', '.join(chosen)}"
        for name, chosen in (
            ("sides", [gazetteer().name_of(side) for side in selection.sides]),
            ("actors", selection.actors),
            ("outlets", selection.outlets),
            ("stances", selection.stances),
            ("treaties", selection.treaties),
            ("uploads", [str(number) for number in selection.uploads]),
            ("stories", [str(number) for number in selection.stories]),
        )
        if chosen
    ]
    if selection.start:
        parts.append(f"from {in_words(selection.start)}")
    if selection.end:
        parts.append(f"to {in_words(selection.end)}")
    parts += {"own": ["uploaded articles only"], "sample": ["sample articles only"], "all": []}[
        selection.corpus
    ]
    return "; ".join(parts) or "all articles"


def count(number: int, noun: str) -> str:
    """A number of things, as all pages and exports write it.

    Args:
        number: How many.
        noun: What one of them is called, with a plural in "s".

    Returns:
        "1 paragraph", "1,204 paragraphs".
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


@lru_cache(maxsize=20_000)  # Babel takes a tenth of a millisecond, and a list has hundreds
def in_words(day: date) -> str:
    """A day as it is written in English.

    Args:
        day: Any day.

    Returns:
        Such as “25 June 2025”.
    """
    return str(format_date(day, "d MMMM y", locale=LOCALE))
