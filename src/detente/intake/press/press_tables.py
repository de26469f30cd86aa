"""What press databases print around the articles that they export, by product and language of the interface:
data/intake/press_products.csv, press_marks.csv and press_labels.csv.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast, get_args

from detente.data_tables import data_path, table
from detente.records import DetenteError

Place = Literal[
    "begins",  # the line before an article
    "ends",  # the line behind it
    "body",  # the line between what is said of an article and its text
    "behind",  # the line behind which nothing of the text follows
    "length",  # how many words it has
    "author",
    "copyright",
    "edition",
    "drop",  # a line that the export puts anywhere
    "end matter",  # what follows the last article
]
Zone = Literal["head", "tail", "any", "code"]
Field = Literal[
    "title",
    "date",
    "outlet",
    "author",
    "language",
    "url",
    "text",
    "abstract",
    "citation",  # outlet and date as they are cited: "The Harbour Post ; Eskby [Eskby]12 Mar 2026: 4."
    "furniture",
]
ANY = "any"  # product of marks that all use
LONGEST_MARK = 240  # characters

# What stands for what in the lines of press_marks.csv.
_PLACEHOLDERS = {
    "{n}": r"\d[\d.,]*(?:\s\d{3})*",
    "{id}": r"[A-Z0-9]{4,10}(?:19|20)\d{6}[a-z0-9]{6,12}",
    "{word}": r"[^\W\d_]{2,20}(?: [^\W\d_]{2,20})?",
    "{text}": r"\S.{0,200}?",
    "{outlet}": r"(?P<outlet>[^,\n]{2,80})",
    "{author}": r"(?P<author>\S.{1,80})",
    "{date}": r"(?P<date>\d{1,2} \w{3,9} \d{2,4})",
}
_PLACEHOLDER = re.compile(r"\{\w+\}")
_LABEL = re.compile(r"^(?P<label>[^\W\d_][^:\n]{1,40}?)\s?:(?:\s+(?P<value>.*))?$")
_CODE = re.compile(r"^(?P<label>[A-Z]{2,3})(?:\s{1,8}(?P<value>\S.*))?$")
_TAGGED = re.compile(r"^(?P<label></?[A-Z]{2,8}[0-9]?(?:\sP=\d+)?>)\s*(?P<value>.*)$")


@dataclass(frozen=True, slots=True)
class Product:
    """How a press database lays out what it says of an article.

    Attributes:
        name: As the other tables call it.
        called: As people call it.
        outlet: Where the outlet stands: "before the date", "after the date" or "by label".
        title: Where the title stands: "above the outlet", "below the date", "above the length", "at the top".
    """

    name: str
    called: str
    outlet: str
    title: str


@dataclass(frozen=True, slots=True)
class PressMark:
    """What a line is to an export, and what it says of the article beside it."""

    product: str
    place: Place
    said: tuple[tuple[Field, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before a value ("Byline: …"). `tells`: whether no ordinary text has such a label."""

    product: str
    zone: Zone
    field: Field
    tells: bool


@cache
def products() -> dict[str, Product]:
    """The press databases, by name, in the order of their table."""
    needed = ("product", "called", "outlet stands", "title stands", "source")
    rows = table(data_path("intake", "press_products.csv"), needed)
    return {
        row["product"]: Product(row["product"], row["called"], row["outlet stands"], row["title stands"])
        for _, row in rows
    }


def squeezed(line: str) -> str:
    """A line as marks are compared: single spaces, without the marks of a heading or of emphasis."""
    return " ".join(line.split()).strip("#*_ ") if line[:1] != "<" else line.strip()


def marks_of(line: str) -> tuple[PressMark, ...]:
    """What a line is to each product that knows it; the line as `squeezed` leaves it."""
    if not line or len(line) > LONGEST_MARK:
        return ()
    whole, patterns = _marks()
    found = list(whole.get(line.casefold(), ()))
    for first, pattern, product, place in patterns:
        if (not first or line[: len(first)].casefold() == first) and (hit := pattern.match(line)):
            said = tuple(
                (cast("Field", name), value.strip()) for name, value in hit.groupdict().items() if value
            )
            found.append(PressMark(product, place, said))
    return tuple(found)


