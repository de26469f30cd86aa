"""Whom a phrase means at its place: a name, a surname, an office, an institution, a pronoun. The surest
reading first.
"""

from __future__ import annotations

import re

from detente.attribution.coreference.antecedents import pronoun_meant
from detente.attribution.coreference.bodies import document_meant, institution_meant
from detente.attribution.coreference.context import Context
from detente.attribution.coreference.descriptions import Naming
from detente.attribution.coreference.full_names import bare_name
from detente.attribution.coreference.office_resolution import office_meant
from detente.attribution.coreference.officials import official_meant, side_of_owner, with_side_told_of
from detente.attribution.coreference.pronouns import person_meant
from detente.attribution.coreference.speaker import Speaker
from detente.attribution.gazetteer.actors import Actor
from detente.attribution.gazetteer.office_modifiers import effect_of
from detente.attribution.gazetteer.office_roles import role_words
from detente.attribution.mentions.names import Named
from detente.attribution.mentions.no_people import is_body
from detente.attribution.mentions.office_mentions import side_giver
from detente.attribution.mentions.titles import NO_NAMES, without_titles
from detente.attribution.syntax.noun_phrases import Phrase
from detente.attribution.syntax.passage import Passage
from detente.attribution.syntax.word_classes import any_form, none_before, words
from detente.text.english import abbreviations, english
from detente.text.word_patterns import any_of

_GENERIC = re.compile(
    rf"^(?:{any_form('before people without a name')}\s+)*{any_form('people without a name')}\b", re.I
)
# "the report the council issued": not one body's name
_TWO_NOUNS = re.compile(rf"{none_before('before a second noun phrase')}(?<!,)\s(?:the|an?)\s")
# ", the deputy Norwegian army spokeswoman," behind a name
_BESIDE = re.compile(r",\s+(?P<words>[^,.;:\"“”()]{3,90})(?=[,.;:)])")
_WORD = re.compile(r"[\w'’-]+")
_ONLY_ARTICLE = re.compile(r"(?:(?:the|an?)\s+)?")
_OF_AN_OFFICE = re.compile(
    r"\s+(?:of|for)\s+(?:the\s+)?(?:[a-z-]+\s+){0,2}$"
)  # "spokesman | for the | Norwegian army"
_NO_LONGER = ("former", "coming", "unsure")
_OFFICE_REACH = 100  # characters before a name that hold its office and whose that is
_ARTICLE = re.compile(r"\bthe\s+$", re.I)
_NO_BEGINNING = re.compile(rf"{any_form('no beginning of a phrase')}\s", re.I)
# The table holds ministers and heads of state: "Senator Berg" is somebody else, unless the article names
# him in full.
_HOUSE = words("office outside the table")
_SHORT_HOUSE = any_of(row.written for row in english().abbreviations if row.stands_for in _HOUSE)
_OF_A_HOUSE = re.compile(rf"\b(?:{any_of(_HOUSE)}|Senators|{_SHORT_HOUSE})\s+$")
_TITLE = any_of(word for word, kind in english().titles.items() if kind in ("rank", "office", "courtesy"))
_SHORT_TITLE = any_of(written.removesuffix(".") for written in abbreviations("title", "rank"))
_PERSONAL = re.compile(rf"\b(?:{_TITLE}|(?:{_SHORT_TITLE})\.?)\s+$")  # "General Washington"


# "the ambassador in | Warsaw": whose he is, the place does not say
_POSTED = re.compile(
    rf"{any_form('who is posted elsewhere')}\s+{any_form('preposition of a post')}\s+(?:the\s+)?$", re.I
)
_POST = 24  # characters that hold a post and its preposition
Resolved = tuple[Speaker | None, Context]  # who is meant, and what is known after it


