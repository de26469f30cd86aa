"""The tables of English: what they say, what is refused, and that nobody keeps a second list."""

from __future__ import annotations

import ast
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import detente
from detente.data_tables import data_path
from detente.records import DetenteError
from detente.text.english import abbreviation, abbreviations, english, named, plural, read_english
from detente.text.sentences import sentences
from detente.text.word_patterns import any_of, behind_any

PACKAGE = Path(detente.__file__).parent
ROOM = PACKAGE / "text" / "english.py"
TABLES = data_path("english")
_AS_MANY_AS_A_LIST = 4
# "May" and "March" are verbs too.
_MONTHS = {month for month in english().months if month not in ("May", "March")}
_SHORT = {written.removesuffix(".") for written in abbreviations("title", "rank", "month", "company")}


def test_the_calendar_is_whole() -> None:
    assert english().months[0] == "January" and len(english().months) == 12
    assert english().weekdays[0] == "Monday" and len(english().weekdays) == 7
    assert english().month_numbers["sept"] == english().month_numbers["september"] == 9
    assert set(english().month_numbers.values()) == set(range(1, 13))


def test_an_abbreviation_is_found_with_and_without_its_stop() -> None:
    assert [row.stands_for for row in abbreviation("Gen.")] == ["General"]
    assert abbreviation("GEN") == abbreviation("gen.") == abbreviation("Gen")
    assert {row.kind for row in abbreviation("Sec")} == {"title", "number", "unit"}
    assert abbreviation("Sun") and not abbreviation("sun")  # they sat in the sun
    assert not abbreviation("Holm")


def test_the_longest_abbreviation_comes_first() -> None:
    found = abbreviations("month")
    assert found[0] == "Sept." and "Gen." not in found


@pytest.mark.parametrize(
    ("noun", "several"),
    [
        ("minister", "ministers"),
        ("ministry", "ministries"),
        ("envoy", "envoys"),
        ("spokesman", "spokesmen"),
        ("chairwoman", "chairwomen"),
        ("office of the press", "office of the presses"),
        ("crash", "crashes"),
    ],
)
def test_plurals(noun: str, several: str) -> None:
    assert plural(noun) == several


@pytest.mark.parametrize(
    ("name", "within", "first"),
    [
        ("Netherlands", "the Netherlands", "The Netherlands"),
        ("United Arab Emirates", "the United Arab Emirates", "The United Arab Emirates"),
        ("OSCE", "the OSCE", "The OSCE"),
        ("Poland", "Poland", "Poland"),
        ("NATO", "NATO", "NATO"),
    ],
)
def test_a_name_has_its_article_in_a_sentence(name: str, within: str, first: str) -> None:
    assert (named(name), named(name, begins=True)) == (within, first)


@pytest.mark.parametrize("row", english().abbreviations, ids=lambda row: f"{row.written} {row.kind}")
def test_no_example_is_parted_at_its_abbreviation(row: object) -> None:
    examples = [
        line.split(",", 4)[4].strip('"')
        for line in (TABLES / "abbreviations.csv").read_text(encoding="utf-8").splitlines()
        if line.startswith(f"{row.written},{row.kind},")  # type: ignore[attr-defined]
    ]
    assert [len(sentences(example)) for example in examples] == [1]


@pytest.mark.parametrize(
    ("file", "row", "said"),
    [
        ("abbreviations.csv", "Gen.,rank,General,yes,Gen. Holm", "'gen.'"),
        ("abbreviations.csv", "Xyz.,sort,Xyzz,yes,Xyz. Holm", "no kind 'sort'"),
        ("abbreviations.csv", "Xyz,rank,Xyzz,yes,Xyz Holm", "full stop at their end"),
        ("abbreviations.csv", "Xyz.,rank,Xyzz,perhaps,Xyz. Holm", "yes or no"),
        ("abbreviations.csv", "Xyz.,rank,Xyzz,yes,Berg left.", "does not hold"),
        ("abbreviation_kinds.csv", "sort,stays,maybe,stays,stays,stays,ends,Xyz. Holm,none", "stays or ends"),
        ("calendar.csv", "month,Xyz,first,They met in Xyz.", "write a number"),
        ("calendar.csv", "month,May,5,They met in May.", "is there already"),
        ("marks.csv", "#,chapter,They left #,none", "one mark ends one of"),
        ("openers.csv", "The,article,The end.", "'The' is there already"),
        ("word_classes.csv", "article,the,The end.,none", "'the' is in the class 'article' already"),
        ("word_classes.csv", "article,der,The end.,none", "does not hold"),
    ],
)
def test_a_wrong_row_is_named_with_its_table_and_line(tmp_path: Path, file: str, row: str, said: str) -> None:
    shutil.copytree(TABLES, tmp_path / "english")
    broken = tmp_path / "english" / file
    broken.write_text(broken.read_text(encoding="utf-8") + row + "\n", encoding="utf-8")
    line = len(broken.read_text(encoding="utf-8").splitlines())
    with pytest.raises(DetenteError, match=rf"{file}, line {line}: ") as raised:
        read_english(tmp_path / "english")
    assert said in str(raised.value)


WORDS = st.lists(st.text(alphabet="ab.|(", min_size=1, max_size=4), min_size=1, max_size=6)


@given(WORDS, st.data())
def test_alternations_match_their_words_and_the_longest(words: list[str], data: st.DataObject) -> None:
    word = data.draw(st.sampled_from(words))
    found = re.match(any_of(words), word)
    assert found and found[0] == word
    assert not re.search(any_of([]), word)


@given(
    st.lists(st.text(alphabet="ab.", min_size=1, max_size=4).filter(lambda w: w[0] != "."), min_size=1),
    st.data(),
)
def test_lookbehinds_are_true_behind_whole_words_only(words: list[str], data: st.DataObject) -> None:
    word = data.draw(st.sampled_from(words))
    pattern = re.compile(behind_any(words))
    assert pattern.match(f" {word}", len(word) + 1)
    assert not re.compile(behind_any([word])).match(f"x{word}", len(word) + 1)


def test_nobody_keeps_a_second_list() -> None:
    """Months and abbreviations stand in data/english; a module with four of them has its own list."""
    lists = {
        str(file.relative_to(PACKAGE)): sorted(found)
        for file in sorted(PACKAGE.rglob("*.py"))
        if file != ROOM
        for found in _listed(" ".join(_strings(file)))
    }
    assert not lists


def test_no_other_table_lists_abbreviations_or_months() -> None:
    lists = {
        str(file.relative_to(TABLES.parent)): sorted(found)
        for file in sorted(TABLES.parent.rglob("*.csv"))
        if file.parent != TABLES
        and file.name != "citations.csv"  # months of editions, as publishers call these
        and file.parent.name in ("actors", "lexicon", "text", "figures", "intake")
        for found in _listed(file.read_text(encoding="utf-8"), whole_cells=True)
    }
    assert not lists


def _listed(text: str, *, whole_cells: bool = False) -> Iterator[set[str]]:
    around = r"(?:^|[,;|])" if whole_cells else r"\b"
    for kind, title in ((_MONTHS, str.title), (_SHORT, str)):
        listed = "|".join(sorted(kind, key=len, reverse=True))
        found = re.findall(
            rf"{around}({listed})(?=[\s,;|.\\)'\"]|$)", text, re.M | (re.I if kind is _MONTHS else 0)
        )
        names = {title(word) for word in found}
        if len(names) >= _AS_MANY_AS_A_LIST:
            yield names


def _strings(file: Path) -> Iterator[str]:
    """The strings of a module, its docstrings apart."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.value
