"""Texts of many articles whose labels come back in one order ("Section: … Page: …"): exports of databases
that no table knows. A person is asked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from detente.intake.dates import day_of
from detente.intake.press.press_tables import labels_of, squeezed
from detente.intake.press.repeated import covered, when_and_where
from detente.intake.press.split_text import METADATA, Split, SplitArticle
from detente.text.boilerplate import Line
from detente.text.field_names import folded, usual_names
from detente.text.normalise import clean

# "Author/Byline: Ida Berg", "Full Text:"
_LABEL = re.compile(r"^(?P<label>[^\W\d_][\w /()-]{1,38}):(?:\s+(?P<value>\S.*))?$")
_DAY = re.compile(r"\b\d{1,2}\.\d{1,2}\.\d{4}\b|\b\d{4}-\d{2}-\d{2}\b")
_LONGEST_VALUE = 14  # words; what somebody says behind his name is longer
_FEWEST_LABELS, _FEWEST_ARTICLES = 2, 2
_MOST_TRIED = 5  # how often labels may come back: the commonest such numbers
_SHORTEST = 25  # words of an article
_NEAR = 3  # filled lines above the first label, or at the beginning, that may be title, outlet and day
_LONGEST_TITLE = 200  # characters
_OTHERWISE = ("title", "date", "outlet", "author", "language", "url")


@dataclass(frozen=True, slots=True)
class _Labelled:
    """A line with a label: where it stands, the label, what follows."""

    at: int
    label: str
    value: str


def split_labelled(text: str) -> Split | None:
    """The articles of a text in which the same labels come back in the same order; None where they do not.

    Args:
        text: With its line ends.
    """
    lines = clean(text).split("\n")
    cycle = _cycle([found for at, line in enumerate(lines) if (found := _labelled(at, line))])
    if cycle is None:
        return None
    size, rows = cycle
    if not any(_field(row, lines[row.at]) is not None for row in rows[:size]):
        return None  # nothing that a database says of an article: who speaks, points of a list
    groups = [rows[at : at + size] for at in range(0, len(rows), size)]
    tail = _labels_behind(lines, groups)
    if tail:
        ends = [group[-1].at + 1 for group in groups]
        starts = [0, *ends[:-1]]
    else:
        starts = [_head_of(lines, group[0].at) for group in groups]
        ends = [*starts[1:], len(lines)]
    labelled = {row.at: row for row in rows}
    parts = [_article(lines, start, end, labelled) for start, end in zip(starts, ends, strict=True)]
    if any(len(part.text.split()) < _SHORTEST for part in parts):
        return None
    names = ", ".join(f"“{row.label}”" for row in groups[0][:2])
    return Split(
        covered(parts, lines[: starts[0]], lines[ends[-1] :]),
        f"labels such as {names} that come back",
        sure=False,
    )


def _labelled(at: int, line: str) -> _Labelled | None:
    found = _LABEL.match(squeezed(line))
    return _Labelled(at, found["label"], found["value"] or "") if found else None


def _field(row: _Labelled, line: str) -> str | None:
    """What a label says of an article, "furniture" for what else databases say; None for any other label."""
    name = next((name for name in _OTHERWISE if folded(row.label) in usual_names()[name]), None)
    return name or next((label.field for label, _ in labels_of(squeezed(line))), None)


def _cycle(rows: Sequence[_Labelled]) -> tuple[int, list[_Labelled]] | None:
    """The labels that come back equally often and in one order, with how many these are; None for none."""
    spoken = {row.label for row in rows if len(row.value.split()) > _LONGEST_VALUE}
    often = Counter(row.label for row in rows if row.label not in spoken)
    for count, _ in Counter(often.values()).most_common(_MOST_TRIED):
        names = {label for label, times in often.items() if times == count}
        if count < _FEWEST_ARTICLES or len(names) < _FEWEST_LABELS:
            continue
        kept = [row for row in rows if row.label in names]
        order = [row.label for row in kept[: len(names)]]
        if len(set(order)) == len(names) and [row.label for row in kept] == order * count:
            return len(names), kept
    return None


def _labels_behind(lines: Sequence[str], groups: Sequence[Sequence[_Labelled]]) -> bool:
    """Whether the last labels of a group stand behind the text: little stands between them and the next's."""
    gaps = [_words(lines[one[-1].at + 1 : two[0].at]) for one, two in pairwise(groups)]
    inner = [max((_words(lines[a.at + 1 : b.at]) for a, b in pairwise(group)), default=0) for group in groups]
    before = _words(lines[: groups[0][0].at])
    return sum(gaps) < sum(inner) or (
        before >= _SHORTEST and _words(lines[groups[-1][-1].at + 1 :]) < _SHORTEST
    )


def _head_of(lines: Sequence[str], first: int) -> int:
    """Where an article begins whose labels stand at its top: at lines right above that end no sentence."""
    begins, near = first, 0
    for at in range(first - 1, -1, -1):
        line = squeezed(lines[at])
        if not line:
            continue
        if near == _NEAR or line[-1] in '.!?”"' or len(line) > _LONGEST_TITLE:
            break
        begins, near = at, near + 1
    return begins


def _article(lines: Sequence[str], start: int, end: int, labelled: dict[int, _Labelled]) -> SplitArticle:
    """An article without its labels; the fields that they and the lines at its top say."""
    said: dict[str, str] = {}
    dropped: list[Line] = []
    body: list[int] = []
    for at in range(start, end):
        if (row := labelled.get(at)) is None:
            body.append(at)
            continue
        field = _field(row, lines[at])
        if field in _OTHERWISE and row.value:
            said.setdefault(field, row.value)
        dropped.append(Line(METADATA, squeezed(lines[at])))
    top = [at for at in body if lines[at].strip()][:_NEAR]
    for at in top:
        line = squeezed(lines[at])
        if at != top[-1] and (printed := _DAY.search(line)) and when_and_where(line) is None:
            said.setdefault("date", printed[0])  # "The Harbour Post vom 11.03.2026, S. 4"
            dropped.append(Line(METADATA, line))
        elif "date" not in said and (found := when_and_where(line)):
            said["date"], outlet = found
            if outlet:
                said.setdefault("outlet", outlet)
            dropped.append(Line(METADATA, line))
        elif "title" not in said and len(line) <= _LONGEST_TITLE and line[-1] not in ".:":
            said["title"] = line.lstrip("# ")
        else:
            continue
        body.remove(at)
    kept = set(body)
    text = "\n".join(lines[at] if at in kept else "" for at in range(start, end)).strip("\n")
    day = said.get("date")
    return SplitArticle(
        text,
        said.get("title"),
        day if day and day_of(day) else None,
        said.get("outlet"),
        said.get("author"),
        said.get("language"),
        said.get("url"),
        tuple(dropped),
    )


def _words(lines: Sequence[str]) -> int:
    return sum(len(line.split()) for line in lines)
