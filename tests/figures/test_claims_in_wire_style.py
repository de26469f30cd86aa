"""One state's figure of one year, in the ways in which agencies write it, comes to its cell.

Templates over real names and NATO's figures of June 2024. `UNSEEN` were written before the rules were tried
on any of them; at first 16 of their 24 pairs with a measure held, and none was surely wrong.
"""

from __future__ import annotations

from datetime import date
from itertools import cycle

import pytest

from detente.figures.official_record import shipped
from tests.figures.test_claims_in_context import read

SAID_ON = date(2024, 9, 10)
NAMES = {
    "POL": ("Poland", "Polish"), "GRC": ("Greece", "Greek"), "NOR": ("Norway", "Norwegian"),
    "CAN": ("Canada", "Canadian"), "ROU": ("Romania", "Romanian"), "HUN": ("Hungary", "Hungarian"),
    "PRT": ("Portugal", "Portuguese"), "FIN": ("Finland", "Finnish"), "NLD": ("the Netherlands", "Dutch"),
}  # fmt: skip
WHEN = {2022: ("in 2022", "two years ago"), 2023: ("in 2023", "last year"), 2024: ("in 2024", "this year")}
SEEN = (
    "{adjective} defence spending came to {figure} {when}, NATO figures show.",
    "According to NATO, {name} devoted {figure} to defence {when}.",
    "What {name} spent on defence {when} was {figure}, by NATO's count.",
    "{name}, a member of NATO, laid out {figure} on its military {when}, NATO says.",
    "The {adjective} defence bill edged up to {figure} {when}, NATO reported.",
    "In NATO's tables, defence cost {name} {figure} {when}.",
    "{figure} was what {name} spent on defence {when}, according to NATO.",
    "{name} put {figure} into defence {when}, NATO estimates.",
    "With {figure} {when}, {name} is far from the biggest spender on defence, NATO says.",
)
UNSEEN = (
    "{when} defence swallowed {figure} in {name}, NATO's figures show.",
    "{adjective} taxpayers paid {figure} for defence {when}, by NATO's count.",
    "NATO has {name} down for {figure} of defence spending {when}.",
    "For {when_year}, NATO gives {adjective} defence expenditure as {figure}.",
    "The cost of defence to {name} was {figure} {when}, according to NATO.",
    "{name} reported {figure} of defence spending to NATO {when}.",
    "The government of {name} spent {figure} on its armed forces {when}, NATO figures show.",
    "{adjective} spending on defence, at {figure} {when}, is nothing unusual, NATO says.",
    "{name} managed {figure} for its military {when}, NATO's tables show.",
    "Military outlays of {figure} {when} put {name} in the middle of NATO's table.",
    "Defence took {figure} of what {name} had {when}, according to NATO.",
    "Among the allies {name} spent {figure} on defence {when}, NATO says.",
)


def figure(iso3: str, metric: str, year: int) -> str:
    found = shipped().of("2024-06", metric)
    value = next(cell.value for cell in found if (cell.iso3, cell.year) == (iso3, year))
    return (
        f"{value:.2f} percent of GDP" if metric == "share_gdp_pct" else f"{value / 1000:.1f} billion dollars"
    )


def misread(templates: tuple[str, ...], metric: str) -> list[tuple[str, str]]:
    """The sentences whose claim is not the cell that they were made from, with what came of them."""
    wrong = []
    sides, years = cycle(NAMES.items()), cycle(WHEN.items())
    for template in templates:
        for _ in NAMES:
            iso3, (name, adjective) = next(sides)
            year, whens = next(years)
            said = figure(iso3, metric, year)
            words = {"name": name, "adjective": adjective, "figure": said, "when_year": str(year)}
            text = template.format(when=whens[len(wrong) % 2], **words)
            text = text[0].upper() + text[1:]
            made = read(text, said.partition(" of ")[0], SAID_ON)
            cell = made.record.cell if made.record else None
            right = cell is not None and (cell.metric, cell.iso3, cell.year) == (metric, iso3, year)
            if made.outcome != "matches" or not right:
                wrong.append((text, f"{made.outcome}{' surely' if made.sure else ''}: {made.reason}"))
        next(years)
    return wrong


@pytest.mark.parametrize("templates", [SEEN, UNSEEN], ids=["seen", "unseen"])
@pytest.mark.parametrize("metric", ["share_gdp_pct", "exp_usd_current_m"])
def test_a_states_figure_of_a_year_comes_to_its_cell(metric: str, templates: tuple[str, ...]) -> None:
    assert not misread(templates, metric)
