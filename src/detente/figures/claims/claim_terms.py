"""The words around a figure that say how exactly it is meant, of which year and by whose count.

Claim_terms.csv.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from math import inf
from pathlib import Path

from detente.data_tables import data_path, table
from detente.figures.figure_grammar import check_example
from detente.figures.figure_grammar import shipped as shipped_grammar
from detente.figures.term_kinds import TermKind, check_kind, kinds_of
from detente.records import DetenteError
from detente.text.english import english
from detente.text.normalise import fold
from detente.text.word_patterns import any_of

# Between a word of rounding and its figure, and before a state's whole output.
_GAP = rf"\s+(?:(?:{any_of(english().classes['between rounding and figure'])}) )?"
_OUTPUT = rf"(?:(?:{any_of(shipped_grammar().classes['output_owner'])}) )?gdp"


@dataclass(frozen=True, slots=True)
class Hedge:
    """A word of rounding: the figure lies between `low` and `high` times what is said.

    Infinite where it is open.
    """

    words: str
    low: float
    high: float
    behind: bool = False  # "or more" follows its figure

    @property
    def one_sided(self) -> bool:
        """Whether it is a bound ("more than"), not a rounding ("about")."""
        return inf in (abs(self.low), abs(self.high))


@dataclass(frozen=True, slots=True)
class ClaimTerms:
    """The compiled table. Patterns match folded text; `values` holds what the words of a kind stand for."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    to_be: re.Pattern[str]
    hedges: dict[str, Hedge]
    patterns: dict[str, re.Pattern[str]]
    values: dict[str, dict[str, str]]

    def says(self, kind: str, text: str) -> str | None:
        """The last words of a kind in a text, None where there are none."""
        found = None
        for match in self.patterns[kind].finditer(text):
            found = match[0]
        return found


@lru_cache(maxsize=1)
def shipped() -> ClaimTerms:
    """The table that ships."""
    return read_claim_terms(data_path("figures", "claim_terms.csv"))


def read_claim_terms(file: Path) -> ClaimTerms:
    """The table of claim terms, compiled.

    Args:
        file: A table with the columns kind, form, value, low, high, example and reason. `low` and `high`
        are shares of a
            figure, blank where open.

    Returns:
        The patterns, which match folded text, and what the words stand for.

    Raises:
        DetenteError: With the line of a form that is there already or that its example does not hold, of a
        kind that
            does not exist, or of bounds that are no numbers or change places.
    """
    hedges: dict[str, Hedge] = {}
    values: dict[str, dict[str, str]] = {kind: {} for kind in kinds_of("claim_terms")}
    for line, row in table(file, ("kind", "form", "example")):
        kind, form = row["kind"], fold(row["form"])
        check_kind(TermKind("claim_terms", kind, ""), file, line)
        low, high = _bounds(row, file, line)
        if form in values[kind]:
            raise DetenteError(f"{file.name}, line {line}: {form!r} is there already; take one away.")
        check_example(form, row["example"], file, line)
        values[kind][form] = row["value"]
        if kind in ("before", "after"):
            hedges[form] = Hedge(form, low, high, kind == "after")
    return ClaimTerms(
        before=re.compile(rf"(?<![\w-])({any_of(values['before'])}){_GAP}$"),
        after=re.compile(rf"(?:\s+of {_OUTPUT})?(?:\s*|-)({any_of(values['after'])})(?!\w|\s?\d)"),
        to_be=re.compile(
            rf"(?<![\w-])(?:{any_of(values['planned'])})\s+(?:\w+\s+){{0,2}}(?:{any_of(values['spend'])})\s+(?:[\w-]+\s+){{0,4}}$"
        ),
        hedges=hedges,
        patterns={
            kind: re.compile(rf"(?:(?<![\w-])|(?=n't))(?:{any_of(forms)})(?!\w)")
            for kind, forms in values.items()
        },
        values=values,
    )


def _bounds(row: dict[str, str], file: Path, line: int) -> tuple[float, float]:
    try:
        low = float(row["low"]) if row["low"] else -inf
        high = float(row["high"]) if row["high"] else inf
    except ValueError:
        raise DetenteError(
            f"{file.name}, line {line}: low and high are numbers or blank; correct the row."
        ) from None
    if low > high:
        raise DetenteError(f"{file.name}, line {line}: low is above high; correct the row.")
    return low, high
