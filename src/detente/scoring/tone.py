"""TextBlob's polarity and subjectivity: shown beside the score, never the score."""

from __future__ import annotations

from detente.records import Tone


def tone(text: str) -> Tone:
    """Polarity and subjectivity by TextBlob's pattern lexicon, which is imported on first use.

    Args:
        text: Any string.

    Returns:
        Polarity from -1 to +1 and subjectivity from 0 to 1.
    """
    from textblob import TextBlob

    sentiment = TextBlob(text).sentiment
    return Tone(round(float(sentiment.polarity), 4), round(float(sentiment.subjectivity), 4))
