"""Speech verbs that tell of no words: a condition, a call by telephone, a passive, a noun that looks like a verb."""

from __future__ import annotations

import re

from detente.attribution.coreference.memory import Memory
from detente.attribution.gazetteer.roles import role_words
from detente.attribution.mentions.speech_verbs import Verb, speech
from detente.attribution.mentions.titles import TITLES
from detente.attribution.syntax.noun_phrases import Phrase
from detente.attribution.syntax.passage import Passage

_IF = re.compile(r"\b(?:if|unless|whether)\s+(?:the\s+)?$", re.I)
_BY_TELEPHONE = re.compile(
    r"call(?:s|ed)?\s+(?:me|him|her|us|them|you|(?:[A-Z][\w.]+\s+){0,2}[A-Z]\w+\b(?!\.\s\w))\s*(?:[,.]|(?:in|on|at|to|today|yesterday|this|last|earlier|"
    r"from|after|before|back|again|and|up|late|early)\b)"
)
_CALLS_AN_OFFICE = re.compile(
    r"called\s+(?:the|his|her|its)\s+(?P<office>[A-Za-z]+(?: [A-Za-z]+)?)\s+(?:on [A-Z]|today|yesterday|by (?:tele)?phone|to (?:discuss|ask|tell|say)\b)"
)
_ASKS_WHETHER = frozenset(
    f"{verb}{article}" for verb in ("was", "were", "is", "are") for article in ("", " the")
)
_ASKS_SOMEBODY = re.compile(r"\s+(?:me|you|him|her|it|us|them)\s*[,.;—–]")
_ITSELF = re.compile(r"\s+(?:him|her|it|them)sel(?:f|ves)\b")
_SO_MUCH = re.compile(
    r"\s+that\s+(?:(?:very|so|quite)\s+\w+ly\b|(?:clearly|before|again|already|openly|publicly|repeatedly|too|himself|herself|themselves|"
    r"(?:many|several) times)\s*(?:[.,;?!]|and\b|$))|\s+that\s*(?:[.;?!]|$)"
)
_IT = re.compile(r"\s+(?:it|this)\s+\w+ly\s*[.;?!]")
_THINKS_OF = re.compile(r"\s+(?:about|ahead|of)\b")
_CALLS_UP = re.compile(r"call\w*\s+(?:up|back|in|home|together|with)\b")
_RECEIVED = re.compile(
    r"\s+(?:back\s+)?(?:(?:up to|almost|nearly|more than|over|about|around|some|many|another|at least|all|the|these|those|its|our|their|his|her)\s+)*"
    r"(?:[\d.,]+|one|two|three|four|five|six|ten|eleven|twelve|[a-z]+(?:ty|teen)|half|a|an|and|dozens|hundreds|thousands|millions?|billion|hundred|thousand|of|first|new|"
    r"[a-z]+ing|fellow|\s)*(?P<who>people|refugees|families|children|guests?|visitors?|students|delegates|[A-Z]\w+(?:ans|ians|ese|ish|is|es|ers)\b)"
)
# "the pledges | Berg announced in Oslo": what was announced stands before.
_NOUN_BEFORE = re.compile(r"(?<![,;:—–-] )\b(?P<noun>[a-z]{3,})\s+(?P<that>that\s+|which\s+)?(?:the\s+)?$")
_NO_NOUN = frozenset(
    "that while as and but when because since after before though although where so then however whereas until once like unless "
    "how why whether what yet nor than with for from today yesterday later earlier meanwhile now said says told say".split()
)
# Endings of what may be announced; others may be of people ("the engineer | Ida Berg said in Oslo …").
_TOLD = re.compile(
    r"(?:[^s]s|ment|[st]ion|[ae]nce|ship|ity|age|ure|plan|goal|target|law|deal|pact|aid|fund|step|offer|cap)$"
)
_A_NOUN = re.compile(
    r"\b(?:the|an?|this|that|these|those|its|their|his|her|our)\s+(?:[a-z-]+\s+){0,3}[a-z]+$"
)
_NO_OBJECT = re.compile(
    r"\s*(?:\.|,|;|$|(?:at|in|on|during|under|last|this|earlier|today|yesterday|before|after|and|to the|with)\b)"
)
_AS = re.compile(r"\bas\s+$", re.I)
_THEN_THAT = re.compile(r"[^,;:.“\"]{0,48},\s+that\b")
_CLAUSE_MARK = re.compile(r"[,;—–]")
_BY = re.compile(r"\s+(?:(?:on|for|upon)\s+)?by\b(?!\s+[a-z]+ing\b)")
_WHAT = re.compile(r"\bwhat(?:ever)?\s+$", re.I)
_TOLD_WHAT = re.compile(r"\s+(?:is|was|are|were|has|had|will|would|can|could|may|might|must|should)\b")
_AUXILIARY = re.compile(r"\b(?:will|would|did|does|do|can|could|may|might|must|should|shall|to|and)\b")
_THE = re.compile(r"\bthe\s+$", re.I)
_OF_A_CLAIM = re.compile(r"\s+\w+\s+that\b")  # "Berg's repeated warning that …"
_ARTICLE = re.compile(r"\ban?\s+$", re.I)


