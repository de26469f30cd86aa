"""When: the year that a figure is for by its words and the article's date, and the edition that the
text names.
"""

from __future__ import annotations

import re
from datetime import date

from detente.figures.claims.claim_terms import ClaimTerms
from detente.figures.figure_grammar import Pattern
from detente.figures.quantities.quantity_terms import shipped as shipped_quantity_terms
from detente.records import CorrectedQuantity, Quantity
from detente.text.english import english

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MONTH = r"(?P<month> {month} ) \s+ (?P<year>20\d\d)"
_EDITION = (
    Pattern(r"\b {edition_noun} \b [^.;:]{0,60}? \b {edition_preposition} \s+ " + _MONTH),
    Pattern(r"\b " + _MONTH + r" \s+ {edition_noun} \b"),
)
# Another year than the one before it, right beside a figure: "after 1.69 % the year before", "ten years
# earlier it was".
_BEFORE = r"""(?: (?:the|a|(?P<many>[a-z]+|\d{1,2})) \s years? \s
                  (?: {year_before} | (?P<later>{year_later}) )
                | a \s (?P<decade>decade) \s {year_before}
                | the \s {previous} \s year )"""
_BEHIND = Pattern(r"\s* (?:of \s (?:its\s)? gdp \s+)? (?:of\s+)? " + _BEFORE + r" \b")
_BESIDE = re.compile(r"[^,;:().]{0,50}?\bin (?P<year>(?:19|20)\d\d)\b")
_ON_LAST_YEAR = Pattern(r"\b {compared_with_year} \s last \s year (?:'s)? \b")  # "up 22 % on last year"
_BEHIND_FIRST = 20  # characters by which a year behind a figure is nearer than one before it
_FIGURE = 40  # characters that hold a figure
_SUM_NEAR = 90  # characters on either side of a sum in which a word says that it is one of several years
_ENDS_WITH_A_FIGURE = re.compile(r"\d[\d.,]*\s?(?:%|per ?cent|[mbt]n|[a-z]{1,2}illion)?(?:\s\w+){0,2}\s*$")
_DECADE = 10  # years
# "will grow to 20 billion euros | in two years", "by the end of the decade"
_IN_YEARS = Pattern(r"[^.;:]{0,40}? \b (?:in|within) \s (?P<many>[a-z]+|\d{1,2}) \s years \b")
_TO_COME = Pattern(r"\b {future_verb} \b")
_YEARS_AGO = Pattern(r"\b (?: (?:a|(?P<many>[a-z]+|\d{1,2})) \s years? | a \s (?P<decade>decade) ) \s ago \b")
YEARS_AWAY = Pattern(
    r"\b [\w-]+ \s (?:years?|decades?) \s (?: {year_before} | {year_later} ) \b"
)  # no stretch
_THIS_DECADE = Pattern(r"[^.;:]{0,40}? \b by \s the \s end \s of \s (?:the|this) \s decade \b")
_FROM = re.compile(r"\bfrom\s+(?:\w+\s+){0,2}$")
_TO = re.compile(r"[^.;:]{0,40}?\bto\b")
_AHEAD = Pattern(_BEFORE + r" \b ,? \s+ (?:\w+\s+){0,3} $")


_SPAN = r"""(?: from \s YEAR \s {year_to} \s YEAR | between \s YEAR \s and \s YEAR
    | {through_years} (?: \s the \s {stretch_noun} (?:\s from)? )? \s YEAR
      \s? (?: and | {year_to} | [-–] ) \s? YEAR
    | (?:{through_years}\s)? the \s [a-z]+ \s years \s [a-z]+ \s YEAR )""".replace("YEAR", r"(?:19|20)\d\d")
