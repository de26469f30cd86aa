"""Pages on which an export puts many articles, known by the elements that hold an article's parts
(data/intake/page_parts.csv): press databases, and chats that were saved as pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal, cast, get_args

from detente.data_tables import data_path, table
from detente.intake.dates import day_of
from detente.intake.formats.page_blocks import blocks_of, tree_of
from detente.intake.press.export_articles import article_of
from detente.intake.press.press_tables import products
from detente.intake.press.split_text import COVER, METADATA, Split, SplitArticle
from detente.intake.press.written_lines import WrittenLine
from detente.records import DetenteError
from detente.text.boilerplate import Line

PartName = Literal[
    "article",
    "outlet",
    "outlet of all",
    "date",
    "title",
    "author",
    "text",
    "title above text",  # where no element holds the text: it follows the title
    "heading",  # a title above lines that say the rest by where they stand
    "paragraph",  # one of the text, where no element holds them all
]
_LONGEST_TITLE = 200  # characters of a bold first line that is a message's title
_LONGEST_BYLINE = 8  # words
_COPYRIGHT = re.compile(r"^© \d{4}\b")
_WINDOW = 4  # words among which a date is looked for
_BLOCKS = ".//p|.//div|.//li|.//h1|.//h2|.//h3|.//h4|.//tr"
# ", no. 8123" and "(site web)" behind the name of a newspaper.
_ISSUE = re.compile(r"(?:,?\s+n(?:o|um)?[.°º]\s*\d|\s*\().*$", re.I | re.S)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a part of an article stands: the path of its element, and the attribute that says it."""

    part: PartName
    path: str
    where: str


@dataclass(frozen=True, slots=True)
class _Form:
    name: str
    called: str
    places: tuple[_Place, ...]

    def found(self, root: Any, part: PartName) -> list[Any]:
        """The elements that may hold a part, those that say it best first."""
        return [one for place in self.places if place.part == part for one in root.xpath(place.path)]

    def said(self, root: Any, part: PartName) -> Iterator[str]:
        """What the elements of a part say."""
        for place in self.places:
            if place.part == part:
                for one in root.xpath(place.path):
                    written = one.text_content() if place.where == "text" else one.get(place.where) or ""
                    if tidy := " ".join(written.split()):
                        yield tidy


def split_page(page: str | bytes) -> Split | None:
    """The articles of a page of a known form; None where it has none.

    Args:
        page: As it was saved.
    """
    written = page if isinstance(page, str) else page.decode("latin-1")
    if not any(sign in written for sign in _signs()):
        return None
    root = tree_of(page)
    for form in _forms():
        if form.name in products() and (found := _by_lines(root, form)) is not None:
            return found
        whole = [
            one
            for one in form.found(root, "article")
            if form.found(one, "text") or (form.found(one, "title above text") and _is_innermost(one, form))
        ]
        if whole and any(True for one in whole for _ in form.said(one, "outlet")):
            return _taken_apart(root, form, whole)
    return None


def _is_innermost(one: Any, form: _Form) -> bool:
    return not form.found(one, "article")


def _by_lines(root: Any, form: _Form) -> Split | None:
    """The articles of a press database that says by lines what it says of each; None where the page has
    none, or one without a head.
    """
    product = products()[form.name]
    whole = [
        one
        for one in form.found(root, "article")
        if form.found(one, "paragraph") and not form.found(one, "article")
    ]
    parts: list[SplitArticle] = []
    for one in whole:
        for heading in form.found(one, "heading"):
            heading.tag = "h2"
        lines = "\n\n".join(blocks_of(one)).split("\n")
        part = article_of([WrittenLine.of(at, raw) for at, raw in enumerate(lines)], product)
        if part is None:
            return None
        parts.append(part)
        one.drop_tree()
    return _with_cover(root, form, parts) if parts else None


def _with_cover(root: Any, form: _Form, parts: list[SplitArticle]) -> Split:
    """The articles, the first with what else the page shows."""
    cover = tuple(Line(COVER, " ".join(block.split()).strip("# ")) for block in blocks_of(root))
    parts[0] = replace(parts[0], dropped=(*cover, *parts[0].dropped))
    return Split(tuple(parts), f"an export of {form.called}", sure=True)


def _taken_apart(root: Any, form: _Form, whole: list[Any]) -> Split | None:
    outlet_of_all = next(form.said(root, "outlet of all"), None)
    parts: list[SplitArticle] = []
    before: str | None = None
    for one in whole:
        part = _part(one, form, before or outlet_of_all)
        before = part.outlet if part else before
        if part is not None:
            parts.append(part)
            one.drop_tree()
    return _with_cover(root, form, parts) if parts else None


