"""Two parts that tests compare, put side by side as the store gives them."""

from __future__ import annotations

import pandas as pd

KEY = ["name", "article"]


def side_by_side(first: pd.DataFrame, second: pd.DataFrame) -> pd.DataFrame:
    """One frame of two, each with name, article, total and parts."""
    both = pd.merge(first, second, on=KEY, how="outer", suffixes=("_first", "_second"))
    numbers = [name for name in both if name not in KEY]
    return both.assign(**both[numbers].astype(float).fillna(0.0)).sort_values(KEY, ignore_index=True)
