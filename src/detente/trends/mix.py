"""The mix of sources: which share of a period's paragraphs comes from which outlet."""

from __future__ import annotations

import pandas as pd

OTHERS = "other outlets"
UNKNOWN = "outlet unknown"


def source_mix(tally: pd.DataFrame, most: int = 5) -> pd.DataFrame:
    """Which outlets a period's material comes from.

    Args:
        tally: By outlet, with a period (see `detente.store.tally`).
        most: How many outlets are named.

    Returns:
        period, outlet, paragraphs, share (0 to 1 of the period). Outlets beyond the largest are taken
        together.
    """
    named = tally.assign(outlet=tally["outlet"].replace("", UNKNOWN))
    largest = named.groupby("outlet")["paragraphs"].sum().nlargest(most).index
    named["outlet"] = named["outlet"].where(named["outlet"].isin(largest), OTHERS)
    mix = named.groupby(["period", "outlet"])["paragraphs"].sum().reset_index()
    return mix.assign(share=mix["paragraphs"] / mix.groupby("period")["paragraphs"].transform("sum"))