def quotes(passage: Passage, start: int, end: int) -> bool:
    """Whether a quotation begins in a span."""
    return any(start <= q.start < end for q in passage.quoted)


def not_said(passage: Passage, memory: Memory, start: int, end: int, phrase: Phrase, verb: Verb) -> bool:
    """ "If Berg says so", "Berg called me on Monday", "History shows": a condition, a telephone, a thing."""
    shown = passage.shown
    if _IF.search(shown[max(start, phrase.start - 12) : phrase.start]):
        return True
    if verb.words.startswith("call") and _BY_TELEPHONE.match(shown, verb.start, end):
        return True
    office = _CALLS_AN_OFFICE.match(shown, verb.start, end) if verb.words == "called" else None
    if office and office["office"].lower() in role_words():
        return True
    if verb.words.startswith("ask") and _ASKS_SOMEBODY.match(shown, verb.end, end):
        return True  # "Berg asked him, and he ran"
    if (
        "been " in verb.words
        and phrase.kind == "pronoun"
        and shown[phrase.start : phrase.end].lower() == "it"
    ):
        return True  # "it has been clear that …"
    if _SO_MUCH.match(shown, verb.end, end):
        return True  # "Berg has said that very clearly": what it was stands elsewhere
    if verb.kind == "say" and _IT.match(shown, verb.end, end):
        return True  # "Norway has announced it officially."
    if verb.words.startswith("think") and _THINKS_OF.match(shown, verb.end, end):
        return True
    if verb.words.startswith("assert") and _ITSELF.match(shown, verb.end, end):
        return True  # "Great powers assert themselves"
    if verb.words == "thanks" and "," in shown[phrase.end : verb.start]:
        return True  # "Ida, thanks for this"
    if verb.words.endswith("ed") and shown[start : phrase.start].strip().lower() in _ASKS_WHETHER:
        return True  # "Were the Halden men declared outlaws?"
    if verb.words.startswith("call") and _CALLS_UP.match(shown, verb.start, end):
        return True  # reservists are called up, not called something
    if (
        verb.words.endswith("ed")
        and verb.kind in ("act", "perform", "say")
        and _BY.match(shown, verb.end, end)
    ):
        return True  # "Berg, praised by Holm, …"
    if (
        verb.kind in ("say", "weak")
        and _WHAT.search(shown[max(start, phrase.start - 10) : phrase.start])
        and not _TOLD_WHAT.match(shown, verb.end, end)
        and not quotes(passage, verb.end, _clause_end(passage, verb.end, end))
    ):
        return True  # "I agree with what Berg said this morning": what it was is not told
    if verb.words.startswith("welcom") and _received(passage, verb, end):
        return True  # "Halden welcomed forty families", "welcomed President Berg to Halden"
    if _told_before(passage, start, end, phrase, verb):
        return True
    if _AS.search(shown, max(start, phrase.start - 4), phrase.start) and _THEN_THAT.match(
        shown, verb.end, end
    ):
        return True  # "I tell you, as Berg said today, that …": the words are the speaker's own
    named = phrase.named
    if passage.heading and named and named.kind == "unknown" and not _is_somebody(memory, named.name):
        return True  # "Allies Make Spending a Duty and Promise Help"
    opens = named is not None and named.kind == "unknown" and " " not in named.name and named.start == start
    weakly = verb.kind != "say" and not quotes(passage, start, end) and shown[verb.end : verb.end + 1] != ":"
    return bool(opens and named and weakly and not memory.full_name(named.name))


