"""How an article describes the people it names: the words before and behind a name."""

from __future__ import annotations

import re

from detente.attribution.mentions.names import Named
from detente.attribution.syntax.passage import Passage

_BEFORE = re.compile(r"(?:[\w’'-]+\s+){0,5}[\w’'-]+,?\s*$")
_BEHIND = re.compile(
    r"""
    ,\s+(?:who\s+(?:is|was|has\sbeen)\s+)?  # "Berg, who is"
    (?:the|a|an|its|his|her|their|[\w-]+['’]s)\s+  # "Norway's"
    (?P<words>[^,.;:"“”]{3,90})
    """,
    re.X,
)
_ANOTHER = re.compile(
    r"\b(?:and|by|with|that|to|told|met)\s"
)  # "the president will be joined by Director | Berg"
_CLAUSE = re.compile(r"[.;:!?\"“”()]|,(?=\s*\S)")


class Descriptions:
    """The words beside the names of an article, gathered as it is read."""

    def __init__(self) -> None:
        self._unread: list[tuple[str, Passage, Named]] = []
        self._read_so_far: dict[str, str] = {}

    def add(self, name: str, passage: Passage, named: Named) -> None:
        """Remember where somebody is named; the words beside the name are read only when they are asked for.

        Args:
            name: Whom the name means.
            passage: The paragraph that holds it.
            named: The name there.
        """
        self._unread.append((name, passage, named))

    def of(self, name: str) -> str:
        """The words that described somebody so far.

        Args:
            name: Whom.

        Returns:
            Small letters, with bars between the places; "" where no words did.
        """
        for each in self._unread:
            self._read(*each)
        self._unread.clear()
        return self._read_so_far.get(name, "")

    def _read(self, name: str, passage: Passage, named: Named) -> None:
        """The titles in a name, and what stands before and behind it."""
        shown = passage.shown
        words = [shown[named.start : named.end].removesuffix(name)]
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
        words_beside = " ".join(" ".join(words).lower().replace(",", " ").split())
        if words_beside:
            self._read_so_far[name] = f"{self._read_so_far.get(name, '')} | {words_beside}"
