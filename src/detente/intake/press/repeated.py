"""Texts of many articles that no press database exported: known by what comes back before or behind each.

Repeated front matter, and rules with a dated heading below each, are sure. A heading, an hour or a line such
as "Read more" that comes back may be how one article is made: then a person is asked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from detente.intake.dates import day_of
from detente.intake.press.press_tables import squeezed
from detente.intake.press.split_text import COVER, MARK, METADATA, Split, SplitArticle
from detente.text.boilerplate import Line
from detente.text.dated_lines import is_date_line, is_time
from detente.text.field_names import folded, usual_names
from detente.text.headings import reads_as_heading
from detente.text.normalise import clean

_SHORTEST = 25  # words of an article in a digest
_SHORTEST_UNSURE = 60
_FEWEST_ASKED = 3  # articles, where the text may as well be one
_FEWEST_HOURS = 4
_LONGEST_REPEATED = 60  # characters of a line that comes back
_LONGEST_HEAD = 160  # characters of the line with date and outlet
_NEAR = 3  # filled lines below a heading in which the date stands
_MOST_SHORT = 0.2  # of the entries of a day's report may be shorter than an article
_LONGEST_HOUR = 40  # characters
# "10am EST, 6pm EAT", "9.32", "3h ago"
_CLOCK = r"\d{1,2}(?:[.:]\d{2})?\s?(?:[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?"
_HOUR = re.compile(
    rf"^(?:(?=.*(?:[.:]\d\d|[ap]\.?m)){_CLOCK}(?:(?:,|\s?/)\s?{_CLOCK}){{0,2}}|\d{{1,2}}\s?[a-z]{{1,7}}\sago)$"
)
# A heading as a mailing service writes it in plain letters.
_STARRED = re.compile(r"^\*\* (?P<words>\S.{1,200})\n-{10,}[ \t]*$", re.M)
_FENCE = re.compile(r"^---[ \t]*\n(?P<head>(?:[^\n]+\n){1,40}?)---[ \t]*$", re.M)
_FIELD = re.compile(r"^([A-Za-z_][\w -]{0,30}):", re.M)
_RULE = re.compile(r"^\s*(?:[-*_=~•–—#+]\s?){3,}\s*$")
_HEADING = re.compile(r"^(#{1,6})\s+\S")
_BETWEEN = re.compile(r"\s*(?:\||·|•|\s[-–—]\s|;|,(?=\s*\d{4}-))\s*")

Chunk = Sequence[str]


def split_repeated(text: str) -> Split | None:
    """The articles that a text seems to hold, at least two; None where it does not seem so.

    Args:
        text: With "# " before headings, if any are known.
    """
    cleaned = clean(text)
    for way in (
        _by_front_matter,
        _by_starred_headings,
        _by_rules,
        _by_headings,
        _by_repeated_line,
        _by_hours,
    ):
        if found := way(cleaned):
            return found
    return None


def _by_front_matter(text: str) -> Split | None:
    """Each article has front matter of its own, which says its title or its date."""
    if text.count("\n---") < 3:
        return None
    fences = [found for found in _FENCE.finditer(text) if _is_front_matter(found["head"])]
    if len(fences) < 2:
        return None
    starts = [found.start() for found in fences]
    cover = text[: starts[0]]
    parts = [
        SplitArticle(text[start:end].strip("\n"))
        for start, end in zip(starts, [*starts[1:], len(text)], strict=True)
    ]
    if any(len(part.text.split()) < _SHORTEST for part in parts):
        return None
    return Split(covered(parts, cover.split("\n")), "front matter before each", sure=True)


def _is_front_matter(head: str) -> bool:
    names = {folded(found[1]) for found in _FIELD.finditer(head)}
    usual = usual_names()
    return bool(names & {*usual["title"], *usual["date"]}) and len(names) * 2 >= len(head.strip().split("\n"))


def _by_starred_headings(text: str) -> Split | None:
    """Each story of a letter stands below a heading between stars and a rule."""
    heads = list(_STARRED.finditer(text))
    if len(heads) < 2:
        return None
    ends = [*(found.start() for found in heads[1:]), len(text)]
    bodies = [text[found.end() : end].strip("\n") for found, end in zip(heads, ends, strict=True)]
    if any(len(body.split()) < _SHORTEST for body in bodies):
        return None
    marks = [Line(MARK, squeezed(found[0].split("\n")[1]) or found[0].split("\n")[1]) for found in heads]
    parts = [SplitArticle(body, found["words"].strip()) for found, body in zip(heads, bodies, strict=True)]
    cover = text[: heads[0].start()].split("\n")
    return Split(covered(parts, cover, (), marks), "a heading between stars above each", sure=False)


def _by_rules(text: str) -> Split | None:
    """Rules part the articles; sure where each has a heading and its date right below."""
    lines = text.split("\n")
    rules = [at for at, line in enumerate(lines) if _RULE.match(line)]
    if not rules:
        return None
    chunks = [lines[a + 1 : b] for a, b in zip([-1, *rules], [*rules, len(lines)], strict=True)]
    marks = [Line(MARK, squeezed(lines[at]) or lines[at].strip()) for at in rules]
    cover: list[str] = []
    while chunks and _words(chunks[0]) < _SHORTEST:
        cover += chunks.pop(0)
    behind: list[str] = []
    while chunks and _words(chunks[-1]) < _SHORTEST:
        behind = [*chunks.pop(), *behind]
    if len(chunks) < 2 or any(_words(chunk) < _SHORTEST for chunk in chunks):
        return None
    parts = [_dated(chunk) for chunk in chunks]
    if all(part is not None for part in parts):
        sure = [part for part in parts if part is not None]
        return Split(
            covered(sure, cover, behind, marks), "rules, and a heading with its date below", sure=True
        )
    if len(chunks) >= _FEWEST_ASKED and all(_level(chunk) in (0, 1) for chunk in chunks):
        titled = [_titled(chunk) for chunk in chunks]
        return Split(covered(titled, cover, behind, marks), "rules, and a heading below each", sure=False)
    return None


def _by_headings(text: str) -> Split | None:
    """A heading with its date right below comes back."""
    lines = text.split("\n")
    heads = [at for at, line in enumerate(lines) if _HEADING.match(line)]
    if len(heads) < 2:
        return None
    chunks = [lines[a:b] for a, b in zip(heads, [*heads[1:], len(lines)], strict=True)]
    parts = [_dated(chunk) for chunk in chunks]
    dated = [part for part in parts if part is not None]
    if len(dated) < max(2, len(chunks) / 2):
        return None
    kept: list[SplitArticle] = []
    for chunk, part in zip(chunks, parts, strict=True):
        if part is not None:
            kept.append(part)
        elif kept:
            kept[-1] = _more(kept[-1], chunk)
        else:
            return None
    if any(len(part.text.split()) < _SHORTEST for part in kept):
        return None
    return Split(covered(kept, lines[: heads[0]]), "headings with a date below", sure=False)


def _by_repeated_line(text: str) -> Split | None:
    """A short line comes back, and a heading follows each time: "Read more"."""
    lines = text.split("\n")
    often = Counter(line for line in map(squeezed, lines) if _may_end(line))
    for line, count in often.most_common(3):
        if count < _FEWEST_ASKED:
            return None
        ends = [at for at, other in enumerate(lines) if squeezed(other) == line]
        chunks = [lines[a:b] for a, b in zip([0, *(at + 1 for at in ends)], ends, strict=False)]
        behind = lines[ends[-1] + 1 :]
        if all(_words(chunk) >= _SHORTEST_UNSURE and _level(chunk) is not None for chunk in chunks):
            parts = [_titled(chunk) for chunk in chunks]
            marks = [Line(MARK, line)] * count
            if _words(behind) >= _SHORTEST_UNSURE:
                parts, behind = [*parts, _titled(behind)], []
            return Split(covered(parts, (), behind, marks), f"a line “{line}” that comes back", sure=False)
    return None


def _by_hours(text: str) -> Split | None:
    """An hour stands alone before each entry, as in a report that goes on all day."""
    lines = text.split("\n")
    hours = [at for at, line in enumerate(lines) if _is_hour(line)]
    if len(hours) < _FEWEST_HOURS:
        return None
    chunks = [lines[a:b] for a, b in zip(hours, [*hours[1:], len(lines)], strict=True)]
    if sum(_words(chunk) < _SHORTEST for chunk in chunks) > _MOST_SHORT * len(chunks):
        return None
    parts = [
        SplitArticle("\n".join(chunk[1:]).strip("\n"), dropped=(Line(METADATA, squeezed(chunk[0])),))
        for chunk in chunks
    ]
    return Split(covered(parts, lines[: hours[0]]), "an hour before each entry", sure=False)


def _is_hour(line: str) -> bool:
    bare = squeezed(line)
    return 0 < len(bare) <= _LONGEST_HOUR and (is_time(bare) or _HOUR.match(bare) is not None)


def _may_end(line: str) -> bool:
    return 3 < len(line) <= _LONGEST_REPEATED and line[0].isalpha() and line[-1] not in '.!?:;,”"'


def _dated(chunk: Chunk) -> SplitArticle | None:
    """An article with a heading and its date right below; None where it has none."""
    part = _titled(chunk)
    if part.title is None:
        return None
    body = part.text.split("\n")
    filled = [at for at, line in enumerate(body) if line.strip()][:_NEAR]
    for at in filled:
        if found := when_and_where(body[at]):
            day, outlet = found
            text = "\n".join([*body[:at], *body[at + 1 :]]).strip("\n")
            dropped = (*part.dropped, Line(METADATA, squeezed(body[at])))
            return SplitArticle(
                text, part.title, day, outlet, dropped=dropped, notes=(_taken_from(body[at]),)
            )
    return None


def _taken_from(line: str) -> str:
    return f"The date is taken from the line “{squeezed(line)}”."


def when_and_where(line: str) -> tuple[str, str | None] | None:
    """The date and the outlet of a line that says nothing else: "**The Post** | 2026-03-12"."""
    bare = line.replace("*", "").replace("_", " ").strip()
    if len(bare) > _LONGEST_HEAD:
        return None
    pieces = [piece for piece in _BETWEEN.split(bare) if piece]
    days = [piece for piece in pieces if len(piece.split()) <= 8 and (is_date_line(piece) or _is_day(piece))]
    others = [piece for piece in pieces if piece not in days]
    if len(days) != 1 or len(others) > 2 or any(len(piece.split()) > 6 for piece in others):
        return None
    day = day_of(re.sub(r"^[^\d]*?(?=\d{4}-)", "", days[0]))
    return (day.isoformat(), others[0] if others else None) if day else None


def _is_day(piece: str) -> bool:
    return day_of(piece) is not None and len(piece.split()) <= 4


def _titled(chunk: Chunk) -> SplitArticle:
    """An article without its heading line."""
    at = next((at for at, line in enumerate(chunk) if line.strip()), None)
    if at is None or _level(chunk) is None:
        return SplitArticle("\n".join(chunk).strip("\n"))
    return SplitArticle("\n".join(chunk[at + 1 :]).strip("\n"), squeezed(chunk[at]))


def _level(chunk: Chunk) -> int | None:
    """The level of the heading with which lines begin: 1 to 6, 0 where it is a plain line; None for none."""
    first = next((line for line in chunk if line.strip()), "")
    if found := _HEADING.match(first):
        return len(found[1])
    return 0 if first and reads_as_heading(squeezed(first)) else None


def _more(part: SplitArticle, chunk: Chunk) -> SplitArticle:
    return replace(part, text=part.text + "\n\n" + "\n".join(chunk).strip("\n"))


def _words(chunk: Chunk) -> int:
    return sum(len(line.split()) for line in chunk)


def covered(
    parts: Sequence[SplitArticle], cover: Chunk = (), behind: Chunk = (), marks: Sequence[Line] = ()
) -> tuple[SplitArticle, ...]:
    """The parts; what belongs to none of them is said with the first."""

    loose = [Line(COVER, squeezed(line) or line.strip()) for line in (*cover, *behind) if line.strip()]
    first = replace(parts[0], dropped=(*loose, *marks, *parts[0].dropped))
    return (first, *parts[1:])