def _part(one: Any, form: _Form, before: str | None) -> SplitArticle | None:
    """An article; what stands in its element beside title and text is dropped."""
    holder = next((each for each in form.found(one, "text") if each.text_content().strip()), None)
    if holder is None:
        return _below_title(one, form, before)
    day, outlet = _day_and_outlet(one, form, before)
    author = next(form.said(one, "author"), None)
    titles = [each for each in form.found(one, "title") if each.text_content().strip()]
    title = " ".join(titles[0].text_content().split()) if titles else None
    paragraphs = _paragraphs(holder)
    if title is None and len(paragraphs) > 1 and _begins_bold(holder, paragraphs[0]):
        title, paragraphs = paragraphs[0], paragraphs[1:]
    for taken in (*titles[:1], holder):
        if taken.getparent() is not None:
            taken.drop_tree()
    return SplitArticle(
        text="\n\n".join(paragraphs),
        title=title,
        date=day,
        outlet=outlet,
        author=author,
        dropped=tuple(Line(METADATA, " ".join(block.split()).strip("# ")) for block in blocks_of(one)),
    )


def _day_and_outlet(one: Any, form: _Form, before: str | None) -> tuple[str | None, str | None]:
    days = (day_in(said) for said in form.said(one, "date"))
    outlet = next(form.said(one, "outlet"), None)
    name = (_ISSUE.sub("", outlet) or outlet) if outlet else before
    return next((day for day in days if day), None), name


def _below_title(one: Any, form: _Form, before: str | None) -> SplitArticle | None:
    """An article whose text is what follows its title, down to the notice of copyright.

    The first line is who wrote it, where it is short and no sentence.
    """
    day, outlet = _day_and_outlet(one, form, before)
    first = next(iter(form.found(one, "title above text")), None)
    if first is None:
        return None
    first.tag = "h2"
    blocks = blocks_of(one)
    at = next((at for at, block in enumerate(blocks) if block.startswith("# ")), None)
    if at is None:
        return None
    below = [line for block in blocks[at + 1 :] for line in block.split("\n")]
    ends = [place for place, line in enumerate(below) if _COPYRIGHT.match(line)]
    text = below[: ends[-1]] if ends else below
    author = text.pop(0) if text and _may_be_author(text[0]) else None
    rest = [*blocks[:at], *([author] if author else []), *(below[ends[-1] :] if ends else [])]
    return SplitArticle(
        text="\n\n".join(text),
        title=blocks[at].removeprefix("# "),
        date=day,
        outlet=outlet,
        author=author,
        dropped=tuple(Line(METADATA, " ".join(line.split())) for line in rest),
    )


def _may_be_author(line: str) -> bool:
    return len(line.split()) <= _LONGEST_BYLINE and line[-1] not in '.!?:”"'


def _paragraphs(holder: Any) -> list[str]:
    """The paragraphs of an element: its blocks, or what blank lines part where it has none."""
    if holder.xpath(_BLOCKS):
        return blocks_of(holder)
    for line in holder.iter("br"):
        line.tail = "\n" + (line.tail or "")
    parts = re.split(r"\n[ \t]*\n\s*", holder.text_content().strip())
    return [
        tidy
        for part in parts
        if (tidy := "\n".join(" ".join(line.split()) for line in part.split("\n")).strip())
    ]


def _begins_bold(holder: Any, first: str) -> bool:
    """Whether the first paragraph is bold as a whole, and short: such a one is a message's title."""
    bold = next((each for each in holder if each.tag in ("strong", "b")), None)
    if bold is None or (holder.text or "").strip() or len(first) > _LONGEST_TITLE:
        return False
    return " ".join(bold.text_content().split()) == " ".join(first.split())


def day_in(written: str) -> str | None:
    """The first day that a line names, as ISO 8601, whatever else it says."""
    words = written.split()
    numbers = [at for at, word in enumerate(words) if any(map(str.isdigit, word))]
    for at in range(max(len(words) - 1, 1)):
        if not any(at <= number < at + _WINDOW for number in numbers):
            continue  # no day is written without a number
        if day := day_of(" ".join(words[at : at + _WINDOW]).strip(",;")):
            return day.isoformat()
    return None


@cache
def _forms() -> tuple[_Form, ...]:
    """The forms in the order of their table. Raises DetenteError where a row is wrong."""
    found: dict[tuple[str, str], list[_Place]] = {}
    needed = ("form", "called", "part", "element", "example")
    for line, row in table(data_path("intake", "page_parts.csv"), needed):
        if row["part"] not in get_args(PartName):
            raise DetenteError(f"page_parts.csv, line {line}: part is none of {get_args(PartName)}.")
        place = _Place(cast("PartName", row["part"]), _path(row["element"], row["class"]), row["where"])
        found.setdefault((row["form"], row["called"]), []).append(place)
    return tuple(_Form(name, called, tuple(places)) for (name, called), places in found.items())


def _path(element: str, classes: str) -> str:
    """The path of elements that have all of some classes."""
    has = [f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')" for name in classes.split()]
    return f".//{element}" + (f"[{' and '.join(has)}]" if has else "")


@cache
def _signs() -> frozenset[str]:
    """Classes of which one stands in every page of a known form: those of outlets and paragraphs."""
    rows = table(data_path("intake", "page_parts.csv"), ("form", "part", "element"))
    return frozenset(row["class"] for _, row in rows if row["part"] in ("outlet", "paragraph"))
