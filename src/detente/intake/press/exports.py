"""What press databases export: many articles in one file, each with what is said of it before and behind."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from detente.intake.press.export_articles import Chunk, article_of, has_codes, is_coded
from detente.intake.press.press_tables import Product, products
from detente.intake.press.split_text import COVER, METADATA, Split, SplitArticle
from detente.intake.press.written_lines import WrittenLine
from detente.text.boilerplate import Line
from detente.text.normalise import clean

_ENOUGH = 0.8  # of the articles must have a head for the text to be an export
_FEW = 15  # words that are no marks and labels, from which lines without a head count as an article
_REST = 40  # words behind the last mark that are an article broken off, and no end matter


def split_export(text: str) -> Split | None:
    """The articles of a press database's export, one or many; None where a text is none.

    Args:
        text: With a line end behind each line of the export, "# " before headings.
    """
    lines = [WrittenLine.of(at, raw) for at, raw in enumerate(clean(text).split("\n"))]
    product = _product(lines)
    if product is None:
        return None
    cover, chunks, after = _cut(lines, product)
    found = [(chunk, article_of(chunk, product)) for chunk in chunks if any(line.words for line in chunk)]
    headed = sum(part is not None for _, part in found)
    if not headed or headed < _ENOUGH * sum(
        part is not None or _prose(chunk) >= _FEW for chunk, part in found
    ):
        return None
    parts: list[SplitArticle] = []
    loose: list[Line] = _as_lines(cover, COVER)
    for chunk, headed_part in found:
        part = headed_part or _unheaded(chunk)
        if part is None:
            loose += _as_lines(chunk, METADATA)
            continue
        parts.append(_with(part, loose))
        loose = []
    rest = _unheaded(after) if _prose(after) >= _REST else None
    if rest is not None and not _is_end_matter(after, product):
        parts.append(_with(rest, loose))
    else:
        loose += _as_lines(after, METADATA)
        parts[-1] = _with(parts[-1], loose)
    return Split(tuple(parts), f"an export of {product.called}", sure=True)


def _product(lines: list[WrittenLine]) -> Product | None:
    """The product whose marks and telling labels the text has; None where too few are there."""
    marks: Counter[str] = Counter()
    labels: dict[str, set[str]] = {}
    for line in lines:
        marks.update({mark.product for mark in line.marks if mark.place in ("begins", "ends")})
        for label, _ in line.labels:
            if label.tells and (label.zone != "code" or is_coded(line, products()[label.product])):
                marks[label.product] += 0
                labels.setdefault(label.product, set()).add(line.words.split(":")[0][:20])
    scores = {name: (len(labels.get(name, ())) * 3 + count, count) for name, count in marks.items()}
    likely = [name for name in products() if name in scores and scores[name][0] > 0]
    if not likely:
        return None
    best = max(likely, key=lambda name: scores[name])
    return products()[best]


def _cut(lines: Chunk, product: Product) -> tuple[Chunk, list[Chunk], Chunk]:
    """The lines before the first article, those of each article, and those behind the last."""
    begins = [at for at, line in enumerate(lines) if _begins(line, product)]
    if begins:
        chunks = [lines[a:b] for a, b in zip(begins, [*begins[1:], len(lines)], strict=True)]
        return lines[: begins[0]], chunks, []
    ends = _ends_of_codes(lines, product) if has_codes(lines, product) else []
    ends = ends or [at for at, line in enumerate(lines) if line.is_mark(product.name, "ends")]
    if not ends:
        ends = _ends_of_tails(lines, product)
    if not ends:
        return [], [lines], []
    chunks = [
        lines[a:b] for a, b in zip([0, *(at + 1 for at in ends)], [at + 1 for at in ends], strict=False)
    ]
    return [], chunks, lines[ends[-1] + 1 :]


def _begins(line: WrittenLine, product: Product) -> bool:
    return any(mark.place == "begins" and mark.product == product.name for mark in line.marks)


def _ends_of_codes(lines: Chunk, product: Product) -> list[int]:
    """The lines before the first code behind each article's last one: a telling one without a field."""
    ends: list[int] = []
    last = False
    for at, line in enumerate(lines):
        if not is_coded(line, product):
            continue
        if last:
            ends.append(at - 1)
        found = line.label(product.name, "code")
        last = found is not None and found[0].tells and found[0].field == "furniture"
    return [*ends, len(lines) - 1] if ends or last else []


def _ends_of_tails(lines: Chunk, product: Product) -> list[int]:
    """The last line of each run of labels, copyright notices and blank lines that holds a telling label."""
    ends: list[int] = []
    run, tells = -1, False
    for at, line in enumerate(lines):
        found = line.label(product.name, "tail", "any")
        if found or (run >= 0 and line.is_mark(product.name, "copyright")):
            run, tells = at, tells or (found is not None and found[0].tells)
        elif line.words and run >= 0 and at > run + 1:  # a blank line, and other words behind it
            if tells:
                ends.append(run)
            run, tells = -1, False
    return [*ends, len(lines) - 1] if ends and not tells else ends if not tells else [*ends, run]


def _unheaded(chunk: Chunk) -> SplitArticle | None:
    """An article without the head that the others have; None where its lines are hardly one."""
    if _prose(chunk) < _REST:
        return None
    return SplitArticle(
        "\n".join(line.raw for line in chunk).strip("\n"),
        notes=("It stands in an export without the lines that say title, outlet and date: look it over.",),
    )


def _prose(chunk: Chunk) -> int:
    return sum(len(line.words.split()) for line in chunk if not line.labels and not line.marks)


def _is_end_matter(chunk: Chunk, product: Product) -> bool:
    first = next((line for line in chunk if line.words), None)
    return first is not None and first.is_mark(product.name, "end matter")


def _as_lines(chunk: Chunk, reason: str) -> list[Line]:
    return [Line(reason, line.words) for line in chunk if line.words]


def _with(part: SplitArticle, dropped: list[Line]) -> SplitArticle:
    return replace(part, dropped=(*dropped, *part.dropped)) if dropped else part