def resolve(context: Context, passage: Passage, phrase: Phrase) -> Resolved:
    """Whom a phrase means, None where it names nobody who could speak; and what is known after it."""
    text = passage.shown
    written = " ".join(text[phrase.start : phrase.end].split())
    if _NO_BEGINNING.match(written):
        return None, context
    if phrase.kind == "pronoun":
        return _pronoun(context, passage, phrase, written), context
    if phrase.kind == "name" and phrase.named is not None:
        return name(context, passage, phrase.named, phrase.start, written)
    if phrase.kind == "thing" and not written.partition(" ")[2].islower():
        return _thing(context, written), context
    side = side_in(context, passage, phrase.start, phrase.end)
    side = side or side_of_owner(context, passage, phrase, written)
    if _TWO_NOUNS.search(written):
        return Speaker(None, written, side, "no name given", False), context
    if _GENERIC.match(written):
        return Speaker(None, written, side, "no name given", False), context
    if phrase.kind == "office":
        speaker, context = office_meant(context, passage, phrase, written, side)
    else:
        speaker = institution_meant(context, passage, phrase, written, side)
    return with_side_told_of(context, passage, phrase, speaker), context


def _thing(context: Context, written: str) -> Speaker:
    """ "The Harbour Charter | says": who published it, if that was said, else nobody."""
    nobody = Speaker(None, written, None, "an event, a document or a place", False)
    return document_meant(context, written) or nobody


def name(
    context: Context, passage: Passage, named: Named, start: int | None = None, written: str = ""
) -> Resolved:
    """Whom a name means, and what is known after it.

    Args:
        context: What is known at the name.
        passage: The paragraph that holds it.
        named: The name.
        start: Where the phrase begins that holds it.
        written: That phrase.
    """
    start = named.start if start is None else start
    written = written or named.name
    actor = named.actor
    if actor and named.kind == "person":
        if not named.full:
            another, after = _another_of_that_surname(context, passage, named, actor, written)
            if another:
                return another, after
        return _known_person(context, passage, named, actor, written)
    if named.kind == "capital" and _PERSONAL.search(passage.shown, max(0, named.start - 16), named.start):
        return Speaker(named.name, written, None, "named here"), context
    if actor:
        basis = "seat of government named here" if named.kind == "capital" else "named here"
        return Speaker(actor.name, written, actor.side, basis, False), context
    if named.kind == "adjective":
        side = context.facts.known.adjectives.get(named.name)
        return Speaker(named.name, written, side, "group named here", False), context
    return _unknown(context, passage, named, start, written)


def _known_person(
    context: Context, passage: Passage, named: Named, actor: Actor, written: str
) -> tuple[Speaker, Context]:
    """A person of the gazetteer."""
    basis = "named here" if named.full else f"surname of {actor.name}"
    speaker = Speaker(actor.name, written, actor.side_on(context.facts.published), basis)
    return speaker, context.with_person(speaker, actor, Naming(actor.name, passage, named))


def _another_of_that_surname(
    context: Context, passage: Passage, named: Named, actor: Actor, written: str
) -> Resolved:
    """Who is meant by a surname instead of the person in the gazetteer; None where that person is."""
    if _titled(context, passage, named, actor):
        return None, context
    short, unmet = passage.shown[named.start : named.end], actor.name not in context.people.by_name
    other = context.full_name(short)
    if other and other != actor.name and (unmet or context.people.surnames.get(short) == other):
        return _by_surname(context, short, other, written)
    of_a_house = _OF_A_HOUSE.search(passage.shown, max(0, named.start - 18), named.start)
    if unmet and (short in context.facts.known.risky or of_a_house):
        return Speaker(short, written, None, "named here"), context
    return None, context


def _titled(context: Context, passage: Passage, named: Named, actor: Actor) -> bool:
    """Whether the office before a surname is one that its holder in the table held that day: "President
    Berg".
    """
    lead = passage.shown[max(0, named.start - 24) : named.start].lower().split()
    for size in (3, 2, 1):
        role = role_words().get(" ".join(lead[-size:])) if len(lead) >= size else None
        if role and role.types:
            day = context.facts.published
            return any(
                office.role_type in role.types and (day is None or office.held_on(day))
                for office in actor.offices
            )
    return False


