"""The index of words beside a month's paragraphs finds rows by stem, accent and phrase, and says where it is
not.
"""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from detente.records import DetenteError
from detente.store.fulltext import matching
from detente.store.partition_words import INDEX, rows_holding, write_index


def month(folder: Path, name: str, *texts: str, kind: str = "body") -> Path:
    """A month's file of paragraphs, of a heading and texts."""
    file = folder / "paragraph" / f"month={name}" / "part.parquet"
    file.parent.mkdir(parents=True)
    table = pa.table({"kind": ["heading", *[kind] * len(texts)], "text": ["Talks go on", *texts]})
    pq.write_table(table, file)
    return file


def found(folder: Path, written: str) -> dict[str, list[int]]:
    return {name: rows.tolist() for name, rows in rows_holding(folder, matching(written)).items()}


def test_rows_are_found_by_month(tmp_path: Path) -> None:
    write_index(month(tmp_path, "2025-01", "They talked in the café.", "Nothing of that."))
    write_index(month(tmp_path, "2025-02", "The red line was drawn.", "A line in red; talks of it."))
    assert found(tmp_path, "talk") == {"2025-01": [1], "2025-02": [2]}  # stems, and no headings
    assert found(tmp_path, "cafe") == {"2025-01": [1]}
    assert found(tmp_path, '"red line"') == {"2025-02": [1]}
    assert found(tmp_path, "zebra") == {}


def test_a_month_without_an_index_says_what_makes_it(tmp_path: Path) -> None:
    month(tmp_path, "2025-01", "They talked.")
    with pytest.raises(DetenteError, match="detente batch --out"):
        rows_holding(tmp_path, matching("talk"))


def test_no_half_made_index_stands_beside_a_month(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = month(tmp_path, "2025-01", "They talked.")
    monkeypatch.setattr("detente.store.partition_words.TOKENS", "of no kind")
    with pytest.raises(Exception, match="of"):
        write_index(file)
    assert not file.with_name(INDEX).exists()