def labels_of(line: str) -> tuple[tuple[Label, str], ...]:
    """The labels that a line may begin with, each with the value behind it."""
    if len(line) < 2 or not (line[0].isalpha() or line[0] == "<"):
        return ()
    found: list[tuple[Label, str]] = []
    for form in (_LABEL, _TAGGED):
        if hit := form.match(line):
            known = _labels().get(hit["label"].strip("*_ ").casefold(), ())
            found += [(label, (hit["value"] or "").strip("* ")) for label in known if label.zone != "code"]
    if hit := _CODE.match(line):
        known = _labels().get(hit["label"].casefold(), ())
        found += [(label, hit["value"] or "") for label in known if label.zone == "code"]
    return tuple(found)


def may_be_export(text: str) -> bool:
    """Whether words stand in a text that only exports of press databases have: quicker than to look at each
    line.
    """
    folded = text.casefold()
    return any(words in folded for words in _telling())


@cache
def _telling() -> tuple[str, ...]:
    """Labels that no ordinary text has, and whole lines between articles."""
    labels = [name for name, found in _labels().items() for one in found if one.tells and len(name) > 5]
    lines = [line for line, marks in _marks()[0].items() for one in marks if one.place in ("begins", "ends")]
    return tuple(dict.fromkeys([*labels, *lines]))


@cache
def _marks() -> tuple[dict[str, list[PressMark]], list[tuple[str, re.Pattern[str], str, Place]]]:
    """Marks that are whole lines; and those with something left open: how they begin, and their patterns."""
    whole: dict[str, list[PressMark]] = {}
    patterns: list[tuple[str, re.Pattern[str], str, Place]] = []
    for line, row in _rows("press_marks.csv", ("product", "place", "language", "line", "example")):
        if row["place"] not in get_args(Place):
            raise DetenteError(f"press_marks.csv, line {line}: place is none of {get_args(Place)}.")
        place, written = cast("Place", row["place"]), row["line"]
        pattern = _pattern(written)
        if not pattern.match(squeezed(row["example"])):
            raise DetenteError(f"press_marks.csv, line {line}: the line does not match its example.")
        for product in row["product"].split(";"):
            if "{" in written:
                patterns.append((written.partition("{")[0].casefold(), pattern, product, place))
            else:
                whole.setdefault(written.casefold(), []).append(PressMark(product, place))
    return whole, patterns


@cache
def _labels() -> dict[str, list[Label]]:
    found: dict[str, list[Label]] = {}
    needed = ("product", "zone", "field", "language", "label", "tells", "example")
    for line, row in _rows("press_labels.csv", needed):
        if row["zone"] not in get_args(Zone) or row["field"] not in get_args(Field):
            raise DetenteError(
                f"press_labels.csv, line {line}: zone or field is none of those that are known."
            )
        for product in row["product"].split(";"):
            label = Label(
                product, cast("Zone", row["zone"]), cast("Field", row["field"]), row["tells"] == "yes"
            )
            found.setdefault(row["label"].casefold(), []).append(label)
    return found


def _rows(file: str, needed: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a table. Raises DetenteError where a product is none of press_products.csv."""
    for line, row in table(data_path("intake", file), needed):
        unknown = set(row["product"].split(";")) - {*products(), ANY}
        if unknown:
            raise DetenteError(f"{file}, line {line}: {unknown.pop()} is no product of press_products.csv.")
        yield line, row


def _pattern(line: str) -> re.Pattern[str]:
    """A line of the table as a pattern of the whole line, whatever the letters' case."""
    made, at = "", 0
    for found in _PLACEHOLDER.finditer(line):
        made += re.escape(line[at : found.start()]) + _PLACEHOLDERS[found[0]]
        at = found.end()
    return re.compile(rf"{made}{re.escape(line[at:])}\.?$", re.I)
