"""Nouns that look like speech verbs: "Berg's claim", "the Baltic states", "a Berg tweet"."""

from __future__ import annotations

from collections.abc import Callable

from detente.attribution.coreference.context import Context
from detente.attribution.mentions.names import Named
from detente.attribution.mentions.speech_verbs import Verb, speech
from detente.attribution.speakers import not_speech_patterns as patterns
from detente.attribution.speakers.verb_clause import VerbClause, is_single
from detente.attribution.syntax.noun_phrases import Phrase
from detente.attribution.syntax.passage import Passage
from detente.attribution.syntax.word_classes import words

_SHORT_LEAD = 10  # characters before a phrase that hold "as" and an article
_LEAD = 64  # characters before a phrase that say how its clause hangs on what stands before


def is_a_noun(passage: Passage, context: Context, start: int, phrase: Phrase, verb: Verb) -> bool:
    """Whether what looks like a verb is a noun or adjective.

    Args:
        passage: The paragraph.
        context: Who has been named so far.
        start: Where the sentence begins.
        phrase: The phrase before it.
        verb: What looks like a verb.
    """
    clause = VerbClause(passage, context, start, len(passage.shown), phrase, verb)
    return any(rule(clause) for rule in _NOUNS)


def _named_before(of: VerbClause) -> Named | None:
    """The name before what may be a noun; "saying" is none."""
    return None if of.phrase.kind != "name" or of.verb.words.endswith("ing") else of.phrase.named


def _may_be_plural(of: VerbClause) -> bool:
    """Whether the form is one that nouns have too: "claim", "claims"."""
    return of.verb.words in speech().bases or of.verb.words.endswith("s")


def _with_article(of: VerbClause) -> bool:
    """ "the Baltic states", "the Berg warning" """
    named = _named_before(of)
    if named is None or not is_single(named) or not _may_be_plural(of):
        return False
    return bool(patterns.THE.search(of.shown, max(of.start, named.start - _LEAD), named.start))


def _states(of: VerbClause) -> bool:
    """ "three Baltic states: …", "why should Northern states …" """
    named = _named_before(of)
    if named is None or of.verb.words != "states" or named.kind != "unknown":
        return False
    return not of.context.full_name(named.name)


def _somebodys(of: VerbClause) -> bool:
    """ "Berg's proposed dam", "Berg's claim", "a Berg tweet" """
    if _named_before(of) is None:
        return False
    between = of.shown[of.phrase.end : min(of.verb.start, of.phrase.end + _LEAD)]
    if of.verb.words.endswith("ed") and between.strip() in ("'s", "’s", "'", "’"):
        return not patterns.OF_A_CLAIM.match(of.shown, of.verb.end) or _claimed(of, between)
    return _claimed(of, between)


def _claimed(of: VerbClause, between: str) -> bool:
    if not _may_be_plural(of):
        return False
    low = max(of.start, of.phrase.start - _LEAD)
    return between.startswith(("'s ", "’s ")) or bool(patterns.ARTICLE.search(of.shown, low, of.phrase.start))


def _bare_after_one(of: VerbClause) -> bool:
    """ "the Berg warning", "Berg promise": after one person the verb would end in "s"."""
    if of.verb.words.endswith(" it") and _puts_it(of):
        return False
    if of.verb.words not in speech().bases or of.passage.first_match(
        patterns.AUXILIARY, of.phrase.end, of.verb.start
    ):
        return False
    if of.shown.endswith("and ", 0, of.phrase.start):
        return False
    if of.phrase.kind == "pronoun" and of.subject in words("one person as a subject"):
        return True
    named = of.phrase.named
    if named is None:
        return False
    return named.kind == "person" or (named.kind == "unknown" and not named.name.endswith("s"))


def _puts_it(of: VerbClause) -> bool:
    """ "as Berg put it, “…”", "Berg put it: “…”": the past is written like the base."""
    quoted = of.passage.quotations_within(of.start, of.end) or of.shown.startswith(":", of.verb.end)
    as_before = patterns.AS_THE.search(of.lead(_SHORT_LEAD))
    return bool(quoted) and bool(as_before or not patterns.PUT_SOMEWHERE.match(of.shown, of.verb.end))


def _of_something(of: VerbClause) -> bool:
    """ "the interview | notes of the two inspectors stated" """
    verb = of.verb
    return of.shown.startswith(" of ", verb.end) and verb.words.removesuffix("s") in speech().nouns


_NOUNS: tuple[Callable[[VerbClause], bool], ...] = (
    _with_article,
    _states,
    _somebodys,
    _bare_after_one,
    _of_something,
)
