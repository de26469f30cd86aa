"""A query's result as a frame."""

from __future__ import annotations

from typing import Any

import pandas as pd
from sqlalchemy import Engine, Select


def frame_of(engine: Engine, query: Select[Any]) -> pd.DataFrame:
    """The rows of a query, with its columns also where there are none."""
    with engine.connect() as connection:
        result = connection.execute(query)
        # as tuples: of mappings pandas makes a dict a row first, which takes longer than the query
        return pd.DataFrame([tuple(row) for row in result], columns=list(result.keys()))
