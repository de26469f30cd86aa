"""The terms of quantities: data/figures/quantity_terms.csv, compiled. Every pattern matches folded text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, cast, get_args

from detente.data_tables import data_path, table
from detente.figures.figure_grammar import check_example
from detente.figures.term_kinds import TermKind, check_kind
from detente.records import DetenteError, QuantityKind
from detente.text.english import english
from detente.text.normalise import fold
from detente.text.word_patterns import any_of, behind_any

# How a cue stands to its figure: "noun" beside it, "verb" before it, "copula" joins it to its subject,
# "joint" is a
# target where an alliance does it and a pledge where a state does, "after" follows it.
Place = Literal["noun", "verb", "copula", "joint", "after"]
_KINDS: tuple[QuantityKind, ...] = get_args(QuantityKind)
_PLACES: tuple[Place, ...] = get_args(Place)
_PARTS = "½¼¾⅓⅔⅛"
_DIGITS = rf"\d{{0,2}} ?[{_PARTS}](?!\w)|" r"\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?(?![\d%])|\d+(?:[.,]\d+)?"
_UNITS = (
    "percent",
    "short percent",
    "points",
    "currency",
    "currency before",
    "count",
    "large count",
    "local",
    "local before",
    "money only",
)
_BEFORE_A_SUM = ("currency before", "local before")
# What ends a unit: no letter, nor a digit but the one or two of a note's mark ("2.2%3 of GDP", "2.1 %¹").
_NOTE = "[⁰¹²³⁴-⁹]"
_END = rf"(?:(?=\d{{1,2}}(?!\w))|(?={_NOTE})|(?!\w))"


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number counts.

    `group` is the kind of its row; `code` "%", "pp", an ISO 4217 code or what is counted.
    """

    group: str
    code: str


CURRENCY_BEFORE = ("currency before", "local before")  # groups of units that stand before their number


@dataclass(frozen=True, slots=True)
class QuantityTerms:
    """The compiled table: patterns, and what their matches stand for."""

    number: re.Pattern[str]
    values: dict[str, float]
    magnitude: re.Pattern[str]
    magnitudes: dict[str, float]
    sign_before: re.Pattern[str]
    unit: re.Pattern[str]
    units: dict[str, Unit]
    between: frozenset[str]
    fraction: re.Pattern[str]
    fractions: dict[str, float]
    multiple: re.Pattern[str]
    multiples: dict[str, tuple[str, float]]
    digits: re.Pattern[str]
    of: re.Pattern[str]
    ofs: dict[str, str]
    part: re.Pattern[str]
    parts: dict[str, str]
    meant_by: dict[str, tuple[re.Pattern[str], dict[str, str]]]
    cues: dict[Place, tuple[re.Pattern[str], dict[str, QuantityKind]]]
    hedge: re.Pattern[str]
    others: re.Pattern[str]
    growth_before: re.Pattern[str]
    growth_after: re.Pattern[str]
    share: re.Pattern[str]
    worth_reading: re.Pattern[str]


@lru_cache(maxsize=1)
def shipped() -> QuantityTerms:
    """The table that ships."""
    return read_quantity_terms(data_path("figures", "quantity_terms.csv"))


