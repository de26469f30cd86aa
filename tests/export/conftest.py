"""A small library for exports: one article of our own with a title and an outlet that try to break out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine

from detente.analysis import analyse
from detente.export.provenance import Provenance
from detente.store.engine import open_store
from detente.store.writes import save
from detente.text.blocks import outline
from tests.new_library import new_library

NASTY = '=HYPERLINK("http://x") <script>alert(1)</script> 50% & {more}_$'


@pytest.fixture
def library(tmp_path: Path, article: str) -> Iterator[Engine]:
    engine = open_store(new_library(tmp_path / "library.db"))
    for number, day in enumerate((date(2024, 5, 2), date(2025, 6, 25))):
        document = outline(
            f"{article}\n\nThe Polish government said in August 2025 that it would spend 4.8% of GDP on "
            f"defence in 2026 (text {number}). "
            "Russia accused Poland of preparing an attack.\n"
        )
        document = replace(document, published=day, outlet="The Gazette")
        if number:
            document = replace(document, title=NASTY, outlet=NASTY)
        save(engine, document, analyse(document, with_tone=False), raw=b"x")
    yield engine
    engine.dispose()


@pytest.fixture
def provenance() -> Provenance:
    return Provenance(
        "Balance & more",
        "sides: SUD",
        2,
        9,
        "0.1.0+test",
        "0123456789",
        date(2026, 11, 24),
        "NATO, August 2025",
    )
