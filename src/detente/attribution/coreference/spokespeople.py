"""Those who speak for a body without a name of their own: "a State Department spokesperson", "NATO
leaders", "the leaders".
"""

from __future__ import annotations

import re
from dataclasses import replace

from detente.attribution.coreference.antecedents import pair_meant
from detente.attribution.coreference.context import Context
from detente.attribution.coreference.speaker import Speaker
from detente.attribution.gazetteer.office_roles import role_words
from detente.attribution.mentions.titles import NO_NAMES, TITLES
from detente.attribution.syntax.noun_phrases import Phrase
from detente.attribution.syntax.passage import Passage
from detente.attribution.syntax.word_classes import any_form, words

# Those who decide for a body, all of them together; officials and diplomats speak for themselves.
_DECIDING = words("all who decide for a body")
_BODIES = frozenset({"alliance", "union of states", "group of states", "organisation of states"})
_ALL_OF_A_BODY = re.compile(r"(?:the\s+)?(?P<body>[A-Z][\w.’' ]*?)\s+(?P<who>[\w ]+)$", re.I)
_BARE = re.compile(rf"(?:{any_form('determiner of a body that decides')}\s+)?(?P<who>[a-z ]+)$", re.I)
_FOR = re.compile(
    rf"\bspokes\w+\s+{any_form('between spokesperson and body')}\s+(?:the\s+|an?\s+)?(?P<body>.+)$", re.I
)
_BEFORE = re.compile(
    rf"^(?:the\s+|an?\s+)?(?P<body>.+?)(?:['’]s)?\s+(?:{any_form('rank of a spokesperson')}\s+)*spokes\w+$",
    re.I,
)
_ALONE = re.compile(r"the\s+spokes\w+$", re.I)
_NEAR = 2  # paragraphs within which "the spokesman" is the one who spoke last


def several_meant(
    context: Context, passage: Passage, phrase: Phrase, written: str, side: str | None, title: str
) -> tuple[Speaker, Context]:
    """Whom several in one office mean: their body, a pair named before, those who spoke for a body before;
    else nobody.
    """
    nobody = Speaker(None, written, side, "more than one person", False)
    if body := _body_of(passage, phrase, written, title):
        return body, context.with_deciding(title, body)
    if pair := pair_meant(context, written):
        return pair, context
    bare = _BARE.fullmatch(written)
    known = context.bodies.deciding.get(title) if bare and bare["who"].lower() == title else None
    if known is None and bare and title == "leaders" and not written.lower().startswith(("its", "their")):
        known = context.facts.deciding
    if known is None or side is not None:
        return nobody, context
    basis = f"“{written}” ← those of {known.actor}, named above"
    return replace(known, as_written=written, basis=basis), context


def _body_of(passage: Passage, phrase: Phrase, written: str, title: str) -> Speaker | None:
    """ "NATO leaders": all who decide for a body, written without "some" or "three"."""
    found = _ALL_OF_A_BODY.match(written)
    named = next(
        (n for n in passage.names_within(phrase.start, phrase.end) if n.kind == "organisation"), None
    )
    if not found or named is None or named.actor is None or title not in _DECIDING:
        return None
    if found["who"].lower() != title or passage.shown[phrase.start : named.start].lower().strip() not in (
        "",
        "the",
    ):
        return None
    if named.actor.side != named.actor.name and named.actor.name not in ("European Union", "United Nations"):
        return None
    return Speaker(
        named.actor.name, written, named.actor.side, f"“{written}” speak for {named.actor.name}", False
    )


def spokesperson(
    context: Context, passage: Passage, phrase: Phrase, written: str, side: str | None
) -> Speaker:
    """A spokesperson without a name speaks for the institution, where the text names it."""
    inside = passage.names_within(phrase.start, phrase.end)
    for named in inside:
        if named.kind == "organisation" and named.actor:
            return Speaker(
                named.actor.name, written, named.actor.side, f"speaks for {named.actor.name}", False
            )
    if _ALONE.match(written):
        return _again(context, written)
    found = _FOR.search(written) or _BEFORE.match(written)
    if found and (body := _institution(found["body"])):
        return Speaker(body, written, side, f"speaks for {body}", False)
    for named in inside:
        bare = named.name
        if (
            named.kind == "unknown"
            and " " in bare
            and bare.split()[0] not in NO_NAMES
            and not TITLES.match(bare + " ")
        ):
            return Speaker(bare, written, side, f"speaks for {bare}", False)
    return Speaker(None, written, side, "a spokesperson without a name", False)


def _institution(words: str) -> str | None:
    """A body named by its kind and by whose it is: "Russian foreign ministry", "Ukraine's air force"."""
    parts = words.split()
    kinds = role_words()
    known = any(
        (kind := kinds.get(" ".join(parts[-size:]).lower())) and not kind.person
        for size in (1, 2)
        if size < len(parts)
    )
    return words if known and parts[0][:1].isupper() else None


def _again(context: Context, written: str) -> Speaker:
    """ "The spokesman": the one who spoke last, by name or for a body."""
    last = context.attention.last
    if last and last.actor and context.place.paragraph - context.attention.last_at < _NEAR:
        spokesperson = "spokes" in last.as_written.lower() or context.people.described(last.actor, "spokes")
        if spokesperson:
            return replace(
                last, as_written=written, basis=f"“{written}” ← {last.actor}, who spoke last", beside=()
            )
    return Speaker(None, written, None, "a spokesperson without a name", False)
