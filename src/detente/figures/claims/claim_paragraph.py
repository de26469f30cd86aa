"""The paragraph of a claim, read once for all its figures, and the part of a sentence around one of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from detente.attribution.gazetteer import Gazetteer
from detente.attribution.gazetteer import gazetteer as shipped_gazetteer
from detente.attribution.mentions import Named, named_in
from detente.figures.claims.claim_terms import ClaimTerms
from detente.figures.claims.claim_terms import shipped as shipped_terms
from detente.figures.claims.claim_years import edition_named
from detente.figures.quantities import owner_leads, quantities
from detente.figures.quantities.owner_candidates import Owner, named_owners
from detente.records import Quantity, Voice
from detente.text.normalise import fold
from detente.text.sentences import sentences

_REACH = 600  # characters of a sentence on either side of a figure that are read for it


@dataclass(frozen=True)
class ClaimParagraph:
    """A paragraph with figures: its text, who speaks in it, who is known, and the terms that are read.

    `known_figures`: its figures as its analysis has them, None where they are still to be read.
    """

    text: str
    voices: tuple[Voice, ...]
    gazetteer: Gazetteer
    terms: ClaimTerms
    known_figures: tuple[Quantity, ...] | None = None

    @cached_property
    def folded(self) -> str:
        """The folded text."""
        return fold(self.text)

    @cached_property
    def names(self) -> list[Named]:
        """Who is named in it."""
        return named_in(self.text, self.gazetteer)

    @cached_property
    def figures(self) -> tuple[Quantity, ...]:
        """All its figures."""
        return quantities(self.text, None, self.voices, gazetteer=self.gazetteer)

    @cached_property
    def figure_ends(self) -> dict[str, frozenset[int]]:
        """For each unit where its figures end."""
        figures = self.figures if self.known_figures is None else self.known_figures
        units = {figure.unit for figure in figures}
        return {unit: frozenset(each.end for each in figures if each.unit == unit) for unit in units}

    @cached_property
    def owner_leads(self) -> dict[int, tuple[str | None, float]]:
        """For each figure the side for which the most speaks, and its lead."""
        return owner_leads(self.text, self.voices, self.gazetteer)

    @cached_property
    def speaks_of_defence(self) -> bool:
        """Whether anything in it says that its shares are for defence."""
        return self.terms.patterns["defence"].search(self.folded) is not None

    @cached_property
    def speaks_of_others(self) -> bool:
        """Whether anything in it says that its shares are of something else."""
        return self.terms.patterns["elsewhere"].search(self.folded) is not None

    @cached_property
    def edition(self) -> str | None:
        """The edition that its figures are said to be of, as year and month."""
        return edition_named(self.folded)

    @cached_property
    def _counts(self) -> list[tuple[int, str]]:
        """Where it names by whose count its figures are, and which definition that is."""
        terms = self.terms
        found = terms.patterns["basis"].finditer(self.folded)
        return [(match.start(), terms.values["basis"][match[0]]) for match in found]

    def count_before(self, place: int) -> str | None:
        """The definition by which the sentences before a place last say that something is counted."""
        return next((definition for start, definition in reversed(self._counts) if start < place), None)

    @cached_property
    def _sentences(self) -> list[tuple[int, int]]:
        return list(sentences(self.text))

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [start for start, _ in self._sentences]

    @cached_property
    def _name_starts(self) -> list[int]:
        return [name.start for name in self.names]

    def around(self, quantity: Quantity) -> FigureWindow:
        """The sentence of a figure, as far as it is read for it."""
        place = bisect_right(self._sentence_starts, quantity.start) - 1
        start, end = (0, len(self.text))
        if place >= 0 and quantity.start < self._sentences[place][1]:
            start, end = self._sentences[place]
        start, end = max(start, quantity.start - _REACH), min(end, quantity.end + _REACH)
        low, high = bisect_right(self._name_starts, start - 1), bisect_right(self._name_starts, end - 1)
        return FigureWindow(self, quantity, start, end, tuple(self.names[low:high]))


@dataclass(frozen=True)
class FigureWindow:
    """The sentence of a figure, from `start` to `end` of its paragraph, with the names in it."""

    paragraph: ClaimParagraph
    quantity: Quantity
    start: int
    end: int
    names: tuple[Named, ...]

    @cached_property
    def words(self) -> str:
        """The folded sentence."""
        return self.paragraph.folded[self.start : self.end]

    @cached_property
    def before(self) -> str:
        """The folded words before the figure."""
        return self.paragraph.folded[self.start : self.quantity.start]

    @cached_property
    def after(self) -> str:
        """The folded words behind it."""
        return self.paragraph.folded[self.quantity.end : self.end]

    @cached_property
    def institutes(self) -> list[tuple[int, int]]:
        """Spans of names of institutes, within which a state's name is nobody's figure."""
        found = self.paragraph.terms.patterns["nobody"].finditer(self.words)
        return [(match.start() + self.start, match.end() + self.start) for match in found]

    @cached_property
    def owners(self) -> list[Owner]:
        """Who in the sentence may own the figure: named outright, institutes left out."""
        inside = [
            name for name in self.names if not any(low <= name.start < high for low, high in self.institutes)
        ]
        known = self.paragraph.gazetteer
        folded = self.paragraph.folded
        found = named_owners(folded, self.start, self.end, inside, known, alliance=True, share=True)
        return [owner for owner in found if owner.outright]


def claim_paragraph(
    text: str,
    voices: Sequence[Voice] = (),
    gazetteer: Gazetteer | None = None,
    known_figures: Sequence[Quantity] | None = None,
) -> ClaimParagraph:
    """A paragraph ready for its claims.

    Args:
        text: Its words.
        voices: Who speaks in it.
        gazetteer: Who is known; the one that ships, unless another is given.
        known_figures: Its figures, where an analysis has read them: reading them again is half of what
            its claims cost.
    """
    known = None if known_figures is None else tuple(known_figures)
    return ClaimParagraph(text, tuple(voices), gazetteer or shipped_gazetteer(), shipped_terms(), known)
