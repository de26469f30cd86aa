"""Where two coders part and how each leans over time, as charts that can be taken away."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Final

import pandas as pd
import streamlit as st

from detente.charts.coders import leaning_over_time, stances_of_two
from detente.coding.agreement import BATCH, CoderPair, CodersAgreement, DriftPoint
from detente.export.provenance import Provenance, digits
from detente.store.coding_projects import Project
from detente.ui import scorer
from detente.ui.components import takeaway
from detente.ui.components.drawing import Mark
from detente.ui.wording import count, percent, plain, signed

_DRIFTED: Final = 0.5  # steps between a coder's first and latest batch from which it is said
_ENOUGH: Final = 10  # shared paragraphs of a batch that a finding rests on
_COLUMNS: Final = {
    "coder": "Coder",
    "other_coder": "Other coder",
    "stance": "Stance",
    "other_stance": "Other's stance",
    "batch": "Paragraphs",
    "shared": st.column_config.NumberColumn("Coded by others too"),
    "leaning": st.column_config.NumberColumn("Leaning", help="own less the others' E − D"),
    "distance": st.column_config.NumberColumn("Distance", format="%.2f", help="to the others, both axes"),
}


def where_two_part(project: Project, found: CodersAgreement, version: str) -> None:
    """The stances that two coders gave to the same paragraphs.

    Args:
        project: The project.
        found: How far its people agree.
        version: Of the codes.
    """
    st.subheader("Where they part")
    named = {f"{pair.first} and {pair.second}": pair for pair in found.pairs}
    pair = found.pairs[0]
    if len(named) > 1:
        chosen = st.selectbox("Two coders", list(named), key="coding_pair", width=420)
        pair = named.get(chosen or "", pair)
    frame = pd.DataFrame(
        [
            {"coder": pair.first, "other_coder": pair.second, "stance": one, "other_stance": other}
            | {"paragraphs": number}
            for (one, other), number in sorted(pair.stances.items())
        ]
    )

    def opens(mark: Mark) -> None:
        one, other = str(mark["stance"]), str(mark["other_stance"])
        row = frame[(frame["stance"] == one) & (frame["other_stance"] == other)]
        number = int(row["paragraphs"].sum())
        with st.container(border=True, key="stances_opened"):
            st.markdown(
                f"**{count(number, 'paragraph')}**: {plain(pair.first)} gave {one}, {plain(pair.second)} "
                f"{other}." + (" They are among those under *Settle*, side by side." if one != other else "")
            )

    takeaway.chart(
        stances_of_two(frame, pair.first, pair.second), frame, key="coders_stances", columns=_COLUMNS,
        alt=f"Stances that {pair.first} and {pair.second} gave to the same paragraphs",
        origin=lambda: _origin(project, version, f"Stances of {pair.first} and {pair.second}"),
        opens=opens, finding=_parted(pair),
        caption="A circle: how many paragraphs got the stance of the row from one and that of the column "
        "from the other; filled where both gave the same.",
    )  # fmt: skip


def over_time(project: Project, found: CodersAgreement, version: str) -> None:
    """How each coder leans, batch by batch; nothing before there are two batches.

    Args:
        project: The project.
        found: How far its people agree.
        version: Of the codes.
    """
    if not any(point.batch > 1 for point in found.drift):
        return
    st.subheader("Over time")
    frame = pd.DataFrame(
        [
            {
                "coder": point.coder,
                "batch": f"{(point.batch - 1) * BATCH + 1}–{point.batch * BATCH}",
                "leaning": point.leaning,
                "distance": point.distance,
                "shared": point.shared,
            }
            for point in found.drift
        ]
    )

    def opens(mark: Mark) -> None:
        row = frame[(frame["coder"] == mark["coder"]) & (frame["batch"] == mark["batch"])]
        with st.container(border=True, key="batch_opened"):
            for _, one in row.iterrows():
                st.markdown(
                    f"**{plain(str(one['coder']))}, paragraphs {one['batch']}**: "
                    f"{signed(float(one['leaning']))} steps from the others in E − D, "
                    f"{float(one['distance']):.2f} apart on an axis on the average; "
                    f"{count(int(one['shared']), 'paragraph')} that others coded too."
                )

    takeaway.chart(
        leaning_over_time(frame), frame, key="coders_over_time", columns=_COLUMNS, opens=opens,
        alt="How far each coder leans from the others, by batches of paragraphs in the order coded",
        origin=lambda: _origin(project, version, "Coders over time"),
        finding=_drifted(found.drift),
        caption=f"Each point: {BATCH} paragraphs in the order in which the coder coded them. Who drifts away "
        "from zero has changed how they code; two coders are each other's mirror.",
    )  # fmt: skip


def _parted(pair: CoderPair) -> str:
    total = sum(pair.stances.values())
    apart = {pairs: number for pairs, number in pair.stances.items() if pairs[0] != pairs[1]}
    if not apart:
        return f"{pair.first} and {pair.second} gave the same stance to all {count(total, 'paragraph')}."
    (one, other), number = max(apart.items(), key=lambda item: (item[1], item[0]))
    return (
        f"{pair.first} and {pair.second} part on {percent(sum(apart.values()) / total)} of "
        f"{count(total, 'paragraph')}; most often one says {one} where the other says {other} ({number})."
    )


def _drifted(points: Sequence[DriftPoint]) -> str:
    moved: dict[str, tuple[DriftPoint, DriftPoint]] = {}
    for point in points:
        if point.shared >= _ENOUGH:
            moved[point.coder] = (moved.get(point.coder, (point, point))[0], point)
    if not moved:
        return "Too few shared paragraphs yet to say whether anybody drifts."
    coder, (first, last) = max(moved.items(), key=lambda item: abs(item[1][1].leaning - item[1][0].leaning))
    change = last.leaning - first.leaning
    if abs(change) < _DRIFTED:
        return "Nobody has drifted from the others by half a step."
    towards = "escalation" if change > 0 else "de-escalation"
    return (
        f"{coder} has moved {abs(change):.1f} steps towards {towards} beside the others, from "
        f"{signed(first.leaning)} to {signed(last.leaning)}" + _mirrored(coder, moved) + "."
    )


def _mirrored(coder: str, moved: Collection[str]) -> str:
    """Of two coders nobody can tell which of them moved."""
    others = [name for name in moved if name != coder]
    return f"; or {others[0]} has, the other way" if len(others) == 1 else ""


def _origin(project: Project, version: str, title: str) -> Provenance:
    source = f"codes of the project “{project.name}”, {count(project.units, 'paragraph')}"
    seal = digits([project.name, str(project.id), project.codebook, version, scorer.version()])
    return Provenance(title, source, 0, 0, scorer.version(), seal, date.today(), source)
