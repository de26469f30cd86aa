"""The index of words in PostgreSQL, made to find what SQLite's FTS5 finds: its words, Porter's stems,
phrases, no stop words.

PostgreSQL's own cutting into words knows addresses and hyphens, and its English leaves out "not". So words
are cut here by FTS5's rules, and PostgreSQL is given their stems with their places; it is asked for each stem
once (migration 0011 makes the stemmer). Its stemmer is Porter's as published; where FTS5 departs from that,
the stems are FTS5's.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import islice

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, text

_WORD = re.compile("[^\\W_](?:[^\\W_]|[\u0300-\u0331])*")
_SHORTEST, _LONGEST = 3, 64  # bytes of a word that FTS5 stems
# What FTS5 goes on with and PostgreSQL leaves, behind a vowel with a consonant after it: "credibly" is
# "credible", "technology" "technolog"; of the doubled letters before "ed" and "ing" PostgreSQL knows fewer.
_LEFT = re.compile(r".*(?:[aeiou][^aeiou]|[^aeiou]y[^aeiou]).*(?:bli|logi)|.*([chjkqvwx])\1")
_MOST_KNOWN = 200_000  # stems that are kept
_MOST_LETTERS = 500  # of a word that are indexed: PostgreSQL takes 2 kB
_AT_ONCE = 5_000  # paragraphs written in one statement


def index(connection: Connection, first: int, last: int, places: int) -> None:
    """Index the paragraphs and headings of the articles with ids from `first` to `last`."""
    bounds = {"first": first, "last": last}
    connection.execute(text("DELETE FROM words WHERE article_id BETWEEN :first AND :last"), bounds)
    read = connection.execute(
        text(
            f"SELECT article_id * {places}::bigint + position, text FROM paragraph "
            "WHERE article_id BETWEEN :first AND :last AND kind IN ('body', 'heading')"
        ),
        bounds,
    )
    write = text(
        "INSERT INTO words (article_id, position, lexemes) "
        f"SELECT key::bigint / {places}, mod(key::bigint, {places}), said::tsvector "
        "FROM json_each_text(CAST(:rows AS json)) AS each(key, said)"
    )
    rows = iter(read)
    while some := list(islice(rows, _AT_ONCE)):
        cut = {key: [_folded(word) for word in _WORD.findall(said)] for key, said in some}
        stems = _stems(connection, {word for words in cut.values() for word in words})
        vectors = {
            key: " ".join(f"'{stems[word]}':{place}" for place, word in enumerate(words, 1))
            for key, words in cut.items()
        }
        connection.execute(write, {"rows": json.dumps(vectors)})


def numbers(connection: Connection, terms: Sequence[str], most: int, places: int) -> NDArray[np.int64]:
    """The numbers of the paragraphs and headings that hold all the terms, at most `most`, those added last
    first.
    """
    phrases = _phrases(connection, terms)
    if not phrases:
        return np.zeros(0, dtype=np.int64)
    sought = " & ".join("(" + " <-> ".join(f"'{stem}'" for stem in phrase) + ")" for phrase in phrases)
    query = text(  # as one value: the driver takes longer for two hundred thousand rows than the server
        "SELECT string_agg(CAST(number AS text), ' ' ORDER BY number DESC) FROM ("
        f"SELECT article_id * {places}::bigint + position AS number FROM words WHERE lexemes @@ "
        "CAST(:sought AS tsquery) "
        "ORDER BY number DESC LIMIT :most) AS found"
    )
    found = connection.execute(query, {"sought": sought, "most": most}).scalar()
    return np.array((found or "").split(), dtype=np.int64)


def marked(connection: Connection, terms: Sequence[str], texts: dict[int, str]) -> dict[int, tuple[str, ...]]:
    """The words of some texts that the terms were found as ("talking" for "talk"), by the texts' numbers."""
    cut = {key: list(_WORD.finditer(said)) for key, said in texts.items()}
    stems = _stems(connection, {_folded(word[0]) for words in cut.values() for word in words})
    phrases = _phrases(connection, terms)
    return {
        key: _found(texts[key], words, [stems[_folded(word[0])] for word in words], phrases)
        for key, words in cut.items()
    }


def _found(
    said: str, words: list[re.Match[str]], stems: list[str], phrases: list[list[str]]
) -> tuple[str, ...]:
    spans: list[tuple[int, int]] = []
    for phrase in phrases:
        for place in range(len(stems) - len(phrase) + 1):
            if stems[place : place + len(phrase)] == phrase:
                spans.append((words[place].start(), words[place + len(phrase) - 1].end()))
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(dict.fromkeys(said[start:end] for start, end in merged))


def _phrases(connection: Connection, terms: Sequence[str]) -> list[list[str]]:
    """The stems of each term, in order; a term without any word ("_") is left out, as FTS5 does."""
    cut = [[_folded(word) for word in _WORD.findall(term)] for term in terms]
    stems = _stems(connection, {word for words in cut for word in words})
    return [[stems[word] for word in words] for words in cut if words]


def _stems(connection: Connection, words: Collection[str]) -> dict[str, str]:
    """The stem of each word. FTS5 stems none of fewer than three letters: "us" is not "u"."""
    unknown = [word for word in words if word not in _known and _SHORTEST <= len(word.encode()) <= _LONGEST]
    asked = _asked(connection, unknown)
    left = {word: _departing(word, stem) for word, stem in asked.items() if _LEFT.fullmatch(stem)}
    if left:
        again = _asked(connection, set(left.values()))
        asked.update({word: again[stem] for word, stem in left.items()})
    if len(_known) < _MOST_KNOWN:
        _known.update(asked)
    return {word: asked.get(word) or _known.get(word, word) for word in words}


def _asked(connection: Connection, words: Collection[str]) -> dict[str, str]:
    if not words:
        return {}
    query = text(
        "SELECT word, (ts_lexize('detente_stem', word))[1] AS stem FROM "
        "json_array_elements_text(CAST(:words AS json)) AS word"
    )
    rows = connection.execute(query, {"words": json.dumps(list(words))})
    return {str(row.word): str(row.stem) for row in rows}


def _departing(word: str, stem: str) -> str:
    """The word, as FTS5 goes on with it, whose stem is FTS5's."""
    if stem.endswith("bli"):
        return f"{stem[:-1]}e"
    cut = stem.endswith("logi") or word.startswith((f"{stem}ed", f"{stem}ing"))
    return stem[:-1] if cut else stem


_known: dict[str, str] = {}  # stems that were asked for: the same in every database


@lru_cache(maxsize=100_000)
def _folded(word: str) -> str:
    """In small letters; Latin ones without their accents, others as they are: what FTS5's "remove_diacritics
    2" does.
    """
    word = word[:_MOST_LETTERS]
    if word.isascii():
        return word.lower()
    letters = (unicodedata.normalize("NFD", letter) for letter in word.lower())
    return "".join(
        apart[0] if apart[0].isascii() else unicodedata.normalize("NFC", apart)
        for apart in letters
        if not "\u0300" <= apart <= "\u0331"
    )
