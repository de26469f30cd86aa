"""Which language a text is in. Only English is scored; anything else is kept, shown and said so."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from detente.data_tables import data_path, table

SAMPLE = 3_000
SHORTEST = 24
SURE = 0.6
# A few words of English with foreign names can look foreign: below SHORT letters only a near certainty
# counts.
SHORT = 200
NEARLY_CERTAIN = 0.95
# Text in which one word in five is among the commonest of English, and four of them stand, is English; no
# model has to be loaded for it. In running English it is more than one in four, in other languages one in a
# hundred; a third of it quoted in English is not enough.
_FROM_WORDS, _SHARE, _KINDS = 30, 1 / 5, 4
_NO_LANGUAGE = "zxx"  # ISO 639-2's code for what is no language: tables, signs
_WORD = re.compile(r"[^\W\d_]+")


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
    if _surely_english(sample):
        return "en"
    language, sure = _identifier().classify(sample)
    if language == _NO_LANGUAGE:
        return None
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


def _surely_english(sample: str) -> bool:
    """Whether so many of a text's words are the commonest of English that it is in no other language."""
    words = _WORD.findall(sample.casefold())
    common = [word for word in words if word in _commonest()]
    return len(words) >= _FROM_WORDS and len(common) >= _SHARE * len(words) and len(set(common)) >= _KINDS


@lru_cache(maxsize=1)
def _commonest() -> frozenset[str]:
    """The words of data/text/commonest_english.csv."""
    rows = table(data_path("text", "commonest_english.csv"), ("word", "example"))
    return frozenset(row["word"] for _, row in rows)


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
