"""The year of a figure by where the times of its sentence stand, with verbs that are in no table."""

from __future__ import annotations

from datetime import date

import pytest

from detente.figures.claims import claim_paragraph
from detente.figures.claims.meant_years import ANOTHER_SENTENCE, TWO_YEARS, meant_years
from detente.figures.paragraph import read_figures

_SAID = date(2025, 9, 10)
_SENTENCES = [
    ("Poland flumped 2.1 percent of GDP in 2023, 3.4 percent in 2024.", [2023, 2024]),
    ("In 2023 Poland flumped 2.1 percent of GDP; this year it is 3.4 percent.", [2023, 2025]),
    ("Poland (2.1 percent of GDP in 2023) snarved Spain (1.4 percent in 2022).", [2023, 2022]),
    ("The 2023 share of Poland grobbled at 2.1 percent of GDP.", [2023]),
    ("Poland, a member since 1999, flumped 2.1 percent of GDP last year.", [2024]),
    ("Poland flumped 2.1 percent of GDP two years ago.", [2023]),
    ("Poland is to flump 3.5 percent of GDP by 2030.", [2030]),
    ("Poland flumped 2.1 percent of GDP.", [None]),
    ("By tables printed in August 2025 Poland flumped 2.1 percent of GDP in 2023.", [2023]),
    (
        "In 2023, by tables of August 2025, Poland flumped 2.1 percent of GDP. Spain flumped 1.4 percent.",
        [2023, 2023],
    ),
    ("After 18 percent of GDP the year before, Poland flumped 2.1 percent of GDP in 2023.", [2022, 2023]),
    ("Poland has flumped 2.1 percent of GDP since 2014.", [None]),
]


@pytest.mark.parametrize(("text", "years"), _SENTENCES)
def test_the_time_that_stands_nearest_by_structure_is_the_year(text: str, years: list[int | None]) -> None:
    paragraph = claim_paragraph(text)
    meant = [meant_years(paragraph.around(found), _SAID) for found in read_figures(text, _SAID).quantities]
    assert [each.years[0] if each.said else None for each in meant] == years


def test_a_year_of_the_sentence_before_is_taken_but_never_surely() -> None:
    text = "Poland rearmed in 2023. It flumped 2.1 percent of GDP."
    (found,) = read_figures(text, _SAID).quantities
    meant = meant_years(claim_paragraph(text).around(found), _SAID)
    assert meant.years == (2023,)
    assert meant.doubt in (ANOTHER_SENTENCE, TWO_YEARS)
