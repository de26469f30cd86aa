"""The scorers that are measured, ours and its peers, each as one function from a text to a signed number.

Above zero is escalatory. For the peers that is their negative sentiment: what a reader would get who took a
sentiment tool for this work. VADER (Hutto and Gilbert 2014), AFINN (Nielsen 2011), TextBlob (pattern's lexicon).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version

from detente.analysis import version as own_version
from detente.records import DetenteError, Stance
from detente.scoring.lexicon import Lexicon, shipped
from detente.scoring.scoring import score

# VADER's authors' own threshold between neutral and polar; taken for every peer so that all may say "neutral".
PEER_NEUTRAL = 0.05


@dataclass(frozen=True, slots=True)
class Scorer:
    """A named scorer: `balance` gives a signed score of a text, `stance` one of the four stances."""

    name: str
    version: str
    balance: Callable[[str], float]
    stance: Callable[[str], Stance]


def ours(lexicon: Lexicon | None = None) -> Scorer:
    """Détente's own scorer, without tone."""
    used = lexicon or shipped()
    return Scorer(
        "Détente",
        own_version(used),
        lambda text: score(text, used).balance,
        lambda text: score(text, used).stance,
    )


def peers() -> tuple[Scorer, ...]:
    """VADER, AFINN and TextBlob. Raises DetenteError if the extra `evaluate` is not installed."""
    try:
        from afinn import Afinn
        from textblob import TextBlob
        from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer
    except ImportError as missing:
        raise DetenteError(
            f'{missing.name} is not installed: run pip install "detente[evaluate]".'
        ) from missing
    vader = SentimentIntensityAnalyzer()
    afinn = Afinn()
    return (
        _peer("VADER", "vaderSentiment", lambda text: -float(vader.polarity_scores(text)["compound"])),
        _peer("AFINN", "afinn", lambda text: -float(afinn.score(text)) / 5),
        _peer("TextBlob", "textblob", lambda text: -float(TextBlob(text).sentiment.polarity)),
    )


def _peer(name: str, package: str, balance: Callable[[str], float]) -> Scorer:
    def stance(text: str) -> Stance:
        value = balance(text)
        if abs(value) < PEER_NEUTRAL:
            return "neutral"
        return "escalatory" if value > 0 else "de-escalatory"

    return Scorer(name, version(package), balance, stance)
