"""`TextBlob(text, analyzer=EscalationAnalyzer()).sentiment`: the score through TextBlob's own door."""

from __future__ import annotations

from typing import Any

from textblob.base import CONTINUOUS, BaseSentimentAnalyzer

from detente.records import Score
from detente.scoring.axes import score
from detente.scoring.lexicon import Lexicon


class EscalationAnalyzer(BaseSentimentAnalyzer):  # type: ignore[misc]  # textblob has no types
    """A TextBlob sentiment analyzer over the same scorer.

    `.sentiment` is a `Score` (balance -1 to +1, two axes).
    """

    kind = CONTINUOUS
    RETURN_TYPE = Score

    def __init__(self, lexicon: Lexicon | None = None) -> None:
        super().__init__()
        self._lexicon = lexicon

    def analyze(self, text: str, keep_cues: bool = True) -> Any:
        """The score of a text. `keep_cues` is there for TextBlob's signature: cues are always kept."""
        super().analyze(text)
        return score(text, self._lexicon)
