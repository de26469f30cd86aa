"""Sections below what is seen first: sent when one comes near the window, or somebody means the whole page.

A page of ten charts keeps a browser busy for seconds, and its first lines wait with the last. So what stands
below the window is at first a heading and a button in the place of a chart, which presses itself
(`deferred.js`): one element, for a browser counts them.
Each section is a fragment: what is chosen in it reruns nothing else. A filter empties them again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import streamlit as st

from detente.ui import turns
from detente.ui.sign_in import asked_again

_SCRIPT: Final = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
# What is read, and not an outline, is what a browser holds in its place while something above it grows.
_LOOK: Final = """
[class*=st-key-deferred_] {overflow-anchor: none;}
[class*=st-key-deferred_] button {border-radius: 6px;
  background: color-mix(in srgb, currentColor 6%, transparent);}
"""
_NARROW: Final = "@media (max-width: 640px)"  # where Streamlit sets columns one under the other
_REST: Final = 0.05  # seconds; a browser at rest is through with the answer by then
_ANSWERED: Final = "answered"  # in the session: whether an answer was drawn before
Draw = Callable[[], None]


def section(key: str, draw: Draw, at_once: bool = False) -> None:
    """Draw a section when it is asked for; at once where there is no browser that could ask.

    A widget within it may not be bound to the address: Streamlit takes a bound choice out of the address of
    a page that does not draw it, as here at first.

    Args:
        key: Its name in the session, unique on the page.
        draw: Draws it.
        at_once: Whether it is part of what is seen first.
    """
    st.session_state[_asked(key)] = at_once or not st.context.headers
    _section(key, draw)


def answer_first() -> None:
    """Let a browser draw the answer to what was just chosen before more is sent.

    It draws at once whatever has come by the time it gets to drawing, and the answer waits for all of that.
    On a first visit it waits for the first chart, and nobody rests.
    """
    if st.context.headers and st.session_state.get(_ANSWERED):
        turns.rest(_REST)
    st.session_state[_ANSWERED] = True


def ask(heights: Mapping[str, tuple[int, int]]) -> None:
    """Let the browser ask for the sections of this page. Once a page.

    Args:
        heights: How high each section is about, in pixels, on a wide screen and on a phone: so high are the
            outlines until this browser has drawn the section (`deferred.js`).
    """
    rules = [_LOOK]
    for key, (wide, narrow) in heights.items():
        outline = f".st-key-deferred_{key} button"
        rules.append(
            f"{outline} {{min-height: {wide}px;}} {_NARROW} {{{outline} {{min-height: {narrow}px;}}}}"
        )
    st.html(f"<style>{''.join(rules)}</style><script>{_SCRIPT}</script>", unsafe_allow_javascript=True)


@asked_again.fragment
def _section(key: str, draw: Draw) -> None:
    if st.session_state[_asked(key)]:
        draw()
        return
    st.button(
        "Show this section", key=f"deferred_{key}", on_click=_ask_for, args=(key,), type="tertiary",
        width="stretch",
    )  # fmt: skip


def _ask_for(key: str) -> None:
    st.session_state[_asked(key)] = True


def _asked(key: str) -> str:
    return f"asked_for_{key}"
