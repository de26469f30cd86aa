"""The whole article as a strip: a bar a paragraph, up where it escalates, down where it de-escalates, to jump
by.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from detente.records import Paragraph
from detente.ui.components import links
from detente.ui.wording import stance

KEY = "article_strip"
_STYLE = f"""
<style>
.st-key-{KEY} {{position: sticky; top: 3.2rem; z-index: 4; background: light-dark(#fff, #12171d);
  padding: .2rem 0;}}
[id^="par-"] {{scroll-margin-top: 9rem;}}
.strip {{display: flex; gap: 2px; height: 44px; align-items: stretch; overflow-x: auto;}}
.strip a {{flex: 1 1 0; min-width: 24px; max-width: 44px; display: flex; flex-direction: column;
  border-radius: 3px; text-decoration: none;}}
.strip a:is(:hover, :focus) {{outline: 2px solid #7d8894;}}
.strip i {{flex: 1; display: flex; border-bottom: 1px solid #7d8894;}}
.strip b {{flex: 1; display: flex;}}
.strip i span {{margin-top: auto; width: 100%; background: #c05f0a;}}
.strip b span {{width: 100%;
  background: repeating-linear-gradient(0deg, #3a7fbd 0 3px, transparent 3px 5px);}}
@media print {{.st-key-{KEY} {{display: none;}}}}
</style>
"""


def strip(body: Sequence[Paragraph], article_id: int, there: frozenset[int]) -> None:
    """Draw the strip.

    Args:
        body: The body paragraphs of the article, in order.
        article_id: Its number.
        there: Positions of the paragraphs that this page shows; the others open by their own address.
    """
    bars = "".join(
        _bar(
            paragraph,
            number,
            f"#par-{number}"
            if paragraph.position in there
            else links.written("article", {"id": str(article_id), "paragraph": str(paragraph.position)}),
        )
        for number, paragraph in enumerate(body, start=1)
    )
    with st.container(key=KEY):
        st.html(f'{_STYLE}<nav class="strip" aria-label="Paragraphs of the article">{bars}</nav>')


def _bar(paragraph: Paragraph, number: int, to: str) -> str:
    says = (
        f"¶ {number}, {stance(paragraph.stance)}: escalation {paragraph.escalation:.1f}, de-escalation "
        f"{paragraph.deescalation:.1f}"
    )
    up, down = round(20 * paragraph.escalation), round(20 * paragraph.deescalation)
    said = escape(says, quote=True)
    return (
        f'<a href="{escape(to, quote=True)}" target="_self" title="{said}" aria-label="{said}">'
        f'<i><span style="height: {up}%"></span></i><b><span style="height: {down}%"></span></b></a>'
    )
