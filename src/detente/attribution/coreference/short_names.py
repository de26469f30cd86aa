"""Bodies by the last word of their names: "the Commission" where "the European Commission" is named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from detente.attribution.coreference.speaker import Speaker
from detente.attribution.gazetteer.actors import Actor
from detente.attribution.syntax.passage import Passage

_SHORT = re.compile(r"[Tt]he\s+(?P<word>[A-Z][a-z]+)")
_SHORTEST = 2  # words of a name that has a shorter one


def bodies_by_last_word(passages: Iterable[Passage]) -> dict[str, Actor]:
    """The bodies that a document names by more than one word, by the last of these; those of one word alone.

    Args:
        passages: All of it that names anybody.

    Returns:
        Without the words by which several bodies may be meant.
    """
    found: dict[str, Actor | None] = {}
    for passage in passages:
        for named in passage.names:
            if named.actor is None or named.kind != "organisation":
                continue
            written = passage.shown[named.start : named.end].split()
            if len(written) >= _SHORTEST:
                before = found.setdefault(written[-1], named.actor)
                if before is not None and before.name != named.actor.name:
                    found[written[-1]] = None
    return {word: actor for word, actor in found.items() if actor}


def by_short_name(bodies: Mapping[str, Actor], written: str) -> Speaker | None:
    """ "The Commission": the body whose name ends so, where the document names one.

    Args:
        bodies: As `bodies_by_last_word` gives them.
        written: A phrase.

    Returns:
        None for any other phrase.
    """
    short = _SHORT.fullmatch(written)
    actor = bodies.get(short["word"]) if short else None
    if actor is None:
        return None
    return Speaker(actor.name, written, actor.side, f"“{written}” ← {actor.name}, named in the text", False)
