"""What the second reader is taught: rows with codes, and rows without that only earlier runs speak of."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from detente.records import DetenteError
from detente.second_reader.training.taught_paragraphs import read_rows

CODED = {"id": "a", "text": "The minister warned of an answer.", "E": 2, "D": 0, "Ea": "warn", "Ew": "warned"}


def written(tmp_path: Path, *rows: object) -> Path:
    file = tmp_path / "rows.jsonl"
    file.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return file


def test_a_row_without_codes_is_read_as_not_coded(tmp_path: Path) -> None:
    coded, plain = read_rows([written(tmp_path, CODED, {"id": "b", "text": "The talks went on."})])
    assert coded.codes == (2.0, 0.0) and coded.kinds[0] == "warn"
    assert plain.codes is None and plain.kinds == (None, None)


@pytest.mark.parametrize("half", [{"E": 2}, {"D": 1}, {"E": "two", "D": 0}])
def test_half_a_code_is_a_mistake_with_its_line(tmp_path: Path, half: dict[str, object]) -> None:
    with pytest.raises(DetenteError, match=r"rows.jsonl, line 2"):
        read_rows([written(tmp_path, CODED, {"id": "b", "text": "The talks went on.", **half})])


def test_rows_without_codes_are_not_taught_without_an_adviser(tmp_path: Path) -> None:
    pytest.importorskip("torch", reason="torch is not installed: pip install 'detente[train]'")
    from detente.second_reader.training.fitting import Recipe
    from detente.second_reader.training.teaching import Material, teach

    file = written(tmp_path, CODED, {"id": "b", "text": "The talks went on."})
    with pytest.raises(DetenteError, match="--adviser"):
        teach(Material([file]), tmp_path, tmp_path / "out", Recipe())
