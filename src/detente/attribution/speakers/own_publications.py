"""Who speaks in what a government or body publishes on its own behalf.

Its fact sheets, read-outs and press releases are its words throughout; elsewhere on its site "we" is the
body. What several sign ("Joint Statement …") is of none of them alone; "G7 Leaders' Statement" is the G7's.
"""

from __future__ import annotations

import re

from detente.attribution.coreference.speaker import Speaker
from detente.attribution.gazetteer.actors import Actor
from detente.attribution.gazetteer.known_names import Gazetteer
from detente.attribution.gazetteer.office_roles import role_words
from detente.attribution.mentions.names import named_in
from detente.attribution.syntax.passage import Passage
from detente.attribution.syntax.word_classes import any_form
from detente.records import Document

_OPENS = 6  # characters of a title before a name that opens it
_ARTICLE = re.compile(r"the\s+", re.I)
_WORD = re.compile(r"[a-z]+")
_ITS_WORDS = re.compile(rf"\W*(?:[\w.]+\W+){{0,5}}?{any_form('text of its publisher')}\b", re.I)
_OF_SEVERAL = re.compile(rf"\b{any_form('text of several')}\b", re.I)
_WE = re.compile(rf"\b{any_form('we of a body')}\b", re.I)
_DECIDERS = any_form("all who decide for a body")
_GIVEN = any_form("text of several", "words that are given")
_KIND = any_form("kind of a statement")
_BODY_FIRST = re.compile(  # "G7 | Leaders' Hiroshima Statement", "EU | statement"
    rf"(?:['’]s?)?\s+(?:{_DECIDERS}['’]?\s+(?:[\w-]+\s+){{0,3}}?|(?:{_KIND}\s+)*){_GIVEN}\b",
    re.I,
)
_BODY_BEHIND = re.compile(  # "Statement by the leaders of the | G7"
    rf"\W*(?:{_KIND}\s+)*{_GIVEN}\s+{any_form('leads to who signs')}\s+(?:the\s+)?"
    rf"(?:{_DECIDERS}\s+of\s+(?:the\s+)?)?",
    re.I,
)
_ENDS_BEHIND = re.compile(rf"(?:\s+{_DECIDERS})?(?:$|[,:.]|\s+[a-z—–-])")


def publisher(document: Document, known: Gazetteer) -> Speaker | None:
    """The government or body that published a document.

    Args:
        document: Its outlet is read.
        known: Who is known.

    Returns:
        None for a newspaper, and for a body of whom no side, or more than one, is known.
    """
    written = " ".join((document.outlet or "").split())
    actor = known.state_or_body(written)
    side, name = (
        (actor.side, actor.name) if actor else (_side_of_body(written, known), _ARTICLE.sub("", written))
    )
    if side is None:
        return None
    return Speaker(name, written, side, f"published by {name}", False)


def speaks_in_its_text(document: Document, known: Gazetteer) -> Speaker | None:
    """Who speaks throughout what a body publishes: the body that a title names as the one that states it, or
    the publisher of a fact sheet or read-out.

    Args:
        document: Its title and outlet are read.
        known: Who is known.

    Returns:
        None where the title says no such thing.
    """
    title = " ".join((document.title or "").split())
    if not title:
        return None
    if body := _body_that_states(title, known):
        return Speaker(body.name, body.name, body.side, f"{body.name} speaks throughout", False)
    if _ITS_WORDS.match(title) is None or _OF_SEVERAL.search(title):
        return None
    issuer = publisher(document, known)
    if issuer is None:
        return None
    return Speaker(
        issuer.actor, issuer.as_written, issuer.side, f"published by {issuer.actor} as its own text", False
    )


def speaks_as_we(document: Document, known: Gazetteer) -> Speaker | None:
    """Whom "we" means where nobody else speaks in what a body publishes; None where several sign it.

    Args:
        document: Its title and outlet are read.
        known: Who is known.
    """
    return None if _OF_SEVERAL.search(document.title or "") else publisher(document, known)


def says_we(passage: Passage) -> bool:
    """Whether "we" or "our" stands in a paragraph outside of quotations.

    Args:
        passage: A paragraph.
    """
    return not passage.heading and _WE.search(passage.shown) is not None


def _body_that_states(title: str, known: Gazetteer) -> Actor | None:
    """The body of states whose statement a title names: "G7 Leaders' Statement", "Statement by the G7 foreign
    ministers".
    """
    for named in named_in(title, known):
        actor = named.actor
        if actor is None or named.kind != "organisation" or actor.side in known.state_names:
            continue
        first = named.start <= _OPENS and _BODY_FIRST.match(title, named.end)
        behind = _BODY_BEHIND.fullmatch(title, 0, named.start) and _ENDS_BEHIND.match(title, named.end)
        if first or behind:
            return actor
    return None


def _side_of_body(written: str, known: Gazetteer) -> str | None:
    """The side of a ministry, government or embassy by its own words: "Ministry of Defence of Norland"."""
    roles = role_words()
    if not any(
        (role := roles.get(word)) is not None and not role.person for word in _WORD.findall(written.lower())
    ):
        return None
    sides = {
        known.adjectives.get(each.name)
        if each.kind == "adjective"
        else each.actor.side
        if each.actor
        else None
        for each in named_in(written, known)
        if each.kind in ("adjective", "state", "organisation")
    }
    return sides.pop() if len(sides) == 1 else None
