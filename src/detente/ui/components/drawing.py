"""A chart on the page: its specification with its frames beside it, quickly.

Altair validates each part of a chart against the schema of Vega-Lite whenever it is made, and the whole when
it is drawn, which costs more than everything else a page does; on a server that is left to the tests of the
charts. The frames bear the same names at each rerun, so that a browser that shows the chart already takes new
figures into it and does not start over.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from inspect import signature
from typing import Any, Literal

import altair
import numpy as np
import pandas as pd
import streamlit as st
from altair.utils.schemapi import disable_debug_mode

from detente.charts.mark_selection import MARK
from detente.ui.components.column_values import values

Drawn = altair.Chart | altair.LayerChart
Mark = Mapping[str, Any]  # what is known of a chosen mark, by column

_OF_LAYERS = tuple(signature(altair.TopLevelLayerSpec).parameters)[:-1]  # all but its **kwds

_PLAIN = "biufM"  # kinds of numbers and days, whose bytes say all

disable_debug_mode()


@dataclass(frozen=True, slots=True)
class Specified:
    """A chart in Vega-Lite that names its frames, and the frames."""

    spec: dict[str, Any]
    frames: dict[str, pd.DataFrame]

    def with_instead(self, before: pd.DataFrame, now: pd.DataFrame) -> Specified:
        """The same chart of other figures: `now`, of the same columns, in place of the frame `before`."""
        return Specified(
            self.spec, {name: now if frame is before else frame for name, frame in self.frames.items()}
        )


@dataclass(frozen=True, slots=True)
class Kept:
    """A chart, and as it is sent to a browser. All sessions share it: neither is to be changed."""

    drawn: Drawn
    specified: Specified


def kept(make: Callable[..., Drawn], *given: Any, **named: Any) -> Kept:
    """A chart that is made once for the same figures, whoever asks: making one takes longer than its query.

    Args:
        make: Draws it from what is given alone; a function of a module.
        *given: The frame and what else decides the chart.
        **named: More of it.

    Returns:
        The chart.
    """
    return _kept(f"{make.__module__}.{make.__qualname__}", make, *given, **named)


def content(frame: pd.DataFrame) -> str:
    """Everything in a frame that a chart can show: what is made of it is kept by this.

    Streamlit's own way of telling frames apart takes as long as some charts.

    Args:
        frame: Its columns have names; its index says nothing.

    Returns:
        Another text for other figures.
    """
    columns = ((name, str(frame[name].dtype), _held(frame[name])) for name in frame)
    return repr([*columns])


def _held(column: pd.Series[Any]) -> object:
    """Other for other values: numbers and days by a digest of their bytes, anything else as it is."""
    if isinstance(column.dtype, np.dtype) and column.dtype.kind in _PLAIN:
        return blake2b(column.to_numpy().tobytes()).hexdigest()
    return values(column)


@st.cache_resource(max_entries=128, show_spinner=False, hash_funcs={pd.DataFrame: content})
def _kept(name: str, _make: Callable[..., Drawn], *given: Any, **named: Any) -> Kept:
    drawn = _make(*given, **named)
    return Kept(drawn, specified(drawn))


def chart(
    drawn: Drawn | Specified,
    *,
    alt: str,
    key: str | None = None,
    width: Literal["stretch", "content"] = "stretch",
    on_select: Callable[[], None] | Literal["rerun", "ignore"] = "ignore",
    opens: bool = False,
) -> Mark | None:
    """Show a chart.

    Args:
        drawn: the chart, or one specified before.
        alt: what a screen reader says.
        key: the chart's name in the session; two charts of a page need two.
        width: across the page, or as wide as the chart itself.
        on_select: as of `st.vega_lite_chart`.
        opens: whether its marks can be chosen (see `detente.charts.mark_selection`).

    Returns:
        What is known of the chosen mark; None where none is, or where it stands for nothing that opens.
    """
    given = drawn if isinstance(drawn, Specified) else specified(drawn)
    state = st.vega_lite_chart(
        spec=given.spec | {"datasets": given.frames, "padding": {"bottom": 4, "left": 2}},
        key=key,
        width=width,
        alt=alt,
        on_select="rerun" if opens and on_select == "ignore" else on_select,
        selection_mode=MARK if opens else None,
    )
    chosen = state.selection.get(MARK, []) if opens and isinstance(state, dict) else []
    return next((mark for mark in chosen if mark), None)


def specified(drawn: Drawn) -> Specified:
    """The chart in Vega-Lite, not validated; its frames are named "frame 1", "frame 2" … in the order of its
    layers.
    """
    frames: dict[int, tuple[str, pd.DataFrame]] = {}
    spec = _specification(drawn, frames, {"top_level": False})
    return Specified({"$schema": altair.SCHEMA_URL, **spec}, dict(frames.values()))


def _specification(
    part: Any, frames: dict[int, tuple[str, pd.DataFrame]], context: dict[str, Any]
) -> dict[str, Any]:
    """A chart or layer in Vega-Lite with names in place of its frames, which are added to `frames`.

    `context`: Altair's own; "data" where a chart above has data. A chart of layers is written as the plain
    record of Vega-Lite that it is: Altair's own would copy all its layers three times whenever one is made.
    """
    data = part.data
    if isinstance(data, pd.DataFrame):
        name, _ = frames.setdefault(id(data), (f"frame {len(frames) + 1}", data))
        data = altair.NamedData(name=name)
    if data is not altair.Undefined:
        context = context | {"data": data}
    if not isinstance(part, altair.LayerChart):
        named = part.copy(deep=False)
        named.data = data
        return dict(named.to_dict(validate=False, context=context))
    own = {name: part[name] for name in _OF_LAYERS if part[name] is not altair.Undefined}
    named = altair.TopLevelLayerSpec(**own | {"data": data, "layer": []})
    layers = [_specification(layer, frames, context) for layer in part.layer]
    return {**named.to_dict(validate=False, context=context), "layer": layers}