def _unknown(context: Context, passage: Passage, named: Named, start: int, written: str) -> Resolved:
    """Whom a name means that the gazetteer does not hold."""
    bare = bare_name(named, context.facts.known.given)
    parts = bare.split()
    if parts[0] in NO_NAMES or bare.isdigit():
        return None, context
    if is_body(named.name) and not any(_is_institution(" ".join(parts[-size:])) for size in (1, 2)):
        return _proper_body(context, passage, named, written)
    side = side_in(context, passage, start, named.end)
    if _is_institution(named.name) and (bare != named.name or len(parts) > 1):
        return _staff(context, passage, named, written, side), context
    if len(parts) == 1:
        if full := context.full_name(bare):
            return _by_surname(context, bare, full, written)
        if bare.lower() in role_words():
            return Speaker(None, written, side, "no name given", False), context
        return _unknown_person(context, passage, named, bare, written, side)
    if _is_institution(parts[-1]):
        return Speaker(bare, written, side, "institution named here", False), context
    article = _ARTICLE.search(passage.shown[max(0, named.start - 6) : named.start])
    if bare == named.name and article and start >= named.start - 4:
        # Nobody is called "the Ida Berg"; newspapers are.
        body = Speaker(bare, written, side, "institution named here", False)
        return body, context.with_body(bare, body)
    return _unknown_person(context, passage, named, bare, written, side)


def _proper_body(context: Context, passage: Passage, named: Named, written: str) -> tuple[Speaker, Context]:
    """ "The Norlandic | Rescue Foundation": a body by its proper name, which speaks for no state."""
    of_whom = passage.name_before(named.start)
    begins = named.start
    if of_whom and of_whom.kind == "adjective" and of_whom.end == named.start - 1:
        begins = of_whom.start
    proper = " ".join(passage.shown[begins : named.end].split())
    body = Speaker(proper, written, None, "institution named here", False)
    return body, context.with_body(proper, body)


def _is_institution(name: str) -> bool:
    """Whether a word is one for an institution rather than for who holds an office."""
    role = role_words().get(name.lower())
    return role is not None and not role.person


def _unknown_person(
    context: Context, passage: Passage, named: Named, bare: str, written: str, side: str | None
) -> tuple[Speaker, Context]:
    """Somebody whom the gazetteer does not hold; remembered where more than a surname is given."""
    found_side = side or _side_before(context, passage, named, bare) or _side_beside(context, passage, named)
    speaker = Speaker(bare, written, found_side, "named here")
    if " " not in bare and bare == named.name:
        return speaker, context
    if bare in context.people.by_name and found_side is None:
        speaker = Speaker(bare, written, context.people.by_name[bare].speaker.side, "named here")
    return speaker, context.with_person(speaker, naming=Naming(bare, passage, named))


def _side_before(context: Context, passage: Passage, named: Named, bare: str) -> str | None:
    """The side of the office that leads up to a name: "US Treasury Secretary | Ida Berg"."""
    at = named.end - len(bare)
    if passage.shown.endswith(", ", 0, at) and passage.shown[named.end : named.end + 1] != ",":
        return None  # "told the Norwegian envoy, Ida Berg said"
    giver = side_giver(passage.shown, at, passage.names_within(at - _OFFICE_REACH, at))
    if giver is None:
        return None
    return giver.actor.side if giver.actor else context.facts.known.adjectives.get(giver.name)


def _side_beside(context: Context, passage: Passage, named: Named) -> str | None:
    """The side of the office that stands behind a name: "Ida Berg, the Danish foreign minister,", "Ida Berg,
    a spokeswoman for the Danish army,".
    """
    beside = _BESIDE.match(passage.shown, named.end)
    if beside is None or any(effect_of(word, "before") in _NO_LONGER for word in _words_of(beside["words"])):
        return None
    start, end = beside.span("words")
    for giver in passage.names_within(start, end):
        side = _side_of(context, giver)
        if side is None:
            continue
        before, after = passage.shown[start : giver.start], passage.shown[giver.end : end]
        if _ONLY_ARTICLE.fullmatch(before):
            return side if _has_role(after) else None
        if _has_office(before):
            return side if _OF_AN_OFFICE.search(before) else None
        return side if _has_office(after) and not _has_role(before) else None
    return None