# "300 billion euros on defence | from 2020 to 2024"
_SEVERAL_YEARS = Pattern(r"[^.;:,]{0,60}? \b " + _SPAN + r" \b")
# "In the two years to 2024 Norland spent | 23 billion dollars"
_OVER_YEARS = Pattern(r"\b " + _SPAN + r" \b [^.;:]{0,100} $")
# "between the start of the war and the end of | 2024", "2022, 2023 and 2024": no single year
_ENDS_IN = Pattern(r"\b between \s [^.;,]{1,60}? \s and \s (?:{year_part}\s (?:of\s)?)? (?:19|20)\d\d \b")
_LISTED_YEARS = Pattern(r"\b (?:19|20)\d\d (?: , \s (?:19|20)\d\d )* ,? \s and \s (?:19|20)\d\d \b")
_SINCE = Pattern(r"\b since \s (?P<since>(?:19|20)\d\d) \b")
_BETWEEN = Pattern(
    r"\b (?:between|from) \s (?P<first>(?:19|20)\d\d) \s {year_to} \s (?P<last>(?:19|20)\d\d) \b"
)
_OVER_STRETCH = Pattern(r"\b {through_years} \s (?:the|a) \s (?:\w+\s){0,2}? (?:decade|years) \b")
_PART_OF_YEAR = Pattern(r"\b {part_of_a_year} \s of \s (?: (?:19|20)\d\d | {year_of_speaking} ) \b")
# "all told", "over the life of the parliament"
_SUMMED = Pattern(r"\b {summed_over_time} \b")
# "Norland has put 23 billion dollars into defence | by 2024"; spending itself only reaches so much by then
_PERFECT = Pattern(r"\b {form_of_have} \s")
_BY_YEAR = Pattern(r"[^.;:,]{0,60}? \b {year_deadline} \s (?: the \s end \s of \s )? (?:19|20)\d\d \b")
_SPENDING = Pattern(r"\b {spending_word} \b")
SUMS_UP = Pattern(r"\b {sums_up} \s (?:{rounding}\s)? $")  # "added up to", which is no "up to"
_AT_AN_END = Pattern(r"\b (?:to|from) \s (?:{rounding}\s)? $")


