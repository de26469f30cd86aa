"""Links between pages. The address is the one place where filters stand, so every link hands them on.

Streamlit's own menu and links open a page with an empty query. Here each carries the filters of the page it
stands on; one that leads to a selection of its own carries that instead. What Back and Reload show follows
from the address by itself (docs/decisions/0036-the-first-minute.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath
from typing import Literal, NoReturn
from urllib.parse import urlencode

import streamlit as st

from detente.store.filter_names import SHARED
from detente.ui import menu

Query = Mapping[str, str | Sequence[str]]


def carried() -> dict[str, list[str]]:
    """The filters as they stand in the address, by name; what is not chosen is left out."""
    given = set(st.query_params)  # asked for once: each look at the address takes Streamlit's lock
    return {name: st.query_params.get_all(name) for name in SHARED if name in given}


def query_of(own: Query | None = None) -> dict[str, str | list[str]]:
    """The query of a link: what it asks for itself, and the filters where it chooses none.

    Args:
        own: What the link asks for, by name.

    Returns:
        Values by name.
    """
    asked = {name: value if isinstance(value, str) else list(value) for name, value in (own or {}).items()}
    return asked if any(name in SHARED for name in asked) else {**asked, **carried()}


def to(
    page: str,
    label: str,
    *,
    icon: str | None = None,
    query: Query | None = None,
    width: int | Literal["stretch", "content"] = "content",
) -> None:
    """A link to a page of the dashboard.

    Args:
        page: A name of `detente.ui.menu`.
        label: Markdown.
        icon: As of `st.page_link`.
        query: What the page is asked for; the filters come by themselves.
        width: As of `st.page_link`.
    """
    st.page_link(page, label=label, icon=icon, query_params=query_of(query), width=width)


def go(page: str, query: Query | None = None) -> NoReturn:
    """Go on to a page at once, with the filters.

    Args:
        page: A name of `detente.ui.menu`.
        query: What the page is asked for.
    """
    st.switch_page(page, query_params=query_of(query))


def written(path: str, query: Query) -> str:
    """A link as text has it: "article?id=3&side=Russia".

    Args:
        path: The page's path in the address.
        query: What the page is asked for.

    Returns:
        A relative address.
    """
    return f"{path}?{urlencode(query_of(query), doseq=True)}"


def address(page: str) -> str:
    """A link to a page as text has it, with the filters: "actors?side=Russia".

    Args:
        page: A name of `detente.ui.menu`.

    Returns:
        A relative address.
    """
    path = "./" if page == menu.OVERVIEW else PurePath(page).stem
    filters = urlencode(carried(), doseq=True)
    return f"{path}?{filters}" if filters else path


def column(path: str, **asked: Iterable[object]) -> list[str]:
    """The links of a table's column, one a row; the filters are looked up once for all of them.

    Args:
        path: The page's path in the address.
        **asked: What each row's link asks for, by name; no filters.

    Returns:
        Relative addresses.
    """
    filters = urlencode(carried(), doseq=True)
    ending = f"&{filters}" if filters else ""
    rows = zip(*asked.values(), strict=True)
    return [f"{path}?{urlencode(dict(zip(asked, row, strict=True)))}{ending}" for row in rows]
