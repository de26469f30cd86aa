"""Words and money, small: what an ally's speakers say and what the ally spends, year by year, and whether
they may be compared.
"""

from __future__ import annotations

import streamlit as st

from detente.charts.spending_over_years import money_over_years, words_over_years
from detente.export.allies import Source, shares_table
from detente.export.spending_findings import of_shares_beside_words, of_words
from detente.export.spending_tables import cited
from detente.figures.defence_expenditure import AGGREGATES, of_metric
from detente.figures.official_record import OfficialRecord
from detente.store.selection import Selection
from detente.trends.correlation import LEAST_YEARS, TREND, Correlation, correlate
from detente.trends.means import over_time
from detente.ui import loaders
from detente.ui.cards import behind_marks
from detente.ui.components import takeaway
from detente.ui.components.drawing import Mark
from detente.ui.spending.spending_columns import COLUMNS
from detente.ui.wording import count, plain, signed, with_links

LEAST_PARAGRAPHS = 5  # of a year, for its mean to be compared with a figure


def words_beside_money(source: Source, record: OfficialRecord, version: str) -> None:
    """The section on what an ally says and spends, for one edition and the library as it is.

    Args:
        source: The edition and its columns.
        record: The record in use.
        version: The library's version, which cached reads depend on.
    """
    shares = shares_table(source, record)
    said = loaders.choices(version).get("sides", {})
    names = {
        ally: iso3
        for iso3, ally in zip(shares["iso3"], shares["ally"], strict=True)
        if iso3 not in AGGREGATES and iso3 in said
    }
    if not names:
        st.info("Nobody of an ally is heard in this library yet.", icon=":material/record_voice_over:")
        return
    most = max(names, key=lambda name: said[names[name]])
    ally = st.selectbox(
        "Ally that is heard", sorted(names), index=sorted(names).index(most), key="heard", bind="query-params"
    )
    iso3 = names[ally]
    selection = Selection(sides=(iso3,))
    means = over_time(loaders.tally(selection, "outlet", "year", version), "plain")
    means = means.assign(year=means["period"].dt.year)
    means = means.assign(enough=means["paragraphs"] >= LEAST_PARAGRAPHS)
    spent = shares[shares["iso3"] == iso3][["year", "share_gdp", "flag"]]
    both = means[means["enough"]].merge(spent, on="year")[
        ["year", "balance", "low", "high", "paragraphs", "articles", "share_gdp", "flag"]
    ]
    name = record.editions[source.edition].name
    citation = cited(tuple(sorted({c.source for c in of_metric(source.edition, source.share, record)})))
    drawn = [*means["year"], *spent["year"]]
    years = list(range(int(min(drawn)), int(max(drawn)) + 1))

    def opens(mark: Mark) -> None:
        part = behind_marks.within(selection, f"{mark['year']}-01-01", "year")
        balance = float(means.loc[means["year"] == int(mark["year"]), "balance"].sum())
        behind_marks.paragraphs(
            part, version, f"{ally}, {mark['year']}", behind_marks.leaning(balance), "words_of_year"
        )

    takeaway.chart(
        words_over_years(means, years),
        means.drop(columns=["year", "enough"]),
        key="words",
        columns=COLUMNS,
        opens=opens,
        alt=(
            f"Mean balance of what speakers of {ally} say, by year; {count(len(means), 'year')}, "
            f"{len(both)} of them with enough paragraphs"
        ),
        origin=takeaway.origin(selection, f"{ally}: words and money", f"{name}: {citation}"),
        finding=of_words(ally, means[means["enough"]]),
        caption="Plain mean over body paragraphs by year of publication, with 95\u00a0% intervals, "
        "articles as units; hollow, and not "
        f"compared, below {LEAST_PARAGRAPHS} paragraphs.",
    )
    takeaway.chart(
        money_over_years(spent, years), spent, key="money", columns=COLUMNS,
        alt=f"Share of GDP that {ally} spends on defence, by year",
        origin=takeaway.of_record(f"{ally}: share of GDP", citation, name),
        finding=of_shares_beside_words(ally, spent),
        caption=f"{plain(name)}; hollow points are estimates. Source: {with_links(citation)}.",
    )  # fmt: skip
    takeaway.table(
        lambda: both, takeaway.origin(selection, f"{ally}: words and money", f"{name}: {citation}"), "both"
    )
    _verdict(correlate(list(both["balance"]), list(both["share_gdp"])), ally)


def _verdict(found: Correlation, ally: str) -> None:
    if found.reason == "few years":
        st.info(
            f"No correlation is given: {count(found.years, 'year')} with both, and fewer than "
            f"{LEAST_YEARS} say nothing.",
            icon=":material/do_not_disturb_on:",
        )
    elif found.reason == "both trend":
        st.info(
            f"No correlation is given: both series trend over these {found.years} years (Mann–Kendall, "
            f"chance {found.first.chance:.3f} "
            f"and {found.second.chance:.3f}, below {TREND:g}), and any two trends go together.",
            icon=":material/do_not_disturb_on:",
        )
    elif found.rho is None or found.low is None or found.high is None:
        st.info("No correlation is given: one of the two does not vary.", icon=":material/do_not_disturb_on:")
    else:
        st.markdown(
            f"Spearman's rho **{signed(found.rho)}**, 95\u00a0% interval {signed(found.low)} to "
            f"{signed(found.high)}, {found.years} years. "
            f"It says how the two go together for {plain(ally)}, not that one moves the other."
        )
