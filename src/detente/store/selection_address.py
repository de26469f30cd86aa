"""A selection as the query of an address, so that a link repeats it."""

from __future__ import annotations

from typing import Final

from detente.attribution.gazetteer import gazetteer
from detente.store.selection import Corpus, Selection

# The parts of the library as they stand in the address and on screen.
CORPORA: Final[dict[str, Corpus]] = {"all": "all", "uploaded": "own", "sample": "sample"}


def address_of(selection: Selection) -> dict[str, str | list[str]]:
    """The query of a link that makes a page show this selection.

    Args:
        selection: What the page is to show.

    Returns:
        The values by the name of the filter; what is not chosen is left out.
    """
    corpora = {chosen: name for name, chosen in CORPORA.items()}
    query: dict[str, str | list[str]] = {
        "from": selection.start.isoformat() if selection.start else "",
        "to": selection.end.isoformat() if selection.end else "",
        "corpus": "" if selection.corpus == "all" else corpora[selection.corpus],
        "side": [gazetteer().name_of(code) for code in selection.sides],
        "actor": list(selection.actors),
        "outlet": list(selection.outlets),
        "stance": list(selection.stances),
        "about": list(selection.treaties),
        "read": list(selection.readings),
    }
    return {name: chosen for name, chosen in query.items() if chosen}
