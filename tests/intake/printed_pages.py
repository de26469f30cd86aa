"""Pages of a PDF drawn by number: titles across, prose in one to four columns, tables within, a foot; and the
paragraphs and rows in the order in which a person reads them. Even numbers were looked at while the reader
was written, odd ones were not.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from random import Random

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

_WIDTH, _HEIGHT, _EDGE = 600.0, 840.0, 50.0
_SIZE = 10.0
_LEADING = 12.5
_THINGS = (
    "harbour valley council ferry museum market bridge orchard library garden mill tower quarry station"
).split()
_LANDS = "Norland Sudria Eskby Varnia Ostmark Quayland Midria Holm".split()
_GROUPS = ("North", "South", "Islands")


@dataclass(frozen=True)
class Drawn:
    """A PDF; its prose paragraphs and its table's rows, in reading order."""

    data: bytes
    title: str
    read: tuple[str, ...]
    choices: dict[str, object]


def drawn(number: int) -> Drawn:
    """The page with this number."""
    draw = Random(f"page {number}")
    chosen: dict[str, object] = {
        "columns": draw.choice([1, 2, 2, 3, 4]),
        "table": draw.choice(["none", "figures", "figures", "wide", "words"]),
        "place": draw.choice(["above", "between", "below"]),
        "groups": draw.random() < 0.3,
        "second part": draw.random() < 0.5,
        "gutter": draw.choice([14.0, 20.0, 30.0]),
    }
    stored = io.BytesIO()
    canvas = Canvas(stored, pagesize=(_WIDTH, _HEIGHT))
    title = f"Envoys look at the {draw.choice(_THINGS)} number {draw.randint(2, 99)} again and again"
    canvas.setFont("Helvetica-Bold", 18)
    canvas.drawString(_EDGE, 780, title)
    read: list[str] = []
    y = 745.0
    if chosen["place"] == "above":
        y = _table(canvas, y, chosen, draw, read)
    y = _columns(canvas, y, int(str(chosen["columns"])), chosen, draw, read)
    if chosen["place"] == "between":
        y = _table(canvas, y, chosen, draw, read)
    if chosen["second part"]:
        across = (
            f"What the envoys of {draw.choice(_LANDS)} said to those of {draw.choice(_LANDS)} in hall {y:.0f}"
        )
        canvas.setFont("Helvetica-Bold", 15)
        canvas.drawString(_EDGE, y, across)
        read.append(across)
        y -= 2 * _LEADING
        y = _columns(canvas, y, draw.choice([1, 2, 3]), chosen, draw, read)
    if chosen["place"] == "below":
        y = _table(canvas, y, chosen, draw, read)
    canvas.save()
    return Drawn(stored.getvalue(), title, tuple(read), chosen)


def _sentence(draw: Random) -> str:
    first, second = draw.sample(_THINGS, 2)
    return (
        f"The envoys went from the {first} to the {second} with {draw.randint(3, 900)} others and spoke "
        f"about the old {draw.choice(_THINGS)} for a while."
    )


def _columns(
    canvas: Canvas, y: float, number: int, chosen: dict[str, object], draw: Random, read: list[str]
) -> float:
    """Paragraphs in columns, each of them whole; where the lowest ends."""
    gutter = float(str(chosen["gutter"]))
    width = (_WIDTH - 2 * _EDGE - gutter * (number - 1)) / number
    lowest = y
    for column in range(number):
        x, height = _EDGE + column * (width + gutter), y
        for _ in range(draw.choice([1, 2])):
            paragraph = " ".join(_sentence(draw) for _ in range(draw.choice([1, 2])))
            read.append(paragraph)
            for line in _wrapped(paragraph, width):
                canvas.setFont("Helvetica", _SIZE)
                canvas.drawString(x, height, line)
                height -= _LEADING
            height -= _LEADING
        lowest = min(lowest, height)
    return lowest - _LEADING


def _wrapped(words: str, width: float) -> list[str]:
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if stringWidth(longer, "Helvetica", _SIZE) > width and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _table(canvas: Canvas, y: float, chosen: dict[str, object], draw: Random, read: list[str]) -> float:
    kind = str(chosen["table"])
    if kind == "none":
        return y
    rows = _rows(kind, draw)
    step = (_WIDTH - 2 * _EDGE) / max(map(len, rows))
    for at, row in enumerate(rows):
        if chosen["groups"] and at in (1, 4):
            canvas.setFont("Helvetica-Oblique", _SIZE)
            canvas.drawString(_EDGE, y, _GROUPS[at // 2])
            read.append(_GROUPS[at // 2])
            y -= 14
        canvas.setFont("Helvetica", _SIZE)
        for column, cell in enumerate(row):
            if column == len(row) - 1 and kind == "words":
                canvas.drawRightString(_WIDTH - _EDGE, y, cell)
            elif column and kind != "words":
                canvas.drawRightString(_EDGE + (column + 0.8) * step, y, cell)
            else:
                canvas.drawString(_EDGE + column * step, y, cell)
        read.append(" | ".join(row))
        y -= 14
    return y - 2 * _LEADING


def _rows(kind: str, draw: Random) -> list[list[str]]:
    lands = draw.sample(_LANDS, 6)
    if kind == "words":
        head = ["State", "Envoy", "Seat"]
        return [head, *([land, f"Ida {draw.choice('ABCD')}. Berg", f"Hall {land[0]}"] for land in lands)]
    years = ["2014", "2020", "2024", "2025"][: 1 if kind == "figures" else 4]
    forms = ("{:.1f}", "{:.2f} %", "{:,.0f}")
    form = draw.choice(forms)
    return [
        ["State", *years],
        *([land, *(form.format(draw.uniform(1, 4000)) for _ in years)] for land in lands),
    ]
