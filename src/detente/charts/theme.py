"""Colours and shapes that all charts share: orange escalates, blue de-escalates, grey is neither.

The pair is ColorBrewer's PuOr/RdBu family brought to equal weight; it stays apart for the three common kinds
of colour blindness, and no chart leaves a meaning to colour alone.
"""

from __future__ import annotations

from typing import Final

ESCALATION: Final = "#c05f0a"
DEESCALATION: Final = "#3a7fbd"
MIXED: Final = "#8a6bb0"
NEUTRAL: Final = "#7d8894"
MONEY: Final = "#2b6ca8"  # sums and shares of GDP, which are neither
# Lines of several states, without the orange and blue of speech; dashes and shapes tell them apart too.
STATES: Final = ("#2b6ca8", "#717c88", "#009e73", "#a0569b", "#b8860b", "#7a4b2a")
LABEL: Final = "#717c88"  # words on a chart: 4.3 : 1 on white and on the dark ground
STANCES: Final = {
    "escalatory": ESCALATION,
    "de-escalatory": DEESCALATION,
    "mixed": MIXED,
    "neutral": NEUTRAL,
}
HEIGHT: Final = 320  # pixels of a chart's main panel
STRIP: Final = 130  # pixels of a panel beneath it
PERCENT: Final = "round(100 * datum.value) + '\u00a0%'"  # an axis of shares from 0 to 1
SIGNED: Final = "datum.value ? format(datum.value, '+.1f') : '0'"  # an axis of balances from -1 to +1
AXIS: Final = 84  # pixels that an axis with its title takes of a chart's height
MOST_MARKS: Final = 5_000  # more than this belongs in SQL, not in the browser
