"""The facets of a search: each name narrows what was found in the address, so that Back takes it away."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from detente.attribution.gazetteer import gazetteer
from detente.store.search_facets import Facet, Facets
from detente.ui.wording import plain, stance

Asked = Mapping[str, str]  # values of an address by name


def facet_links(found: Facets) -> None:
    """Draw the facets that have more than one name.

    Args:
        found: How much of what is found.
    """
    name = gazetteer().name_of
    for label, facet, said, asked in (
        ("Who", found.sides, name, lambda code: {"side": name(code)}),
        ("Speaker", found.speakers, str, lambda actor: {"actor": actor}),
        ("Outlet", found.outlets, str, lambda outlet: {"outlet": outlet}),
        ("Stance", found.stances, stance, lambda stance: {"stance": stance}),
        ("Year", found.years, str, lambda year: {"from": f"{year}-01-01", "to": f"{year}-12-31"}),
    ):
        _row(label, facet, said, asked)


def _row(label: str, facet: Facet, said: Callable[[str], str], asked: Callable[[str], Asked]) -> None:
    if len(facet) < 2:
        return  # what all hits share narrows nothing
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.caption(f"**{label}**", width=64)
        for name, number in facet:
            st.button(
                f"{plain(said(name))} {number:,}",
                key=f"facet_{label}_{name}",
                type="tertiary",
                on_click=_narrow,
                args=(asked(name),),
            )


def _narrow(asked: Asked) -> None:
    """Write a facet into the address, which the filters are read from. For `on_click`."""
    st.query_params.update({name: [value] for name, value in asked.items()})
