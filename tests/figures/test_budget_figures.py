"""Budgets: each figure says what it counts, at which stage, and who publishes it."""

from __future__ import annotations

import csv
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from detente.data_tables import data_path
from detente.figures.budget_figures import budget_figures, budgets_of, read_budget_figures
from detente.figures.commitments import commitments
from detente.figures.publishers import unnamed
from detente.records import DetenteError

HEAD = (
    "state,year,what,stage,amount_bn,currency,share_gdp,counts,said_on,publisher,title,address,licence,note\n"
)
ROW = "AAA,2025,defence budget,law,1.5,EUR,,the ministry,2025-01-02,A parliament,A law,,facts,"


def test_every_figure_names_its_publisher_and_what_it_counts() -> None:
    for each in budget_figures():
        assert each.counts and "“" in each.source and not each.source.startswith("“"), each
        assert 0 < each.amount < 1e5 and len(each.currency) == 3


# Whose pages a source line may lead to.
HOSTS = {
    "Deutscher Bundestag": "bundestag.de", "Sveriges riksdag": "riksdagen.se",
    "Statskontoret": "statskontoret.se", "Ministry of Finance of Poland": "gov.pl",
    "Full Fact": "fullfact.org",
}  # fmt: skip


def test_every_source_line_is_publisher_title_day_address_and_licence() -> None:
    with data_path("figures", "budget_figures.csv").open(newline="", encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    assert len(rows) == len(budget_figures())
    for row, made in zip(rows, budget_figures(), strict=True):
        said = (row["publisher"], f"“{row['title']}”", row["said_on"], row["address"], row["licence"])
        assert made.source == ", ".join(filter(None, said)) and not unnamed(made.source)
        if row["address"]:
            host = urlsplit(row["address"]).hostname or ""
            assert host.endswith(HOSTS[row["publisher"]]), "a publisher is quoted at its own address"


def test_a_sum_that_rests_on_a_commitment_is_that_commitments() -> None:
    scale = {"bn": 1, "tn": 1000}
    resting = [each for each in budget_figures() if each.note.startswith("as recorded with the commitment")]
    assert resting
    for each in resting:
        promise = commitments()[each.note.split()[-1]]
        assert promise.actor == each.state
        if promise.unit.startswith(each.currency):
            assert each.amount == promise.value * scale[promise.unit.split()[1][:2]]
        else:
            assert each.share == promise.value


def test_the_latest_year_up_to_the_one_asked_for_is_given() -> None:
    assert {each.year for each in budgets_of("DEU", 2026, ("draft", "law"))} == {2026}
    assert {each.year for each in budgets_of("DEU", 2028, ("draft", "law"))} == {2026}
    assert budgets_of("DEU", 2020, ("law",)) == () and budgets_of("AAA", None, ("law",)) == ()


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [("law", "wish", "no stage of a budget"), ("1.5", "much", "must be numbers"), ("EUR", "", "line 2")],
)
def test_a_wrong_row_is_refused_with_its_line(tmp_path: Path, old: str, new: str, says: str) -> None:
    file = tmp_path / "budgets.csv"
    file.write_text(HEAD + ROW.replace(f",{old},", f",{new},", 1) + "\n", encoding="utf-8")
    with pytest.raises(DetenteError, match=says):
        read_budget_figures(file)
