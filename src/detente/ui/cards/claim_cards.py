"""A card for a figure: what is said, the outcome, the record with edition, flag and source, what else is on
record.
"""

from __future__ import annotations

from datetime import date

import streamlit as st

from detente.attribution.gazetteer import gazetteer
from detente.derive.claim_rows import claim_of
from detente.figures.claims import Claim
from detente.figures.claims.outcomes import counted_by, level, name_of
from detente.figures.claims.record_cells import RecordCell
from detente.figures.claims.related_cells import around, plans_of
from detente.figures.commitments import Commitment, commitment_measures
from detente.records import Paragraph, Quantity
from detente.ui import loaders, menu
from detente.ui.cards.onward_links import lead_on
from detente.ui.cards.record_cards import commitment_on_record, standing
from detente.ui.components import links
from detente.ui.wording import amount, day_as_known, hedged, plain, signed, with_links

# Shapes, so that colour is never the only sign; none of them says right or wrong.
ICONS = {
    "matches": ":material/join_inner:",
    "differs": ":material/join_left:",
    "other basis": ":material/balance:",
    "target not outturn": ":material/flag:",
    "not comparable": ":material/do_not_disturb_on:",
    "no official series": ":material/contract_delete:",
}
_NOT_COMPARED = ("not comparable", "no official series")
_MOST_PLANS = 4
_UNSAID = {"meant as": "how it is meant", "of": "of what", "whose": "whose", "for": "for which year"}
_FLAGS = {"estimate": "estimate", "uncertain": "highly uncertain", "actual": "outturn", "unmarked": ""}


def claim_card(quantity: Quantity, paragraph: Paragraph, published: date | None) -> Claim:
    """A figure of a paragraph beside the record.

    Args:
        quantity: The figure.
        paragraph: Where it stands.
        published: The article's date, None where it is not known.

    Returns:
        The figure as it was compared, for the links below it (`lead_on`).
    """
    made = claim_of(quantity, paragraph, published, loaders.record())
    st.markdown(f"**{plain(_hedged(made))}** · {ICONS[made.outcome]} {outcome_in_words(made)}")
    _said(quantity, made)
    if made.record or not made.commitment:
        st.markdown(plain(made.reason))
    if unsaid := [doubt for doubt in made.doubts if doubt not in made.reason]:
        st.caption("Perhaps, for " + plain("; ".join(unsaid)) + ".")
    if made.meeting:
        st.markdown(standing(made.meeting))
    if made.commitment:
        commitment_on_record(made.commitment)
    others = around(made, loaders.record())
    if others:
        st.markdown("**Also on record**  \n" + "  \n".join(_line(each) for each in others))
    _plans(plans_of(made))
    _sources(made, others)
    return made


def on_record(quantity: Quantity, paragraph: Paragraph, published: date | None) -> bool:
    """Whether a figure can be set beside the record: such cards come first.

    Args:
        quantity: The figure.
        paragraph: Where it stands.
        published: The article's date, None where it is not known.

    Returns:
        Whether an official series or a commitment is of the same thing.
    """
    return claim_of(quantity, paragraph, published, loaders.record()).outcome not in _NOT_COMPARED


def card_that_leads_on(quantity: Quantity, paragraph: Paragraph, published: date | None) -> None:
    """The same with its links below it, for a figure that stands alone.

    Args:
        quantity: The figure.
        paragraph: Where it stands.
        published: The article's date, None where it is not known.
    """
    lead_on([claim_card(quantity, paragraph, published)], loaders.record())
    links.to(menu.CLAIMS, label="Every figure beside the record", icon=":material/arrow_forward:")


def label(quantity: Quantity, paragraph: Paragraph, published: date | None) -> tuple[str, str]:
    """What stands on the button that opens a card, and its icon: "5 % of GDP · target, not outturn"."""
    made = claim_of(quantity, paragraph, published, loaders.record())
    return f"{_hedged(made)} · {outcome_in_words(made)}", ICONS[made.outcome]


def _hedged(made: Claim) -> str:
    """ "almost 5 % of GDP"."""
    return hedged(amount(made.quantity), made.said.hedge)


def outcome_in_words(made: Claim) -> str:
    """ "matches", "differs, perhaps"; what is not compared has no "perhaps"."""
    compared = made.outcome not in _NOT_COMPARED
    return made.outcome.replace("target not", "target, not") + (
        ", perhaps" if compared and not made.sure else ""
    )


def _said(quantity: Quantity, made: Claim) -> None:
    name = gazetteer().name_of
    said = [
        ("meant as", quantity.kind),
        ("of", quantity.of),
        ("whose", name(quantity.whose) if quantity.whose else None),
        ("for", str(quantity.year) if quantity.year else None),
    ]
    known = " · ".join(f"{what} **{plain(value)}**" for what, value in said if value)
    silent = [_UNSAID[what] for what, value in said if not value]
    unsaid = f" · not said: {', '.join(silent)}" if silent else ""
    st.markdown(f"In the text: {known}{unsaid}" if known else "In the text: the bare figure.")
    if made.said.hedge:
        st.caption(f"“{plain(made.said.hedge.words)}” is read as {plain(_range(made))}.")


def _range(made: Claim) -> str:
    low, high = made.said.low, made.said.high
    unit = made.quantity.unit

    def shown(value: float) -> str:
        return amount(Quantity(0, 1, round(value, 3), None, unit))

    if low == -float("inf"):
        return f"at most {shown(high)}"
    return f"at least {shown(low)}" if high == float("inf") else f"{shown(low)} to {shown(high)}"


def _line(each: RecordCell) -> str:
    cell = each.cell
    shown = (
        f"{signed(cell.value, 1)}\u00a0%"
        if cell.metric.startswith("real_change")
        else level(cell.value, cell.unit)
    )
    marks = [
        mark
        for mark in (_FLAGS.get(cell.flag, ""), "computed by this project" if cell.derived else "")
        if mark
    ]
    about = "; ".join([*marks, each.edition.name])
    return f"**{plain(shown)}** {plain(name_of(each))}, {cell.year} ({plain(about)})"


def _plans(plans: tuple[Commitment, ...]) -> None:
    if not plans:
        return
    lines = [
        _promised(plan)
        + (f" {'for ' if plan.by[0].isdigit() else ''}{plan.by}" if plan.by else "")
        + f", {plan.status}, {day_as_known(plan.adopted_on, plan.precision)}"
        for plan in plans[:_MOST_PLANS]
    ]
    if len(plans) > _MOST_PLANS:
        lines.append(f"{len(plans) - _MOST_PLANS} more under Pledges")
    st.markdown("**Plans on record**  \n" + "  \n".join(plain(each) for each in lines))


def _promised(plan: Commitment) -> str:
    """ "3.5 % of GDP", "EUR 100 bn (fund outside the budget)": a sum says what it is."""
    value = f"{plan.value:g}{f' to {plan.high:g}' if plan.high else ''}"
    currency, _, magnitude = plan.unit.partition(" ")
    if not currency.isupper():
        return f"{value} {plan.unit}"
    return f"{currency} {value} {magnitude} ({commitment_measures()[plan.metric].name})"


def _sources(made: Claim, others: tuple[RecordCell, ...]) -> None:
    cells = [each for each in (made.record, *made.beside[:1], *others) if each]
    for source, name in dict.fromkeys((each.source, counted_by(each)) for each in cells):
        st.caption(f"Source ({plain(name)}): {with_links(source)}")
