"""Arms that another state must never have: "they must never acquire a nuclear weapon" draws a line (E 1.5).

Who forgoes them for itself reassures; who denies them to another does not.
"""

from __future__ import annotations

from detente.scoring.acts import Act, Reading
from detente.scoring.entries import Weights
from detente.scoring.function_words import words_in
from detente.scoring.matching import Hit
from detente.scoring.other_parties import is_party

_FIRM = words_in("denies for ever")
_OWN = words_in("who announces")
_FRAME = "arm × nuclear"
_A_LINE = Weights(1.5, 0.0)
_REACH = 3  # words from a state to the negation: "the republic | must | never"


def forbid(reading: Reading, negation: Hit, act: Act) -> None:
    """Give arms that are denied to a state the weight of the line that is drawn.

    Args:
        reading: Of the sentence.
        negation: What turned the act.
        act: Turned already.
    """
    if act.meaning.frame != _FRAME or act.status != "negated":
        return
    words, first = reading.words, max(reading.sentence.first, negation.first - _REACH)
    state = next((at for at in range(negation.first - 1, first - 1, -1) if is_party(reading, words[at])), -1)
    own = not _OWN.isdisjoint(words[max(reading.sentence.first, state - 1) : negation.first])
    if state >= 0 and not own and not _FIRM.isdisjoint(words[state + 1 : act.last]):
        act.weights = _A_LINE
