"""Lists of words stand in tables: no pattern of the package spells out three or more alternatives, and no
tuple of the rooms that read English does."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import detente
from detente.data_tables import data_path
from detente.scoring.function_words import words_in
from detente.text.english import read_classes

PACKAGE = Path(detente.__file__).parent
_AS_MANY_AS_A_LIST = 3
_SMALL = (
    "article",
    "definite determiner",
    "first person",
    "form of be",
    "object pronoun",
    "possessive",
    "subject pronoun",
    "adverb before a verb in the present",
    "adverb within a passive",
    "negation before a verb of speech",
)
_FILLED = "\0"  # what an f-string fills in: a class of words, or a piece of a pattern
_COMMENT = re.compile(r"(?m)(?:^|(?<=\s))#.*$")
_CHARACTERS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]")
_SPACE = re.compile(r"\\s[+*?]?|\\ ")
_LEAD = re.compile(r"^\?(?:P<\w+>|<?[=!]|[aimsux-]*:)")
_WORDS = re.compile(r"\s*(?:\?:)?[A-Za-z’'][A-Za-z’' ?+-]*\s*")


def word_lists(source: str) -> Iterator[str]:
    """Each group of a pattern that has three or more alternatives of words, with the line of its string."""
    seen: set[int] = set()
    for node in ast.walk(ast.parse(source)):
        if id(node) in seen or (text := _text(node)) is None or "|" not in text:
            continue
        seen |= {id(inner) for inner in ast.walk(node)}
        for group in _groups(text):
            words = [each.strip() for each in group if _WORDS.fullmatch(each)]
            if len(words) >= _AS_MANY_AS_A_LIST:
                yield f"line {node.lineno}: {'|'.join(words)}"  # type: ignore[attr-defined]


def word_tuples(source: str) -> Iterator[str]:
    """Each tuple, list or set of three or more strings of which two are words that English builds clauses of:
    names of columns and kinds are none.
    """
    small = _small_words()
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Tuple | ast.List | ast.Set):
            continue
        said = [each.value for each in node.elts if isinstance(each, ast.Constant)]
        words = [each for each in said if isinstance(each, str)]
        if len(words) >= _AS_MANY_AS_A_LIST and sum(word.strip().lower() in small for word in words) > 1:
            yield f"line {node.lineno}: {', '.join(words)}"


@cache
def _small_words() -> frozenset[str]:
    """Pronouns, articles, prepositions, adverbs and negations, from the tables that hold them."""
    classes = read_classes(data_path("english", "word_classes.csv"), *data_path("attribution").glob("*.csv"))
    return words_in("after a noun of action") | {form.lower() for name in _SMALL for form in classes[name]}


def _text(node: ast.AST) -> str | None:
    """A string as it is written, with a mark where an f-string fills something in."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        parts = node.values
        return "".join(str(part.value) if isinstance(part, ast.Constant) else _FILLED for part in parts)
    return None


def _groups(pattern: str) -> Iterator[list[str]]:
    """The alternatives of each group of a pattern, and of the pattern itself."""
    left = _SPACE.sub(" ", _CHARACTERS.sub(_FILLED, _COMMENT.sub("", pattern)))
    left = re.sub(r"\\[bB]", "", left)
    left = re.sub(r"\\.", _FILLED, left)
    opened = [[""]]
    for letter in left:
        if letter == "(":
            opened.append([""])
        elif letter == ")" and len(opened) > 1:
            group = opened.pop()
            yield [_LEAD.sub("", group[0]), *group[1:]]
            opened[-1][-1] += _FILLED
        elif letter == "|":
            opened[-1].append("")
        else:
            opened[-1][-1] += letter
    yield from opened


def test_no_pattern_holds_a_list_of_words() -> None:
    found = {
        str(file.relative_to(PACKAGE)): lists
        for file in sorted(PACKAGE.rglob("*.py"))
        if (lists := list(word_lists(file.read_text(encoding="utf-8"))))
    }
    assert not found, "such lists belong in a table below data/, one form a row with an example"


def test_no_tuple_holds_a_list_of_words() -> None:
    rooms = ("attribution", "evaluate", "figures", "scoring", "text", "trends")
    found = {
        str(file.relative_to(PACKAGE)): lists
        for room in rooms
        for file in sorted((PACKAGE / room).rglob("*.py"))
        if (lists := list(word_tuples(file.read_text(encoding="utf-8"))))
    }
    assert not found, "such lists belong in a table below data/, one form a row with an example"


@pytest.mark.parametrize(
    "source",
    ['x = ("he", "she", "they")', 'x = {"the", "a", "former"}', 'x = y.endswith(["not ", "also ", "ly "])'],
)
def test_a_tuple_of_words_is_found(source: str) -> None:
    assert len(list(word_tuples(source))) == 1


@pytest.mark.parametrize("source", ['x = ("person", "state", "for")', 'x = ("he", "she")', 'x = ("the", y)'])
def test_names_of_kinds_are_no_words(source: str) -> None:
    assert not list(word_tuples(source))


@pytest.mark.parametrize(
    "source",
    [
        'x = re.compile(r"\\b(?:on|in|at|by)\\b")',
        'x = re.compile(rf"{a}(?:on the|in|at|by)$")',
        'x = re.compile(r"[,;]\\s+as\\s+(?:is|are|was|were)")',
        'x = re.compile(r"""\n    (?:on|in  # places\n    |at|by)\n""", re.X)',
        'x = Pattern(r"{state} (?:towards?|in|at|by) \\s")',
        'x = r"million|billion|trillion|percent"',
        'x = "(?P<who>he|she|they|it)" + y',
    ],
)
def test_a_list_is_found_however_it_is_written(source: str) -> None:
    assert len(list(word_lists(source))) == 1


@pytest.mark.parametrize(
    "source",
    [
        'x = re.compile(r"(?:on|in)")',
        'x = re.compile(rf"(?:{a}|{b}|{c}|{d})")',
        'x = re.compile(r"[a|b|c|d]")',
        'x = re.compile(r"(?:\\d+|\\w|[A-Z]|-)")',
        "x: int | str | bytes | None = 3",
    ],
)
def test_what_is_no_list_passes(source: str) -> None:
    assert not list(word_lists(source))
