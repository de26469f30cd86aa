"""Whom "it" and "they" mean, and "the two leaders": the body or the pair that the sentence before has as
its subject.

Nobody where that sentence has another subject, names a document that "it" may be, or several people whom
"they" may be.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from detente.attribution.coreference.context import Before, Context
from detente.attribution.coreference.full_names import bare_name
from detente.attribution.coreference.speaker import Speaker
from detente.attribution.gazetteer.office_roles import role_words
from detente.attribution.mentions.names import Named
from detente.attribution.mentions.titles import is_title
from detente.attribution.syntax.noun_phrases import Phrase
from detente.attribution.syntax.passage import Passage
from detente.attribution.syntax.sentence_openings import opening
from detente.attribution.syntax.word_classes import any_form, words
from detente.text.english import english

_NAMED = ("person", "state", "organisation", "capital")
_LONGEST_GAP = 7  # words between two names of one subject: "and the German foreign minister"
_WIDEST_GAP = 400  # characters of them
_NEAR = 3  # paragraphs within which "the two leaders" means a pair
_JOINS = re.compile(r",?\s+and\s+|,\s+|\s+&\s+")
_OF_WHERE = re.compile(r"\s+(?:of|from)\s+(?:the\s+)?")
_WITH = re.compile(
    rf"""
      \b(?:met|meets)\s+(?=(?:(?:the\s+)?(?:[a-z]+\s+){{0,3}})?[A-Z])
    | \b{any_form("done with another")}\b[^.;:,]{{0,60}}?\bwith\b
    """,
    re.X,
)
_DOCUMENT = re.compile(rf"\b{any_form('document that it may mean')}\b", re.I)
_CROWD = re.compile(rf"\b{any_form('people that they may mean')}\b")
_PRESENT = re.compile(
    rf"\s+(?:{any_form('adverb before a verb in the present')}\s+)?[a-z]+s\b(?<!\bwas)(?<!\bhas)(?<!\bis)"
)
_PASSIVE = re.compile(rf"['’]?s?\s+(?:\w+\s+)?{any_form('form of be')}\b(?!\s+\w+ing\b)")
_SETS_OFF = frozenset(',"”’—–')
_SUBORDINATE = re.compile(rf"\W*{any_form('opens a subordinate clause')}\b", re.I)
_BODY = re.compile(
    r"[Tt]he\s+(?P<body>(?P<whose>[A-Z]\w+)\s+(?:[\w-]+\s+)?(?P<kind>[a-zA-Z]+))\b(?=\s+[a-z])"
)
_PLURAL = re.compile(rf"\b{any_form('several who act as one')}$", re.I)
_PAIR = re.compile(
    rf"(?:the\s+(?P<count>{any_form('count of those meant')})|both|the)\s+(?:[a-z]+\s+)?(?P<noun>[a-z]+)$",
    re.I,
)


def pronoun_meant(context: Context, passage: Passage, phrase: Phrase, written: str) -> Speaker | None:
    """The body that "it" means, or those whom "they" means; None where the sentence before does not make
    it sure.
    """
    if phrase.kind != "pronoun" or context.place.before is None or not _free(context, passage, phrase):
        return None
    before = context.place.before
    if written.lower() == "it" and (issuer := _issuer(context, before)):
        return meant(issuer, written, ", in whose document it stands")
    who = before.who or (() if context.place.speaking else subjects(context, before))
    if not who or any(each.actor is None for each in who):
        return None
    if written.lower() == "it":
        present = _PRESENT.match(passage.shown, phrase.end) is not None
        return meant(who, written) if _is_it(before, who, present) else None
    return meant(who, written) if _are_they(before, who) else None


def _issuer(context: Context, before: Before) -> tuple[Speaker, ...]:
    """Who issued the document that the sentence before names: "NATO adopted a doctrine. | It says"."""
    sentence = _sentence(before).lower()
    here = ((what, who) for what, (at, who) in context.bodies.issued.items() if at == context.place.paragraph)
    return next((who for what, who in here if what in sentence), ())


def _is_it(before: Before, who: Sequence[Speaker], present: bool) -> bool:
    """Whether "it" surely means the one body before: no document that may say so too. `present`: "it
    says".
    """
    if len(who) > 1 or who[0].person or _PLURAL.search(who[0].as_written):
        return False
    return bool(before.who and not present) or not _holds(before, _DOCUMENT)


def _are_they(before: Before, who: Sequence[Speaker]) -> bool:
    """Whether "they" surely means those before: several, and no other people whom it may mean."""
    if len(who) == 1 and (who[0].person or not _several(before, who[0])):
        return False
    return bool(before.who) or not _holds(before, _CROWD)


def _several(before: Before, body: Speaker) -> bool:
    """Whether a body was named in the plural: "NATO leaders"."""
    verb = re.search(rf"{re.escape(body.as_written)}\s+(?:[a-z]+\s+)?(\w+)", _sentence(before))
    return bool(_PLURAL.search(body.as_written)) or (verb is not None and bool(_PLURAL.search(verb[1])))


def pair_meant(context: Context, written: str) -> Speaker | None:
    """Whom "the two leaders" or "both governments" means: as many as that, named together not long before."""
    asked = _PAIR.match(written)
    if not asked or context.place.speaking:
        return None
    noun = asked["noun"].lower()
    counted = "two" if written.lower().startswith("both") else (asked["count"] or "").lower()
    size = english().numbers.get(counted, 0)
    of_states = noun in words("several states")
    if not size and noun not in words("several without a number"):
        return None
    role = role_words().get(noun)
    if not of_states and (role is None or not role.person):
        return None
    together = next((who for who in _groups(context) if len(who) > 1), ())
    return meant(together, written) if together and _fit(together, size, of_states) else None


def _fit(together: Sequence[Speaker], size: int, of_states: bool) -> bool:
    """Whether those who spoke together are as many as that (0: any), all of them persons, or all states."""
    if any(each.actor is None for each in together) or size not in (0, len(together)):
        return False
    return all(each.person != of_states or (of_states and each.side) for each in together)


def subjects(context: Context, before: Before) -> tuple[Speaker, ...]:
    """Those whom a sentence without speech has as its subject: one, "A and B", or both of "A met with B"."""
    passage, start, end = before.passage, *_span(before)
    phrase = opening(passage.shown, passage.names, start, end)
    if phrase is None:
        body = _institution(context, passage, start, end)
        return (body,) if body else ()
    if phrase.named is None:
        return ()
    found, last = _joined(context, passage, phrase.named.start, end)
    met = passage.first_match(_WITH, last, end)
    return (*found, *_met(context, passage, met.end(), end)) if found and met else tuple(found)


def _met(context: Context, passage: Passage, start: int, end: int) -> list[Speaker]:
    """Those whom somebody met or spoke with, who are named from `start` on."""
    for named in passage.names_behind(start):
        if named.end > end or named.start - start > _WIDEST_GAP:
            return []
        if not (named.kind in _NAMED or " " in named.name):
            continue
        lead = passage.shown[start : named.start].split()
        if len(lead) > _LONGEST_GAP or not all(map(_describes, lead)):
            return []
        return _joined(context, passage, named.start, end)[0]
    return []


def _institution(context: Context, passage: Passage, start: int, end: int) -> Speaker | None:
    """ "The Polish foreign ministry": a body at a sentence's beginning, named with its state."""
    found = _BODY.match(passage.shown, start, end)
    side = context.facts.known.adjectives.get(found["whose"]) if found else None
    kind = role_words().get(found["kind"].lower()) if found and side else None
    if found is None or kind is None or kind.person:
        return None
    return Speaker(found["body"], found[0], side, "institution named here", False)


