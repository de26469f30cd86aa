"""Numbers, dates and names as the pages write them: alike everywhere."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from babel.dates import format_date

from detente.export.provenance import LOCALE, in_words
from detente.export.provenance import count as count
from detente.figures.claims.claim_terms import Hedge
from detente.figures.events import Precision
from detente.records import Quantity

_MAGNITUDES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_PERCENT = re.compile(r"(?<=\d) (?=%)")
_SIGNS = frozenset(r"\`*_{}[]()#+-.!|~$:<>&")
# Which part of the warheads or launchers: the words before what is counted, and those behind it.
_PARTS = {"deployed": ("deployed ", ""), "retired": ("retired ", ""), "stockpile": ("", " in the stockpile")}
# What a field for a date takes; Streamlit by itself takes no day more than ten years from today.
EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)
PASTED = "pasted text"  # what stands for the name of a file
STANCE_SIGNS = {"escalatory": "▲", "de-escalatory": "▼", "mixed": "◆", "neutral": "○"}


def day(when: date | datetime | None) -> str:
    """A day as pages write it: "25 June 2025"; "date unknown" where there is none.

    Args:
        when: A day, a time, or a missing date of a table.

    Returns:
        The words.
    """
    if when is None or when != when:  # a missing date in a table is not equal to itself
        return "date unknown"
    return in_words(when)


def day_as_known(when: date, precision: Precision) -> str:
    """A recorded date as exactly as its sources agree on it: "25 June 2025", "June 2025", "2025"."""
    return {"day": day(when), "month": _month(when), "year": f"{when.year}"}[precision]


def edition(name: str) -> str:
    """ "2025-08" as "August 2025"."""
    return _month(date(int(name[:4]), int(name[5:7]), 1))


def published(when: str) -> str:
    """ "2025-08-28" as "28 August 2025", "2025-08" as "August 2025", "2025" as it is."""
    match when.count("-"):
        case 0:
            return when
        case 1:
            return edition(when)
        case _:
            return day(date.fromisoformat(when))


@lru_cache(maxsize=2_000)
def _month(when: date) -> str:
    return str(format_date(when, "MMMM y", locale=LOCALE))


_NO_LINK = "\u200b"  # nothing to see; what follows is no address to those who look for one


def plain(text: str) -> str:
    """Text for a caption or a label, which read markdown: its signs are escaped, no line breaks before "%",
    and no address becomes a link by itself.

    Args:
        text: Any text; line breaks become spaces.

    Returns:
        Markdown that shows exactly `text`.
    """
    bound = _PERCENT.sub("\u00a0", " ".join(text.split())).replace("://", f"://{_NO_LINK}")
    return "".join(f"\\{sign}" if sign in _SIGNS else sign for sign in bound)


_ADDRESS = re.compile(r"(https?://[^\s,;()<>]*[^\s,;()<>.])")
_SHORT = 40  # characters of an address that are read in a line


def with_links(text: str) -> str:
    """As `plain`, but addresses can be followed, and a long one shows its host alone.

    Args:
        text: A source line of the official record.

    Returns:
        Markdown: "NATO, [nato.int](https://www.nato.int/a-long-path.xlsx)".
    """
    parts = []
    for part in _ADDRESS.split(text):
        if _ADDRESS.fullmatch(part):
            bare = part.partition("://")[2].removeprefix("www.")
            shown = bare if len(bare) <= _SHORT else bare.partition("/")[0]
            parts.append(f"[{plain(shown)}]({part})")
        else:  # `plain` drops the spaces at both ends
            before, after = part[:1].isspace() * " ", part[1:][-1:].isspace() * " "
            parts.append(f"{before}{plain(part)}{after}")
    return "".join(parts)


def capital(said: str) -> str:
    """A capital at the beginning.

    Args:
        said: Words.

    Returns:
        "chief of state" as "Chief of state"; what stands behind the first letter stays, and so does the sign
        of a measure: a large κ is another letter.
    """
    return said if said.startswith("κ") else said[:1].upper() + said[1:]


def signed(value: float, digits: int = 2) -> str:
    """A balance or a change with its sign and a true minus: "+0.40", "−0.60", "0.00".

    Args:
        value: Any number.
        digits: Decimals.

    Returns:
        The number; zero has no sign.
    """
    number = f"{abs(value):.{digits}f}"
    if not float(number):
        return number
    return f"{'+' if value > 0 else '−'}{number}"


def number(value: float, digits: int) -> str:
    """A measure with a true minus where it is below zero: "0.40", "−0.02", "0.00".

    Args:
        value: Any number.
        digits: Decimals.

    Returns:
        The number.
    """
    return signed(value, digits).removeprefix("+")


def percent(share: float, digits: int = 0) -> str:
    """A share in percent: "38 %", with a space that does not break.

    Args:
        share: 0 to 1.
        digits: Decimals.

    Returns:
        The number and its sign.
    """
    return f"{share * 100:.{digits}f}\u00a0%"


def stance(name: str) -> str:
    """A stance with its sign, so that colour is never the only one."""
    return f"{STANCE_SIGNS.get(name, '')} {name}".strip()


def amount(quantity: Quantity) -> str:
    """ "5 % of GDP", "EUR 800 billion", "2 to 3 %", "22 % change in defence spending", "1,550 deployed
    warheads", "290 warheads in the stockpile".
    """
    if quantity.unit == "%":
        low, high = f"{quantity.value:g}", f"{quantity.high:g}" if quantity.high is not None else ""
        number = f"{low} to {high}\u00a0%" if high else f"{low}\u00a0%"
        if quantity.kind == "growth":  # "22 % of defence spending" would be a share
            return f"{number} change in {quantity.of}" if quantity.of else f"{number} change"
    else:
        number = _short(quantity.value)
        if quantity.high is not None:
            number += f" to {_short(quantity.high)}"
        # A currency stands before its sum, what is counted behind its number.
        if not quantity.unit.isupper():
            before, behind = _PARTS.get(quantity.of or "", ("", f" of {quantity.of}" if quantity.of else ""))
            return f"{number} {before}{quantity.unit}{behind}"
        number = f"{quantity.unit} {number}"
    return f"{number} of {quantity.of}" if quantity.of else number


def hedged(said: str, hedge: Hedge | None) -> str:
    """A figure with its word of rounding: "almost 5 % of GDP"; what follows it in the text ("or more")
    follows here too.
    """
    if hedge is None:
        return said
    return f"{said} {hedge.words}" if hedge.behind else f"{hedge.words} {said}"


def amount_of(row: Mapping[Any, Any]) -> str:
    """`amount` of a row of the store: value, high, unit, of, kind."""
    high = row["high"] if row["high"] is not None and row["high"] == row["high"] else None
    of = row["of"] if isinstance(row["of"], str) else None
    return amount(Quantity(0, 1, row["value"], high, row["unit"], of=of, kind=row["kind"]))


def _short(value: float) -> str:
    for size, name in _MAGNITUDES:
        if abs(value) >= size:
            return f"{value / size:g} {name}"
    return f"{value:,.0f}" if value == int(value) else f"{value:,g}"
