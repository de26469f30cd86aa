"""Tables in a PDF, which knows none: cells that stand beside each other in rows become a line a row.

Prose in columns stands in rows too; the cells of a table are short, and mostly figures where there are two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from detente.intake.formats.pdf_page import Box, PrintedLine

_FEWEST_ROWS = 3
_LONGEST_CELL = 3  # words that a cell has at most, for the middle one of all cells but the first of rows
_LONGEST_LABEL = 9  # words of the first cell of a row
_FIGURES = {2: 0.6, 3: 0.4}  # share of figures among cells but the first of rows, by columns of the table
_FEWEST_OF_WORDS = 4  # rows of a table of three or more columns that holds words only
_GAP = 4.0  # points between columns
_LOOKED_BACK = 8  # rows of a table with whose columns the next one is compared
_FARTHEST = 2.5  # of a line's height, between two rows of one table
_BESIDE = " | "
_FIGURE = re.compile(r"^[^\w]*\d[\d.,:/\u2013%-]*\s*[^\W\d]{0,12}\W*$|^[-–—.…]+$|^n/?a$", re.I)

Row = list[PrintedLine]


@dataclass(frozen=True, slots=True)
class _Table:
    rows: tuple[Row, ...]

    @property
    def cells(self) -> list[PrintedLine]:
        return [cell for row in self.rows for cell in row]


def with_tables(boxes: Sequence[Box]) -> list[Box]:
    """The boxes of a page, in which each row of a table is a box of its own: "Norland | 2.1 | 2.4".

    Args:
        boxes: As they are printed; the columns of a table are boxes among them.

    Returns:
        Boxes with the same words.
    """
    tables = list(_tables([line for box in boxes for line in box.lines]))
    if not tables:
        return list(boxes)
    taken = {id(cell) for table in tables for cell in table.cells}
    found = [part for box in boxes for part in _without(box, taken)]
    return found + [one for table in tables for one in _as_boxes(table)]


def is_row(text: str) -> bool:
    """Whether a paragraph is a row of a table."""
    return _BESIDE in text


def _tables(lines: Sequence[PrintedLine]) -> Iterator[_Table]:
    """Rows of cells that follow each other, where they are a table."""
    run: list[Row] = []
    for row in _rows(lines):
        if run and not (_is_near(run[-1], row) and _fits(run[-_LOOKED_BACK:], row)):
            yield from _as_table(run)
            run = []
        if run or len(row) > 1:
            run.append(row)
    yield from _as_table(run)


def _rows(lines: Sequence[PrintedLine]) -> list[Row]:
    """Lines at one height are a row; from top to bottom, and from left to right in each."""
    rows: list[Row] = []
    for line in sorted((line for line in lines if line.text.strip()), key=lambda one: -(one.foot + one.top)):
        if rows and _same_height(rows[-1][0], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda cell: cell.left) for row in rows]


def _same_height(one: PrintedLine, other: PrintedLine) -> bool:
    shared = min(one.top, other.top) - max(one.foot, other.foot)
    return shared > 0.5 * min(one.top - one.foot, other.top - other.foot)


def _is_near(above: Row, below: Row) -> bool:
    return above[0].foot - below[0].top < _FARTHEST * (above[0].top - above[0].foot)


def _fits(run: Sequence[Row], row: Row) -> bool:
    """Whether a row's cells stand in columns of their own below those of a run; a line that stands alone is
    one only in the first column: "Europe", above its countries.
    """
    columns = _columns([*run, row])
    if len(columns) < 2 or (len(row) == 1 and row[0].left > columns[0][1]):
        return False
    return all(_one_a_column(each, columns) for each in (run[-1], row))


def _columns(rows: Sequence[Row]) -> list[tuple[float, float]]:
    strips: list[tuple[float, float]] = []
    for left, right in sorted((cell.left, cell.right) for row in rows for cell in row):
        if strips and left < strips[-1][1] + _GAP:
            strips[-1] = (strips[-1][0], max(strips[-1][1], right))
        else:
            strips.append((left, right))
    return strips


def _one_a_column(row: Row, columns: Sequence[tuple[float, float]]) -> bool:
    where = [next(at for at, (_, right) in enumerate(columns) if cell.left <= right) for cell in row]
    return len(set(where)) == len(where)


def _as_table(run: Sequence[Row]) -> Iterator[_Table]:
    """The run without lines at its end that stand alone, where it is a table."""
    kept = list(run)
    while kept and len(kept[-1]) == 1:
        kept.pop()
    whole = [row for row in kept if len(row) > 1]
    if len(whole) < _FEWEST_ROWS:
        return
    width = round(median(len(row) for row in whole))
    others = [cell.text.split() for row in whole for cell in row[1:]]
    if median(map(len, others)) > _LONGEST_CELL or any(
        len(row[0].text.split()) > _LONGEST_LABEL for row in kept
    ):
        return
    figures = sum(_FIGURE.match(" ".join(words)) is not None for words in others) / len(others)
    of_words = width >= 3 and len(whole) >= _FEWEST_OF_WORDS and max(map(len, others)) <= 2 * _LONGEST_CELL
    if figures >= _FIGURES[min(width, 3)] or of_words:
        yield _Table(tuple(kept))


def _without(box: Box, taken: set[int]) -> Iterator[Box]:
    """What is left of a box, in one part or several, without the lines that are cells."""
    part: list[PrintedLine] = []
    for line in box.lines:
        if id(line) not in taken:
            part.append(line)
        elif part:
            yield Box(tuple(part))
            part = []
    if part:
        yield Box(tuple(part))


def _as_boxes(table: _Table) -> Iterator[Box]:
    """A box a row, each as wide as the table, so that no column is read by itself."""
    left, right = min(cell.left for cell in table.cells), max(cell.right for cell in table.cells)
    for row in table.rows:
        words = _BESIDE.join(" ".join(cell.text.split()) for cell in row)
        yield Box((PrintedLine(left, right, row[0].foot, row[0].top, words),))
