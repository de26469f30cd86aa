"""One article of an export: its text, and its fields by labels, codes or tags, or by where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from detente.intake.dates import day_of
from detente.intake.press.export_heads import Head, positional
from detente.intake.press.export_tails import end_of_text
from detente.intake.press.press_tables import ANY, Product, marks_of
from detente.intake.press.split_text import COVER, MARK, METADATA, SplitArticle
from detente.intake.press.written_languages import language_code
from detente.intake.press.written_lines import WrittenLine
from detente.text.boilerplate import Line

Chunk = list[WrittenLine]

_FEWEST_CODES = 4  # lines with codes of fields
_BARE_CODE = re.compile(r"^(?P<code>[A-Z]{2,3})(?:\s*$|\s{2,}\S|\t|\s\|\s)")
_RULE = re.compile(r"^\s*[_=*-]{5,}\s*$")
_GLUED = re.compile(r"(?<=\w)\(")  # "The Harbour Post(Eskby)"
_SHORT_YEAR = re.compile(r"^(\d{1,2} \w{3,9}) (\d{2})$")
_THIS_CENTURY = 40  # "12 Mar 39" is of this century, "12 Mar 91" of the last
# "The Harbour Post ; Eskby [Eskby]12 Mar 2026: 4."
_CITED = re.compile(r"^(?P<outlet>[^;\[\n]{2,80}?)\s*[;\[].*?(?P<date>\d{1,2} [^\W\d_]{3,10}\.? \d{4})\b")
_TAG = re.compile(r"</?[A-Z][A-Z0-9]{0,7}(?:\sP=\d+)?>")


def article_of(chunk: Chunk, product: Product) -> SplitArticle | None:
    """An article and what is said of it; None where the lines have no head such as the product's.

    Args:
        chunk: The lines of one article, marks before and behind it among them.
        product: Of the export.
    """
    if has_codes(chunk, product):
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
    body = [
        line
        for line in inner[:end]
        if line.at in head.deck or (line.at >= head.begins and not line.is_mark(product.name, "drop"))
    ]
    kept = {line.at for line in body} | set(head.title_lines)
    return _made(
        head,
        _written(body),
        [
            Line(_reason(line, head, product), line.words)
            for line in chunk
            if line.at not in kept and line.words
        ],
    )


def _written(body: Chunk) -> str:
    """Lines as a text: what was taken out between two of them parts paragraphs."""
    lines: list[str] = []
    for before, line in zip([None, *body], body, strict=False):
        lines += [""] * (before is not None and line.at > before.at + 1)
        lines.append(line.raw)
    return "\n".join(lines)


def _reason(line: WrittenLine, head: Head, product: Product) -> str:
    if _between(line, product):
        return MARK
    return COVER if line.at < head.cover else METADATA


def _between(line: WrittenLine, product: Product) -> bool:
    return line.is_mark(product.name, "begins", "ends")


def has_codes(chunk: Chunk, product: Product) -> bool:
    """Whether the fields of articles have codes."""
    return sum(is_coded(line, product) for line in chunk) >= _FEWEST_CODES


def is_coded(line: WrittenLine, product: Product) -> bool:
    """Whether a line begins with the code of one of the product's fields."""
    return line.label(product.name, "code") is not None and _BARE_CODE.match(line.raw.strip()) is not None


def _coded(chunk: Chunk, product: Product) -> SplitArticle | None:
    """An article whose fields have codes: each line belongs to the last code above it."""
    said: dict[str, list[str]] = {}
    dropped: list[Line] = []
    field = ""
    for line in chunk:
        value = line.raw.strip()
        if is_coded(line, product):
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


def _labelled(chunk: Chunk, product: Product) -> SplitArticle | None:
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
            if at < at_text and _RULE.match(line.raw):  # what stands above a rule is no title
                dropped, title = _as_cover(dropped, title), []
            continue
        if line.is_mark(product.name, "drop"):  # nor above a line of the export's own
            dropped = [*_as_cover(dropped, title if at < at_text else []), Line(METADATA, line.words)]
            title = [] if at < at_text else title
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
    if day_of(head.said.get("date")) is None:  # damaged on its way, perhaps: "12 Mar 2 026"
        head.said.pop("date", None)
    head.said = {**_cited(head.said.get("citation", "")), **head.said}
    label_word = chunk[at_text].words.split(":")[0]
    inner = [line for line in chunk[at_text + 1 : end] if not line.is_mark(product.name, "drop")]
    dropped += [Line(METADATA, line.words) for line in chunk[at_text + 1 : end] if line not in inner]
    text = "\n".join([found[1], *(line.raw for line in inner)])
    return _made(head, text, [*dropped, Line(METADATA, f"{label_word}:")])


def _as_cover(dropped: list[Line], above: list[WrittenLine]) -> list[Line]:
    return [*dropped, *(Line(COVER, line.words) for line in above)]


def _cited(citation: str) -> dict[str, str]:
    """Outlet and date of a citation."""
    found = _CITED.match(citation)
    return found.groupdict() if found else {}


def _may_be_title(line: WrittenLine, product: Product) -> bool:
    return not _between(line, product) and any(map(str.isalpha, line.words)) and "://" not in line.words


def _goes_on(title: list[WrittenLine], line: WrittenLine) -> bool:
    return not title or line.at == title[-1].at + 1


def _tagged(chunk: Chunk, product: Product) -> SplitArticle | None:
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


def _by_marks(chunk: Chunk, product: Product) -> SplitArticle | None:
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


def _made(head: Head, text: str, dropped: Iterable[Line]) -> SplitArticle | None:
    text = text.strip("\n")
    if not any(map(str.isalnum, text)):
        return None
    return SplitArticle(
        text=text,
        date=_day(head.said.get("date")),
        language=language_code(head.said.get("language"))
        or (head.said.get("language") if len(head.said.get("language") or "") == 2 else None),
        dropped=tuple(line for line in dropped if line.text),
        title=head.said.get("title"),
        outlet=_outlet(head.said.get("outlet")),
        author=head.said.get("author"),
        url=head.said.get("url"),
    )


def _outlet(written: str | None) -> str | None:
    """The name of an outlet without its place ("; Eskby (Northland)"), its edition (" - Final Edition")."""
    name = (written or "").split(";")[0].strip()
    before, _, last = name.rpartition(" - ")
    if before and any(mark.place == "edition" for mark in marks_of(last)):
        name = before
    return _GLUED.sub(" (", name) or None


def _day(written: str | None) -> str | None:
    """A date as ISO 8601 where it is one day, else as it is written."""
    if written and (short := _SHORT_YEAR.match(written)):
        century = 2000 if int(short[2]) < _THIS_CENTURY else 1900
        written = f"{short[1]} {century + int(short[2])}"
    found: date | None = day_of(written)
    return found.isoformat() if found else written
