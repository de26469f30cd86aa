"""Somebody who may speak, as far as the text says who it is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody resolved: `actor` None where the text does not say who it is; `basis` says how it was found.

    `beside`: who speaks the same words with him ("they", "the two leaders").
    """

    actor: str | None
    as_written: str
    side: str | None
    basis: str
    person: bool = True
    beside: tuple[Speaker, ...] = ()
