"""How an article describes the people it names: the words before and behind a name, read when somebody asks for them."""

from __future__ import annotations

import re

from detente.attribution.mentions.names import Named
from detente.attribution.syntax.passage import Passage

_BEFORE = re.compile(r"(?:[\w’'-]+\s+){0,5}[\w’'-]+,?\s*$")
_BEHIND = re.compile(
    r",\s+(?:who\s+(?:is|was|has been)\s+)?(?:the|a|an|its|his|her|their|[\w-]+['’]s)\s+(?P<words>[^,.;:\"“”]{3,90})"
)
_ANOTHER = re.compile(
    r"\b(?:and|by|with|that|to|told|met)\s"
)  # "the president will be joined by Director | Berg"
_CLAUSE = re.compile(r"[.;:!?\"“”()]|,(?=\s*\S)")


class Descriptions:
    """The words beside the names of an article, gathered as it is read."""

    def __init__(self) -> None:
        self._untold: list[tuple[str, Passage, Named]] = []
        self._told: dict[str, str] = {}

    def add(self, name: str, passage: Passage, named: Named) -> None:
        """Remember where somebody is named; the words beside the name are read only when somebody asks for them."""
        self._untold.append((name, passage, named))

    def of(self, name: str) -> str:
        """The words that described somebody so far, in small letters; "" where none did."""
        for each in self._untold:
            self._read(*each)
        self._untold.clear()
        return self._told.get(name, "")

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
        told = " ".join(" ".join(words).lower().replace(",", " ").split())
        if told:
            self._told[name] = f"{self._told.get(name, '')} | {told}"
