"""What press databases export: many articles in one file, each with what is said of it before and behind."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from detente.intake.dates import day_of
from detente.intake.press.export_heads import Head, WrittenLine, end_of_text, positional
from detente.intake.press.press_tables import ANY, Product, products
from detente.intake.press.split_text import COVER, MARK, METADATA, Part, Split
from detente.intake.press.written_languages import language_code
from detente.text.boilerplate import Line
from detente.text.normalise import clean

_ENOUGH = 0.8  # of the articles must have a head for the text to be an export
_FEWEST_CODES = 4  # lines with codes of fields
_REST = 40  # words behind the last mark that are an article broken off, and no end matter
_BARE_CODE = re.compile(r"^(?P<code>[A-Z]{2,3})(?:\s*$|\s{2,}\S|\t|\s\|\s)")
_SHORT_YEAR = re.compile(r"^(\d{1,2} \w{3,9}) (\d{2})$")
_THIS_CENTURY = 40  # "12 Mar 39" is of this century, "12 Mar 91" of the last
_TAG = re.compile(r"</?[A-Z][A-Z0-9]{0,7}(?:\sP=\d+)?>")


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
    parts = [found for chunk in chunks if (found := _part(chunk, product)) is not None]
    filled = [chunk for chunk in chunks if any(line.words for line in chunk)]
    if not parts or len(parts) < _ENOUGH * len(filled):
        return None
    parts = []
    loose: list[Line] = _as_lines(cover, COVER)
    for chunk in filled:
        part = _part(chunk, product) or _unheaded(chunk)
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
            if label.tells and (label.zone != "code" or _BARE_CODE.match(line.raw.strip())):
                marks[label.product] += 0
                labels.setdefault(label.product, set()).add(line.words.split(":")[0][:20])
    scores = {name: (len(labels.get(name, ())) * 3 + count, count) for name, count in marks.items()}
    likely = [name for name in products() if name in scores and scores[name][0] > 0]
    if not likely:
        return None
    best = max(likely, key=lambda name: scores[name])
    return products()[best]


Chunk = list[WrittenLine]


def _cut(lines: Chunk, product: Product) -> tuple[Chunk, list[Chunk], Chunk]:
    """The lines before the first article, those of each article, and those behind the last."""
    begins = [at for at, line in enumerate(lines) if _begins(line, product)]
    if begins:
        chunks = [lines[a:b] for a, b in zip(begins, [*begins[1:], len(lines)], strict=True)]
        return lines[: begins[0]], chunks, []
    ends = [at for at, line in enumerate(lines) if line.is_mark(product.name, "ends")]
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


def _part(chunk: Chunk, product: Product) -> Part | None:
    """An article and what is said of it; None where the lines have no head such as the product's."""
    codes = [at for at, line in enumerate(chunk) if _code(line, product)]
    if len(codes) >= _FEWEST_CODES:
        return _coded(chunk, product)
    if any((found := line.label(product.name, "any")) and found[0].field == "text" for line in chunk):
        return _labelled(chunk, product)
    if product.name == "fbis":
        return _tagged(chunk, product)
    if product.outlet == "by label":
        return _by_marks(chunk, product)
    inner = [line for line in chunk if not _between(line, product)]
    head = positional(inner, product)
    if head is None or head.evidence < 1:
        return None
    end = end_of_text(inner, head.begins, product, head.said.get("outlet"))
    for line in inner[end:]:
        if (found := line.label(product.name, "tail")) and found[0].field == "language":
            head.said.setdefault("language", found[1])
    body = [line for line in inner[:end] if line.at >= head.begins and not line.is_mark(product.name, "drop")]
    kept = {line.at for line in body} | set(head.title_lines)
    return _made(
        head,
        "\n".join(line.raw for line in body),
        [
            Line(_reason(line, head, product), line.words)
            for line in chunk
            if line.at not in kept and line.words
        ],
    )


def _reason(line: WrittenLine, head: Head, product: Product) -> str:
    if _between(line, product):
        return MARK
    return COVER if line.at < head.cover else METADATA


def _between(line: WrittenLine, product: Product) -> bool:
    return line.is_mark(product.name, "begins", "ends")


def _code(line: WrittenLine, product: Product) -> bool:
    """Whether a line begins with the code of one of the product's fields."""
    return line.label(product.name, "code") is not None and _BARE_CODE.match(line.raw.strip()) is not None


def _coded(chunk: Chunk, product: Product) -> Part | None:
    """An article whose fields have codes: each line belongs to the last code above it."""
    said: dict[str, list[str]] = {}
    dropped: list[Line] = []
    field = ""
    for line in chunk:
        value = line.raw.strip()
        if _code(line, product):
            found = line.label(product.name, "code")
            assert found is not None
            field, value = found[0].field, found[1].removeprefix("|").strip()
            code = line.words.split()[0]
            dropped.append(Line(METADATA, code))
            if field == "text" and said.get("text"):
                said["text"].append("")
        if field in ("text", "title"):
            said.setdefault(field, []).append(value.removeprefix("| "))
        elif value:
            dropped.append(Line(METADATA if field else COVER, value))
            if field != "furniture" and field:
                said.setdefault(field, []).append(value)
    head = Head({name: " ".join(filter(None, values)) for name, values in said.items() if name != "text"})
    if not said.get("text") or not head.said.get("title"):
        return None
    return _made(head, "\n".join(said["text"]), dropped)