def years_of(
    quantity: Quantity, before: str, after: str, published: date | None, table: ClaimTerms
) -> tuple[tuple[int, ...], bool]:
    """The years that a figure can be for, the likeliest first, and whether the text says so.

    Texts are folded.
    """
    if isinstance(quantity, CorrectedQuantity) and "year" in quantity.settled:
        return ((quantity.year,), True) if quantity.year else ((), False)
    earlier = _told_from_another(before, after)
    if earlier:
        # Of the years in the sentence the last that is not after the article: editions bear years too.
        named = [int(year[0]) for year in _YEAR.finditer(before)]
        named = [year for year in named if published is None or year <= published.year]
        base = quantity.year or (named[-1] if named else None) or (published.year if published else None)
        many = _DECADE if earlier["decade"] else _number(earlier["many"])
        years = many if earlier["later"] else -many
        return ((base + years,), True) if base and many else ((), False)
    if quantity.kind == "growth":
        before, after = _ON_LAST_YEAR.regex.sub("", before), _ON_LAST_YEAR.regex.sub("", after)
    if quantity.year is not None:
        return (quantity.year,), True
    beside = _BESIDE.match(after)
    if beside:  # "Italy, which spent 1.5 % of GDP on defence in 2024, has …"
        return (int(beside["year"]),), True
    if published is None:
        return (), False
    ahead = _years_ahead(before, after)
    if ahead is not None:
        return (published.year + ahead,), True
    if _THIS_DECADE.regex.match(after):
        return (published.year // _DECADE * _DECADE + _DECADE,), True
    relative = _relative_year(before, after, table)
    if relative is not None:
        return ((published.year + relative,), True) if relative != _UNTOLD else ((), False)
    return (published.year, published.year - 1), False


def told_from_another(before: str, after: str) -> bool:
    """Whether a figure's year is told from another one: "after 1.69 % the year before"."""
    return _told_from_another(before, after) is not None


def _told_from_another(before: str, after: str) -> re.Match[str] | None:
    """Words right behind a figure or at the head of its clause, but not those of the figure before them.

    Not so in "after 18 % the year before, and reach | 2 %".
    """
    ahead = _AHEAD.regex.search(before)
    if ahead and _ENDS_WITH_A_FIGURE.search(before, max(0, ahead.start() - _FIGURE), ahead.start()):
        ahead = None
    return _BEHIND.regex.match(after) or ahead


def _years_ahead(before: str, after: str) -> int | None:
    """How many years after it is said a figure is for: "will grow to 2 % in two years"."""
    found = _IN_YEARS.regex.match(after) if _TO_COME.regex.search(before) else None
    return _number(found["many"]) or None if found else None


# A word for a year behind another figure is that one's: "spends 2.8 %, up from | 2.4 % last year"
_OTHER_FIGURE = re.compile(r"\d[\d.,]*\s?(?:%|per ?cent\b|pc\b|[mbt]n\b|[a-z]{1,2}illion\b)")
_UNTOLD = -9999  # years: "some years ago"


def _relative_year(before: str, after: str, table: ClaimTerms) -> int | None:
    """How far the year of a figure is from when it is said: -1 by "last year", -2 by "two years ago".

    The words nearest to the figure decide, of its sentence any.
    """
    found: list[tuple[int, int]] = []
    after = after[: next((other.start() for other in _OTHER_FIGURE.finditer(after)), None)]
    for words, behind in ((after, True), (before, False)):
        said = [
            (match, int(table.values["year"][match[0]])) for match in table.patterns["year"].finditer(words)
        ]
        said += [(match, _years_ago(match)) for match in _YEARS_AGO.regex.finditer(words)]
        for match, years in said:
            far = match.start() if behind else len(words) - match.end() + _BEHIND_FIRST
            found.append((far, years))
    return min(found)[1] if found else None


def _years_ago(found: re.Match[str]) -> int:
    many = _DECADE if found["decade"] else _number(found["many"])
    return -many if many else _UNTOLD


def other_time(before: str, after: str, published: date | None, table: ClaimTerms) -> bool:
    """Whether a sentence without a year for its figure names one, or speaks of the past."""
    years = {int(year[0]) for year in _YEAR.finditer(before + " " + after)}
    near = {published.year, published.year - 1} if published else set()
    return bool(years - near or table.patterns["past"].search(before))


def several_years(before: str, after: str) -> bool:
    """Whether a sum is one over several years that are named: "spent 300 billion from 2020 to 2024".

    Args:
        before: The folded words before the sum in its sentence.
        after: Those behind it.

    Returns:
        True unless the sum is where a change between those years begins or ends ("rose to …").
    """
    near = (before[-_SUM_NEAR:], after[:_SUM_NEAR])
    if _said_in(near, _PART_OF_YEAR, _SUMMED):
        return True
    if _AT_AN_END.regex.search(before) and not SUMS_UP.regex.search(before):
        return False
    if _SEVERAL_YEARS.regex.match(after) or _OVER_YEARS.regex.search(before):
        return True
    if _said_in(near, _ENDS_IN) or (
        _said_in(near, _LISTED_YEARS) and not _OTHER_FIGURE.search(before + after)
    ):
        return True
    acted = _PERFECT.regex.search(before) and not _SPENDING.regex.search(before)
    return bool(acted and _BY_YEAR.regex.match(after))


def change_over_years(words: str, published: date | None) -> bool:
    """Whether a change is one over several years: "since 2014", "between 2020 and 2024", "in a decade".

    Args:
        words: The folded sentence of the change.
        published: When it was said, as far as known.

    Returns:
        True where it began more than a year before the last year that is named, or before it is said.
    """
    ends = [int(year[0]) for year in _YEAR.finditer(words)] + ([published.year] if published else [])
    if _OVER_STRETCH.regex.search(words):
        return True
    since = (int(found["since"]) for found in _SINCE.regex.finditer(words))
    between = ((int(found["first"]), int(found["last"])) for found in _BETWEEN.regex.finditer(words))
    return any(start + 1 < max(ends) for start in since) or any(first + 1 < last for first, last in between)


def _said_in(near: tuple[str, str], *patterns: Pattern) -> bool:
    """Whether one of some patterns is found on either side of a sum."""
    return any(pattern.regex.search(words) for pattern in patterns for words in near)


def began(before: str, after: str) -> bool:
    """Whether a figure is where a change began: "from 1.6 % of GDP to 2.1 %"."""
    return bool(_FROM.search(before) and _TO.match(after))


def edition_named(text: str) -> str | None:
    """The edition that a text says its figures are of.

    Args:
        text: A folded sentence or paragraph.

    Returns:
        Its year and month ("2025-08"); None where it names none.
    """
    for pattern in _EDITION:
        found = pattern.regex.search(text)
        if found:
            return f"{found['year']}-{english().month_numbers[found['month']]:02d}"
    return None


def _number(written: str | None) -> int:
    if written is None:
        return 1
    return int(written) if written.isdigit() else int(shipped_quantity_terms().values.get(written, 0))
