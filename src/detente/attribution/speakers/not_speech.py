"""Speech verbs that report no words: a condition, a call by telephone, a passive, a noun that looks like
a verb.

`not_said` asks named rules, each about one such case; the patterns stand in `not_speech_patterns`.
"""

from __future__ import annotations

from collections.abc import Callable

from detente.attribution.coreference.context import Context
from detente.attribution.gazetteer.office_roles import role_words
from detente.attribution.mentions.speech_verbs import Verb
from detente.attribution.mentions.titles import TITLES
from detente.attribution.speakers import not_speech_patterns as patterns
from detente.attribution.speakers.verb_clause import VerbClause, is_single
from detente.attribution.syntax.noun_phrases import Phrase
from detente.attribution.syntax.passage import Passage
from detente.attribution.syntax.word_classes import words

_REACH = 60  # characters behind a verb within which somebody is received
_SAY = tuple(words("form of say"))
_LEAD = 64  # characters before a phrase that say how its clause hangs on what stands before


_Rule = Callable[[VerbClause], bool]


def quotes(passage: Passage, start: int, end: int) -> bool:
    """Whether a quotation begins in a span."""
    return bool(passage.quotations_within(start, end))


def not_said(passage: Passage, context: Context, start: int, end: int, phrase: Phrase, verb: Verb) -> bool:
    """Whether a verb of speech reports no words.

    Args:
        passage: The paragraph.
        context: Who has been named so far.
        start: Where the sentence begins.
        end: Where the sentence ends.
        phrase: The subject, which stands before the verb.
        verb: The verb.
    """
    clause = VerbClause(passage, context, start, end, phrase, verb)
    return any(rule(clause) for rule in _NOT_SAID)


# --- conditions, telephones, passives -------------------------------------------------------------


def _condition(of: VerbClause) -> bool:
    """ "If Berg says so, we go." """
    return bool(patterns.IF.search(of.lead(12)))


def _by_telephone(of: VerbClause) -> bool:
    """ "Berg called me on Monday." """
    return of.verb.words.startswith("call") and bool(
        patterns.BY_TELEPHONE.match(of.shown, of.verb.start, of.end)
    )


def _calls_an_office(of: VerbClause) -> bool:
    """ "Berg called the mayor today." """
    if of.verb.words != "called":
        return False
    office = patterns.CALLS_AN_OFFICE.match(of.shown, of.verb.start, of.end)
    return office is not None and office["office"].lower() in role_words()


def _ends_with(of: VerbClause) -> bool:
    """ "The film concludes with a shot of the port." """
    return of.verb.words.startswith("conclud") and of.shown.startswith(" with ", of.verb.end)


def _asks_somebody(of: VerbClause) -> bool:
    """ "Berg asked him, and he ran." """
    return of.verb.words.startswith("ask") and bool(
        patterns.ASKS_SOMEBODY.match(of.shown, of.verb.end, of.end)
    )


def _it_has_been(of: VerbClause) -> bool:
    """ "It has been clear that the dam holds." """
    return "been " in of.verb.words and of.phrase.kind == "pronoun" and of.subject == "it"


def _so_much(of: VerbClause) -> bool:
    """ "Berg has said that very clearly.": what it was stands elsewhere."""
    return bool(patterns.SO_MUCH.match(of.shown, of.verb.end, of.end))


def _said_it(of: VerbClause) -> bool:
    """ "Norway has announced it officially." """
    return of.verb.kind == "say" and bool(patterns.IT.match(of.shown, of.verb.end, of.end))


def _thinks_of(of: VerbClause) -> bool:
    """ "Berg thinks of the dam." """
    return of.verb.words.startswith("think") and bool(patterns.THINKS_OF.match(of.shown, of.verb.end, of.end))


def _speaks_of_a_title(of: VerbClause) -> bool:
    """ "Berg spoke of a report entitled “The Mill”." """
    return of.verb.kind == "act" and bool(patterns.OF_A_TITLE.match(of.shown, of.verb.end, of.end))


def _asserts_itself(of: VerbClause) -> bool:
    """ "Great powers assert themselves." """
    return of.verb.words.startswith("assert") and bool(patterns.ITSELF.match(of.shown, of.verb.end, of.end))


def _thanked(of: VerbClause) -> bool:
    """ "Ida, thanks for this." """
    return of.verb.words == "thanks" and of.shown.find(",", of.phrase.end, of.verb.start) >= 0


def _question(of: VerbClause) -> bool:
    """ "Were the Halden men declared outlaws?" """
    if not of.verb.words.endswith("ed"):
        return False
    return of.lead(_LEAD).strip().lower() in patterns.ASKS_WHETHER and (of.phrase.start - of.start < _LEAD)


def _called_up(of: VerbClause) -> bool:
    """ "Reservists call up their friends.": they are called up, not called something."""
    return of.verb.words.startswith("call") and bool(patterns.CALLS_UP.match(of.shown, of.verb.start, of.end))


