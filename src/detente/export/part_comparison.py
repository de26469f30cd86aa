"""Two parts of a library side by side: the comparison itself, its findings in words, and its table.

Reads the store, writes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd

from detente.attribution.gazetteer import gazetteer
from detente.export.provenance import count
from detente.scoring.codebook import act_label
from detente.store.comparison_sums import Dimension, comparison_sums
from detente.store.engine import Library
from detente.store.selection import Selection
from detente.text.english import named
from detente.trends.differences import DISCOVERY, LEAST_ARTICLES, Differences, differences

RANKED: tuple[Dimension, ...] = ("side", "speaker", "target", "act")
QUESTIONS: Mapping[Dimension, str] = {
    "whole": "All paragraphs",
    "side": "Sides that speak",
    "speaker": "Persons and bodies that speak",
    "target": "Sides that are spoken of",
    "act": "Acts",
}
_NAMED = 8  # of those left out
_IN_A_TITLE = 3  # names
MOST_DRAWN = 12  # rows of a chart; the table holds all


@dataclass(frozen=True, slots=True)
class ComparedPart:
    """One of the two parts that are compared: what it is called, and what it is."""

    label: str
    selection: Selection


def questions(first: ComparedPart, second: ComparedPart) -> tuple[Dimension, ...]:
    """What can be asked of two parts: of different sides not which of them speaks.

    Args:
        first: One part.
        second: The other.

    Returns:
        Those of `RANKED` under which a name can stand in both parts.
    """
    if first.selection.sides != second.selection.sides:
        return ("target", "act")
    return RANKED


def compared(engine: Library, first: Selection, second: Selection, dimension: Dimension) -> Differences:
    """Compare two parts by one question.

    Args:
        engine: The library.
        first: One part.
        second: The other; differences are second − first.
        dimension: By what the parts are compared.

    Returns:
        The differences; of acts in shares of paragraphs, else in balance.
    """
    return differences(*comparison_sums(engine, first, second, dimension))


def said_as(name: str, dimension: Dimension) -> str:
    """What a row is called on screen and in a pack.

    Args:
        name: Its code: of a side, of an act, or a speaker's name.
        dimension: What it is of.

    Returns:
        "Russia", "Talks", "Ida Berg".
    """
    if dimension == "act":
        return act_label(name).partition(":")[0]
    return gazetteer().name_of(name) if dimension in ("side", "target") else name


def drawn_rows(found: Differences, dimension: Dimension) -> pd.DataFrame:
    """The rows that a chart draws: the first `MOST_DRAWN` of `ranked_rows`.

    Args:
        found: Of one question.
        dimension: The question.

    Returns:
        Columns as of `ranked_rows`.
    """
    return ranked_rows(found, dimension).head(MOST_DRAWN)


def ranked_rows(found: Differences, dimension: Dimension) -> pd.DataFrame:
    """All rows of a question: those that stand out first, then the largest.

    Args:
        found: Of one question.
        dimension: The question.

    Returns:
        The columns of `Differences.rows`, with label and stands_out.
    """
    rows = found.rows.assign(
        label=[said_as(name, dimension) for name in found.rows["name"]],
        stands_out=found.stands_out,
    )
    return rows.sort_values("stands_out", ascending=False, kind="stable", ignore_index=True)


def headline(whole: Differences, first: ComparedPart, second: ComparedPart) -> str:
    """The comparison in one sentence, checked against chance.

    Args:
        whole: The difference of all paragraphs.
        first: One part.
        second: The other.

    Returns:
        "Against the second quarter of 2026, the third is more escalatory: +0.18 …", or that nothing differs.
    """
    if whole.rows.empty:
        return "One of the two parts holds too few articles to be compared as a whole."
    row = whole.rows.iloc[0]
    figures = (
        f"{_signed(row['difference'])} in mean balance (95 %: {_signed(row['difference_low'])} to "
        f"{_signed(row['difference_high'])}; {row['articles_first']:,} and "
        f"{count(int(row['articles_second']), 'article')}; {_chance(row['exact_chance'])})"
    )
    if row["exact_chance"] >= 0.05:
        return (
            f"Between {first.label} and {second.label} nothing differs more than chance would make: "
            f"{figures}."
        )
    way = "more escalatory" if row["difference"] > 0 else "more de-escalatory"
    return f"{second.label[:1].upper()}{second.label[1:]}: {way} than {first.label}, {figures}."


def only_one(found: Differences, dimension: Dimension) -> str:
    """The one row of a question in a sentence, where a chart would have nothing to rank.

    Args:
        found: Of one question, with exactly one row.
        dimension: The question.

    Returns:
        "Only Ukraine can be compared: −0.12 in mean balance (95 %: …)."
    """
    row = found.rows.iloc[0]
    figures = (
        f"{by_how_much(row['difference'], dimension)} in the share of paragraphs"
        if dimension == "act"
        else f"{_signed(row['difference'])} in mean balance (95 %: {_signed(row['difference_low'])} to "
        f"{_signed(row['difference_high'])})"
    )
    return (
        f"Only {named(said_as(str(row['name']), dimension))} can be compared: {figures}; "
        f"{row['articles_first']:,} and {count(int(row['articles_second']), 'article')}; "
        f"{_chance(row['exact_chance'])}."
    )


def finding(found: Differences, dimension: Dimension) -> str:
    """The finding of one question, as the title of its chart.

    Args:
        found: Of this question.
        dimension: The question.

    Returns:
        "Sides that speak: Iran (+0.31) more escalatory, UN (−0.20) more de-escalatory"; or that none differs.
    """
    rows = found.standing_out.head(_IN_A_TITLE)
    if rows.empty:
        return f"{QUESTIONS[dimension]}: {_nobody(found.rows, dimension)} differs more than chance would make"
    ways = ("more often", "less often") if dimension == "act" else ("more escalatory", "more de-escalatory")
    parts = []
    for way, moved in zip(ways, (rows[rows["difference"] > 0], rows[rows["difference"] < 0]), strict=True):
        if len(moved):
            parts.append(f"{listed_with_change(moved, dimension)} {way}")
    more = len(found.standing_out) - len(rows)
    if more:
        parts.append(f"{more:,} more {'differ' if more > 1 else 'differs'}")
    return f"{QUESTIONS[dimension]}: {', '.join(parts)}"


def _nobody(rows: pd.DataFrame, dimension: Dimension) -> str:
    """Those that do not differ, in the grammar of their number: two are named, of more none is."""
    if len(rows) != 2:
        return "none"
    one, other = (named(said_as(str(name), dimension)) for name in rows["name"])
    return f"neither {one} nor {other}"


def listed_with_change(rows: pd.DataFrame, dimension: Dimension) -> str:
    """Names with their change, in the order of the rows.

    Args:
        rows: Of `Differences.rows`, at least one.
        dimension: The question.

    Returns:
        "Iran (+0.31) and Russia (+0.20)".
    """
    said = [
        f"{named(said_as(str(row['name']), dimension))} ({by_how_much(row['difference'], dimension)})"
        for row in rows.to_dict("records")
    ]
    return " and ".join(filter(None, (", ".join(said[:-1]), said[-1])))


def by_how_much(difference: float, dimension: Dimension) -> str:
    """A difference in the measure of its question.

    Args:
        difference: Second − first.
        dimension: The question.

    Returns:
        "+14 points" of a share of paragraphs, "−0.20" of a balance.
    """
    if dimension == "act":
        return f"{100 * difference:+.0f} points".replace("-", "−")
    return _signed(difference)


def all_rows(compare: Callable[[Dimension], Differences]) -> pd.DataFrame:
    """The table of a comparison: every question's rows, one under the other.

    Args:
        compare: Gives the differences of a question.

    Returns:
        dimension, label and the columns of `Differences.rows`.
    """
    frames = []
    for dimension in ("whole", *RANKED):
        rows = compare(dimension).rows
        labels = [said_as(name, dimension) for name in rows["name"]]
        frames.append(rows.assign(dimension=dimension, label=labels))
    table = pd.concat(frames, ignore_index=True)
    return table[["dimension", "label", *(name for name in table if name not in ("dimension", "label"))]]


def reading(found: Differences, dimension: Dimension) -> str:
    """How a chart of differences is read, and who was left out for want of articles.

    Args:
        found: Of one question.
        dimension: The question.

    Returns:
        Sentences.
    """
    measure = "share of paragraphs with the act" if dimension == "act" else "mean balance"
    said = (
        f"How far the second part lies from the first in {measure}, with 95 % intervals, articles as units. "
        f"Filled: a false discovery rate below {DISCOVERY * 100:.0f} % among "
        f"{count(len(found.rows), 'row')} tested, and an interval beside zero; hollow: "
        "chance may have made it."
    )
    return f"{said} {left_out(found, dimension)}".strip()


def left_out(found: Differences, dimension: Dimension) -> str:
    """Who is not compared, for want of articles.

    Args:
        found: Of one question.
        dimension: The question.

    Returns:
        A sentence; empty where nobody is left out.
    """
    few = [said_as(name, dimension) for name in found.few["name"]]
    if not few:
        return ""
    more = f" and {len(few) - _NAMED:,} more" if len(few) > _NAMED else ""
    return f"Fewer than {LEAST_ARTICLES} articles in one part: {', '.join(few[:_NAMED])}{more}."


def _signed(value: float) -> str:
    return f"{value:+.2f}".replace("-", "−") if round(value, 2) else "0.00"


def _chance(value: float) -> str:
    return "chance below 1\u00a0%" if value < 0.01 else f"chance {value * 100:.0f}\u00a0%"
