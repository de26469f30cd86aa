"""Who stands before a speech verb: a name, an office, a pronoun; the name before an apposition."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from detente.attribution.gazetteer.office_roles import role_words
from detente.attribution.mentions.names import Named
from detente.attribution.mentions.no_people import is_outlet
from detente.attribution.mentions.titles import NO_NAMES
from detente.attribution.syntax.noun_phrases import (
    Phrase,
    is_name,
    names_between,
    noun_phrase_start,
    office,
    with_tail,
)
from detente.attribution.syntax.places import place_before
from detente.attribution.syntax.whole_subjects import with_participle
from detente.attribution.syntax.word_classes import any_form, words

_REACH = 400  # characters before a verb within which its subject begins
_WINDOW = 60  # characters that a thing or share may take
_APPOSITION_REACH = 220  # characters that an apposition may take
_MOST_COMMAS = 4  # before a verb that may set off an apposition
_LONGEST_DESCRIPTION = 6  # words

# What may stand between a subject and its verb: "Berg | has also", "Berg | on Monday"
_ADVERBIAL = re.compile(
    rf"""
    (?:^|[\s,])(?:
        {any_form("adverb before a verb")}
      | [a-z]+ly
      | {any_form("published, of a text")}(?:\ by\ [\w ]{{2,20}})?   # "the letter, | published by Holm, said"
      | quoted\ (?:by|in)\ (?:the\ )?[\w ]{{2,40}}\ as
      | in\ a\ (?:\w+\ )?{any_form("occasion of words")}
      | since\ \d{{4}} | in\ \d{{4}} | in\ {any_form("month")}(?:\ \d{{4}})?
      | {any_form("before a weekday or span")}\ {any_form("span of time", "weekday")}
      | (?:late\ |early\ )?on\ {any_form("weekday")}(?:,?\ {any_form("month")}\ \d{{1,2}})?
      | on\ (?:\d{{1,2}}\ )?{any_form("month")}(?:\ \d{{1,2}})?
      | {any_form("weekday")}
      | {any_form("begins to speak")}
      | {any_form("form of take")}\ to\ (?:\w+\s+){{1,4}}to
    )\s*$
    """,
    re.X,
)
# The last words that an adverbial can end with; a cheap question before the dear one.
_MAY_BE_ADVERBIAL = re.compile(rf"(?:ly|\d|{any_form('ends an adverbial', 'weekday', 'month')})$")
_PRONOUN = re.compile(rf"(?:^|[\s(\"“”,–—-])({any_form('subject pronoun')})(?:['’]s)?$", re.I)
# "The clip | says": something unknown that is said to speak; nobody is named, but the words are not the
# narrator's.
_THING = re.compile(
    rf"""
    (?:^|[.;:!?"”]\s+|,\s+|\b{any_form("conjunction before a thing")}\s+)
    (?P<thing>
        (?:{any_form("determiner of a thing")}|that(?!\s+{any_form("determiner after that")}\b))\s+
        (?:[a-z\d][\w’'-]+\s+){{0,3}}
        (?!{any_form("no noun of a thing")}$)[a-z\d][\w-]+
    )$
    """,
    re.I | re.X,
)
_OWNED_THING = re.compile(r"['’]s?\s(?:[a-z-]+\s){0,2}[a-z-]+$")
_HAVE = rf"{any_form('form of have behind a subject')}\b"
# "63 percent", "more than half of voters"
_SHARE = re.compile(
    rf"""
    (?<![\w'’])(?<!\bhave\ )(?<!\bhas\ )(?<!\bhad\ )
    (?P<share>
        (?:(?!{_HAVE}|{any_form("subordinator")}\b)\w+\s+){{0,2}}(?:\d[\d.,]*\s?(?:%|percent|per\ cent))
        (?:\s+of\s+(?:[\w’'-]+\s*){{1,5}})?
    )$
    """,
    re.X,
)
# "small groups of | protesters", "one of | the officials"
_AMOUNT = re.compile(
    rf"(?:^|[\s“\"(—–])(?P<who>(?:{any_form('describes an amount of people')}\s+)*"
    rf"{any_form('amount of people')}\s+of\s+)$",
    re.I,
)
_PREPOSITION = re.compile(rf"\b{any_form('preposition before a name')}\s+(?:the\s+)?$", re.I)
# "every neighbour in Europe and | Central Asia": the neighbour is the subject.
_HANGS = re.compile(
    rf"\b{any_form('preposition of a place in a list')}\s+(?:the\s+)?"
    r"(?:[A-Z][\w’'-]*\s+){1,3}and\s+(?:the\s+)?$"
)
_HEADS_OF_STATE = re.compile(r"\b(?:the\s+)?heads of state (?:and|or) government$", re.I)
_APPOSITION = re.compile(
    rf"""
    ^\s*(?:
        {any_form("opens an apposition")}
      | \d | co- | for\ {any_form("possessive")}\ part
      | [A-Z][\w]*(?:\s[A-Z]\w*)?['’]s\ | [A-Z][\w.]*\.?(?:-[A-Z]) | [DR]-
    )
    """,
    re.I | re.X,
)
_COMMA = re.compile(r"[,(–—]")
_OFFICE_WITHIN = 4  # words of an apposition without an article within which its office stands
_PEOPLE = ("person", "unknown")
_RELATIVE = tuple(words("who as a subject"))


@dataclass(frozen=True, slots=True)
class _Edge:
    """The place where a subject may end: not reaching before `low`, with the names that stand near."""

    text: str
    names: Sequence[Named]
    low: int
    end: int
    heading: bool = False

    def back(self, reach: int) -> int:
        """The place so many characters before it."""
        return max(self.low, self.end - reach)

    @property
    def named(self) -> Named | None:
        """The name that ends here, "’s" or not."""
        stop = self.end - 2 if self.text[self.end - 2 : self.end] in ("'s", "’s") else self.end
        return next(
            (n for n in reversed(self.names) if n.end in (self.end, stop) and n.start >= self.low), None
        )


def before(text: str, names: Sequence[Named], low: int, at: int, *, heading: bool = False) -> Phrase | None:
    """The phrase that stands as subject before a verb.

    Args:
        text: The paragraph, quotations blotted out.
        names: Its names, in order of place.
        low: Where the sentence begins.
        at: Where the verb begins.
        heading: Whether the paragraph is a heading, in which no thing speaks.
    """
    end = _back_over_adverbials(text, low, at)
    if end <= low:
        return None
    end = _before_brackets(text, low, end)
    near = names_between(names, max(low, end - _REACH), end)
    for relative in _RELATIVE:
        if text.endswith(relative, low, end) and not text[max(low, end - len(relative) - 1)].isalnum():
            end -= len(relative)
            while end > low and text[end - 1] in " ,":
                end -= 1
            return _ending_at(_Edge(text, near, low, end, heading))
    if text[end - 1] in ",–—":
        return _before_apposition(text, near, low, end)
    found = _ending_at(_Edge(text, near, low, end, heading))
    if heading or (found and (found.kind == "pronoun" or not _may_hold_participle(text, low, found.start))):
        return found
    whole = with_participle(text, low, end, lambda place: _ending_at(_Edge(text, near, low, place)))
    return whole or found


def _may_hold_participle(text: str, low: int, end: int) -> bool:
    """Whether anything like a participle stands not far before a place."""
    return text.find("ing ", max(low, end - _REACH), end) >= 0


def _before_brackets(text: str, low: int, end: int) -> int:
    """ "Jason Chaffetz | (R-Utah) said", "the Harbour Guard | (HG), which sank, said" """
    opened = text.rfind("(", low, end) if text[end - 1] == ")" else -1
    return _without_spaces(text, low, opened) if opened > low else end


def _without_spaces(text: str, low: int, end: int) -> int:
    while end > low and text[end - 1].isspace():
        end -= 1
    return end


def _back_over_adverbials(text: str, low: int, at: int) -> int:
    end = at
    while True:
        end = _without_spaces(text, low, end)
        window = max(low, end - 56)
        near = text[window:end]
        found = _ADVERBIAL.search(near) if _MAY_BE_ADVERBIAL.search(near[-10:]) else None
        if not found:
            return end
        # The comma before an adverbial stays: it may close an apposition.
        end = window + found.start() + (found[0][0] == ",")


def _before_apposition(text: str, names: Sequence[Named], low: int, end: int) -> Phrase | None:
    """ "Aaron Kall, the director of debate, said": the name before the commas that set the description
    off.
    """
    begins = max(low, end - _APPOSITION_REACH)
    commas = [mark.start() for mark in _COMMA.finditer(text, begins, end - 1)]
    if not commas:
        bare = _ending_at(_Edge(text, names, low, end - 1))
        return bare if bare and bare.kind == "name" else None
    places = _commas_of_places(text, names, low, commas)
    person = _person_before(names, end - 1)
    for comma in reversed(commas[-_MOST_COMMAS:]):
        if person and not text[comma + 1 : person.start].strip() and _describes(text, names, low, comma):
            return Phrase(person.start, person.end, "name", person)
        opened = _APPOSITION.match(text[comma + 1 : end - 1])
        if not opened and not _is_an_office(text[comma + 1 : end - 1]):
            continue
        if comma in places:
            continue
        phrase = _ending_at(_Edge(text, names, low, _before_brackets(text, low, comma)))
        if not opened and (phrase is None or phrase.named is None or phrase.named.kind not in _PEOPLE):
            continue
        bracket = text[commas[0]] == "("  # the short form of a name: it sets nothing off
        if phrase and (phrase.kind == "name" or len(commas) == 1 + bracket + len(places)):
            return phrase
    return None


def _commas_of_places(text: str, names: Sequence[Named], low: int, commas: Sequence[int]) -> frozenset[int]:
    """The commas on both sides of a state behind its town: "speaking in Halden, Norland, on Monday"."""
    ends = {
        name.start - len(", "): name.end
        for name in names
        if name.kind == "state" and text.endswith(", ", low, name.start)
    }
    before = [comma for comma in commas if comma in ends and _in_a_town(text, low, comma)]
    return frozenset(before).union(ends[comma] for comma in before if ends[comma] in commas)


def _in_a_town(text: str, low: int, comma: int) -> bool:
    behind = comma + len(", ")
    found = place_before(text[max(low, behind - _WINDOW) : behind])
    return found is not None and found[0].islower()


def _is_an_office(words_between: str) -> bool:
    """Whether an apposition without an article is an office: "deputy chairman of the fund"."""
    begin = [
        word.strip(",").lower() for word in words_between.split(maxsplit=_OFFICE_WITHIN)[:_OFFICE_WITHIN]
    ]
    known = role_words()
    held = {size: " ".join(begin[:size]) for size in range(1, len(begin) + 1)}
    return any(word in known and known[word].person for word in (*begin, *held.values()))


def _person_before(names: Sequence[Named], at: int) -> Named | None:
    """The person whose name ends at a place."""
    ending = (n for n in names if n.end == at and n.kind in ("person", "unknown"))
    return next(filter(is_name, ending), None)


def _describes(text: str, names: Sequence[Named], low: int, comma: int) -> bool:
    """Whether what stands before a comma may describe the name after it: "Her deputy, | Hans Adler"."""
    if _ending_at(_Edge(text, names, low, comma)):
        return True
    start = noun_phrase_start(text, low, comma)
    if start >= comma or _without_spaces(text, low, start) > low:
        return False
    return len(text[start:comma].split()) <= _LONGEST_DESCRIPTION


def _ending_at(edge: _Edge) -> Phrase | None:
    """The phrase that ends at a place, the surest reading first."""
    end = _without_spaces(edge.text, edge.low, edge.end)
    if end < edge.end:
        edge = _Edge(edge.text, edge.names, edge.low, end, edge.heading)
    if found := _pronoun(edge):
        return found
    if named := edge.named:
        return _heads_of_state(edge) or _ending_in(edge, named)
    return next((found for rule in _RULES if (found := rule(edge))), None)


def _pronoun(edge: _Edge) -> Phrase | None:
    """ "she | said" """
    window = edge.back(9)
    found = _PRONOUN.search(edge.text[window : edge.end])
    return Phrase(window + found.start(1), window + found.end(1), "pronoun") if found else None


def _heads_of_state(edge: _Edge) -> Phrase | None:
    """ "The Heads of State and Government | said" """
    if not edge.text.endswith("overnment", edge.low, edge.end):
        return None
    found = _HEADS_OF_STATE.search(edge.text, edge.back(_WINDOW), edge.end)
    return Phrase(found.start(), edge.end, "office") if found else None


def _ending_in(edge: _Edge, named: Named) -> Phrase | None:
    """A phrase that ends in a name: the name, an office in capitals, or what the name hangs on."""
    word = named.name.split()[-1].lower()
    if named.kind == "thing":
        start = noun_phrase_start(edge.text, edge.low, named.start)
        determined = not edge.heading and start < named.start
        return Phrase(start, edge.end, "thing") if determined else None
    if named.kind == "unknown" and word in role_words() and not edge.heading and not is_outlet(named.name):
        start = noun_phrase_start(edge.text, edge.low, named.start)
        return office(edge.text, start, edge.end, edge.names)
    preposition = _PREPOSITION.search(edge.text[max(edge.low, named.start - 14) : named.start])
    if preposition and not preposition[0].startswith("and"):
        return with_tail(edge.text, edge.names, edge.low, edge.end)
    if not is_name(named):
        return None
    if preposition is None:
        return Phrase(_described_from(edge, named.start), named.end, "name", named)
    if _HANGS.search(edge.text, max(edge.low, named.start - _REACH), named.start):
        return None  # "every neighbour in Europe and | Central Asia": the neighbour speaks
    return Phrase(named.start, named.end, "name", named)


def _office(edge: _Edge) -> Phrase | None:
    """ "The foreign minister | said" """
    last = edge.text[edge.back(40) : edge.end].split()[-1:]
    if not last or last[0].lower() not in role_words():
        return None
    start = noun_phrase_start(edge.text, edge.low, edge.end)
    if edge.text.endswith("of ", edge.low, start):
        amount = _AMOUNT.search(edge.text, max(edge.low, start - _WINDOW), start)
        start = amount.start("who") if amount else start
    return office(edge.text, start, edge.end, edge.names)


def _tailed(edge: _Edge) -> Phrase | None:
    """ "A spokesman for the ministry | said" """
    return with_tail(edge.text, edge.names, edge.low, edge.end)


def _share(edge: _Edge) -> Phrase | None:
    """ "63 percent of voters | said" """
    if not _may_be_thing(edge):
        return None
    window = edge.back(_WINDOW)
    near = edge.text[window : edge.end]
    asked = "%" in near or " cent" in near or "percent" in near
    found = _SHARE.search(near) if asked else None
    return Phrase(window + found.start("share"), edge.end, "institution") if found else None


def _thing(edge: _Edge) -> Phrase | None:
    """ "The clip | says" """
    if not _may_be_thing(edge):
        return None
    window = edge.back(_WINDOW)
    near = edge.text[window : edge.end]
    if words("determiner of a thing").isdisjoint(near.lower().split()) and "that" not in near.lower().split():
        return None
    found = _THING.search(near)
    return Phrase(window + found.start("thing"), edge.end, "thing") if found else None


def _may_be_thing(edge: _Edge) -> bool:
    last = edge.text[edge.end - 1]
    return not edge.heading and (last.isalnum() or last == "%")


def _owned(edge: _Edge) -> Phrase | None:
    """ "Ida Berg's brief | said" """
    if not _may_be_thing(edge):
        return None
    window = edge.back(_WINDOW)
    found = _OWNED_THING.search(edge.text, window, edge.end)
    owner = next((n for n in edge.names if found and n.end == found.start()), None)
    return Phrase(owner.start, edge.end, "thing") if owner and is_name(owner) else None


_RULES: tuple[Callable[[_Edge], Phrase | None], ...] = (_share, _office, _tailed, _thing, _owned)


def _described_from(edge: _Edge, start: int) -> int:
    """Where the description that leads up to a name begins: "French President |Emmanuel Macron"."""
    for named in reversed(edge.names):
        if named.end > start or named.start < edge.low:
            continue
        if edge.text[named.end : start].strip() or named.kind not in ("adjective", "unknown"):
            continue
        if named.kind == "unknown" and named.name.split()[0] in NO_NAMES:
            return start
        start = named.start
    return start
