"""What the two readers gave, each by itself, and what they give together."""

from __future__ import annotations

import streamlit as st

from detente.attribution.gazetteer import gazetteer
from detente.records import Paragraph, ReaderScore
from detente.scoring.codebook import act_label
from detente.second_reader.calibration import calibration
from detente.second_reader.encoder import read
from detente.second_reader.examples import Near, nearest
from detente.second_reader.kinds import kinds
from detente.ui.scorer import lexicon
from detente.ui.wording import percent, plain, signed, stance

_CERTAIN = 0.99
_NAMES = {"rules": "The rules", "second": "The second reader"}


def in_brief(shown: Paragraph) -> str:
    """The interval, how sure the stance is, and whether the readers differ, for the line below a paragraph.

    Args:
        shown: As it was analysed.

    Returns:
        Markdown; empty where the rules alone read.
    """
    if shown.low is None or shown.high is None or shown.chance is None:
        return ""
    fitted = calibration()
    parts = [f"{percent(fitted.coverage)} interval {signed(shown.low)} to {signed(shown.high)}"]
    if shown.differs:
        parts.append(":material/call_split: read differently by the two readers")
    elif shown.chance < fitted.unsure:
        parts.append(":material/help: unsure")
    return " · ".join(parts)


def each_reader(shown: Paragraph, key: str) -> None:
    """What each reader rests on, and the nearest coded examples for those who ask for them.

    Args:
        shown: As it was analysed; nothing is drawn where the rules alone read.
        key: Prefix of the widgets' keys, unique on the page.
    """
    if not shown.readers or shown.chance is None:
        return
    st.markdown(
        f"**{_verdict(shown)}**: together "
        f"{stance(shown.stance)}, which a coder would give with a chance of {_chance(shown.chance)}."
    )
    for reader in shown.readers:
        st.markdown(f"{_NAMES[reader.reader]}: {stance(reader.stance)} · {_rests_on(shown, reader)}")
    if st.toggle("Nearest coded examples", key=f"{key}_near"):
        for near in nearest_to(shown.text):
            _example(near)


def _verdict(shown: Paragraph) -> str:
    if len({reader.stance for reader in shown.readers}) > 1:
        return "The two readers differ" if shown.differs else "The two readers differ, one clearly outweighs"
    return "Both readers agree, neither is sure" if shown.differs else "Both readers agree"


def _chance(share: float) -> str:
    """A chance in percent: nothing is certain."""
    return f"over {percent(_CERTAIN)}" if share > _CERTAIN else percent(share)


@st.cache_data(show_spinner=False, max_entries=500)
def nearest_to(text: str) -> tuple[Near, ...]:
    """The coded examples nearest to a text, the nearest first."""
    return nearest(read([text], gazetteer(), afresh=True)[0].place)


def _rests_on(shown: Paragraph, reader: ReaderScore) -> str:
    found = []
    for name, step, act, at in (
        ("E", reader.escalation, reader.escalating, reader.escalating_at),
        ("D", reader.deescalation, reader.deescalating, reader.deescalating_at),
    ):
        words = " ".join(shown.text[slice(*at)].split())
        said = f", {plain(_called(act, reader, name))}" if act else ""
        found.append(f"{name} **{step:.1f}**{said}" + (f" (“{plain(words)}”)" if words and step else ""))
    return " · ".join(found)


def _called(act: str, reader: ReaderScore, axis: str) -> str:
    if reader.reader == "rules":
        return act_label(act, lexicon()).partition(":")[0].lower()
    of_axis = kinds()[0 if axis == "E" else 1]
    return next((kind.meaning for kind in of_axis if kind.name == act), act)


def _example(near: Near) -> None:
    one = near.example
    st.markdown(f"{plain(one.text)}")
    carrying = "; ".join(f"“{words}”" for words in (one.escalating, one.deescalating) if words)
    st.caption(
        f"coded E {one.escalation:g}, D {one.deescalation:g}"
        + (f" for {plain(carrying)}" if carrying else "")
        + (f" · {plain(one.why)}" if one.why else "")
        + f" · likeness {near.nearness:.2f} · {plain(one.id)}, written and coded for this project"
    )
