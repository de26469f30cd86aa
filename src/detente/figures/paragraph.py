"""read_figures(): what one paragraph says of money, shares and treaties, linked to the record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from detente.attribution.gazetteer import Gazetteer
from detente.figures.commitments import link
from detente.figures.doctrine_mentions import doctrine_mentions
from detente.figures.quantities import quantities
from detente.figures.quantities.quantity_basis import for_defence
from detente.figures.treaties import mentions
from detente.records import Quantity, TreatyMention, Voice


@dataclass(frozen=True, slots=True)
class Figures:
    """What was found: quantities, treaty mentions, ids of treaties and commitments in order of place."""

    quantities: tuple[Quantity, ...] = ()
    mentions: tuple[TreatyMention, ...] = ()
    treaties: tuple[str, ...] = ()
    commitments: tuple[str, ...] = ()


def speaks_of_shares(read: Figures, text: str) -> bool:
    """Whether a paragraph speaks of shares of GDP for defence.

    Then a bare level in the next ones is such a share too.

    Args:
        read: The figures of the paragraph.
        text: Its text.

    Returns:
        True where it has a share of GDP and is about defence.
    """
    return any(found.of == "GDP" for found in read.quantities) and for_defence(text)


def read_figures(
    text: str,
    published: date | None = None,
    section: str | None = None,
    voices: Sequence[Voice] = (),
    *,
    shares: bool = False,
    gazetteer: Gazetteer | None = None,
) -> Figures:
    """Read one paragraph: its quantities with their commitments, and the treaties it names.

    Args:
        text: The paragraph.
        published: The article's date, which keeps a text from being linked to what came after it.
        section: The heading above it.
        voices: Who speaks in it, so that "we spend" has an owner.
        shares: Whether the paragraphs before speak of shares of GDP for defence.
        gazetteer: The actors that are known; those that ship if None.

    Returns:
        Quantities and mentions in order, with offsets into `text`.
    """
    linked = tuple(
        replace(found, commitment=link(found, published))
        for found in quantities(text, section, voices, shares=shares, gazetteer=gazetteer, on=published)
    )
    by_name, doctrines = mentions(text), doctrine_mentions(text, gazetteer)
    named = tuple(sorted((*by_name, *doctrines), key=lambda mention: mention.start))
    return Figures(
        quantities=linked,
        mentions=named,
        treaties=tuple(dict.fromkeys(mention.treaty for mention in named)),
        commitments=tuple(dict.fromkeys(found.commitment for found in linked if found.commitment)),
    )
