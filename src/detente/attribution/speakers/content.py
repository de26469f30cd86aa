"""Where the words stand that belong to an attribution: before it, after it, on both sides, on the next line.

`content_of` asks a list of named rules in order; the first that decides is taken. The patterns stand in
`content_patterns`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from detente.attribution.gazetteer.office_roles import role_words
from detente.attribution.mentions.speech_verbs import Verb
from detente.attribution.speakers import content_patterns as patterns
from detente.attribution.speakers.clause_spans import EDGE, Span, around, ends_content, trimmed
from detente.attribution.syntax.passage import Passage, words_between
from detente.attribution.syntax.quotations import Quotation
from detente.attribution.syntax.word_classes import words
from detente.text.read_once import read_once

_CLAUSE = 3  # words
_LONGEST_OFFICE = 7  # words of an office before the name of who holds it
_LONGEST_HEAD = 300  # characters of it
_TERM = 2  # words that may be a mere term where they alone are quoted


class Decision(NamedTuple):
    """What a rule decides: where the words stand; None where the attribution has none."""

    span: Span | None


_NO_WORDS = Decision(None)


@dataclass(frozen=True)
class Attribution:
    """A speaker and a verb from `low` to `high` in the sentence from `start` to `end`.

    `inverted`: the speaker stands behind the verb.
    """

    passage: Passage
    start: int
    end: int
    low: int
    high: int
    verb: Verb
    inverted: bool

    def head_is(self, pattern: re.Pattern[str]) -> bool:
        """Whether what stands before it in its sentence begins with a pattern."""
        return pattern.match(self.passage.shown, self.start, self.low) is not None

    def head_ends(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """A pattern in which what stands before it ends."""
        return pattern.search(self.passage.shown, max(self.start, self.low - EDGE), self.low)

    def tail_is(self, pattern: re.Pattern[str]) -> bool:
        """Whether what stands behind it in its sentence begins with a pattern."""
        return pattern.match(self.passage.shown, self.high, self.end) is not None

    def tail_is_all(self, pattern: re.Pattern[str]) -> bool:
        """Whether what stands behind it in its sentence is a pattern and nothing more."""
        return pattern.fullmatch(self.passage.shown, self.high, self.end) is not None

    @read_once
    def leads_up(self) -> bool:
        """Whether the sentence begins with words that lead up to it: "On that day" """
        return self.head_is(patterns.LEADS_UP)

    @read_once
    def opens(self) -> bool:
        """Whether nothing stands before it in its sentence."""
        return self.passage.is_bare(self.start, self.low)

    @read_once
    def ends_quote(self) -> bool:
        """Whether a quotation ends right before it."""
        if not self._follows_words:
            return False
        last = self.passage.quotation_ending_at(self.low)
        return last is not None and last.closed

    @read_once
    def said_before(self) -> bool:
        """Whether what stands before it was said rather than leads up to it."""
        if self.ends_quote or not self._follows_words:
            return self.ends_quote
        return not any(leads_up(self) for leads_up in _LEADING_UP)

    @read_once
    def _follows_words(self) -> bool:
        return ends_content(self.passage, self.start, self.low) and not self.opens

    @read_once
    def later_quotations(self) -> Sequence[Quotation]:
        """The quotations that begin behind it in its sentence."""
        return self.passage.quotations_within(self.high, self.end)

    def head_words(self) -> int:
        """How many words stand before it, counted as far as it matters."""
        return words_between(self.passage.shown, self.start, self.low, _CLAUSE + 2)

    def is_of(self, *kinds: str) -> bool:
        """Whether its verb is of one of some kinds ("say", "weak")."""
        return self.verb.kind in kinds

    def from_to(self, start: int, end: int) -> Decision:
        """The decision for a span, without the spaces and commas at its edges."""
        return Decision(trimmed(self.passage.text, start, end))

    @property
    def before(self) -> Decision:
        """The decision for what stands before it in its sentence."""
        return self.from_to(self.start, self.low)


def content_of(
    passage: Passage, start: int, end: int, low: int, high: int, verb: Verb, inverted: bool
) -> Span | None:
    """Where the words stand that belong to an attribution.

    Args:
        passage: The paragraph.
        start: Where the sentence begins.
        end: Where the sentence ends.
        low: Where the attribution begins: its speaker, or its verb where that stands first.
        high: Where the attribution ends.
        verb: Its verb.
        inverted: Whether the speaker stands behind the verb.

    Returns:
        The span of the words; None where there are none.
    """
    attribution = Attribution(passage, start, end, low, high, verb, inverted)
    for rule in _RULES:
        decision = rule(attribution)
        if decision is not None:
            return decision.span
    return None


# --- whether what stands before an attribution only leads up to it --------------------------------


def _weak_after_introduction(of: Attribution) -> bool:
    """ "Norway asked for pumps, Sweden agreed to look for them.": the first clause is no words of
    Sweden's.
    """
    if not of.is_of("weak") or of.tail_is(patterns.PREDICATE):
        return False  # "When the dam opens, he added, | will be told"
    return of.leads_up or of.tail_is(patterns.TO_DO)


def _proposes_to_do(of: Attribution) -> bool:
    """ "In answer to the drought, Berg has proposed to build two dams." """
    return of.is_of("perform") and of.tail_is(patterns.TO_DO) and of.leads_up


def _governs_what_follows(of: Attribution) -> bool:
    """ "As a condition of the treaty, Norway demanded of Sweden that …" """
    return (
        of.is_of("perform")
        and not of.inverted
        and of.leads_up
        and of.tail_is(patterns.GOVERNED)
        and words_between(of.passage.shown, of.high, of.end, _CLAUSE + 1) > _CLAUSE
    )


def _describes_the_speaker(of: Attribution) -> bool:
    """ "The city's security chief, | Ida Berg, announced on Monday there were …": an office, no clause."""
    if of.inverted or of.low - of.start > _LONGEST_HEAD:
        return False
    parts = of.passage.shown[of.start : of.low].strip(" ,").split()
    if not 2 <= len(parts) <= _LONGEST_OFFICE or parts[-1].lower() not in role_words():
        return False
    return not any(patterns.MAY_BE_VERB.fullmatch(word) for word in parts)


_LEADING_UP: tuple[Callable[[Attribution], bool], ...] = (
    _weak_after_introduction,
    _proposes_to_do,
    _governs_what_follows,
    _describes_the_speaker,
)

# --- the rules, in their order --------------------------------------------------------------------


def _left_open(of: Attribution) -> Decision | None:
    """ "Berg admitted freely that", "the boats that Berg asks for": the words stand elsewhere."""
    if of.tail_is_all(patterns.LEFT_OPEN) or of.tail_is_all(patterns.STRANDED):
        return _NO_WORDS
    return None


def _announces_next_paragraph(of: Attribution) -> Decision | None:
    """ "Berg said at the college in Halden:", "As Berg said at the fair,": the words begin below."""
    if not of.is_of("say", "weak") or patterns.PROSE.search(of.passage.text, of.end):
        return None
    if of.tail_is(patterns.ANNOUNCES):
        colon = of.passage.first_match(patterns.COLON, of.high, of.end)
        if colon and of.passage.is_bare(colon.end(), of.end):
            return _NO_WORDS
    begun = of.head_is(patterns.AS_BEGUN) and of.tail_is_all(patterns.ANNOUNCES_STILL)
    return _NO_WORDS if begun else None


def _as_somebody_said(of: Attribution) -> Decision | None:
    """ "Broad fronts are needed, as Berg proposed last year.": the clause before the comma."""
    aside = of.head_ends(patterns.AS_ASIDE) if of.is_of("say", "perform") else None
    if not aside or not of.tail_is_all(patterns.TO_THE_END):
        return None
    ends = aside.start()
    if words_between(of.passage.shown, of.start, ends, _CLAUSE) < _CLAUSE:
        return None
    if patterns.LEADS_UP.match(of.passage.shown, of.start, ends):
        return None
    # "The roads are a model, as is the dam, as Berg proposed": only the last clause is surely hers.
    last = of.passage.last_match(patterns.AS_IS, of.start, ends)
    return of.from_to(last.end() if last else of.start, ends)


def _that_clause_later(of: Attribution) -> Decision | None:
    """ "Last week, Berg announced at the fair that …": what stands before was not said."""
    if of.ends_quote or of.inverted or not of.is_of("say", "weak"):
        return None
    later = patterns.THAT_LATER.match(of.passage.shown, of.high, of.end)
    return of.from_to(later.end(), _reach(of)) if later else None


def _words_before(of: Attribution) -> Decision | None:
    """ "The dam holds, Berg said on Monday.": the words stand before their speaker."""
    if not of.said_before or of.is_of("act"):
        return None
    return next((of.before for shows in _BEFORE if shows(of)), None)


def _parted_by_its_attribution(of: Attribution) -> Decision | None:
    """ "There was no way out, Berg said, only talks", "…, Berg told reporters; Holm never would" """
    if not of.is_of("say", "weak") or of.ends_quote or of.inverted or of.head_words() < _CLAUSE:
        return None
    if not of.said_before or of.leads_up:
        return None
    parted = patterns.PARTED.match(of.passage.shown, of.high, of.end)
    if parted is None or (parted["mark"] == ":" and not _follows_a_clause(of)):
        return None
    mark = of.passage.last_match(patterns.CLAUSE_ENDS, of.start, of.low)
    return of.from_to(mark.end() if mark else of.start, of.low)


def _follows_a_clause(of: Attribution) -> bool:
    """ "The dam | had held, Berg said: only the road gave way"; not "Asked, Berg said: …" """
    told = of.passage.first_match(patterns.AUXILIARY, of.start, of.low)
    return told is not None and not of.head_is(patterns.BEGINS_WITH_PARTICIPLE)


def _inverted_before_words(of: Attribution) -> Decision | None:
    """ "Said Berg: “The dam holds.”" """
    if not of.inverted or not of.opens or not of.passage.shown.startswith(":", of.high, of.end):
        return None
    return of.from_to(of.high + 1, _reach(of))


def _inverted_without_words(of: Attribution) -> Decision | None:
    """ "… said Berg": a speaker behind the verb has his words before it, or none."""
    return _NO_WORDS if of.inverted else None


def _calls_something(of: Attribution) -> Decision | None:
    """ "Berg named sovereignty as a red line"; not "named Holm as mayor", to whom the office was given."""
    if not of.is_of("weak") or of.verb.words not in words("verb that calls something as"):
        return None
    called = patterns.AS_SOMETHING.match(of.passage.shown, of.high, of.end)
    if called is None or any(word in role_words() for word in called["what"].lower().split()):
        return None
    return of.from_to(of.verb.start, _reach(of))


def _weak_without_sign(of: Attribution) -> Decision | None:
    """ "Berg thinks of the dam": a verb that rarely means speaking needs "that" or a quotation."""
    if not of.is_of("weak") or of.verb.words.endswith(" it") or of.tail_is(patterns.THAT):
        return None
    if of.verb.words in words("verb that reports a bare clause") and of.tail_is(patterns.BARE_CLAUSE):
        return None
    quoted = sum(q.words(of.passage.text) for q in of.later_quotations[: _TERM + 1]) > _TERM
    return None if quoted or of.passage.first_match(patterns.AS_QUOTED, of.high, of.end) else _NO_WORDS


def _act_without_object(of: Attribution) -> Decision | None:
    """ "Norway welcomed.": an act that says nothing."""
    return _NO_WORDS if of.is_of("act") and of.tail_is_all(patterns.NO_OBJECT) else None


def _next_line(of: Attribution) -> Decision | None:
    """ "He said:" where the words begin on the next line."""
    if not of.tail_is_all(patterns.NO_WORDS):
        return None
    shown, text = of.passage.shown, of.passage.text
    following = next(iter(of.passage.quotations_within(of.end - 1, len(text))), None)
    colon = shown.find(":", of.high, of.end) >= 0
    if following is None or not colon or patterns.PROSE.search(text, of.end, following.start):
        return _NO_WORDS
    return Decision((following.start, following.end))


def _quoted_as_she_put_it(of: Attribution) -> Decision | None:
    """ "“The dam is a gift,” as she put it.": the quotation that ends there."""
    if not of.verb.words.endswith(" it") or not of.head_ends(patterns.ENDS_IN_AS):
        return None
    last = of.passage.quotation_before(of.low)
    return Decision((last.start, last.end)) if last and last.closed and last.start >= of.start else None


def _as_she_put_it(of: Attribution) -> Decision | None:
    """ "The dam is, as she put it, “a gift”.": the quotation that stands nearest, else the sentence around
    it.
    """
    if not of.verb.words.endswith(" it"):
        return None
    near = of.passage.quotation_nearest(of.start, of.end, of.low)
    if near:
        return Decision((near.start, near.end))
    return Decision(around(of.passage.text, of.start, of.end, of.low, of.high))


def _words_after(of: Attribution) -> Decision | None:
    """ "Berg said the dam holds.": what follows, as far as the narrator does not go on within the
    sentence.
    """
    begins = of.verb.start if of.is_of("perform", "act") else of.high
    stop = _where_it_stops(of)
    if of.is_of("say", "weak"):
        lead = patterns.LEADS_TO_WORDS.match(of.passage.shown, of.high, of.end)
        begins = lead.end() if lead else begins
    return of.from_to(begins, _reach(of) if stop is None else stop)


_RULES: tuple[Callable[[Attribution], Decision | None], ...] = (
    _left_open,
    _announces_next_paragraph,
    _as_somebody_said,
    _that_clause_later,
    _words_before,
    _parted_by_its_attribution,
    _inverted_before_words,
    _inverted_without_words,
    _quoted_as_she_put_it,
    _calls_something,
    _weak_without_sign,
    _act_without_object,
    _next_line,
    _as_she_put_it,
    _words_after,
)

# --- what shows that the words stand before their speaker -----------------------------------------


def _goes_on_behind(of: Attribution) -> bool:
    """ "The dam, Berg said on Monday, would hold": the sentence goes on behind its speaker."""
    if of.is_of("act") or of.ends_quote or of.inverted:
        return False
    goes_on = patterns.PREDICATE if of.is_of("weak") else patterns.GOES_ON
    return of.tail_is(goes_on)


def _only_circumstances_behind(of: Attribution) -> bool:
    """ "“The dam holds,” Berg said in Halden", "… said Berg": behind stands at most where and when."""
    if of.ends_quote or of.inverted:
        return True
    if of.later_quotations and of.leads_up:
        return False  # "While in Halden, Berg told reporters, | “…”"
    return of.head_words() > _CLAUSE and of.tail_is(patterns.CIRCUMSTANCES)


def _nothing_behind(of: Attribution) -> bool:
    """ "It holds, Berg said." """
    return of.is_of("say", "perform") and of.tail_is_all(patterns.ENDS)


def _only_a_listener_behind(of: Attribution) -> bool:
    """ "The guns would go, Berg told the upper house on Friday.": a listener, and then at most where and
    when.
    """
    if not patterns.TELLS.fullmatch(of.verb.words) or of.leads_up or of.head_words() < _CLAUSE:
        return False
    passage, stop = of.passage, of.end
    if mark := passage.first_match(patterns.MARK, of.high, of.end):
        if not patterns.ADDING.match(passage.shown, mark.start(), of.end):
            return False
        stop = mark.start()
    if passage.first_match(patterns.THAT, of.high, stop):
        return False
    listener = patterns.LISTENER.match(passage.shown, of.high, stop)
    if listener is None or not listener[0]:
        return False
    return patterns.CIRCUMSTANCES.match(passage.shown, listener.end(), stop) is not None


_BEFORE: tuple[Callable[[Attribution], bool], ...] = (
    _goes_on_behind,
    _only_circumstances_behind,
    _nothing_behind,
    _only_a_listener_behind,
)

# --- how far the words reach ----------------------------------------------------------------------


def _reach(of: Attribution) -> int:
    """The end of the sentence, or of a quotation that began in it."""
    last = of.later_quotations[-1:]
    return max(of.end, last[0].end) if last else of.end


def _where_it_stops(of: Attribution) -> int | None:
    """Where the narrator goes on within the sentence: behind the clause that began it, or behind a
    semicolon.
    """
    shown, low, high, end = of.passage.shown, of.low, of.high, of.end
    if of.head_ends(patterns.WHOM) or patterns.WHO.search(shown, low, high):
        comma = of.passage.first_match(patterns.RELATIVE_ENDS, high, end)
        return comma.start() if comma else None
    if of.head_is(patterns.SUBORDINATE):
        comma = of.passage.first_match(patterns.MAIN_CLAUSE, high, end)
        return comma.start() if comma else None
    if not of.is_of("act", "perform") and patterns.THAT.match(shown, high, end):
        return None
    stop = of.passage.first_match(patterns.NARRATOR_AGAIN, high, end)
    if stop is None or any(q.end > stop.start() for q in of.later_quotations[-1:]):
        return None
    return stop.start()
