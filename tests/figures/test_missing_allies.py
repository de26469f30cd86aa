"""Nobody is left out of a count without a name and a reason."""

from __future__ import annotations

import pytest

from detente.figures.defence_expenditure import allies, allies_meeting, editions, shares
from detente.figures.missing_allies import in_words, missing_allies


def test_germany_is_named_with_the_edition_that_has_it() -> None:
    said = in_words(missing_allies("2025-08", 2025))
    assert (
        "Germany (NATO, August 2025, gives none for 2025; NATO, July 2026, has 2.22 %, by NATO's core" in said
    )
    assert "Iceland (no edition gives a share of GDP for it)" in said


@pytest.mark.parametrize("edition", editions())
def test_those_counted_and_those_missing_are_all_allies(edition: str) -> None:
    for year in range(2014, 2027):
        there = {cell.iso3 for cell in shares(edition, year)}
        missing = missing_allies(edition, year)
        assert there | {each.iso3 for each in missing} == allies().keys()
        assert not there & {each.iso3 for each in missing} and all(each.why for each in missing)


def test_a_count_and_its_missing_make_the_whole_alliance() -> None:
    meeting = allies_meeting(2)
    missing = missing_allies(meeting.edition, meeting.year)
    assert meeting.known + len(missing) == len(allies())
