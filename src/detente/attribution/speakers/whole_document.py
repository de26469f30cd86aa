"""Who speaks throughout a speech or a statement: the author it names, the one its title names, a state's
delegation.
"""

from __future__ import annotations

import re
from dataclasses import replace

from detente.attribution.coreference import resolution
from detente.attribution.coreference.context import Context, Facts
from detente.attribution.coreference.speaker import Speaker
from detente.attribution.gazetteer.known_names import Gazetteer
from detente.attribution.gazetteer.office_roles import role_words
from detente.attribution.mentions.names import named_in
from detente.attribution.speakers.own_publications import speaks_in_its_text
from detente.attribution.syntax.passage import loose_passage
from detente.attribution.syntax.word_classes import any_form
from detente.records import Document
from detente.text.speaker_line import author_of

# "RUS statement, UNGA session 78", "RUS_78_2023": how the records of the General Debate are titled.
_DELEGATION = re.compile(
    rf"^(?P<code>[A-Z]{{3}})(?:_\d+_(?:19|20)\d\d\b|\s+{any_form('words that are given')}\b)",
    re.I,
)
_FOR_A_STATE = re.compile(
    rf"""
    \b{any_form("words that are given")}\b[^.:]{{0,30}}?\b{any_form("speaks for a state")}
    \s+of\s+(?:the\s+)?(?P<name>[A-Z][\w’' -]+?)(?=[,:;]|\s+{any_form("behind the state spoken for")}\b|$)
    """,
    re.I | re.X,
)
_PRESIDENT = re.compile(
    r"\b(?<!Vice )President\s+(?P<name>(?:[A-Z][\w.’'-]+\s+){0,3}?[A-Z][\w’-]+)(?=[’']|\s|,|$)"
)

_SIDE_BEHIND = re.compile(r"(?P<name>[^()]{3,80}?)\s*\((?P<side>[^()]{2,60})\)")
_NEAR = 30  # characters within which "President Ida R. Berg" has given the name
_GUEST = re.compile(rf"\b{any_form('leads to a guest')}\b", re.I)
_AND_ANOTHER = re.compile(r"\s+and\s+(?:[A-Z][\w’'-]+\s+)?President\b")


def author(document: Document, context: Context) -> resolution.Resolved:
    """Who speaks in the first person throughout; None in an article, and where several sign."""
    written = document.author or author_of(document)
    if not written:
        known, title = context.facts.known, " ".join((document.title or "").split())
        return _delegation(title, known) or speaks_in_its_text(document, known), context
    if body := _body(written, context.facts.known):
        return body, context
    stated = _SIDE_BEHIND.fullmatch(written)
    if stated:  # "Ida Berg (Norland)"
        written = stated["name"]
    named = sorted(named_in(written, context.facts.known), key=lambda n: n.kind != "person")
    person = next((n for n in named if n.kind in ("person", "unknown")), None)
    if person is None:
        return None, context
    speaker, context = resolution.name(context, loose_passage(written, context.facts.known), person)
    if speaker is None:
        return None, context
    speaker = replace(speaker, as_written=written, basis="speaks throughout")
    return (_of_side(speaker, stated["side"], context.facts.known) if stated else speaker), context


def _of_side(speaker: Speaker, stated: str, known: Gazetteer) -> Speaker:
    """A speaker with the side that the document states beside the name; an unknown one is said."""
    body = known.state_or_body(stated)
    if body is None:
        return replace(speaker, basis=f"{speaker.basis}; side stated, not known: {stated}")
    return replace(speaker, side=body.side, basis=f"{speaker.basis} for {stated}")


def president_of_title(document: Document, context: Context) -> resolution.Resolved:
    """The president whom a title names first: "Press Gaggle by President Berg"."""
    title = " ".join((document.title or "").split())
    found = _PRESIDENT.search(title)
    if not found:
        return None, context
    words = title[found.start() :]
    passage = loose_passage(words, context.facts.known)
    named = next((n for n in passage.names if n.kind == "person" and n.start < _NEAR), None)
    named = named or next(
        (n for n in named_in(found["name"], context.facts.known) if n.kind == "unknown"), None
    )
    return resolution.name(context, passage, named) if named else (None, context)


def host(document: Document, context: Context) -> resolution.Resolved:
    """Whom "the President" means in a document about one: "Readout of President Berg's Call with …".

    None where the title names a president only as a guest ("Talks with President Berg"), or two as equals.
    """
    title = " ".join((document.title or "").split())
    found = _PRESIDENT.search(title)
    if not found or _GUEST.search(title[: found.start()]) or _AND_ANOTHER.match(title, found.end()):
        return None, context
    return president_of_title(document, context)


def president_of_the_house(document: Document, facts: Facts) -> Speaker | None:
    """The president on the day whose seat of government published a document: "White House"."""
    house = facts.known.exact.get(document.outlet or "")
    if house is None or house.kind != "organisation" or len(house.side or "") != 3:
        return None
    holders = facts.known.office_holders(("head of state",), house.side or "", facts.published)
    if len(holders) != 1:
        return None
    return Speaker(
        holders[0].name, "the President", house.side, f"the president whose office is {house.name}"
    )


def full_name_in_title(document: Document, known: Gazetteer, label: str) -> str | None:
    """The full name that a document's title gives to the speaker of a label; None where it gives none.

    `label`: a surname ("Stein"), or an office without a name ("First Lady").
    """
    title = " ".join((document.title or "").split())
    word = r"[A-ZÀ-Þ][\w’'-]+"
    if any(part.lower() in role_words() for part in label.split()):
        found = re.search(rf"\b{re.escape(label)}\s+({word}\s+{word})", title)
    else:
        found = re.search(rf"\b({word}\s+(?:[A-Z]\.\s+)?{re.escape(label)})\b", title)
    return found[1] if found and found[1].split()[0] in known.given else None


def _delegation(title: str, known: Gazetteer) -> Speaker | None:
    coded = _DELEGATION.match(title)
    if coded:
        return _body(coded["code"], known)
    named = _FOR_A_STATE.search(title)
    return _body(named["name"].strip(), known) if named else None


def _body(written: str, known: Gazetteer) -> Speaker | None:
    """A state by its code or its name, or an organisation, as the one that speaks: "we" is that body."""
    actor = known.state_or_body(known.state_names.get(written.upper(), written))
    if actor is None:
        return None
    who = f"the delegation of {actor.name}" if actor.kind == "state" else actor.name
    return Speaker(actor.name, written, actor.side, f"{who} speaks throughout", False)