def _labelled(chunk: Chunk, product: Product) -> Part | None:
    """An article whose text has a label of its own."""
    head = Head()
    at_text = next(
        at
        for at, line in enumerate(chunk)
        if (found := line.label(product.name, "any")) and found[0].field == "text"
    )
    found = chunk[at_text].label(product.name, "any")
    assert found is not None
    end = max(end_of_text(chunk, chunk[at_text].at + 1, product, None), at_text + 1)
    title: list[WrittenLine] = []
    dropped: list[Line] = []
    field = ""
    for at, line in enumerate(chunk):
        if at_text <= at < end or not line.words:
            field = field if line.words else ""
            continue
        if label := line.label(product.name, "any"):
            field = label[0].field
            if field not in ("furniture", "text") and label[1]:
                head.said.setdefault(field, label[1])
        elif not field and at < at_text and _may_be_title(line, product) and _goes_on(title, line):
            title.append(line)
            continue
        dropped.append(Line(MARK if _between(line, product) else METADATA, line.words))
    head.title_lines = tuple(line.at for line in title)
    if title:
        head.said["title"] = " ".join(line.words for line in title)
    label_word = chunk[at_text].words.split(":")[0]
    text = "\n".join([found[1], *(line.raw for line in chunk[at_text + 1 : end])])
    return _made(head, text, [*dropped, Line(METADATA, f"{label_word}:")])


def _may_be_title(line: WrittenLine, product: Product) -> bool:
    return not _between(line, product) and any(map(str.isalpha, line.words)) and "://" not in line.words


def _goes_on(title: list[WrittenLine], line: WrittenLine) -> bool:
    return not title or line.at == title[-1].at + 1


def _tagged(chunk: Chunk, product: Product) -> Part | None:
    """An article of a collection that marks its fields with tags."""
    whole = "\n".join(line.raw for line in chunk)
    said = {
        name: found[1].strip()
        for name, tag in (("title", "TI"), ("date", "DATE1"))
        if (found := re.search(rf"<{tag}>([^<]*)", whole))
    }
    inner = re.search(r"<TEXT>(.*?)(?:</TEXT>|$)", whole, re.S)
    if inner is None or not said.get("title"):
        return None
    head = Head(dict(said))
    text, marks = inner[1], [Line(MARK, found[0]) for found in _TAG.finditer(whole)]
    rest = _TAG.sub(" ", whole[: inner.start()] + "\n" + whole[inner.end() :])
    rest = rest.replace(said["title"], " ", 1)
    lines = [Line(METADATA, " ".join(line.split())) for line in rest.split("\n") if line.strip()]
    return _made(head, _TAG.sub(" ", text), [*lines, *marks])


def _by_marks(chunk: Chunk, product: Product) -> Part | None:
    """An article whose marks themselves say where it is from and of when."""
    said: dict[str, str] = dict(
        pair for line in chunk for mark in line.marks if mark.product == product.name for pair in mark.said
    )
    title = next((line for line in chunk if line.words and not line.marks and not line.labels), None)
    if title is None or "date" not in said or "outlet" not in said:
        return None
    head = Head({**said, "title": title.words}, (title.at,))
    marked = {line.at for line in chunk if any(mark.product in (product.name, ANY) for mark in line.marks)}
    text = "\n".join("" if line.at in marked else line.raw for line in chunk if line.at > title.at)
    above = [line for line in chunk if line.at < title.at and line.at not in marked]
    return _made(
        head, text, [Line(METADATA, line.words) for line in chunk if line.at in marked or line in above]
    )


def _made(head: Head, text: str, dropped: Iterable[Line]) -> Part | None:
    text = text.strip("\n")
    if not any(map(str.isalnum, text)):
        return None
    return Part(
        text=text,
        date=_day(head.said.get("date")),
        language=language_code(head.said.get("language"))
        or (head.said.get("language") if len(head.said.get("language") or "") == 2 else None),
        dropped=tuple(line for line in dropped if line.text),
        title=head.said.get("title"),
        outlet=head.said.get("outlet"),
        author=head.said.get("author"),
        url=head.said.get("url"),
    )


def _day(written: str | None) -> str | None:
    """A date as ISO 8601 where it is one day, else as it is written."""
    if written and (short := _SHORT_YEAR.match(written)):
        century = 2000 if int(short[2]) < _THIS_CENTURY else 1900
        written = f"{short[1]} {century + int(short[2])}"
    found: date | None = day_of(written)
    return found.isoformat() if found else written


def _unheaded(chunk: Chunk) -> Part | None:
    """An article without the head that the others have; None where its lines are hardly one."""
    if _prose(chunk) < _REST:
        return None
    return Part(
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


def _with(part: Part, dropped: list[Line]) -> Part:
    return replace(part, dropped=(*dropped, *part.dropped)) if dropped else part
