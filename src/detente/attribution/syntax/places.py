"""A town and the state behind it, which say where something is: "in Halden, | Norland"."""

from __future__ import annotations

from detente.attribution.syntax.word_classes import words

_LONGEST = 4  # words that the name of a town may have
_MARKS = frozenset(',;:“”"(.!?—–')


def place_before(lead: str) -> tuple[str, str] | None:
    """The preposition before a town behind which its state stands, and the town: "in Halden, | Norland".

    Args:
        lead: The characters before the name of a state.

    Returns:
        None where no town stands there; "" as the preposition where a paragraph begins with the town.
    """
    if not lead.endswith(", "):
        return None
    tokens = lead[:-2].split()
    for size in range(min(_LONGEST, len(tokens) - 1) + 1):
        word = tokens[-size - 1]
        town = " ".join(tokens[len(tokens) - size :])
        if size and word.lower() in words("preposition of a town"):
            return word, town
        if not word[:1].isupper() or word[-1] in _MARKS:
            return None
    return ("", lead[:-2].strip()) if len(tokens) <= _LONGEST else None