def _side_of(context: Context, named: Named) -> str | None:
    """Of which side a name of a state, of its people or of a body is."""
    if named.kind == "adjective":
        return context.facts.known.adjectives.get(named.name)
    return named.actor.side if named.actor and named.kind in ("state", "capital", "organisation") else None


def _words_of(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _has_role(text: str) -> bool:
    """Whether any word for somebody stands in some words, a deputy left out: of what, the next words say."""
    roles = role_words()
    return any(
        (role := roles.get(word)) is not None and role.person and effect_of(word, "before") is None
        for word in _words_of(text)
    )


def _has_office(text: str) -> bool:
    """Whether a word for an office of a state or body stands in some words."""
    roles, offices = role_words(), words("office of a side")
    return any(
        word in offices or ((role := roles.get(word)) is not None and role.person and bool(role.types))
        for word in _words_of(text)
    )


def _staff(context: Context, passage: Passage, named: Named, written: str, side: str | None) -> Speaker:
    """ "Spain's General Staff": a body, and no Mr Staff."""
    owner = passage.name_before(named.start - 1)
    owner = owner if owner and owner.end >= named.start - 3 else None
    whose = context.facts.known.adjectives.get(owner.name) if owner else None
    if owner and owner.actor:
        whose = owner.actor.side_on(context.facts.published)
    if owner is None or whose is None:
        return Speaker(named.name, written, side, "institution named here", False)
    body = passage.shown[owner.start : named.end]
    return Speaker(body, written, whose, "institution named here", False)


def _by_surname(context: Context, surname: str, full: str, written: str) -> tuple[Speaker, Context]:
    """Who is named in full elsewhere: above, and now here again, or only below."""
    met = context.people.by_name.get(full)
    if met is None:
        return Speaker(full, written, None, f"surname of {full}, named below"), context
    speaker = Speaker(full, written, met.speaker.side, f"surname of {full}, {context.where(full)}")
    return speaker, context.with_person_again(full)


def _pronoun(context: Context, passage: Passage, phrase: Phrase, written: str) -> Speaker:
    if written.lower() in words("pronoun of several or of a thing"):
        sure = pronoun_meant(context, passage, phrase, written)
        return sure or Speaker(None, written, None, "pronoun without a sure antecedent", False)
    official = official_meant(context, passage, phrase, written, lambda of: resolve(context, passage, of)[0])
    if official:
        return official
    meant = person_meant(context, written)
    if meant is None or meant.actor is None:
        return Speaker(None, written, None, "pronoun without a sure antecedent")
    return Speaker(
        meant.actor, written, meant.side, f"“{written}” ← {meant.actor}, {context.where(meant.actor)}"
    )


def side_in(context: Context, passage: Passage, start: int, end: int) -> str | None:
    """The side that a phrase's own words give: "the French leader", "Ukraine's foreign ministry"."""
    for named in passage.names_within(start, end):
        if named.start > start and _POSTED.search(
            passage.shown, max(start, named.start - _POST), named.start
        ):
            continue
        if named.kind == "adjective":
            return context.facts.known.adjectives.get(named.name)
        if named.kind in ("state", "organisation", "capital") and named.actor:
            return named.actor.side
        if named.kind == "person" and named.actor and passage.shown.startswith(("'s", "’s"), named.end):
            return named.actor.side_on(context.facts.published)
    return "NATO" if "alliance" in passage.lowered[start:end] else None


def means_another(named: Named, speaker: Speaker) -> bool:
    """Whether a name is somebody else than a speaker."""
    words = without_titles(named.name).split()
    return bool(words) and words[0] not in NO_NAMES and words[-1] not in (speaker.actor or "").split()
