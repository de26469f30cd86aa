"""What the charts of who speaks, of figures and of treaties show, each in a sentence: the chart's title."""

from __future__ import annotations

from operator import itemgetter

import pandas as pd

from detente.export.provenance import count
from detente.text.english import named

_FEWEST = 3  # statements of a pair that a title names
_LEANS = 0.05  # mean balance from which a title says that a pair leans


def of_dyads(dyads: pd.DataFrame) -> str:
    """Which pair is heard most.

    Args:
        dyads: Columns speaks and of (names of sides), statements, balance (-1 to +1).

    Returns:
        "Heard most: Ukraine on Russia, 16 statements, mean balance +0.20".
    """
    row = max(dyads.to_dict("records"), key=itemgetter("statements"))
    said = count(int(row["statements"]), "statement")
    pair = f"{named(row['speaks'])} on {named(row['of'])}"
    return f"Heard most: {pair}, {said}, mean balance {_signed(row['balance'])}"


def of_pairs(series: pd.DataFrame) -> str:
    """Which pair leans furthest each way, over all periods.

    Args:
        series: Columns pair, statements, balance (-1 to +1); a row a pair and period.

    Returns:
        "Israel on Iran leans furthest to escalation (+0.26, 4 statements), NATO on Russia to de-escalation
        (−0.14, 8)"; that none leans where so.
    """
    means = _means(series, "pair")
    ends = sorted(means, key=lambda pair: means[pair][0])
    parts: list[tuple[str, str]] = []
    if ends and means[ends[-1]][0] >= _LEANS:
        parts.append((ends[-1], "to escalation"))
    if ends and means[ends[0]][0] <= -_LEANS:
        parts.append((ends[0], "to de-escalation"))
    said: list[str] = []
    for pair, way in parts:
        mean, number = means[pair]
        leans = way if said else f"leans furthest {way}"
        said.append(f"{pair} {leans} ({_signed(mean)}, {count(number, 'statement')})")
    return ", ".join(said) or "No pair heard often leans either way"


def _means(series: pd.DataFrame, of: str) -> dict[str, tuple[float, int]]:
    """The mean balance and the number of statements by name, of those with enough."""
    sums: dict[str, tuple[float, int]] = {}
    columns = (series[name].tolist() for name in (of, "balance", "statements"))
    for name, balance, number in zip(*columns, strict=True):
        before, so_far = sums.get(str(name), (0.0, 0))
        sums[str(name)] = before + balance * number, so_far + int(number)
    return {name: (whole / number, number) for name, (whole, number) in sums.items() if number >= _FEWEST}


def of_actor(actor: str, series: pd.DataFrame, nobody: str) -> str:
    """How much of an actor is heard, and of whom most.

    Args:
        actor: The actor's name.
        series: Columns target (a name), statements, balance (-1 to +1).
        nobody: The target of statements that name none.

    Returns:
        "Vladimir Putin: 47 statements with a cue, mean balance +0.02; most often about Ukraine (6)".
    """
    number = int(series["statements"].sum())
    mean = float((series["balance"] * series["statements"]).sum() / number)
    said = f"{actor}: {count(number, 'statement')} with a cue, mean balance {_signed(mean)}"
    of_somebody = series[series["target"] != nobody]
    if of_somebody.empty:
        return said
    heard = {str(whom): int(rows["statements"].sum()) for whom, rows in of_somebody.groupby("target")}
    most = max(heard, key=heard.__getitem__)
    return f"{said}; most often about {named(most)} ({heard[most]})"


def of_course(course: pd.DataFrame) -> str:
    """Which paragraph of an article reaches furthest each way.

    Args:
        course: Columns number, escalation and deescalation (0 to 5); a row a paragraph.

    Returns:
        "Paragraph 1 escalates most (3.1), paragraph 6 de-escalates most (3.4)"; that nothing counts where so.
    """
    parts: list[str] = []
    for of, does in (("escalation", "escalates"), ("deescalation", "de-escalates")):
        row = max(course.to_dict("records"), key=itemgetter(of))
        if round(row[of], 1) > 0:
            parts.append(f"paragraph {int(row['number'])} {does} most ({row[of]:.1f})")
    said = ", ".join(parts) or "no paragraph holds a word that counts"
    return said[0].upper() + said[1:]


def of_outcomes(counted: pd.DataFrame) -> str:
    """How many figures match the record, differ from it, or have none beside them.

    Args:
        counted: Columns outcome (of `detente.figures.claims.OUTCOMES`), figures.

    Returns:
        "34 of 162 figures match the record and 9 differ; 74 have no official series".
    """
    sums = counted.groupby("outcome")["figures"].sum()
    matches, differs, none = (int(sums.get(name, 0)) for name in ("matches", "differs", "no official series"))
    return (
        f"{matches:,} of {count(int(sums.sum()), 'figure')} match the record and {differs:,} differ; "
        f"{none:,} have no official series"
    )


def of_outlets(mix: pd.DataFrame) -> str:
    """Which outlet stands behind most of it.

    Args:
        mix: Columns outlet, paragraphs; a row an outlet and period.

    Returns:
        "The Herald stands behind 62 % of 953 paragraphs".
    """
    sums = {str(outlet): int(rows["paragraphs"].sum()) for outlet, rows in mix.groupby("outlet")}
    most, whole = max(sums, key=sums.__getitem__), sum(sums.values())
    return f"{most} stands behind {100 * sums[most] / whole:.0f}\u00a0% of {count(whole, 'paragraph')}"


def of_steps(number: int, first: int, latest: str, when: str) -> str:
    """How many steps of a treaty are recorded, and the latest.

    Args:
        number: How many.
        first: Year of the first.
        latest: What the latest is.
        when: Its day, in words.

    Returns:
        "8 recorded steps since 2010; the latest, 6 February 2026: successor talks called for".
    """
    return f"{count(number, 'recorded step')} since {first}; the latest, {when}: {latest}"


def of_warheads(frame: pd.DataFrame) -> str:
    """The latest stockpile of each country that is drawn.

    Args:
        frame: Columns country, year, warheads, edition; a row a country, year and edition.

    Returns:
        "United States 3,700 warheads (2025), Russia 4,309 (2025)".
    """
    parts: list[str] = []
    for country in frame["country"].drop_duplicates():
        row = frame[frame["country"] == country].sort_values(["year", "edition"]).iloc[-1]
        unit = " warheads" if not parts else ""
        parts.append(f"{country} {row['warheads']:,.0f}{unit} ({int(row['year'])})")
    return ", ".join(parts)


def _signed(value: float) -> str:
    return f"{round(value, 2):+.2f}".replace("-", "−") if round(value, 2) else "0.00"
