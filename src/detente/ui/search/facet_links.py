"""The facets of a search: each name is a link to what was found of it, so that Back takes it away again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from detente.attribution.gazetteer import gazetteer
from detente.store.search_facets import Facet, Facets
from detente.ui import menu
from detente.ui.components import links
from detente.ui.wording import STANCE_SIGNS, plain

Asked = Mapping[str, Sequence[str]]  # values of an address by name


def facet_links(found: Facets, words: str, order: str) -> None:
    """Draw the facets that have more than one name.

    Args:
        found: How much of what is found.
        words: What was searched for.
        order: The order chosen, as it stands in the address.
    """
    carried = {**links.carried(), "q": [words], "order": [order]}
    name = gazetteer().name_of
    for label, facet, said, asked in (
        ("Who", found.sides, name, lambda code: {"side": [name(code)]}),
        ("Speaker", found.speakers, str, lambda actor: {"actor": [actor]}),
        ("Outlet", found.outlets, str, lambda outlet: {"outlet": [outlet]}),
        ("Stance", found.stances, _signed, lambda stance: {"stance": [stance]}),
        ("Year", found.years, str, lambda year: {"from": [f"{year}-01-01"], "to": [f"{year}-12-31"]}),
    ):
        _row(label, facet, said, asked, carried)


def _row(
    label: str, facet: Facet, said: Callable[[str], str], asked: Callable[[str], Asked], carried: Asked
) -> None:
    if len(facet) < 2:
        return  # what all hits share narrows nothing
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.caption(f"**{label}**", width=64)
        for name, number in facet:
            links.to(menu.ARTICLES, f"{plain(said(name))} {number:,}", query={**carried, **asked(name)})


def _signed(stance: str) -> str:
    return f"{STANCE_SIGNS.get(stance, '')} {stance}".strip()
