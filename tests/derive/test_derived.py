"""All that is derived from an analysis: rows that fit their tables, the same for the same arguments."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, datetime
from pathlib import Path

import pytest

import detente.derive
from detente.analysis import analyse
from detente.derive import version
from detente.derive.aggregates import Aggregate
from detente.derive.claim_rows import ClaimRow
from detente.derive.corrections import Correction
from detente.derive.derived import derived
from detente.derive.statements import Statement
from detente.figures.official_record import shipped
from detente.records import Block, Document
from detente.store import schema

TEXTS = (
    "Norland will strike Russia, Ida Berg said. Turkey now spends 2.3 % of GDP on defence.",
    '"We spend almost 5 % of our GDP on defence," the Polish prime minister said on Tuesday.',
)
DOCUMENT = Document(
    "Figures", None, tuple(Block("body", text) for text in TEXTS), published=date(2025, 10, 2)
)
OF_ARTICLE = {"article_id", "published", "sample", "outlet"}


def test_rows_are_the_columns_of_their_tables_but_for_what_is_the_articles() -> None:
    for record, table in (
        (Statement, schema.statement),
        (ClaimRow, schema.claim),
        (Aggregate, schema.aggregate),
    ):
        named = {field.name for field in fields(record)}
        assert named == set(table.c.keys()) - OF_ARTICLE, table.name


def test_the_same_analysis_gives_the_same_rows_and_an_unscored_one_gives_speakers_alone() -> None:
    read = analyse(DOCUMENT, with_tone=False)
    found = derived(read)
    assert found == derived(read)
    assert len(found.speakers) == len(read.paragraphs) == 3
    assert found.statements and [row.place for row in found.claims] == [0, 0]
    assert sum(each.paragraphs for each in found.aggregates) == 2
    unscored = derived(replace(read, scored=False))
    assert unscored.speakers == found.speakers
    assert not (unscored.statements or unscored.claims or unscored.aggregates)


def test_a_correction_reaches_every_row() -> None:
    read = analyse(DOCUMENT, with_tone=False)
    words = TEXTS[1][read.paragraphs[2].voices[0].start : read.paragraphs[2].voices[0].end]
    correction = Correction(1, 1, words, "Maria Silva", "PRT", None, datetime(2025, 1, 1))
    found = derived(read, (correction,))
    assert found.speakers[2] == ("Maria Silva", "PRT")
    assert "Maria Silva" in {row.speaker for row in found.statements}
    assert found.claims[-1].speaker == "Maria Silva"
    assert "Maria Silva" in {row.speaker for row in found.aggregates}


def test_every_module_of_the_room_is_part_of_a_version() -> None:
    files = {file.name for file in Path(detente.derive.__file__).parent.glob("*.py")}
    assert {*version._COUNTED, *version._CLAIMS, *version._SHARED, *version._SHOWN} == files - {
        "__init__.py",
        "version.py",
    }


@pytest.mark.parametrize(
    ("file", "counts", "claims"),
    [("statements.py", True, False), ("claim_rows.py", False, True), ("corrections.py", True, True)],
)
def test_a_change_of_the_code_is_a_new_version_of_what_it_derives(
    file: str, counts: bool, claims: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def versions() -> tuple[str, str]:
        version.derive_version.cache_clear()
        version._claims_code.cache_clear()
        return version.derive_version(), version.claims_version(shipped())

    before = versions()
    for source in Path(detente.derive.__file__).parent.glob("*.py"):
        (tmp_path / source.name).write_bytes(source.read_bytes())
    monkeypatch.setattr(version, "_HERE", tmp_path)
    assert versions() == before
    with (tmp_path / file).open("a") as code:
        code.write("# changed\n")
    after = versions()
    monkeypatch.undo()
    versions()
    assert (after[0] != before[0], after[1] != before[1]) == (counts, claims)


def test_another_record_is_a_new_version_of_claims_alone() -> None:
    record = shipped()
    first, *rest = record.cells
    revised = replace(record, cells=(replace(first, value=first.value + 1), *rest))
    assert version.claims_version(revised) != version.claims_version(record)