def _is_somebody(memory: Memory, name: str) -> bool:
    """Whether a capitalised run in a heading is surely a name: by its given name, its title, or as named below."""
    words = name.split()
    return (
        len(words) == 1
        or not memory.known.given.keys().isdisjoint(words[:-1])
        or memory.full_name(words[-1]) is not None
        or TITLES.match(name + " ") is not None
        or words[-1].lower() in role_words()
    )


def _clause_end(passage: Passage, start: int, end: int) -> int:
    mark = _CLAUSE_MARK.search(passage.shown, start, end)
    return mark.start() + 3 if mark else end


def _received(passage: Passage, verb: Verb, end: int) -> bool:
    """Whether people were welcomed rather than a step."""
    if _RECEIVED.match(passage.shown, verb.end, end):
        return True
    near = passage.names_within(verb.end, min(end, verb.end + 60))
    first = next((named for named in near if named.kind == "person"), None)
    if first is None or passage.shown[first.end : first.end + 2] in ("'s", "’s"):
        return False
    lead = passage.shown[verb.end : first.start].lower().replace(",", " ").split()
    return " ".join(lead) in role_words() or all(word in role_words() or word == "the" for word in lead)


def _told_before(passage: Passage, start: int, end: int, phrase: Phrase, verb: Verb) -> bool:
    """ "the pledges that Berg announced in Oslo": the words stand before their relative clause, and are not told."""
    found = _NOUN_BEFORE.search(passage.shown, start, phrase.start)
    if not found or found["noun"] in _NO_NOUN or found["noun"] in role_words() or verb.kind == "weak":
        return False
    if quotes(passage, verb.end, end):
        return False
    said = verb.words.endswith(("say", "says", "said", "saying"))
    if not _NO_OBJECT.match(passage.shown, verb.end, end) and (
        said or not _TOLD_WHAT.match(passage.shown, verb.end, end)
    ):
        return False
    if found["that"]:
        return not said and (
            verb.kind != "act" or bool(_A_NOUN.search(passage.shown, start, found.end("noun")))
        )
    return bool(_TOLD.search(found["noun"]))


def is_a_noun(passage: Passage, memory: Memory, start: int, phrase: Phrase, verb: Verb) -> bool:
    """ "Berg's claim", "a Berg tweet", and the bare form after one person: "the Berg warning", "Berg promise"."""
    shown = passage.shown
    between = shown[phrase.end : verb.start]
    if phrase.kind == "name" and phrase.named and not verb.words.endswith("ing"):
        bare = verb.words in speech().bases or verb.words.endswith("s")
        single = phrase.named.kind == "unknown" and " " not in phrase.named.name
        if bare and single and _THE.search(shown, start, phrase.named.start):
            return True  # "the Baltic states"
        if (
            verb.words == "states"
            and phrase.named.kind == "unknown"
            and not memory.full_name(phrase.named.name)
        ):
            return True  # "three Baltic states: …", "why should Northern states …"
        possessive = between.strip() in ("'s", "’s", "'", "’")
        if possessive and verb.words.endswith("ed") and not _OF_A_CLAIM.match(shown, verb.end):
            return True  # "Berg's proposed dam"
        if bare and (between.startswith(("'s ", "’s ")) or _ARTICLE.search(shown, start, phrase.start)):
            return True
    if verb.words not in speech().bases or _AUXILIARY.search(between):
        return False
    if shown[: phrase.start].endswith("and "):
        return False
    one = phrase.kind == "pronoun" and shown[phrase.start : phrase.end].lower() in ("he", "she", "it")
    person = phrase.named is not None and (
        phrase.named.kind == "person"
        or (phrase.named.kind == "unknown" and not phrase.named.name.endswith("s"))
    )
    return one or person
