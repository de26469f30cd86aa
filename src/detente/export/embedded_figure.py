"""A chart to set into somebody else's page: one `figure` that loads nothing and names its source.

A frame that loads the live page would need a server that strangers may reach and frame, which the deployment
forbids (docs/security.md); a figure of its own goes on saying what was seen on the day it was taken.
"""

from __future__ import annotations

import base64
from html import escape

from detente.export.citation import finding_with_source
from detente.export.provenance import Provenance

_WEB = ("https://", "http://")


def as_figure(svg: bytes, provenance: Provenance, finding: str = "") -> bytes:
    """A chart as a piece of HTML that can be pasted into any page.

    Args:
        svg: The chart's picture, as of `detente.export.pictures.as_picture`.
        provenance: Where it comes from; its address is linked.
        finding: What the chart shows, in a sentence.

    Returns:
        A `figure` in UTF-8: the picture within it, under it the finding, the source and the link. No script.
    """
    said = escape(finding or provenance.title)
    data = base64.b64encode(svg).decode("ascii")
    picture = f'<img src="data:image/svg+xml;base64,{data}" alt="{said}" style="width:100%;height:auto">'
    caption = escape(finding_with_source(provenance, finding, with_address=False))
    if provenance.address.startswith(_WEB):
        caption += f' <a href="{escape(provenance.address)}">The chart with its evidence</a>'
    return (
        f'<figure style="margin:0;max-width:56rem">\n{picture}\n'
        f"<figcaption>{caption}</figcaption>\n</figure>\n"
    ).encode()