def _passive(of: VerbClause) -> bool:
    """ "Berg, praised by Holm, …" """
    active = not of.verb.words.endswith("ed") or of.verb.kind not in ("act", "perform", "say")
    return not active and bool(patterns.BY.match(of.shown, of.verb.end, of.end))


def _what_was_said(of: VerbClause) -> bool:
    """ "I agree with what Berg said this morning.": what it was is not said."""
    if of.verb.kind not in ("say", "weak") or not patterns.WHAT.search(of.lead(10)):
        return False
    if patterns.MAIN_VERB_AFTER.match(of.shown, of.verb.end, of.end):
        return False
    mark = of.passage.first_match(patterns.CLAUSE_MARK, of.verb.end, of.end)
    return not quotes(of.passage, of.verb.end, mark.start() + 3 if mark else of.end)


# --- who was received, what was said before -------------------------------------------------------


def _received(of: VerbClause) -> bool:
    """ "Halden welcomed forty families", "welcomed President Berg to Halden": people rather than a step."""
    if not of.verb.words.startswith("welcom"):
        return False
    if patterns.RECEIVED.match(of.shown, of.verb.end, of.end):
        return True
    near = of.passage.names_within(of.verb.end, min(of.end, of.verb.end + _REACH))
    first = next((named for named in near if named.kind == "person"), None)
    if first is None or of.shown.startswith(("'s", "’s"), first.end):
        return False
    lead = of.shown[of.verb.end : first.start].lower().replace(",", " ").split()
    roles = role_words()
    return " ".join(lead) in roles or all(word in roles or word == "the" for word in lead)


def _said_before(of: VerbClause) -> bool:
    """ "the pledges that Berg announced in Oslo": the words stand before their relative clause, and are
    not given.
    """
    low = max(of.start, of.phrase.start - _LEAD)
    found = patterns.NOUN_BEFORE.search(of.shown, low, of.phrase.start)
    if not found or of.verb.kind == "weak" or quotes(of.passage, of.verb.end, of.end):
        return False
    noun = found["noun"]
    if noun in words("no noun before a clause") or noun in role_words():
        return False
    said = of.verb.words.endswith(_SAY)
    if not _has_no_object(of, said):
        return False
    if not found["that"]:
        return bool(patterns.ANNOUNCED.search(noun))
    if said:
        return False
    described = max(of.start, found.start() - _LEAD)
    return of.verb.kind != "act" or bool(patterns.A_NOUN.search(of.shown, described, found.end("noun")))


def _has_no_object(of: VerbClause, said: bool) -> bool:
    """Whether nothing behind the verb may be what was said."""
    if patterns.NO_OBJECT.match(of.shown, of.verb.end, of.end):
        return True
    return not said and patterns.MAIN_VERB_AFTER.match(of.shown, of.verb.end, of.end) is not None


def _speakers_own(of: VerbClause) -> bool:
    """ "I tell you, as Berg said today, that …": the words are the speaker's own."""
    as_before = patterns.AS.search(of.shown, max(of.start, of.phrase.start - 4), of.phrase.start)
    return bool(as_before and patterns.THEN_THAT.match(of.shown, of.verb.end, of.end))


# --- capitalised words that are nobody ------------------------------------------------------------


def _capitals_of_a_heading(of: VerbClause) -> bool:
    """ "Allies Make Spending a Duty and Promise Help" """
    named = of.phrase.named
    if not of.passage.heading or named is None or named.kind != "unknown":
        return False
    return not _is_somebody(of.context, named.name)


def _is_somebody(context: Context, name: str) -> bool:
    """Whether a capitalised run in a heading is surely a name: by its given name, its title, or as named
    below.
    """
    parts = name.split()
    return (
        len(parts) == 1
        or not context.facts.known.given.keys().isdisjoint(parts[:-1])
        or context.full_name(parts[-1]) is not None
        or TITLES.match(name + " ") is not None
        or parts[-1].lower() in role_words()
    )


def _word_at_the_beginning(of: VerbClause) -> bool:
    """ "History shows the way.": one capitalised word that begins a sentence, and nothing that is surely
    quoted.
    """
    named = of.phrase.named
    if named is None or not is_single(named) or named.start != of.start or of.verb.kind == "say":
        return False
    if quotes(of.passage, of.start, of.end) or of.shown.startswith(":", of.verb.end):
        return False
    if named.name.isupper() or of.verb.words in words("verb that reports a bare clause"):
        return False  # "NPR found that …", "Rudaw reports the dam has fallen"
    return not of.context.full_name(named.name)


_NOT_SAID: tuple[_Rule, ...] = (
    _condition,
    _by_telephone,
    _calls_an_office,
    _asks_somebody,
    _ends_with,
    _it_has_been,
    _so_much,
    _said_it,
    _thinks_of,
    _speaks_of_a_title,
    _asserts_itself,
    _thanked,
    _question,
    _called_up,
    _passive,
    _what_was_said,
    _received,
    _said_before,
    _speakers_own,
    _capitals_of_a_heading,
    _word_at_the_beginning,
)
