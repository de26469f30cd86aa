"""How to cite: an article of the library, the selection as a whole, and a
sentence to paste with its caveat.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from detente.export.error_rates import caveat
from detente.export.provenance import Provenance, count, in_words
from detente.store.corpus_queries import Counts

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",  # BibTeX counts braces, also those behind a backslash
    "}": r"\textbraceright{}",
    "%": r"\%",
    "&": r"\&",
    "#": r"\#",
    "_": r"\_",
    "$": r"\$",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


@dataclass(frozen=True, slots=True)
class Citation:
    """The same reference as running text and as BibTeX."""

    plain: str
    bibtex: str


def cite_article(
    title: str | None, outlet: str | None, published: date | None, url: str | None, number: int
) -> Citation:
    """An article as its publisher's: what is not known is left out, never filled in.

    Args:
        title: Its title.
        outlet: Who published it.
        published: When.
        url: Its address.
        number: The article's number in the library.

    Returns:
        As a sentence and as BibTeX.
    """
    name = title or "Untitled"
    when = in_words(published) if published else "no date"
    plain = f"{outlet or 'Outlet unknown'}, “{name}”, {when}" + (f", {url}" if url else "") + "."
    fields: dict[str, str | None] = {
        "title": f"{{{tex(name)}}}",
        "organization": outlet and f"{{{tex(outlet)}}}",
        "year": f"{published.year}" if published else None,
        "date": published.isoformat() if published else None,
        "url": url and re.sub(r"[{}\s\\\"]", "", url),
    }
    return Citation(plain, _entry("online", f"article{number}", fields))


def cite_selection(provenance: Provenance) -> Citation:
    """The selection as a data set made by Détente, with its snapshot: a reader can ask for the same.

    Args:
        provenance: Of the selection.

    Returns:
        As a sentence and as BibTeX.
    """
    made = f"Détente {provenance.version}, snapshot {provenance.snapshot}"
    extent = f"{count(provenance.paragraphs, 'paragraph')} in {count(provenance.articles, 'article')}"
    plain = f"{provenance.title}. {extent} ({provenance.selected}). {made}, {in_words(provenance.made_on)}."
    fields: dict[str, str | None] = {
        "title": f"{{{tex(provenance.title)}}}",
        "note": f"{{{tex(f'{extent}; {provenance.selected}')}}}",
        "version": tex(provenance.version),
        "howpublished": tex(made),
        "date": provenance.made_on.isoformat(),
        "year": f"{provenance.made_on.year}",
    }
    return Citation(plain, _entry("misc", f"detente-{provenance.snapshot}", fields))


def cite_chart(provenance: Provenance, finding: str = "") -> Citation:
    """A chart or a table, with the address of the page that shows it.

    Args:
        provenance: Of the chart.
        finding: What it shows, in a sentence; the title of what is drawn follows it.

    Returns:
        As a sentence and as BibTeX.
    """
    title = f"{finding.rstrip('.')}. {provenance.title}" if finding else provenance.title
    fields: dict[str, str | None] = {
        "title": f"{{{tex(title)}}}",
        "note": f"{{{tex(provenance.source or provenance.selected)}}}",
        "version": tex(provenance.version),
        "howpublished": tex(f"Détente {provenance.version}, snapshot {provenance.snapshot}"),
        "url": re.sub(r"[{}\s\\]", "", provenance.address) or None,
        "date": provenance.made_on.isoformat(),
        "year": f"{provenance.made_on.year}",
    }
    return Citation(f"{title}. {provenance.line()}", _entry("misc", f"detente-{provenance.snapshot}", fields))


def finding_with_source(provenance: Provenance, finding: str = "", *, with_address: bool = True) -> str:
    """What to send or to write beneath a picture: the finding, whose figures, by whom, when, where.

    Args:
        provenance: Of the chart.
        finding: What it shows, in a sentence; the title of what is drawn where there is none.
        with_address: Whether the page's address ends it, where one is known.

    Returns:
        Such as "Poland spends most. Source: NATO, August 2025. Détente, 29 November 2026. https://…".
    """
    behind = (
        f"From {count(provenance.paragraphs, 'paragraph')} in {count(provenance.articles, 'article')}, "
        f"{provenance.selected}"
        if provenance.paragraphs
        else ""
    )
    parts = (
        finding.rstrip(".") or provenance.title,
        f"Source: {provenance.source}" if provenance.source else behind,
        f"Détente, {in_words(provenance.made_on)}",
    )
    said = ". ".join(filter(None, parts)) + "."
    return f"{said} {provenance.address}" if with_address and provenance.address else said


def sentence(provenance: Provenance, counts: Counts) -> str:
    """What to paste into a text: what was counted, over how much, by what, and how often it errs.

    Args:
        provenance: Of the selection.
        counts: Of the selection.

    Returns:
        One or more sentences.
    """
    named = dict(counts.stances)
    span = (
        f"{in_words(counts.earliest)} to {in_words(counts.latest)}"
        if counts.earliest and counts.latest
        else "no dates known"
    )
    return " ".join(
        filter(
            None,
            (
                f"Of {count(counts.paragraphs, 'paragraph')} in {count(counts.articles, 'article')} "
                f"({provenance.selected}; {span}), "
                f"{named['escalatory']:,} are escalatory, {named['de-escalatory']:,} de-escalatory, "
                f"{named['mixed']:,} mixed and {named['neutral']:,} neutral as coded by Détente "
                f"{provenance.version} "
                f"(snapshot {provenance.snapshot}).",
                "It measures what is said, not risk.",
                caveat(),
            ),
        )
    )


def tex(text: str) -> str:
    """Text with TeX's own signs escaped, on one line: whatever it holds, it stays within its field."""
    return "".join(_SPECIAL.get(sign, sign) for sign in " ".join(text.split()))


def _entry(kind: str, key: str, fields: dict[str, str | None]) -> str:
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@{kind}{{{key},\n" + ",\n".join(lines) + "\n}\n"
