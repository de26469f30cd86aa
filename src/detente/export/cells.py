"""Cells that a spreadsheet would run as a formula, made harmless.

OWASP, CSV Injection: a cell that begins with =, +, -, @, a tab or a carriage return is read as a formula; an
apostrophe before it makes it text.
"""

from __future__ import annotations

import pandas as pd

_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def neutral(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with every text cell that would be run led by an apostrophe; numbers stay numbers."""
    words = [name for name in frame.columns if frame[name].dtype == object or str(frame[name].dtype) == "str"]
    return frame.assign(**{name: frame[name].map(neutral_cell) for name in words})


def neutral_cell(value: object) -> object:
    """One cell: text that begins like a formula is led by an apostrophe, anything else is left as it is.

    Args:
        value: Of the cell.

    Returns:
        What may stand in a file that a spreadsheet opens.
    """
    return f"'{value}" if isinstance(value, str) and value.lstrip(" ").startswith(_STARTS) else value
