"""Figures told apart by the structure of their sentence, in wordings filled from the official tables.

`CELLS`: a second figure, a unit elsewhere, a second state come to their own cell. `NOT_ITS_RECORD` tempts
with the very value of a cell for what that cell is not: sums over years or states, parts, shares of
something else. `ANOTHER_BASIS` does the same for other bases. Half of the wordings (`UNSEEN`) were written
before the rules were tried on any of their kind; what held at first is in docs/decisions/0041.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise

import pytest

from detente.figures.claims import Claim
from detente.figures.official_record import shipped
from tests.figures.test_claims_in_context import read

ALLIES = {
    "POL": ("Poland", "Polish"), "GRC": ("Greece", "Greek"), "NOR": ("Norway", "Norwegian"),
    "PRT": ("Portugal", "Portuguese"), "NLD": ("the Netherlands", "Dutch"), "GBR": ("Britain", "British"),
}  # fmt: skip
OTHERS = {"SRB": ("Serbia", "Serbian"), "KWT": ("Kuwait", "Kuwaiti"), "KOR": ("South Korea", "South Korean")}
HALVES = pytest.mark.parametrize("half", ["SEEN", "UNSEEN"])
SAID_ON = date(2025, 3, 12)

CELLS = {
    "earlier share": {
        "SEEN": (
            "{Name} is at {v} percent of GDP this year, by NATO's estimate of defence spending, "
            "against {w} percent in 2024.",
            "{Name}'s defence spending reaches {v} percent of GDP this year, compared with {w} percent "
            "in 2024, NATO says.",
            "At {v} percent of GDP this year, {adjective} defence spending is well above the {w} "
            "percent of 2024, NATO figures show.",
            "NATO puts {name}'s defence spending at {v} percent of GDP for 2025; in 2024 it was {w} percent.",
            "NATO's estimate for {name} is {v} percent of GDP on defence; a year ago it stood at {w} "
            "percent.",
        ),
        "UNSEEN": (
            "{Name} gives {v} percent of GDP to defence in 2025 (versus {w} percent in 2024), NATO's "
            "tables show.",
            "From {w} percent of GDP in 2024, {name}'s defence spending goes to {v} percent in 2025, "
            "NATO says.",
            "{Name} devotes {v} percent of GDP to defence this year where it devoted {w} percent in "
            "2024, NATO figures show.",
            "Defence takes {v} percent of {adjective} GDP in 2025 after {w} percent in 2024, according "
            "to NATO.",
            "{Name}, which spent {w} percent of GDP on defence in 2024, comes in at {v} percent this "
            "year, NATO reckons.",
        ),
    },
    "unit elsewhere": {
        "SEEN": (
            "{Name} accounted for {v} billion of the alliance's 1,474 billion dollars of defence "
            "spending in 2024, NATO's tables show.",
            "Measured in 2015 dollars, {name} spent {x} billion on defence in 2024, NATO's data show.",
        ),
        "UNSEEN": (
            "{Name} contributed {v} billion to NATO's 1,474 billion dollars of defence spending in "
            "2024, the alliance's figures show.",
            "In 2015 dollars {adjective} defence spending was {x} billion in 2024, NATO's tables show.",
            "Expressed in constant 2015 dollars, {name}'s outlays on defence reached {x} billion in "
            "2024, NATO says.",
        ),
    },
    "earlier growth": {
        "SEEN": (
            "Real growth in {adjective} defence spending is {v} percent this year, from {w} percent in "
            "2024, according to NATO.",
            "{Name}'s defence spending grows by {v} percent in real terms in 2025, after {w} percent "
            "in 2024, NATO says.",
        ),
        "UNSEEN": (
            "After rising {w} percent in real terms in 2024, {adjective} defence spending grows by {v} "
            "percent in 2025, NATO estimates.",
            "NATO expects real growth of {v} percent in {name}'s defence spending in 2025, compared "
            "with {w} percent in 2024.",
            "In real terms {adjective} defence spending rose {w} percent in 2024 and rises {v} percent "
            "this year, NATO figures show.",
        ),
    },
    "second state": {
        "SEEN": (
            "{Name} spent {v} percent of GDP on defence in 2024 and {other} {w} percent, NATO figures show.",
            "In 2024 {name}'s defence spending came to {v} percent of GDP, {other}'s to {w} percent, "
            "NATO says.",
            "While {name} spent {v} percent of GDP on defence in 2024, {other} managed {w} percent, "
            "according to NATO.",
            "{Name}'s {v} percent of GDP for defence in 2024 compares with {w} percent in {other}, "
            "NATO's tables show.",
        ),
        "UNSEEN": (
            "{Name} put {v} percent of GDP into defence in 2024, NATO says, whereas {other} put in {w} "
            "percent.",
            "Defence cost {name} {v} percent of GDP in 2024; for {other} the figure was {w} percent, "
            "NATO data show.",
            "NATO's 2024 figures for defence are {v} percent of GDP for {name} and {w} percent for {other}.",
            "{Name}, with {v} percent of GDP for defence in 2024, stands beside {other} with {w} "
            "percent, NATO says.",
        ),
    },
    "outside, SIPRI": {
        "SEEN": (
            "{Name}'s military burden was {v} percent of GDP in 2024, SIPRI says.",
            "SIPRI data show {adjective} military spending at {v} percent of GDP in 2024, while "
            "Germany stood at 1.9 percent.",
            "The army takes {v} percent of {adjective} GDP, SIPRI's figures for 2024 show.",
            "Unlike Poland, {name} spent only {v} percent of GDP on its armed forces in 2024, "
            "according to SIPRI.",
        ),
        "UNSEEN": (
            "For 2024 SIPRI has {name} at {v} percent of GDP in its table of military burdens.",
            "{Name} set {v} percent of its economic output aside for the military in 2024, SIPRI estimates.",
            "In {name}, {v} percent of GDP went to the military in 2024, the World Bank's SIPRI series "
            "shows.",
            "SIPRI: {name} spent {v} percent of GDP on its military in 2024.",
        ),
    },
}

NOT_ITS_RECORD = {
    "several years": {
        "SEEN": (
            "{Name} spent {z} billion dollars on defence in the three years to 2024.",
            "{Name} has poured {z} billion dollars into its armed forces since the invasion of Ukraine.",
            "Over the life of this parliament {name} will have spent {z} billion dollars on defence.",
            "{Name} spent {z} billion dollars on defence over 2023-24.",
            "All told, {name} has put {z} billion dollars into defence by 2024.",
            "{Name} has invested {z} billion dollars in its forces over the past three years.",
            "In three years {name} spent {z} billion dollars on defence, NATO figures show.",
            "Between the start of the war and the end of 2024 {name} spent {z} billion dollars on defence.",
            "{Name} spent {z} billion dollars on defence in the last quarter of 2024.",
            "For 2022, 2023 and 2024 {name}'s defence spending sums to {z} billion dollars.",
        ),
        "UNSEEN": (
            "Since 2022 {name} has spent {z} billion dollars on defence.",
            "{Name}'s defence spending from 2022 through 2024 totals {z} billion dollars, NATO's "
            "tables show.",
            "In the course of three years {name} spent {z} billion dollars on defence.",
            "{Name}'s cumulative defence spending reached {z} billion dollars in 2024.",
            "From 2022 onwards {name} put {z} billion dollars into defence.",
            "{Name} spent {z} billion dollars on defence in 2023 and 2024 combined.",
            "{Name} spent {z} billion dollars on its military in the first half of 2024.",
            "Every month of 2024 {name} spent {z} billion dollars on defence.",
            "{Name} spent {z} billion dollars on defence during the term of the last government, which "
            "ended in 2024.",
        ),
    },
    "several states": {
        "SEEN": (
            "{Name} and {other} spent {z} billion dollars on defence in 2024.",
            "{Name} plus {other} spent {z} billion dollars on defence in 2024.",
            "In 2024 defence spending in {name} and {other} added up to {z} billion dollars.",
            "{Name} and five other allies spent {z} billion dollars on defence in 2024.",
            "{Name}, along with {other}, spent {z} billion dollars on defence in 2024.",
            "Apart from {name}, the allies spent {z} billion dollars on defence in 2024.",
            "The region around {name} spent {z} billion dollars on defence in 2024.",
            "Defence spending by {name} and the rest of the region came to {z} billion dollars in 2024.",
        ),
        "UNSEEN": (
            "{Name}, {other} and Estonia account for {z} billion dollars of defence spending in 2024, "
            "NATO says.",
            "The combined defence budgets of {name} and {other} stood at {z} billion dollars in 2024.",
            "Both {name} and {other} together put {z} billion dollars into defence in 2024.",
            "Allies other than {name} spent {z} billion dollars on defence in 2024.",
            "The defence spending of {name}, {other} and Estonia reached {z} billion dollars in 2024, "
            "NATO says.",
            "{Name} and its neighbours spent {z} billion dollars on defence in 2024.",
            "{Name} and {other} spent {z} billion dollars between them on defence in 2024, NATO "
            "figures show.",
        ),
    },
    "a part": {
        "SEEN": (
            "{Name} spent {z} billion dollars on equipment in 2024, NATO says.",
            "{Name} spent {z} billion dollars of its defence budget on personnel in 2024.",
            "{Name} cut {z} billion dollars from its defence budget in 2024.",
            "{Name} underspent its defence budget by {z} billion dollars in 2024.",
            "{Name}'s defence procurement came to {z} billion dollars in 2024.",
            "{Name}'s shortfall in defence spending was {z} billion dollars in 2024.",
            "{Name}'s overspend on defence was {z} billion dollars in 2024.",
            "{Name} wasted {z} billion dollars of its defence spending in 2024.",
            "{Name}'s defence companies sold {z} billion dollars of arms in 2024.",
            "{Name}'s air force got {z} billion dollars in 2024.",
            "{Name} paid {z} billion dollars in military pensions in 2024.",
            "{Name} returned {z} billion dollars of unspent defence money to the treasury in 2024.",
            "A tenth of {name}'s defence spending in 2024, {z} billion dollars, went on fuel.",
            "{Name} found {z} billion dollars for a defence loan to Kyiv in 2024.",
        ),
        "UNSEEN": (
            "{Name}'s navy cost {z} billion dollars in 2024.",
            "{Name} spent an extra {z} billion dollars on defence in 2024.",
            "{Name}'s defence spending rose by {z} billion dollars in 2024, NATO says.",
            "{Name}'s defence industry exported arms worth {z} billion dollars in 2024.",
            "{Name} needs {z} billion dollars more for defence in 2024 to reach the goal, NATO says.",
            "{Name} borrowed {z} billion dollars for defence in 2024.",
            "{Name} set up a defence fund of {z} billion dollars in 2024.",
            "The gap between {adjective} defence spending and the goal was {z} billion dollars in 2024.",
            "{Name}'s defence exports were worth {z} billion dollars in 2024.",
            "{Name} trimmed its defence budget by {z} billion dollars in 2024.",
            "The backlog of orders in {adjective} defence stood at {z} billion dollars in 2024.",
            "{Name} spent {z} billion dollars on defence research in 2024.",
            "{Name}'s debt for defence reached {z} billion dollars in 2024.",
        ),
    },
    "aid": {
        "SEEN": (
            "{Name} gave Ukraine {z} billion dollars in military aid in 2024.",
            "{Name}'s military support for Kyiv amounted to {z} billion dollars in 2024.",
            "{Name} has handed {z} billion dollars of weapons to Ukraine in 2024.",
            "Ukraine got {z} billion dollars for its defence from {name} in 2024.",
        ),
        "UNSEEN": (
            "{Name} spent {z} billion dollars on the defence of Ukraine in 2024.",
            "{Name} sold Ukraine arms for {z} billion dollars in 2024.",
            "{Name}'s contribution to Ukraine's defence was {z} billion dollars in 2024.",
        ),
    },
    "share of something else": {
        "SEEN": (
            "{Name}'s budget deficit was {v} percent of GDP in 2024, partly because of defence.",
            "{Name} spends {v} percent of GDP on education and less on defence in 2024.",
            "{Name}'s defence industry makes up {v} percent of GDP in 2024.",
            "{Name} would have to spend another {v} percent of GDP on defence in 2024.",
            "Polls show that voters in {name} want {v} percent of GDP for defence in 2024.",
            "The war costs {name} {v} percent of GDP in lost output in 2024.",
            "{Name}'s economy grew by {v} percent in 2024 despite higher defence spending.",
            "{Name}'s public debt rose by {v} percent of GDP in 2024 because of defence spending.",
            "{Name} spent {v} percent of GDP on defence and border security in 2024.",
            "Fully {v} percent of GDP is what critics say {name} should have spent on defence in 2024.",
        ),
        "UNSEEN": (
            "{Name} gave Ukraine {v} percent of its GDP in military aid in 2024.",
            "Interest on its debt costs {name} {v} percent of GDP in 2024, more than defence.",
            "{Name} spent {v} percent of GDP more on defence in 2024 than in 2023.",
            "Excluding aid to Ukraine, {name} spent {v} percent of GDP on defence in 2024.",
            "Defence research gets {v} percent of GDP in {name} in 2024.",
            "{Name}'s defence exports were {v} percent of GDP in 2024.",
            "Unemployment in {name} was {v} percent in 2024 as defence hired.",
            "{Name} has a fiscal gap of {v} percent of GDP in 2024, half of it for defence.",
            "The minister said {name} ought to spend {v} percent of GDP on defence in 2024.",
            "Had {name} spent {v} percent of GDP on defence in 2024, it would have met the goal.",
        ),
    },
}

ANOTHER_BASIS = {
    "national money": {
        "SEEN": (
            "{Name} spent {z} billion euros on defence in 2024.",
            "{Name} spent {z} billion pounds on defence in 2024, NATO says.",
            "{Name} recorded defence outlays of {z} billion euros in 2024.",
            "Spending on defence in {name} was {z} billion Swiss francs in 2024.",
        ),
        "UNSEEN": (
            "{Name}'s defence spending came to {z} billion euros in 2024, the ministry said.",
            "{adjective} defence outlays of {z} billion euros in 2024 are a record.",
            "{Name} put the equivalent of {z} billion euros into defence in 2024.",
        ),
    },
    "fiscal": {
        "SEEN": (
            "{Name} spent {z} billion dollars on defence in the fiscal year 2024.",
            "{Name}'s defence spending in the budget year to March 2024 was {z} billion dollars.",
            "{Name} spent {z} billion dollars on defence in FY2024.",
            "{Name}'s fiscal 2024 defence spending was {z} billion dollars.",
        ),
        "UNSEEN": (
            "In the 2023/24 financial year {name} spent {z} billion dollars on defence.",
            "In the twelve months to June 2024 {name} spent {z} billion dollars on defence.",
        ),
    },
    "constant": {
        "SEEN": (
            "In constant prices {name} spent {z} billion dollars on defence in 2024.",
            "Adjusted for inflation, {name} spent {z} billion dollars on defence in 2024.",
            "At 2023 prices {name} spent {z} billion dollars on defence in 2024.",
            "In 2024 money {name} spent {z} billion dollars on defence in 2022.",
            "In real terms {name} spent {z} billion dollars on defence in 2024.",
        ),
        "UNSEEN": (
            "At 2020 prices {name} spent {z} billion dollars on defence in 2024.",
            "In today's money {name} spent {z} billion dollars on defence in 2022.",
            "Stripping out inflation, {name} spent {z} billion dollars on defence in 2024.",
            "Deflated to 2010, {adjective} defence spending was {z} billion dollars in 2024.",
        ),
    },
    "SIPRI of an ally": {
        "SEEN": (
            "{Name} spent {z} billion dollars on its military in 2024, according to SIPRI.",
            "By Eurostat's count {name} spent {z} billion dollars on defence in 2024.",
            "According to the EDA, {name} spent {z} billion dollars on defence in 2024.",
        ),
        "UNSEEN": (
            "SIPRI puts {adjective} military spending at {z} billion dollars for 2024.",
            "The IISS has {name} at {z} billion dollars of defence spending in 2024.",
        ),
    },
    "ppp": {
        "SEEN": (
            "In purchasing power {name} spent {z} billion dollars on defence in 2024.",
            "Adjusted for prices at home {name} spent {z} billion dollars on defence in 2024.",
        ),
        "UNSEEN": (
            "{Name}'s defence spending was {z} billion international dollars in 2024.",
            "At PPP exchange rates {adjective} defence spending was {z} billion dollars in 2024.",
        ),
    },
    "per head": {
        "SEEN": (
            "{Name} spent {h} dollars per head on defence in 2024.",
            "{Name} spent {h} euros a head on defence in 2024, NATO says.",
            "Defence cost every household in {name} {h} dollars in 2024.",
            "{Name} spent {h} dollars per soldier on defence in 2024.",
        ),
        "UNSEEN": (
            "Each inhabitant of {name} paid {h} dollars for defence in 2024.",
            "SIPRI says {name} spent {h} dollars per person on its military in 2024.",
            "{Name} spent {h} dollars per taxpayer on defence in 2024.",
        ),
    },
    "growth": {
        "SEEN": (
            "{Name}'s defence spending rose by {g} percent in 2024.",
            "SIPRI says {adjective} military spending grew by {g} percent in 2024.",
            "{Name}'s military spending has risen {g} percent since 2014.",
            "{Name}'s defence budget is {g} percent bigger in 2024 than a year earlier.",
            "{Name}'s defence spending rose by {g} percent between 2020 and 2024.",
            "Prices rose by {g} percent in {name} in 2024, faster than defence spending.",
        ),
        "UNSEEN": (
            "{Name} increased its defence budget by {g} percent in 2024.",
            "In nominal terms {adjective} defence spending was up {g} percent in 2024.",
            "{Name}'s defence spending grew by {g} percent over the decade to 2024, SIPRI says.",
            "{Name}'s defence spending per head rose by {g} percent in 2024.",
            "{Name}'s defence spending has grown {g} percent in real terms since 2014, NATO says.",
        ),
    },
    "of budget": {
        "SEEN": (
            "{Name} spent {g} percent of its budget on defence in 2024.",
            "Defence makes up {g} percent of {name}'s budget in 2024.",
        ),
        "UNSEEN": (
            "Defence took {g} percent of {adjective} public spending in 2024, SIPRI says.",
            "{Name} spent {g} percent of its defence budget on research in 2024.",
        ),
    },
    "other count": {
        "SEEN": (
            "SIPRI counted {z} billion dollars of {adjective} military spending for 2024.",
            "The Military Balance lists {name} with {z} billion dollars of defence spending in 2024.",
            "By the ministry's own count {name} spent {z} billion dollars on defence in 2024.",
            "The IMF puts {adjective} defence spending at {z} billion dollars in 2024.",
        ),
        "UNSEEN": (
            "{Name}'s military expenditure was {z} billion dollars in 2024 in SIPRI's database.",
            "The World Bank has {adjective} military spending at {z} billion dollars in 2024.",
            "By its national definition {name} spent {z} billion dollars on defence in 2024.",
        ),
    },
}

# For each kind of CELLS: when it is said, edition, measure, the years of both values, which is asked for.
ASKED = {
    "earlier share": (date(2025, 11, 12), "2025-08", "share_gdp_pct", (2025, 2024), "w"),
    "unit elsewhere": (date(2024, 10, 8), "2024-06", "exp_usd_current_m", (2024, 2024), "v"),
    "earlier growth": (date(2025, 11, 12), "2025-08", "real_change_pct", (2025, 2024), "w"),
    "second state": (date(2025, 11, 12), "2025-08", "share_gdp_pct", (2024, 2024), "w"),
    "outside, SIPRI": (date(2026, 4, 14), "wb-2026-02-24", "milex_share_gdp_pct", (2024, 2024), "v"),
}
CONSTANT = "exp_usd_const2015_m"


def value(edition: str, metric: str, iso3: str, year: int) -> float:
    return next(
        cell.value for cell in shipped().of(edition, metric) if (cell.iso3, cell.year) == (iso3, year)
    )


def written(found: float, metric: str) -> str:
    if metric.startswith("exp_usd"):
        return f"{found / 1000:.1f}"
    return f"{found:.1f}" if metric in ("real_change_pct", "milex_share_gdp_pct") else f"{found:.2f}"


def names(iso3: str) -> dict[str, str]:
    name, adjective = (ALLIES | OTHERS)[iso3]
    return {"Name": name[0].upper() + name[1:], "name": name, "adjective": adjective}


def filled(kind: str, half: str) -> Iterator[tuple[str, str, tuple[str, str, int]]]:
    """Each sentence with the words of its figure and measure, state and year of the cell that is its own."""
    _, edition, metric, (first, second), asked = ASKED[kind]
    sides = OTHERS if kind == "outside, SIPRI" else ALLIES
    for wording in CELLS[kind][half]:
        for iso3, other in pairwise(sides):
            if kind == "earlier growth" and value(edition, metric, iso3, second) < 0:
                continue
            owner = other if kind == "second state" else iso3
            measure = CONSTANT if "{x}" in wording else metric
            said = {
                "v": written(value(edition, metric, iso3, first), metric),
                "w": written(value(edition, metric, owner, second), metric),
                "x": written(value("2024-06", CONSTANT, iso3, 2024), CONSTANT) if "{x}" in wording else "",
            }
            words = said["x" if "{x}" in wording else asked]
            words += " billion" if metric.startswith("exp_usd") else " percent"
            text = wording.format(other=(ALLIES | OTHERS)[other][0], **names(iso3), **said)
            if text.count(words) == 1:
                yield text, words, (measure, owner, second)


@HALVES
@pytest.mark.parametrize("kind", CELLS)
def test_a_figure_comes_to_its_own_cell(kind: str, half: str) -> None:
    wrong = []
    for text, words, meant in filled(kind, half):
        made = read(text, words, ASKED[kind][0])
        cell = made.record.cell if made.record else None
        if made.outcome != "matches" or cell is None or (cell.metric, cell.iso3, cell.year) != meant:
            wrong.append((text, made.outcome, made.reason))
    assert not wrong


def tempting(wordings: Mapping[str, tuple[str, ...]], half: str) -> Iterator[tuple[str, Claim]]:
    """Sentences with a value of the record, or a third more, of what the record does not have."""
    for wording in wordings[half]:
        for iso3, other in pairwise(ALLIES):
            for factor in (1.0, 1.3):
                head = value("2024-06", "exp_per_capita_usd2015", iso3, 2024)
                said = {
                    "z": written(value("2024-06", "exp_usd_current_m", iso3, 2024) * factor, CONSTANT),
                    "v": written(value("2024-06", "share_gdp_pct", iso3, 2024) * factor, "share_gdp_pct"),
                    "h": f"{head * factor:.0f}",
                    "g": f"{value('2024-06', 'real_change_pct', iso3, 2024) * factor + 0.3:.1f}",
                }
                text = wording.format(other=ALLIES[other][0], **names(iso3), **said)
                words = next(said[each] for each in said if f"{{{each}}}" in wording)
                try:
                    yield text, read(text, words, SAID_ON)
                except StopIteration:  # not read as a figure at all
                    continue


@HALVES
@pytest.mark.parametrize("kind", NOT_ITS_RECORD)
def test_what_is_not_on_record_never_surely_matches_nor_differs(kind: str, half: str) -> None:
    wrong = [
        (text, made.outcome, made.reason)
        for text, made in tempting(NOT_ITS_RECORD[kind], half)
        if made.outcome == "differs" or (made.sure and made.outcome == "matches")
    ]
    assert not wrong


@HALVES
@pytest.mark.parametrize("kind", ANOTHER_BASIS)
def test_what_is_said_on_another_basis_never_surely_matches_nor_differs(kind: str, half: str) -> None:
    wrong = [
        (text, made.outcome, made.reason)
        for text, made in tempting(ANOTHER_BASIS[kind], half)
        if made.outcome == "differs" or (made.sure and made.outcome == "matches")
    ]
    assert not wrong
