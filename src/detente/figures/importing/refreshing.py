"""Asking the World Bank for its latest figures, where someone asks for it.

The only step of the figures that needs a network.

The answer is written as a csv in the layout of the World Bank's own download, so that it passes the same
checks.
"""

from __future__ import annotations

import csv
import io
from typing import Any

from detente.figures.importing.publisher_names import shipped as publisher_names
from detente.records import DetenteError

_PUBLISHER = "World Bank"
_INDICATORS = ("MS.MIL.XPND.GD.ZS", "MS.MIL.XPND.CD")
_SOURCE = 2  # the World Development Indicators among the World Bank's databases
_SECONDS = 30
_HEAD = ("Country Name", "Country Code", "Indicator Name", "Indicator Code")


def latest() -> dict[str, bytes]:
    """The csv of each indicator by its code, as the World Bank answers now.

    Raises:
        DetenteError: wbgapi is not installed, there is no network, or the answer is none; the message says
            what to do.
    """
    try:
        import requests
        import wbgapi
    except ImportError:
        raise DetenteError(
            "Asking the World Bank needs the package wbgapi; install it with “pip install wbgapi”."
        ) from None
    wbgapi.get_options = {"timeout": _SECONDS}
    try:
        return {code: _asked(wbgapi, code) for code in _INDICATORS}
    except requests.exceptions.RequestException:
        raise DetenteError(
            "The World Bank could not be reached: there is no network, or it does not "
            "answer. Nothing was changed. Download "
            "the indicator's csv elsewhere and bring it with “detente figures add FILE”."
        ) from None
    except (wbgapi.APIError, ValueError, KeyError) as trouble:
        raise DetenteError(
            f"The World Bank's answer could not be read ({trouble}); nothing was changed. Try again later."
        ) from None


def _asked(bank: Any, code: str) -> bytes:
    updated = str(bank.source.get(_SOURCE)["lastupdated"])
    name = next(
        column.words
        for column in publisher_names().columns
        if column.publisher == _PUBLISHER and column.name == code
    )
    values: dict[str, dict[int, float]] = {}
    for row in bank.data.fetch(code, skipBlanks=True, skipAggs=True, numericTimeKeys=True):
        values.setdefault(str(row["economy"]), {})[int(row["time"])] = row["value"]
    years = [year for each in values.values() for year in each]
    if not years:
        raise ValueError(f"no figures of {code}")
    span = range(min(years), max(years) + 1)
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerows(
        [["Data Source", "World Development Indicators", ""], [], ["Last Updated Date", updated, ""], []]
    )
    writer.writerow([*_HEAD, *span, ""])
    for economy in sorted(values):
        cells = [values[economy].get(year, "") for year in span]
        writer.writerow([publisher_names().codes.get(economy, economy), economy, name, code, *cells, ""])
    return out.getvalue().encode("utf-8-sig")
