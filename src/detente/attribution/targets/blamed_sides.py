"""Which side a speaker blames in a sentence, be there an act that counts or not.

A sentence blames where it holds a charge ("aggression", "in flagrant violation") or a demand ("we call on X
to"). Each name in it is read as the one who does it, suffers it, or neither, by the word that it hangs on and
the word behind it; the side that does it most plainly is blamed, nobody where two do. The speaker's own side
is never blamed. A sentence that names nobody who could do it goes on with the side blamed in one of the
sentences before.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from detente.attribution.syntax.word_classes import any_form, words
from detente.attribution.targets.charged_names import (
    ChargedName,
    charged_behind,
    holds_charge,
)
from detente.attribution.targets.utterances import Mention, Prepositions

_REMEMBERED = 4  # sentences over which a blamed side is carried on
_PLAIN = 5  # of the readings below: from here on the name's place shows who does it
_SHOWN = 3  # of the readings: below, a name only stands where it is charged
_DEEDS_GO_ON = 4  # sentences behind one that blames a side, in which its deeds need no charge
_POINTS_BACK = re.compile(rf"\b{any_form('points back')}\b", re.I)
_OPENS_POINTING_BACK = re.compile(rf"\W*(?:and\s+|but\s+)?{any_form('points back where it opens')}\b", re.I)
_IN_ITS_NAME = re.compile(rf"\s+{any_form('acts in its own name')}\b")
_CAPITALS_ACT = re.compile(rf"[A-Z]\w+\s+{any_form('acts in its own name')}\b")


@dataclass(frozen=True, slots=True)
class Blame:
    """A blamed side, the words that name it and where they stand, and the reason; the words of a sentence
    before have no place (`start` is None). `plain`: its place in the sentence shows that it does it.
    """

    side: str
    actor: str | None
    words: str
    start: int | None
    end: int | None
    basis: str
    plain: bool


class BlamedSides:
    """Reads the blamed side of one sentence after another of a document, remembering the last one."""

    def __init__(self) -> None:
        self._last: Blame | None = None
        self._since = 0
        self._so_far: frozenset[str] = frozenset()  # the sides that the speaker has plainly blamed
        self._speaker = ""
        self._acting: Counter[str] = Counter()
        self._acting_of: dict[str, Counter[str]] = {}

    @property
    def remembers(self) -> bool:
        """Whether a sentence not far above blamed a side."""
        return self._last is not None and self._since <= _REMEMBERED

    def expect(self, speaker: str, side: str) -> None:
        """A sentence of a speaker acts in the name of a state; known before his first sentence is read.

        Args:
            speaker: Who says it.
            side: The state (`speaks_for`).
        """
        self._acting_of.setdefault(speaker, Counter())[side] += 1

    def of_speaker(self, speaker: str) -> None:
        """What was remembered of another speaker is forgotten.

        Args:
            speaker: Whose words the next sentence is.
        """
        if speaker != self._speaker:
            self._speaker, self._last, self._so_far = speaker, None, frozenset()
            self._acting = self._acting_of.get(speaker, Counter())

    def read(
        self, text: str, low: int, high: int, names: Sequence[Mention], side: str | None, charged: bool,
        prepositions: Prepositions,
    ) -> Blame | None:  # fmt: skip
        """Whom the sentence from `low` to `high` blames.

        Args:
            text: The paragraph.
            low: Where the sentence begins.
            high: Where it ends.
            names: The sides named in it, in order of place.
            side: The speaker's side, where it is known.
            charged: Whether a cue in it already says that somebody does wrong.
            prepositions: Those that the names of the sentence hang on.
        """
        self._since += 1
        if not names and not self.remembers:
            return None
        own, forums = self._own(side), words("forum of states")
        others = [name for name in names if name.side not in own and name.side not in forums]
        if not others and not self.remembers:
            return None
        charge = charged or holds_charge(text, low, high)
        read = [ChargedName(text, low, high, name, prepositions) for name in others]
        if not charge and not any(each.asked or each.owes for each in read):
            return self._worried(text, low, high, read) or self._goes_on(read)
        found = _plainest(read, self._so_far)
        if found:
            self._keep(found)
            return found
        goes_on = _points_back(text, low, high) and not any(each.does_it for each in read)
        return self._carried() if goes_on else None

    def _own(self, side: str | None) -> frozenset[str | None]:
        """The speaker's own side: the one that his words act for, where it is another than was stated."""
        if self._acting and side not in self._acting:
            return frozenset(self._acting.most_common(1)[0][0])
        return frozenset((side,))

    def _keep(self, found: Blame) -> None:
        """Remember who was blamed."""
        self._last, self._since = found, 0
        if found.plain:
            self._so_far |= {found.side}

    def _worried(self, text: str, low: int, high: int, read: Sequence[ChargedName]) -> Blame | None:
        """Whom a sentence of concern is about, where it says plainly who does it: "we are concerned by the
        steps taken by | Norland".
        """
        if not read or not holds_charge(text, low, high, "stem of concern"):
            return None
        found = _plainest(read, self._so_far)
        if found is None or not found.plain:
            return None
        self._keep(found)
        return found

    def _goes_on(self, read: Sequence[ChargedName]) -> Blame | None:
        """What the side blamed right before does further: "It blocks the port. Norland has also …"."""
        if self._last is None or self._since > _DEEDS_GO_ON:
            return None
        found = _plainest([of for of in read if of.name.side == self._last.side], self._so_far)
        others = any(of.does_it for of in read if of.name.side != self._last.side)
        if found is None or others:
            return None
        self._since = 0
        return found

    def _carried(self) -> Blame | None:
        """The side blamed last, where that was not long ago."""
        if self._last is None or self._since > _REMEMBERED:
            return None
        last = self._last
        basis = f"blamed in a sentence before: “{last.words}”"
        return Blame(last.side, last.actor, last.words, None, None, basis, False)


