"""The tables that masking asks: masks, plain words, points of the compass, nouns of states."""

from __future__ import annotations

import json
import re
from functools import lru_cache

from detente.data_tables import data_path, table
from detente.text.word_patterns import any_of


@lru_cache(maxsize=1)
def vocabulary() -> frozenset[str]:
    """The words that the encoder knows as a whole."""
    whole = json.loads(data_path("second_reader", "tokenizer.json").read_text(encoding="utf-8"))
    return frozenset(whole["model"]["vocab"])


@lru_cache(maxsize=1)
def ambiguous() -> dict[str, str]:
    """Names that stand for several bodies, and the kind that they are masked as."""
    columns = ("name", "kind", "example", "note")
    return {
        row["name"]: row["kind"] for _, row in table(data_path("second_reader", "masked_names.csv"), columns)
    }


@lru_cache(maxsize=1)
def masks() -> dict[str, str]:
    """The word for each kind of name."""
    columns = ("kind", "mask", "example", "note")
    return {row["kind"]: row["mask"] for _, row in table(data_path("second_reader", "masks.csv"), columns)}


@lru_cache(maxsize=1)
def compass() -> dict[str, str]:
    """The word for each point of the compass."""
    columns = ("word", "mask", "example", "note")
    return {row["word"]: row["mask"] for _, row in table(data_path("second_reader", "compass.csv"), columns)}


@lru_cache(maxsize=1)
def point() -> re.Pattern[str]:
    """Any point of the compass, the longest first, in small letters or with a capital."""
    return re.compile(rf"\b(?:{any_of(compass())})\b", re.I)


@lru_cache(maxsize=1)
def before_a_place() -> frozenset[str]:
    """Words behind which a surname that is a place too is the place."""
    return frozenset(part for part, kind in plain_parts() if kind == "word before a place")


@lru_cache(maxsize=1)
def plain_parts() -> tuple[tuple[str, str], ...]:
    """Parts that show a word to be no name, and how: plain_parts.csv."""
    columns = ("part", "kind", "example", "note")
    rows = table(data_path("second_reader", "plain_parts.csv"), columns)
    return tuple((row["part"], row["kind"]) for _, row in rows)


@lru_cache(maxsize=1)
def state_noun() -> re.Pattern[str]:
    """What stands before a state's name in its full name: "Republic of ", at the end of what is searched."""
    rows = table(data_path("second_reader", "state_nouns.csv"), ("noun", "example", "note"))
    return re.compile(rf"\b(?:{'|'.join(row['noun'] for _, row in rows)}) of $")


@lru_cache(maxsize=1)
def plain_words() -> frozenset[str]:
    """Surnames that are plain words too."""
    rows = table(data_path("actors", "plain_words.csv"), ("word",))
    return frozenset(row["word"] for _, row in rows)
