"""The index of words in PostgreSQL, made to find what SQLite's FTS5 finds: its words, Porter's stems, phrases, no stop words.

PostgreSQL's own cutting into words knows addresses and hyphens, and its English leaves out "not". So words are cut here,
by FTS5's rules, and PostgreSQL has them one by one, for a configuration of Porter's stems alone (migration 0011).
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, text

_WORD = re.compile("[^\\W_](?:[^\\W_]|[\u0300-\u0331])*")
_AT_ONCE = 5_000  # paragraphs written in one statement


def index(connection: Connection, first: int, last: int, places: int) -> None:
    """Index the paragraphs and headings of the articles with ids from `first` to `last` anew."""
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
        f"SELECT key::bigint / {places}, mod(key::bigint, {places}), to_tsvector('detente', said) "
        "FROM json_each_text(CAST(:rows AS json)) AS each(key, said)"
    )
    rows = iter(read)
    while some := list(islice(rows, _AT_ONCE)):
        connection.execute(write, {"rows": json.dumps({key: _plain(said) for key, said in some})})


def numbers(connection: Connection, terms: Sequence[str], most: int, places: int) -> NDArray[np.int64]:
    """The numbers of the paragraphs and headings that hold all the terms, at most `most`, those added last first."""
    matching = " && ".join(f"phraseto_tsquery('detente', :term{place})" for place in range(len(terms)))
    query = text(
        f"SELECT article_id * {places}::bigint + position AS number FROM words WHERE lexemes @@ ({matching}) "
        "ORDER BY number DESC LIMIT :most"
    )
    given = {f"term{place}": _plain(term) for place, term in enumerate(terms)}
    found = connection.execute(query, given | {"most": most})
    return np.fromiter(found.scalars(), dtype=np.int64)


def marked(connection: Connection, terms: Sequence[str], texts: dict[int, str]) -> dict[int, tuple[str, ...]]:
    """The words of some texts that the terms were found as ("talking" for "talk"), by the texts' numbers."""
    cut = {key: list(_WORD.finditer(said)) for key, said in texts.items()}
    sought = [[_folded(word) for word in _WORD.findall(term)] for term in terms]
    stems = _stems(
        connection,
        {_folded(word[0]) for words in cut.values() for word in words}
        | {word for term in sought for word in term},
    )
    phrases = [[stems[word] for word in term] for term in sought]
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


def _stems(connection: Connection, words: Iterable[str]) -> dict[str, str]:
    query = text(
        "SELECT word, (ts_lexize('detente_stem', word))[1] AS stem FROM json_array_elements_text(CAST(:words AS json)) AS word"
    )
    rows = connection.execute(query, {"words": json.dumps(sorted(words))})
    return {str(row.word): str(row.stem) for row in rows}


def _plain(written: str) -> str:
    return " ".join(_folded(word) for word in _WORD.findall(written))


@lru_cache(maxsize=100_000)
def _folded(word: str) -> str:
    """In small letters; Latin ones without their accents, others as they are: what FTS5's "remove_diacritics 2" does."""
    if word.isascii():
        return word.lower()
    letters = (unicodedata.normalize("NFD", letter) for letter in word.lower())
    return "".join(
        apart[0] if apart[0].isascii() else unicodedata.normalize("NFC", apart)
        for apart in letters
        if not "\u0300" <= apart <= "\u0331"
    )
