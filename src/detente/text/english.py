"""English as tables: every list of its words that more than one package needs, read from data/english and
checked.

Use these instead of a list of your own (a test looks for second lists):

    english().months         ("January", … "December"); `.weekdays` begin with Monday, `.zones` are ("GMT", …)
    english().month_numbers  {"january": 1, "jan": 1, …}: small letters, no full stop, whole and short
    english().numbers        {"zero": 0, … "ninety": 90}: number words of one part
    english().titles         {"President": "office", "Sir": "courtesy", …}: words before a name, by kind
    english().openers        words that open a sentence and begin no name ("The", "However")
    english().marks          what a mark ends: "." a sentence, ";" a statement, "," a clause
    english().classes        {"subject pronoun": ("he", "she", …)}: words by what they are in a clause
    abbreviations("title")   as written, longest first: ("Vice-Pres.", "Messrs.", … "Dr."); of any kinds
    abbreviation("Gen")      the rows of a word with or without its full stop; () where it is none
    plural("ministry")       "ministries"
    named("Netherlands")     "the Netherlands": a name as it stands within a sentence

Whether a full stop ends a sentence, and where sentences begin and end, is said by `detente.text.sentences`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple, TypeVar, cast, get_args

from detente.data_tables import data_path, table
from detente.records import DetenteError

# What follows a full stop: nothing, a word in small letters, a figure, a title before a name ("Minister",
# "Gen."), a month, weekday or time zone, a word that opens sentences ("The"), any other word with a capital.
Following = Literal["small_letters", "figure", "title", "date", "name", "opener"]
Ends = Literal["sentence", "pause", "statement", "clause"]
_FOLLOWING: tuple[Following, ...] = get_args(Following)
_Key = TypeVar("_Key")
_FORM = re.compile(r"[\w’'%.&-]+(?: [\w’'%.&-]+)*")
# Kinds that have no rows: any letter, any letters with a full stop each.
_LETTER, _LETTERS = "letter", "letters"


class Abbreviation(NamedTuple):
    """A row of abbreviations.csv.

    Attributes:
        written: As in the table, with its full stop: "Gen.", "p.m.".
        kind: What it is: "title", "rank", "month", "company" … (abbreviation_kinds.csv).
        stands_for: What it stands for ("General"), or "" where nobody writes that out ("Mrs.").
        small_letters: Whether it is the abbreviation in small letters too; "sun." is the end of a sentence.
        stays: What may follow its full stop without a sentence having ended.
    """

    written: str
    kind: str
    stands_for: str
    small_letters: bool
    stays: frozenset[Following]


@dataclass(frozen=True, slots=True)
class English:
    """The tables of data/english. The first lines of this module say what each holds.

    `by_word`: the abbreviations by their letters in small ones, without the last full stop ("gen", "p.m").
    `letter`, `letters`: how an initial ("J.") and letters that have no row of their own ("U.S.") are read.
    """

    abbreviations: tuple[Abbreviation, ...]
    by_word: Mapping[str, tuple[Abbreviation, ...]]
    letter: Abbreviation
    letters: Abbreviation
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    zones: tuple[str, ...]
    month_numbers: Mapping[str, int]
    numbers: Mapping[str, int]
    titles: Mapping[str, str]
    openers: frozenset[str]
    plurals: Mapping[str, str]
    marks: Mapping[str, Ends]
    classes: Mapping[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def english() -> English:
    """The tables that ship.

    Raises:
        DetenteError: A row is wrong; the sentence names the table and the line.
    """
    return read_english(data_path("english"))


def abbreviations(*kinds: str) -> tuple[str, ...]:
    """The abbreviations of some kinds as they are written, the longest first.

    Args:
        kinds: Kinds of abbreviation_kinds.csv ("title", "month"); none for all.

    Returns:
        Each with its full stop ("Messrs.", "Gen."), once, ready for an alternation of a pattern.
    """
    found = {row.written for row in english().abbreviations if not kinds or row.kind in kinds}
    return tuple(sorted(found, key=lambda written: (-len(written), written)))


def abbreviation(word: str) -> tuple[Abbreviation, ...]:
    """What a word may be an abbreviation of.

    Args:
        word: As it stands in a text, with or without its full stop ("Gen", "GEN.", "p.m.").

    Returns:
        Its rows in the order of the table ("Sec." has three: secretary, section, seconds); empty where it has
        none.
    """
    bare = word.removesuffix(".")
    rows = english().by_word.get(bare.lower(), ())
    return tuple(row for row in rows if row.small_letters) if rows and bare.islower() else rows


def plural(noun: str) -> str:
    """A noun in the plural: "ministries" of "ministry", "spokesmen" of "spokesman".

    Args:
        noun: A noun in small letters, or a phrase that ends in one.

    Returns:
        The plural, in small letters.
    """
    for singular, irregular in english().plurals.items():
        if noun.endswith(singular):
            return noun.removesuffix(singular) + irregular
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


def named(name: str, *, begins: bool = False) -> str:
    """A state's or body's name as it stands in a sentence: "the United States", "Poland".

    Args:
        name: As a table or chart has it.
        begins: Whether it begins the sentence.

    Returns:
        With its article, where it has one.
    """
    article = "The" if begins else "the"
    return f"{article} {name}" if name in english().classes["name with the article"] else name


def read_english(folder: Path) -> English:
    """The tables of a folder.

    Args:
        folder: Holds the tables of data/english under their names.

    Raises:
        DetenteError: A row is wrong; the sentence names the table and the line.
    """
    kinds = _kinds(folder / "abbreviation_kinds.csv")
    rows = _abbreviations(folder / "abbreviations.csv", kinds)
    by_word: dict[str, tuple[Abbreviation, ...]] = {}
    for row in rows:
        word = row.written.lower().removesuffix(".")
        by_word[word] = (*by_word.get(word, ()), row)
    calendar = _numbered(folder / "calendar.csv", "name", "number", "kind")
    months = {name: int(number) for (kind, name), number in calendar.items() if kind == "month"}
    short = {
        row.written: months[row.stands_for]
        for row in rows
        if row.kind == "month" and row.stands_for in months
    }
    return English(
        abbreviations=rows,
        by_word=by_word,
        letter=Abbreviation("", _LETTER, "", False, kinds[_LETTER]),
        letters=Abbreviation("", _LETTERS, "", True, kinds[_LETTERS]),
        months=tuple(months),
        weekdays=tuple(name for kind, name in calendar if kind == "weekday"),
        zones=tuple(name for kind, name in calendar if kind == "zone"),
        month_numbers={
            name.lower().removesuffix("."): number for name, number in {**months, **short}.items()
        },
        numbers={
            word: int(value)
            for (_, word), value in _numbered(folder / "numbers.csv", "word", "value").items()
        },
        titles=_pairs(folder / "titles.csv", "word", "kind"),
        openers=frozenset(_pairs(folder / "openers.csv", "word", "kind")),
        plurals=_pairs(folder / "plurals.csv", "singular", "plural"),
        marks=_marks(folder / "marks.csv"),
        classes=read_classes(folder / "word_classes.csv"),
    )


def _kinds(file: Path) -> dict[str, frozenset[Following]]:
    """After which kinds of abbreviation a sentence goes on, by what follows."""
    found: dict[str, frozenset[Following]] = {}
    for line, row in table(file, ("kind", *_FOLLOWING, "example", "reason")):
        for column in _FOLLOWING:
            if row[column] not in ("stays", "ends"):
                raise _wrong(file, line, f"{column} is {row[column]!r}; write stays or ends")
        found[_new(row["kind"], found, file, line)] = frozenset(c for c in _FOLLOWING if row[c] == "stays")
    for kind in (_LETTER, _LETTERS):
        if kind not in found:
            raise _wrong(file, 1, f"the kind {kind} is missing; add its row")
    return found


def _abbreviations(file: Path, kinds: Mapping[str, frozenset[Following]]) -> tuple[Abbreviation, ...]:
    found: dict[tuple[str, str], Abbreviation] = {}
    for line, row in table(file, ("written", "kind", "small_letters", "example")):
        written, kind = row["written"], row["kind"]
        if kind not in kinds:
            raise _wrong(
                file, line, f"there is no kind {kind!r} in abbreviation_kinds.csv; add it there or correct it"
            )
        if not written.endswith(".") or not written.strip(".").replace(".", "").replace("-", "").isalpha():
            raise _wrong(file, line, f"{written!r} is not letters with a full stop at their end; write it so")
        if row["small_letters"] not in ("yes", "no"):
            raise _wrong(file, line, f"small_letters is {row['small_letters']!r}; write yes or no")
        if written.lower() not in row["example"].lower():
            raise _wrong(file, line, f"the example does not hold {written!r}; write one that does")
        key = _new((written.lower(), kind), found, file, line)
        found[key] = Abbreviation(
            written, kind, row["stands_for"], row["small_letters"] == "yes", kinds[kind]
        )
    return tuple(found.values())


def _numbered(file: Path, name: str, number: str, kind: str = "") -> dict[tuple[str, str], float]:
    """The numbers of a table by kind (or "") and name."""
    found: dict[tuple[str, str], float] = {}
    for line, row in table(file, (name, number, "example", *filter(None, [kind]))):
        key = _new((row.get(kind, ""), row[name]), found, file, line)
        try:
            found[key] = float(row[number])
        except ValueError:
            raise _wrong(file, line, f"{number} is {row[number]!r}; write a number") from None
    return found


def _pairs(file: Path, key: str, value: str) -> dict[str, str]:
    """Two columns of a table, the first of them without repetition."""
    found: dict[str, str] = {}
    for line, row in table(file, (key, value, "example")):
        found[_new(row[key], found, file, line)] = row[value]
    return found


def _marks(file: Path) -> dict[str, Ends]:
    found: dict[str, Ends] = {}
    for line, row in table(file, ("mark", "ends", "example", "reason")):
        if row["ends"] not in get_args(Ends) or len(row["mark"]) != 1:
            raise _wrong(file, line, f"one mark ends one of {', '.join(get_args(Ends))}; write it so")
        found[_new(row["mark"], found, file, line)] = cast(Ends, row["ends"])
    return found


def read_classes(*files: Path) -> dict[str, tuple[str, ...]]:
    """The classes of words of some tables, each with its forms in the table's order.

    Args:
        files: Tables with the columns class, form, example and reason.

    Returns:
        The forms by class, as they are written.

    Raises:
        DetenteError: A class stands in two tables, or a form is not words with single spaces between, is
            there already or is not in its example; the sentence names the table and the line.
    """
    found: dict[str, dict[str, None]] = {}
    home: dict[str, str] = {}
    for file in files:
        for line, row in table(file, ("class", "form", "example", "reason")):
            name, form = row["class"], row["form"]
            if not _FORM.fullmatch(form):
                raise _wrong(file, line, f"{form!r} is not words with single spaces between; write it so")
            if form.lower() not in row["example"].lower():
                raise _wrong(file, line, f"the example does not hold {form!r}; write one that does")
            if home.setdefault(name, file.name) != file.name:
                raise _wrong(file, line, f"the class {name!r} stands in {home[name]}; move the row there")
            forms = found.setdefault(name, {})
            if form in forms:
                raise _wrong(file, line, f"{form!r} is in the class {name!r} already; take one away")
            forms[form] = None
    return {name: tuple(forms) for name, forms in found.items()}


def _new(key: _Key, found: Mapping[_Key, object], file: Path, line: int) -> _Key:
    if key in found:
        raise _wrong(file, line, f"{key!r} is there already; take one away")
    return key


def _wrong(file: Path, line: int, what: str) -> DetenteError:
    return DetenteError(f"{file.name}, line {line}: {what}.")
