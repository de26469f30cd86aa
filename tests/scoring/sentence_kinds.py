"""A kind of sentence: templates and words, of which sentences are made, and what is right for any of them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

Range = tuple[float, float]
ANY = (0.0, 5.0)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of sentence: templates with slots, words for the slots, and what is right on either axis."""

    name: str
    escalation: Range
    deescalation: Range
    templates: tuple[str, ...]
    words: dict[str, tuple[str, ...]]

    def sentences(self, most: int = 120) -> list[str]:
        """At most so many of its sentences, chosen alike on every run."""
        made = sorted(
            {text[0].upper() + text[1:] for template in self.templates for text in self._of(template)}
        )
        return random.Random(self.name).sample(made, min(most, len(made)))

    def _of(self, template: str) -> Iterator[str]:
        slots = [slot for slot in self.words if f"{{{slot}}}" in template]
        for chosen in product(*(self.words[slot] for slot in slots)):
            yield template.format(**dict(zip(slots, chosen, strict=True)))

    def right(self, escalation: float, deescalation: float) -> bool:
        """Whether a score is within what the codebook says of this kind."""
        return all(
            low <= value <= high
            for value, (low, high) in ((escalation, self.escalation), (deescalation, self.deescalation))
        )


def kind(name: str, e: Range, d: Range, templates: str, **words: str) -> Kind:
    """A kind with its templates a line each and its words parted by semicolons."""
    split = {slot: tuple(word.strip() for word in given.split(";")) for slot, given in words.items()}
    return Kind(name, e, d, tuple(line.strip() for line in templates.strip().splitlines()), split)
