"""Charts as pictures: svg and png in the app's own look, with title, source, day and filter, made without a
network.
"""

from __future__ import annotations

import io
import textwrap
from typing import Any, Literal

import altair as alt

from detente.export.provenance import Provenance

PictureFormat = Literal["png", "svg"]
PICTURE_FORMATS: tuple[PictureFormat, ...] = ("png", "svg")
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"  # the first ships with the converter
WIDTH = 860  # pixels of the plot
_SHARPNESS = 2  # png pixels for each of the chart's
_LINE = 130  # characters of a line of the foot
_INK, _PAPER, _PALE, _LINES = "#0d131a", "#ffffff", "#56616c", "#dfe4e9"


def as_picture(
    chart: alt.TopLevelMixin, form: PictureFormat, provenance: Provenance, finding: str = ""
) -> bytes:
    """A chart as a file of its own.

    Args:
        chart: An Altair chart.
        form: svg or png.
        provenance: Where the export comes from.
        finding: What the chart shows, which heads it above the title of what is drawn.

    Returns:
        The file. Its foot says where it comes from; the text is drawn, never read as markup.
    """
    out = io.BytesIO()
    text = io.StringIO()
    drawn = alt.Chart.from_dict(_with_foot(chart.to_dict(), provenance, finding))
    if form == "svg":
        drawn.save(text, format="svg")
        return text.getvalue().encode()
    drawn.save(out, format="png", scale_factor=_SHARPNESS)
    return out.getvalue()


def as_svg(chart: alt.TopLevelMixin) -> str:
    """The chart alone as svg, for a page that says the rest around it."""
    text = io.StringIO()
    alt.Chart.from_dict(_on_paper(chart.to_dict())).save(text, format="svg")
    return text.getvalue()


def _with_foot(spec: dict[str, Any], provenance: Provenance, finding: str) -> dict[str, Any]:
    """The chart over its provenance: a title above, a line of small text beneath."""
    foot = textwrap.wrap(provenance.line(), _LINE)
    spec = _on_paper(spec)
    config, data = spec.pop("config"), spec.pop("datasets", {})
    schema = spec.pop("$schema")
    note = {
        "data": {"values": [{}]},
        "mark": {"type": "text", "align": "left", "x": 0, "lineHeight": 14, "fontSize": 10.5, "color": _PALE,
                 "baseline": "top", "text": foot},
        "width": WIDTH, "height": 14 * len(foot), "view": {"stroke": None},
    }  # fmt: skip
    heading = {
        "text": textwrap.wrap(finding or provenance.title, 90),
        **({"subtitle": textwrap.wrap(provenance.title, 120), "subtitleColor": _PALE} if finding else {}),
        "subtitleFontSize": 12.5,
        "anchor": "start",
        "fontSize": 17,
        "color": _INK,
        "offset": 14,
    }
    return {
        "$schema": schema,
        "config": config,
        "datasets": data,
        "title": heading,
        "vconcat": [spec, note],
        "spacing": 10,
        "padding": 16,
    }


def _on_paper(spec: dict[str, Any]) -> dict[str, Any]:
    """A chart that filled its container, at a width of its own, on white."""
    axis = {
        "labelColor": _PALE,
        "titleColor": _PALE,
        "gridColor": _LINES,
        "domainColor": _LINES,
        "tickColor": _LINES,
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
    }
    config = {
        **spec.get("config", {}), "background": _PAPER, "font": FONT,
        "axis": axis, "view": {"stroke": None},
    }  # fmt: skip
    still = {
        name: part for name, part in _sized(spec).items() if name != "params"
    }  # a picture cannot be clicked
    return {**still, "config": config}


def _sized(spec: dict[str, Any]) -> dict[str, Any]:
    """The widths of a chart and of those within it, in pixels rather than of their container."""
    sized = {**spec}
    if sized.get("width") == "container":
        sized["width"] = WIDTH
    for name in ("vconcat", "hconcat"):
        if name in sized:
            sized[name] = [_sized(part) for part in sized[name]]
    return sized
