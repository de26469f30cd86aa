"""What a printed page leaves out: the way about, and what can only be pressed."""

from __future__ import annotations

from typing import Final

_LEFT_OUT = (
    "[data-testid=stSidebar], [data-testid=stHeader], [data-testid=stPopover], [data-testid=stButton], "
    "[data-testid=stDownloadButton], "
    "[data-testid=stElementToolbar], .st-key-hint"
)
_WHOLE = "[data-testid=stVegaLiteChart], [data-testid=stMetric] {break-inside: avoid;}"

# On screen they change nothing.
RULES: Final = f"@media print {{{_LEFT_OUT} {{display: none !important;}} {_WHOLE}}}"
