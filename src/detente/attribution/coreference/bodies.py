"""Which body is meant: "its foreign ministry", "the ministry", "the statement said"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from detente.attribution.coreference.antecedents import meant, pair_meant, subjects
from detente.attribution.coreference.context import Before, Context
from detente.attribution.coreference.deciding_body import summit_document
from detente.attribution.coreference.short_names import by_short_name
from detente.attribution.coreference.speaker import Speaker
from detente.attribution.gazetteer.actors import Actor
from detente.attribution.syntax.noun_phrases import Phrase, office_words
from detente.attribution.syntax.passage import Passage
from detente.attribution.syntax.sentence_openings import opening
from detente.attribution.syntax.word_classes import any_form, words

_DEFINITE = re.compile(rf"{any_form('definite determiner')}\b", re.I)
_MINE = re.compile(
    rf"^{any_form('determiner of the speaker or the listener')}\s+"
)  # "My predecessor" is nobody's name
_AGED = re.compile(r"(?:the )?\d{2}-year-old$", re.I)
_STATES = ("state", "capital")
_NAMED = r"[A-Z][\w.-]*(?:\s[A-Z][\w.-]*)?"
_IN_CAPITAL = re.compile(rf"(?P<kind>[a-z][a-z -]*) in {_NAMED}")
_OF_STATE = re.compile(rf"{_NAMED}['’]s? (?P<kind>[a-z][a-z -]*)")
_MENTIONS = 100  # of one kind of body in a paragraph, among which one may be said to be a state's
_RECENT = 3  # paragraphs within which "the statement" is the one that somebody spoke in
_WHAT = rf"(?P<what>{any_form('document that speaks for its issuer')})"
_WHAT_ANYWHERE = re.compile(any_form("document that speaks for its issuer"))
_ISSUED = re.compile(rf"\b{any_form('how a document came')}\s+an?\s+(?:[\w-]+\s+){{0,2}}?{_WHAT}\b", re.I)
_PUBLISHES = re.compile(
    rf"\b{any_form('how a document came')}\s+(?:{any_form('article')}|its)\s+(?:[\w-]+\s+){{0,2}}?{_WHAT}\b",
    re.I,
)
_ISSUERS = ("organisation", "state", "capital", "person")
_ANY_DOCUMENT = re.compile(rf"{any_form('definite opening')}\s+{any_form('word for any document')}", re.I)
_THE_DOCUMENT = re.compile(rf"{any_form('definite opening')}\s+(?:joint\s+|written\s+)?{_WHAT}", re.I)


def after_issuing(
    context: Context, passage: Passage, start: int, end: int, who: tuple[Speaker, ...]
) -> Context:
    """After a sentence in which somebody speaks "in a statement": "the statement" is theirs."""
    if not who or not all(each.actor for each in who) or not names_document(passage, start, end):
        return context
    found = _ISSUED.search(passage.shown, start, end)
    return context.with_issued(found["what"].lower(), who) if found else context


def after_publishing(context: Context, passage: Passage, start: int, end: int) -> Context:
    """After a sentence in which nobody speaks, but a body publishes a document: "the white paper" is its."""
    if not names_document(passage, start, end):
        return context
    found = _PUBLISHES.search(passage.shown, start, end)
    phrase = opening(passage.shown, passage.names, start, found.start(), bodies=True) if found else None
    if found is None or phrase is None or phrase.named is None or phrase.named.kind not in _ISSUERS:
        return context
    actor = phrase.named.actor
    side = actor.side_on(context.facts.published) if actor else None
    if actor is None or not side:
        return context
    person = phrase.named.kind == "person"
    issuer = Speaker(actor.name, passage.shown[phrase.start : phrase.end], side, "named here", person)
    return context.with_issued(found["what"].lower(), (issuer,))


def names_document(passage: Passage, start: int, end: int) -> bool:
    """Whether a document is named at all: asked before a pattern is tried at every place.

    Args:
        passage: A paragraph.
        start: Where to look from.
        end: Where to stop.

    Returns:
        Whether any word for a document that speaks for who issued it stands there.
    """
    places = _documents_in(passage.lowered)
    at = bisect_left(places, start)
    return at < len(places) and places[at] < end


@lru_cache(maxsize=64)  # every sentence of a paragraph asks
def _documents_in(lowered: str) -> tuple[int, ...]:
    """Where words for a document begin in a paragraph in small letters."""
    if not any(map(lowered.__contains__, words("document that speaks for its issuer"))):
        return ()
    return tuple(found.start() for found in _WHAT_ANYWHERE.finditer(lowered))


def document_meant(context: Context, written: str) -> Speaker | None:
    """Whose "the statement" is: who spoke in one not long before."""
    asked = _THE_DOCUMENT.fullmatch(written)
    if asked is None:
        return _only_document(context, written)
    named = asked["what"].istitle()  # "the White Paper" of a report is one
    at, who = context.bodies.issued.get(asked["what"].lower(), (0, ()))
    if not who or (context.place.paragraph - at >= _RECENT and not named):
        return None
    return meant(who, written, ", who spoke in it")


def _only_document(context: Context, written: str) -> Speaker | None:
    """ "The text | says": of who alone published any document not long before."""
    if not _ANY_DOCUMENT.fullmatch(written):
        return None
    near = {who: None for at, who in context.bodies.issued.values() if context.place.paragraph - at < _RECENT}
    return meant(next(iter(near)), written, ", who published it") if len(near) == 1 else None


def owned_body_meant(context: Context, passage: Passage, phrase: Phrase, written: str) -> Speaker | None:
    """ "Its foreign ministry": that of the state which is the subject of this sentence, or the one before."""
    if not written.startswith(("its ", "Its ")) or context.place.before is None:
        return None
    here = passage.nouns_within(context.place.sentence, phrase.start)[:2]
    side = _only_state([n.actor for n in here]) if here else _state_before(context, context.place.before)
    whose = (
        next((word for word, of in context.facts.known.adjectives.items() if of == side), None)
        if side
        else None
    )
    if whose is None:
        return None
    name = f"{whose} {written[4:]}"
    return Speaker(
        name, written, side, f"“{written}” ← {context.facts.known.name_of(side)}, named before", False
    )


def _only_state(named: Sequence[Actor | None]) -> str | None:
    """The side of the state that alone is named."""
    only = named[0] if len(named) == 1 else None
    return only.side if only and only.kind in _STATES else None


def _state_before(context: Context, before: Before) -> str | None:
    """The side of the state that is the only subject of the sentence before."""
    who = before.who or subjects(context, before)
    return _only_state([context.facts.known.exact.get(each.actor or "") for each in who])


def body_named_near(context: Context, passage: Passage, phrase: Phrase, head: str) -> Speaker | None:
    """ "The ministry": the last one named with its state in this paragraph or the one above."""
    with_state = re.compile(
        rf"\b(?:[Tt]he\s+)?(?P<body>(?P<whose>[A-Z]\w+)(?:['’]s)?\s+(?:[\w-]+\s+)?{head})\b", re.I
    )
    above = context.place.before.passage if context.place.before else None
    places = [(passage, phrase.start), *([(above, len(above.shown))] if above else [])]
    for here, stop in places:
        for found in islice(here.matches_before(with_state, stop), _MENTIONS):
            whose = context.facts.known.exact.get(found["whose"])
            side = context.facts.known.adjectives.get(found["whose"]) or (whose.side if whose else None)
            if side:
                body = found["body"]
                return Speaker(body, body, side, f"“the {head}” ← {body}, named before", False)
    return None


def institution_meant(
    context: Context, passage: Passage, phrase: Phrase, written: str, side: str | None
) -> Speaker | None:
    """The body that a phrase means: the one that spoke last if it says no more, else itself by its own words.

    Args:
        context: What the article has said so far.
        passage: The paragraph that holds the phrase.
        phrase: The body.
        written: The words of the phrase.
        side: Whose body it is, by its own words.

    Returns:
        None where the phrase holds no words; without an actor where it is not said whose body it is.
    """
    named = " ".join(office_words(passage.shown, phrase).split())
    if not named:
        return None
    body = _Body(context, passage, phrase, written, named, side)
    found = next((speaker for rule in _RULES if (speaker := rule(body))), None)
    return found or _by_its_words(body)


@dataclass(frozen=True, slots=True)
class _Body:
    """A phrase for a body: `written` as it stands, `named` without its determiner; `side`: whose, by its
    words.
    """

    context: Context
    passage: Passage
    phrase: Phrase
    written: str
    named: str
    side: str | None

    @property
    def head(self) -> str:
        """Its last word, in small letters: "ministry"."""
        return self.named.split()[-1].lower()

    @property
    def is_bare(self) -> bool:
        """Whether it is one plain word with its determiner: "the ministry"."""
        return self.named.islower() and " " not in self.named and bool(_DEFINITE.match(self.written))


def _document(of: _Body) -> Speaker | None:
    """ "The statement | said" """
    return document_meant(of.context, of.written)


def _of_a_summit(of: _Body) -> Speaker | None:
    """ "The declaration | calls", in a report about a summit"""
    return summit_document(of.context.facts.deciding, of.written)


def _owned(of: _Body) -> Speaker | None:
    """ "Its foreign ministry | said" """
    return owned_body_meant(of.context, of.passage, of.phrase, of.written)


def _named_near(of: _Body) -> Speaker | None:
    """ "The ministry | said", behind "the Polish ministry" """
    if not of.is_bare or of.head not in words("body of a state"):
        return None
    near = body_named_near(of.context, of.passage, of.phrase, of.head)
    return replace(near, as_written=of.written) if near else None


def _shortened(of: _Body) -> Speaker | None:
    """ "The Commission | said", of the European Commission"""
    return by_short_name(of.context.facts.bodies, of.written) if of.side is None else None


def _again(of: _Body) -> Speaker | None:
    """ "The council | said", which spoke before"""
    again = _same_body(of.context, of.head) if of.is_bare else None
    if again is None:
        return None
    basis = f"“{of.written}” ← {again.actor}, which spoke last"
    return Speaker(again.actor, of.written, again.side, basis, False)


def _of_an_age(of: _Body) -> Speaker | None:
    """ "The 40-year-old | said" """
    focus = of.context.attention.focus
    if focus is None or not focus.actor or not _AGED.match(of.written):
        return None
    basis = f"“{of.written}” ← {focus.actor}, spoken of just before"
    return Speaker(focus.actor, of.written, focus.side, basis)


def _pair(of: _Body) -> Speaker | None:
    """ "Both governments | said" """
    return pair_meant(of.context, of.written)


_RULES: tuple[Callable[[_Body], Speaker | None], ...] = (
    _document,
    _of_a_summit,
    _owned,
    _named_near,
    _shortened,
    _again,
    _of_an_age,
    _pair,
)


def _by_its_words(of: _Body) -> Speaker:
    """ "The alliance's council": itself, for the side of the body in it; without an actor if it names
    nobody.
    """
    inside = of.passage.names_within(of.phrase.start, of.phrase.end) if of.side is None else ()
    inner = next((n for n in inside if n.kind == "organisation"), None)
    side = inner.actor.side if inner and inner.actor else of.side
    first, _, rest = of.named.partition(" ")
    without_name = of.named.islower() or (first.istitle() and rest.islower())  # "State television"
    if _MINE.match(of.written) or (side is None and without_name):
        return Speaker(None, of.written, None, "an institution, not said whose", False)
    return Speaker(_by_its_state(of, side), of.written, side, "institution named here", False)


def _by_its_state(of: _Body, side: str | None) -> str:
    """One name for one body: "foreign ministry in Halden" and "Norland's foreign ministry" are the Norlandic
    one.
    """
    found = _IN_CAPITAL.fullmatch(of.named) or _OF_STATE.fullmatch(of.named)
    if side is None or found is None or found["kind"].split()[-1] not in words("body of a state"):
        return of.named
    whose = next((word for word, its in of.context.facts.known.adjectives.items() if its == side), None)
    return f"{whose} {found['kind']}" if whose else of.named


def _same_body(context: Context, head: str) -> Speaker | None:
    """The institution that spoke last and is of that kind: "the ministry", "the paper"."""
    for body in context.bodies.latest():
        if body.actor and (body.actor.lower().endswith(head) or (head == "alliance" and body.side == "NATO")):
            return body
    if head == "alliance":
        return Speaker("NATO", "NATO", "NATO", "named here", False)
    if (
        head in words("newspaper")
        and context.attention.last
        and not context.attention.last.person
        and context.attention.last.side is None
    ):
        return context.attention.last
    return None
