"""The strongest words in one direction as a card: the sentence, who says it of whom, how strong, how sure."""

from __future__ import annotations

from html import escape

import streamlit as st

from detente.attribution.gazetteer import gazetteer
from detente.derive.strongest_words import StrongestWords
from detente.derive.target_roles import target_role
from detente.records import Cue, Paragraph
from detente.second_reader.calibration import calibration
from detente.ui.wording import capital, percent, plain, signed

_WORDS = "line-height:1.55;font-size:1.05rem;overflow-wrap:anywhere"


def card(words: StrongestWords | None, direction: str, key: str) -> None:
    """One card.

    Args:
        words: What leads; None where nothing does.
        direction: "escalation" or "de-escalation", as the card says it.
        key: The card's key, unique on the page.
    """
    sign, css = ("▲", "e") if direction == "escalation" else ("▼", "d")
    with st.container(border=True, key=key):
        st.markdown(f"**{sign} Strongest towards {direction}**")
        if words is None:
            st.caption(f"No words towards {direction} were found.")
            return
        st.html(f'<div class="dt" style="{_WORDS}">{_sentence(words, css)}</div>')
        st.markdown(f"**{plain(who(words))}** → **{plain(of_whom(words.cue))}**")
        if target_role(words.cue) == "meant":
            st.caption(f"{plain(capital(words.cue.target_basis))}.")
        st.caption(" · ".join(filter(None, (in_steps(words.paragraph), interval(words.paragraph)))))


def who(words: StrongestWords) -> str:
    """Who says the words.

    Args:
        words: Of a paragraph.

    Returns:
        "Ida Berg (Norland)", "the narrator", "somebody the text does not name".
    """
    voice = words.voice
    if voice is None:
        return "the narrator"
    name = voice.actor or voice.as_written or "somebody the text does not name"
    side = gazetteer().name_of(voice.side) if voice.side else ""
    return f"{name} ({side})" if side and side != name else name


def of_whom(cue: Cue) -> str:
    """The actor or side that a cue falls on, in words; that it is only meant, where the words name nobody,
    and that it is helped rather than spoken against.
    """
    if cue.target is None:
        return "nobody named"
    name = cue.target_actor or gazetteer().name_of(cue.target) or cue.target
    role = target_role(cue)
    return f"probably {name}" if role == "meant" else f"{name}, helped" if role == "helped" else name


def in_steps(paragraph: Paragraph) -> str:
    """Both axes of a paragraph: "its paragraph: escalation 3.0, de-escalation 0.5 of 5"."""
    up, down = paragraph.escalation, paragraph.deescalation
    return f"its paragraph: escalation {up:.1f}, de-escalation {down:.1f} of 5"


def interval(paragraph: Paragraph) -> str:
    """The balance with its interval; without one where the rules alone read."""
    balance = f"balance {signed(paragraph.balance)}"
    if paragraph.low is None or paragraph.high is None:
        return balance
    return (
        f"{balance} ({percent(calibration().coverage)}: {signed(paragraph.low)} to {signed(paragraph.high)})"
    )


def _sentence(words: StrongestWords, css: str) -> str:
    text, cue = words.paragraph.text, words.cue
    before, cued, after = text[words.start : cue.start], text[cue.start : cue.end], text[cue.end : words.end]
    return f'{escape(before)}<mark class="{css}">{escape(cued)}</mark>{escape(after)}'
