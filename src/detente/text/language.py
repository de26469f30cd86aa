"""Which language a text is in. Only English is scored; anything else is kept, shown and said so."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

SAMPLE = 3_000
SHORTEST = 24
SURE = 0.6
# A few words of English with foreign names can look foreign: below SHORT letters only a near certainty
# counts.
SHORT = 200
NEARLY_CERTAIN = 0.95


def detect(text: str) -> str | None:
    """Two-letter ISO 639-1 code, or None where the text is too short or the answer unsure.

    py3langid (BSD; Lui and Baldwin 2012, langid.py, ACL) with the model that it carries; the first 3,000
    characters.

    Args:
        text: Any text; only its first 3,000 characters count.

    Returns:
        The code ("en"), or None.
    """
    sample = text[:SAMPLE].strip()
    letters = sum(character.isalpha() for character in sample)
    if letters < SHORTEST:
        return None
    language, sure = _identifier().classify(sample)
    needed = NEARLY_CERTAIN if language != "en" and letters < SHORT else SURE
    return str(language) if sure >= needed else None


def language_name(code: str) -> str:
    """The English name of a language ("fr": "French") from Unicode's tables by Babel; the code where it has
    none.

    Args:
        code: Two-letter ISO 639-1 code.

    Returns:
        The name, or `code`.
    """
    from babel import Locale

    return str(Locale("en").languages.get(code, code))


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
