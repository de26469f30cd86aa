"""How to cite a publication that figures come from: BibTeX, RIS and CSL-JSON, the publisher as author."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from detente.export.citation import tex
from detente.figures.cited_sources import CitedSource

FORMATS = {"bib": "BibTeX", "ris": "RIS", "json": "CSL-JSON"}


def as_references(sources: Iterable[CitedSource], form: str) -> str:
    """Publications as one file for a reference manager.

    Args:
        sources: From `cited_sources`.
        form: One of `FORMATS`, by the ending of its files.

    Returns:
        The file's text.
    """
    if form == "json":
        return json.dumps(csl(sources), ensure_ascii=False, indent=1)
    return "\n".join((bibtex if form == "bib" else ris)(source) for source in sources)


def _second_hand(source: CitedSource) -> str:
    return f"second-hand through {source.through}" if source.through else ""


def bibtex(source: CitedSource) -> str:
    """One source as an entry of BibTeX.

    Args:
        source: From `cited_sources`.

    Returns:
        An entry whose key is the source's id.
    """
    fields = {
        "author": f"{{{tex(source.publisher)}}}",
        "title": f"{{{tex(source.title)}}}",
        "edition": tex(source.edition),
        "note": tex(", ".join(filter(None, (source.table, source.licence, _second_hand(source))))),
        "date": source.date,
        "year": source.date[:4],
        "doi": source.doi,
        "url": source.address,
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@misc{{{source.id},\n" + ",\n".join(lines) + "\n}\n"


def ris(source: CitedSource) -> str:
    """One source as a record of RIS.

    Args:
        source: From `cited_sources`.

    Returns:
        Lines that end with "ER".
    """
    pairs = (
        ("TY", "DATA"), ("ID", source.id), ("AU", source.publisher), ("TI", source.title),
        ("ET", source.edition), ("N1", source.table), ("PY", source.date[:4]),
        ("DA", source.date.replace("-", "/")), ("DO", source.doi), ("UR", source.address),
        ("C1", source.licence), ("N2", _second_hand(source)),
    )  # fmt: skip
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in pairs if value]
    return "\n".join([*lines, "ER  - "]) + "\n"


def csl(sources: Iterable[CitedSource]) -> list[dict[str, Any]]:
    """Sources as items of CSL-JSON.

    Args:
        sources: From `cited_sources`.

    Returns:
        A list that `json.dumps` writes; what is not known is left out.
    """
    items = []
    for source in sources:
        item: dict[str, Any] = {
            "id": source.id,
            "type": "dataset",
            "author": [{"literal": source.publisher}],
            "publisher": source.publisher,
            "title": source.title,
            "edition": source.edition,
            "section": source.table,
            "issued": {"date-parts": [[int(part) for part in source.date.split("-")]]},
            "DOI": source.doi,
            "URL": source.address,
            "license": source.licence,
            "note": _second_hand(source),
        }
        items.append({name: value for name, value in item.items() if value})
    return items
