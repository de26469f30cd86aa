"""Claims in a list: one row a figure; the chosen row opens its sentence and its card beneath."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from detente.attribution.gazetteer import Gazetteer, gazetteer
from detente.export.marked import marked
from detente.figures.claims.claim_owner import ALLIANCE, EUROPE_AND_CANADA
from detente.figures.claims.claim_terms import shipped as shipped_claim_terms
from detente.figures.claims.outcomes import level
from detente.figures.claims.record_cells import cell_named
from detente.figures.claims.rounding import hedge_of
from detente.figures.commitments import commitments
from detente.figures.official_record import OfficialRecord
from detente.store.claim_queries import ClaimFilter
from detente.store.selection import Selection
from detente.text.normalise import fold
from detente.ui import loaders, menu
from detente.ui.cards import evidence
from detente.ui.cards.claim_cards import claim_card
from detente.ui.cards.onward_links import lead_on
from detente.ui.claims import claim_loaders
from detente.ui.components import links, narrow_list
from detente.ui.components.tables import STATEMENT_COLUMNS, records, show
from detente.ui.wording import amount_of, day, hedged, plain, signed

_AT_A_BAR = 5  # figures listed for a chosen bar
_NEAR = 40  # characters beside a figure in which its word of rounding stands
PUBLISHERS = (
    "NATO; World Bank (SIPRI); Eurostat; Federation of American Scientists; SIPRI, "
    "each named with its edition"
)
COLUMNS: dict[str, Any] = {
    **STATEMENT_COLUMNS,
    # Together as wide as the page is in a window of 1440 pixels with the menu open.
    "said": st.column_config.TextColumn("Said", width=205),
    "owner": st.column_config.TextColumn("Whose", width=90),
    "who": st.column_config.TextColumn("Who says it", width=105),
    "said_on": st.column_config.DateColumn("Said on", format="D MMM YYYY", width=95),
    "outcome": st.column_config.TextColumn("Outcome", width=125),
    "link": st.column_config.TextColumn(
        "Link", help="perhaps: another reading would give another outcome", width=65
    ),
    "on_record": st.column_config.TextColumn("On record", width=135),
    "recorded_year": st.column_config.NumberColumn("Year", format="%d", width=50),
    "edition": st.column_config.TextColumn("Edition", width=125),
    "title": st.column_config.TextColumn("Article", width="medium"),
    "reader": st.column_config.LinkColumn("Open", display_text="read", width=50),
    "figures": st.column_config.NumberColumn("Figures"),
    "figures_sure": st.column_config.NumberColumn("Of these sure"),
}
_SHOWN = ("said", "outcome", "on_record", "owner", "link", "edition", "who", "said_on", "reader")
_MEANINGS = (
    ("matches", "the record lies within what the figure can mean, by the same definition"),
    ("differs", "it does not; the card says by how much and in which edition"),
    (
        "other basis",
        "the record counts otherwise: by SIPRI's definition, on the core basis of 2026, at constant prices",
    ),
    (
        "target, not outturn",
        "it is what should be or will be; or it agrees with a recorded plan and not with what was spent",
    ),
    (
        "not comparable",
        "a record of such things exists, and cannot be compared with this: no owner, no year, another "
        "currency, a change",
    ),
    (
        "no official series",
        "nobody counts it on a definition that is held here: aid, loans, forces on a border, related "
        "spending",
    ),
)


def listed_claims(found: pd.DataFrame, version: str) -> None:
    """The list and, beneath, the sentence and card of the row that is ticked.

    Args:
        found: Columns: see `detente.store.claim_queries.claims`.
        version: The library's version, which cached reads depend on.
    """
    rows, record = records(found), loaders.record()
    table = found.assign(
        said=[_said(row) for row in rows],
        owner=[owner(code, gazetteer()) for code in found["whose"]],
        who=[_who(row) for row in rows],
        outcome=found["outcome"].map(outcome),
        title=found["title"].fillna("Untitled"),
        link=["sure" if sure else "perhaps" for sure in found["sure"]],
        on_record=[_with_year(_on_record(row, record), row["recorded_year"]) for row in rows],
        reader=links.column("article", id=found["article_id"], paragraph=found["position"]),
    )
    lines = [_line(row) for row in records(table.head(narrow_list.MOST))]
    narrow_list.narrow("claims", lines, len(table), "figure")
    with narrow_list.wide("claims"):
        chosen = show(
            table,
            COLUMNS,
            key="claims",
            on_select="rerun",
            selection_mode="single-row",
            height="auto" if len(table) < 12 else 440,
            column_order=_SHOWN,
            alt="Figures in the texts, each with its outcome and what is on record",
        )
        ticked = chosen["selection"]["rows"]
        if not ticked:
            st.caption("Tick a row for its sentence and card, or follow its link to the paragraph.")
            return
    _opened(found.iloc[ticked[0]], version)


def _line(row: Mapping[Any, Any]) -> narrow_list.ListedRow:
    """A figure above its outcome, the record, who says it and when; its link leads to the paragraph."""
    whose = f" ({row['owner']})" if row["owner"] else ""
    outcome = row["outcome"] if row["sure"] else f"perhaps {row['outcome']}"
    recorded = f"on record {row['on_record']}" if row["on_record"] else ""
    behind = " · ".join(filter(None, (outcome, recorded, row["who"], day(row["said_on"]))))
    return narrow_list.ListedRow(f"{row['said']}{whose}", row["reader"], behind)


def of_outcome(name: str, selection: Selection, asked: ClaimFilter, version: str) -> None:
    """The latest figures with one outcome, each with its sentence a click away: what a bar stands for.

    Args:
        name: the outcome, as stored.
        selection: what is looked at.
        asked: the filters of the page.
        version: the corpus version.
    """
    found = claim_loaders.claims(selection, replace(asked, outcomes=(name,)), _AT_A_BAR, version)
    with st.container(border=True, key="outcome_opened"):
        st.markdown(f"**{outcome(name)}**, the latest first; *Outcome* above lists all of them.")
        for row in records(found):
            links.to(
                menu.READER,
                label=f"{plain(_said(row))} · {plain(_who(row))} · {day(row['said_on'])}",
                icon=":material/arrow_forward:",
                query={"id": str(row["article_id"]), "paragraph": str(row["position"])},
            )


def outcome(name: str) -> str:
    """An outcome as the pages write it: "target, not outturn".

    Args:
        name: The outcome as it is stored.

    Returns:
        The words for the page.
    """
    return name.replace("target not", "target, not")


def owner(code: object, known: Gazetteer) -> str:
    """A code of the official tables in words, "" where there is none.

    Args:
        code: ISO 3166-1 alpha-3 code, an aggregate's code, or no string where there is none.
        known: For the names of states.

    Returns:
        The name in English.
    """
    if not isinstance(code, str):
        return ""
    sums = {ALLIANCE: "NATO", EUROPE_AND_CANADA: "NATO Europe and Canada", "WORLD": "the world"}
    return sums.get(code) or known.name_of(code)


def meanings() -> None:
    """What each outcome means, and where that is decided."""
    for name, meaning in _MEANINGS:
        st.markdown(f"**{name}**: {meaning}.")
    st.caption(
        "A figure is meant to half its last digit and never more loosely than a tenth; “about” a tenth to "
        "either side, “almost” a "
        "tenth below, “more than” and “at least” are bounds. The rules are in "
        "docs/decisions/0011-claims.md, how often they err on the Method page."
    )
    links.to(menu.METHOD, label="How often this errs", icon=":material/rule:")


def _opened(row: pd.Series[Any], version: str) -> None:
    article = loaders.article(int(row["article_id"]), version)
    if article is None:
        st.warning("This article is no longer there.", icon=":material/delete:")
        return
    paragraph = next(p for p in article.corrected_analysis.paragraphs if p.position == row["position"])
    quantity = next(q for q in paragraph.quantities if q.start == row["start"])
    evidence.style()
    with st.container(border=True, key="opened"):
        st.html(marked(paragraph, [(quantity.start, quantity.end, "q")]))
        st.caption(
            f"{plain(_who(row.to_dict()))} · {day(row['said_on'])} · {plain(str(row['title'] or 'Untitled'))}"
        )
        made = claim_card(quantity, paragraph, article.corrected_analysis.published)
        lead_on([made], loaders.record())
        links.to(
            menu.READER,
            label="Open the paragraph in the article",
            icon=":material/article:",
            query={"id": str(row["article_id"]), "paragraph": str(row["position"])},
        )


def _who(row: Mapping[Any, Any]) -> str:
    if row["narrated"]:
        return "narrator"
    return row["speaker"] if isinstance(row["speaker"], str) else "not named"


def _said(row: Mapping[Any, Any]) -> str:
    """ "almost 5 % of GDP", with the word of rounding that stands beside it."""
    text, start, end = fold(row["text"]), int(row["start"]), int(row["end"])
    hedge = hedge_of(text[max(0, start - _NEAR) : start], text[end : end + _NEAR], shipped_claim_terms())
    return hedged(amount_of(row), hedge)


def _with_year(recorded: str, year: object) -> str:
    """ "4.48 %, 2025"; as it is where nothing is recorded or no year is known."""
    return (
        f"{recorded}, {year:.0f}"
        if recorded and isinstance(year, (int, float)) and year == year
        else recorded
    )


def _on_record(row: Mapping[Any, Any], record: OfficialRecord) -> str:
    """ "4.48 %", "23 allies at 2 %", "plan: 5 % of GDP", "" where there is nothing."""
    cell = cell_named(record, row["record"])
    if cell:
        value = cell.cell.value
        return (
            f"{signed(value, 1)}\u00a0%"
            if cell.cell.metric.startswith("real_change")
            else level(value, cell.cell.unit)
        )
    if row["record"].startswith("meeting/"):
        return f"{row['recorded']:.0f} allies at {row['record'].split('/')[1]}\u00a0%"
    known = commitments().get(row["plan"]) if isinstance(row["plan"], str) else None
    return f"plan: {known.value:g} {known.unit}" if known else ""
