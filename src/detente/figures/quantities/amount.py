"""An amount: a number with its unit at its place in a paragraph."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit: `start` and `end` in the paragraph, `high` the upper end of a range.

    `unit` is "%", "pp", "times", a currency or what is counted; `local` names a word for money that two
    states share; `form` says how it is written where that shows what it means: "multiplied", "times",
    "fraction".
    """

    start: int
    end: int
    value: float
    high: float | None
    unit: str
    local: str | None = None
    form: str | None = None
