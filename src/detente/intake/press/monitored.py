"""Foreign broadcasts and papers as monitoring services pass them on: printed reports of FBIS, the World News
Connection, digests of the Open Source Center.

BBC Monitoring says everything in lines of its own (press_marks.csv); its letters only have to be unwrapped.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from detente.data_tables import data_path, table
from detente.intake.dates import day_of
from detente.intake.press.press_tables import squeezed
from detente.intake.press.split_text import COVER, MARK, METADATA, Split, SplitArticle
from detente.intake.press.written_languages import language_code
from detente.text.boilerplate import Line
from detente.text.word_patterns import any_of
from detente.text.wrapping import paragraphs

_FEWEST_LABELS = 3  # in a row, of which one tells
_FEWEST = 8  # words of a text
_BY_BBC = re.compile(r"^(?:BBC Mon\w{0,9} |Source: .{3,200} gmt )", re.M)
# "LD1203101596 Moscow ITAR-TASS in English 0953 GMT 12 Mar 96"
_SOURCE = re.compile(
    r"^(?:[A-Z]{2}\d{8,10}\S{0,4}\s+)?(?P<place>[A-Z][a-z][\w'’.-]*(?:\s[A-Z][a-z][\w'’.-]*){0,3})\s"
    r"(?P<outlet>[A-Z][^a-z\n]{2,60}|\S.{2,60}?)\sin\s(?P<language>[A-Z][a-z]+)\s"
    r"(?:\d{4}\sGMT\s)?(?P<date>\d{1,2}\s[A-Z][a-z]{2}\s\d{2,4})(?:\s.{0,30})?$"
)
_LABEL = re.compile(r"^(?P<label>[A-Z][\w /-]{2,40}?)\s?:\s+(?P<value>\S.*)$")
_BACK = re.compile(r"^(?:\d{1,3}\)\s*)?Back to Top\s*$", re.M | re.I)
_RULE = re.compile(r"^[-_=*]{5,}$")


def split_monitored(text: str) -> Split | None:
    """The reports of a monitoring service, one or many; None where a text is none.

    Args:
        text: With its line ends.
    """
    lines = text.split("\n")
    for way in (_by_contents, _by_labels, _by_source_lines):
        if found := way(lines):
            return found
    return None


def unwrapped(text: str) -> str:
    """The text with its paragraphs on a line each where BBC Monitoring passed it on; any other as it is.

    Args:
        text: As a letter brings it, its lines broken at seventy characters.
    """
    if not _BY_BBC.search(text):
        return text
    return "\n\n".join(" ".join(part.split("\n")) for part in paragraphs(text)[0])


def _by_contents(lines: Sequence[str]) -> Split | None:
    """Each report stands behind "Back to Top", its title and source in one line, its date in the next."""
    at = [number for number, line in enumerate(lines) if _BACK.match(line.strip())]
    if len(at) < 2:
        return None
    parts: list[SplitArticle | None] = []
    loose = _dropped(lines[: at[0] + 1], COVER)
    for begin, end in zip(at, [*at[1:], len(lines)], strict=True):
        chunk = [line for line in lines[begin + 1 : end] if not _RULE.match(line.strip())]
        filled = [number for number, line in enumerate(chunk) if line.strip()]
        dated = next((number for number in filled[1:5] if _is_dated(chunk[number])), None)
        if dated is None:
            return None
        title = " ".join(squeezed(line) for line in chunk[:dated] if line.strip())
        name, _, outlet = title.rpartition(" - ")
        dropped = [*_dropped([chunk[dated]], METADATA), *loose]
        day = day_of(squeezed(chunk[dated]))
        body = "\n".join(chunk[dated + 1 :]).strip("\n")
        written = day.isoformat() if day else None
        parts.append(_part(body, name or title, written, outlet if name else None, dropped))
        loose = [Line(MARK, squeezed(lines[end]))] if end < len(lines) else []
    return _split(parts, "the digest of a monitoring service")


def _is_dated(line: str) -> bool:
    return len(line.split()) <= 7 and any(map(str.isdigit, line)) and day_of(squeezed(line)) is not None


def _by_labels(lines: Sequence[str]) -> Split | None:
    """Each report stands below labels that only such a service has."""
    said: list[dict[str, str]] = []
    bodies: list[list[str]] = []
    dropped: list[list[Line]] = []
    cover: list[str] = []
    for block, known in _blocks(lines):
        if known:
            said.append({field: value for field, value in known if value})
            bodies.append([])
            dropped.append(_dropped(block, METADATA))
        elif said:
            bodies[-1] += block
        else:
            cover += block
    if not said:
        return None
    dropped[0] = [*_dropped(cover, COVER), *dropped[0]]
    parts = []
    for fields, body, lines_out in zip(said, bodies, dropped, strict=True):
        kept = [line for line in body if squeezed(line).casefold() not in _ends()]
        marks = [Line(MARK, squeezed(line)) for line in body if line not in kept]
        day = day_of(fields.get("date"))
        made = _part(
            "\n".join(kept).strip("\n"),
            fields.get("title"),
            day.isoformat() if day else fields.get("date"),
            fields.get("outlet"),
            [*lines_out, *marks],
            language_code(fields.get("language")),
        )
        parts.append(made)
    return _split(parts, "the reports of a monitoring service")


def _blocks(lines: Sequence[str]) -> list[tuple[list[str], list[tuple[str, str]]]]:
    """Runs of lines with labels of such a service, with what they say; and the runs between, without."""
    found: list[tuple[list[str], list[tuple[str, str]]]] = []
    run: list[str] = []
    known: list[tuple[str, str, bool]] = []
    rest: list[str] = []

    def close() -> None:
        nonlocal run, known, rest
        if len(known) >= _FEWEST_LABELS and any(tells for *_, tells in known):
            found.extend([(rest, []), (run, [(field, value) for field, value, _ in known])])
            rest = []
        else:
            rest.extend(run)
        run, known = [], []

    for line in lines:
        hit = _LABEL.match(line.strip())
        label = _labels().get(hit["label"].casefold()) if hit else None
        if hit and label:
            known.append((label[0], hit["value"].strip(), label[1]))
            run.append(line)
        elif run and not line.strip():
            run.append(line)
        else:
            close()
            rest.append(line)
    close()
    found.append((rest, []))
    return found


def _by_source_lines(lines: Sequence[str]) -> Split | None:
    """Each report stands below a title and the line that says where, when and in what language."""
    if not _kind().search("\n".join(lines)):
        return None
    at = [number for number, line in enumerate(lines) if _SOURCE.match(line.strip())]
    heads = [_title_above(lines, number) for number in at]
    if not at or any(head is None for head in heads):
        return None
    begins = [head for head in heads if head is not None]
    parts = []
    for number, begin, end in zip(at, begins, [*begins[1:], len(lines)], strict=True):
        source = _SOURCE.match(lines[number].strip())
        assert source is not None
        title = " ".join(squeezed(line) for line in lines[begin:number] if line.strip())
        dropped = _dropped(lines[: begins[0]], COVER) if begin == begins[0] else []
        dropped += _dropped([lines[number]], METADATA)
        body = "\n".join(lines[number + 1 : end]).strip("\n")
        day = day_of(_with_century(source["date"]))
        parts.append(
            _part(
                body,
                title,
                day.isoformat() if day else source["date"],
                source["outlet"],
                dropped,
                language_code(source["language"]),
            )
        )
    return _split(parts, "the reports of a monitoring service")


def _title_above(lines: Sequence[str], at: int) -> int | None:
    """Where the paragraph above a line begins."""
    end = at - 1
    while end >= 0 and not lines[end].strip():
        end -= 1
    begin = end
    while begin > 0 and lines[begin - 1].strip():
        begin -= 1
    return begin if end >= 0 else None


def _with_century(day: str) -> str:
    """A date whose year has four figures: monitoring by such services began in 1941."""
    before, _, year = day.rpartition(" ")
    return f"{before} {1900 + int(year) if int(year) > 40 else 2000 + int(year)}" if len(year) == 2 else day


def _part(
    body: str,
    title: str | None,
    day: str | None,
    outlet: str | None,
    dropped: Sequence[Line],
    language: str | None = None,
) -> SplitArticle | None:
    if len(body.split()) < _FEWEST or not title:
        return None
    kinds = [Line(METADATA, found[0].strip()) for found in _kind().finditer(body)]
    return SplitArticle(
        _kind().sub("", body), title, day, outlet, language=language, dropped=(*dropped, *kinds)
    )


def _split(parts: Sequence[SplitArticle | None], known_by: str) -> Split | None:
    made = tuple(part for part in parts if part is not None)
    return Split(made, known_by, sure=True) if made and len(made) == len(parts) else None


def _dropped(lines: Sequence[str], reason: str) -> list[Line]:
    return [Line(reason, squeezed(line) or line.strip()) for line in lines if line.strip()]


@cache
def _labels() -> dict[str, tuple[str, bool]]:
    """Field and telling by label."""
    return {
        label.casefold(): (field, tells) for label, field, tells in _rows() if field not in ("end", "service")
    }


@cache
def _ends() -> frozenset[str]:
    """Lines behind a report, in lower case."""
    return frozenset(label.casefold() for label, field, _ in _rows() if field == "end")


@cache
def _kind() -> re.Pattern[str]:
    """What a service puts before a text: "[FBIS Translated Text]"."""
    services = any_of(label for label, field, _ in _rows() if field == "service")
    return re.compile(rf"^\[(?:{services})\b[^\]\n]{{0,60}}\]\s*", re.M)


@cache
def _rows() -> tuple[tuple[str, str, bool], ...]:
    """Label, field and whether it tells, of data/intake/monitoring_labels.csv."""
    rows = table(data_path("intake", "monitoring_labels.csv"), ("label", "field", "tells", "example"))
    return tuple((row["label"], row["field"], row["tells"] == "yes") for _, row in rows)
