"""Sets of function words that the reading of a clause asks for: one table, one row a word (data/lexicon)."""

from __future__ import annotations

from functools import lru_cache

from detente.data_tables import data_path, table
from detente.records import DetenteError


@lru_cache(maxsize=1)
def _sets() -> dict[str, frozenset[str]]:
    named = [row["set"] for _, row in table(data_path("lexicon", "function_word_sets.csv"), ("set", "use"))]
    words: dict[str, set[str]] = {name: set() for name in named}
    for line, row in table(data_path("lexicon", "function_words.csv"), ("set", "word")):
        if row["set"] not in words or row["word"] in words[row["set"]]:
            raise DetenteError(
                f"function_words.csv, line {line}: “{row['set']}” is not in function_word_sets.csv, "
                f"or “{row['word']}” stands in it twice."
            )
        words[row["set"]].add(row["word"])
    return {name: frozenset(members) for name, members in words.items()}


def words_in(name: str) -> frozenset[str]:
    """The words of a set.

    Args:
        name: What the set is called in function_word_sets.csv.

    Returns:
        Its words, in small letters.

    Raises:
        DetenteError: Where the table has no such set.
    """
    try:
        return _sets()[name]
    except KeyError:
        raise DetenteError(f"function_word_sets.csv has no set “{name}”.") from None