def _joined(context: Context, passage: Passage, first: int, end: int) -> tuple[list[Speaker], int]:
    """The name that begins at `first` and those joined to it by commas and "and", and where the last ends;
    none where one is not recognised.
    """
    found: list[Speaker] = []
    at = first
    for named in passage.names_behind(first):
        if named.end > end or named.start - at > _WIDEST_GAP:
            break
        gap = passage.shown[at : named.start] if found else ""
        if found and named.kind != "person" and _OF_WHERE.fullmatch(gap):
            at = named.end  # "Emmanuel Macron of | France"
            continue
        if found and not _is_joint(gap):
            break
        if _belongs_to_another(passage, named):
            continue
        if passage.shown[named.end : named.end + 2] in ("'s", "’s"):
            return found, at
        who = _plainly(context, named)
        if who is None:
            return [], at
        found.append(who)
        at = named.end
    return found, at


def _is_joint(gap: str) -> bool:
    """Whether two names are joined: by a comma or "and", and offices before the second."""
    joint = _JOINS.match(gap)
    lead = gap[joint.end() :].split() if joint else []
    return joint is not None and len(lead) <= _LONGEST_GAP and all(map(_describes, lead))


def _belongs_to_another(passage: Passage, named: Named) -> bool:
    """Whether a name only describes the next one: "French", "President", "NATO's"."""
    if named.kind == "person":
        return False
    if named.kind == "adjective" or (named.kind == "unknown" and _only_an_office(named.name)):
        return True
    return _owns_an_office(passage, named)