def read_quantity_terms(file: Path) -> QuantityTerms:
    """The table of quantity terms, compiled.

    Args:
        file: A table with the columns kind, form, value and example.

    Returns:
        The patterns, which match folded text, and what their matches stand for.

    Raises:
        DetenteError: With the line of a form that is there already, that its example does not hold, or
        whose kind or
            place does not exist.
    """
    by_kind: dict[str, dict[str, str]] = defaultdict(dict)
    for line, row in table(file, ("kind", "form", "example")):
        cue = row["kind"] in _KINDS
        check_kind(TermKind("quantity_terms", row["kind"], row["value"] if cue else ""), file, line)
        group, form = f"{row['kind']} {row['value']}" if cue else row["kind"], fold(row["form"])
        if form in by_kind[group]:
            raise DetenteError(f"{file.name}, line {line}: {form!r} is there already; take one away.")
        check_example(form, row["example"], file, line)
        by_kind[group][form] = row["value"]
    values = {word: float(number) for word, number in english().numbers.items()}
    magnitudes = _numbers(by_kind["magnitude"], file)
    units = {form: Unit(group, code) for group in _UNITS for form, code in by_kind[group].items()}
    fractions = _numbers(by_kind["fraction"], file)
    multiples = {
        form: (group, value)
        for group in ("multiplied", "times")
        for form, value in _numbers(by_kind[group], file).items()
    }
    hedges = rf"(?:(?:{any_of([*by_kind['hedge'], *by_kind['more of it']])})\s+)*"
    percents = [*by_kind["percent"], *by_kind["short percent"]]
    long_magnitudes = [form for form in magnitudes if len(form) > 3]
    figures = [*by_kind["percent"], *long_magnitudes, *fractions, *multiples, *by_kind["digits"], *values]
    return QuantityTerms(
        number=_number(values, [form for group in _BEFORE_A_SUM for form in by_kind[group]]),
        values=values,
        magnitude=re.compile(rf"[ -]?({any_of(magnitudes)})\b"),
        magnitudes=magnitudes,
        sign_before=_sign_before([form for group in _BEFORE_A_SUM for form in by_kind[group]]),
        unit=re.compile(rf"(?P<unit>{any_of(units)}){_END}"),
        units=units,
        between=frozenset(by_kind["between"]),
        fraction=_fraction(fractions),
        fractions=fractions,
        multiple=re.compile(rf"(?<![\w-])({any_of(multiples)})(?!\w)"),
        multiples=multiples,
        digits=_bounded(by_kind["digits"]),
        of=_bounded(by_kind["of"]),
        ofs=by_kind["of"],
        part=_bounded(by_kind["part"]),
        parts=by_kind["part"],
        meant_by={
            group: (_bounded(by_kind[group]), by_kind[group])
            for group in ("purpose", "bought", "defending", "economy", "apart")
        },
        cues=_cues(by_kind),
        hedge=_bounded(by_kind["hedge"]),
        others=re.compile(rf",?\s(?:and\s)?(?:{any_of(by_kind['others'])})\b"),
        growth_before=re.compile(rf"(?<!\w)(?:{any_of(by_kind['growth verb'])})\s+{hedges}$"),
        growth_after=re.compile(rf"\s*(?:{any_of(by_kind['growth after'])})(?!\w)"),
        share=re.compile(rf"%|percentage|(?<![a-z])(?:{any_of(percents)})(?![a-z])|\bgdp\b"),
        worth_reading=re.compile(rf"\d|\b(?:{any_of(figures)})\b"),
    )


def _numbers(rows: dict[str, str], file: Path) -> dict[str, float]:
    try:
        return {form: float(value) for form, value in rows.items()}
    except ValueError as wrong:
        raise DetenteError(f"{file.name}: a number or magnitude has no value ({wrong}); write one.") from None


def _number(values: dict[str, float], signs: Iterable[str]) -> re.Pattern[str]:
    """Numbers in digits or words; digits may stand right behind the sign or code of a currency."""
    one, digit = any_of(values), any_of(form for form, value in values.items() if value < 10)
    behind_half = any_of(english().classes["behind half a"])
    half_a = rf"half an?(?= (?:{behind_half}))"
    behind = rf"(?: hundred)?(?:[- ]and[- ]a[- ]half| point (?:{digit})(?: (?:{digit}))*)?"
    # A hyphen behind it makes it a part of another word ("three-year"), but not before the unit ("five-
    # percent").
    in_words = rf"(?<![\w-])(?:{half_a}|(?:{one})(?:[- ](?:hundred|{one}))*{behind})(?!\w)(?!-(?!per))"
    # What stands before digits: no word, the first end of a range, a minus, the sign or code of a currency.
    before = rf"(?<![\w.,%/-])|(?<=\d-)|(?<=[\s(]-)|{_behind_sign(signs)}"
    return re.compile(rf"(?=[\d{_PARTS}])(?:{before})(?:{_DIGITS})|half an?(?= percentage point)|{in_words}")


def _behind_sign(signs: Iterable[str]) -> str:
    """Right behind a sign of one character, or behind a code that begins a word."""
    single = "".join(re.escape(sign[-1]) for sign in signs if not sign[-1].isalpha() and sign[-1] != ".")
    return rf"(?<=[{single}])|{behind_any(sign for sign in signs if sign[0].isalpha())}"


def _sign_before(signs: Iterable[str]) -> re.Pattern[str]:
    """A sign or code before a sum; a word ("won 3-1") is none."""
    return re.compile(rf"(?<!\w)(?:{any_of(signs)})\s?(?=$|\d)")


def _fraction(fractions: Iterable[str]) -> re.Pattern[str]:
    counts = any_of(word for word, number in english().numbers.items() if number in range(1, 5))
    parts = any_of(part for part in fractions if part not in ("half", "halves"))
    return re.compile(
        rf"(?<![\w-])(?:(?P<count>an?|{counts})[ -](?P<part>{parts})|(?:one |a )?(?P<half>half))(?![\w-])"
    )


def _cues(by_kind: dict[str, dict[str, str]]) -> dict[Place, tuple[re.Pattern[str], dict[str, QuantityKind]]]:
    found: dict[Place, tuple[re.Pattern[str], dict[str, QuantityKind]]] = {}
    for place in _PLACES:
        kinds = {
            form: cast(QuantityKind, kind)
            for kind in _KINDS
            for form in by_kind.get(f"{kind} {place}", {})
            if kind != "growth"
        }
        found[place] = (_bounded(kinds), kinds)
    return found


def _bounded(forms: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{any_of(forms)})(?![\w-])")
