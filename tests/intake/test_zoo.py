"""The awkward files beside the checkout, word for word against their plain sources: the measure of
benchmarks/intake_zoo.py.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
ENOUGH = 0.98  # of the source's body words, in order
FILES = 18


@pytest.fixture(scope="module")
def zoo() -> ModuleType:
    spec = importlib.util.spec_from_file_location("intake_zoo", ROOT / "benchmarks" / "intake_zoo.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules["intake_zoo"] = module  # its dataclass looks its own module up
    spec.loader.exec_module(module)
    return module


@pytest.mark.shared
def test_every_awkward_file_gives_its_words_or_a_refusal_and_the_page_says_so(
    shared: Path, zoo: ModuleType
) -> None:
    rows = [zoo.measure(file) for file in sorted((shared / "articles" / "zoo").iterdir())]
    assert len(rows) == FILES
    for row in rows:
        if row.name in zoo.NOTHING_TO_READ:
            assert not row.words and row.problem.endswith(".") and "READ" not in row.problem, row
        else:
            assert (
                row.kept >= ENOUGH and row.clean >= ENOUGH and row.all_kept >= ENOUGH and not row.problem
            ), row
    assert zoo.table(rows) in (ROOT / "docs" / "intake-zoo.md").read_text(encoding="utf-8")
