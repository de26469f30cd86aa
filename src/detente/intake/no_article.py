"""Texts that are no article: notices of a site in place of its text (data/intake/no_articles.csv), lists
without texts, programs and codes. They are refused with a sentence, and never stored as prose.
"""

from __future__ import annotations

import re
from functools import cache

from detente.data_tables import data_path, table
from detente.intake.press.page_parts import day_in

_LONGEST_NOTICE = 220  # words; a longer text that speaks of cookies is about them
_SHARE_OF_NOTICE = 0.4  # of the words stand in sentences such as notices have
_SHORTEST_WITH_ONE = 30  # words above which one such sentence is not enough
_LONGEST_BUTTON = 8  # words; a longer sentence of a notice speaks to its reader
_SPEAKS_TO = "whom it speaks to"
_FEWEST_ENTRIES = 8  # lines of a list
_ENTRIES, _SENTENCES = 0.5, 0.2  # shares of a list's lines that are entries, at least; sentences, at most
_LONGEST_ENTRY = 300  # characters
_SHARE_OF_SIGNS = 0.06  # of the characters, in programs; prose has under 0.02
_SHARE_OF_PROSE = 0.3  # of the characters, in runs of plain words; programs have them in remarks alone
_SHARE_OF_CODE = 0.5  # of the characters, in what is encoded
_LOOKED_AT = 200_000  # characters in which lists are looked for
_BEGINNING = 20_000  # characters by which a program is known
_SENTENCE = re.compile(r"[.!?\n]+\s*")
_SENTENCE_ENDS = re.compile(r"""[.!?…:]["'”’»)\]]*$""")
_ADDRESS = re.compile(r"https?://|www\.\w")
_LEADERS = re.compile(r"(?:\.\s?){5,}\s*\d{1,4}$")  # "The gate ........ 12"
_FEWEST_LETTERS = 100
_SIGNS = frozenset("{};=<>[]_")
_CALL = re.compile(r"\w\(")  # round brackets that stand by themselves are those of prose and tables
_PLAIN_WORDS = re.compile(r"(?:\b[^\W\d_]+(?:['’-][^\W\d_]+)*,? ){5,}[^\W\d_]+")
_CODED = re.compile(r"(?<!\S)[A-Za-z0-9+/=_-]{30,}(?!\S)")


def no_article(title: str | None, text: str) -> str | None:
    """The sentence for which a text is refused; None where it may be an article.

    Args:
        title: As its file says, if it does.
        text: As the reader of its format gives it.
    """
    text = text[:_LOOKED_AT]
    if kind := _notice(f"{title or ''}\n{text}"):
        return (
            f"This is {kind}, and no article: open the page until you see its text, copy that and paste it "
            "here."
        )
    if _is_code(text[:_BEGINNING]):
        return "This is a program or a code, and no article: copy the text that matters and paste it here."
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if _is_list(lines):
        if sum(_ADDRESS.search(line) is not None for line in lines) >= _ENTRIES * len(lines):
            return "This is a list of addresses without texts: paste them where addresses are asked for."
        return "This is a list without texts: give the articles that it names, or their addresses."
    return None


def _notice(text: str) -> str | None:
    """What a site shows in place of an article, in words; None where the text is none of these."""
    words = len(text.split())
    if words > _LONGEST_NOTICE:
        return None
    found: dict[str, int] = {}
    covered = hits = 0
    for sentence in filter(None, _SENTENCE.split(text.casefold().replace("’", "'"))):
        if len(sentence.split()) > _LONGEST_BUTTON and not _phrases()[_SPEAKS_TO].search(sentence):
            continue
        kinds = [
            kind for kind, phrases in _phrases().items() if kind != _SPEAKS_TO and phrases.search(sentence)
        ]
        for kind in kinds:
            found[kind] = found.get(kind, 0) + 1
        hits += bool(kinds)
        covered += len(sentence.split()) * bool(kinds)
    if covered < _SHARE_OF_NOTICE * words or (hits < 2 and words > _SHORTEST_WITH_ONE):
        return None
    return max(found, key=lambda kind: found[kind], default=None)


@cache
def _phrases() -> dict[str, re.Pattern[str]]:
    """The phrases of each kind, as one pattern of whole words."""
    said: dict[str, list[str]] = {}
    for _, row in table(data_path("intake", "no_articles.csv"), ("kind", "words", "example")):
        said.setdefault(row["kind"], []).append(re.escape(row["words"].casefold()))
    return {kind: re.compile(rf"(?<!\w)(?:{'|'.join(some)})(?!\w)") for kind, some in said.items()}


def _is_list(lines: list[str]) -> bool:
    """Whether nearly all lines name a day, an address or a page, and hardly any is a sentence."""
    if len(lines) < _FEWEST_ENTRIES or max(map(len, lines)) > _LONGEST_ENTRY:
        return False
    sentences = sum(
        _SENTENCE_ENDS.search(line[-6:]) is not None and not _ADDRESS.search(line) for line in lines
    )
    if sentences > _SENTENCES * len(lines):
        return False
    return sum(map(_is_entry, lines)) >= _ENTRIES * len(lines) * (1 - _SENTENCES)


def _is_entry(line: str) -> bool:
    return bool(_ADDRESS.search(line) or _LEADERS.search(line)) or (
        any(map(str.isdigit, line)) and day_in(line) is not None
    )


def _is_code(text: str) -> bool:
    """Whether a text is written in the signs of programs, or encoded as one long word after the other."""
    letters = len("".join(text.split()))
    if letters < _FEWEST_LETTERS:
        return False
    if sum(len(run) for run in _PLAIN_WORDS.findall(text)) >= _SHARE_OF_PROSE * letters:
        return False  # an article with some tags or formulas left in it
    signs = sum(map(text.count, _SIGNS)) + 2 * len(_CALL.findall(text))
    coded = sum(len(found) for found in _CODED.findall(text))
    return signs >= _SHARE_OF_SIGNS * letters or coded >= _SHARE_OF_CODE * letters
