"""What a click chooses: one name for the selection of every chart, and the look of a mark that opens."""

from __future__ import annotations

from typing import Final

import altair as alt

MARK: Final = "mark"  # the name of the selection
OPENS: Final = "pointer"  # the cursor over a mark that can be chosen; over all others it stays an arrow
SINCE: Final = "since"  # the first day of a mark's period, as "2025-04-01"
PERIOD_AS_DAY: Final = {SINCE: "timeFormat(datum.period, '%Y-%m-%d')"}  # for `transform_calculate`


def chosen_by(*fields: str) -> alt.Parameter:
    """The selection of a chart whose marks open.

    Args:
        fields: the columns by which a mark is known. A mark of another layer that lacks one is known without
            it.

    Returns:
        A parameter for the layer that is chosen from; give that layer a name, or Altair counts one up at each
        rerun and the browser begins the chart again.
    """
    return alt.selection_point(name=MARK, fields=list(fields), on="click", empty=False)
