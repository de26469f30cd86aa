"""docs/security.md answers every point of OWASP ASVS 5.0, levels 1 and 2, or leaves it out by its number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

# Points of levels 1 and 2, a section and its numbers, in the standard's text of 29 November 2026.
POINTS = """\
1.1:1-2 1.2:1-9 1.3:1-11 1.4:1-3 1.5:1-2 2.1:1-3 2.2:1-3 2.3:1-4 2.4:1 3.2:1-2 3.3:1-4 3.4:1-6 3.5:1-5
3.7:1-2 4.1:1-3 4.2:1 4.3:1-2 4.4:1-4 5.1:1 5.2:1-3 5.3:1-2 5.4:1-3 6.1:1-3 6.2:1-12 6.3:1-4 6.4:1-4
6.5:1-5 6.6:1-3 6.8:1-4 7.1:1-3 7.2:1-4 7.3:1-2 7.4:1-5 7.5:1-2 7.6:1-2 8.1:1-2 8.2:1-3 8.3:1 8.4:1
9.1:1-3 9.2:1-4 10.1:1-2 10.2:1-2 10.3:1-4 10.4:1-11 10.5:1-5 10.6:1-2 10.7:1-3 11.1:1-2 11.2:1-3
11.3:1-3 11.4:1-4 11.5:1 11.6:1 12.1:1-3 12.2:1-2 12.3:1-4 13.1:1 13.2:1-5 13.3:1-2 13.4:1-5 14.1:1-2
14.2:1-4 14.3:1-3 15.1:1-3 15.2:1-3 15.3:1-7 16.1:1 16.2:1-5 16.3:1-4 16.4:1-3 16.5:1-3 17.1:1 17.2:1-4
17.3:1-2"""
Number = tuple[int, ...]


def required() -> Iterator[Number]:
    for section, points in (entry.split(":") for entry in POINTS.split()):
        first, _, last = points.partition("-")
        for point in range(int(first), int(last or first) + 1):
            yield (*number(section), point)


def number(text: str) -> Number:
    return tuple(map(int, text.split(".")))


def named(text: str) -> list[tuple[Number, Number]]:
    """The numbers that a text names, with – between the ends of a range; V6.2 stands for all of a section."""
    found = re.findall(r"\bV?(\d+(?:\.\d+)*)(?:–V?(\d+(?:\.\d+)*))?", text)
    return [(number(first), number(last or first)) for first, last in found]


def answered() -> list[tuple[Number, Number]]:
    text = (Path(__file__).parent.parent / "docs" / "security.md").read_text(encoding="utf-8")
    listed = text[text.index("\n## OWASP ASVS") :]
    left_out, _, table = listed[listed.index("Left out") :].partition("\n|")
    cells = [row.split("|")[1] for row in table.splitlines() if row.count("|") > 3]
    return named(left_out) + [one for cell in cells for one in named(re.sub(r"\*\*V\d+\*\*", "", cell))]


def test_every_point_is_answered_or_left_out_with_its_reason() -> None:
    ranges = answered()
    open_ones = [
        ".".join(map(str, point))
        for point in required()
        if not any(first <= point[: len(first)] and point[: len(last)] <= last for first, last in ranges)
    ]
    assert open_ones == []
