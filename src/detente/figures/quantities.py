"""Quantities: shares, sums of money, counts of forces; whose, of what, for when, and how they are meant.

A small grammar of our own over the words in data/figures/quantity_words.csv. A growth rate is not a share, a target is
not an outturn; where the text does not say, the field stays None.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import cast, get_args

from detente.records import DetenteError, Quantity, QuantityKind
from detente.shipped import data_path, table
from detente.text.normalise import fold
from detente.text.sentences import sentences
from detente.voices.gazetteer import gazetteer
from detente.voices.names import Named, named_in

_KINDS = get_args(QuantityKind)
_DIGITS = r"\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?(?!\d)|\d+(?:[.,]\d+)?"
_YEAR = re.compile(
    r"\b(?P<how>by|in|until|till|from|since|for|before|of|to|during)\s+(?:the end of |fiscal |financial |late |early |mid-)*(?P<year>(?:19|20)\d\d)\b"
)
_RANGE = re.compile(r"\s?(?:-|–|to|or)\s?")
_CLAUSE = re.compile(r",\s(?:which|who|whose|where)\b[^,]*,")
_PLACE = re.compile(r"\b(?:in|at|to|from|near|for)\s+$")  # "in The Hague" is where, not whose
_FROM = re.compile(r"\bfrom\s+(?:about |around |roughly |some |just )?$")
_BETWEEN = re.compile(r"\bbetween\s+(?:about |around )?$")
_ALLIANCE = re.compile(
    r"\b(?:(?:all |the |its |other )*(?:allies|alliance(?:'s)?(?: members?| states| countries| nations)?)|member (?:states|countries|nations)|members)\b"
)
_EUROPEANS = re.compile(r"\beurope(?:an)?(?:'s)? (?:nato )?(?:allies|members|states)? ?and canada\b")
_FACES = 60  # characters after a quantity in which "for alliance members" says whose it is
_GOES_ON = 160  # characters in which a bare share still belongs to the share before it
_NEAR = 90  # characters in which a word still says how a quantity is meant


@dataclass(frozen=True, slots=True)
class Words:
    """The compiled table. Patterns match folded text."""

    number: re.Pattern[str]
    values: dict[str, float]
    magnitude: re.Pattern[str]
    magnitudes: dict[str, float]
    sign_before: re.Pattern[str]
    unit_after: re.Pattern[str]
    units: dict[str, tuple[str, str]]
    of: re.Pattern[str]
    ofs: dict[str, str]
    kind: re.Pattern[str]
    kinds: dict[str, str]
    worth_reading: re.Pattern[str]


def quantities(text: str, section: str | None = None) -> tuple[Quantity, ...]:
    """The quantities of a paragraph in order of place. `section`: the heading above, which may name the alliance."""
    words = _words()
    folded = fold(text)
    if not words.worth_reading.search(folded):
        return ()
    names = named_in(text)
    context = f"{section or ''}\n{text}"
    found: list[Quantity] = []
    for start, end in sentences(text):
        inside = [name for name in names if start <= name.start < end]
        for span, value, high, unit in _values(folded, start, end, words):
            described = _described(folded, span, value, high, unit, start, end, inside, context, words)
            found.append(_like_the_one_before(described, found[-1] if found else None))
    return tuple(found)


def _like_the_one_before(quantity: Quantity, before: Quantity | None) -> Quantity:
    """ "5 % of GDP: 3.5 % for core defence and 1.5 % …": a bare share goes on from the share named just before it."""
    if before is None or quantity.unit != "%" or before.unit != "%" or quantity.of or before.of != "GDP":
        return quantity
    if quantity.start - before.end > _GOES_ON or quantity.kind == "growth":
        return quantity
    return replace(
        quantity,
        of=before.of,
        whose=quantity.whose or before.whose,
        year=quantity.year or before.year,
        kind=quantity.kind or before.kind,
    )


_Value = tuple[tuple[int, int], float, float | None, str]


def _values(folded: str, start: int, end: int, words: Words) -> list[_Value]:
    """Numbers with a unit: span, value, upper end of a range, unit."""
    found: list[_Value] = []
    at = start
    while number := words.number.search(folded, at, end):
        at = number.end()
        read = _with_unit(folded, number, start, end, words)
        if read:
            found.extend(read)
            at = max(at, read[-1][0][1])
    return found


def _with_unit(folded: str, number: re.Match[str], start: int, end: int, words: Words) -> list[_Value] | None:
    value = _number(number[0], words)
    if value is None:
        return None
    sign = words.sign_before.search(folded[max(start, number.start() - 8) : number.start()])
    begin = number.start() - len(sign[0]) if sign else number.start()
    first, after = _scaled(folded, number.end(), end, words)
    unit, stop = _unit(folded, after, end, words)
    second: float | None = None
    between = _RANGE.match(folded, stop, end)
    if not between and _BETWEEN.search(folded[max(start, begin - 24) : begin]):
        between = re.compile(r"\s?and\s?").match(folded, stop, end)
    if between:
        again = words.sign_before.match(folded, between.end(), end)
        upper = words.number.match(folded, again.end() if again else between.end(), end)
        if upper and (high := _number(upper[0], words)) is not None:
            scale, after_upper = _scaled(folded, upper.end(), end, words)
            upper_unit, upper_stop = _unit(folded, after_upper, end, words)
            if sign or again or upper_unit or unit:
                unit, stop = upper_unit or unit, upper_stop
                first = first if first != 1 else scale
                second = high * scale
                after = after_upper
    if sign and not unit:
        unit, stop = words.units[sign[0].strip()][1], after if second is None else stop
    if unit is None or (unit == "%" and first != 1):
        return None
    value *= first
    if second is not None and _FROM.search(folded[max(start, begin - 24) : begin]):
        split = folded.rfind(" to ", begin, stop)
        split = split if split > begin else begin + 1
        return [((begin, split), value, None, unit), ((split + 4, stop), second, None, unit)]
    if second is not None and second <= value:
        second = None
    return [((begin, stop), value, second, unit)]


def _number(written: str, words: Words) -> float | None:
    """ "4.48", "3,5", "1,200", "twenty-five", "two and a half" as a number; None for a bare year."""
    if written[0].isdigit():
        if re.fullmatch(r"\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?", written):
            return float(re.sub(r"[, ]", "", written))
        if re.fullmatch(r"(?:19|20)\d\d", written):
            return None
        return float(written.replace(",", "."))
    total = 0.0
    for word in re.split(r"[\s-]+", written.replace(" and a half", "").replace("half a", "")):
        if word == "hundred":
            total = max(total, 1) * 100
        elif word in words.values:
            total += words.values[word]
    return total + (0.5 if "half" in written else 0)


def _scaled(folded: str, at: int, end: int, words: Words) -> tuple[float, int]:
    magnitude = words.magnitude.match(folded, at, end)
    return (words.magnitudes[magnitude[1]], magnitude.end()) if magnitude else (1.0, at)


def _unit(folded: str, at: int, end: int, words: Words) -> tuple[str | None, int]:
    unit = words.unit_after.match(folded, at, end)
    return (words.units[" ".join(unit["unit"].split())][1], unit.end()) if unit else (None, at)


def _described(
    folded: str, span: tuple[int, int], value: float, high: float | None, unit: str,
    start: int, end: int, names: Sequence[Named], context: str, words: Words,
) -> Quantity:  # fmt: skip
    of, of_end = _of_what(folded, span, start, end, unit, words)
    return Quantity(
        start=span[0],
        end=span[1],
        value=value,
        high=high,
        unit=unit,
        of=of,
        whose=_whose(folded, (span[0], max(span[1], of_end)), start, end, names, context),
        year=_year(folded, span, start, end),
        kind=_kind(folded, (span[0], max(span[1], of_end)), start, end, unit, words),
    )


def _of_what(
    folded: str, span: tuple[int, int], start: int, end: int, unit: str, words: Words
) -> tuple[str | None, int]:
    if unit not in ("%", "pp") and not unit.isupper():
        return None, span[1]
    direct = re.compile(r"\s*(?:of|in|for|on)\s+(?:[\w'-]+\s+){0,3}?").match(folded, span[1], end)
    if direct:
        what = next(words.of.finditer(folded, span[1], min(end, span[1] + 48)), None)
        if (
            what
            and len(folded[span[1] : what.start()].split()) <= 4
            and "," not in folded[span[1] : what.start()]
        ):
            return words.ofs[what[0]], what.end()
    near = [
        (min(abs(what.start() - span[1]), abs(span[0] - what.end())), words.ofs[what[0]])
        for what in words.of.finditer(folded, max(start, span[0] - _NEAR), min(end, span[1] + _NEAR))
        if not (unit.isupper() and words.ofs[what[0]] == "GDP")
    ]
    return (min(near)[1] if near else None), span[1]


def _whose(
    folded: str, span: tuple[int, int], start: int, end: int, names: Sequence[Named], context: str
) -> str | None:
    known = gazetteer()
    hidden = [(m.start(), m.end()) for m in _CLAUSE.finditer(folded, start, end)]
    sides: list[tuple[int, int, str]] = []
    for name in names:
        side = (
            known.adjectives.get(name.name)
            if name.kind == "adjective"
            else name.actor.side
            if name.actor and name.kind != "person"
            else None
        )
        place = name.kind == "capital" and _PLACE.search(folded[max(start, name.start - 8) : name.start])
        if side and not place and not any(low <= name.start < high for low, high in hidden):
            sides.append((name.start, name.end, side))
    alliance = "NATO" in context or "alliance" in context.lower()
    if alliance:
        sides += [
            (m.start(), m.end(), "NATO")
            for m in _ALLIANCE.finditer(folded, start, end)
            if not any(low <= m.start() < high for low, high, _ in sides)
        ]
    for m in _EUROPEANS.finditer(folded, start, end):
        sides = [(low, high, side) for low, high, side in sides if not m.start() <= low < m.end()]
        sides.append((m.start(), m.end(), "NATO"))
    sides.sort()
    for low, _, side in sides:
        if span[1] <= low <= span[1] + _FACES and re.match(
            r"\s*(?:(?:for|by|from|with|among|across|in)\b|of\b)\s*(?:[\w'-]+\s+){0,3}$",
            folded[span[1] : low],
        ):
            return side
    before = [side for low, high, side in sides if high <= span[0]]
    return before[-1] if before else None


def _year(folded: str, span: tuple[int, int], start: int, end: int) -> int | None:
    best: tuple[int, int] | None = None
    for found in _YEAR.finditer(folded, start, end):
        after = found.start() >= span[1]
        distance = found.start() - span[1] if after else span[0] - found.end() + 40
        distance -= 30 if found["how"] == "by" else 0
        if best is None or distance < best[0]:
            best = (distance, int(found["year"]))
    return best[1] if best and best[0] <= _NEAR else None


def _kind(
    folded: str, span: tuple[int, int], start: int, end: int, unit: str, words: Words
) -> QuantityKind | None:
    if unit not in ("%", "pp") and not unit.isupper():
        return None
    nearest: tuple[float, str] | None = None
    for word in words.kind.finditer(folded, max(start, span[0] - _NEAR), min(end, span[1] + _NEAR)):
        if span[0] <= word.start() < span[1]:
            continue
        kind = words.kinds[word[0]]
        distance = float(span[0] - word.end() if word.end() <= span[0] else word.start() - span[1] + 12)
        if kind in ("growth", "threshold"):
            # "rose by 18 %" and "below 2 %" stand right before their figure, or do not mean it.
            if word.end() > span[0] or distance > 14 or "to" in folded[word.end() : span[0]].split():
                continue
            distance -= 20
        elif word.end() <= span[0] and re.search(r"[;:]", folded[word.end() : span[0]]):
            distance += 30
        if nearest is None or distance < nearest[0]:
            nearest = (distance, kind)
    if unit == "pp":
        return "growth"
    return cast(QuantityKind, nearest[1]) if nearest else None


@lru_cache(maxsize=1)
def _words() -> Words:
    return read_words(data_path("figures", "quantity_words.csv"))


def read_words(file: Path) -> Words:
    """The table of quantity words, compiled. Raises DetenteError with the line where a row is wrong."""
    by_kind: dict[str, dict[str, str]] = {}
    for line, row in table(file, ("kind", "words", "reason")):
        for form in row["words"].split(";"):
            owner = by_kind.setdefault(row["kind"], {})
            if fold(form.strip()) in owner:
                raise DetenteError(
                    f"{file.name}, line {line}: {form.strip()!r} is there already; take one away."
                )
            owner[fold(form.strip())] = row["value"]
    try:
        values = {word: float(value) for word, value in by_kind["number"].items()}
        magnitudes = {word: float(value) for word, value in by_kind["magnitude"].items()}
    except ValueError as wrong:
        raise DetenteError(f"{file.name}: a number or magnitude has no value ({wrong}); write one.") from None
    units = {
        word: (kind, value)
        for kind in ("percent", "points", "currency", "count")
        for word, value in by_kind[kind].items()
    }
    kinds = {word: kind for kind in _KINDS for word in by_kind.get(kind, {})}
    one = _any_of(values)
    in_words = (
        rf"(?<![\w-])(?:half a|(?:{one})(?:[- ](?:hundred|{one}))*(?: hundred)?(?: and a half)?)(?![\w-])"
    )
    signs = [
        word for word in by_kind["currency"] if not word[-1].isalpha() or (len(word) == 3 and word != "try")
    ]
    after = sorted((word for word in units), key=len, reverse=True)
    return Words(
        number=re.compile(
            rf"(?<![\w.,-])(?:{_DIGITS})|(?<=\d-)(?:{_DIGITS})|(?<=[$€£¥₽₹])(?:{_DIGITS})|(?<=\b(?:usd|eur|gbp))(?:{_DIGITS})|{in_words}"
        ),
        values=values,
        magnitude=re.compile(rf"[ -]?({_any_of(magnitudes)})(?![\w])"),
        magnitudes=magnitudes,
        sign_before=re.compile(rf"(?<!\w)(?:{_any_of(signs)})\s?(?=$|\d)"),
        unit_after=re.compile(
            r"\s?(?:of |in |more |additional |new |extra |nuclear |deployed |main |russian |american |combat |active |modern |armed )*"
            rf"(?P<unit>%|(?:{'|'.join(re.escape(word) for word in after if word != '%')})(?!\w))"
        ),
        units=units,
        of=re.compile(rf"(?<!\w)(?:{_any_of(by_kind['of'])})(?!\w)"),
        ofs=by_kind["of"],
        kind=re.compile(rf"(?<!\w)(?:{_any_of(kinds)})(?!\w)"),
        kinds=kinds,
        worth_reading=re.compile(
            rf"\d|{_any_of([*by_kind['percent'], *(m for m in magnitudes if len(m) > 3)])}"
        ),
    )


def _any_of(words: Sequence[str] | dict[str, object] | dict[str, float] | dict[str, str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
