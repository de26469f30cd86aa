"""The other side of a report: whom somebody means who names nobody in the sentence.

"Moscow is ready to continue the talks" stands in a report on talks with one other side, which a reader
supplies. Each side of the report is weighed by where it is named beside these words (weights and reasons in
data/actors/report_evidence.csv); the heaviest is the other side, nobody where two weigh about the same. Only
for words of a voice whose side is known, and not in speeches: there `blamed_sides` reads whom they mean.
Measured in docs/decisions/0049-whom-the-report-means.md.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from detente.attribution.gazetteer.memberships import allied
from detente.attribution.syntax.word_classes import any_form, words
from detente.attribution.targets.lead_words import governors
from detente.attribution.targets.supply_limits import SupplyLimits
from detente.attribution.targets.utterances import Aim, Mention, behind_a_town, within
from detente.data_tables import data_path, table
from detente.records import DetenteError

FEWEST = 3  # paragraphs that make a report
_ALONE = 2.5  # the weight of the only other side of a shorter text, named in the paragraph itself
_AHEAD = 0.3  # by which the heaviest side has to lead, in units of the weights
_FAR_AHEAD = 1.0  # the same where the act is that of a third, whose report is about two others
_LEAD = 24  # characters that hold the word before a name
_TOWN = 60  # characters that hold the town before a state
_PLACES = ("same sentence", "same paragraph", "paragraph above", "paragraph below", "title")
_SHARE, _BLOC, _WITHIN = "share of names", "same bloc", "within the words"
_PAIR, _HELPED, _OUTSIDE = "pair of the title", "helped in the report", "alone outside the bloc"
_HELPS = governors("helps a side behind it")
_HELPING = re.compile(rf"\b{any_form('helps a side behind it')}\s+(?:the\s+)?$", re.I)
_SUBJECT = 60  # characters between who helps and who is helped, where the sentence says who
_NO_LIMITS = SupplyLimits()


class ReportParagraph:
    """What counts of one paragraph: the sides named in it, the sides of those who speak in it, and whom it
    says to be helped by whom.
    """

    def __init__(self, text: str, names: Sequence[Mention], speaking: Iterable[str]) -> None:
        speaking = frozenset(speaking)
        self.helped = frozenset(_helped(text, names, speaking))
        sides = frozenset(name.end for name in names if name.kind != "capital")
        self.names = names = [name for name in names if not _is_venue(text, name, sides)]
        self.counts = Counter(name.side for name in names)
        self.sides = speaking.union(self.counts)
        self.words = {name.side: text[name.start : name.end] for name in reversed(names)}


@dataclass(frozen=True, slots=True)
class _Weight:
    weight: float
    words: str


class Report:
    """The paragraphs of one document, and the other side for somebody's words in one of them.

    Attributes:
        sides: Those that it names or lets speak, without observers.
    """

    def __init__(self, paragraphs: Sequence[ReportParagraph], published: date | None) -> None:
        self._paragraphs = paragraphs
        self._published = published
        self._counts = Counter[str]()
        for paragraph in paragraphs:
            self._counts.update(paragraph.counts)
        self.sides = frozenset[str]().union(*(each.sides for each in paragraphs)) - words(
            "observer of a dispute"
        )
        self._helped = frozenset[tuple[str, str]]().union(*(each.helped for each in paragraphs))
        self._titled = (paragraphs[0].sides if paragraphs else frozenset()) & self.sides
        self._two = frozenset(side for side, _ in self._counts.most_common(2))  # whom it is about
        self._read: dict[tuple[int, int, str, SupplyLimits], Aim | None] = {}
        self._beside: dict[tuple[int, int], frozenset[str]] = {}  # the sides named in a sentence

    def other_side(
        self, at: int, start: int, end: int, own: str, limits: SupplyLimits = _NO_LIMITS
    ) -> Aim | None:
        """Whom words mean that name nobody.

        Args:
            at: The paragraph's place in the document.
            start: Where the sentence of the words begins.
            end: Where it ends.
            own: The side of the speaker, or of who does it.
            limits: What the sentence says of whom it may be.

        Returns:
            The side with the most evidence; None where a document names no other side near these words, or
            weighs two about the same, where it is too short to be a report and names several or an ally, and
            for an observer, who speaks to all.
        """
        if own in words("observer of a dispute"):
            return None
        key = (at, start, own, limits)
        if key not in self._read:
            self._read[key] = self._heaviest(at, start, end, own, limits)
        return self._read[key]

    def _heaviest(self, at: int, start: int, end: int, own: str, limits: SupplyLimits) -> Aim | None:
        weights, others = _weights(), self.sides - limits.never - {own}
        total = max(1, sum(self._counts[side] for side in others))
        if (at, start) not in self._beside:
            named = within(self._paragraphs[at].names, start, end)
            self._beside[at, start] = frozenset(name.side for name in named)
        beside = self._beside[at, start]
        outside = self._alone_outside(own, others) if limits.with_forces else None
        weighed: list[tuple[float, str, str]] = []
        for side in others:
            inside = [_WITHIN] if side in limits.inside else []
            alone = [_OUTSIDE] if side == outside else []
            places = [*inside, *self._places(at, beside, side), *alone, _SHARE]
            weight = sum(weights[place].weight for place in places[:-1])
            weight += weights[_SHARE].weight * self._counts[side] / total
            if allied(own, side, self._published):
                weight += weights[_BLOC].weight
            elif self._helps(own, side):
                weight += weights[_HELPED].weight
            elif self._titled == {own, side}:
                weight += weights[_PAIR].weight
            weighed.append((weight, side, places[0]))
        weighed.sort(reverse=True)
        ahead = _FAR_AHEAD if limits.faint or (limits.to_both and own not in self._two) else _AHEAD
        if not weighed or (len(weighed) > 1 and weighed[0][0] - weighed[1][0] < ahead):
            return None
        weight, side, place = weighed[0]
        short = len(self._paragraphs) < FEWEST
        if short and (weight < _ALONE or allied(own, side, self._published)):
            return None
        if place == _SHARE and at:  # named nowhere near; a title means whom the whole report is about
            return None
        basis = f"not named in these words: the other side of the report, {weights[place].words}"
        return Aim(side, None, self._words_for(at, side), basis)

    def _alone_outside(self, own: str, others: Iterable[str]) -> str | None:
        """The only side of the report that is no ally of a member of an alliance; allies are named too."""
        strangers = [side for side in others if not allied(own, side, self._published)]
        one = strangers[0] if len(strangers) == 1 and len(set(others)) > 1 else None
        return None if one is None or self._helps(own, one) else one

    def _helps(self, own: str, side: str) -> bool:
        """Whether the report says that a side, or an ally of it, helps another."""
        return any(
            helped == side and (helper == own or allied(helper, own, self._published))
            for helper, helped in self._helped
        )

    def _places(self, at: int, beside: frozenset[str], side: str) -> Iterator[str]:
        """Where a side is named or heard, the nearest first."""
        if side in beside:
            yield _PLACES[0]
        if side in self._paragraphs[at].counts:
            yield _PLACES[1]
        for place, index in zip(_PLACES[2:], (at - 1, at + 1, 0), strict=True):
            if 0 <= index < len(self._paragraphs) and index != at and side in self._paragraphs[index].sides:
                yield place

    def _words_for(self, at: int, side: str) -> str:
        """The words that name a side nearest to a paragraph; "" where somebody of it speaks and nobody names
        it.
        """
        paragraphs = enumerate(self._paragraphs)
        naming = [(abs(place - at), each.words[side]) for place, each in paragraphs if side in each.words]
        return min(naming, default=(0, ""))[1]


def _helped(text: str, names: Sequence[Mention], speaking: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Pairs of a side that helps and one that is helped: "Norland will keep supporting | Sudria"."""
    for at, name in enumerate(names):
        lead = text[max(0, name.start - _LEAD) : name.start]
        if _HELPS.may_govern(lead) and _HELPING.search(lead):
            near = at > 0 and name.start - names[at - 1].end < _SUBJECT
            helpers = {names[at - 1].side} if near else speaking
            yield from ((helper, name.side) for helper in helpers - {name.side})


