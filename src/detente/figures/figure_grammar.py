"""Word classes of the grammar of figures, and patterns that name them: data/figures/figure_grammar.csv.

A pattern is written verbose, with the name of a class in braces where any of its forms may stand:
`Pattern(r"\\b {goal_noun} \\b")`. It is compiled when it is first used, against folded text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from detente.data_tables import data_path, table
from detente.records import DetenteError
from detente.text.english import english
from detente.text.normalise import fold
from detente.text.word_patterns import any_of

_CLASS = re.compile(r"\{([a-z][a-z_]*)\}")  # a class's name in a pattern; "{0,3}" is a quantifier


@dataclass(frozen=True, slots=True)
class Grammar:
    """Word classes by name, each with its folded forms in the table's order."""

    file: str
    classes: Mapping[str, tuple[str, ...]]

    def compiled(self, template: str) -> re.Pattern[str]:
        """A verbose pattern with the forms of its classes.

        Args:
            template: The pattern, with names of classes in braces.

        Returns:
            The pattern, which matches folded text.

        Raises:
            DetenteError: If the table has no class of a name.
        """
        return re.compile(_CLASS.sub(lambda name: self._any_of(name[1]), template), re.VERBOSE)

    def _any_of(self, name: str) -> str:
        if name not in self.classes:
            raise DetenteError(f"{self.file} has no forms of the class {name}; add a row for each.")
        return f"(?:{any_of(self.classes[name])})"


class Pattern:
    """A pattern over the word classes that ship, compiled at its first use."""

    def __init__(self, template: str) -> None:
        self.template = template

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The compiled pattern; it matches folded text."""
        return shipped().compiled(self.template)


@lru_cache(maxsize=1)
def shipped() -> Grammar:
    """The word classes that ship."""
    return read_grammar(data_path("figures", "figure_grammar.csv"))


def read_grammar(file: Path) -> Grammar:
    """The word classes of a table.

    Args:
        file: A table with the columns class, form and example.

    Returns:
        The classes with their folded forms.

    Raises:
        DetenteError: With the line of a form that is there already or that its example does not hold.
    """
    classes: dict[str, list[str]] = defaultdict(list)
    for line, row in table(file, ("class", "form", "example")):
        form = fold(row["form"])
        if form in classes[row["class"]]:
            raise DetenteError(f"{file.name}, line {line}: {form!r} is there already; take one away.")
        check_example(form, row["example"], file, line)
        classes[row["class"]].append(form)
    months = tuple(month.lower() for month in english().months)
    return Grammar(file.name, {name: tuple(forms) for name, forms in classes.items()} | {"month": months})


def check_example(form: str, example: str, file: Path, line: int) -> None:
    """See that an example holds its form. Raises DetenteError with file and line where it does not."""
    if form not in fold(example):
        raise DetenteError(
            f"{file.name}, line {line}: the example does not hold {form!r}; write one that does."
        )
