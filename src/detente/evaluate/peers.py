"""The scorers that are measured, ours and its peers, each as one function from a text to a signed number.

Above zero is escalatory. For the peers that is their negative sentiment: what a reader would get who took a
sentiment tool for this work. VADER (Hutto and Gilbert 2014), AFINN (Nielsen 2011), TextBlob (pattern's
lexicon).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version

from detente.analysis import version as own_version
from detente.evaluate.measures import SILENCE
from detente.evaluate.optional_libraries import installed, needed
from detente.readers import Readers, readers_in_use, score
from detente.records import ReaderScore, Score, Stance
from detente.scoring.lexicon import Lexicon

_KEPT = 20_000  # texts: each is asked for its stance, balance and axes


@dataclass(frozen=True, slots=True)
class Scorer:
    """A named scorer: `balance` gives a signed score of a text, `stance` one of the four stances.

    `axes` gives escalation and de-escalation, 0 to 5 each; None for a scorer that has one axis.
    """

    name: str
    version: str
    balance: Callable[[str], float]
    stance: Callable[[str], Stance]
    axes: Callable[[str], tuple[float, float]] | None = None


def ours(lexicon: Lexicon | None = None) -> Scorer:
    """Détente's own scorer, without tone: both readers, or the rules where these alone are set or installed.

    Args:
        lexicon: The one that ships, unless another is given.

    Returns:
        The scorer, which keeps what it once read.
    """
    return _own("Détente", own_version(lexicon), _read_once(lexicon, None))


def ours_and_each_reader(lexicon: Lexicon | None = None) -> tuple[Scorer, ...]:
    """Our own scorer, and beside it the rules and the second reader by themselves; a text is read once for
    the first and the last.

    Args:
        lexicon: The one that ships, unless another is given.

    Returns:
        Both together, the rules, the second reader; the first alone where the rules alone read anyway.
    """
    read = _read_once(lexicon, None)
    both = _own("Détente", own_version(lexicon), read)
    if readers_in_use() == "rules":
        return (both,)

    def second(text: str) -> ReaderScore:
        return read(text).readers[1]

    return (
        both,
        _own("rules alone", own_version(lexicon, readers="rules"), _read_once(lexicon, "rules")),
        Scorer(
            "second reader alone",
            both.version,
            lambda text: (second(text).escalation - second(text).deescalation) / 5,
            lambda text: second(text).stance,
            lambda text: (second(text).escalation, second(text).deescalation),
        ),
    )


def _read_once(lexicon: Lexicon | None, readers: Readers | None) -> Callable[[str], Score]:
    @lru_cache(maxsize=_KEPT)
    def read(text: str) -> Score:
        return score(text, lexicon, readers=readers)

    return read


def _own(name: str, own: str, read: Callable[[str], Score]) -> Scorer:
    return Scorer(
        name,
        own,
        lambda text: read(text).balance,
        lambda text: read(text).stance,
        lambda text: (read(text).escalation, read(text).deescalation),
    )


def peers() -> tuple[Scorer, ...]:
    """The scorers beside ours: VADER, TextBlob, and AFINN where somebody has installed it.

    AFINN is no requirement of any extra: its metadata puts it under the GPL.

    Returns:
        The scorers, in an order that never changes.

    Raises:
        DetenteError: If the extra `evaluate` is not installed.
    """
    vader = needed("vaderSentiment.vaderSentiment").SentimentIntensityAnalyzer()
    blob, afinn = needed("textblob").TextBlob, installed("afinn")
    found = [_peer("VADER", "vaderSentiment", lambda text: -float(vader.polarity_scores(text)["compound"]))]
    if afinn:
        words = afinn.Afinn()
        found.append(_peer("AFINN", "afinn", lambda text: -float(words.score(text)) / 5))
    found.append(_peer("TextBlob", "textblob", lambda text: -float(blob(text).sentiment.polarity)))
    return tuple(found)


def _peer(name: str, package: str, balance: Callable[[str], float]) -> Scorer:
    def stance(text: str) -> Stance:
        value = balance(text)
        if abs(value) < SILENCE:
            return "neutral"
        return "escalatory" if value > 0 else "de-escalatory"

    return Scorer(name, version(package), balance, stance)
