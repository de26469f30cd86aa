"""TextBlob's polarity and subjectivity: shown beside the score, never the score."""

from __future__ import annotations

from detente.records import Tone


def tone(text: str) -> Tone:
    """Polarity (-1 to +1) and subjectivity (0 to 1) by TextBlob's pattern lexicon.

    TextBlob is imported on first use.
    """
    from textblob import TextBlob

    sentiment = TextBlob(text).sentiment
    return Tone(round(float(sentiment.polarity), 4), round(float(sentiment.subjectivity), 4))
