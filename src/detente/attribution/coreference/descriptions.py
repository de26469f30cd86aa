"""How an article describes the people it names: the words before and behind a name."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import cached_property

from detente.attribution.mentions.names import Named
from detente.attribution.syntax.passage import Passage
from detente.attribution.syntax.word_classes import any_form

_BEFORE = re.compile(r"(?:[\w’'-]+\s+){0,5}[\w’'-]+,?\s*$")
_BEHIND = re.compile(
    rf"""
    ,\s+(?:who\s+{any_form("verb of a description")}\s+)?  # "Berg, who is"
    (?:{any_form("article", "possessive")}|[\w-]+['’]s)\s+  # "Norway's"
    (?P<words>[^,.;:"“”]{{3,90}})
    """,
    re.X,
)
_ANOTHER = re.compile(
    rf"\b{any_form('leads from a description')}\s"
)  # "the president will be joined by Director | Berg"
_CLAUSE = re.compile(r"[.;:!?\"“”()]|,(?=\s*\S)")


@dataclass(frozen=True)
class Naming:
    """A place where somebody is named; the words beside the name are read only when they are asked for.

    Attributes:
        name: Whom the name means.
        passage: The paragraph that holds it.
        named: The name there.
    """

    name: str
    passage: Passage
    named: Named

    @cached_property
    def words_beside(self) -> str:
        """The titles in the name, and what stands before and behind it, in small letters without commas."""
        shown, named = self.passage.shown, self.named
        words = [shown[named.start : named.end].removesuffix(self.name)]
        cut = 0
        low = max(0, named.start - 70)
        for mark in _CLAUSE.finditer(shown, low, named.start):
            if shown[mark.end() : named.start].strip():
                cut = mark.end()
        before = _BEFORE.search(shown[max(low, cut) : named.start])
        if before:
            words.append(_ANOTHER.split(before[0])[-1])
        behind = _BEHIND.match(shown, named.end)
        if behind:
            words.append(behind["words"].split(" and ")[0] if " who " in behind["words"] else behind["words"])
        return " ".join(" ".join(words).lower().replace(",", " ").split())


class Descriptions:
    """The words beside all names of one person so far.

    Each place adds to those before it, and answers are kept, so that somebody who is named a thousand times
    is not read anew at each.
    """

    __slots__ = ("_answers", "_before", "_naming")

    def __init__(self, naming: Naming, before: Descriptions | None = None) -> None:
        """Take a place.

        Args:
            naming: The place.
            before: The places before it.
        """
        self._naming, self._before = naming, before
        self._answers: dict[Hashable, bool] = {}

    def ends_with(self, named: Named) -> bool:
        """Whether the last place is this very name.

        Args:
            named: A name.
        """
        return self._naming.named is named

    def any(self, question: Hashable, holds: Callable[[str], bool]) -> bool:
        """Whether the words beside any of the names answer a question.

        Args:
            question: By which the answer is kept.
            holds: Whether some words do, in small letters.
        """
        unread: list[Descriptions] = []
        at: Descriptions | None = self
        while at is not None and question not in at._answers:
            unread.append(at)
            at = at._before
        answer = at is not None and at._answers[question]
        answer = answer or any(holds(each._naming.words_beside) for each in reversed(unread))
        self._answers[question] = answer
        return answer
