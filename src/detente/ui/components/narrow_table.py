"""A table that is a list on a narrow screen: what a row is of above, its figures by their names beneath."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

import pandas as pd
from pandas.api.types import is_bool_dtype, is_numeric_dtype

from detente.ui.components import narrow_list
from detente.ui.components.tables import SIGNED, records, show, tidy
from detente.ui.wording import day, percent, signed

_BETWEEN: Final = " · "
_MOST_NAMES: Final = 2  # columns of words that stand above where a table begins with a figure


def shown(frame: pd.DataFrame, columns: Mapping[str, Any], *, key: str, alt: str) -> None:
    """Draw both; the width of the screen decides which is seen.

    Args:
        frame: The rows.
        columns: Names and formats by column, as of `st.dataframe`; None leaves a column out.
        key: Its name on the page.
        alt: What the table is, for a screen reader.
    """
    narrow_list.narrow(key, lines(frame, columns), len(frame), "row", others="All of them are in the file.")
    with narrow_list.wide(key):
        show(frame, columns, alt=alt)


def lines(frame: pd.DataFrame, columns: Mapping[str, Any]) -> list[narrow_list.ListedRow]:
    """The first rows in two lines each: the columns up to the first figure say what it is of.

    Args:
        frame: The rows; of a table that begins with a figure, the first words stand above, wherever they are.
        columns: As of `shown`.

    Returns:
        At most as many as a narrow list draws.
    """
    seen = [name for name in map(str, frame) if columns.get(name, name) is not None]
    above = _names(seen, [name for name in seen if _counts(frame[name], columns.get(name))])
    beneath = [name for name in seen if name not in above]
    return [
        narrow_list.ListedRow(
            _BETWEEN.join(filter(None, (_written(row[name], name, columns) for name in above))),
            "",
            _BETWEEN.join(_called(row, beneath, columns)),
        )
        for row in records(tidy(frame[seen].head(narrow_list.MOST)))
    ]


def _names(seen: list[str], figures: list[str]) -> list[str]:
    """The columns that say what a row is of."""
    leading = seen[: seen.index(figures[0])] if figures else seen
    words = [name for name in seen if name not in figures]
    return leading or words[:_MOST_NAMES] or seen[:1]


def _counts(column: pd.Series[Any], given: Any) -> bool:
    """Whether a column holds figures; a year is a name."""
    return is_numeric_dtype(column) and not is_bool_dtype(column) and _form(given) != "%d"


def _called(row: Mapping[str, Any], names: list[str], columns: Mapping[str, Any]) -> Iterator[str]:
    """What is known of a row, each by the name of its column."""
    for name in names:
        said = _written(row[name], name, columns)
        if said:
            yield f"{_label(name, columns)} {said}"


def _label(name: str, columns: Mapping[str, Any]) -> str:
    given = columns.get(name, name)
    label = str((given.get("label") or name) if isinstance(given, Mapping) else given)
    return label[:1].lower() + label[1:] if label[1:2].islower() else label


def _written(value: Any, name: str, columns: Mapping[str, Any]) -> str:
    """A value as the table writes it."""
    if value is None or value != value:
        return ""
    if isinstance(value, date):  # a time of pandas is one too
        return day(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if not isinstance(value, (int, float)):
        return str(value)
    if name in SIGNED:
        return signed(float(value), SIGNED[name])
    return _formatted(value, _form(columns.get(name)))


def _form(given: Any) -> str:
    settings = given.get("type_config") if isinstance(given, Mapping) else None
    return str((settings or {}).get("format") or "")


def _formatted(value: float, form: str) -> str:
    """A number by a format of Streamlit's: "percent", or "%,.1f", which is Python's own behind its sign."""
    if form == "percent":
        return percent(value)
    if form.startswith("%"):
        number = int(value) if form.endswith("d") else value
        return format(number, form[1:]).replace("-", "−")
    return (
        f"{value:,.2f}".rstrip("0").rstrip(".").replace("-", "−")
        if isinstance(value, float)
        else f"{value:,}"
    )