def _points_back(text: str, low: int, high: int) -> bool:
    """Whether a sentence goes on with what stands before it: "It did so again", "such | provocations"."""
    opens = _OPENS_POINTING_BACK.match(text, low, high)
    return bool(opens) or _POINTS_BACK.search(text, low, high) is not None


def _plainest(read: Sequence[ChargedName], so_far: frozenset[str]) -> Blame | None:
    """The side that does it most plainly; None where two do as plainly, or nobody does, and where a name only
    stands there that has not been blamed so far.
    """
    best: dict[str, tuple[int, ChargedName, str]] = {}
    for of in read:
        found = of.does_it
        if found and found[0] > best.get(of.name.side, (0,))[0]:
            best[of.name.side] = (found[0], of, found[1])
    ranked = sorted(best.values(), key=lambda each: -each[0])
    if not ranked:
        return None
    alike = [each for each in ranked if each[0] == ranked[0][0]]
    if ranked[0][0] < _SHOWN and alike[0][1].name.side not in so_far:
        return None
    if len(alike) > 1:  # "While Sudria showed restraint, Norland chose | intimidation"
        alike = [each for each in alike if charged_behind(each[1], read)]
    if len(alike) != 1:
        return None
    strength, of, basis = alike[0]
    name, plain = of.name, strength >= _PLAIN
    return Blame(name.side, name.actor, of.text[name.start : name.end], name.start, name.end, basis, plain)


def may_act(text: str) -> bool:
    """Whether a paragraph needs to be asked for the state in whose name its sentences act.

    Args:
        text: The paragraph.
    """
    return _CAPITALS_ACT.search(text) is not None


def speaks_for(text: str, low: int, names: Sequence[Mention]) -> str | None:
    """The state in whose name a sentence acts: "Norland condemns the attack"; None where none does.

    Args:
        text: The paragraph.
        low: Where the sentence begins.
        names: The sides named in it.
    """
    first = names[0] if names else None
    if first is None or first.kind not in ("state", "capital") or first.start - low > len("The "):
        return None
    return first.side if _IN_ITS_NAME.match(text, first.end) else None
