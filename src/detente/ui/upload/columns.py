"""The columns of a table of articles, guessed, shown, and chosen by the person who uploads it."""

from __future__ import annotations

from dataclasses import fields

import streamlit as st

from detente.intake.article_fields import Columns
from detente.intake.tabular_articles import Table, suggested
from detente.ui.wording import count, plain

_NONE = "none"
_LABELS = {
    "text": "Text of the article",
    "title": "Title",
    "date": "Date",
    "outlet": "Outlet",
    "url": "Address",
    "author": "Speaker throughout",
    "language": "Language",
    "byline": "Byline: who wrote it",
}
_SHOWN = 5  # rows of the table that are shown
_CELL = 80  # characters of a cell


def choose_columns(table: Table, name: str, key: str) -> Columns | None:
    """Show the first rows of a table and let its columns be chosen; None while no column for the text is
    chosen.

    What the names of the columns suggest is chosen already. `key`: prefix of this table's widget keys.
    """
    guessed = suggested(table)
    with st.expander(
        f"{plain(name)}: {count(table.count, 'row')}, which column is what?",
        expanded="text" not in guessed,
        icon=":material/view_column:",
    ):
        for note in table.notes:
            st.caption(plain(note))
        st.dataframe(
            [
                {column: _short(cell) for column, cell in zip(table.columns, row, strict=True)}
                for row in table.sample[:_SHOWN]
            ],
            hide_index=True,
            key=f"{key}_rows",
        )
        chosen: dict[str, str | None] = {}
        places = st.columns(3)
        for number, field in enumerate(fields(Columns)):
            options = [*(() if field.name == "text" and "text" in guessed else (_NONE,)), *table.columns]
            with places[number % 3]:
                picked = st.selectbox(
                    _LABELS[field.name],
                    options,
                    index=options.index(guessed[field.name]) if field.name in guessed else 0,
                    key=f"{key}_{field.name}",
                )
            chosen[field.name] = None if picked == _NONE and _NONE not in table.columns else picked
        if chosen["text"] is None:
            st.info("Choose the column that holds the text of the articles.", icon=":material/touch_app:")
    text = chosen.pop("text")
    return None if text is None else Columns(text=text, **chosen)


def _short(cell: str) -> str:
    return cell if len(cell) <= _CELL else cell[:_CELL].rsplit(" ", 1)[0] + " …"
