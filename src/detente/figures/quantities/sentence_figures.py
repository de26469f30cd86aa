"""One sentence with what is asked of it for every figure in it, each found once.

And one figure in its sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from detente.figures.figure_grammar import Pattern
from detente.figures.quantities.amount import Amount
from detente.figures.quantities.owner_candidates import RELATIVE_CLAUSE, Owner, is_state
from detente.figures.quantities.quantity_terms import QuantityTerms
from detente.figures.quantities.sentence_structure import SentenceStructure
from detente.figures.quantities.spans import Spans
from detente.records import Voice

SHARES = ("%", "pp", "times")

_FIRST_PERSON = Pattern(r"\b {first_person} \b")
# A sentence that begins so goes on about whom the one before was about; "it is expected that" does not.
_GOES_ON = Pattern(r"""\s* (?: {since_preposition} \s (?:19|20)\d\d ,? \s+ | {time_adverb} ,? \s+
        | [\w-]+ \s years? \s {year_before} ,? \s+ )?
    (?: {goes_on} | the \s {goes_on_noun} ) \b (?! \s {expletive} )
      | \s* (?:that|this) \s {amounts_to} \b
      | \s* (?:{defence_noun} \s)? {spending_noun} \s {goes_on_verb} \b""")
_ESTIMATED = Pattern(r"\b {estimate_verb} \b")
_SPENDING = Pattern(r"\b {spending_noun} \b")
# Where a figure's year or owner ends: another clause, or what it is compared with.
_NEW_CLAUSE = Pattern(
    r""" (?= [;,\s] ) (?: ; | ,? \s {contrast} \s | ,\s and \s (?! (?:\d|to\s|{rounding}\s) )
      | ,? \s {after_another} \s (?= (?:[\w'-]+\s){0,3}? \d ) )"""
)
_BEFORE = 200  # characters that hold the end of the sentence before
_SENTENCE_ENDS = re.compile(r"[.!?]\s+")
_PLAN_FOR = Pattern(r"\b {yearly_plan} \s (?:for|of) \s ((?:19|20)\d\d) \b")
_A_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_RESPECTIVELY = "respectively"
_CLAUSE_END = Pattern(r"[;:]")
_BETWEEN = re.compile(r"\bbetween (?P<first>(?:19|20)\d\d) and (?P<last>(?:19|20)\d\d)\b")
# "in defence outlays as a share of its economy"
_AS_A_SHARE = Pattern(
    r"\b as \s (?:a\s)? {share_noun} \s of \s (?:{output_owner}\s)? (?:[\w-]+\s)? {economy_noun} \b"
)


class OwnerIndex:
    """Candidates in order of place, with the last one that stands as a subject or says something before any
    of them.
    """

    def __init__(self, owners: Sequence[Owner]) -> None:
        self.owners = tuple(owners)
        self._starts = [owner.start for owner in self.owners]
        self._subjects = self._latest(lambda owner: owner.subject)
        self._speakers = self._latest(lambda owner: owner.spoken and is_state(owner.side))

    def _latest(self, wanted: Callable[[Owner], bool]) -> list[Owner | None]:
        """For each number of owners from none on, the last of them that is wanted."""
        found: list[Owner | None] = [None]
        for owner in self.owners:
            found.append(owner if wanted(owner) else found[-1])
        return found

    def beginning_in(self, low: int, high: int) -> Sequence[Owner]:
        """Those that begin from `low` on and at `high` at the latest."""
        return self.owners[bisect_left(self._starts, low) : bisect_right(self._starts, high)]

    def last_before(self, at: int) -> Owner | None:
        """The last that ends at or before a place."""
        many = self._many_before(at)
        return self.owners[many - 1] if many else None

    def subject_before(self, at: int) -> Owner | None:
        """The last subject that ends at or before a place."""
        return self._subjects[self._many_before(at)]

    def speaker_before(self, at: int) -> Owner | None:
        """The last state that says something and ends at or before a place."""
        return self._speakers[self._many_before(at)]

    def _many_before(self, at: int) -> int:
        many = bisect_left(self._starts, at)
        while many and self.owners[many - 1].end > at:
            many -= 1
        return many


@dataclass(frozen=True)
class FigureSentence:
    """A sentence of a folded paragraph, from `start` to `end`.

    `candidates` may own its figures, `named` are all that are named in it; `before` is whom the sentence
    before was about; `voices` are those of the paragraph.
    """

    folded: str
    start: int
    end: int
    terms: QuantityTerms
    candidates: tuple[Owner, ...] = ()
    before: str | None = None
    voices: tuple[Voice, ...] = ()
    amounts: tuple[Amount, ...] = ()
    named: tuple[Owner, ...] = ()

    @cached_property
    def respectively(self) -> bool:
        """Whether its figures belong to its owners in the same order."""
        return self.folded.find(_RESPECTIVELY, self.start, self.end) >= 0

    @cached_property
    def structure(self) -> SentenceStructure:
        """Where its names, words and figures lie."""
        return SentenceStructure(self.folded, self.start, self.end, self.named, self.amounts)

    @cached_property
    def new_clauses(self) -> Spans:
        """Words that begin another clause or a comparison."""
        return Spans.of(_NEW_CLAUSE.regex.finditer(self.folded, self.start, self.end))

    @cached_property
    def owners(self) -> OwnerIndex:
        """All candidates."""
        return OwnerIndex(self.candidates)

    @cached_property
    def outright_owners(self) -> OwnerIndex:
        """The candidates without those that only say where something is."""
        return OwnerIndex([owner for owner in self.candidates if not owner.within])

    @cached_property
    def relative_clauses(self) -> Spans:
        """Clauses between commas that say something else of somebody."""
        return Spans.of(RELATIVE_CLAUSE.regex.finditer(self.folded, self.start, self.end))

    @cached_property
    def clause_ends(self) -> Spans:
        """Semicolons and colons."""
        return Spans.of(_CLAUSE_END.regex.finditer(self.folded, self.start, self.end))

    @cached_property
    def first_person(self) -> Spans:
        """ "We", "our", "us"."""
        return Spans.of(_FIRST_PERSON.regex.finditer(self.folded, self.start, self.end))

    @cached_property
    def spending_nouns(self) -> Spans:
        """Words for spending."""
        return Spans.of(_SPENDING.regex.finditer(self.folded, self.start, self.end))

    @cached_property
    def goes_on(self) -> bool:
        """Whether it goes on about whom the sentence before was about."""
        return _GOES_ON.regex.match(self.folded, self.start, self.end) is not None

    @cached_property
    def planned_for(self) -> int | None:
        """The year of the budget or accounts that the sentence before is about: "the budget for 2026"."""
        before = self.folded[max(0, self.start - _BEFORE) : self.start].rstrip(" .!?\n")
        last = _SENTENCE_ENDS.split(before)[-1]
        years = _PLAN_FOR.regex.findall(last)
        alone = len(years) == 1 and len(set(_A_YEAR.findall(last))) == 1
        return int(years[0]) if alone else None

    @cached_property
    def of_a_plan(self) -> bool:
        """Whether the sentence before is about the budget or the accounts of a year."""
        return self.planned_for is not None

    @cached_property
    def between_years(self) -> re.Match[str] | None:
        """The two years that it goes between, None where it names none."""
        return _BETWEEN.search(self.folded, self.start, self.end)

    @cached_property
    def as_a_share(self) -> bool:
        """Whether it speaks of shares of an economy."""
        return _AS_A_SHARE.regex.search(self.folded, self.start, self.end) is not None

    @cached_property
    def estimated(self) -> bool:
        """Whether it speaks of an estimate."""
        return _ESTIMATED.regex.search(self.folded, self.start, self.end) is not None

    @cached_property
    def of_something_else(self) -> bool:
        """Whether it names what other shares are of: prices, votes, tariffs."""
        return self.terms.meant_by["apart"][0].search(self.folded, self.start, self.end) is not None

    def before_place(self, at: int, most: int) -> str:
        """At most so many characters of the sentence before a place."""
        return self.folded[max(self.start, at - most) : at]


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount in its sentence. `start` and `end` span it with the words that say of what it is."""

    sentence: FigureSentence
    amount: Amount
    start: int
    end: int

    @property
    def share(self) -> bool:
        """Whether it is a share, a difference of shares or a multiple."""
        return self.amount.unit in SHARES

    @property
    def money(self) -> bool:
        """Whether it is a sum, in a currency by its ISO 4217 code."""
        return self.amount.unit.isupper()

    @property
    def counted(self) -> bool:
        """Whether it is a count of forces or arms."""
        return not self.share and not self.money
