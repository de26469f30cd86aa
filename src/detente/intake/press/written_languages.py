"""Languages by the names that press databases print, in the languages of their interfaces."""

from __future__ import annotations

import re
from functools import cache

_INTERFACES = ("en", "de", "fr", "es", "it", "nl", "pt", "ru", "ja", "zh")


def language_code(written: str | None) -> str | None:
    """The two-letter code of a language's name ("ENGLISH", "Englisch; Englisch"); None for any other word."""
    first = re.split(r"[;,(/]", written or "")[0].strip().casefold()
    return _codes().get(first)


@cache
def _codes() -> dict[str, str]:
    from babel import Locale

    found: dict[str, str] = {}
    for interface in _INTERFACES:
        for code, name in Locale(interface).languages.items():
            if len(code) == 2:
                found.setdefault(str(name).casefold(), code)
    return found