def _owns_an_office(passage: Passage, named: Named) -> bool:
    """ "NATO | Secretary General Mark Rutte", "Ukraine's | President": whose office it is, and not who
    holds it.
    """
    near = passage.names_within(named.end + 1, named.end + _WIDEST_GAP)
    after = next((n for n in near if n.kind == "person"), None)
    if after is None:
        return False
    between = passage.shown[named.end : after.start].removeprefix("'s").removeprefix("’s").split()
    return len(between) <= _LONGEST_GAP and all(
        w != "the" and w[-1] != "," and _describes(w) for w in between
    )


def _describes(word: str) -> bool:
    """Whether a word may stand between "and" and a name: an office or a capital letter."""
    return word[:1].isupper() or word in words("describes a name behind and") or word in role_words()


def _only_an_office(name: str) -> bool:
    return name.split()[-1].lower() in role_words() or is_title(name)


def _plainly(context: Context, named: Named) -> Speaker | None:
    if named.actor and named.kind in _NAMED:
        side = named.actor.side_on(context.facts.published)
        return Speaker(named.actor.name, named.name, side, "named here", named.kind == "person")
    bare = bare_name(named, context.facts.known.given)
    full = bare if " " in bare else context.full_name(bare)
    if named.kind != "unknown" or full is None:
        return None
    if full in context.bodies.spoken:
        return context.bodies.spoken[full]
    met = context.people.by_name.get(full)
    return met.speaker if met else Speaker(full, named.name, None, "named here")


def _groups(context: Context) -> Sequence[tuple[Speaker, ...]]:
    """Those who stand together as subjects, the nearest first: in the sentence before, then in paragraphs
    above.
    """
    groups: list[tuple[Speaker, ...]] = []
    if context.place.before:
        groups.append(context.place.before.who or subjects(context, context.place.before))
    if context.attention.together and context.place.paragraph - context.attention.together_at < _NEAR:
        groups.append(context.attention.together)
    return groups


def _free(context: Context, passage: Passage, phrase: Phrase) -> bool:
    """Whether the pronoun's own sentence names nobody whom it may mean, and lets it speak."""
    if _PASSIVE.match(passage.shown, phrase.end):
        return False
    start = context.place.sentence
    if _SUBORDINATE.match(passage.shown, start, phrase.start):
        return False
    if not passage.nouns_within(start, phrase.start):
        return True
    lead = passage.words_end(phrase.start, start)
    return lead > start and passage.shown[lead - 1] in _SETS_OFF


def meant(who: Sequence[Speaker], written: str, how: str = "") -> Speaker:
    """Those whom a word means as one speaker, the others beside him. `how`: what the reason says of them."""
    names = [each.actor or "" for each in who]
    named = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    basis = f"“{written}” ← {named}{how or (', in the sentence before' if len(names) == 1 else '')}"
    each = [replace(one, as_written=written, basis=basis, beside=()) for one in who]
    return replace(each[0], beside=tuple(each[1:]))


def _span(before: Before) -> tuple[int, int]:
    if before.end:
        return before.start, before.end
    spans = before.passage.sentences()
    return spans[-1] if spans else (0, 0)


def _holds(before: Before, pattern: re.Pattern[str]) -> bool:
    return before.passage.first_match(pattern, *_span(before)) is not None


def _sentence(before: Before) -> str:
    start, end = _span(before)
    return before.passage.shown[start:end]
