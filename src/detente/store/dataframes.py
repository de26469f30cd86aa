"""A query's result as a frame."""

from __future__ import annotations

from typing import Any

import pandas as pd
from sqlalchemy import Engine, Select


def frame_of(engine: Engine, query: Select[Any]) -> pd.DataFrame:
    """The rows of a query, with its columns also where there are none."""
    with engine.connect() as connection:
        result = connection.execute(query)
        return pd.DataFrame(result.mappings().all(), columns=list(result.keys()))
