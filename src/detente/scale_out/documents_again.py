"""The articles of a snapshot as portions, to be analysed again by another version."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow.compute as pc
import pyarrow.parquet as pq

from detente.records import Block, Document
from detente.scale_out.portions import ROWS, Portion
from detente.store.snapshots import Snapshot


def portions_of(snapshot: Snapshot) -> Iterator[Portion]:
    """The articles of a snapshot, a month after the other.

    Args:
        snapshot: One that counts, or did.

    Yields:
        Portions of documents, with the names of the files that they came from.
    """
    for month in sorted(snapshot.manifest.tables.get("article", {})):
        articles = pq.read_table(snapshot.partition("article", month), partitioning=None)
        paragraphs = pq.read_table(
            snapshot.partition("paragraph", month), columns=["article_id", "kind", "text"], partitioning=None
        )
        for first in range(0, articles.num_rows, ROWS):
            some = articles.slice(first, ROWS)
            ids = some["id"]
            within = pc.is_in(paragraphs["article_id"], value_set=ids.combine_chunks())
            blocks: dict[int, list[Block]] = {}
            for row in paragraphs.filter(within).to_pylist():
                blocks.setdefault(row["article_id"], []).append(Block(row["kind"], row["text"]))
            yield Portion(documents=tuple(_document(row, blocks) for row in some.to_pylist()))


def _document(row: dict[str, object], blocks: dict[int, list[Block]]) -> tuple[str, Document]:
    heads = sum(1 for head in (row["title"], row["deck"]) if head)
    known = {
        name: row[name] for name in ("title", "deck", "published", "outlet", "author", "url", "language")
    }
    body = tuple(blocks.get(int(str(row["id"])), ())[heads:])
    document = Document(blocks=body, **known)  # type: ignore[arg-type]  # as they were stored
    return str(row["filename"] or ""), document