def _is_venue(text: str, name: Mention, ends: frozenset[int]) -> bool:
    """Whether a capital, or a state behind its town, says where something is held or signed: "met in | Riga",
    "a summit in Halden, | Norland". `ends`: where other states and bodies end, in whose list it may stand.
    """
    if name.kind == "capital":
        before = text[max(0, name.start - _LEAD) : name.start].rsplit(maxsplit=1)
        return bool(before) and before[-1].lower() in words("preposition of a venue")
    if name.kind != "state" or not text.endswith(", ", 0, name.start) or name.start - len(", ") in ends:
        return False
    lead = text[max(0, name.start - _TOWN) : name.start]
    return behind_a_town(text, lead, name) in words("preposition of a venue")


@cache
def _weights() -> Mapping[str, _Weight]:
    """The weight of each kind of evidence, and the words for it."""
    file = data_path("actors", "report_evidence.csv")
    found: dict[str, _Weight] = {}
    for line, row in table(file, ("evidence", "weight", "words", "example", "reason")):
        try:
            found[row["evidence"]] = _Weight(float(row["weight"]), row["words"])
        except ValueError:
            raise DetenteError(f"{file.name}, line {line}: the weight is no number; write one.") from None
    missing = {*_PLACES, _SHARE, _BLOC, _WITHIN, _PAIR, _HELPED, _OUTSIDE} - set(found)
    if missing:
        raise DetenteError(f"{file.name} has no row for {min(missing)!r}; add it.")
    return found
