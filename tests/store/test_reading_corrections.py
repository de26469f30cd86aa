"""Targets, doers, owners and years corrected by users: counted at once, outliving a new reading, undone."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Engine, select

from detente.analysis import analyse
from detente.records import Block, DetenteError, Document
from detente.store import schema
from detente.store.reading_corrections import CorrectedReading, correct_reading
from detente.store.speaker_corrections import correct_speaker, undo_correction
from detente.store.stored_article import read_article
from detente.store.writes import replace_analysis, save

ACT = "Norway struck a base of Poland on Monday."
FIGURE = "Spain spent 2 % of GDP on defence in 2024."
DOCUMENT = Document(
    "Struck",
    None,
    (Block("body", f"{ACT} {FIGURE}"), Block("body", "Nothing else was said.")),
    date(2025, 10, 2),
)


@pytest.fixture
def kept(engine: Engine) -> int:
    """The number of an article with an act and a figure."""
    return save(engine, DOCUMENT, analyse(DOCUMENT, with_tone=False, readers="rules")).article_id


def _pairs(engine: Engine) -> set[tuple[str | None, str | None]]:
    own = schema.statement.c
    with engine.connect() as connection:
        return {(side, target) for side, target in connection.execute(select(own.side, own.target))}


def _claim(engine: Engine) -> tuple[str | None, int | None, bool]:
    own = schema.claim.c
    with engine.connect() as connection:
        owner, year, sure = connection.execute(select(own.owner, own.recorded_year, own.sure)).one()
    return owner, year, sure


def test_a_target_and_a_doer(engine: Engine, kept: int) -> None:
    assert ("NOR", "POL") in _pairs(engine)
    target = correct_reading(engine, kept, CorrectedReading("target", ACT, "struck", "SWE"), "Ann")
    assert ("NOR", "SWE") in _pairs(engine)
    doer = correct_reading(engine, kept, CorrectedReading("doer", ACT, "struck", "DNK"), "Ann")
    assert ("DNK", "SWE") in _pairs(engine)
    stored = read_article(engine, kept)
    assert stored is not None
    (cue,) = [cue for each in stored.corrected_analysis.paragraphs for cue in each.cues if cue.target]
    assert cue.target_basis.startswith("corrected by Ann on ") and cue.doer_basis == cue.target_basis
    replace_analysis(engine, kept, analyse(stored.document, with_tone=False, readers="rules"))
    assert ("DNK", "SWE") in _pairs(engine), "it outlives a new reading"
    assert undo_correction(engine, target) and undo_correction(engine, doer)
    assert ("NOR", "POL") in _pairs(engine)


def test_nobody_is_a_correction_too_and_a_second_one_takes_the_place_of_the_first(
    engine: Engine, kept: int
) -> None:
    correct_reading(engine, kept, CorrectedReading("target", ACT, "struck", "SWE"), None)
    correct_reading(engine, kept, CorrectedReading("target", ACT, "struck"), None)
    assert "SWE" not in {target for _, target in _pairs(engine)}
    stored = read_article(engine, kept)
    assert stored is not None and len(stored.corrections) == 1
    correct_speaker(engine, kept, ACT, "Ida Berg", None, None)
    stored = read_article(engine, kept)
    assert stored is not None and [each.part for each in stored.corrections] == ["target", "speaker"]


def test_an_owner_and_a_year(engine: Engine, kept: int) -> None:
    assert _claim(engine)[:2] == ("ESP", 2024)
    correct_reading(engine, kept, CorrectedReading("owner", FIGURE, "2 %", "ITA"), "Ann")
    assert _claim(engine)[:2] == ("ITA", 2024)
    correct_reading(engine, kept, CorrectedReading("year", FIGURE, "2 %", year=2023), "Ann")
    assert _claim(engine)[:2] == ("ITA", 2023)
    correct_reading(engine, kept, CorrectedReading("owner", FIGURE, "2 %"), "Ann")
    assert _claim(engine)[0] is None


@pytest.mark.parametrize(
    ("wanted", "says"),
    [
        (CorrectedReading("target", ACT, "fired", "SWE"), "do not stand in this sentence"),
        (CorrectedReading("target", ACT, " ", "SWE"), "do not stand in this sentence"),
        (CorrectedReading("year", FIGURE, "2 %", year=3024), "no year of a figure"),
    ],
)
def test_what_cannot_be_corrected_is_said(
    engine: Engine, kept: int, wanted: CorrectedReading, says: str
) -> None:
    with pytest.raises(DetenteError, match=says):
        correct_reading(engine, kept, wanted, None)
    with pytest.raises(DetenteError, match="no longer there"):
        correct_reading(engine, kept + 1, CorrectedReading("target", ACT, "struck", "SWE"), None)
